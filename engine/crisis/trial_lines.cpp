#include "crisis/trial_lines.h"

#include <algorithm>

#include "base/math.h"
#include "base/rng.h"
#include "crisis/machine.h"
#include "crisis/rates.h"

namespace openline::crisis {

namespace {

/// What is known at the start is that some calls were not answered: drawn until that is so. Rarely needs more
/// than a few; the last try stands.
constexpr std::uint32_t kAttempts = 64;

double faded(const Model& model, double practice, double sinceS, double timeS) {
    const double halfLifeS = model.parameters.practiceHalfLifeS.value;
    if (practice == 0.0 || !(halfLifeS > 0.0)) return practice;
    return practice * halved((timeS - sinceS) / halfLifeS);
}

/// Until when a line is known to have rung in vain; -kNever if it is not.
double unheardUntilS(const ChannelState& now, double startS) {
    if (now.lamp == Lamp::ringing) return startS;
    return now.lamp == Lamp::noAnswer ? now.lampSinceS : -kNever;
}

}  // namespace

TrialLines::TrialLines(const TrialPlan& plan, const TrialSeed& seed, std::vector<TrialStep>* steps)
    : plan_(plan), seed_(seed), steps_(steps), inCrisis_(plan.start.rung > 0) {
    for (std::size_t i = 0; i < plan.lines.size(); ++i) drawLine(i);
    drawKnown(Permission::shared);
    drawKnown(Permission::diplomatic);
    for (std::size_t i = 0; i < plan.lines.size(); ++i) startLine(i);
}

/// A permission of the episode, and the delays behind it, given who has answered and who has not.
void TrialLines::drawKnown(Permission which) {
    const DyadState& dyad = plan_.start;
    const double fromS = dyad.permissionDrawn ? dyad.permissionFromS : plan_.startS;
    const bool heard = std::any_of(plan_.lines.begin(), plan_.lines.end(), [&](const TrialPlan::Line& line) {
        return line.permission == which && dyad.permissionDrawn && line.now.lastContactS >= fromS;
    });
    for (std::uint32_t attempt = 0; attempt < kAttempts; ++attempt) {
        drawPermission(which, fromS, attempt);
        if (heard && which == Permission::shared)
            sharedPermissionS_ = std::max(dyad.permissionA_S, dyad.permissionB_S);
        if (heard && which == Permission::diplomatic) diplomaticPermissionS_ = dyad.diplomaticPermissionS;
        bool possible = true;
        for (std::size_t i = 0; i < plan_.lines.size(); ++i) {
            if (plan_.lines[i].permission != which) continue;
            drawDelay(i, attempt);
            possible = possible && isPossible(i);
        }
        if (possible) return;
    }
}

/// Whether the times drawn agree with a call in vain.
bool TrialLines::isPossible(std::size_t i) {
    const ChannelState& now = plan_.lines[i].now;
    const double untilS = unheardUntilS(now, plan_.startS);
    if (untilS == -kNever) return true;
    lines_[i].placedS = now.placedAtS;
    const double freeS = answerS(i);
    return freeS == kNever || freeS + delayS(i) >= untilS;
}

void TrialLines::drawPermission(Permission which, double fromS, std::uint32_t attempt) {
    const std::uint32_t n = episode_ * kAttempts + attempt;
    if (which == Permission::shared) {
        const double u = uniform01(seed_.key(TrialDie::sharedPermission, n));
        sharedPermissionS_ = fromS + permittedAfterS(plan_.permission, u);
    } else if (plan_.diplomaticChannel < plan_.model->channels.size()) {
        const double u = uniform01(seed_.key(TrialDie::diplomaticPermission, n));
        diplomaticPermissionS_ = fromS + quantileS(plan_.model->channels[plan_.diplomaticChannel].answers, u);
    }
}

void TrialLines::drawDelay(std::size_t i, std::uint32_t attempt) {
    const TrialPlan::Line& def = plan_.lines[i];
    if (!(def.medianDelayS > 0.0)) return;
    const double z = standardNormal(seed_.key(TrialDie::delay, episode_ * kAttempts + attempt, def.channel));
    lines_[i].delayFactor = math::exp(plan_.model->parameters.ownDelaySdLn.value * z);
}

/// What a line needs of the dice in an episode.
void TrialLines::drawLine(std::size_t i) {
    const TrialPlan::Line& def = plan_.lines[i];
    Line& line = lines_[i];
    line.counted = false;
    line.triedS = 0.0;
    drawDelay(i, 0);
    if (def.permission != Permission::delegated) return;
    const double u = uniform01(seed_.key(TrialDie::heard, episode_, def.channel));
    line.tryingS = quantileS(plan_.model->channels[def.channel].answers, u);
}

/// A delegated line that has rung in vain for a while: what is left of its time.
void TrialLines::drawHeard(std::size_t i) {
    const TrialPlan::Line& def = plan_.lines[i];
    const ChannelState& now = def.now;
    Line& line = lines_[i];
    const bool ringing = now.lamp == Lamp::ringing;
    line.triedS = now.triedS;
    if (now.lastContactS >= plan_.start.permissionFromS && plan_.start.permissionDrawn) {
        line.tryingS = 0.0;
        return;
    }
    const double rungS = now.triedS + (ringing ? plan_.startS - now.placedAtS : 0.0);
    const std::vector<AnswerPoint>& answers = plan_.model->channels[def.channel].answers;
    const double known = probabilityWithin(answers, rungS);
    const double u = uniform01(seed_.key(TrialDie::heard, episode_, def.channel));
    line.tryingS = quantileS(answers, known + (1.0 - known) * u);
}

void TrialLines::startLine(std::size_t i) {
    const TrialPlan::Line& def = plan_.lines[i];
    const ChannelState& now = def.now;
    Line& line = lines_[i];
    line.open = def.open;
    line.practice = now.practice;
    line.practiceSinceS = now.practiceSinceS;
    line.counted = now.unansweredCounted && plan_.start.permissionDrawn;
    if (def.permission == Permission::delegated && now.timesDrawn) drawHeard(i);
    if (!def.open) return;
    if (plan_.startS < now.cutUntilS) {
        line.phase = Phase::between;
        line.nextS = now.cutUntilS;
    } else if (now.lamp == Lamp::ringing) {
        line.phase = Phase::ringing;
        line.placedS = now.placedAtS;
        resolve(i);
        line.nextS = std::max(line.nextS, plan_.startS);
    } else if (now.lamp == Lamp::answered) {
        line.phase = Phase::connected;
        line.nextS = std::max(plan_.startS, now.lampSinceS + def.contactLastsS);
    } else if (now.nextCallS != kNever) {
        line.phase = Phase::between;
        line.nextS = std::max(plan_.startS, now.nextCallS);
    }
}

void TrialLines::beginEpisode(double timeS) {
    bringTo(timeS);
    ++episode_;
    inCrisis_ = true;
    unanswered_ = 0;
    drawPermission(Permission::shared, timeS, 0);
    drawPermission(Permission::diplomatic, timeS, 0);
    for (std::size_t i = 0; i < plan_.lines.size(); ++i) {
        if (lines_[i].phase != Phase::ringing && lines_[i].phase != Phase::connected) drawLine(i);
    }
    callAll(timeS);
}

void TrialLines::callAll(double timeS) {
    bringTo(timeS);
    for (std::size_t i = 0; i < plan_.lines.size(); ++i) {
        const Phase phase = lines_[i].phase;
        if (lines_[i].open && phase != Phase::ringing && phase != Phase::connected) place(i, timeS);
    }
}

void TrialLines::setOpen(std::uint32_t channel, bool open, double timeS, bool inCrisis) {
    for (std::size_t i = 0; i < plan_.lines.size(); ++i) {
        Line& line = lines_[i];
        if (plan_.lines[i].channel != channel || line.open == open) continue;
        bring(i, timeS);
        line.open = open;
        line.phase = Phase::resting;
        line.nextS = kNever;
        if (open && inCrisis) place(i, timeS);
    }
}

void TrialLines::endCalls(double timeS) {
    bringTo(timeS);
    inCrisis_ = false;
    for (std::size_t i = 0; i < plan_.lines.size(); ++i) {
        if (lines_[i].phase != Phase::between) continue;
        lines_[i].phase = Phase::resting;
        lines_[i].nextS = kNever;
    }
}

double TrialLines::contact(Rung rung, double timeS) {
    const auto r = static_cast<std::size_t>(rung);
    double without = 1.0;
    for (std::size_t i = 0; i < plan_.lines.size(); ++i) {
        Line& line = lines_[i];
        if (line.nextS <= timeS) bring(i, timeS);
        if (line.phase != Phase::connected) continue;
        double authority = plan_.model->channels[plan_.lines[i].channel].weight[r];
        if (timeS < plan_.lines[i].now.doubtedUntilS)
            authority *= plan_.model->parameters.doubtedAuthority.value;
        without *= 1.0 - authority;
    }
    return 1.0 - without;
}

void TrialLines::startRace(double timeS) {
    for (std::size_t i = 0; i < plan_.lines.size(); ++i) {
        if (!plan_.lines[i].senior) continue;
        bring(i, timeS);
        const bool stands = lines_[i].phase == Phase::connected;
        lines_[i].firstSeniorS = stands ? timeS : kNever;
    }
}

double TrialLines::firstSenior(double toS) {
    double first = kNever;
    for (std::size_t i = 0; i < plan_.lines.size(); ++i) {
        if (!plan_.lines[i].senior) continue;
        if (lines_[i].firstSeniorS == kNever) bring(i, std::min(toS, first));
        first = std::min(first, lines_[i].firstSeniorS);
    }
    return first <= toS ? first : kNever;
}

void TrialLines::bringTo(double timeS) {
    for (std::size_t i = 0; i < plan_.lines.size(); ++i) bring(i, timeS);
}

void TrialLines::place(std::size_t i, double timeS) {
    lines_[i].phase = Phase::ringing;
    lines_[i].placedS = timeS;
    tell(i, EventKind::callPlaced, timeS);
    resolve(i);
}

double TrialLines::delayS(std::size_t i) const {
    const Line& line = lines_[i];
    const double median = plan_.lines[i].medianDelayS;
    if (!(median > 0.0)) return 0.0;
    const double practice = faded(*plan_.model, line.practice, line.practiceSinceS, line.placedS);
    return median * line.delayFactor * halved(practice);
}

double TrialLines::answerS(std::size_t i) const {
    const Line& line = lines_[i];
    switch (plan_.lines[i].permission) {
        case Permission::shared:
            return std::max(line.placedS, sharedPermissionS_);
        case Permission::diplomatic:
            return std::max(line.placedS, diplomaticPermissionS_);
        case Permission::delegated:
            return line.placedS + std::max(0.0, line.tryingS - line.triedS);
        case Permission::none:
            break;
    }
    return kNever;
}

void TrialLines::resolve(std::size_t i) {
    Line& line = lines_[i];
    const double patienceS = plan_.lines[i].patienceS;
    double answeredS = answerS(i);
    if (answeredS != kNever) answeredS += delayS(i);
    line.willAnswer = answeredS - line.placedS <= patienceS;
    line.nextS = line.willAnswer ? answeredS : line.placedS + patienceS;
}

void TrialLines::connect(std::size_t i, double timeS) {
    Line& line = lines_[i];
    const Parameters& parameters = plan_.model->parameters;
    const double before = faded(*plan_.model, line.practice, line.practiceSinceS, timeS);
    line.practice = std::min(kMostPractice, before + parameters.practicePerContact.value);
    line.practiceSinceS = timeS;
    line.triedS = std::max(line.triedS, line.tryingS);
    line.phase = Phase::connected;
    line.nextS = timeS + plan_.lines[i].contactLastsS;
    if (plan_.lines[i].senior && line.firstSeniorS == kNever) line.firstSeniorS = timeS;
    tell(i, EventKind::callAnswered, timeS);
}

void TrialLines::giveUp(std::size_t i, double timeS) {
    Line& line = lines_[i];
    tell(i, EventKind::callUnanswered, timeS);
    if (!line.counted) ++unanswered_;
    line.counted = true;
    line.triedS += plan_.lines[i].patienceS;
}

/// What comes when the phase ends.
void TrialLines::next(std::size_t i) {
    Line& line = lines_[i];
    const double timeS = line.nextS;
    if (line.phase == Phase::ringing && line.willAnswer) return connect(i, timeS);
    if (line.phase == Phase::between) return place(i, timeS);
    if (line.phase == Phase::ringing) giveUp(i, timeS);
    const bool again = plan_.lines[i].retried && inCrisis_;
    line.phase = again ? Phase::between : Phase::resting;
    line.nextS = again ? timeS + retryS(*plan_.model) : kNever;
}

void TrialLines::tell(std::size_t i, EventKind kind, double timeS) {
    if (!steps_) return;
    const double placedS = kind == EventKind::callPlaced ? timeS : lines_[i].placedS;
    steps_->push_back({timeS, kind, 0, 0, plan_.lines[i].channel, timeS - placedS});
}

}  // namespace openline::crisis
