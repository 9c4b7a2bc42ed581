#include "exchange/track_encounters.h"

#include <algorithm>
#include <bit>
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
constexpr double kWorthM = 1.0;      ///< a lesser gain between reports is not looked for
constexpr double kSlowestMps = 0.5;  // assumed
constexpr double kFarM = 1e18;       ///< from whom nobody knows where it is
constexpr double kPreciseS = 1e-4;   ///< to which the closest time is found
constexpr int kSections = 64;        ///< enough for any stretch that is joined
constexpr double kBeyond = 2.0;      ///< craft that turn may pass earlier than straight ways say

/// No standard gives a level to a pair beyond this: its widest distance, and what both may fly meanwhile.
constexpr double kAirReachM = 4000.0, kAirReachS = 90.0, kShipReachM = 6000.0, kShipReachS = 1800.0;

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

/// Notes the time for every level up to one that has none yet.
void setReached(LevelTimes& times, int level, double timeS) {
    for (std::size_t at = 0; at < static_cast<std::size_t>(level); ++at) {
        if (std::isnan(times[at])) times[at] = timeS;
    }
}

/// Slower than this a track is no heading.
glm::dvec2 headingOf(const glm::dvec2& velocityMps) {
    const double speed = glm::length(velocityMps);
    return speed > kSlowestMps ? velocityMps / speed : glm::dvec2(0.0);
}

double slantM(const PairFigures& figures) {
    return std::hypot(figures.horizontalM, figures.verticalM);
}

}  // namespace

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
    const Levels levels = levelsBy(standard, kindA, kindB, motion, slantM(figures),
                                   std::max(a.place.altitudeM, b.place.altitudeM));
    figures.level = levels.now;
    figures.earlyLevel = levels.early;
    return figures;
}

/// One pair on the way through its times.
struct TrackPairs::Search {
    std::size_t a, b;
    const PairSampled& sampled;
    std::vector<TrackEncounter>& found;
    bool open = false;  ///< the last of `found` is this pair's and goes on
    LevelTimes earlyS = kNoLevelTimes;
    double lastEarlyS = 0.0, lastLookS = -kFarM;
    std::array<unsigned, 3> looks{};  ///< by level: one bit a look, the latest the lowest
};

TrackPairs::TrackPairs(const TrackFile& file, const TrackEncounterSettings& settings)
    : file_(file), settings_(settings) {
    for (const Track& track : file.tracks) motions_.emplace_back(track, settings.largestGapS);
}

std::optional<PairFigures> TrackPairs::at(std::size_t a, std::size_t b, double timeS) const {
    const auto stateA = motions_[a].at(timeS), stateB = motions_[b].at(timeS);
    if (!stateA || !stateB) return std::nullopt;
    return figuresOf(*stateA, file_.tracks[a].kind, *stateB, file_.tracks[b].kind, settings_.standard);
}

bool TrackPairs::apart(std::size_t a, std::size_t b, double timeS) const {
    const auto stateA = motions_[a].at(timeS), stateB = motions_[b].at(timeS);
    if (!stateA || !stateB) return true;
    const bool ships = file_.tracks[a].kind == TrackKind::ship && file_.tracks[b].kind == TrackKind::ship;
    const double fastest = motions_[a].fastestMps() + motions_[b].fastestMps();
    // A report, and the stretch to the next, is passed over only if nothing can happen in either.
    const double reach = ships ? kShipReachM + (kShipReachS + settings_.largestGapS) * fastest
                               : kAirReachM + (kAirReachS + settings_.largestGapS) * fastest;
    return glm::length(stateA->onSurface.m - stateB->onSurface.m) > reach;
}

double TrackPairs::leastBetween(std::size_t a, std::size_t b, double fromS, double toS) const {
    const auto distance = [&](double timeS) {
        const auto figures = at(a, b, timeS);
        return figures ? slantM(*figures) : kFarM;
    };
    // Golden section: two on smooth ways have one least distance between reports.
    constexpr double kGolden = 0.381966011250105;
    for (int i = 0; i < kSections && toS - fromS > kPreciseS; ++i) {
        const double left = fromS + (toS - fromS) * kGolden, right = toS - (toS - fromS) * kGolden;
        if (distance(left) <= distance(right)) {
            toS = right;
        } else {
            fromS = left;
        }
    }
    return (fromS + toS) / 2.0;
}

void TrackPairs::noteEarly(Search& search, double timeS, const PairFigures& figures) const {
    if (figures.earlyLevel == 0) {
        if (timeS - search.lastEarlyS > settings_.holdS) search.earlyS = kNoLevelTimes;
        return;
    }
    search.lastEarlyS = timeS;
    setReached(search.earlyS, figures.earlyLevel, timeS);
}

