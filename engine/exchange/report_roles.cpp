// Mirrored roles in a sweep's report: the same pass or collision by the other craft, side by side.
#include <fmt/format.h>

#include <algorithm>

#include "base/time.h"
#include "exchange/report_parts.h"
#include "exchange/svg.h"
#include "exchange/sweep_words.h"
#include "sim/mirror.h"

namespace openline::exchange {

namespace {

/// Who is sent at whom, of each pass and collision.
std::string whoText(const sim::Definition& definition, const sim::CommandLog& log) {
    std::string list;
    const auto add = [&](UnitId a, UnitId b) {
        list += (list.empty() ? "" : "; ") + craftName(definition, a) + " comes too close to " +
                craftName(definition, b);
    };
    for (const sim::ScriptedInject& entry : definition.script)
        if (entry.a && entry.b) add(entry.a, entry.b);
    for (const sim::Command& command : log)
        if (sim::hasRoles(command)) add(command.a, command.b);
    return list;
}

/// What the flight made of it; in full mode each row has its own.
std::string metText(const ReportInput& input, std::size_t variant) {
    const study::SweepFlight& flight = input.sweep.flight(variant);
    if (flight.closest.empty()) return "no craft of the two sides met";
    const sim::Definition& definition = input.definition();
    const sim::EncounterRecord& closest = flight.closest.front();
    return (closest.gapM <= 0.0 ? "contact" : feetText(closest.gapM)) + ", " +
           formatForPeople(definition.utcAtS(closest.timeS), definition.zoneMinutes);
}

std::string shareText(const ReportInput& input, std::size_t variant,
                      std::uint64_t (*part)(const study::OutlookCounts&)) {
    const study::OutlookCounts& counts = input.figures.variants[variant].chance.crises;
    return counts.trials > 0 ? shareInHundred(study::shareOf(part(counts), counts.trials))
                             : "no crisis began";
}

std::string line(std::string_view what, const std::string& first, const std::string& mirrored) {
    return fmt::format("<tr><td>{}</td><td>{}</td><td>{}</td></tr>\n", what, markupText(first),
                       markupText(mirrored));
}

/// Where roles could be swapped and are not, or where there are none.
std::string withoutMirror(const ReportInput& input) {
    const study::SweepPlan& plan = input.sweep.plan();
    if (const auto reason = sim::whyNotMirrored(*plan.definition, plan.log))
        return section("roles", "Roles that cannot be mirrored",
                       "What is thrown in stands here with one side as the one that comes too close, because "
                       "the other craft cannot: " +
                           *reason + ". " + std::string(kRolesSentence),
                       "");
    if (!input.sweep.flight().supposesCollision) return {};
    return section("roles", "Whose fault the supposed collision is, is not said",
                   "Nothing in the crisis model depends on whose craft came too close: with mirrored roles "
                   "each row would be the same.",
                   "");
}

/// Where one craft gets there and the other does not, the figures beside each other are not of the same
/// thing.
std::string unlikeNote(const ReportInput& input, std::size_t mirror) {
    const auto collisions = [&](std::size_t variant) {
        const auto& stimuli = input.sweep.flight(variant).stimuli;
        return std::ranges::count(stimuli, crisis::StimulusKind::collision, &crisis::Stimulus::kind);
    };
    const auto first = collisions(0), other = collisions(mirror);
    if ((first > 0) == (other > 0)) return {};
    return fmt::format(
        "<p class=\"note\">The flights are not alike: {} in the one as thrown in, {} in the mirrored one, "
        "where the "
        "other craft was sent and {}. Had both come to contact at the same moment, both columns would be the "
        "same.</p>\n",
        first > 0 ? "the craft collided" : "no craft collided", other > 0 ? "they collided" : "none did",
        other > 0 ? "got there" : "did not get there");
}

}  // namespace

std::string rolesSection(const ReportInput& input) {
    const std::size_t mirror = mirroredVariant(input.sweep);
    if (mirror == 0) return withoutMirror(input);
    const study::SweepPlan& plan = input.sweep.plan();
    std::string rows =
        line("who", whoText(*plan.definition, plan.log), whoText(*plan.mirror->definition, plan.mirror->log));
    rows +=
        line(plan.mode == study::SweepMode::full ? "the closest in one flight" : "the closest in the flight",
             metText(input, 0), metText(input, mirror));
    const auto share = [&](std::string_view what, std::uint64_t (*part)(const study::OutlookCounts&)) {
        const std::string first = shareText(input, 0, part), other = shareText(input, mirror, part);
        rows += line(what, first, other);
        return first == other;
    };
    const bool sameRace = share("a step up before senior contact",
                                [](const study::OutlookCounts& counts) { return counts.stepUpFirst; });
    const bool sameEnd =
        share("shots or casualties", [](const study::OutlookCounts& counts) { return counts.violent(); });
    const std::string under = variantName(input.sweep, 0);
    return section(
        "roles",
        sameRace && sameEnd ? "With mirrored roles it comes to the same"
                            : "With mirrored roles: what the other flight makes of it",
        std::string(kRolesSentence),
        "<table><tr><th></th><th>as thrown in</th><th>mirrored</th></tr>\n" + rows + "</table>\n" +
            unlikeNote(input, mirror),
        "Shares are of the first of the compared, \u201c" + under +
            "\u201d, and the same mirrored. An invented collision shows no side to be the one that "
            "is at fault; that is why both stand here.");
}

}  // namespace openline::exchange
