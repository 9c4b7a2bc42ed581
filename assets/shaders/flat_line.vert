#version 330 core
layout(location = 0) in vec2 place;
layout(location = 1) in vec4 colour;
uniform vec2 perPixel;
layout(location = 2) in vec2 width;  // from the middle line, half width
layout(location = 3) in vec3 dash;   // along, on, off
out vec4 tint;
out vec2 stroke;
out float along;
flat out vec2 pattern;
void main() {
    tint = vec4(colour.rgb * colour.a, colour.a);
    stroke = width;
    along = dash.x;
    pattern = dash.yz;
    gl_Position = vec4(place.x * perPixel.x - 1.0, 1.0 - place.y * perPixel.y, 0.0, 1.0);
}
