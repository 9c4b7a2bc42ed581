// The channels of one trial: who rings, who is connected, who tries again, each brought up to a time only
// when somebody asks. Internal to `crisis`.
#pragma once

#include "base/rng.h"
#include "crisis/trial.h"

namespace openline::crisis {

/// A place in a trial's random numbers. Append, never renumber.
enum class TrialDie : std::uint32_t {
    clock = 0,
    choice = 1,
    frailty = 2,
    sharedPermission = 3,
    diplomaticPermission = 4,
    nearIncident = 5,
    delay = 0x100,  ///< + channel
    heard = 0x200,  ///< + channel
};

struct TrialSeed {
    std::uint64_t seed = 0;
    std::int64_t run = 0;
    [[nodiscard]] RandomKey key(TrialDie die, std::uint32_t n, std::uint32_t channel = 0) const {
        return {seed, run, static_cast<std::uint32_t>(die) + channel, Purpose::trial, n};
    }
};

class TrialLines {
  public:
    TrialLines(const TrialPlan& plan, const TrialSeed& seed, std::vector<TrialStep>* steps);

    /// A new crisis: fresh permissions and delays from `timeS`, every open line rings.
    void beginEpisode(double timeS);
    /// Every open line that neither rings nor is connected rings.
    void callAll(double timeS);
    /// What an event does to its channel: a switch, a call, an attack.
    void change(const TrialEvent& event, double timeS, bool inCrisis);
    /// Another climate: the permission not yet given moves to what it now allows, from the same die, and with
    /// it who rings for it.
    void setPermission(const PermissionLaw& law, double timeS);
    /// The crisis is over at routine or in war: nobody calls again.
    void endCalls(Rung rung, double timeS);
    /// c at a rung. Brings the lines that matter there up to the time; times do not fall.
    double contact(Rung rung, double timeS);
    /// From now on the first senior contact is looked for; one that stands counts as now.
    void startRace(double timeS);
    /// When a senior line was first connected since the race began, not after `toS`; kNever if none was.
    double firstSenior(double toS);
    /// All lines up to a time.
    void bringTo(double timeS);
    /// Calls first given up in this episode: the power of e on alarm.
    [[nodiscard]] int unanswered() const { return unanswered_; }

  private:
    enum class Phase : std::uint8_t { resting, ringing, connected, between };
    struct Line {
        Phase phase = Phase::resting;
        bool willAnswer = false, counted = false;
        Switch is;
        double nextS = kNever;  ///< when the phase ends
        double placedS = 0.0, firstSeniorS = kNever;
        double practice = 0.0, practiceSinceS = 0.0;
        double delayFactor = 1.0;            ///< exp(sd z), of the episode
        double tryingS = 0.0, triedS = 0.0;  ///< delegated: ringing needed until heard, and done
        double cutUntilS = -kNever, doubtedUntilS = -kNever;
        [[nodiscard]] bool answers() const { return is.open && is.suspended == Party::none && !is.disputed; }
    };

    void startLine(std::size_t i);
    void drawLine(std::size_t i, std::uint32_t attempt = 0);
    void drawPermission(Permission which, double fromS, std::uint32_t attempt);
    void drawDelay(std::size_t i, std::uint32_t attempt);
    void drawKnown(Permission which);
    void drawHeard(std::size_t i);
    [[nodiscard]] bool isPossible(std::size_t i);
    void setSwitch(std::size_t i, const Switch& to, double timeS, bool inCrisis);
    void attack(std::size_t i, const TrialEvent& event, double timeS);
    void callByHand(std::size_t i, double timeS);
    void hangUp(std::size_t i, double timeS);
    void renewQuietPermission(double timeS);
    /// Rings; one that is cut rings when it is mended, if it is one that is tried again, and rests otherwise.
    void place(std::size_t i, double timeS);
    void connect(std::size_t i, double timeS);
    void giveUp(std::size_t i, double timeS);
    [[nodiscard]] double answerS(std::size_t i) const;
    [[nodiscard]] double delayS(std::size_t i) const;
    void resolve(std::size_t i);
    void next(std::size_t i);
    void bring(std::size_t i, double timeS) {
        while (lines_[i].nextS <= timeS) next(i);
    }
    void tell(std::size_t i, EventKind kind, double timeS);

    const TrialPlan& plan_;
    const TrialSeed& seed_;
    std::vector<TrialStep>* steps_;
    std::array<Line, kMostLines> lines_{};
    PermissionLaw permission_;
    double sharedPermissionS_ = kNever, diplomaticPermissionS_ = kNever;
    double sharedDie_ = 0.0, sharedFromS_ = 0.0;  ///< what the shared permission was drawn from
    std::uint32_t quietDraws_ = 0;                ///< permissions drawn anew in quiet times
    std::uint32_t episode_ = 0;
    int unanswered_ = 0;
    bool inCrisis_ = false;
    bool permissionStale_ = false;  ///< that of a crisis that is over at routine: nobody's any more
};

}  // namespace openline::crisis
