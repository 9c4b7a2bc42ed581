#include "app/inject_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "scenario/inject_catalogue.h"
#include "scenario/names.h"

namespace openline::app {
namespace {

using nlohmann::json;

std::string textOr(const json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// Sets an id if the entry has one. False: it names what there is not.
template <class Id, class Defs>
bool readId(const json& entry, const char* key, const Defs& defs, Id& id) {
    if (!entry.contains(key)) return true;
    const std::string wanted = textOr(entry, key);
    const auto found =
        std::find_if(defs.begin(), defs.end(), [&](const auto& def) { return def.id == wanted; });
    if (found == defs.end()) return false;
    id = Id(static_cast<std::size_t>(found - defs.begin()));
    return true;
}

}  // namespace

void writeParty(const sim::Definition& definition, DyadId dyad, crisis::Party by, json& entry) {
    const auto& dyads = definition.crisis.dyads;
    if (by == crisis::Party::none || dyad.index >= dyads.size()) return;
    const SideId side = by == crisis::Party::a ? dyads[dyad.index].a : dyads[dyad.index].b;
    if (side && side.index < definition.sides.size()) entry["by"] = definition.sides[side.index].id;
}

void writeInject(const sim::Definition& definition, const sim::Command& command, json& entry) {
    const crisis::Inject& what = command.inject;
    entry["inject"] = scenario::nameOf(what.kind);
    if (what.dyad) entry["dyad"] = definition.crisis.dyads[what.dyad.index].id;
    if (what.channel) entry["channel"] = definition.crisis.channels[what.channel.index].id;
    writeParty(definition, what.dyad ? what.dyad : DyadId(std::size_t{0}), what.by, entry);
    if (what.doubts) entry["doubt"] = true;
    if (what.gapM > 0.0) entry["gap"] = what.gapM;
}

std::string readParty(const json& entry, const sim::Definition& definition, DyadId dyad, crisis::Party& by) {
    SideId side;
    if (!readId(entry, "by", definition.sides, side)) return "expected the id of a side";
    if (!side) return {};
    const auto& dyads = definition.crisis.dyads;
    if (dyad.index < dyads.size()) {
        if (dyads[dyad.index].a == side) by = crisis::Party::a;
        if (dyads[dyad.index].b == side) by = crisis::Party::b;
    }
    return by == crisis::Party::none ? "expected a side of the relation" : "";
}

std::string readInject(const json& entry, const sim::Definition& definition, sim::Command& command) {
    crisis::Inject& what = command.inject;
    const auto words = scenario::injectWords();
    const std::string kind = textOr(entry, "inject");
    const auto known =
        std::find_if(words.begin(), words.end(), [&](const auto& word) { return kind == word.text; });
    if (known == words.end()) {
        std::vector<std::string> kinds;
        for (const auto& word : words) kinds.emplace_back(word.text);
        return "unknown event \"" + kind + "\": expected one of " + scenario::listed(kinds, kinds.size());
    }
    what.kind = known->value;
    if (!readId(entry, "dyad", definition.crisis.dyads, what.dyad)) return "expected the id of a relation";
    if (!readId(entry, "channel", definition.crisis.channels, what.channel))
        return "expected the id of a channel";
    const DyadId dyad = what.dyad ? what.dyad : DyadId(std::size_t{0});
    if (std::string wrong = readParty(entry, definition, dyad, what.by); !wrong.empty()) return wrong;
    what.doubts = entry.value("doubt", json(false)) == json(true);
    if (const auto gap = entry.find("gap"); gap != entry.end()) {
        const double gapM = gap->is_number() ? gap->get<double>() : 0.0;
        if (!(gapM > 0.0 && gapM <= 10000.0)) return "expected a gap above 0 and at most 10000 m";
        what.gapM = gapM;
    }
    return checkInject(definition, what, command.a, command.b).value_or("");
}

}  // namespace openline::app
