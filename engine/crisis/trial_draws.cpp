// What the channels of a trial need of the dice: permissions, delays and ringing times, given what is known
// at its start of who has answered and who has not.
#include <algorithm>

#include "base/math.h"
#include "base/rng.h"
#include "crisis/machine.h"
#include "crisis/trial_lines.h"

namespace openline::crisis {

namespace {

/// What is known at the start is that some calls were not answered: drawn until that is so. Rarely needs more
/// than a few; the last try stands.
constexpr std::uint32_t kAttempts = 64;

/// Until when a line is known to have rung in vain; -kNever if it is not.
double unheardUntilS(const ChannelState& now, double startS) {
    if (now.lamp == Lamp::ringing) return startS;
    return now.lamp == Lamp::noAnswer ? now.lampSinceS : -kNever;
}

}  // namespace

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
        sharedDie_ = uniform01(seed_.key(TrialDie::sharedPermission, n));
        sharedFromS_ = fromS;
        sharedPermissionS_ = fromS + permittedAfterS(permission_, sharedDie_);
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
void TrialLines::drawLine(std::size_t i, std::uint32_t attempt) {
    const TrialPlan::Line& def = plan_.lines[i];
    Line& line = lines_[i];
    line.counted = false;
    line.triedS = 0.0;
    drawDelay(i, attempt);
    if (def.permission != Permission::delegated) return;
    const double u = uniform01(seed_.key(TrialDie::heard, episode_ + attempt, def.channel));
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

void TrialLines::setPermission(const PermissionLaw& law, double timeS) {
    bringTo(timeS);
    permission_ = law;
    if (sharedPermissionS_ <= timeS) return;
    sharedPermissionS_ = std::max(timeS, sharedFromS_ + permittedAfterS(law, sharedDie_));
    for (std::size_t i = 0; i < plan_.lines.size(); ++i) {
        if (plan_.lines[i].permission != Permission::shared || lines_[i].phase != Phase::ringing) continue;
        resolve(i);
        lines_[i].nextS = std::max(lines_[i].nextS, timeS);
    }
}

}  // namespace openline::crisis
