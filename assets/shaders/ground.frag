#version 330 core
// One look-up a pixel except where the theater's map blends into the whole earth's.
uniform sampler2D theaterMap;
uniform samplerCube worldMap;
uniform float contrast;
uniform float gain;
#ifdef SWELL
uniform sampler2D swellMap;
uniform float swellStrength;
in vec2 ripple;
#endif
in vec3 light;
#if MAPS != 0
in vec3 direction;
#endif
#if MAPS != 1
in vec2 place;
#endif
#if MAPS == 2
in float inTheater;
#endif
out vec4 colour;
void main() {
#if MAPS == 0
    vec4 texel = texture(theaterMap, place, -0.6);
#elif MAPS == 1
    vec4 texel = texture(worldMap, direction, -0.6);
#else
    vec4 texel = mix(texture(worldMap, direction, -0.6), texture(theaterMap, place, -0.6), inTheater);
#endif
    vec3 shaded = texel.rgb * light * (gain * max(0.0, 1.0 + (texel.a * 1.9921875 - 1.0) * contrast));
#ifdef SWELL
    // Two sizes that do not repeat together.
    float wave = texture(swellMap, ripple).r + texture(swellMap, ripple.yx * 0.173).r - 1.0;
    shaded *= 1.0 + swellStrength * wave;
#endif
    // A dither of one step against bands in the dark.
    float noise = fract(52.9829189 * fract(dot(gl_FragCoord.xy, vec2(0.06711056, 0.00583715))));
    colour = vec4(shaded + (noise - 0.5) / 255.0, 1.0);
}
