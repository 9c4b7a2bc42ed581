#version 330 core
layout(location = 0) in vec3 offset;
layout(location = 1) in vec2 lonLatDeg;
uniform mat4 clip;
uniform vec3 tileFromEye;
uniform vec3 tileOrigin;
uniform vec4 theaterDeg;  // west, north, width, height
out vec3 light;
#if MAPS != 0
out vec3 direction;
#endif
#if MAPS != 1
out vec2 place;
#endif
#if MAPS == 2
out float inTheater;
#endif
void main() {
    vec3 normal = normalize((offset + tileOrigin) * vec3(1.0, 1.0, 1.00673949674));
#if MAPS != 1
    float lon = lonLatDeg.x < theaterDeg.x + 0.5 * theaterDeg.z - 180.0 ? lonLatDeg.x + 360.0 : lonLatDeg.x;
    vec2 inside = vec2(lon - theaterDeg.x, theaterDeg.y - lonLatDeg.y);
    place = inside / theaterDeg.zw;
#endif
#if MAPS == 2
    vec2 edge = min(inside, theaterDeg.zw - inside);
    inTheater = clamp(min(edge.x, edge.y) / 2.00535, 0.0, 1.0);
#endif
    light = daylight(normal);
#if MAPS != 0
    direction = normal;
#endif
    gl_Position = clip * vec4(offset + tileFromEye, 1.0);
}
