#version 330 core
// One look-up a pixel: the geometry is cut where one map ends and the other begins.
#ifdef THEATER
uniform sampler2D map;
in vec2 place;
#else
uniform samplerCube map;
in vec3 place;
#endif
uniform vec3 relief;  // brightness = x + d * (y + z * d * d), d from level ground: see relief_shading.h
#ifdef SWELL
uniform sampler2D swellMap;
uniform float swellStrength;
in vec2 ripple;
#endif
in vec3 light;
in float level;
#ifdef HAZE
in vec4 veil;
#endif
out vec4 colour;
void main() {
    vec4 texel = textureLod(map, place, level);
    float d = texel.a - 128.0 / 255.0;
    vec3 shaded = texel.rgb * light * (relief.x + d * (relief.y + relief.z * d * d));
#ifdef SWELL
    // Two sizes that do not repeat together.
    float wave = texture(swellMap, ripple).r + texture(swellMap, ripple.yx * 0.173).r - 1.0;
    shaded *= 1.0 + swellStrength * wave;
#endif
#ifdef HAZE
    shaded = shaded * (1.0 - veil.a) + veil.rgb;
#endif
    // A dither of one step against bands in the dark.
    float noise = fract(dot(gl_FragCoord.xy, vec2(0.7548776662, 0.5698402910)));
    colour = vec4(shaded + (noise * (1.0 / 255.0) - (0.5 / 255.0)), 1.0);
}
