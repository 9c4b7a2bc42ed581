#include "app/run_story.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "app/event_lines.h"
#include "base/time.h"
#include "base/units.h"
#include "study/timeline.h"

namespace openline::app {
namespace {

/// A warning, the highest of the alert levels: less is traffic.
constexpr sim::AlertLevel kDangerous = 3;
/// Lines of each kind, in the order of `Kind`: what is more is counted.
constexpr int kMost[] = {1, 3, 4, 6, 6};
constexpr const char* kMore[] = {"dangerous encounters", "collisions", "losses", "steps", "calls"};

std::string degreesText(double radians, char positive, char negative) {
    const double degrees = radians / units::kRadPerDeg;
    return fmt::format("{:.2f}\u00b0 {}", std::abs(degrees), degrees < 0.0 ? negative : positive);
}

}  // namespace

void RunStory::keep(Kind kind, double timeS, std::string words) {
    const auto index = static_cast<std::size_t>(kind);
    if (found_[index]++ < kMost[index]) lines_.push_back({timeS, std::move(words)});
}

std::string RunStory::placeOf(const sim::EncounterRecord& record) const {
    return " at " + degreesText(record.position.latitudeRad, 'N', 'S') + " " +
           degreesText(record.position.longitudeRad, 'E', 'W');
}

/// Of a channel the first call and the first of each outcome: who tries again and again is told once.
void RunStory::addCall(const crisis::Event& event) {
    const auto& channels = session_.definition->crisis.channels;
    if (event.channel.index >= channels.size()) return;
    const std::pair told(event.channel.index, static_cast<int>(event.kind));
    if (std::ranges::find(told_, told) != told_.end()) return;
    told_.push_back(told);
    sim::Event whole;
    whole.kind = sim::EventKind::crisis;
    whole.crisis = event;
    const crisis::ChannelDef& channel = channels[event.channel.index];
    const auto& dyads = session_.definition->crisis.dyads;
    std::string words = study::describe(*session_.definition, whole);
    if (event.kind == crisis::EventKind::callPlaced && channel.dyad.index < dyads.size() && !event.fromRecord)
        words += ", " + dyads[channel.dyad.index].name;
    keep(Kind::call, event.timeS, std::move(words));
}

void RunStory::add(const sim::Event& event) {
    const sim::Definition& definition = *session_.definition;
    const sim::EncounterRecord& record = event.encounter;
    // Craft are named by what they are once something was changed, as on the desk.
    const auto changed = sim::firstChange(session_.log);
    const bool released = changed && *changed < event.tick;
    if (event.kind == sim::EventKind::encounter && record.level >= kDangerous && !record.declared()) {
        keep(Kind::danger, record.timeS,
             "first dangerous encounter: " + study::describe(definition, event, released));
    } else if (event.kind == sim::EventKind::collision) {
        keep(Kind::collision, record.timeS, study::describe(definition, event, released) + placeOf(record));
    } else if (event.kind == sim::EventKind::lost) {
        keep(Kind::lost, event.timeS, study::describe(definition, event, released));
    } else if (event.kind == sim::EventKind::crisis) {
        if (*callOutcome(event.crisis) != '\0') return addCall(event.crisis);
        if (event.crisis.kind != crisis::EventKind::rungChanged) return;
        const auto& model = definition.crisis;
        const std::string of =
            event.crisis.dyad.index < model.dyads.size() ? model.dyads[event.crisis.dyad.index].name : "";
        keep(Kind::step, event.timeS,
             of + ": " + model.rungName(event.crisis.from) + " to " + model.rungName(event.crisis.to));
    }
}

std::string RunStory::text() const {
    const sim::Definition& definition = *session_.definition;
    std::vector<Line> lines = lines_;
    std::ranges::stable_sort(lines, {}, &Line::timeS);
    std::string text;
    for (const Line& line : lines)
        text += "  " + formatForPeople(definition.utcAtS(line.timeS), definition.zoneMinutes) + "  " +
                line.words + "\n";
    std::string more;
    for (std::size_t kind = 1; kind < found_.size(); ++kind)
        if (const int left = found_[kind] - kMost[kind]; left > 0)
            more += (more.empty() ? "" : ", ") + std::to_string(left) + " more " + kMore[kind];
    if (!more.empty()) text += "  and " + more + "; --events FILE has all\n";
    if (text.empty())
        return "what happened: no dangerous encounter, no collision, no step of a crisis, no call\n";
    return "what happened\n" + text;
}

nlohmann::ordered_json RunStory::json() const {
    const sim::Definition& definition = *session_.definition;
    std::vector<Line> lines = lines_;
    std::ranges::stable_sort(lines, {}, &Line::timeS);
    auto list = nlohmann::ordered_json::array();
    for (const Line& line : lines)
        list.push_back({{"time", utcText(definition, line.timeS)}, {"text", line.words}});
    return list;
}

}  // namespace openline::app
