#include "ui/channel_card.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>

#include "base/certainty.h"
#include "base/time.h"
#include "ui/words.h"

namespace openline::ui {
namespace {

std::string placeText(const sim::Definition& definition, const std::string& id) {
    for (const sim::PlaceDef& place : definition.places)
        if (place.id == id) return place.name;
    return id;
}

std::string partyText(const sim::Definition& definition, DyadId dyad, crisis::Party party) {
    const auto& dyads = definition.crisis.dyads;
    if (dyad.index >= dyads.size() || party == crisis::Party::none) return "one side";
    const std::string& name = party == crisis::Party::a ? dyads[dyad.index].nameA : dyads[dyad.index].nameB;
    return name.empty() ? "one side" : name;
}

std::string lampLine(const DeskView& view, DyadId dyad, const crisis::ChannelState& state) {
    const std::string since = whenText(view, state.lampSinceS, view.timeS);
    switch (state.lamp) {
        case crisis::Lamp::closed:
            return "Closed: no call is placed.";
        case crisis::Lamp::idle:
            return state.disputed ? "Open; calls are declined while the counterpart is in dispute."
                                  : "Open, nobody is calling.";
        case crisis::Lamp::ringing:
            return "Ringing since " + since + ".";
        case crisis::Lamp::answered:
            return "Answered at " + since + ".";
        case crisis::Lamp::refused:
            return "Refused at " + since + ".";
        case crisis::Lamp::noAnswer:
            return "No answer; given up at " + since + ".";
        case crisis::Lamp::suspended:
            return "Suspended by " + partyText(view.definition, dyad, state.suspended) +
                   ": calls of the other are refused.";
        case crisis::Lamp::declined:
            return "Declined at " + since + ": counterpart in dispute.";
    }
    return {};
}

/// What an attack did to the line, as long as it lasts.
std::string attackLine(const DeskView& view, const crisis::ChannelState& state) {
    if (state.cutUntilS > view.timeS)
        return "Cut by a cyber-attack until " + whenText(view, state.cutUntilS, view.timeS) + ": no calls.";
    if (state.doubtedUntilS > view.timeS)
        return "In doubt until " + whenText(view, state.doubtedUntilS, view.timeS) +
               ": after a cyber-attack, what comes over it counts less.";
    return {};
}

/// Practice fades with its half-life; one unit of it halves the channel's own delay.
std::string practiceLine(const DeskView& view, const crisis::ChannelState& state) {
    const double halfLifeS = view.definition.crisis.parameters.practiceHalfLifeS.value;
    const double ageS = std::max(0.0, view.timeS - state.practiceSinceS);
    const double practice = halfLifeS > 0.0 ? state.practice * std::exp2(-ageS / halfLifeS) : state.practice;
    if (practice < 0.05) return "Practice: none; its own delay is as long as it gets.";
    char buffer[96];
    std::snprintf(buffer, sizeof buffer,
                  "Practice: its own delay is ×%.2f of that of an unused line, and fades.",
                  std::exp2(-practice));
    return buffer;
}

bool isCalled(const crisis::ChannelDef& definition) {
    return definition.permission != crisis::Permission::none;
}

void addNow(Tooltip& card, const DeskView& view, const Style& style, ChannelId channel) {
    const crisis::ChannelDef& definition = view.definition.crisis.channels[channel.index];
    const crisis::ChannelState& state = view.snapshot.crisis.channels[channel.index];
    card.line(lampLine(view, definition.dyad, state), style.text);
    if (state.disputed && state.lamp != crisis::Lamp::idle && state.lamp != crisis::Lamp::declined)
        card.line("Its counterpart is in dispute.", style.text);
    card.line(attackLine(view, state), style.text);
    if (!isCalled(definition)) return;
    card.line("Chance of an answer: " +
              (definition.answerInWords.empty() ? chanceText(definition) : definition.answerInWords));
    if (state.open) card.line(practiceLine(view, state));
}

}  // namespace

void drawChannelCard(const PanelContext& context, ChannelId channel) {
    const DeskView& view = context.view;
    const Style& style = context.style;
    const crisis::ChannelDef& definition = view.definition.crisis.channels[channel.index];
    Tooltip card(style, 430.0f);
    card.title(definition.name);
    std::string ends =
        placeText(view.definition, definition.endA) + " – " + placeText(view.definition, definition.endB);
    if (!definition.since.empty()) ends += " · since " + definition.since;
    if (definition.whatIf) ends += " · what-if, does not exist";
    card.line(ends, style.faint);
    addNow(card, view, style, channel);
    card.space();
    card.line(definition.howItWorks);
    card.line(definition.record.empty() ? "" : "Record: " + definition.record);
    if (!definition.whyNobodyAnswers.empty()) {
        card.space();
        card.line("Why nobody answers", style.heading);
        for (const std::string& reason : definition.whyNobodyAnswers) card.line("· " + reason);
    }
    card.space();
    std::string source(name(definition.certainty));
    if (!definition.source.empty()) source += " · " + definition.source;
    card.line(source, style.faint);
}

}  // namespace openline::ui
