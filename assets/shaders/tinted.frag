#version 330 core
// Premultiplied colour from the vertices, dithered: the sky's gradients are the darkest of the picture.
in vec4 tint;
out vec4 colour;
void main() {
    float noise = fract(52.9829189 * fract(dot(gl_FragCoord.xy, vec2(0.06711056, 0.00583715))));
    colour = tint + vec4(vec3((noise - 0.5) / 255.0), 0.0);
}
