#include "crisis/trial.h"

#include <algorithm>

#include "base/assert.h"
#include "base/math.h"
#include "base/rng.h"
#include "crisis/machine.h"
#include "crisis/rates.h"
#include "crisis/trial_lines.h"

namespace openline::crisis {

namespace {

constexpr double kHourS = 3600.0;
/// Where the bound of the clock is lowered again after a change: what pushes only fades in between. Our
/// choice.
constexpr std::array kRenewedAfterS{2 * kHourS,   5 * kHourS,   9 * kHourS,  15 * kHourS,
                                    24 * kHourS,  36 * kHourS,  60 * kHourS, 96 * kHourS,
                                    168 * kHourS, 336 * kHourS, 720 * kHourS};

/// Ticks of the clock between two events: fewer than 2^20.
constexpr std::uint32_t kTickBits = 20;

class Trial {
  public:
    Trial(const TrialPlan& plan, const TrialSeed& seed, std::vector<TrialStep>* steps)
        : plan_(plan),
          model_(*plan.model),
          seed_(seed),
          steps_(steps),
          dyad_(plan.start),
          frightened_(plan.start),
          lines_(plan, seed_, steps),
          nowS_(plan.startS),
          climateDown_(plan.climate.down) {
        if (canJump(dyad_)) frailty_ = plan.frailty.at(uniform01(seed_.key(TrialDie::frailty, 0)));
        result_.peak = dyad_.rung;
        frighten();
        if (canJump(dyad_)) startCrisis();
    }

    TrialResult run() {
        std::uint32_t stretch = 0;
        for (const TrialEvent& event : plan_.events) {
            if (event.timeS > plan_.horizonS) break;
            jumpUntil(event.timeS, stretch++);
            happen(event, stretch);
        }
        jumpUntil(plan_.horizonS, stretch);
        if (result_.overS == kNever) endRace(plan_.horizonS);
        result_.last = dyad_.rung;
        tellInOrder();
        return result_;
    }

  private:
    void startCrisis() {
        if (result_.incidentS != kNever) return;
        result_.incidentS = nowS_;
        lines_.startRace(nowS_);
    }

    /// The dyad as alarmed as calls in vain may make it, for the clock.
    void frighten() {
        const int calls =
            model_.parameters.unansweredAlarmFactor.value > 1.0 ? static_cast<int>(plan_.lines.size()) : 0;
        for (int i = 0; i < calls; ++i)
            frightened_.alarm =
                capped(model_, frightened_.alarm * model_.parameters.unansweredAlarmFactor.value);
    }

    void endRace(double timeS) {
        if (result_.incidentS == kNever) return;
        result_.firstSeniorS = lines_.firstSenior(std::min(timeS, result_.firstUpS));
        // After the first step up the race is decided; who was reached later still counts as reached.
        if (result_.firstSeniorS == kNever) result_.firstSeniorS = lines_.firstSenior(timeS);
    }

    /// What calls that nobody answered made of the alarm, brought into it.
    void foldUnanswered() {
        const double e = model_.parameters.unansweredAlarmFactor.value;
        for (; folded_ < lines_.unanswered() && e != 1.0; ++folded_)
            dyad_.alarm = capped(model_, dyad_.alarm * e);
        // Only calls in quiet times, each week anew, come to more than the bound allows for.
        frightened_.alarm = std::max(frightened_.alarm, dyad_.alarm);
    }

    /// Rate of the clock: no less than up and down together at any rung with any contact, and nothing in it
    /// depends on who is reached or on how warm it is.
    [[nodiscard]] double clockPerS(double timeS) const {
        const double up = plan_.bound.upPerS * commonPush(model_, frightened_, timeS);
        const double down = plan_.bound.downPerS * plan_.bound.climateDown;
        return frailty_ * hoursPhase(model_, dyad_, timeS) * (up + down) * plan_.bound.contact;
    }

    /// Nothing flies in a trial: who was in contact at its start has parted after a while.
    void partForces() {
        if (nowS_ < plan_.forcesPartS) return;
        dyad_.forcesInContact = frightened_.forcesInContact = 0;
    }

    /// When the bound of the clock is set anew, at the latest at `untilS`.
    [[nodiscard]] double renewedS(double sinceS, std::size_t renewed, double untilS) const {
        double nextS = untilS;
        if (renewed < kRenewedAfterS.size()) nextS = std::min(nextS, sinceS + kRenewedAfterS[renewed]);
        return nowS_ < plan_.forcesPartS ? std::min(nextS, plan_.forcesPartS) : nextS;
    }

    /// Ticks of the clock until a time or until the crisis is over.
    void jumpUntil(double untilS, std::uint32_t stretch) {
        const double sinceS = nowS_;
        std::size_t renewed = 0;
        std::uint32_t tick = stretch << kTickBits;
        // What has no room beside the ticks: no two stretches share dice, and the first 4096 keep theirs.
        const std::uint32_t beyond = stretch >> (32U - kTickBits) << 16U;
        double left = canJump(dyad_) ? unitExponential(seed_.key(TrialDie::clock, tick, beyond)) : 0.0;
        while (canJump(dyad_) && nowS_ < untilS) {
            partForces();
            const double bound = clockPerS(nowS_);
            const double endS = renewedS(sinceS, renewed, untilS);
            while (canJump(dyad_) && nowS_ + left / bound < endS) {
                nowS_ += left / bound;
                choose(uniform01(seed_.key(TrialDie::choice, tick, beyond)) * bound, bound);
                left = unitExponential(seed_.key(TrialDie::clock, ++tick, beyond));
            }
            if (!canJump(dyad_)) break;
            left -= bound * (endS - nowS_);
            nowS_ = endS;
            while (renewed < kRenewedAfterS.size() && sinceS + kRenewedAfterS[renewed] <= nowS_) ++renewed;
        }
        nowS_ = std::max(nowS_, untilS);
    }

