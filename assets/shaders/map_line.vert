#version 330 core
// A stroke of constant width between two points, widened in the picture. One instance a stroke.
layout(location = 0) in vec3 from;
layout(location = 1) in vec3 to;
layout(location = 2) in float kind;
uniform mat4 clip;
uniform vec3 tileFromEye;
uniform vec3 tileOrigin;
uniform vec2 halfPicturePx;
uniform vec4 coastColour;
uniform vec4 borderColour;
uniform vec2 halfWidthPx;  // coast, border
out vec4 tint;
out float across;
out float halfWidth;
float facing(vec3 p) {
    vec3 normal = normalize((p + tileOrigin) * vec3(1.0, 1.0, 1.00673949674));
    return dot(normal, -normalize(p + tileFromEye));
}
void main() {
    float a = facing(from), b = facing(to);
    vec4 p = clip * vec4(from + tileFromEye, 1.0);
    vec4 q = clip * vec4(to + tileFromEye, 1.0);
    bool second = gl_VertexID >= 2;
    float side = (gl_VertexID & 1) == 0 ? -1.0 : 1.0;
    halfWidth = kind < 0.5 ? halfWidthPx.x : halfWidthPx.y;
    tint = kind < 0.5 ? coastColour : borderColour;
    tint.a *= smoothstep(-0.005, 0.10, second ? b : a);
    vec2 along = (q.xy / q.w - p.xy / p.w) * halfPicturePx;
    float size = length(along);
    if (a < -0.01 || b < -0.01 || p.w <= 0.0 || q.w <= 0.0 || size < 1e-6) {
        gl_Position = vec4(0.0, 0.0, 2.0, 1.0);
        across = 0.0;
        return;
    }
    vec2 aside = vec2(-along.y, along.x) / size;
    float reach = halfWidth + 0.75;
    across = side * reach;
    vec4 place = second ? q : p;
    gl_Position = place + vec4(aside * (across / halfPicturePx) * place.w, 0.0, 0.0);
}
