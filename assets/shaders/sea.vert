#version 330 core
layout(location = 0) in vec3 position;
layout(location = 1) in vec3 normal;
layout(location = 2) in vec2 uv;
uniform mat4 clip;
#ifdef SWELL
layout(location = 3) in vec2 swell;
out vec2 ripple;
#endif
out vec3 light;
out float level;
#ifdef HAZE
out vec4 veil;
#endif
#ifdef THEATER
out vec2 place;
#else
out vec3 place;
#endif
void main() {
#ifdef SWELL
    ripple = swell;
#endif
#ifdef THEATER
    place = uv;
#else
    place = normal;
#endif
    light = daylight(normal);
    level = mapLevel(position, normal);
#ifdef HAZE
    veil = hazeAt(position, light);
#endif
    gl_Position = clip * vec4(position, 1.0);
}
