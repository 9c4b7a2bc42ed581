// Which pairs of tracks came close, by the standards of `sim/thresholds.h`, and the figures of every pair at
// every time. Horizontal figures are along the surface of WGS-84: distances and directions of the geodesic
// between the two, so that they hold anywhere, also over the poles and the antimeridian.
#pragma once

#include <array>
#include <functional>
#include <string_view>
#include <vector>

#include "exchange/track_file.h"
#include "exchange/track_motion.h"
#include "sim/thresholds.h"

namespace openline::exchange {

/// By which standard levels are given. `usual`: DO-365 for aircraft, ship practice for ships.
enum class TrackStandard : std::uint8_t { usual, do365, tcas, nearMidair, ship };
/// By the name on the command line: `usual`, `do-365`, `tcas`, `nmac`, `ship`.
std::optional<TrackStandard> trackStandard(std::string_view name);
std::string_view nameOf(TrackStandard standard);

/// A pair at a time.
struct PairFigures {
    double horizontalM = 0.0;
    double verticalM = 0.0;   ///< never negative
    double closureMps = 0.0;  ///< horizontal; positive while drawing nearer
    double tcpaS = 0.0;  ///< to the closest point in the horizontal, going straight; 0 when drawing apart
    double dcpaM = 0.0;  ///< horizontal distance then
    int level = 0;       ///< 0..3; what the standard says of this moment, nothing held
    int earlyLevel = 0;  ///< DO-365: by the earliest times that it allows an alert; others: as `level`
};

/// A time for each level; NaN where it was not reached.
using LevelTimes = std::array<double, 3>;
inline constexpr LevelTimes kNoLevelTimes{kNotGiven, kNotGiven, kNotGiven};

/// An alert is confirmed when so many of the last so many looks, no more than one a second, gave its level.
/// Source: DAIDALUS DO_365B configuration.
inline constexpr int kConfirmedBy = 2, kConfirmedOf = 4;
inline constexpr double kBetweenLooksS = 1.0;

/// The relative motion of two craft, in a plane with the first at its origin and the second on its x axis.
sim::RelativeMotion relativeMotion(const TrackState& a, const TrackState& b);
/// Level 3 of the near midair standard: less than 500 ft apart.
PairFigures figuresOf(const TrackState& a, TrackKind kindA, const TrackState& b, TrackKind kindB,
                      TrackStandard standard);

/// One approach of a pair from its first alert to its last, found at reports and where they pass between two.
struct TrackEncounter {
    std::size_t a = 0, b = 0;  ///< tracks of the file, a before b
    double beginS = 0.0, endS = 0.0;
    int peakLevel = 0;
    LevelTimes alertS = kNoLevelTimes;      ///< when level 1, 2, 3 was first reached
    LevelTimes confirmedS = kNoLevelTimes;  ///< when it was at 2 of the last 4 looks
    LevelTimes earliestS = kNoLevelTimes;   ///< when DO-365 would first have allowed it
    PairFigures first;                      ///< at the first alert
    double closestS = 0.0;                  ///< least distance in space, between reports too
    PairFigures closest;
};

struct TrackEncounterSettings {
    TrackStandard standard = TrackStandard::usual;
    double largestGapS = 60.0;  ///< of reports that are joined
    double holdS = 5.0;         ///< an approach without alert for longer is over; as DO-365 holds its alerts
};

/// What is told while pairs are looked at; `false` ends the work.
using PairProgress = std::function<bool(std::size_t pairsDone, std::size_t pairs)>;
/// Figures of pair (a, b) at a time when at least one of them reported.
using PairSampled = std::function<void(std::size_t a, std::size_t b, double timeS, const PairFigures&)>;

class TrackPairs {
  public:
    TrackPairs(const TrackFile& file, const TrackEncounterSettings& settings);

    /// All encounters, by the time they begin. `sampled`, if given, is told of every pair and time, which
    /// costs some 4 microseconds each; without it pairs that cannot be close are passed over.
    [[nodiscard]] std::vector<TrackEncounter> find(const PairSampled& sampled = {},
                                                   const PairProgress& progress = {}) const;

  private:
    struct Search;
    [[nodiscard]] bool apart(std::size_t a, std::size_t b, double timeS) const;
    void searchPair(Search& search) const;
    void note(Search& search, double timeS, const PairFigures& figures) const;
    void noteEarly(Search& search, double timeS, const PairFigures& figures) const;
    static void look(Search& search, double timeS, const PairFigures& figures);
    static void keepClosest(Search& search, double timeS, const PairFigures& figures);
    void between(Search& search, double fromS, const PairFigures& from, double toS) const;
    [[nodiscard]] double leastBetween(std::size_t a, std::size_t b, double fromS, double toS) const;
    [[nodiscard]] std::optional<PairFigures> at(std::size_t a, std::size_t b, double timeS) const;

    const TrackFile& file_;
    TrackEncounterSettings settings_;
    std::vector<TrackMotion> motions_;
};

}  // namespace openline::exchange
