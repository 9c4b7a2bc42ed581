#version 330 core
layout(location = 0) in vec3 position;
layout(location = 1) in vec4 colour;
uniform mat4 clip;
uniform float pointPx;
out vec4 tint;
void main() {
    tint = colour;
    gl_PointSize = pointPx;
    gl_Position = clip * vec4(position, 1.0);
}
