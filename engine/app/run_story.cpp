#include "app/run_story.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "app/event_lines.h"
#include "base/time.h"
#include "base/units.h"
#include "sim/encounters.h"
#include "study/timeline.h"

namespace openline::app {
namespace {

/// A warning or more, as a near collision is: less is traffic.
constexpr sim::AlertLevel kDangerous = 3;
constexpr const char* kDangers = "dangerous encounters";
/// Lines of each kind, in the order of `Kind`: what is more is counted.
constexpr int kMost[] = {3, 4, 6};
constexpr const char* kMore[] = {"collisions", "losses and landings", "steps"};
constexpr std::size_t kMostCalls = 6;

std::string degreesText(double radians, char positive, char negative) {
    const double degrees = radians / units::kRadPerDeg;
    return fmt::format("{:.2f}\u00b0 {}", std::abs(degrees), degrees < 0.0 ? negative : positive);
}

}  // namespace

void RunStory::keep(Kind kind, double timeS, std::string words) {
    const auto index = static_cast<std::size_t>(kind);
    if (found_[index]++ < kMost[index]) lines_.push_back({timeS, std::move(words)});
}

void RunStory::Danger::add(const sim::EncounterRecord& record, const std::string& words) {
    ++found;
    if (!earliest || record.timeS < earliest->timeS) earliest = Line{record.timeS, words};
    if (closest && record.gapM >= leastM) return;
    closest = Line{record.timeS, words};
    leastM = record.gapM;
}

std::string RunStory::placeOf(const sim::EncounterRecord& record) const {
    return " at " + degreesText(record.position.latitudeRad, 'N', 'S') + " " +
           degreesText(record.position.longitudeRad, 'E', 'W');
}

void RunStory::addCrisis(const crisis::Event& event) {
    calls_.add(event);
    if (event.kind != crisis::EventKind::rungChanged) return;
    const crisis::Model& model = session_.definition->crisis;
    const std::string of = event.dyad.index < model.dyads.size() ? model.dyads[event.dyad.index].name : "";
    keep(Kind::step, event.timeS,
         of + ": " + model.rungName(event.from) + " to " + model.rungName(event.to) + calls_.raceAt(event));
}

bool RunStory::hasCollided(UnitId unit) const {
    return std::ranges::find(collided_, unit) != collided_.end();
}

void RunStory::add(const sim::Event& event) {
    const sim::Definition& definition = *session_.definition;
    const sim::EncounterRecord& record = event.encounter;
    // Craft are named by what they are once something was changed, as on the desk.
    const auto changed = sim::firstChange(session_.log);
    const bool released = changed && *changed < event.tick;
    if (event.kind == sim::EventKind::encounter && record.level >= kDangerous && !record.declared()) {
        danger_.add(record, study::describe(definition, event, released));
    } else if (event.kind == sim::EventKind::collision) {
        keep(Kind::collision, record.timeS, study::describe(definition, event, released) + placeOf(record));
        collided_.insert(collided_.end(), {record.a, record.b});
    } else if (event.kind == sim::EventKind::lost ||
               (event.kind == sim::EventKind::landing && hasCollided(event.unit))) {
        keep(Kind::lost, event.timeS, study::describe(definition, event, released));
    } else if (event.kind == sim::EventKind::crisis) {
        const bool isCall = *callOutcome(event.crisis) != '\0';
        if (isCall || event.crisis.kind == crisis::EventKind::rungChanged ||
            event.crisis.kind == crisis::EventKind::channelClosed ||
            event.crisis.kind == crisis::EventKind::injected)
            addCrisis(event.crisis);
    }
}

/// An encounter is told when it is over: one that is still open at the end is known from the world alone.
RunStory::Danger RunStory::dangerIn(const sim::World& world) const {
    Danger danger = danger_;
    const sim::Definition& definition = *session_.definition;
    const auto changed = sim::firstChange(session_.log);
    for (const sim::TrackedPair& pair : world.pairs) {
        const auto record = sim::openEncounter(definition, pair);
        if (!record || record->level < kDangerous) continue;
        sim::Event event;
        event.kind = sim::EventKind::encounter;
        event.tick = world.tick;
        event.encounter = *record;
        const bool released = changed && *changed < world.tick;
        danger.add(*record, study::describe(definition, event, released) + ", not over yet");
    }
    return danger;
}

std::vector<RunStory::Line> RunStory::linesIn(const sim::World& world) const {
    std::vector<Line> lines = lines_;
    const Danger danger = dangerIn(world);
    if (danger.earliest) {
        const char* const first = danger.isOne() && danger.found > 1
                                      ? "first and closest dangerous encounter: "
                                      : "first dangerous encounter: ";
        lines.insert(lines.begin(), {danger.earliest->timeS, first + danger.earliest->words});
        if (!danger.isOne())
            lines.push_back({danger.closest->timeS, "the closest: " + danger.closest->words});
    }
    // Whoever decided a race is never left out.
    std::vector<Line> calls = calls_.lines();
    std::ranges::stable_partition(calls, &Line::decides);
    lines.insert(lines.end(), calls.begin(),
                 calls.begin() + static_cast<std::ptrdiff_t>(std::min(calls.size(), kMostCalls)));
    std::ranges::stable_sort(lines, {}, &Line::timeS);
    return lines;
}

std::vector<std::pair<std::string, int>> RunStory::leftOut(const sim::World& world) const {
    std::vector<std::pair<std::string, int>> all;
    const Danger danger = dangerIn(world);
    const int told = danger.found == 0 || danger.isOne() ? 1 : 2;
    if (const int left = danger.found - told; left > 0) all.emplace_back(kDangers, left);
    for (std::size_t kind = 0; kind < found_.size(); ++kind)
        if (const int left = found_[kind] - kMost[kind]; left > 0) all.emplace_back(kMore[kind], left);
    const std::size_t calls = calls_.lines().size();
    if (calls > kMostCalls) all.emplace_back("calls", static_cast<int>(calls - kMostCalls));
    return all;
}

std::string RunStory::text(const sim::World& world) const {
    const sim::Definition& definition = *session_.definition;
    std::string text;
    for (const Line& line : linesIn(world))
        text += "  " + formatForPeople(definition.utcAtS(line.timeS), definition.zoneMinutes) + "  " +
                line.words + "\n";
    std::string more;
    for (const auto& [what, count] : leftOut(world))
        more += (more.empty() ? "" : ", ") + std::to_string(count) + " more " + what;
    if (!more.empty()) text += "  and " + more + "; --events FILE has all\n";
    if (text.empty())
        return "what happened: no dangerous encounter, no collision, no step of a crisis, no call\n";
    return "what happened\n" + text;
}

nlohmann::ordered_json RunStory::json(const sim::World& world) const {
    auto list = nlohmann::ordered_json::array();
    for (const Line& line : linesIn(world))
        list.push_back({{"time", utcText(*session_.definition, line.timeS)}, {"text", line.words}});
    return list;
}

nlohmann::ordered_json RunStory::leftOutJson(const sim::World& world) const {
    auto counts = nlohmann::ordered_json::object();
    for (const auto& [what, count] : leftOut(world)) counts[what] = count;
    return counts;
}

}  // namespace openline::app
