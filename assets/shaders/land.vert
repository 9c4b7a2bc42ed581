#version 330 core
layout(location = 0) in vec3 offset;
layout(location = 1) in vec2 lonLatDeg;
uniform mat4 clip;
uniform vec3 tileFromEye;
uniform vec3 tileOrigin;
uniform vec4 theaterDeg;  // west, north, width, height
out vec3 light;
out vec3 direction;
out vec2 place;
out float inTheater;
void main() {
    vec3 normal = normalize((offset + tileOrigin) * vec3(1.0, 1.0, 1.00673949674));
    float lon = lonLatDeg.x < theaterDeg.x + 0.5 * theaterDeg.z - 180.0 ? lonLatDeg.x + 360.0 : lonLatDeg.x;
    vec2 inside = vec2(lon - theaterDeg.x, theaterDeg.y - lonLatDeg.y);
    place = inside / theaterDeg.zw;
    vec2 edge = min(inside, theaterDeg.zw - inside);
    inTheater = clamp(min(edge.x, edge.y) / 2.00535, 0.0, 1.0);
    light = daylight(normal);
    direction = normal;
    gl_Position = clip * vec4(offset + tileFromEye, 1.0);
}
