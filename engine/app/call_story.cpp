#include "app/call_story.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/time.h"
#include "crisis/crisis.h"
#include "study/decided_race.h"
#include "study/senior_contacts.h"

namespace openline::app {

CallStory::CallStory(const sim::Definition& definition) : definition_(definition) {
    for (const crisis::DyadDef& dyad : definition.crisis.dyads) rungs_.push_back(dyad.initialRung);
}

void CallStory::add(const crisis::Event& event) {
    const bool isStep = event.kind == crisis::EventKind::rungChanged;
    if (isStep && event.dyad.index < rungs_.size()) rungs_[event.dyad.index] = event.to;
    const bool breaksOff = study::cutsLine(event) || event.kind == crisis::EventKind::channelClosed;
    if (isStep || breaksOff || event.kind == crisis::EventKind::callAnswered) {
        sim::Event& whole = race_.emplace_back();
        whole.kind = sim::EventKind::crisis;
        whole.timeS = event.timeS;
        whole.crisis = event;
    }
    if (isStep || event.channel.index >= definition_.crisis.channels.size()) return;
    if (breaksOff) return breakOff(event.channel);
    if (event.kind == crisis::EventKind::callPlaced) {
        if (!event.fromRecord) breakOff(event.channel);
        Call& call = calls_.emplace_back();
        call.channel = event.channel;
        call.placedS = event.timeS;
        if (event.fromRecord) call.recorded = event.text;
    } else if (event.kind == crisis::EventKind::callAnswered ||
               event.kind == crisis::EventKind::callRefused ||
               event.kind == crisis::EventKind::callUnanswered) {
        end(event);
    }
}

CallStory::Call* CallStory::openOn(ChannelId channel) {
    const auto open = std::find_if(calls_.rbegin(), calls_.rend(), [&](const Call& call) {
        return call.channel == channel && call.outcome.empty() && call.recorded.empty();
    });
    return open == calls_.rend() ? nullptr : &*open;
}

/// A line that is closed or cut, or rings anew, has nobody waiting on it any more.
void CallStory::breakOff(ChannelId channel) {
    if (Call* open = openOn(channel)) open->outcome = "broken off";
}

void CallStory::end(const crisis::Event& event) {
    const bool isRecorded = event.fromRecord && !event.text.empty();
    Call* open = isRecorded ? nullptr : openOn(event.channel);
    Call& call = open != nullptr ? *open : calls_.emplace_back();
    call.channel = event.channel;
    call.endS = event.timeS;
    if (isRecorded) call.recorded = event.text;
    if (open == nullptr) call.placedS = event.timeS - (isRecorded ? 0.0 : std::max(0.0, event.afterS));
    // The same words as the desk has, after the name of the line; a row that is played again has none.
    const std::size_t colon = event.text.find(": ");
    const std::string after = formatDurationForPeople(call.endS - call.placedS);
    if (event.kind == crisis::EventKind::callAnswered) {
        call.outcome = "answered after " + after;
        call.worth = worthOf(event, call.decides);
    } else {
        call.outcome = event.kind == crisis::EventKind::callRefused ? "refused" : "no answer after " + after;
    }
    if (colon != std::string::npos) call.outcome = event.text.substr(colon + 2);
}

/// The authority of the line at that rung; and whether anyone senior was reached, and before any step up.
std::string CallStory::worthOf(const crisis::Event& event, bool& decides) const {
    const crisis::ChannelDef& channel = definition_.crisis.channels[event.channel.index];
    if (channel.dyad.index >= rungs_.size()) return {};
    const crisis::Rung rung = rungs_[channel.dyad.index];
    std::string text =
        fmt::format("counts for {:.2g} of 1 at {}", channel.weight[static_cast<std::size_t>(rung)],
                    definition_.crisis.rungName(rung));
    if (!crisis::isSenior(channel)) return text + ", no senior contact";
    if (rung == 0) return text + ", senior contact";
    const auto race = study::decidedRace(definition_, race_, channel.dyad, event.timeS);
    if (!race || !race->senior) return text + ", senior contact, after a step up";
    const bool isFirst = race->timeS == event.timeS && race->channel == event.channel;
    decides = isFirst;
    return text + (isFirst ? ", senior contact before any step up" : ", senior contact, not the first");
}

std::string CallStory::raceAt(const crisis::Event& event) const {
    const auto race = study::decidedRace(definition_, race_, event.dyad, event.timeS);
    const bool decides = race && !race->senior && race->timeS == event.timeS && event.to > event.from;
    return decides ? ", before senior contact" : std::string();
}

std::string CallStory::wordsOf(const Call& call) const {
    if (!call.recorded.empty()) return call.recorded;
    const crisis::ChannelDef& channel = definition_.crisis.channels[call.channel.index];
    const auto& dyads = definition_.crisis.dyads;
    std::string text = channel.dyad.index < dyads.size() ? dyads[channel.dyad.index].name + ", a" : "A";
    text += " call on the " + channel.name + ": ";
    if (call.outcome.empty()) return text + "no answer yet";
    text += call.outcome;
    if (call.worth.empty()) return text;
    return text + ", " + formatForPeople(definition_.utcAtS(call.endS), definition_.zoneMinutes) + "; " +
           call.worth;
}

std::vector<StoryLine> CallStory::lines() const {
    std::vector<StoryLine> lines;
    std::vector<std::pair<std::uint32_t, std::string>> told;
    for (const Call& call : calls_) {
        const std::string first = call.outcome.substr(0, call.outcome.find(' '));
        const std::pair what(static_cast<std::uint32_t>(call.channel.index),
                             call.recorded.empty() ? first : call.recorded);
        if (!call.decides && std::ranges::find(told, what) != told.end()) continue;
        told.push_back(what);
        lines.push_back({call.placedS, wordsOf(call), call.decides});
    }
    std::ranges::stable_sort(lines, {}, &StoryLine::timeS);
    return lines;
}

}  // namespace openline::app
