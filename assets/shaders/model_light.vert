#version 330 core
// A navigation light: a small square towards the eye, as bright as the light shines that way.
layout(location = 0) in vec3 place;   // m from the eye
layout(location = 1) in vec2 corner;  // -1..1
layout(location = 2) in vec4 colour;  // with its strength
uniform mat4 clip;
uniform vec2 perPixel;
uniform float radius;  // px
out vec4 tint;
out vec2 offset;
void main() {
    tint = colour;
    offset = corner;
    vec4 p = clip * vec4(place, 1.0);
    p.z -= 4e-4 * p.w;
    gl_Position = p + vec4(corner * radius * perPixel * p.w, 0.0, 0.0);
}
