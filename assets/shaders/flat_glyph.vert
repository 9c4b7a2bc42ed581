#version 330 core
layout(location = 0) in vec2 place;
layout(location = 1) in vec4 colour;
uniform vec2 perPixel;
layout(location = 2) in vec3 letter;  // u, v, halo
flat out vec4 tint;
flat out float halo;
noperspective out vec2 uv;
void main() {
    tint = vec4(colour.rgb * colour.a, colour.a);
    halo = letter.z;
    uv = letter.xy;
    gl_Position = vec4(place.x * perPixel.x - 1.0, 1.0 - place.y * perPixel.y, 0.0, 1.0);
}
