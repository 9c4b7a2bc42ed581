#version 330 core
// Premultiplied colour from the vertices, dithered: the sky's gradients are the darkest of the picture.
in vec4 tint;
out vec4 colour;
void main() {
    float noise = fract(dot(gl_FragCoord.xy, vec2(0.7548776662, 0.5698402910)));
    colour = tint + vec4(vec3(noise * (1.0 / 255.0) - (0.5 / 255.0)), 0.0);
}
