// What happened, in the few words that a narrow list has room for. The full lines are those of `study`.
#include <string>

#include "base/time.h"
#include "base/units.h"
#include "ui/words.h"
#include "view/wording.h"

namespace openline::ui {
namespace {

/// `Taiwan ADIZ` for a name that spells it out; a counting zone is called by whose it is.
std::string zoneInBrief(const sim::Definition& definition, ZoneId zone) {
    if (!zone || zone.index >= definition.zones.size()) return "a zone";
    std::string name = definition.zones[zone.index].name;
    const auto shorten = [&](std::string_view part, std::string_view by) {
        const std::size_t at = name.find(part);
        if (at != std::string::npos) name.replace(at, part.size(), by);
    };
    shorten("air defense identification zone", "ADIZ");
    shorten(" as counted", "");
    return name;
}

std::string placeIn(const sim::Definition& definition, PlaceId place) {
    return place && place.index < definition.places.size() ? definition.places[place.index].name : "";
}

std::string crowd(const DeskView& view, UnitId unit, int count) {
    return unitText(view, unit) + (count > 1 ? " ×" + std::to_string(count) : "");
}

std::string movement(const DeskView& view, const sim::Event& event, int count) {
    const std::string who = crowd(view, event.unit, count);
    const char* ending = count > 1 ? "" : "s";
    const std::string place = placeIn(view.definition, event.place);
    switch (event.kind) {
        case sim::EventKind::takeoff:
            return who + (count > 1 ? " take off" : " takes off") + (place.empty() ? "" : ", " + place);
        case sim::EventKind::landing:
            return who + " land" + ending + (place.empty() ? "" : ", " + place);
        case sim::EventKind::zoneEnter:
            return who + " enter" + ending + " " + zoneInBrief(view.definition, event.zone);
        default:
            return who + " leave" + ending + " " + zoneInBrief(view.definition, event.zone);
    }
}

std::string channelIn(const crisis::Model& model, ChannelId channel) {
    if (!channel || channel.index >= model.channels.size()) return "a channel";
    return model.channels[channel.index].label();
}

std::string placed(const crisis::Model& model, ChannelId channel) {
    if (!channel || channel.index >= model.channels.size()) return " rings";
    const std::string_view verb = view::callVerb(model.channels[channel.index]);
    return verb == "ringing" ? " rings" : verb == "calling" ? " calls" : ": a meeting is asked for";
}

std::string ofTheCrisis(const DeskView& view, const crisis::Event& event) {
    const crisis::Model& model = view.definition.crisis;
    const std::string channel = channelIn(model, event.channel);
    const std::string after = event.afterS > 0.0 ? " after " + formatDurationForPeople(event.afterS) : "";
    switch (event.kind) {
        case crisis::EventKind::rungChanged:
            return (event.to > event.from ? "Up to: " : "Down to: ") + model.rungName(event.to);
        case crisis::EventKind::callPlaced:
            return channel + placed(model, event.channel);
        case crisis::EventKind::callAnswered:
            return channel + " answered" + after;
        case crisis::EventKind::callRefused:
            return channel + " refused" + after;
        case crisis::EventKind::callUnanswered:
            return channel + ": no answer";
        case crisis::EventKind::channelOpened:
            return channel + " opened";
        case crisis::EventKind::channelClosed:
            return channel + " closed";
        case crisis::EventKind::released:
            return "What-if from here";
        case crisis::EventKind::injected:
            return event.text;
        default:
            return {};
    }
}

}  // namespace

const sim::Event* commandBehind(const DeskView& view, const sim::Event& event) {
    if (event.kind != sim::EventKind::crisis || event.crisis.kind == crisis::EventKind::rungChanged)
        return nullptr;
    for (const sim::Event* before = &event; before != view.events.data();) {
        --before;
        if (before->tick != event.tick) return nullptr;
        if (before->kind == sim::EventKind::command) return before;
        if (before->kind != sim::EventKind::crisis) return nullptr;
    }
    return nullptr;
}

bool isToldByCountingZone(const sim::Definition& definition, const sim::Event& event) {
    const bool isZone = event.kind == sim::EventKind::zoneEnter || event.kind == sim::EventKind::zoneLeave;
    if (!isZone || !event.zone || event.zone.index >= definition.zones.size()) return false;
    const sim::ZoneDef& zone = definition.zones[event.zone.index];
    if (zone.kind != sim::ZoneKind::airDefenseIdentification) return false;
    for (const ZoneId counted : definition.countedZones)
        if (counted != event.zone && counted.index < definition.zones.size() &&
            definition.zones[counted.index].side == zone.side)
            return true;
    return false;
}

std::string eventInBrief(const DeskView& view, const sim::Event& event, int count) {
    switch (event.kind) {
        case sim::EventKind::takeoff:
        case sim::EventKind::landing:
        case sim::EventKind::zoneEnter:
        case sim::EventKind::zoneLeave:
            return movement(view, event, count);
        case sim::EventKind::encounter: {
            const sim::EncounterRecord& record = event.encounter;
            const bool ships = isSurface(view.definition, record.a) && isSurface(view.definition, record.b);
            return pairText(view, record.a, record.b) + ": " +
                   view::distanceText(record.gapM, view.feet, ships);
        }
        case sim::EventKind::collision:
            return pairText(view, event.encounter.a, event.encounter.b) + " collide";
        case sim::EventKind::crisis: {
            const std::string words =
                event.crisis.text.empty() ? ofTheCrisis(view, event.crisis) : std::string();
            return words.empty() ? eventText(view, event) : words;
        }
        default:
            return eventText(view, event);
    }
}

}  // namespace openline::ui
