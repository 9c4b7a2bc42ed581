#version 330 core
// The whole of a map: two triangles over the target.
#ifdef THEATER
out vec2 place;
#else
uniform mat4 face;  // directions to places on a face of the cube, and how far along its axis
out vec3 place;
#endif
void main() {
    vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1);
    vec2 onTarget = corner * 2.0 - 1.0;
#ifdef THEATER
    place = corner;
#else
    place = transpose(mat3(face)) * vec3(onTarget, 1.0);
#endif
    gl_Position = vec4(onTarget, 0.0, 1.0);
}
