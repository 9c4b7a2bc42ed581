#version 330 core
in vec4 tint;
in float across;
out vec4 colour;
void main() { colour = tint * clamp(1.0 - abs(across), 0.0, 1.0); }
