#include "render/haze.h"

#include <algorithm>
#include <cmath>

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "geo/frames.h"
#include "render/ground_style.h"

namespace openline::render {

namespace {
// All assumed, so that relief and craft stay plain and only distance shows.
constexpr float kNearStrength = 0.50f, kFarStrength = 0.15f;
constexpr double kNearM = 2.0e4, kFarM = 4.0e6;  // the eye's height at which they hold
constexpr float kPale = 0.35f;                   // between thin air and the rim's colour
}  // namespace

float Haze::at(float distanceM) const {
    const float along = std::clamp((distanceM - fromM) * perM, 0.0f, 1.0f);
    return strength * along;
}

Haze hazeOf(const frame::FrameData& frame) {
    const GroundStyle& style = groundStyle(frame.theme);
    if (!frame.quality.haze || style.airStrength <= 0.0f) return {};
    const double radius = geo::wgs84::kSemiMajorM, height = std::max(frame.camera.altitudeM, 1.0);
    const double horizonM = std::sqrt(height * (2.0 * radius + height));
    const double far = std::clamp(std::log(height / kNearM) / std::log(kFarM / kNearM), 0.0, 1.0);
    Haze haze;
    haze.colour = glm::mix(style.air, style.rim, kPale) * style.airWithin;
    haze.strength = style.airStrength * glm::mix(kNearStrength, kFarStrength, static_cast<float>(far));
    haze.fromM = static_cast<float>(height);
    haze.perM = static_cast<float>(1.0 / (horizonM - height));
    return haze;
}

}  // namespace openline::render
