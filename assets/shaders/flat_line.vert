#version 330 core
layout(location = 0) in vec2 place;
layout(location = 1) in vec4 colour;
uniform vec2 perPixel;
layout(location = 2) in vec2 width;  // from the middle line, half width
noperspective out vec4 tint;
noperspective out vec2 stroke;
#if defined(DASHED) || defined(FADING)
layout(location = 3) in vec3 pattern;  // along, on, off; or age, faded at
noperspective out float along;
flat out vec2 onOff;
#endif
void main() {
    tint = vec4(colour.rgb * colour.a, colour.a);
    stroke = width;
#if defined(DASHED) || defined(FADING)
    along = pattern.x;
    onOff = pattern.yz;
#endif
    gl_Position = vec4(place.x * perPixel.x - 1.0, 1.0 - place.y * perPixel.y, 0.0, 1.0);
}
