// One dyad's crisis run through to its end, thousands a second: what outlooks and sweeps are made of. The
// same law as `advance`, without words: times to answer drawn once per episode, jumps by thinning a clock
// that all compared plans share, so that differences between them are differences of the same dice. Not
// bit-equal to `advance`, which reads rates on a grid: tests hold the two together. Source: uniformisation,
// Jensen 1953; thinning, Lewis and Shedler 1979.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "crisis/frailty.h"
#include "crisis/model.h"
#include "crisis/permission.h"
#include "crisis/state.h"

namespace openline::crisis {

/// More channels of one dyad that can be called than this are not heard.
inline constexpr std::size_t kMostLines = 32;

enum class TrialEventKind : std::uint8_t {
    stimulus,
    openChannel,  ///< ends a suspension, not a dispute
    closeChannel,
    suspendChannel,  ///< calls are refused from then on; nothing on a closed one
    resumeChannel,   ///< ends suspension and dispute; nothing on a closed one
    setChannel,      ///< as a preset has it
    placeCall,       ///< by a person; nothing where none can be placed
    climate,
    amounts,  ///< of an inject, added at once; and its attack, with the line that it cuts or casts doubt on
    attackLine,  ///< an attack of another dyad that cuts a line of this one, or casts doubt on it
};

/// Of these a plan has a climate that holds from then on.
[[nodiscard]] constexpr bool mayChangeClimate(TrialEventKind kind) {
    return kind == TrialEventKind::climate || kind == TrialEventKind::amounts;
}

/// What happens at a time in every trial.
struct TrialEvent {
    double timeS = 0.0;
    TrialEventKind kind = TrialEventKind::stimulus;
    Stimulus stimulus;     ///< `stimulus`; its dyad is the plan's
    ChannelId channel;     ///< of channels and calls; attacks: that is hit, if any
    Switch to{};           ///< setChannel
    double climate = 0.5;  ///< `climate`: 0 frozen to 1 warm, from then on; `amounts`: added, within these
    double alarm = 0.0, pressure = 0.0;  ///< `amounts`: added, within 0 and the cap
    double attackUntilS = -kNever;       ///< attacks: in progress until then
    bool doubts = false;                 ///< attacks: the line is in doubt until then, and not cut
    /// Of an inject of this kind: amounts, end of an attack and gap are those of the model, `withAmounts`.
    std::optional<InjectKind> inject{};
    bool gapOfKind = false;  ///< stimulus of an inject that says no gap
};

/// The events with what the model says of their injects, where they name one.
std::vector<TrialEvent> withAmounts(std::span<const TrialEvent> events, const Model& model);

/// Bounds of what may differ between compared plans and moves a trial's clock: plans that share them share
/// their clocks, so that a difference between them is one of the same dice.
struct ClockBound {
    double contact = 1.0;                 ///< of theta^(c - c0) and its inverse. Range: not below 1
    double climateDown = 1.0;             ///< of what the climate makes of the rates down. Range: above 0
    double upPerS = 0.0, downPerS = 0.0;  ///< of the class's base rates

    /// Raised where the other is higher.
    void cover(const ClockBound& other);
};

struct TrialSetting {
    double horizonS = 3650.0 * 86400.0;  ///< from the start; what is not over then stays open
    /// A plan raises it to what it needs itself; `clockBound` gives that.
    ClockBound bound{.contact = 1.25};
    std::span<const TrialEvent> events{};  ///< by time, none before the start
};

/// What a set of parameters and a moment come to for one dyad: made once, used by all trials. Refers to the
/// model, which must outlive it.
struct TrialPlan {
    struct Line {
        std::uint32_t channel = 0;
        Permission permission{};
        bool retried = true, senior = false;
        double medianDelayS = 0.0, contactLastsS = 0.0, patienceS = 0.0;
        ChannelState now;
    };

    const Model* model = nullptr;
    DyadId dyad;
    double startS = 0.0, horizonS = 0.0;
    double forcesPartS = kNever;  ///< forces in contact push until then; kNever: none are
    DyadState start;
    std::vector<Line> lines;
    std::vector<TrialEvent> events;
    FrailtyPosterior frailty;  ///< of the crisis that runs at the start
    /// What a climate makes of a trial: at the start, and after each event that may change it, in their
    /// order.
    struct Climate {
        double down = 1.0;
        PermissionLaw permission{};
    };
    Climate climate{};
    std::vector<Climate> laterClimates{};
    std::size_t diplomaticChannel = 0;  ///< whose answers are those of all diplomats; beyond the lines: none
    std::array<double, kRungCount> upPerS{}, downPerS{}, contactReference{};
    double thetaLn = 0.0;
    ClockBound bound{};
};

/// Bound that a plan of this model, state and dyad needs.
ClockBound clockBound(const Model& model, const State& state, DyadId dyad,
                      std::span<const TrialEvent> events = {});

/// From a moment on. Nothing that only the run's own dice know is read: not its F, thresholds, or permissions
/// and answers that lie ahead. Cost: some 30 microseconds.
TrialPlan planTrials(const Model& model, const State& state, DyadId dyad, double timeS,
                     const TrialSetting& setting);

/// What came of one trial. Times are the scenario's; kNever: did not happen before the horizon.
struct TrialResult {
    double incidentS = kNever;     ///< the crisis began; the start, if it already was one
    double firstUpS = kNever;      ///< first step up after that
    double firstSeniorS = kNever;  ///< first senior contact from then on, until the crisis was over
    double overS = kNever;         ///< rung 0 or war
    Rung peak = 0;                 ///< highest rung from the start on
    Rung last = 0;                 ///< at the end

    /// The race: a step up came, and no senior contact before it.
    [[nodiscard]] bool stepUpFirst() const { return firstUpS < firstSeniorS; }
    [[nodiscard]] bool seniorFirst() const { return firstSeniorS != kNever && firstSeniorS <= firstUpS; }
};

/// What a trial did, for playing it back.
struct TrialStep {
    double timeS = 0.0;
    EventKind kind{};           ///< rungChanged and the four of calls
    Rung from = 0, to = 0;      ///< rungChanged
    std::uint32_t channel = 0;  ///< calls
    double afterS = 0.0;        ///< calls: since placed
};

/// Trial `run` of a seed. Trials with the same seed and number in plans of equal start, events and bound use
/// the same dice: at an odds ratio of at most 1 and e <= 1, until the crisis is first over, the one with more
/// channels never stands higher. `steps`, if given, is what happened, by time. Cost: some microseconds.
TrialResult runTrial(const TrialPlan& plan, std::uint64_t seed, std::int64_t run,
                     std::vector<TrialStep>* steps = nullptr);

}  // namespace openline::crisis
