// What land and sea share: daylight on the ground, full by day, warm at dusk, the theme's night colour beyond.
uniform vec3 sun;
uniform float sunlight;
uniform vec3 night;
vec3 daylight(vec3 normal) {
    float height = dot(normal, sun);
    float day = smoothstep(-0.16, 0.22, height);
    vec3 dusk = vec3(0.13, 0.02, -0.05) * exp(-30.0 * (height - 0.02) * (height - 0.02));
    return mix(vec3(1.0), mix(night, vec3(1.0), day) + dusk, sunlight);
}
// Which size of the map a place asks for: texels a pixel in the direction that is seen most slanting. By the corner
// instead of the pixel, which is a fifth cheaper.
uniform float texelsPerM;
float mapLevel(vec3 fromEye, vec3 normal) {
    float distance = length(fromEye);
    float slant = distance / max(-dot(fromEye, normal), 0.02 * distance);
#ifdef THEATER
    slant = max(slant, inversesqrt(1.0 - normal.z * normal.z));
#endif
    return log2(texelsPerM * distance * slant);
}
#ifdef HAZE
// What pales with distance: the haze's colour by the day's light, times its share, and the share.
uniform vec3 hazeColour;
uniform vec3 hazeReach;  // strength, where it begins, how fast it grows; m
vec4 hazeAt(vec3 fromEye, vec3 lit) {
    float along = clamp((length(fromEye) - hazeReach.y) * hazeReach.z, 0.0, 1.0);
    float share = hazeReach.x * along;
    return vec4(hazeColour * lit * share, share);
}
#endif
