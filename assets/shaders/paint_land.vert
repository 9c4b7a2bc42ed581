#version 330 core
// Land as it lies on a map: by longitude and latitude, or by the direction of its normal on a face of the cube.
layout(location = 0) in vec3 offset;
layout(location = 1) in vec2 lonLatDeg;
#ifdef THEATER
uniform vec4 theaterDeg;  // west, north, width, height
out vec2 place;
#else
uniform vec3 tileOrigin;
uniform mat4 face;
out vec3 place;
#endif
void main() {
#ifdef THEATER
    float lon = lonLatDeg.x < theaterDeg.x + 0.5 * theaterDeg.z - 180.0 ? lonLatDeg.x + 360.0 : lonLatDeg.x;
    place = vec2(lon - theaterDeg.x, theaterDeg.y - lonLatDeg.y) / theaterDeg.zw;
    gl_Position = vec4(place * 2.0 - 1.0, 0.0, 1.0);
#else
    place = normalize((offset + tileOrigin) * vec3(1.0, 1.0, 1.00673949674));
    vec3 onFace = mat3(face) * place;
    gl_Position = vec4(onFace.xy, 0.0, onFace.z);
#endif
}
