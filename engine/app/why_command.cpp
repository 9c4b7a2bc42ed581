#include "app/why_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iostream>

#include "app/event_lines.h"
#include "app/exit_codes.h"
#include "app/interrupt.h"
#include "app/why_story.h"
#include "base/time.h"
#include "crisis/crisis.h"
#include "crisis/rates.h"
#include "sim/step.h"

namespace openline::app {
namespace {

constexpr std::uint64_t kWhySliceWork = 200'000;

bool isTold(const crisis::Event& event) {
    return event.kind == crisis::EventKind::rungChanged || event.kind == crisis::EventKind::injected ||
           *callOutcome(event) != '\0';
}

WhyStory tell(const Session& session, sim::Tick until) {
    WhyStory story{session, sim::begin(*session.definition, session.seed), {}};
    sim::StepReport report;
    const crisis::Model& model = session.definition->crisis;
    while (story.world.tick < until && !interrupted()) {
        report.clear();
        // No further than to what the crisis does next: what a call did is read while it is in the world.
        const sim::Tick next = std::max(story.world.tick + 1, story.world.nextCrisisTick);
        const sim::Tick to = std::min(next, until);
        sim::advance(*session.definition, story.world, to, session.log, report, kWhySliceWork);
        for (const sim::Event& event : report.events) {
            if (event.kind != sim::EventKind::crisis || !isTold(event.crisis)) continue;
            WhyEvent told{event.crisis, effectOf(model, story.world.crisis, event.crisis)};
            if (event.crisis.dyad.index < story.world.crisis.dyads.size())
                told.rung = story.world.crisis.dyads[event.crisis.dyad.index].rung;
            story.events.push_back(std::move(told));
        }
    }
    return story;
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
std::string referenceText(const WhyStory& story, const std::vector<crisis::Factor>& factors) {
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
std::string eventText(const WhyStory& story, const WhyEvent& told, std::string& before) {
    const sim::Definition& definition = story.definition();
    const crisis::Event& event = told.event;
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
    if (told.effect) text += "      what it did: " + effectText(definition, *told.effect, told.rung) + "\n";
    if (event.factors.empty()) return text;
    std::string factors = likeness(event.factors);
    if (factors == before) return text + "      the same factors as above\n";
    before = std::move(factors);
    return text + factorText(event.factors, "      ");
}

std::string dyadText(const WhyStory& story, std::size_t index) {
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
        for (const WhyEvent& told : story.events) {
            if (told.event.dyad.index == index && wanted(told.event)) lines += eventText(story, told, before);
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

std::string standing(const WhyStory& story) {
    const sim::Definition& definition = story.definition();
    const crisis::State& state = story.world.crisis;
    if (definition.crisis.playsRecord && !state.released)
        return "The record speaks: rungs are what happened. The factors act once something is changed.";
    if (definition.crisis.playsRecord)
        return "HYPOTHETICAL: what-if from " +
               formatForPeople(definition.utcAtS(state.releasedAtS), definition.zoneMinutes) + ".";
    return isHypothetical(story.session) ? "HYPOTHETICAL: events are invented." : "";
}

void printText(const WhyStory& story) {
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
    const WhyStory story = tell(*session, until);
    if (interrupted()) return fail(kExitRunFailed, "interrupted");
    options.json ? printWhyJson(story) : printText(story);
    return kExitOk;
}

}  // namespace openline::app
