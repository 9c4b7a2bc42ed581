#include "app/run_what_if.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/event_lines.h"
#include "base/time.h"
#include "scenario/inject_catalogue.h"
#include "study/relation.h"

namespace openline::app {
namespace {

using Json = nlohmann::ordered_json;

template <class Defs, class IdType>
Json idOrNothing(const Defs& defs, IdType id) {
    return id && id.index < defs.size() ? Json(defs[id.index].id) : Json(nullptr);
}

bool isFlown(const sim::Command& command) {
    return command.a && command.b;
}

SideId sideOf(const sim::Definition& definition, UnitId unit) {
    return unit.index < definition.units.size() ? definition.units[unit.index].side : SideId{};
}

SideId doneBy(const sim::Definition& definition, const sim::Command& command) {
    if (isFlown(command)) return sideOf(definition, command.a);
    const DyadId dyad = study::relationOf(definition, command);
    if (dyad.index >= definition.crisis.dyads.size()) return SideId{};
    switch (command.inject.by) {
        case crisis::Party::none:
            break;
        case crisis::Party::a:
            return definition.crisis.dyads[dyad.index].a;
        case crisis::Party::b:
            return definition.crisis.dyads[dyad.index].b;
    }
    return SideId{};
}

}  // namespace

std::optional<double> whatIfSinceS(const Session& session, const sim::World& world) {
    if (session.definition->crisis.playsRecord)
        return world.crisis.released ? std::optional(world.crisis.releasedAtS) : std::nullopt;
    const auto changed = sim::firstChange(session.log);
    if (!changed || *changed >= world.tick) return std::nullopt;
    return session.definition->timeS(*changed);
}

RunInjects::RunInjects(const Session& session) : session_(session) {
    for (const sim::ScriptedInject& entry : session.definition->script) {
        sim::Command command;
        command.tick = session.definition->tickAt(entry.atS);
        command.kind = sim::CommandKind::inject;
        command.inject = entry.what;
        command.a = entry.a;
        command.b = entry.b;
        expected_.push_back(command);
    }
    for (const sim::Command& command : session.log)
        if (command.kind == sim::CommandKind::inject) expected_.push_back(command);
}

/// What the world of the moment made impossible is said right after the command, by the craft to be sent.
void RunInjects::addRefusal(const sim::Event& event) {
    const sim::Definition& definition = *session_.definition;
    if (!event.program || (event.program != definition.airPass && event.program != definition.seaPass))
        return;
    const auto found = std::find_if(thrown_.rbegin(), thrown_.rend(), [&](const Thrown& thrown) {
        return thrown.refused.empty() && thrown.event.encounter.a == event.unit &&
               thrown.event.encounter.b == event.other;
    });
    if (found != thrown_.rend()) found->refused = event.crisis.text;
}

void RunInjects::add(const sim::Event& event) {
    if (event.kind == sim::EventKind::orderRefused) return addRefusal(event);
    if (event.kind != sim::EventKind::command ||
        event.command != static_cast<std::uint32_t>(sim::CommandKind::inject))
        return;
    const sim::Definition& definition = *session_.definition;
    Thrown thrown{event, {}, {}};
    const auto found = std::ranges::find_if(expected_, [&](const sim::Command& command) {
        return command.tick == event.tick && describe(definition, command) == event.crisis.text;
    });
    if (found != expected_.end()) {
        thrown.command = *found;
        thrown.refused = checkInject(definition, found->inject, found->a, found->b).value_or("");
        expected_.erase(found);
    }
    thrown_.push_back(std::move(thrown));
}

Json RunInjects::json() const {
    const sim::Definition& definition = *session_.definition;
    Json list = Json::array();
    for (const auto& [event, command, refused] : thrown_) {
        Json units = Json::array();
        for (const UnitId unit : {event.encounter.a, event.encounter.b})
            if (unit && unit.index < definition.units.size())
                units.push_back(definition.units[unit.index].id);
        Json item{{"time", utcText(definition, event.timeS)}};
        item["kind"] = command ? Json(std::string(scenario::nameOf(command->inject.kind))) : Json(nullptr);
        item["dyad"] = command ? idOrNothing(definition.crisis.dyads, study::relationOf(definition, *command))
                               : Json(nullptr);
        item["by"] = command ? idOrNothing(definition.sides, doneBy(definition, *command)) : Json(nullptr);
        item["channel"] =
            command ? idOrNothing(definition.crisis.channels, command->inject.channel) : Json(nullptr);
        item["units"] = units;
        item["text"] = event.crisis.text;
        item["refused"] = refused.empty() ? Json(nullptr) : Json(refused);
        list.push_back(item);
    }
    return list;
}

std::string RunInjects::text() const {
    const sim::Definition& definition = *session_.definition;
    std::string lines;
    for (const Thrown& thrown : thrown_) {
        lines += formatForPeople(definition.utcAtS(thrown.event.timeS), definition.zoneMinutes) + ": " +
                 thrown.event.crisis.text;
        if (!thrown.refused.empty()) lines += ", refused: " + thrown.refused;
        if (thrown.command && thrown.refused.empty() &&
            !study::whyNoRelation(definition, *thrown.command).empty())
            lines += ", of no relation: no ladder moves";
        lines += "\n";
    }
    return lines;
}

}  // namespace openline::app
