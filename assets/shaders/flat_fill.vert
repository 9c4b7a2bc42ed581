#version 330 core
layout(location = 0) in vec2 place;
layout(location = 1) in vec4 colour;
uniform vec2 perPixel;
noperspective out vec4 tint;
void main() {
    tint = vec4(colour.rgb * colour.a, colour.a);
    gl_Position = vec4(place.x * perPixel.x - 1.0, 1.0 - place.y * perPixel.y, 0.0, 1.0);
}
