#include "crisis/trial_lines.h"

#include <algorithm>

#include "base/math.h"
#include "base/rng.h"
#include "crisis/crisis.h"
#include "crisis/machine.h"
#include "crisis/rates.h"

namespace openline::crisis {

namespace {

double faded(const Model& model, double practice, double sinceS, double timeS) {
    const double halfLifeS = model.parameters.practiceHalfLifeS.value;
    if (practice == 0.0 || !(halfLifeS > 0.0)) return practice;
    return practice * halved((timeS - sinceS) / halfLifeS);
}

}  // namespace

TrialLines::TrialLines(const TrialPlan& plan, const TrialSeed& seed, std::vector<TrialStep>* steps)
    : plan_(plan),
      seed_(seed),
      steps_(steps),
      permission_(plan.climate.permission),
      inCrisis_(plan.start.rung > 0) {
    for (std::size_t i = 0; i < plan.lines.size(); ++i) drawLine(i);
    drawKnown(Permission::shared);
    drawKnown(Permission::diplomatic);
    for (std::size_t i = 0; i < plan.lines.size(); ++i) startLine(i);
}

void TrialLines::startLine(std::size_t i) {
    const TrialPlan::Line& def = plan_.lines[i];
    const ChannelState& now = def.now;
    Line& line = lines_[i];
    line.is = switchOf(now);
    line.cutUntilS = now.cutUntilS;
    line.doubtedUntilS = now.doubtedUntilS;
    line.practice = now.practice;
    line.practiceSinceS = now.practiceSinceS;
    line.counted = now.unansweredCounted && plan_.start.permissionDrawn;
    if (def.permission == Permission::delegated && now.timesDrawn) drawHeard(i);
    if (!line.answers()) return;
    if (plan_.startS < now.cutUntilS) {
        // Whoever was trying tries again when the line is whole.
        if (inCrisis_) place(i, plan_.startS);
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
    permissionStale_ = false;
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
        if (lines_[i].answers() && phase != Phase::ringing && phase != Phase::connected) place(i, timeS);
    }
}

void TrialLines::endCalls(Rung rung, double timeS) {
    bringTo(timeS);
    inCrisis_ = false;
    permissionStale_ = rung == 0;
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
        if (timeS < line.doubtedUntilS) authority *= plan_.model->parameters.doubtedAuthority.value;
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
    Line& line = lines_[i];
    if (timeS < line.cutUntilS) {
        const bool waits = plan_.lines[i].retried;
        line.phase = waits ? Phase::between : Phase::resting;
        line.nextS = waits ? line.cutUntilS : kNever;
        return;
    }
    line.phase = Phase::ringing;
    line.placedS = timeS;
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
