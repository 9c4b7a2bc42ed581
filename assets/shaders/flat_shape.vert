#version 330 core
layout(location = 0) in vec2 place;
layout(location = 1) in vec4 colour;
uniform vec2 perPixel;
layout(location = 2) in vec4 edgeColour;
layout(location = 3) in vec2 fromMiddle;
layout(location = 4) in vec4 size;  // half width, half height, radius, border
noperspective out vec2 local;
flat out vec4 shape;
flat out vec4 fill;
flat out vec4 edge;
void main() {
    local = fromMiddle;
    shape = size;
    fill = vec4(colour.rgb * colour.a, colour.a);
    edge = vec4(edgeColour.rgb * edgeColour.a, edgeColour.a);
    gl_Position = vec4(place.x * perPixel.x - 1.0, 1.0 - place.y * perPixel.y, 0.0, 1.0);
}
