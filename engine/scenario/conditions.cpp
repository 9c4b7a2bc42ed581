// What orders wait for and rules react to, as a table of one line.
#include "scenario/order_table.h"

namespace openline::scenario {

namespace {

using sim::ConditionDef;
using sim::Happening;

constexpr Word<Happening> kEvents[] = {
    {"take-off", Happening::tookOff},    {"landing", Happening::landed},   {"loss", Happening::lost},
    {"collision", Happening::collision}, {"order", Happening::orderBegun},
};
constexpr Word<Happening> kCalls[] = {
    {"placed", Happening::callPlaced},
    {"answered", Happening::callAnswered},
    {"unanswered", Happening::callUnanswered},
};
constexpr const char* kKeys[] = {"zone", "leaves", "rung", "below-rung", "event", "pass-under", "call"};

bool readArea(Builder& builder, const Value& zone, ConditionDef& condition) {
    const auto found = zone.reference(builder.zones);
    if (!found) return false;
    if (!builder.definition.zones[*found].closed) {
        zone.error("expected an area, got " + zone.shown() + ", which is a line");
        return false;
    }
    condition.zone = ZoneId(*found);
    return true;
}

bool readRung(Builder& builder, Table& table, const char* key, ConditionDef& condition) {
    const auto rung = rungOf(table.required(key), 1);
    condition.rung = rung.value_or(1);
    const Value dyad = table.optional("dyad");
    const auto found = dyad.reference(builder.dyads);
    if (found) condition.dyad = DyadId(*found);
    return rung && (!dyad || found);
}

bool readCall(Builder& builder, Table& table, ConditionDef& condition) {
    const auto outcome = table.required("call").word<Happening>(kCalls);
    condition.happening = outcome.value_or(condition.happening);
    const Value channel = table.optional("channel");
    const auto found = channel.reference(builder.channels);
    if (found) condition.channel = ChannelId(*found);
    return outcome && (!channel || found);
}

bool readEvent(Table& table, ConditionDef& condition) {
    const auto event = table.required("event").word<Happening>(kEvents);
    condition.happening = event.value_or(condition.happening);
    if (event == Happening::orderBegun) {
        const auto number = table.required("order").integer(1, 1000);
        condition.order = static_cast<std::uint32_t>(number.value_or(1) - 1);
        return number.has_value();
    }
    return event.has_value();
}

bool readAbout(Builder& builder, Table& table, ConditionDef& condition) {
    const Value side = table.optional("side"), group = table.optional("group"), unit = table.optional("unit");
    const auto sideFound = side.reference(builder.sides);
    if (sideFound) condition.side = SideId(*sideFound);
    const auto groupFound = group.reference(builder.groups);
    if (groupFound) condition.group = GroupId(*groupFound);
    const auto unitFound = oneUnit(builder, unit);
    if (unitFound) condition.unit = *unitFound;
    return (!side || sideFound) && (!group || groupFound) && (!unit || unitFound);
}

bool readKind(Builder& builder, Table& table, const std::string& key, ConditionDef& condition) {
    if (key == "zone" || key == "leaves") {
        condition.happening = key == "zone" ? Happening::zoneEntered : Happening::zoneLeft;
        return readArea(builder, table.required(key.c_str()), condition);
    }
    if (key == "rung" || key == "below-rung") {
        condition.happening = key == "rung" ? Happening::rungReached : Happening::rungLeft;
        return readRung(builder, table, key.c_str(), condition);
    }
    if (key == "pass-under") {
        condition.happening = Happening::closePass;
        const auto gapM = table.required("pass-under").quantity(Dimension::length, kOrderGap);
        condition.gapM = gapM.value_or(0.0);
        return gapM.has_value();
    }
    return key == "call" ? readCall(builder, table, condition) : readEvent(table, condition);
}

}  // namespace

std::optional<ConditionDef> readCondition(Builder& builder, const Value& value) {
    auto table = value.table();
    if (!table) return std::nullopt;
    std::vector<std::string> named;
    for (const char* key : kKeys) {
        if (table->has(key)) named.emplace_back(key);
    }
    if (named.size() != 1) {
        const std::vector<std::string> known(std::begin(kKeys), std::end(kKeys));
        value.error("expected one of " + listed(known) + ", got " +
                    (named.empty() ? std::string("none of them") : listed(named)));
        return std::nullopt;
    }
    ConditionDef condition;
    const bool kind = readKind(builder, *table, named.front(), condition);
    // Rungs and calls are nobody's: then the keys are unknown ones.
    const bool nobodys = named.front() == "rung" || named.front() == "below-rung" || named.front() == "call";
    const bool about = nobodys || readAbout(builder, *table, condition);
    table->unknownKeys();
    if (!kind || !about) return std::nullopt;
    if (condition.happening == Happening::orderBegun) builder.numberedOrders.emplace_back(value, condition);
    return condition;
}

void checkNumbers(Builder& builder) {
    for (const auto& [place, condition] : builder.numberedOrders) {
        for (std::size_t unit = 0; unit < builder.firstOfRoles.size(); ++unit) {
            const sim::UnitDef& def = builder.definition.units[unit];
            const bool about = (!condition.unit || condition.unit.index == unit) &&
                               (!condition.side || condition.side == def.side) &&
                               (!condition.group || condition.group == def.group);
            if (!about || builder.firstOfRoles[unit] > condition.order) continue;
            place.warning("order " + std::to_string(condition.order + 1) + " of \"" + def.id +
                          "\" is counted among those that are flown, and is another one in other roles");
            break;
        }
    }
}

}  // namespace openline::scenario
