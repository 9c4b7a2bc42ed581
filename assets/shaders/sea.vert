#version 330 core
layout(location = 0) in vec3 position;
layout(location = 1) in vec3 normal;
layout(location = 2) in vec2 uv;
layout(location = 3) in float theater;
uniform mat4 clip;
out vec3 light;
out vec3 direction;
out vec2 place;
out float inTheater;
void main() {
    light = daylight(normal);
    direction = normal;
    place = uv;
    inTheater = theater;
    gl_Position = clip * vec4(position, 1.0);
}
