#include "app/why_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iostream>
#include <nlohmann/json.hpp>

#include "app/event_lines.h"
#include "app/exit_codes.h"
#include "app/interrupt.h"
#include "base/time.h"
#include "crisis/crisis.h"
#include "crisis/rates.h"
#include "sim/step.h"

namespace openline::app {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::uint64_t kSliceWork = 200'000;

/// The moment asked about and what led there.
struct Story {
    const Session& session;
    sim::World world;
    std::vector<crisis::Event> events;  ///< rung changes, calls and what was thrown in
    [[nodiscard]] const sim::Definition& definition() const { return *session.definition; }
    [[nodiscard]] double timeS() const { return definition().timeS(world.tick); }
};

bool isTold(const crisis::Event& event) {
    return event.kind == crisis::EventKind::rungChanged || event.kind == crisis::EventKind::injected ||
           *callOutcome(event) != '\0';
}

Story tell(const Session& session, sim::Tick until) {
    Story story{session, sim::begin(*session.definition, session.seed), {}};
    sim::StepReport report;
    while (story.world.tick < until && !interrupted()) {
        report.clear();
        sim::advance(*session.definition, story.world, until, session.log, report, kSliceWork);
        for (const sim::Event& event : report.events) {
            if (event.kind == sim::EventKind::crisis && isTold(event.crisis))
                story.events.push_back(event.crisis);
        }
    }
    return story;
}

/// Above 1: pushes up; below: pulls down; 1: speeds both ways alike.
double pushOf(const crisis::Factor& factor) {
    return factor.downRatio > 0.0 ? factor.upRatio / factor.downRatio : factor.upRatio;
}
bool isAlike(const crisis::Factor& factor) {
    return std::abs(pushOf(factor) - 1.0) < 1e-9;
}

std::string ratiosOf(const crisis::Factor& factor) {
    const bool up = std::abs(factor.upRatio - 1.0) >= 0.005;
    const bool down = std::abs(factor.downRatio - 1.0) >= 0.005;
    if (!crisis::actsOnRates(factor.kind)) return fmt::format("\u00d7{:.2f} on that chance", factor.upRatio);
    if (up && down && isAlike(factor)) return fmt::format("steps up and down \u00d7{:.2f}", factor.upRatio);
    if (up && down)
        return fmt::format("steps up \u00d7{:.2f}, steps down \u00d7{:.2f}", factor.upRatio,
                           factor.downRatio);
    return down ? fmt::format("steps down \u00d7{:.2f}", factor.downRatio)
                : fmt::format("steps up \u00d7{:.2f}", factor.upRatio);
}

std::string lineOf(const crisis::Factor& factor, const char* indent) {
    std::string text =
        fmt::format("{}{}: {}, {}", indent, factor.name, ratiosOf(factor), name(factor.certainty));
    if (!factor.source.empty()) text += " (" + factor.source + ")";
    return text + "\n";
}

template <class Wanted>
std::string listOf(const char* heading, const std::vector<crisis::Factor>& factors, const char* indent,
                   Wanted wanted) {
    std::string lines;
    const std::string deeper = std::string(indent) + "  ";
    for (const crisis::Factor& factor : factors) {
        if (wanted(factor)) lines += lineOf(factor, deeper.c_str());
    }
    return lines.empty() ? std::string() : indent + std::string(heading) + "\n" + lines;
}

std::string factorText(const std::vector<crisis::Factor>& factors, const char* indent) {
    std::string text = listOf("pushing up", factors, indent,
                              [](const crisis::Factor& one) { return !isAlike(one) && pushOf(one) > 1.0; });
    text += listOf("pulling down", factors, indent,
                   [](const crisis::Factor& one) { return !isAlike(one) && pushOf(one) < 1.0; });
    text += listOf("faster both ways", factors, indent, isAlike);
    return text.empty() ? indent + std::string("rates of the class, unchanged\n") : text;
}

/// What the climate is warmer or colder than; nothing where it pushes nowhere.
std::string referenceText(const Story& story, const std::vector<crisis::Factor>& factors) {
    const crisis::Model& model = story.definition().crisis;
    const bool told = std::ranges::any_of(
        factors, [](const crisis::Factor& factor) { return factor.kind == crisis::FactorKind::climate; });
    const crisis::ReferenceClass& of = crisis::classInForce(model, story.world.crisis);
    if (!told || of.referencePreset.index >= model.presets.size()) return {};
    const crisis::PresetDef& preset = model.presets[of.referencePreset.index];
    return fmt::format(
        "  reference: the channels and climate ({:.2g}) of \"{}\", under which the class \"{}\" "
        "has its rates\n",
        preset.climate, preset.name, of.name);
}

/// The account that is flown, where accounts conflict.
const sim::AccountDef* accountOf(const Story& story) {
    const auto& accounts = story.definition().accounts;
    const AccountId account = story.world.account;
    return account.index < accounts.size() ? &accounts[account.index] : nullptr;
}

/// Factors as far as two lines of them differ for a reader: units that fade make other words of the same
/// ratio.
std::string likeness(const std::vector<crisis::Factor>& factors) {
    std::string text;
    for (const crisis::Factor& factor : factors) {
        const bool fades =
            factor.kind == crisis::FactorKind::alarm || factor.kind == crisis::FactorKind::pressure;
        text += factor.name.substr(0, fades ? factor.name.find(" (") : std::string::npos) + ": " +
                ratiosOf(factor) + "\n";
    }
    return text;
}

/// `before`: the factors told last, which are not told again.
std::string eventText(const Story& story, const crisis::Event& event, std::string& before) {
    const sim::Definition& definition = story.definition();
    std::string text =
        "    " + formatForPeople(definition.utcAtS(event.timeS), definition.zoneMinutes) + "  ";
    if (event.kind == crisis::EventKind::rungChanged) {
        text += definition.crisis.rungName(event.from) + " to " + definition.crisis.rungName(event.to);
        if (!event.text.empty() && event.text != definition.crisis.rungName(event.to))
            text += ": " + event.text;
    } else {
        text += event.text;
    }
    if (event.fromRecord) return text + " (record)\n";
    text += "\n";
    if (event.factors.empty()) return text;
    std::string factors = likeness(event.factors);
    if (factors == before) return text + "      the same factors as above\n";
    before = std::move(factors);
    return text + factorText(event.factors, "      ");
}

std::string dyadText(const Story& story, std::size_t index) {
    const sim::Definition& definition = story.definition();
    const crisis::Model& model = definition.crisis;
    const crisis::DyadState& dyad = story.world.crisis.dyads[index];
    std::string text =
        fmt::format("\n{}: {} since {}, at most {}\n", model.dyads[index].name, model.rungName(dyad.rung),
                    formatForPeople(definition.utcAtS(dyad.rungSinceS), definition.zoneMinutes),
                    model.rungName(dyad.peakRung));
    const auto now = crisis::explain(model, story.world.crisis, DyadId(index), story.timeS());
    text += factorText(now, "  ") + referenceText(story, now);
    std::string before;
    const auto part = [&](const char* heading, auto wanted) {
        std::string lines;
        for (const crisis::Event& event : story.events) {
            if (event.dyad.index == index && wanted(event)) lines += eventText(story, event, before);
        }
        if (!lines.empty()) text += std::string("  ") + heading + "\n" + lines;
    };
    part("steps so far",
         [](const crisis::Event& event) { return event.kind == crisis::EventKind::rungChanged; });
    part("thrown in so far",
         [](const crisis::Event& event) { return event.kind == crisis::EventKind::injected; });
    part("calls so far", [](const crisis::Event& event) { return *callOutcome(event) != '\0'; });
    return text;
}

std::string standing(const Story& story) {
    const sim::Definition& definition = story.definition();
    const crisis::State& state = story.world.crisis;
    if (definition.crisis.playsRecord && !state.released)
        return "The record speaks: rungs are what happened. The factors act once something is changed.";
    if (definition.crisis.playsRecord)
        return "HYPOTHETICAL: what-if from " +
               formatForPeople(definition.utcAtS(state.releasedAtS), definition.zoneMinutes) + ".";
    return isHypothetical(story.session) ? "HYPOTHETICAL: events are invented." : "";
}

void printText(const Story& story) {
    const sim::Definition& definition = story.definition();
    std::cout << definition.title << "\n"
              << formatForPeople(definition.utcAtS(story.timeS()), definition.zoneMinutes) << " "
              << definition.zoneName << "\n";
    if (const std::string said = standing(story); !said.empty()) std::cout << said << "\n";
    if (const auto* account = accountOf(story)) std::cout << "Flown as the " << account->name << " has it.\n";
    std::cout << "What pushes up and what pulls down, as hazard ratios: how many times as likely in any hour "
                 "a step up "
                 "or down is as at the rates of the reference class (\u00d71.50: half as likely again; "
                 "\u00d71.00: no "
                 "change). "
                 "Ratios multiply; chance makes the step. Not a forecast.\n";
    for (std::size_t i = 0; i < story.world.crisis.dyads.size(); ++i) std::cout << dyadText(story, i);
}

Json factorsJson(const std::vector<crisis::Factor>& factors) {
    Json lists{
        {"pushingUp", Json::array()}, {"pullingDown", Json::array()}, {"fasterBothWays", Json::array()}};
    for (const crisis::Factor& factor : factors) {
        const char* list = isAlike(factor)        ? "fasterBothWays"
                           : pushOf(factor) > 1.0 ? "pushingUp"
                                                  : "pullingDown";
        lists[list].push_back({{"kind", std::string(nameOf(factor.kind))},
                               {"name", factor.name},
                               {"upRatio", factor.upRatio},
                               {"downRatio", factor.downRatio},
                               {"certainty", std::string(name(factor.certainty))},
                               {"source", factor.source}});
    }
    return lists;
}

Json eventJson(const Story& story, const crisis::Event& event) {
    const crisis::Model& model = story.definition().crisis;
    Json json{{"time", utcText(story.definition(), event.timeS)},
              {"text", event.text},
              {"record", event.fromRecord}};
    if (event.kind == crisis::EventKind::rungChanged) {
        json["from"] = event.from;
        json["to"] = event.to;
    }
    if (event.channel.index < model.channels.size()) json["channel"] = model.channels[event.channel.index].id;
    if (*callOutcome(event) != '\0') json["outcome"] = callOutcome(event);
    json["factors"] = factorsJson(event.factors);
    return json;
}

Json dyadJson(const Story& story, std::size_t index) {
    const crisis::Model& model = story.definition().crisis;
    const crisis::DyadState& dyad = story.world.crisis.dyads[index];
    Json json{
        {"dyad", model.dyads[index].id},
        {"rung", dyad.rung},
        {"rungName", model.rungName(dyad.rung)},
        {"since", utcText(story.definition(), dyad.rungSinceS)},
        {"peakRung", dyad.peakRung},
        {"factors", factorsJson(crisis::explain(model, story.world.crisis, DyadId(index), story.timeS()))},
        {"steps", Json::array()},
        {"thrownIn", Json::array()},
        {"calls", Json::array()}};
    for (const crisis::Event& event : story.events) {
        if (event.dyad.index != index) continue;
        const bool step = event.kind == crisis::EventKind::rungChanged;
        const char* list = step ? "steps" : event.kind == crisis::EventKind::injected ? "thrownIn" : "calls";
        json[list].push_back(eventJson(story, event));
    }
    return json;
}

void printJson(const Story& story) {
    Json json{{"scenario", story.definition().id},
              {"seed", story.session.seed},
              {"at", utcText(story.definition(), story.timeS())},
              {"recordSpeaks", story.definition().crisis.playsRecord && !story.world.crisis.released},
              {"hypothetical", isHypothetical(story.session)},
              {"account", accountOf(story) ? Json(accountOf(story)->id) : Json(nullptr)},
              {"dyads", Json::array()}};
    for (std::size_t i = 0; i < story.world.crisis.dyads.size(); ++i)
        json["dyads"].push_back(dyadJson(story, i));
    std::cout << json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

}  // namespace

int explainMoment(const WhyOptions& options, const DataRoot& data) {
    int code = kExitOk;
    const auto session = openSession(options.session, data, code);
    if (!session) return code;
    const sim::Definition& definition = *session->definition;
    sim::Tick until = session->file.empty() ? definition.lastTick() : session->startTick;
    if (!options.at.empty()) {
        const auto moment = about("--at", parseMoment(definition, options.at));
        if (!moment) return fail(kExitUsage, moment.errors);
        until = definition.tickAt(*moment);
    }
    const InterruptGuard guard;
    const Story story = tell(*session, until);
    if (interrupted()) return fail(kExitRunFailed, "interrupted");
    options.json ? printJson(story) : printText(story);
    return kExitOk;
}

}  // namespace openline::app
