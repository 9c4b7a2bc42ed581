#include "app/event_lines.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "base/time.h"
#include "sim/encounters.h"
#include "study/timeline.h"

namespace openline::app {
namespace {

using Json = nlohmann::ordered_json;

void addUnit(Json& json, const sim::Definition& definition, UnitId id) {
    if (!id || id.index >= definition.units.size()) return;
    const sim::UnitDef& unit = definition.units[id.index];
    json["unit"] = unit.id;
    if (unit.group) json["group"] = definition.groups[unit.group.index].id;
    if (unit.flight) json["flight"] = definition.flights[unit.flight.index].id;
    if (unit.platform) json["platform"] = definition.platforms[unit.platform.index].id;
    if (unit.side) json["side"] = definition.sides[unit.side.index].id;
}

const char* bondName(sim::Bond bond) {
    switch (bond) {
        case sim::Bond::none:
            break;
        case sim::Bond::formation:
            return "formation";
        case sim::Bond::station:
            return "station";
        case sim::Bond::airfield:
            return "airfield";
    }
    return "none";
}

void addEncounter(Json& json, const sim::Definition& definition, const sim::EncounterRecord& record) {
    addUnit(json, definition, record.a);
    if (record.b) json["other"] = definition.units[record.b.index].id;
    json["closest"] = utcText(definition, record.timeS);
    json["horizontalM"] = rounded(record.horizontalM);
    json["verticalM"] = rounded(record.verticalM);
    json["slantM"] = rounded(record.slantM);
    const auto gapM = hullGapM(record);
    json["gapM"] = gapM ? Json(rounded(*gapM)) : Json(nullptr);
    json["closureMps"] = rounded(record.closureMps);
    if (record.intendedGapM >= 0.0) json["intendedGapM"] = rounded(record.intendedGapM);
    json["level"] = record.level;
    json["declared"] = record.declared();
    json["bond"] = bondName(record.bond);
}

Json reasons(const std::vector<crisis::Factor>& factors) {
    Json list = Json::array();
    for (const crisis::Factor& factor : factors) {
        list.push_back({{"kind", std::string(nameOf(factor.kind))},
                        {"name", factor.name},
                        {"upRatio", factor.upRatio},
                        {"downRatio", factor.downRatio},
                        {"certainty", std::string(name(factor.certainty))}});
    }
    return list;
}

void addChannel(Json& json, const sim::Definition& definition, ChannelId channel) {
    const auto& channels = definition.crisis.channels;
    if (channel && channel.index < channels.size()) json["channel"] = channels[channel.index].id;
}

void addCrisis(Json& json, const sim::Definition& definition, const crisis::Event& event) {
    const crisis::Model& model = definition.crisis;
    if (event.dyad && event.dyad.index < model.dyads.size()) json["dyad"] = model.dyads[event.dyad.index].id;
    addChannel(json, definition, event.channel);
    if (event.kind == crisis::EventKind::rungChanged) {
        json["from"] = event.from;
        json["to"] = event.to;
        json["reasons"] = reasons(event.factors);
    }
    if (const char* outcome = callOutcome(event); *outcome) {
        json["outcome"] = outcome;
        if (event.kind != crisis::EventKind::callPlaced) json["afterSeconds"] = rounded(event.afterS);
    }
    if (event.kind == crisis::EventKind::channelOpened) json["open"] = true;
    if (event.kind == crisis::EventKind::channelClosed) json["open"] = false;
    json["record"] = event.fromRecord;
}

const char* crisisKindName(crisis::EventKind kind) {
    switch (kind) {
        case crisis::EventKind::rungChanged:
            return "rung";
        case crisis::EventKind::callPlaced:
        case crisis::EventKind::callAnswered:
        case crisis::EventKind::callRefused:
        case crisis::EventKind::callUnanswered:
            return "call";
        case crisis::EventKind::channelOpened:
        case crisis::EventKind::channelClosed:
            return "channel";
        case crisis::EventKind::presetApplied:
            return "preset";
        case crisis::EventKind::released:
            return "release";
        case crisis::EventKind::note:
            return "note";
        case crisis::EventKind::readingChosen:
            return "reading";
        case crisis::EventKind::classChosen:
            return "class";
        case crisis::EventKind::practiceBuilt:
            return "build";
        case crisis::EventKind::injected:
            return "inject";
    }
    return "note";
}

void addOther(Json& json, const sim::Definition& definition, UnitId other) {
    if (other && other.index < definition.units.size()) json["other"] = definition.units[other.index].id;
}

const char* milestoneName(sim::Milestone milestone) {
    switch (milestone) {
        case sim::Milestone::joined:
            return "joined";
        case sim::Milestone::gaveUp:
            return "gave-up";
        case sim::Milestone::refuelling:
            return "refuelling";
        case sim::Milestone::refuelled:
            return "refuelled";
        case sim::Milestone::relieved:
            return "relieved";
        case sim::Milestone::alongside:
            return "alongside";
        case sim::Milestone::castOff:
            return "cast-off";
        case sim::Milestone::stopped:
            return "stopped";
        case sim::Milestone::dived:
            return "dived";
        case sim::Milestone::surfaced:
            return "surfaced";
        case sim::Milestone::outOfFuel:
            return "out-of-fuel";
    }
    return "note";
}

const char* warningOutcome(sim::WarningOutcome outcome) {
    switch (outcome) {
        case sim::WarningOutcome::notHeard:
            return "not-heard";
        case sim::WarningOutcome::heard:
            return "heard";
        case sim::WarningOutcome::heeded:
            return "heeded";
    }
    return "not-heard";
}

}  // namespace

double rounded(double value) {
    return std::round(value * 1000.0) / 1000.0;
}

const char* callOutcome(const crisis::Event& event) {
    switch (event.kind) {
        case crisis::EventKind::callPlaced:
            return "placed";
        case crisis::EventKind::callAnswered:
            return "answered";
        case crisis::EventKind::callRefused:
            return "refused";
        case crisis::EventKind::callUnanswered:
            return "unanswered";
        default:
            return "";
    }
}

std::optional<double> hullGapM(const sim::EncounterRecord& record) {
    if (record.gapM > sim::kHullRangeM) return std::nullopt;
    return record.gapM;
}

const char* kindName(const sim::Event& event) {
    switch (event.kind) {
        case sim::EventKind::takeoff:
            return "takeoff";
        case sim::EventKind::landing:
            return "landing";
        case sim::EventKind::zoneEnter:
            return "zone-enter";
        case sim::EventKind::zoneLeave:
            return "zone-leave";
        case sim::EventKind::encounter:
            return "encounter";
        case sim::EventKind::collision:
            return "collision";
        case sim::EventKind::lost:
            return "lost";
        case sim::EventKind::orderBegun:
            return "order";
        case sim::EventKind::orderRefused:
            return "order-refused";
        case sim::EventKind::leadChanged:
            return "lead-changed";
        case sim::EventKind::radioWarning:
            return "radio-warning";
        case sim::EventKind::givesWay:
            return "gives-way";
        case sim::EventKind::milestone:
            return milestoneName(event.milestone);
        case sim::EventKind::reaction:
            return "reaction";
        case sim::EventKind::command:
            return "command";
        case sim::EventKind::crisis:
            return crisisKindName(event.crisis.kind);
    }
    return "note";
}

std::string utcText(const sim::Definition& definition, double timeS) {
    return formatUtc(definition.utcAtS(timeS));
}

std::string eventLine(const sim::Definition& definition, const sim::Event& event) {
    Json json;
    json["time"] = utcText(definition, event.timeS);
    json["kind"] = kindName(event);
    addUnit(json, definition, event.unit);
    if (event.zone && event.zone.index < definition.zones.size())
        json["zone"] = definition.zones[event.zone.index].id;
    if (event.place && event.place.index < definition.places.size()) {
        json["place"] = definition.places[event.place.index].id;
    }
    switch (event.kind) {
        case sim::EventKind::zoneEnter:
            json["first"] = event.first;
            break;
        case sim::EventKind::encounter:
        case sim::EventKind::collision:
            addEncounter(json, definition, event.encounter);
            break;
        case sim::EventKind::orderBegun:
        case sim::EventKind::orderRefused:
            json["order"] = event.command;
            if (event.program.index >= definition.units.size() &&
                event.program.index < definition.programCount())
                json["rule"] = definition.programs[event.program.index - definition.units.size()].id;
            addOther(json, definition, event.other);
            if (event.kind == sim::EventKind::orderRefused) json["reason"] = event.crisis.text;
            break;
        case sim::EventKind::milestone:
        case sim::EventKind::leadChanged:
        case sim::EventKind::givesWay:
            addOther(json, definition, event.other);
            break;
        case sim::EventKind::radioWarning:
            addOther(json, definition, event.other);
            json["outcome"] = warningOutcome(event.outcome);
            break;
        case sim::EventKind::reaction:
            if (event.command < definition.rules.size()) json["rule"] = definition.rules[event.command].id;
            addOther(json, definition, event.other);
            break;
        case sim::EventKind::command:
            json["command"] = nameOf(static_cast<sim::CommandKind>(event.command));
            addChannel(json, definition, event.crisis.channel);
            if (event.encounter.b && event.encounter.b.index < definition.units.size())
                json["other"] = definition.units[event.encounter.b.index].id;
            break;
        case sim::EventKind::crisis:
            addCrisis(json, definition, event.crisis);
            break;
        default:
            break;
    }
    json["text"] = study::describe(definition, event);
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace openline::app
