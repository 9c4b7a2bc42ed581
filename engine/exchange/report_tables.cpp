// The frame of a sweep's report: what was asked, every assumption with its source, and what the page is not.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/time.h"
#include "crisis/crisis.h"
#include "exchange/report_parts.h"
#include "exchange/svg.h"
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
    std::size_t varied = 0;
    for (const study::Quantity& quantity : input.sweep.quantities(0))
        varied += quantity.law || quantity.low < quantity.high ? 1 : 0;
    if (varied == 0) return "nothing: only the dice differ from run to run";
    std::string list;
    if (!plan.varyAll)
        for (const study::VariedRange& range : plan.varied)
            list += (list.empty() ? ": " : ", ") + quantityName(range.key);
    return fmt::format("{} of {} quantities, drawn anew for each run{}", varied,
                       input.sweep.quantities(0).size(), list);
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
        "The flight gives the crisis {} collision{}, {} close pass{} and {} sorties into a counted zone.",
        collisions, collisions == 1 ? "" : "s", passes, passes == 1 ? "" : "es", sorties);
}

std::string commandsText(const ReportInput& input) {
    std::string list;
    for (const sim::Command& command : input.sweep.plan().log) {
        if (command.kind == sim::CommandKind::acknowledge) continue;
        const sim::Definition& definition = input.definition();
        list += (list.empty() ? "" : "; ") + sim::describe(definition, command) + ", " +
                formatForPeople(definition.utcAt(command.tick), definition.zoneMinutes);
    }
    return list;
}

std::string rangeText(const study::Quantity& quantity) {
    if (quantity.law) return "by the counts";
    if (!(quantity.low < quantity.high)) return "held";
    return quantityText(quantity.key, quantity.low) + " to " + quantityText(quantity.key, quantity.high);
}

std::string quantityRows(const ReportInput& input) {
    std::string rows;
    for (const study::Quantity& quantity : input.sweep.quantities(0)) {
        rows += fmt::format(
            "<tr><td>{}</td><td class=\"num\">{}</td><td class=\"num\">{}</td><td>{}</td><td "
            "class=\"source\">{}</td></tr>\n",
            markupText(quantityName(quantity.key)), quantityText(quantity.key, quantity.value),
            rangeText(quantity), name(quantity.certainty), markupText(quantity.source));
    }
    return rows;
}

std::string classRows(const ReportInput& input) {
    std::string rows;
    std::vector<std::size_t> told;
    for (const study::SweepVariant& variant : input.sweep.plan().variants) {
        if (std::ranges::find(told, variant.classIndex) != told.end() ||
            variant.classIndex >= input.model().classes.size())
            continue;
        told.push_back(variant.classIndex);
        const crisis::ReferenceClass& of = input.model().classes[variant.classIndex];
        rows += fmt::format(
            "<tr><td>{}</td><td class=\"num\">{}</td><td class=\"num\">{}</td><td class=\"num\">{}</td><td "
            "class=\"source\">{}</td></tr>\n",
            markupText(of.name), of.crises, of.violent, of.serious, markupText(of.source));
    }
    return rows;
}

/// A mark under each of the compared presets where a channel is open when the runs begin.
std::string channelRows(const ReportInput& input, const std::vector<std::size_t>& shown) {
    std::string rows;
    const auto& channels = input.model().channels;
    for (std::size_t i = 0; i < channels.size(); ++i) {
        const bool any = std::ranges::any_of(
            shown, [&](std::size_t variant) { return input.sweep.start(variant).channels[i].open; });
        if (!any || channels[i].dyad != input.sweep.plan().dyad) continue;
        rows += fmt::format("<tr><td>{}</td>",
                            markupText(channels[i].name + (channels[i].whatIf ? " (does not exist)" : "")));
        for (const std::size_t variant : shown)
            rows += fmt::format("<td class=\"num\">{}</td>",
                                input.sweep.start(variant).channels[i].open ? "\u25cf" : "\u00b7");
        rows += fmt::format("<td>{}</td><td>{}</td><td class=\"source\">{}</td></tr>\n",
                            markupText(channels[i].answerInWords), name(channels[i].certainty),
                            markupText(channels[i].source));
    }
    return rows;
}

/// One variant for each preset.
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

std::string presetName(const ReportInput& input, std::size_t variant) {
    const std::string id = presetId(input.sweep, variant);
    const auto& presets = input.model().presets;
    const auto found = std::ranges::find(presets, id, &crisis::PresetDef::id);
    return found == presets.end() ? id : found->name;
}

}  // namespace

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
    html += asked("What happens", eventsText(input));
    if (const std::string commands = commandsText(input); !commands.empty())
        html += asked("What if", commands);
    std::vector<std::string> names;
    for (const std::size_t variant : presetVariants(input)) names.push_back(presetName(input, variant));
    std::string presets;
    for (const std::string& name : names) presets += (presets.empty() ? "" : "; ") + name;
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

std::string assumptionsSection(const ReportInput& input) {
    const std::vector<std::size_t> shown = presetVariants(input);
    std::string heads;
    for (const std::size_t variant : shown)
        heads += fmt::format("<th>{}</th>", markupText(presetName(input, variant)));
    std::string body =
        "<h3>Quantities</h3><div class=\"wide\"><table><tr><th>what</th><th class=\"num\">in force</th><th "
        "class=\"num\">drawn from</th><th>tag</th><th>source</th></tr>\n" +
        quantityRows(input) +
        "</table></div>\n<h3 style=\"margin-top:22px\">Crises behind the "
        "rates</h3><table><tr><th>class</th><th "
        "class=\"num\">crises</th><th class=\"num\">violent</th><th "
        "class=\"num\">serious</th><th>source</th></tr>\n" +
        classRows(input) + "</table>\n";
    if (const std::string rows = channelRows(input, shown); !rows.empty())
        body +=
            "<h3 style=\"margin-top:22px\">Channels, open when the runs begin</h3><div "
            "class=\"wide\"><table><tr><th>"
            "channel</th>" +
            heads + "<th>answers</th><th>tag</th><th>source</th></tr>\n" + rows + "</table></div>\n";
    return section(
        "assumptions", "Every assumption, with its source",
        "Tags: documented, approximate or assumed. To disagree, change the value in its file and run again.",
        body,
        "Half of the draws of a quantity lie below its value and half above, even in the logarithm where all "
        "are "
        "above zero. The shares of how far crises go are drawn from the counts (plus one half). Numbers, "
        "readings "
        "and classes: assets/crisis.toml; channels and presets: assets/channels.toml.");
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
