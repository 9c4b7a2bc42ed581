#version 330 core
in vec4 tint;
in float across;
in float halfWidth;
out vec4 colour;
void main() {
    float cover = clamp(halfWidth + 0.5 - abs(across), 0.0, 1.0) * min(1.0, 2.0 * halfWidth);
    colour = vec4(tint.rgb, tint.a * cover);
}
