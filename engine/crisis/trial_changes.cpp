// What happens to the channels of a trial from outside: switches, attacks, calls by a person. As changes.cpp
// and calls.cpp have it, without words.
#include <algorithm>

#include "crisis/crisis.h"
#include "crisis/machine.h"
#include "crisis/trial_lines.h"

namespace openline::crisis {

namespace {

constexpr double kTrialWeekS = 7.0 * 86400.0;
/// Beyond the numbers of all episodes.
constexpr std::uint32_t kQuietAttempts = 1U << 20U;

/// What an event makes of a switch.
Switch changed(const TrialEvent& event, Switch is) {
    switch (event.kind) {
        case TrialEventKind::openChannel:
            return {true, Party::none, is.disputed};
        case TrialEventKind::closeChannel:
            return {};
        case TrialEventKind::suspendChannel:
            if (is.open) is.suspended = event.to.suspended;
            return is;
        case TrialEventKind::resumeChannel:
            return is.open ? Switch{true, Party::none, false} : is;
        case TrialEventKind::setChannel:
            return event.to;
        default:
            return is;
    }
}

void setAmounts(TrialEvent& event, const InjectDef& def) {
    if (event.kind == TrialEventKind::stimulus) {
        if (event.gapOfKind) event.stimulus.gapM = def.gapM.value;
        return;
    }
    if (event.kind == TrialEventKind::amounts) {
        event.alarm = def.alarm.value;
        event.pressure = def.pressure.value;
        event.climate = def.climate.value;
    }
    if (def.kind == InjectKind::cyberAttack) event.attackUntilS = event.timeS + def.durationS.value;
}

}  // namespace

std::vector<TrialEvent> withAmounts(std::span<const TrialEvent> events, const Model& model) {
    std::vector<TrialEvent> all(events.begin(), events.end());
    for (TrialEvent& event : all)
        if (event.inject) setAmounts(event, defOf(model, *event.inject));
    return all;
}

void TrialLines::change(const TrialEvent& event, double timeS, bool inCrisis) {
    for (std::size_t i = 0; i < plan_.lines.size(); ++i) {
        if (plan_.lines[i].channel != event.channel.index) continue;
        bring(i, timeS);
        if (event.kind == TrialEventKind::amounts || event.kind == TrialEventKind::attackLine)
            return attack(i, event, timeS);
        if (event.kind == TrialEventKind::placeCall) return callByHand(i, timeS);
        return setSwitch(i, changed(event, lines_[i].is), timeS, inCrisis);
    }
}

void TrialLines::hangUp(std::size_t i, double timeS) {
    Line& line = lines_[i];
    if (line.phase == Phase::ringing) line.triedS += timeS - line.placedS;
    line.phase = Phase::resting;
    line.nextS = kNever;
}

void TrialLines::setSwitch(std::size_t i, const Switch& to, double timeS, bool inCrisis) {
    Line& line = lines_[i];
    if (line.is == to) return;
    line.is = to;
    hangUp(i, timeS);
    if (line.answers() && inCrisis) place(i, timeS);
}

void TrialLines::attack(std::size_t i, const TrialEvent& event, double timeS) {
    Line& line = lines_[i];
    if (event.doubts) {
        line.doubtedUntilS = std::max(line.doubtedUntilS, event.attackUntilS);
        return;
    }
    line.cutUntilS = std::max(line.cutUntilS, event.attackUntilS);
    if (!line.answers()) return;
    hangUp(i, timeS);
    // Whoever was trying tries again when the line is whole.
    if (inCrisis_) place(i, timeS);
}

void TrialLines::callByHand(std::size_t i, double timeS) {
    const Line& line = lines_[i];
    const bool busy = line.phase == Phase::ringing || line.phase == Phase::connected;
    if (!line.answers() || busy || timeS < line.cutUntilS) return;
    if (!inCrisis_) renewQuietPermission(timeS);
    place(i, timeS);
}

/// In quiet times permission is drawn once a week, at the first call: an old refusal does not last for ever,
/// and one of a crisis not beyond its end.
void TrialLines::renewQuietPermission(double timeS) {
    const bool drawn = quietDraws_ > 0 || episode_ > 0 || plan_.start.permissionDrawn;
    if (drawn && !permissionStale_ && timeS - sharedFromS_ < kTrialWeekS) return;
    permissionStale_ = false;
    const std::uint32_t attempt = kQuietAttempts + ++quietDraws_;
    for (const Permission which : {Permission::shared, Permission::diplomatic})
        drawPermission(which, timeS, attempt);
    for (std::size_t i = 0; i < plan_.lines.size(); ++i) {
        if (lines_[i].phase != Phase::ringing && lines_[i].phase != Phase::connected) drawLine(i, attempt);
    }
}

}  // namespace openline::crisis
