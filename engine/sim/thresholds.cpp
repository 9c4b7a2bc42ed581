#include "sim/thresholds.h"

#include <algorithm>
#include <glm/geometric.hpp>

#include "base/math.h"
#include "base/units.h"

namespace openline::sim {

namespace {

using units::kMetresPerFoot;
using units::kMetresPerNauticalMile;
using units::kMetresPerYard;

// RTCA DO-365 Phase I, en route, as configured in NASA's DAIDALUS (DO_365B conf).
constexpr double kWellClearM = 0.66 * kMetresPerNauticalMile;
constexpr double kWellClearHeightM = 450.0 * kMetresPerFoot;
constexpr double kPreventiveHeightM = 700.0 * kMetresPerFoot;
constexpr double kModifiedTauS = 35.0;
constexpr double kEarliestS = 75.0;

// Ship practice: OpenCPN defaults, masters' standing orders; critical distance from naval practice.
constexpr double kShipAdvisoryM = 2.0 * kMetresPerNauticalMile;
constexpr double kShipAdvisoryS = 1800.0;
constexpr double kShipWarningM = 1.0 * kMetresPerNauticalMile;
constexpr double kShipWarningS = 720.0;
constexpr double kShipCriticalM = 500.0 * kMetresPerYard;
/// Of the distances abeam. A pass astern is what the rules ask for.
constexpr double kBowShare = 1.5, kSternShare = 0.5;

/// Slower than this two craft keep station: no prediction. Source: assumed.
constexpr double kStationKeepingMps2 = 1e-6;

struct Interval {
    double from = 0.0, to = -1.0;
    [[nodiscard]] bool empty() const { return to < from; }
};

Interval both(const Interval& a, const Interval& b) {
    return {std::max(a.from, b.from), std::min(a.to, b.to)};
}

/// Times in [0, horizon] at which |above + climb t| <= height.
Interval verticalInterval(double aboveM, double climbMps, double heightM, double horizonS) {
    if (climbMps * climbMps < kStationKeepingMps2) {
        return aboveM * aboveM <= heightM * heightM ? Interval{0.0, horizonS} : Interval{};
    }
    const double first = (-heightM - aboveM) / climbMps;
    const double second = (heightM - aboveM) / climbMps;
    return both({std::min(first, second), std::max(first, second)}, {0.0, horizonS});
}

/// Times in [0, horizon] within a horizontal distance.
Interval cylinderInterval(const RelativeMotion& m, double distanceM, double horizonS) {
    const double a = glm::dot(m.velocityMps, m.velocityMps);
    const double b = glm::dot(m.placeM, m.velocityMps);
    const double c = glm::dot(m.placeM, m.placeM) - distanceM * distanceM;
    if (a < kStationKeepingMps2) return c <= 0.0 ? Interval{0.0, horizonS} : Interval{};
    const double discriminant = b * b - a * c;
    if (discriminant < 0.0) return {};
    const double root = math::sqrt(discriminant);
    return both({(-b - root) / a, (-b + root) / a}, {0.0, horizonS});
}

/// Times at which well clear is violated horizontally, by modified tau. Source: NASA WCV_TAUMOD.
Interval tauInterval(const RelativeMotion& m, double distanceM, double tauS, double horizonS) {
    Interval inside = cylinderInterval(m, distanceM, 1e9);
    const double square = glm::dot(m.placeM, m.placeM);
    if (inside.empty()) return {};
    const double closing = glm::dot(m.placeM, m.velocityMps);
    if (square > distanceM * distanceM && closing < 0.0) {
        const double a = glm::dot(m.velocityMps, m.velocityMps);
        const double b = 2.0 * closing + tauS * a;
        const double c = square + tauS * closing - distanceM * distanceM;
        const double discriminant = b * b - 4.0 * a * c;
        if (discriminant >= 0.0) inside.from = std::max(0.0, (-b - math::sqrt(discriminant)) / (2.0 * a));
    }
    return both(inside, {0.0, horizonS});
}

/// From when on heights are too near while well clear is lost horizontally.
double lostFrom(const RelativeMotion& m, const Interval& horizontal, double heightM) {
    const Interval lost = both(horizontal, verticalInterval(m.aboveM, m.climbMps, heightM, kEarliestS));
    return lost.empty() ? kStaysClearS : lost.from;
}

/// A row of the TCAS II table by sensitivity level. Source: NASA DAIDALUS TCASTable.
struct TcasRow {
    double upToFt, trafficTauS, advisoryTauS, trafficNmi, advisoryNmi, trafficHeightFt, advisoryHeightFt,
        advisoryMissFt;
};
constexpr TcasRow kTcas[] = {
    {1000.0, 20.0, 0.0, 0.30, 0.0, 850.0, 0.0, 0.0},
    {2350.0, 25.0, 15.0, 0.33, 0.20, 850.0, 600.0, 1215.0},
    {5000.0, 30.0, 20.0, 0.48, 0.35, 850.0, 600.0, 2126.0},
    {10000.0, 40.0, 25.0, 0.75, 0.55, 850.0, 600.0, 3342.0},
    {20000.0, 45.0, 30.0, 1.0, 0.80, 850.0, 600.0, 4861.0},
    {42000.0, 48.0, 35.0, 1.3, 1.10, 850.0, 700.0, 6683.0},
    {1e9, 48.0, 35.0, 1.3, 1.10, 1200.0, 800.0, 6683.0},
};
constexpr double kTcasWidestM = 1.3 * kMetresPerNauticalMile;
constexpr double kTcasLongestTauS = 48.0;
constexpr double kTcasWidestHeightM = 1200.0 * kMetresPerFoot;

/// Inside the modified-tau distance now, and inside the height now or within the same time.
bool tcasInside(const RelativeMotion& m, double tauS, double distanceM, double heightM) {
    const double square = glm::dot(m.placeM, m.placeM);
    const double closing = glm::dot(m.placeM, m.velocityMps);
    bool horizontal = square <= distanceM * distanceM;
    if (!horizontal && closing < 0.0) horizontal = (distanceM * distanceM - square) / closing <= tauS;
    return horizontal && !verticalInterval(m.aboveM, m.climbMps, heightM, tauS).empty();
}

AlertLevel tcasLevel(const RelativeMotion& m, double altitudeM) {
    const double altitudeFt = altitudeM / kMetresPerFoot;
    const TcasRow* row = kTcas;
    while (altitudeFt > row->upToFt) ++row;
    const double missM = row->advisoryMissFt * kMetresPerFoot;
    if (row->advisoryTauS > 0.0 &&
        tcasInside(m, row->advisoryTauS, row->advisoryNmi * kMetresPerNauticalMile,
                   row->advisoryHeightFt * kMetresPerFoot) &&
        !cylinderInterval(m, missM, 1e9).empty()) {
        return 3;
    }
    return tcasInside(m, row->trafficTauS, row->trafficNmi * kMetresPerNauticalMile,
                      row->trafficHeightFt * kMetresPerFoot)
               ? 2
               : 0;
}

/// The least distance that another comes to while it is on one side of a ship, abeam distances being true and
/// those ahead or astern divided by a share.
struct DomainPass {
    double squareM2 = kStaysClearS * kStaysClearS;
    double timeS = 0.0;
};

DomainPass passWithin(const Interval& times, const glm::dvec2& placeM, const glm::dvec2& velocityMps,
                      double share) {
    if (times.empty()) return {};
    const glm::dvec2 place{placeM.x / share, placeM.y}, velocity{velocityMps.x / share, velocityMps.y};
    const double square = glm::dot(velocity, velocity);
    const double nearestS = square < kStationKeepingMps2 ? 0.0 : -glm::dot(place, velocity) / square;
    const double timeS = std::clamp(nearestS, times.from, times.to);
    const glm::dvec2 at = place + velocity * timeS;
    return {glm::dot(at, at), timeS};
}

/// How another ship passes the domain of one that heads along `heading`: a half-ellipse ahead of the beam and
/// one astern. Together they are convex, so there is one least distance.
DomainPass domainPass(const glm::dvec2& placeM, const glm::dvec2& velocityMps, const glm::dvec2& heading) {
    const Interval always{0.0, kStaysClearS};
    if (heading == glm::dvec2{0.0}) return passWithin(always, placeM, velocityMps, 1.0);
    // Ahead and across, seen from the ship.
    const glm::dvec2 place{glm::dot(placeM, heading), placeM.y * heading.x - placeM.x * heading.y};
    const glm::dvec2 velocity{glm::dot(velocityMps, heading),
                              velocityMps.y * heading.x - velocityMps.x * heading.y};
    const double abeamS = velocity.x * velocity.x < kStationKeepingMps2 ? -1.0 : -place.x / velocity.x;
    Interval ahead{0.0, -1.0}, astern{0.0, -1.0};
    if (abeamS <= 0.0) {  // on one side for good; on the beam, the one it moves to
        const bool isAhead = place.x > 0.0 || (place.x == 0.0 && velocity.x >= 0.0);
        (isAhead ? ahead : astern) = always;
    } else {
        (place.x > 0.0 ? ahead : astern) = Interval{0.0, abeamS};
        (place.x > 0.0 ? astern : ahead) = Interval{abeamS, kStaysClearS};
    }
    const DomainPass before = passWithin(ahead, place, velocity, kBowShare);
    const DomainPass behind = passWithin(astern, place, velocity, kSternShare);
    return behind.squareM2 < before.squareM2 ? behind : before;
}

AlertLevel domainLevel(const glm::dvec2& placeM, const glm::dvec2& velocityMps, const glm::dvec2& heading) {
    const DomainPass pass = domainPass(placeM, velocityMps, heading);
    const double nowM2 = domainPass(placeM, glm::dvec2{0.0}, heading).squareM2;
    const auto enters = [&](double limitM, double limitS) {
        return (pass.timeS <= limitS ? pass.squareM2 : nowM2) < limitM * limitM;
    };
    if (enters(kShipWarningM, kShipWarningS)) return 2;
    return enters(kShipAdvisoryM, kShipAdvisoryS) ? 1 : 0;
}

}  // namespace

Standards standardsFrom(const EncounterSettings& settings) {
    Standards all;
    all.airLookAheadS = settings.lookAheadS;
    for (const EncounterStandard standard : settings.standards) {
        all.do365 |= standard == EncounterStandard::do365;
        all.nearMidair |= standard == EncounterStandard::nearMidairCollision;
        all.tcas |= standard == EncounterStandard::tcas;
        all.ship |= standard == EncounterStandard::shipPractice;
    }
    // Hulls are always watched, so that a collision is noticed whatever was chosen.
    all.airDistanceM = kNearMidairM;
    all.airHeightM = kNearMidairM;
    all.shipDistanceM = all.ship ? kBowShare * kShipAdvisoryM : kShipCriticalM;
    if (all.do365) {
        all.airDistanceM = std::max(all.airDistanceM, kWellClearM);
        all.airHeightM = std::max(all.airHeightM, kPreventiveHeightM);
    }
    if (all.tcas) {
        all.airDistanceM = std::max(all.airDistanceM, kTcasWidestM);
        all.airHeightM = std::max(all.airHeightM, kTcasWidestHeightM);
        all.airWideMissS = kTcasLongestTauS;
    }
    return all;
}

double horizontalTcpaS(const RelativeMotion& m) {
    const double square = glm::dot(m.velocityMps, m.velocityMps);
    if (square < kStationKeepingMps2) return 0.0;
    return std::max(0.0, -glm::dot(m.placeM, m.velocityMps) / square);
}

WellClear wellClear(const RelativeMotion& motion) {
    const Interval horizontal = tauInterval(motion, kWellClearM, kModifiedTauS, kEarliestS);
    if (horizontal.empty()) return {kStaysClearS, kStaysClearS};
    return {lostFrom(motion, horizontal, kWellClearHeightM),
            lostFrom(motion, horizontal, kPreventiveHeightM)};
}

AlertLevel alertLevel(const WellClear& clear, const AlertTimes& times) {
    if (clear.lostInS <= times.warningS) return 3;
    if (clear.lostInS <= times.correctiveS) return 2;
    return clear.preventiveLostInS <= times.preventiveS ? 1 : 0;
}

AlertLevel airLevel(const Standards& standards, const RelativeMotion& motion, double gapM, double altitudeM) {
    if (gapM <= 0.0) return 5;
    if (standards.nearMidair && gapM < kNearMidairM) return 4;
    AlertLevel level = standards.do365 ? alertLevel(wellClear(motion), kAlertTimes) : 0;
    if (standards.tcas) level = std::max(level, tcasLevel(motion, altitudeM));
    return level;
}

AlertLevel shipLevel(const Standards& standards, const RelativeMotion& motion, double gapM) {
    if (gapM <= 0.0) return 5;
    if (!standards.ship) return 0;
    if (gapM < kShipCriticalM) return 3;
    const double timeS = horizontalTcpaS(motion);
    const glm::dvec2 at = motion.placeM + motion.velocityMps * timeS;
    if (timeS <= kShipWarningS && glm::dot(at, at) < kShipCriticalM * kShipCriticalM) return 3;
    return std::max(domainLevel(motion.placeM, motion.velocityMps, motion.headingA),
                    domainLevel(-motion.placeM, -motion.velocityMps, motion.headingB));
}

AlertLevel mixedLevel(const Standards& standards, double gapM) {
    if (gapM <= 0.0) return 5;
    return standards.nearMidair && gapM < kNearMidairM ? 4 : 0;
}

bool predictedInside(const RelativeMotion& motion, double distanceM, double heightM, double horizonS) {
    const Interval horizontal = cylinderInterval(motion, distanceM, horizonS);
    if (horizontal.empty()) return false;
    return !both(horizontal, verticalInterval(motion.aboveM, motion.climbMps, heightM, horizonS)).empty();
}

}  // namespace openline::sim
