#version 330 core
uniform sampler2D letters;  // coverage, halo
in vec4 tint;
in vec2 uv;
flat in float halo;
out vec4 colour;
void main() {
    vec2 cover = texture(letters, uv).rg;
    colour = tint * mix(cover.r, cover.g, halo);
}
