// The frame of a sweep's report: what was asked, and what the page is not.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/time.h"
#include "crisis/crisis.h"
#include "exchange/report_parts.h"
#include "exchange/svg.h"
#include "exchange/sweep_assumptions.h"
#include "exchange/sweep_words.h"
#include "sim/command.h"

namespace openline::exchange {

namespace {

using study::SweepMode;

std::string asked(std::string_view what, const std::string& answer) {
    return fmt::format("<dt>{}</dt><dd>{}</dd>\n", what, markupText(answer));
}

/// Names without repeats, in their order.
template <class Name>
std::string listOf(const ReportInput& input, const Name& name) {
    std::vector<std::string> names;
    for (const study::SweepVariant& variant : input.sweep.plan().variants) {
        const std::string next = name(variant);
        if (std::ranges::find(names, next) == names.end()) names.push_back(next);
    }
    std::string list;
    for (const std::string& next : names) list += (list.empty() ? "" : "; ") + next;
    return list;
}

std::string variedText(const ReportInput& input) {
    const study::SweepPlan& plan = input.sweep.plan();
    const auto uses = quantityUses(input.sweep);
    std::size_t varied = 0;
    for (const std::string& key : input.sweep.keys())
        varied += std::ranges::any_of(uses, [&](const QuantityUse& use) {
            return use.quantity->key == key && (use.quantity->law || use.quantity->low < use.quantity->high);
        });
    if (varied == 0) return "nothing: only the dice differ from run to run";
    std::string list;
    if (!plan.varyAll)
        for (const study::VariedRange& range : plan.varied)
            list += (list.empty() ? ": " : ", ") + quantityName(range.key);
    return fmt::format("{} of {} quantities, drawn anew for each run{}", varied, input.sweep.keys().size(),
                       list);
}

std::string eventsText(const ReportInput& input) {
    const study::SweepFlight& flight = input.sweep.flight();
    if (flight.supposesCollision)
        return "Nothing that was flown could begin a crisis, so each run supposes that two craft collide at "
               "that moment.";
    std::size_t collisions = 0, passes = 0, sorties = 0;
    for (const crisis::Stimulus& stimulus : flight.stimuli)
        ++(stimulus.kind == crisis::StimulusKind::collision   ? collisions
           : stimulus.kind == crisis::StimulusKind::closePass ? passes
                                                              : sorties);
    return fmt::format(
        "{} flight gives the crisis {} collision{}, {} close pass{} and {} sorties into a counted zone.",
        beforeText(input.sweep).empty() ? "The" : "From then on the", collisions, collisions == 1 ? "" : "s",
        passes, passes == 1 ? "" : "es", sorties);
}

}  // namespace

std::vector<std::size_t> presetVariants(const ReportInput& input) {
    std::vector<std::size_t> shown;
    std::vector<std::string> told;
    for (std::size_t v = 0; v < input.sweep.plan().variants.size(); ++v) {
        const std::string id = presetId(input.sweep, v);
        if (std::ranges::find(told, id) != told.end()) continue;
        told.push_back(id);
        shown.push_back(v);
    }
    return shown;
}

std::string titleSection(const ReportInput& input) {
    const study::SweepPlan& plan = input.sweep.plan();
    const sim::Definition& definition = input.definition();
    const bool flown = plan.mode == SweepMode::full;
    const std::string from = formatForPeople(definition.utcAtS(input.sweep.startS()), definition.zoneMinutes);
    std::string html = fmt::format(
        "<div class=\"flag\"></div><div class=\"kicker\"><span>Openline \u00b7 sweep \u00b7 not a "
        "forecast</span>"
        "<b>Hypothetical</b></div>\n<h1>Which comes first: the step up, or the call?</h1>\n<p "
        "class=\"deck\">{}. {} of one "
        "question, with what is not known drawn anew each time.</p>\n<dl class=\"asked\">\n",
        markupText(definition.title), grouped(plan.runs) + (plan.runs == 1 ? " run" : " runs"));
    html += asked("Between", definition.crisis.dyads[plan.dyad.index].name);
    html += asked("From", from + (definition.zoneName.empty() ? "" : " " + definition.zoneName) +
                              ". Record to then, if there is one; drawn by the model from then on.");
    if (const std::string before = beforeText(input.sweep); !before.empty())
        html += asked("Already happened", before + ". None of it is counted in the runs.");
    html += asked("What happens", eventsText(input));
    if (const std::string commands = changesText(input.sweep); !commands.empty())
        html += asked("What if", commands);
    std::vector<std::string> names;
    for (const std::size_t variant : presetVariants(input)) names.push_back(presetName(input.sweep, variant));
    std::string presets;
    for (const std::string& name : names) presets += (presets.empty() ? "" : "; ") + name;
    if (const std::string note = presetsNote(input.sweep); !note.empty()) presets += ". " + note;
    html += asked(names.size() > 1 ? "Compared" : "Channels", presets);
    html += asked("Reading", listOf(input, [&](const study::SweepVariant& variant) {
                      const crisis::Reading& reading = input.model().readings[variant.readingIndex];
                      return fmt::format("{} (odds ratio {:.3g})", reading.name, reading.oddsRatio);
                  }));
    html += asked("Class", listOf(input, [&](const study::SweepVariant& variant) {
                      const crisis::ReferenceClass& of = input.model().classes[variant.classIndex];
                      return fmt::format("{} (n = {})", of.name, of.crises);
                  }));
    html += asked("What varies", variedText(input));
    html +=
        asked("Runs", fmt::format("{} of each, {}; seed {}", grouped(plan.runs),
                                  flown ? "each flown from the start" : "crises over one flight", plan.seed));
    return html + "</dl>\n";
}

std::string guardsSection(const ReportInput& input) {
    std::string body = "<ul>";
    for (const char* line :
         {"This is a what-if instrument, not a forecast. It shows what stated assumptions come to, and does "
          "not know what a "
          "government would do.",
          "The counter-view belongs to it: historians find few or no wars by pure accident; others write "
          "that accidents have too "
          "often led to war. The crisis of 2001 ended through diplomats and a letter, not through a hotline.",
          "The effect of contact on violence is one number because nobody has measured it. Three readings "
          "ship; one of them says "
          "that guardrails invite risk.",
          "Selection is the largest unknown: the data hold incidents that became crises. Of five between the "
          "United States and "
          "China (1999, 2001, 2009, 2013, 2016) none did.",
          "Nuclear use is not modelled. Offices stand here, not names of living people; craft are named by "
          "what they are once the "
          "record is left, and neither account of a collision is preferred."})
        body += fmt::format("<li>{}</li>", markupText(line));
    body += "</ul>\n";
    const std::string source = input.definition().sourceLine;
    return section("guards", "How to read this, and how not", "", body,
                   source.empty() ? std::string() : "Of the scenario: " + source + ".");
}

}  // namespace openline::exchange
