#include "exchange/track_encounters.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include <glm/geometric.hpp>

namespace openline::exchange {

namespace {

constexpr double kWorthM = 1.0;     ///< a lesser gain between reports is not looked for
constexpr double kFarM = 1e18;      ///< from whom nobody knows where it is
constexpr double kPreciseS = 1e-4;  ///< to which the closest time is found
constexpr int kSections = 64;       ///< enough for any stretch that is joined
constexpr double kBeyond = 2.0;     ///< craft that turn may pass earlier than straight ways say

/// No standard gives a level to a pair beyond this: its widest distance, and what both may fly meanwhile.
constexpr double kAirReachM = 4000.0, kAirReachS = 90.0, kShipReachM = 6000.0, kShipReachS = 1800.0;

/// Notes the time for every level up to one that has none yet.
void setReached(LevelTimes& times, int level, double timeS) {
    for (std::size_t at = 0; at < static_cast<std::size_t>(level); ++at) {
        if (std::isnan(times[at])) times[at] = timeS;
    }
}

}  // namespace

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
        return figures ? figures->slantM() : kFarM;
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
    if (figures.slantM() >= encounter.closest.slantM()) return;
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
