#version 330 core
// Copies a shaded map as it is, shading in alpha included.
#ifdef THEATER
uniform sampler2D map;
in vec2 place;
#else
uniform samplerCube map;
in vec3 place;
#endif
out vec4 colour;
void main() { colour = texture(map, place); }
