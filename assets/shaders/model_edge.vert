#version 330 core
layout(location = 0) in vec4 place;
layout(location = 1) in float fromEdge;  // px
layout(location = 2) in vec4 colour;
out vec4 tint;
out float across;
void main() {
    tint = colour;
    across = fromEdge;
    gl_Position = place;
}
