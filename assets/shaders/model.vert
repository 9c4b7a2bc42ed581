#version 330 core
layout(location = 0) in vec3 place;
layout(location = 1) in vec3 normal;
layout(location = 2) in vec2 material;  // tone, share of the side's colour
layout(location = 3) in vec3 position;
layout(location = 4) in vec3 forward;
layout(location = 5) in vec3 right;
layout(location = 6) in vec3 down;
layout(location = 7) in vec3 size;
layout(location = 8) in vec4 colour;
layout(location = 9) in vec2 state;  // ghost, turns
layout(location = 10) in vec3 hub;
layout(location = 11) in vec2 turning;  // axis, rate
uniform mat4 clip;
uniform vec3 sun;
uniform vec3 up;
uniform float sunlight;
uniform float ink;   // 1 on light themes
uniform vec3 hazeColour;
uniform vec3 hazeReach;  // strength, where it begins, how fast it grows; m
uniform float veil;  // opacity of what can be seen through
out vec4 tint;

vec3 turned(vec3 v) {
    float angle = 6.2831853 * state.y * turning.y;
    float c = cos(angle), s = sin(angle);
    if (turning.x < 1.5) return vec3(v.x, c * v.y - s * v.z, s * v.y + c * v.z);
    return vec3(c * v.x - s * v.y, s * v.x + c * v.y, v.z);
}

void main() {
    mat3 axes = mat3(forward, right, down);
    vec3 inModel = place * size, facing = normalize(normal / size);
    if (turning.x > 0.5) {
        inModel = hub * size + turned(inModel - hub * size);
        facing = turned(facing);
    }
    vec3 fromEye = position + axes * inModel;
    vec3 n = axes * facing;
    vec3 toEye = -normalize(fromEye);
    // The sun when it is up, or a fixed light over the viewer's left shoulder.
    float day = smoothstep(-0.10, 0.20, dot(up, sun));
    vec3 fixedLight = normalize(up * 1.2 + toEye * 0.8 - cross(toEye, up) * 0.6);
    vec3 light = normalize(mix(fixedLight, mix(fixedLight, sun, day), sunlight));
    float strength = mix(1.0, mix(0.45, 1.0, day), sunlight);
    float lit = 0.26 + 0.20 * (0.5 + 0.5 * dot(n, up)) + 0.52 * max(0.0, dot(n, light));
    float rim = pow(1.0 - max(0.0, dot(n, toEye)), 3.0);
    vec3 paint = mix(mix(vec3(0.62, 0.65, 0.68), vec3(0.80), ink), colour.rgb, material.y * 0.72) * material.x;
    vec3 seen = paint * lit * strength + vec3(0.30, 0.42, 0.55) * rim * (0.45 - 0.25 * ink);
    float along = clamp((length(fromEye) - hazeReach.y) * hazeReach.z, 0.0, 1.0);
    seen = mix(seen, hazeColour * strength, hazeReach.x * along);
    float alpha = colour.a * veil;
    if (state.x > 0.5) {
        seen = mix(colour.rgb, vec3(1.0 - ink), 0.15);
        alpha *= 0.10 + 0.55 * rim;
    }
    tint = vec4(clamp(seen, 0.0, 1.0) * alpha, alpha);
    gl_Position = clip * vec4(fromEye, 1.0);
}
