#version 330 core
in vec4 tint;
in vec2 offset;
out vec4 colour;
void main() {
    float d = length(offset);
    float core = clamp(1.0 - d * 4.0, 0.0, 1.0);
    float glow = max(0.0, 1.0 - d);
    float shine = glow * glow * glow * 0.55;
    vec3 seen = mix(tint.rgb, vec3(1.0), core * 0.6) * core + tint.rgb * shine;
    // Light is added; a little of what is behind gives way, so that it shows on light grounds too.
    colour = vec4(seen * tint.a, (core + 0.4 * shine) * tint.a);
}
