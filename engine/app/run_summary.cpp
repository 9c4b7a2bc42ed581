#include "app/run_summary.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "app/event_lines.h"
#include "app/sweep_folder.h"
#include "base/digest.h"
#include "base/time.h"

namespace openline::app {
namespace {

using Json = nlohmann::ordered_json;

/// The row of `sweep-1:12`.
std::string rowOf(const std::string& replay) {
    return replay.substr(replay.rfind(':') + 1);
}

std::string localDay(const sim::Definition& definition, double timeS) {
    return formatIso(definition.utcAtS(timeS), definition.zoneMinutes).substr(0, 10);
}

template <class Defs, class IdType>
std::string idOf(const Defs& defs, IdType id) {
    return id && id.index < defs.size() ? defs[id.index].id : std::string();
}

Json encounterJson(const sim::Definition& definition, const sim::Event& event) {
    const sim::EncounterRecord& record = event.encounter;
    const auto gapM = hullGapM(record);
    return {{"pair", {idOf(definition.units, record.a), idOf(definition.units, record.b)}},
            {"time", utcText(definition, record.timeS)},
            {"horizontalM", record.horizontalM},
            {"verticalM", record.verticalM},
            {"slantM", record.slantM},
            {"gapM", gapM ? Json(*gapM) : Json(nullptr)},
            {"level", record.level},
            {"declared", record.declared()},
            {"collision", event.kind == sim::EventKind::collision}};
}

Json changeJson(const sim::Definition& definition, const crisis::Event& change) {
    Json reasons = Json::array();
    for (const crisis::Factor& factor : change.factors) {
        reasons.push_back({{"kind", std::string(nameOf(factor.kind))},
                           {"name", factor.name},
                           {"upRatio", factor.upRatio},
                           {"downRatio", factor.downRatio},
                           {"certainty", std::string(name(factor.certainty))},
                           {"source", factor.source}});
    }
    return {{"time", utcText(definition, change.timeS)},
            {"dyad", idOf(definition.crisis.dyads, change.dyad)},
            {"from", change.from},
            {"to", change.to},
            {"record", change.fromRecord},
            {"text", change.text},
            {"reasons", reasons}};
}

Json crisisJson(const sim::Definition& definition, const crisis::State& state,
                const std::vector<crisis::Event>& changes) {
    crisis::Rung peak = 0, last = 0;
    Json dyads = Json::array();
    for (std::size_t i = 0; i < state.dyads.size(); ++i) {
        const crisis::DyadState& dyad = state.dyads[i];
        peak = std::max(peak, dyad.peakRung);
        last = std::max(last, dyad.rung);
        dyads.push_back(
            {{"dyad", definition.crisis.dyads[i].id}, {"peakRung", dyad.peakRung}, {"finalRung", dyad.rung}});
    }
    Json list = Json::array();
    for (const crisis::Event& change : changes) list.push_back(changeJson(definition, change));
    return {{"peakRung", peak},
            {"finalRung", last},
            {"recordReleased", state.released},
            {"dyads", dyads},
            {"changes", list}};
}

}  // namespace

RunSummary::RunSummary(const Session& session) : session_(session), injects_(session), story_(session) {
    for (const char* kind : {"takeoff", "landing", "zone-enter", "zone-leave", "encounter", "collision",
                             "lost", "call", "rung"}) {
        counts_[kind] = 0;
    }
}

void RunSummary::add(const sim::Event& event) {
    ++counts_[kindName(event)];  // one for each line of --events
    injects_.add(event);
    story_.add(event);
    switch (event.kind) {
        case sim::EventKind::zoneEnter:
            addZoneEntry(event);
            break;
        case sim::EventKind::encounter:
        case sim::EventKind::collision:
            encounters_.push_back(event);
            break;
        case sim::EventKind::crisis:
            addCrisis(event.crisis);
            break;
        default:
            break;
    }
}

void RunSummary::addZoneEntry(const sim::Event& event) {
    const sim::Definition& definition = *session_.definition;
    const auto& counted = definition.countedZones;
    if (!event.first || std::find(counted.begin(), counted.end(), event.zone) == counted.end()) return;
    const sim::UnitDef& unit = definition.units[event.unit.index];
    ++entries_[{idOf(definition.zones, event.zone), localDay(definition, event.timeS),
                idOf(definition.groups, unit.group), idOf(definition.platforms, unit.platform),
                idOf(definition.sides, unit.side)}];
}

void RunSummary::addCrisis(const crisis::Event& event) {
    if (event.kind == crisis::EventKind::rungChanged) changes_.push_back(event);
    const char* outcome = callOutcome(event);
    if (!*outcome) return;
    if (event.kind == crisis::EventKind::callPlaced) {
        calls_.push_back({event.channel.index, event.timeS});
        return;
    }
    const auto open = std::find_if(calls_.rbegin(), calls_.rend(), [&](const Call& call) {
        return call.channel == event.channel.index && call.afterS < 0.0;
    });
    const double afterS = std::max(0.0, event.afterS);
    if (open == calls_.rend()) {
        calls_.push_back({event.channel.index, event.timeS - afterS, outcome, afterS});
    } else {
        open->outcome = outcome;
        open->afterS = event.afterS > 0.0 ? event.afterS : event.timeS - open->placedS;
    }
}

std::string RunSummary::json(const RunFigures& figures, const sim::World& world) const {
    const sim::Definition& definition = *session_.definition;
    Json json;
    json["scenario"] = definition.id;
    json["seed"] = session_.seed;
    if (isReplayName(session_.file))
        json["replay"] = {{"row", rowOf(session_.file)}, {"note", definition.sourceLine}};
    json["ticks"] = figures.ticks;
    json["simulatedSeconds"] = definition.timeS(figures.ticks);
    json["wallSeconds"] = figures.wallSeconds;
    json["hash"] = hexadecimal(figures.hash);
    const auto since = whatIfSinceS(session_, world);
    json["hypothetical"] = definition.hypothetical || since.has_value();
    json["whatIfSince"] = since ? Json(utcText(definition, *since)) : Json(nullptr);
    json["account"] = world.account ? Json(idOf(definition.accounts, world.account)) : Json(nullptr);
    json["roles"] = session_.mirrored ? "mirrored" : "as-written";
    json["otherRoles"] =
        session_.otherRoles.empty() ? Json(nullptr) : Json("openline run " + session_.otherRoles);
    json["injects"] = injects_.json();
    json["story"] = story_.json(world);
    json["storyLeftOut"] = story_.leftOutJson(world);
    json["counts"] = counts_;
    Json entries = Json::array();
    for (const auto& [key, count] : entries_) {
        const auto& [zone, day, group, platform, side] = key;
        entries.push_back({{"zone", zone},
                           {"day", day},
                           {"group", group},
                           {"platform", platform},
                           {"side", side},
                           {"count", count}});
    }
    json["zoneEntries"] = entries;
    json["encounters"] = Json::array();
    for (const sim::Event& event : encounters_)
        json["encounters"].push_back(encounterJson(definition, event));
    json["crisis"] = crisisJson(definition, world.crisis, changes_);
    json["calls"] = Json::array();
    for (const Call& call : calls_) {
        Json item{{"channel", definition.crisis.channels[call.channel].id},
                  {"placed", utcText(definition, call.placedS)},
                  {"outcome", call.outcome}};
        item["afterSeconds"] = call.afterS >= 0.0 ? Json(call.afterS) : Json(nullptr);
        json["calls"].push_back(item);
    }
    return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

namespace {

/// What people call one of a scenario's things.
template <class Thing>
std::string nameIn(const std::vector<Thing>& things, const std::string& id) {
    const auto found = std::ranges::find(things, id, &Thing::id);
    return found == things.end() || found->name.empty() ? id : found->name;
}

}  // namespace

std::string RunSummary::sortiesText() const {
    std::map<std::tuple<std::string, std::string, std::string>, int> sums;  // zone, side, day
    for (const auto& [key, count] : entries_) {
        const auto& [zone, day, group, platform, side] = key;
        sums[{zone, side, day}] += count;
    }
    std::string lines;
    for (const auto& [key, count] : sums) {
        const auto& [zone, side, day] = key;
        lines += "into " + nameIn(session_.definition->zones, zone) + ", " + day + ", " +
                 nameIn(session_.definition->sides, side) + ": " + std::to_string(count) + "\n";
    }
    return lines;
}

std::string RunSummary::rolesText() const {
    const char* const other =
        session_.mirrored ? "to see it with roles as written" : "to see it with mirrored roles";
    std::string text = session_.mirrored ? "roles are mirrored\n" : "";
    if (!session_.otherRoles.empty())
        text += std::string(other) + ": openline run " + session_.otherRoles + "\n";
    if (!session_.whyNoOtherRoles.empty())
        text += std::string(other) + ": not possible, " + session_.whyNoOtherRoles + "\n";
    return text;
}

std::string RunSummary::text(const RunFigures& figures, const sim::World& world) const {
    const sim::Definition& definition = *session_.definition;
    const double simulated = definition.timeS(figures.ticks);
    std::array<char, 160> line{};
    std::snprintf(line.data(), line.size(), "%s in %.2f s (%.0f times as fast)",
                  formatDurationForPeople(simulated).c_str(), figures.wallSeconds,
                  figures.wallSeconds > 0.0 ? simulated / figures.wallSeconds : 0.0);
    std::string text = definition.title + "\n" + line.data() + "\n";
    if (isReplayName(session_.file)) text += "replay of row " + rowOf(session_.file) + " of a sweep\n";
    if (const auto since = whatIfSinceS(session_, world))
        text +=
            "a what-if since " + formatForPeople(definition.utcAtS(*since), definition.zoneMinutes) + "\n";
    else if (definition.hypothetical)
        text += "hypothetical, as written\n";
    if (world.account.index < definition.accounts.size())
        text +=
            std::string(whatIfSinceS(session_, world) ? "up to the what-if flown as the " : "flown as the ") +
            definition.accounts[world.account.index].name + " has it\n";
    text += injects_.text() + rolesText() + story_.text(world) + sortiesText();
    for (const auto& [kind, count] : counts_) {
        if (count > 0) text += kind + " " + std::to_string(count) + "\n";
    }
    for (std::size_t i = 0; i < world.crisis.dyads.size(); ++i) {
        const crisis::DyadState& dyad = world.crisis.dyads[i];
        text += definition.crisis.dyads[i].name + ": " + definition.crisis.rungName(dyad.rung) +
                ", at most " + definition.crisis.rungName(dyad.peakRung) + "\n";
    }
    return text;
}

}  // namespace openline::app