void TrackPairs::look(Search& search, double timeS, const PairFigures& figures) {
    if (timeS - search.lastLookS < kBetweenLooksS * (1.0 - kPreciseS)) return;
    search.lastLookS = timeS;
    for (std::size_t level = 0; level < search.looks.size(); ++level) {
        const bool reached = static_cast<std::size_t>(figures.level) > level;
        search.looks[level] = (search.looks[level] << 1 | (reached ? 1u : 0u)) & ((1u << kConfirmedOf) - 1u);
        double* confirmedS = search.open ? &search.found.back().confirmedS[level] : nullptr;
        if (confirmedS != nullptr && std::isnan(*confirmedS) &&
            std::popcount(search.looks[level]) >= kConfirmedBy)
            *confirmedS = timeS;
    }
}

void TrackPairs::note(Search& search, double timeS, const PairFigures& figures) const {
    noteEarly(search, timeS, figures);
    if (figures.level == 0) {
        if (search.open && timeS - search.found.back().endS > settings_.holdS) search.open = false;
        return;
    }
    if (!search.open) {
        TrackEncounter& begun = search.found.emplace_back();
        begun.a = search.a;
        begun.b = search.b;
        begun.beginS = begun.closestS = timeS;
        begun.first = begun.closest = figures;
        search.open = true;
    }
    TrackEncounter& encounter = search.found.back();
    encounter.endS = timeS;
    encounter.peakLevel = std::max(encounter.peakLevel, figures.level);
    setReached(encounter.alertS, figures.level, timeS);
    encounter.earliestS = search.earlyS;
}

/// Keeps the least distance of an approach that goes on, also when it comes after the last alert.
void TrackPairs::keepClosest(Search& search, double timeS, const PairFigures& figures) {
    if (!search.open) return;
    TrackEncounter& encounter = search.found.back();
    if (slantM(figures) >= slantM(encounter.closest)) return;
    encounter.closestS = timeS;
    encounter.closest = figures;
}

void TrackPairs::between(Search& search, double fromS, const PairFigures& from, double toS) const {
    const bool passes =
        from.tcpaS > 0.0 && from.tcpaS < (toS - fromS) * kBeyond && from.horizontalM - from.dcpaM > kWorthM;
    if (!passes || !at(search.a, search.b, (fromS + toS) / 2.0)) return;
    const double leastS = leastBetween(search.a, search.b, fromS, toS);
    const auto figures = at(search.a, search.b, leastS);
    if (!figures || leastS <= fromS || leastS >= toS) return;
    note(search, leastS, *figures);
    keepClosest(search, leastS, *figures);
}

void TrackPairs::searchPair(Search& search) const {
    const TrackMotion &a = motions_[search.a], &b = motions_[search.b];
    std::size_t i = 0, j = 0;
    std::optional<PairFigures> before;
    double beforeS = 0.0;
    while (i < a.count() || j < b.count()) {
        const double timeA = i < a.count() ? a.timeS(i) : b.timeS(j);
        const double timeB = j < b.count() ? b.timeS(j) : a.timeS(i);
        const double timeS = std::min(timeA, timeB);
        if (i < a.count() && a.timeS(i) == timeS) ++i;
        if (j < b.count() && b.timeS(j) == timeS) ++j;
        const bool passedOver = !search.sampled && !search.open && apart(search.a, search.b, timeS);
        const auto figures = passedOver ? std::nullopt : at(search.a, search.b, timeS);
        if (before && figures) between(search, beforeS, *before, timeS);
        before = figures;
        beforeS = timeS;
        if (!figures) {
            search.open = false;
            search.earlyS = kNoLevelTimes;
            search.looks = {};
            continue;
        }
        if (search.sampled) search.sampled(search.a, search.b, timeS, *figures);
        note(search, timeS, *figures);
        look(search, timeS, *figures);
        keepClosest(search, timeS, *figures);
    }
}

std::vector<TrackEncounter> TrackPairs::find(const PairSampled& sampled, const PairProgress& progress) const {
    std::vector<TrackEncounter> found;
    const std::size_t tracks = motions_.size(), pairs = tracks * (tracks - (tracks > 0 ? 1 : 0)) / 2;
    std::size_t done = 0;
    for (std::size_t a = 0; a < tracks; ++a) {
        for (std::size_t b = a + 1; b < tracks; ++b) {
            Search search{a, b, sampled, found};
            searchPair(search);
            if (progress && !progress(++done, pairs)) return found;
        }
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const TrackEncounter& x, const TrackEncounter& y) { return x.beginS < y.beginS; });
    return found;
}

}  // namespace openline::exchange
