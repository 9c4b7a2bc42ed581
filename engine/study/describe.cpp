// Events as lines for people: who, what, where, with the numbers that say how much. Neutral words only.
#include <array>
#include <cmath>
#include <cstdio>
#include <string>
#include <variant>

#include "base/time.h"
#include "base/units.h"
#include "sim/encounters.h"
#include "sim/order_manifest.h"
#include "study/timeline.h"

namespace openline::study {
namespace {

std::string unitName(const sim::Definition& definition, UnitId unit, bool released) {
    if (!unit || unit.index >= definition.units.size()) return "unknown craft";
    const sim::UnitDef& def = definition.units[unit.index];
    if (released && !def.genericName.empty()) return def.genericName;
    return def.name;
}

std::string zoneName(const sim::Definition& definition, ZoneId zone) {
    return zone && zone.index < definition.zones.size() ? definition.zones[zone.index].name : "a zone";
}

std::string at(const sim::Definition& definition, PlaceId place) {
    return place && place.index < definition.places.size() ? " " + definition.places[place.index].name : "";
}

std::string channelName(const crisis::Model& model, ChannelId channel) {
    return channel && channel.index < model.channels.size() ? model.channels[channel.index].name
                                                            : "a channel";
}

/// Feet when near, nautical miles when far: as pilots and crews report it.
std::string distance(double metres) {
    std::array<char, 48> text{};
    const double feet = metres / units::kMetresPerFoot;
    if (feet < 10'000.0) {
        std::snprintf(text.data(), text.size(), "%.0f ft", feet);
    } else {
        std::snprintf(text.data(), text.size(), "%.1f nmi", metres / units::kMetresPerNauticalMile);
    }
    return text.data();
}

std::string capitalised(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

std::string encounterLine(const sim::Definition& definition, const sim::Event& event, bool released) {
    const sim::EncounterRecord& record = event.encounter;
    const std::string pair =
        unitName(definition, record.a, released) + " and " + unitName(definition, record.b, released);
    if (event.kind == sim::EventKind::collision) return pair + " collide";
    const char* between = record.gapM > sim::kHullRangeM ? " between centers (" : " between hulls (";
    return pair + " pass with " + distance(record.gapM) + between + distance(record.horizontalM) +
           " across, " + distance(record.verticalM) + " up and down)";
}

std::string after(const crisis::Event& event) {
    return event.afterS > 0.0 ? " after " + formatDurationForPeople(event.afterS) : "";
}

std::string crisisLine(const crisis::Model& model, const crisis::Event& event) {
    const std::string channel = channelName(model, event.channel);
    switch (event.kind) {
        case crisis::EventKind::rungChanged:
            return (event.to > event.from ? "The crisis steps up: " : "The crisis steps down: ") +
                   model.rungName(event.from) + " to " + model.rungName(event.to);
        case crisis::EventKind::callPlaced:
            return "A call is placed on the " + channel;
        case crisis::EventKind::callAnswered:
            return "The " + channel + " is answered" + after(event);
        case crisis::EventKind::callRefused:
            return "The call on the " + channel + " is refused" + after(event);
        case crisis::EventKind::callUnanswered:
            return "Nobody answers the " + channel + after(event);
        case crisis::EventKind::channelOpened:
            return channel + " is opened";
        case crisis::EventKind::channelClosed:
            return channel + " is closed";
        case crisis::EventKind::presetApplied:
            return "A set of channels is applied";
        case crisis::EventKind::released:
            return "The record ends here; what follows is a what-if";
        case crisis::EventKind::note:
            return "Note";
        case crisis::EventKind::readingChosen:
            return "Another reading of contact is chosen";
        case crisis::EventKind::classChosen:
            return "Another reference class is chosen";
        case crisis::EventKind::practiceBuilt:
            return "Six months of talks are taken to have gone before";
        case crisis::EventKind::injected:
            return event.text.empty() ? "Something is thrown in" : event.text;
    }
    return "Note";
}

std::string commandLine(std::uint32_t command) {
    switch (static_cast<sim::CommandKind>(command)) {
        case sim::CommandKind::openChannel:
            return "A channel is opened";
        case sim::CommandKind::closeChannel:
            return "A channel is closed";
        case sim::CommandKind::applyPreset:
            return "A set of channels is applied";
        case sim::CommandKind::placeCall:
            return "A call is placed";
        case sim::CommandKind::release:
            return "The record is released";
        case sim::CommandKind::setReading:
            return "Another reading is chosen";
        case sim::CommandKind::acknowledge:
            return "An alarm is acknowledged";
        case sim::CommandKind::setClass:
            return "Another reference class is chosen";
        case sim::CommandKind::suspendChannel:
            return "A channel is suspended";
        case sim::CommandKind::resumeChannel:
            return "A channel is resumed";
        case sim::CommandKind::buildPractice:
            return "Six months of talks are taken to have gone before";
        case sim::CommandKind::inject:
            return "Something is thrown in";
        case sim::CommandKind::setAccount:
            return "Another account of the record is flown";
    }
    return "A command";
}

/// Who answers, and to whom.
std::string reactionLine(const sim::Definition& definition, const sim::Event& event, const std::string& unit,
                         bool released) {
    const std::string to = event.unit ? " in answer to " + unit : std::string{};
    if (!event.other) return "Nobody is free to be sent out" + to;
    const bool known = event.command < definition.rules.size();
    const std::size_t named = known ? definition.rules[event.command].who.units.size() : 0;
    const std::string more =
        named > 1 ? " and " + std::to_string(named - 1) + " more are" : std::string(" is");
    return unitName(definition, event.other, released) + more + " sent out" + to;
}

std::string warningLine(const sim::Definition& definition, const sim::Event& event, const std::string& unit,
                        bool released) {
    const std::string call = unit + " warns " + unitName(definition, event.other, released) + " by radio: ";
    switch (event.outcome) {
        case sim::WarningOutcome::notHeard:
            return call + "no answer";
        case sim::WarningOutcome::heard:
            return call + "heard, not heeded";
        case sim::WarningOutcome::heeded:
            return call + "heard and heeded";
    }
    return call;
}

std::string refusalLine(const sim::Definition& definition, const sim::Event& event, const std::string& unit) {
    std::string order = "its next order";
    if (event.program && event.command < definition.ordersOf(event.program).size()) {
        const sim::OrderAction& action = definition.ordersOf(event.program)[event.command].action;
        order = "the order \"" + std::string(sim::kindOf(action).word) + "\"";
    }
    return unit + " leaves out " + order + ": " + event.crisis.text;
}

/// What an order has its unit do, with whom.
std::string deedOf(const sim::OrderAction& action, const std::string& other) {
    struct Deed {
        const std::string& other;
        std::string operator()(const sim::TakeOffOrder&) const { return "rolls to take off"; }
        std::string operator()(const sim::RouteOrder&) const { return "sets out on its route"; }
        std::string operator()(const sim::OrbitOrder&) const { return "begins to circle"; }
        std::string operator()(const sim::PatrolOrder&) const { return "begins its patrol"; }
        std::string operator()(const sim::HoldStationOrder&) const { return "takes station on " + other; }
        std::string operator()(const sim::FormationOrder&) const { return "closes up on its flight"; }
        std::string operator()(const sim::HandOverLeadOrder&) const { return "hands over the lead"; }
        std::string operator()(const sim::InterceptOrder&) const { return "sets out to intercept " + other; }
        std::string operator()(const sim::ClosePassOrder&) const { return "begins a close pass of " + other; }
        std::string operator()(const sim::RadioWarningOrder&) const { return "calls " + other + " by radio"; }
        std::string operator()(const sim::RefuelOrder&) const { return "goes to refuel from " + other; }
        std::string operator()(const sim::LandOrder&) const { return "begins its approach"; }
        std::string operator()(const sim::DivertOrder&) const { return "diverts"; }
        std::string operator()(const sim::ReturnOrder&) const { return "returns to base"; }
        std::string operator()(const sim::BlockOrder&) const { return "moves into the way of " + other; }
        std::string operator()(const sim::ReplenishOrder&) const {
            return "comes up to replenish from " + other;
        }
        std::string operator()(const sim::AllStopOrder&) const { return "stops its engines"; }
        std::string operator()(const sim::DepthOrder& order) const {
            return order.depthM > 0.0 ? "dives" : "comes to the surface";
        }
        std::string operator()(const sim::UpsetOrder&) const { return "is upset"; }
        std::string operator()(const sim::LostOrder&) const { return "is lost"; }
    };
    return std::visit(Deed{other}, action);
}

std::string milestoneLine(const sim::Event& event, const std::string& unit, const std::string& other) {
    switch (event.milestone) {
        case sim::Milestone::joined:
            return unit + " joins " + other;
        case sim::Milestone::gaveUp:
            return unit + " gives up on " + other;
        case sim::Milestone::refuelling:
            return unit + " takes fuel from " + other;
        case sim::Milestone::refuelled:
            return unit + " has taken fuel from " + other;
        case sim::Milestone::relieved:
            return unit + " is relieved by " + other;
        case sim::Milestone::alongside:
            return unit + " is alongside " + other;
        case sim::Milestone::castOff:
            return unit + " casts off from " + other;
        case sim::Milestone::stopped:
            return unit + " has stopped";
        case sim::Milestone::dived:
            return unit + " has dived";
        case sim::Milestone::surfaced:
            return unit + " has surfaced";
        case sim::Milestone::outOfFuel:
            return unit + " is out of fuel";
    }
    return unit;
}

std::string orderLine(const sim::Definition& definition, const sim::Event& event, const std::string& unit,
                      bool released) {
    if (!event.program) return unit + " follows its next order";
    const auto& orders = definition.ordersOf(event.program);
    const std::string note = orderNote(definition, event.program, event.command, released);
    if (!note.empty()) return unit + ": " + note;
    if (event.command >= orders.size()) return unit + " follows its next order";
    return unit + " " + deedOf(orders[event.command].action, unitName(definition, event.other, released));
}

}  // namespace

std::string orderNote(const sim::Definition& definition, ProgramId program, std::size_t order,
                      bool released) {
    if (!program) return {};
    const auto& orders = definition.ordersOf(program);
    if (order >= orders.size()) return {};
    const sim::OrderAction& action = orders[order].action;
    const auto* landing = std::get_if<sim::LandOrder>(&action);
    const bool isOutcome = std::holds_alternative<sim::ClosePassOrder>(action) ||
                           std::holds_alternative<sim::UpsetOrder>(action) ||
                           std::holds_alternative<sim::LostOrder>(action) ||
                           (landing != nullptr && landing->emergency) || orders[order].outcome;
    const bool isOfAccount = static_cast<bool>(orders[order].account);
    return released && (isOutcome || isOfAccount) ? std::string{} : orders[order].note;
}

std::string describe(const sim::Definition& definition, const sim::Event& event, bool isReleased) {
    const bool released = isReleased || event.whatIf;
    const std::string unit = unitName(definition, event.unit, released);
    switch (event.kind) {
        case sim::EventKind::takeoff:
            return capitalised(unit) + " takes off" + (event.place ? " from" : "") +
                   at(definition, event.place);
        case sim::EventKind::landing:
            return capitalised(unit) + " lands" + (event.place ? " at" : "") + at(definition, event.place);
        case sim::EventKind::zoneEnter:
            return capitalised(unit) + " enters the " + zoneName(definition, event.zone);
        case sim::EventKind::zoneLeave:
            return capitalised(unit) + " leaves the " + zoneName(definition, event.zone);
        case sim::EventKind::encounter:
        case sim::EventKind::collision:
            return capitalised(encounterLine(definition, event, released));
        case sim::EventKind::lost:
            return capitalised(unit) + " is lost";
        case sim::EventKind::orderBegun:
            return capitalised(orderLine(definition, event, unit, released));
        case sim::EventKind::orderRefused:
            return capitalised(refusalLine(definition, event, unit));
        case sim::EventKind::leadChanged:
            return capitalised(unit) + " takes the lead of its flight";
        case sim::EventKind::radioWarning:
            return capitalised(warningLine(definition, event, unit, released));
        case sim::EventKind::milestone:
            return capitalised(milestoneLine(event, unit, unitName(definition, event.other, released)));
        case sim::EventKind::givesWay:
            return capitalised(unit) + " gives way to " + unitName(definition, event.other, released);
        case sim::EventKind::reaction:
            return capitalised(reactionLine(definition, event, unit, released));
        case sim::EventKind::command:
            if (static_cast<sim::CommandKind>(event.command) == sim::CommandKind::acknowledge)
                return "The alarm of " + unitName(definition, event.encounter.a, released) + " and " +
                       unitName(definition, event.encounter.b, released) + " is acknowledged";
            return event.crisis.text.empty() ? commandLine(event.command) : capitalised(event.crisis.text);
        case sim::EventKind::crisis:
            return event.crisis.text.empty() ? crisisLine(definition.crisis, event.crisis)
                                             : event.crisis.text;
    }
    return {};
}

}  // namespace openline::study
