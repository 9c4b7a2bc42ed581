#version 330 core
uniform sampler2D letters;  // coverage, halo
flat in vec4 tint;
flat in float halo;
noperspective in vec2 uv;
out vec4 colour;
void main() {
#ifdef ON_PIXELS
    // Where a letter's texels are the picture's pixels, one of them says it all.
    vec2 cover = texelFetch(letters, ivec2(uv * vec2(textureSize(letters, 0))), 0).rg;
#else
    vec2 cover = texture(letters, uv).rg;
#endif
    colour = tint * mix(cover.r, cover.g, halo);
}
