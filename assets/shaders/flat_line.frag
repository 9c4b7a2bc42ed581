#version 330 core
in vec4 tint;
in vec2 stroke;
in float along;
flat in vec2 pattern;
out vec4 colour;
void main() {
    // A line thinner than a pixel is drawn one pixel wide and fainter.
    float wide = max(stroke.y, 0.5);
    float cover = clamp(wide + 0.5 - abs(stroke.x), 0.0, 1.0) * min(1.0, 2.0 * stroke.y);
    if (pattern.x > 0.0) {
        float t = mod(along, pattern.x + pattern.y);
        cover *= clamp(min(t, pattern.x - t) + 0.5, 0.0, 1.0);
    }
    colour = tint * cover;
}