    /// One tick: up at the low end of the die, down at its high end, mostly neither.
    void choose(double die, double bound) {
        const auto rung = static_cast<std::size_t>(dyad_.rung);
        const double contact = lines_.contact(dyad_.rung, nowS_);
        foldUnanswered();
        const double more = contact - plan_.contactReference[rung];
        const double ratio = plan_.thetaLn == 0.0 ? 1.0 : math::exp(plan_.thetaLn * more);
        const double speed = frailty_ * hoursPhase(model_, dyad_, nowS_);
        const double up = plan_.upPerS[rung] * speed * commonPush(model_, dyad_, nowS_) * ratio;
        const double down = plan_.downPerS[rung] * speed * climateDown_ / ratio;
        OPENLINE_ASSERT(up + down <= bound * (1.0 + 1e-9));  // but for rounding
        if (die < up) return jumpTo(dyad_.rung + 1);
        if (die > bound - down) jumpTo(dyad_.rung - 1);
    }

    void jumpTo(Rung rung) {
        if (steps_) steps_->push_back({nowS_, EventKind::rungChanged, dyad_.rung, rung, 0, 0.0});
        if (rung > dyad_.rung && dyad_.rung > 0 && result_.firstUpS == kNever && result_.overS == kNever)
            result_.firstUpS = nowS_;
        dyad_.rung = rung;
        result_.peak = std::max(result_.peak, rung);
        if (canJump(dyad_)) return;
        if (result_.overS == kNever) {
            result_.overS = nowS_;
            endRace(nowS_);
        }
        lines_.endCalls(rung, nowS_);
    }

    void happen(const TrialEvent& event, std::uint32_t number) {
        lines_.bringTo(nowS_);
        foldUnanswered();
        if (event.kind == TrialEventKind::stimulus) return feelIt(event.stimulus, number);
        if (event.kind == TrialEventKind::amounts) addAmounts(event);
        if (mayChangeClimate(event.kind)) changeClimate();
        if (event.channel) lines_.change(event, nowS_, canJump(dyad_));
    }

    void feelIt(const Stimulus& stimulus, std::uint32_t number) {
        const double die = uniform01(seed_.key(TrialDie::nearIncident, number));
        feel(model_, frightened_, stimulus, nowS_, die);
        frighten();
        if (!feel(model_, dyad_, stimulus, nowS_, die)) return;
        dyad_.lastStimulusS = frightened_.lastStimulusS = nowS_;
        if (dyad_.rung == 0) {
            beginEpisode();
        } else if (canJump(dyad_) && stimulus.kind == StimulusKind::collision) {
            lines_.callAll(nowS_);
        }
    }

    void addAmounts(const TrialEvent& event) {
        for (DyadState* dyad : {&dyad_, &frightened_}) {
            raiseAlarm(model_, *dyad, nowS_, event.alarm, AlarmCause::politics);
            raisePressure(model_, *dyad, nowS_, event.pressure);
            dyad->cyberUntilS = std::max(dyad->cyberUntilS, event.attackUntilS);
        }
        frighten();  // also after an amount below 0: it takes from the bound what the cap had kept
    }

    void changeClimate() {
        const TrialPlan::Climate& climate = plan_.laterClimates[climates_++];
        climateDown_ = climate.down;
        lines_.setPermission(climate.permission, nowS_);
    }

    /// Another crisis: another speed, and everyone rings.
    void beginEpisode() {
        const double z = standardNormal(seed_.key(TrialDie::frailty, ++episode_));
        frailty_ = math::exp(model_.parameters.frailtySdLn.value * z);
        lines_.beginEpisode(nowS_);
        folded_ = 0;
        jumpTo(1);
        startCrisis();
    }

    void tellInOrder() {
        if (!steps_) return;
        lines_.bringTo(std::min(plan_.horizonS, nowS_));
        std::stable_sort(steps_->begin(), steps_->end(),
                         [](const TrialStep& a, const TrialStep& b) { return a.timeS < b.timeS; });
    }

    const TrialPlan& plan_;
    const Model& model_;
    TrialSeed seed_;
    std::vector<TrialStep>* steps_;
    DyadState dyad_, frightened_;
    TrialLines lines_;
    double nowS_;
    double climateDown_;
    std::size_t climates_ = 0;  ///< that have come
    double frailty_ = 1.0;
    int folded_ = 0;
    std::uint32_t episode_ = 0;  ///< begun in this trial
    TrialResult result_;
};

}  // namespace

TrialResult runTrial(const TrialPlan& plan, std::uint64_t seed, std::int64_t run,
                     std::vector<TrialStep>* steps) {
    return Trial(plan, {seed, run}, steps).run();
}

}  // namespace openline::crisis
