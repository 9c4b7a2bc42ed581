#version 330 core
layout(location = 0) in vec3 offset;
layout(location = 1) in vec2 lonLatDeg;
uniform mat4 clip;
uniform vec3 tileFromEye;
uniform vec3 tileOrigin;
out vec3 light;
out float level;
#ifdef HAZE
out vec4 veil;
#endif
#ifdef THEATER
uniform vec4 theaterDeg;  // west, north, width, height
out vec2 place;
#else
out vec3 place;
#endif
void main() {
    vec3 normal = normalize((offset + tileOrigin) * vec3(1.0, 1.0, 1.00673949674));
    vec3 fromEye = offset + tileFromEye;
#ifdef THEATER
    float lon = lonLatDeg.x < theaterDeg.x + 0.5 * theaterDeg.z - 180.0 ? lonLatDeg.x + 360.0 : lonLatDeg.x;
    place = vec2(lon - theaterDeg.x, theaterDeg.y - lonLatDeg.y) / theaterDeg.zw;
#else
    place = normal;
#endif
    light = daylight(normal);
    level = mapLevel(fromEye, normal);
#ifdef HAZE
    veil = hazeAt(fromEye, light);
#endif
    gl_Position = clip * vec4(fromEye, 1.0);
}
