#include <algorithm>
#include <cmath>
#include <numbers>

#include <glm/common.hpp>
#include <glm/exponential.hpp>
#include <glm/geometric.hpp>

#include "base/math.h"
#include "render/eye_geometry.h"

namespace openline::render {

namespace {
using math::kPi;
constexpr int kInside = 7, kOutside = 10;  ///< rings over the ground and above it; both have one on the limb
constexpr float kFaintestAir = 0.05f;
/// Thicker than the real 8 km so that it is seen, and thicker still from afar. Units: earth radii.
struct Air {
    double scaleHeight, top;
    explicit Air(double eyeRadius)
        : scaleHeight(18e3 / geo::wgs84::kSemiMajorM + 0.0045 * (eyeRadius - 1.0)),
          top(1.0 + 7.0 * scaleHeight) {}
    [[nodiscard]] double density(double radius) const {
        return std::exp(-std::max(0.0, radius - 1.0) / scaleHeight);
    }
};

/// Air along a ray, in units of the air along a full ray that touches the ground.
double airAlong(const Air& air, const VisibleDisc& disc, double angle, bool onGround) {
    const double r = disc.eyeRadius;
    const double cosine = std::cos(angle), sine = std::sin(angle);
    const double aside = r * sine;
    const double middle = r * cosine;  // distance to the point nearest to the centre
    const double reachTop = air.top * air.top - aside * aside;
    if (reachTop <= 0.0) return 0.0;
    double start = std::max(0.0, middle - std::sqrt(reachTop));
    double end = middle + std::sqrt(reachTop);
    if (onGround) end = middle - std::sqrt(std::max(0.0, 1.0 - aside * aside));
    if (end <= start) return 0.0;
    double sum = 0.0;
    constexpr int kSteps = 40;
    // Steps crowd where the air is densest: at the lowest point of the ray.
    const double lowest = std::clamp(middle, start, end);
    const auto integrate = [&](double from, double to) {
        double previous = 0.0;
        for (int i = 1; i <= kSteps; ++i) {
            const double t = static_cast<double>(i) / kSteps;
            const double place = t * t;
            const double s = from + (to - from) * 0.5 * (place + previous);
            sum += air.density(std::sqrt(r * r + s * s - 2.0 * s * r * cosine)) * std::abs(to - from) *
                   (place - previous);
            previous = place;
        }
    };
    if (end > lowest) integrate(lowest, end);
    if (lowest > start) integrate(lowest, start);
    return sum / std::sqrt(2.0 * kPi * air.scaleHeight);
}

/// How much of the sun reaches the air at a place of the limb.
float sunOnAir(const glm::vec3& normal, const frame::Globe& globe) {
    const float lit = glm::smoothstep(-0.25f, 0.2f, glm::dot(normal, globe.sun));
    return glm::mix(1.0f, 0.10f + 0.90f * lit, globe.sunlight);
}

/// Rings from the inner edge of the haze over the limb to the top of the air, or of the picture.
std::vector<double> ringAngles(const Air& air, const VisibleDisc& disc) {
    std::vector<double> angles;
    const double horizon = disc.horizonAngle;
    double inner = horizon;
    // Haze that would not be seen is not worth its pixels.
    const bool within = disc.eyeRadius < 1.0 + 2.0 * air.scaleHeight;
    const double farthest = std::max(disc.angleFrom, within ? horizon - 0.25 : horizon * 0.3);
    while (inner > farthest && (within || airAlong(air, disc, inner, true) > kFaintestAir))
        inner -= 0.01 * horizon;
    inner = std::min(horizon, std::max(inner, farthest));
    const bool outside = disc.eyeRadius > air.top;
    const double outer = outside ? std::asin(air.top / disc.eyeRadius) : disc.angleTo;
    for (int i = 0; i < kInside; ++i) {
        const double t = 1.0 - static_cast<double>(i) / kInside;
        angles.push_back(horizon - (horizon - inner) * t * t * t);
    }
    angles.push_back(horizon);
    for (int i = 0; i <= kOutside; ++i) {
        const double t = static_cast<double>(i) / kOutside;
        angles.push_back(horizon + std::max(0.0, outer - horizon) * (outside ? t * t : t * t * t));
    }
    return angles;
}

}  // namespace

void buildSkyMesh(const frame::Camera& camera, const frame::Globe& globe, const GroundStyle& style,
                  SkyMesh& mesh) {
    mesh.vertices.clear();
    mesh.indices.clear();
    const VisibleDisc disc = visibleDisc(camera);
    if (style.airStrength <= 0.0f || disc.angleTo <= disc.horizonAngle * 0.3) return;
    const Air air(disc.eyeRadius);
    const int spokes = spokesFor(disc);
    const std::vector<double> angles = ringAngles(air, disc);
    // From within the air the sky is wide: it must not outshine the ground.
    const auto within = static_cast<float>(std::exp(-(disc.eyeRadius - 1.0) / (2.0 * air.scaleHeight)));
    for (std::size_t ring = 0; ring < angles.size(); ++ring) {
        const double angle = angles[ring];
        const bool onGround = ring <= kInside;
        const auto amount = static_cast<float>(airAlong(air, disc, angle, onGround));
        // A ray that just touches the ground passes twice the air of one that just ends on it: the limb has
        // no step.
        const float whole = onGround ? 2.0f * amount : amount;
        float opacity = style.airStrength * (1.0f - std::exp(-1.10f * (onGround ? whole * whole : whole)));
        // From within, a band of haze joins sea and sky.
        const auto fromHorizon = static_cast<float>(std::abs(angle - disc.horizonAngle));
        const float band = onGround ? 0.85f * std::exp(-fromHorizon / 0.045f)
                                    : 0.22f + 0.63f * std::exp(-fromHorizon / 0.25f);
        opacity = glm::mix(opacity, style.airStrength * band, within);
        const float pale = glm::mix(0.75f * glm::smoothstep(0.25f, 1.0f, whole),
                                    0.40f * std::exp(-fromHorizon / 0.15f), within);
        const glm::vec3 colour =
            glm::mix(style.air, style.rim, pale) * glm::mix(1.0f, style.airWithin, within);
        const double centre = std::min(angle, disc.horizonAngle);
        const double theta = std::asin(std::min(1.0, disc.eyeRadius * std::sin(centre))) - centre;
        for (int j = 0; j <= spokes; ++j) {
            const double azimuth = disc.azimuthFrom + (disc.azimuthTo - disc.azimuthFrom) * j / spokes;
            const glm::dvec3 spoke = disc.east * std::sin(azimuth) + disc.north * std::cos(azimuth);
            const glm::dvec3 ray = disc.down * std::cos(angle) + spoke * std::sin(angle);
            const float lit =
                sunOnAir(glm::vec3(-disc.down * std::cos(theta) + spoke * std::sin(theta)), globe);
            // Far enough to lie beyond the near cut, in metres.
            const double scale = 1e7;
            const float a = opacity * (0.25f + 0.75f * lit);
            mesh.vertices.push_back({{static_cast<float>(ray.x * scale), static_cast<float>(ray.y * scale),
                                      static_cast<float>(ray.z * scale * (1.0 - geo::wgs84::kFlattening))},
                                     {colour.r * lit * a, colour.g * lit * a, colour.b * lit * a, a}});
        }
    }
    const auto across = static_cast<std::uint32_t>(spokes + 1);
    for (std::uint32_t i = 0; i + 1 < angles.size(); ++i) {
        if (i == kInside) continue;  // the two rings on the limb
        for (std::uint32_t j = 0; j + 1 < across; ++j) {
            const std::uint32_t a = i * across + j, c = a + across;
            mesh.indices.insert(mesh.indices.end(), {a, c, a + 1, a + 1, c, c + 1});
        }
    }
}

}  // namespace openline::render
