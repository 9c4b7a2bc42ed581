#include "exchange/track_figures.h"

#include <algorithm>
#include <cmath>

#include <glm/geometric.hpp>

#include "geo/geodesic.h"

namespace openline::exchange {

namespace {

struct Named {
    std::string_view name;
    TrackStandard standard;
};
constexpr Named kStandards[] = {{"usual", TrackStandard::usual},
                                {"do-365", TrackStandard::do365},
                                {"tcas", TrackStandard::tcas},
                                {"nmac", TrackStandard::nearMidair},
                                {"ship", TrackStandard::ship}};

constexpr double kSamePlaceM = 0.01;  ///< nearer than this the geodesic between has no direction
constexpr int kHighestLevel = 3;
constexpr double kSlowestMps = 0.5;  // assumed

/// A level, and what it would be by the earliest times of DO-365.
struct Levels {
    int now = 0, early = 0;
};

Levels both(int level) {
    return {level, level};
}

Levels airLevelsBy(TrackStandard standard, const sim::RelativeMotion& motion, double slantM,
                   double altitudeM) {
    // Places of craft, not of hulls: two on one spot are at the highest level, not a collision.
    const double apartM = std::max(slantM, kSamePlaceM);
    sim::Standards chosen;
    switch (standard) {
        case TrackStandard::nearMidair:
            return both(slantM < sim::kNearMidairM ? kHighestLevel : 0);
        case TrackStandard::tcas:
            chosen.tcas = true;
            return both(std::min<int>(sim::airLevel(chosen, motion, apartM, altitudeM), kHighestLevel));
        case TrackStandard::usual:
        case TrackStandard::do365: {
            const sim::WellClear clear = sim::wellClear(motion);
            return {sim::alertLevel(clear, sim::kAlertTimes),
                    sim::alertLevel(clear, sim::kEarliestAlertTimes)};
        }
        case TrackStandard::ship:
            break;
    }
    return {};
}

Levels levelsBy(TrackStandard standard, TrackKind kindA, TrackKind kindB, const sim::RelativeMotion& motion,
                double slantM, double altitudeM) {
    const bool airA = kindA == TrackKind::aircraft, airB = kindB == TrackKind::aircraft;
    if (airA && airB) return airLevelsBy(standard, motion, slantM, altitudeM);
    if (airA != airB)
        return both(standard == TrackStandard::nearMidair && slantM < sim::kNearMidairM ? kHighestLevel : 0);
    if (standard != TrackStandard::usual && standard != TrackStandard::ship) return {};
    sim::Standards chosen;
    chosen.ship = true;
    return both(std::min<int>(sim::shipLevel(chosen, motion, std::max(slantM, kSamePlaceM)), kHighestLevel));
}

/// Ahead and to the right of a direction on the surface.
glm::dvec2 along(const TrackState& state, double azimuthRad) {
    const glm::dmat3 axes = geo::enuAxes(state.place);
    const double east = glm::dot(state.velocityMps, axes[0]), north = glm::dot(state.velocityMps, axes[1]);
    const double sine = std::sin(azimuthRad), cosine = std::cos(azimuthRad);
    return {east * sine + north * cosine, east * cosine - north * sine};
}

/// Slower than this a track is no heading.
glm::dvec2 headingOf(const glm::dvec2& velocityMps) {
    const double speed = glm::length(velocityMps);
    return speed > kSlowestMps ? velocityMps / speed : glm::dvec2(0.0);
}

}  // namespace

double PairFigures::slantM() const {
    return std::hypot(horizontalM, verticalM);
}

std::optional<TrackStandard> trackStandard(std::string_view name) {
    for (const Named& known : kStandards) {
        if (known.name == name) return known.standard;
    }
    return std::nullopt;
}

std::string_view nameOf(TrackStandard standard) {
    return kStandards[static_cast<std::size_t>(standard)].name;
}

sim::RelativeMotion relativeMotion(const TrackState& a, const TrackState& b) {
    sim::RelativeMotion motion;
    motion.aboveM = b.place.altitudeM - a.place.altitudeM;
    motion.climbMps = b.climbMps - a.climbMps;
    const geo::GeodesicInverse line = geo::inverse(a.place, b.place);
    if (line.distanceM < kSamePlaceM) {
        const glm::dmat3 axes = geo::enuAxes(a.place);
        const glm::dvec3 difference = b.velocityMps - a.velocityMps;
        motion.velocityMps = {glm::dot(difference, axes[1]), glm::dot(difference, axes[0])};
        return motion;
    }
    motion.placeM = {line.distanceM, 0.0};
    const glm::dvec2 velocityA = along(a, line.initialAzimuthRad), velocityB = along(b, line.finalAzimuthRad);
    motion.velocityMps = velocityB - velocityA;
    motion.headingA = headingOf(velocityA);
    motion.headingB = headingOf(velocityB);
    return motion;
}

PairFigures figuresOf(const TrackState& a, TrackKind kindA, const TrackState& b, TrackKind kindB,
                      TrackStandard standard) {
    const sim::RelativeMotion motion = relativeMotion(a, b);
    PairFigures figures;
    figures.horizontalM = glm::length(motion.placeM);
    figures.verticalM = std::abs(motion.aboveM);
    figures.closureMps = figures.horizontalM > 0.0
                             ? -glm::dot(motion.placeM, motion.velocityMps) / figures.horizontalM
                             : glm::length(motion.velocityMps);
    figures.tcpaS = sim::horizontalTcpaS(motion);
    figures.dcpaM = glm::length(motion.placeM + motion.velocityMps * figures.tcpaS);
    const Levels levels = levelsBy(standard, kindA, kindB, motion, figures.slantM(),
                                   std::max(a.place.altitudeM, b.place.altitudeM));
    figures.level = levels.now;
    figures.earlyLevel = levels.early;
    return figures;
}

}  // namespace openline::exchange
