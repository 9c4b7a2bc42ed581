// Every assumption of a sweep with its source, and since when each level is silent.
#include <fmt/format.h>

#include <algorithm>

#include "base/time.h"
#include "base/units.h"
#include "exchange/report_parts.h"
#include "exchange/svg.h"
#include "exchange/sweep_assumptions.h"
#include "exchange/sweep_words.h"

namespace openline::exchange {

namespace {

std::string rangeText(const study::Quantity& quantity) {
    if (quantity.law) return "by the counts";
    if (!(quantity.low < quantity.high)) return "held";
    return quantityText(quantity.key, quantity.low) + " to " + quantityText(quantity.key, quantity.high);
}

std::string quantityRows(const ReportInput& input) {
    std::string rows;
    for (const QuantityUse& use : quantityUses(input.sweep)) {
        const study::Quantity& quantity = *use.quantity;
        const std::string what =
            quantityName(quantity.key) + (use.under.empty() ? "" : ", under " + use.under);
        rows += fmt::format(
            "<tr><td>{}<br><small>{}</small></td><td class=\"num\">{}</td><td "
            "class=\"num\">{}</td><td>{}</td><td "
            "class=\"source\">{}</td></tr>\n",
            markupText(what), quantity.key, quantityText(quantity.key, quantity.value), rangeText(quantity),
            name(quantity.certainty), markupText(quantity.source));
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

/// Climate under each of the compared presets.
std::string climateRow(const ReportInput& input, const std::vector<std::size_t>& shown) {
    std::string row = "<tr><td>climate, 0 frozen to 1 warm</td>";
    for (const std::size_t variant : shown)
        row += fmt::format("<td class=\"num\">{:.2g}</td>", climateOf(input.sweep, variant));
    return row +
           "<td>scales how soon leaders permit contact and how fast a crisis calms; assumed with its "
           "preset</td></tr>\n";
}

/// A channel when the runs begin: a dot where it is open, and what keeps it from being answered.
std::string_view channelMark(const crisis::ChannelState& channel) {
    if (!channel.open) return "\u00b7";
    if (channel.suspended != crisis::Party::none) return "suspended";
    return channel.disputed ? "in dispute, declines" : "\u25cf";
}

/// A mark under each of the compared presets.
std::string channelRows(const ReportInput& input, const std::vector<std::size_t>& shown) {
    std::string rows;
    for (const std::size_t i : openChannels(input.sweep, shown)) {
        const crisis::ChannelDef& channel = input.model().channels[i];
        rows += fmt::format("<tr><td>{}</td>",
                            markupText(channel.name + (channel.whatIf ? " (does not exist)" : "")));
        for (const std::size_t variant : shown)
            rows += fmt::format("<td class=\"num\">{}</td>",
                                channelMark(input.sweep.compared(variant).channels[i]));
        rows += fmt::format("<td>{}</td></tr>\n", markupText(channel.answerInWords));
    }
    return rows;
}

std::string weightsText(const crisis::ChannelDef& channel) {
    std::string text;
    for (const double weight : channel.weight)
        text += fmt::format("{}{:.2g}", text.empty() ? "" : " ", weight);
    return text;
}

std::string answersText(const crisis::ChannelDef& channel) {
    std::string text;
    for (const crisis::AnswerPoint& point : channel.answers)
        text += fmt::format("{}{} within {}", text.empty() ? "" : "; ",
                            study::shareInHundred(point.probability, study::Evidence::exact),
                            formatDurationForPeople(point.withinS));
    return text.empty() ? "not called" : text;
}

std::string channelNumberRows(const ReportInput& input, const std::vector<std::size_t>& shown) {
    std::string rows;
    for (const std::size_t i : openChannels(input.sweep, shown)) {
        const crisis::ChannelDef& channel = input.model().channels[i];
        rows += fmt::format(
            "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td "
            "class=\"num\">{:.2g}</td><td>{}</td><td class=\"source\">{}</td></tr>\n",
            markupText(channel.label()), weightsText(channel),
            formatDurationForPeople(channel.ownDelayMedianS), formatDurationForPeople(channel.contactLastsS),
            markupText(answersText(channel)), channel.conductFactor, name(channel.certainty),
            markupText(channel.source));
    }
    return rows;
}

/// What crews intend in a close pass, and how they talk: it drives every flight.
std::string crewsTable(const ReportInput& input) {
    const sim::Definition& definition = *input.sweep.plan().definition;
    constexpr std::string_view kCrews[] = {"routine", "assertive", "unsafe"};
    std::string rows;
    for (std::size_t i = 0; i < definition.conducts.size(); ++i) {
        const sim::ConductDef& crew = definition.conducts[i];
        rows += fmt::format(
            "<tr><td>{}</td><td>{}, {:.2g}</td><td>{}, {:.2g}</td><td>{:.2g} m</td><td>{}; "
            "{}</td><td>{}</td><td>{}</td><td class=\"source\">{}</td></tr>\n",
            kCrews[i], feetText(crew.air.medianM), crew.air.sdLn, feetText(crew.sea.medianM), crew.sea.sdLn,
            crew.controlErrorM, study::shareInHundred(crew.heard, study::Evidence::exact),
            study::shareInHundred(crew.heeded, study::Evidence::exact),
            formatDurationForPeople(crew.reactionDelayS), name(crew.certainty), markupText(crew.source));
    }
    return "<h3 style=\"margin-top:22px\">Crews</h3><p class=\"sentence\">The gap that a crew intends in a "
           "close "
           "pass is lognormal, by its median and the standard deviation of its logarithm; rules of conduct "
           "that "
           "are open divide it and scale the share of risky passes.</p>\n<div "
           "class=\"wide\"><table><tr><th>crew"
           "</th><th>gap in the air</th><th>at sea</th><th>flown to within</th><th>hears; "
           "heeds</th><th>reacts after</th><th>tag</th><th>source</th></tr>\n" +
           rows + "</table></div>\n";
}

std::string channelTables(const ReportInput& input) {
    const std::vector<std::size_t> shown = presetVariants(input);
    std::string heads;
    for (const std::size_t variant : shown)
        heads += fmt::format("<th>{}</th>", markupText(presetName(input.sweep, variant)));
    std::string tables =
        "<h3 style=\"margin-top:22px\">Climate, and channels that are open when the runs begin, before what "
        "is "
        "thrown in</h3>\n";
    const bool climatesDiffer = std::ranges::any_of(shown, [&](std::size_t variant) {
        return climateOf(input.sweep, variant) != climateOf(input.sweep, shown.front());
    });
    if (climatesDiffer) tables += fmt::format("<p class=\"sentence\">{}</p>\n", markupText(kClimateSentence));
    if (const std::string note = presetsNote(input.sweep); !note.empty())
        tables += fmt::format("<p class=\"sentence\">{}</p>\n", markupText(note));
    tables += "<div class=\"wide\"><table><tr><th>what</th>" + heads + "<th>in words</th></tr>\n" +
              climateRow(input, shown) + channelRows(input, shown) + "</table></div>\n";
    if (const std::string rows = channelNumberRows(input, shown); !rows.empty())
        tables +=
            "<h3 style=\"margin-top:22px\">Numbers of these channels</h3><div "
            "class=\"wide\"><table><tr><th>channel</th><th>weight at rungs 0 to 7</th><th>own "
            "delay</th><th>contact lasts</th><th>answers</th><th class=\"num\">risky passes "
            "times</th><th>tag</th><th>source</th></tr>\n" +
            rows + "</table></div>\n";
    return tables;
}

}  // namespace

std::string silenceSection(const ReportInput& input) {
    const auto& clocks = input.model().silences;
    const std::vector<std::size_t> shown = silenceClocks(input.sweep);
    if (shown.empty()) return {};
    using units::kDayS;
    std::string rows;
    for (const std::size_t i : shown) {
        const auto silentS = silentForS(input.sweep, i);
        rows += fmt::format(
            "<tr><td>{}</td><td class=\"num\">{}</td><td>{}</td><td>{}</td><td "
            "class=\"source\">{}</td></tr>\n",
            markupText(clocks[i].name), silentS ? daysText(*silentS / kDayS) : "never spoke",
            markupText(clocks[i].note), name(clocks[i].certainty), markupText(clocks[i].source));
    }
    return section("silence", "Since each level last spoke",
                   "Counted from dated facts to the moment at which the runs begin. It needs no model.",
                   "<table><tr><th>level</th><th class=\"num\">silent "
                   "for</th><th></th><th>tag</th><th>source</th></tr>\n" +
                       rows + "</table>\n");
}

std::string assumptionsSection(const ReportInput& input) {
    std::string body =
        "<h3>Quantities</h3><div class=\"wide\"><table><tr><th>what</th><th class=\"num\">in force</th><th "
        "class=\"num\">drawn from</th><th>tag</th><th>source</th></tr>\n" +
        quantityRows(input) +
        "</table></div>\n<h3 style=\"margin-top:22px\">Crises behind the "
        "rates</h3><table><tr><th>class</th><th "
        "class=\"num\">crises</th><th class=\"num\">violent</th><th "
        "class=\"num\">serious</th><th>source</th></tr>\n" +
        classRows(input) + "</table>\n";
    body += channelTables(input) + crewsTable(input);
    return section(
        "assumptions", "Every assumption, with its source",
        "Tags: documented, approximate or assumed. To disagree, change the value in its file and run again.",
        body,
        "Half of the draws of a quantity lie below its value and half above, even in the logarithm where all "
        "are "
        "above zero. The shares of how far crises go are drawn from the counts (plus one half). Numbers, "
        "readings "
        "and classes: assets/crisis.toml; channels and presets: assets/channels.toml; crews: "
        "assets/conduct.toml and the scenario.");
}

}  // namespace openline::exchange
