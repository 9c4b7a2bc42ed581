#version 330 core
noperspective in vec2 local;
flat in vec4 shape;
flat in vec4 fill;
flat in vec4 edge;
out vec4 colour;
void main() {
    vec2 q = abs(local) - shape.xy + shape.z;
    float distance = length(max(q, vec2(0.0))) + min(max(q.x, q.y), 0.0) - shape.z;
    float whole = clamp(0.5 - distance, 0.0, 1.0);
    float inner = shape.w > 0.0 ? clamp(0.5 - distance - shape.w, 0.0, 1.0) : whole;
    colour = fill * inner + edge * (whole - inner);
}
