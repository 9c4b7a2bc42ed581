// From one moment on: how often a step up comes before senior contact, how the crisis ends, and how much of
// that is not known. The same dice with and without the last change. A what-if instrument, not a forecast.
// Counts and shares only; words and pictures are made elsewhere.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "base/workers.h"
#include "crisis/trial.h"
#include "sim/definition.h"
#include "study/break_even.h"

namespace openline::study {

/// Parameter draws of the strip.
inline constexpr std::size_t kStripDraws = 200;

struct OutlookQuestion {
    std::shared_ptr<const sim::Definition> definition;
    crisis::State now;
    std::optional<crisis::State> before;  ///< the same moment without the last change
    double timeS = 0.0;                   ///< of both
    DyadId dyad;
    std::uint64_t seed = 1;
    std::size_t trials = 10'000;          ///< at the values in force, and as many over the strip
    std::size_t refinedTrials = 200'000;  ///< while nothing else is asked
};

/// Trials counted. Shares are of `trials`.
struct OutlookCounts {
    /// Upper ends of the bins of days to the end; the last bin is later or never.
    static constexpr std::array<double, 23> kDays{0.25, 0.5, 1,  2,   3,   5,   7,   10,  14,  20,   30,  40,
                                                  50,   60,  80, 100, 130, 180, 240, 365, 730, 1460, 3650};
    std::uint64_t trials = 0;
    std::uint64_t stepUpFirst = 0, seniorFirst = 0;  ///< the race; what is left ended before either
    std::array<std::uint64_t, crisis::kRungCount> peak{};
    std::array<std::uint64_t, kDays.size() + 1> overWithin{};  ///< by bin; war counts as an end

    [[nodiscard]] std::uint64_t violent() const { return peak[5] + peak[6] + peak[7]; }
    [[nodiscard]] std::uint64_t war() const { return peak[7]; }
    /// Days within which a share is over; the upper end of the last bin if it never is.
    [[nodiscard]] double daysToEnd(double share) const;
    void add(const crisis::TrialResult& result);
    void add(const OutlookCounts& other);
};

/// One draw of what is not known.
struct StripDraw {
    std::uint64_t trials = 0, stepUpFirst = 0, violent = 0, war = 0;
};

struct OutlookSide {
    OutlookCounts counts;          ///< at the values in force: chance
    std::vector<StripDraw> strip;  ///< kStripDraws: ignorance. In the order of the draws, equal in both sides
};

struct Outlook {
    OutlookSide now;
    std::optional<OutlookSide> before;
    bool supposesCollision = false;  ///< from rung 0: as if two craft collided now
    bool atWar = false;              ///< nothing left to ask
    BreakEven breakEven;             ///< of `now`; comes last
    bool breakEvenKnown = false;
    bool refined = false;  ///< nothing more comes
    crisis::Rung from = 0;
};

/// Works through a question slice by slice; every slice leaves a valid answer. The answer after n slices does
/// not depend on the number of workers. One thread at a time.
class OutlookRun {
  public:
    explicit OutlookRun(OutlookQuestion question);
    ~OutlookRun();
    OutlookRun(OutlookRun&&) noexcept;
    OutlookRun& operator=(OutlookRun&&) noexcept;

    /// The next slice. Returns false when nothing is left. Cost: the first some milliseconds, later ones up
    /// to 20 ms.
    bool slice(Workers* workers = nullptr);
    [[nodiscard]] const Outlook& outlook() const;
    /// True once `trials` are counted.
    [[nodiscard]] bool answered() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace openline::study
