#version 330 core
layout(location = 0) in vec3 position;
layout(location = 1) in vec3 normal;
layout(location = 2) in vec2 uv;
layout(location = 3) in float theater;
uniform mat4 clip;
#ifdef SWELL
layout(location = 4) in vec2 swell;
out vec2 ripple;
#endif
out vec3 light;
#if MAPS != 0
out vec3 direction;
#endif
#if MAPS != 1
out vec2 place;
#endif
#if MAPS == 2
out float inTheater;
#endif
void main() {
#ifdef SWELL
    ripple = swell;
#endif
    light = daylight(normal);
#if MAPS != 0
    direction = normal;
#endif
#if MAPS != 1
    place = uv;
#endif
#if MAPS == 2
    inTheater = theater;
#endif
    gl_Position = clip * vec4(position, 1.0);
}
