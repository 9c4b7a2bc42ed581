// Which pairs of tracks came close, by the standards of `track_figures.h`, and the figures of every pair at
// every time.
#pragma once

#include <array>
#include <functional>
#include <vector>

#include "exchange/track_figures.h"
#include "exchange/track_file.h"
#include "exchange/track_motion.h"

namespace openline::exchange {

/// A time for each level; NaN where it was not reached.
using LevelTimes = std::array<double, 3>;
inline constexpr LevelTimes kNoLevelTimes{kNotGiven, kNotGiven, kNotGiven};

/// An alert is confirmed when so many of the last so many looks, no more than one a second, gave its level.
/// Source: DAIDALUS DO_365B configuration.
inline constexpr int kConfirmedBy = 2, kConfirmedOf = 4;
inline constexpr double kBetweenLooksS = 1.0;

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
