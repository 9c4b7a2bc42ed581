#version 330 core
noperspective in vec4 tint;
noperspective in vec2 stroke;
#if defined(DASHED) || defined(FADING)
noperspective in float along;
flat in vec2 onOff;
#endif
out vec4 colour;
void main() {
    // A line thinner than a pixel is drawn one pixel wide and fainter.
    float wide = max(stroke.y, 0.5);
    float cover = clamp(wide + 0.5 - abs(stroke.x), 0.0, 1.0) * min(1.0, 2.0 * stroke.y);
#ifdef DASHED
    // Solid lines among dashed ones.
    if (onOff.x > 0.0) {
        float t = mod(along, onOff.x + onOff.y);
        cover *= clamp(min(t, onOff.x - t) + 0.5, 0.0, 1.0);
    }
#endif
#ifdef FADING
    // The power 1.6 of what is left, to less than a step of eight bits and without its logarithm.
    float left = clamp(1.0 - along / onOff.x, 0.0, 1.0);
    cover *= left * sqrt(left) * (0.865 + 0.135 * left);
#endif
    colour = tint * cover;
}
