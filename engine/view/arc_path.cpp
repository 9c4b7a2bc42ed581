#include "view/arc_path.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <numbers>

#include "view/eye.h"

namespace openline::view {

namespace {

constexpr int kPieces = 96;
constexpr double kHeightShare = 0.13;  // of the distance between the ends
constexpr double kHighestM = 1.3e6;
constexpr double kWidestAsideM = 6.0e6;  // a longer arc stands no farther aside
constexpr double kShortestM = 1000.0;

}  // namespace

PlaceId placeById(const sim::Definition& definition, const std::string& id) {
    for (std::size_t i = 0; i < definition.places.size(); ++i) {
        if (definition.places[i].id == id) return PlaceId(i);
    }
    return {};
}

std::vector<glm::dvec3> arcPath(const geo::Geodetic& fromPlace, const geo::Geodetic& toPlace,
                                double asideShare, double raiseShare) {
    const glm::dvec3 fromEcef = geo::toEcef(fromPlace).m, toEcef = geo::toEcef(toPlace).m;
    const glm::dvec3 from = glm::normalize(fromEcef), to = glm::normalize(toEcef);
    const double fromM = glm::length(fromEcef), toM = glm::length(toEcef);
    const double angle = std::acos(std::clamp(glm::dot(from, to), -1.0, 1.0));
    const double lengthM = angle * 0.5 * (fromM + toM);
    if (lengthM < kShortestM) return {};
    const glm::dvec3 sideways = glm::normalize(glm::cross(from, to));
    const double aside = asideShare * std::min(lengthM, kWidestAsideM);
    const double raise = std::min(kHeightShare * lengthM, kHighestM) * raiseShare;
    std::vector<glm::dvec3> points;
    points.reserve(kPieces + 1);
    for (int i = 0; i <= kPieces; ++i) {
        // Closer together near the ends, where the arc bends most.
        const double t = 0.5 - 0.5 * std::cos(std::numbers::pi * static_cast<double>(i) / kPieces);
        const glm::dvec3 direction =
            (std::sin((1.0 - t) * angle) * from + std::sin(t * angle) * to) / std::sin(angle);
        const double bow = 4.0 * t * (1.0 - t);
        // The square root makes the arc rise at once and the fan open near its ends.
        const double radius = fromM + (toM - fromM) * t + raise * bow;
        points.push_back(direction * radius + sideways * (aside * std::sqrt(bow)));
    }
    return points;
}

double shownArcPx(const sim::Definition& definition, ChannelId channel, const frame::Camera& camera,
                  const Edges& covered) {
    if (!channel || channel.index >= definition.crisis.channels.size()) return 0.0;
    const crisis::ChannelDef& line = definition.crisis.channels[channel.index];
    const PlaceId a = placeById(definition, line.endA), b = placeById(definition, line.endB);
    if (!a || !b || a == b) return 0.0;
    const Eye eye(camera);
    double shownPx = 0.0;
    std::optional<glm::dvec2> before;
    for (const glm::dvec3& point :
         arcPath(definition.places[a.index].position, definition.places[b.index].position)) {
        std::optional<glm::dvec2> now;
        if (eye.sees(point)) {
            const glm::dvec2 px = eye.look(point).px;
            if (px.x >= covered.left && px.x <= eye.widthPx() - covered.right && px.y >= covered.top &&
                px.y <= eye.heightPx() - covered.bottom)
                now = px;
        }
        if (before && now) shownPx += glm::length(*now - *before);
        before = now;
    }
    return shownPx;
}

}  // namespace openline::view
