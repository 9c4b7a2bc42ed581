// Mirrored roles in a sweep's report: the same pass or collision by the other craft, side by side.
#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "base/time.h"
#include "exchange/report_parts.h"
#include "exchange/svg.h"
#include "exchange/sweep_words.h"
#include "sim/mirror.h"

namespace openline::exchange {

namespace {

/// One assignment of roles, as it is flown.
struct Flown {
    const sim::Definition& definition;
    const sim::CommandLog& log;
    const study::SweepFlight& flight;
    bool mirrored = false;
};

Flown flownAs(const study::Sweep& sweep, std::size_t variant) {
    const study::SweepPlan& plan = sweep.plan();
    const bool mirrored = plan.variants[variant].mirrored;
    return {sweep.definition(variant), mirrored ? plan.mirror->log : plan.log, sweep.flight(variant),
            mirrored};
}

/// Who is thrown in at whom, in each pass and collision.
std::vector<std::pair<UnitId, UnitId>> pairsOf(const Flown& flown) {
    std::vector<std::pair<UnitId, UnitId>> pairs;
    for (const sim::ScriptedInject& entry : flown.definition.script)
        if (entry.a && entry.b) pairs.emplace_back(entry.a, entry.b);
    for (const sim::Command& command : flown.log)
        if (sim::hasRoles(command)) pairs.emplace_back(command.a, command.b);
    return pairs;
}

std::string whoText(const study::Sweep& sweep, std::size_t variant) {
    const Flown flown = flownAs(sweep, variant);
    std::string list;
    const auto add = [&](const std::string& what) { list += (list.empty() ? "" : "; ") + what; };
    for (const auto& [a, b] : pairsOf(flown))
        add(craftName(flown.definition, a) + " comes too close to " + craftName(flown.definition, b));
    if (sweep.plan().mirror->ownOrders)
        add(flown.mirrored ? "the scenario's orders of mirrored roles" : "the scenario's orders as written");
    return list;
}

/// What the flight made of it; in full mode each row has its own.
std::string metText(const ReportInput& input, std::size_t variant) {
    const Flown flown = flownAs(input.sweep, variant);
    const auto& met = flown.flight.closest;
    if (met.empty()) return "no craft of the two sides met";
    const auto pairs = pairsOf(flown);
    const auto own = std::ranges::find_if(met, [&](const sim::EncounterRecord& one) {
        return std::ranges::any_of(pairs, [&](const auto& pair) {
            return (pair.first == one.a && pair.second == one.b) ||
                   (pair.first == one.b && pair.second == one.a);
        });
    });
    const sim::EncounterRecord& closest = own != met.end() ? *own : met.front();
    const sim::Definition& definition = flown.definition;
    const std::string who = own != met.end() ? std::string()
                                             : craftName(definition, closest.a) + " and " +
                                                   craftName(definition, closest.b) + ": ";
    return who + (closest.gapM <= 0.0 ? "contact" : feetText(closest.gapM)) + ", " +
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
    if (!plan.whyNoMirror.empty())
        return section("roles", "Roles that cannot be mirrored",
                       "What is invented stands here with one side as the one that comes too close, because "
                       "the other roles cannot be flown: " +
                           plan.whyNoMirror + ". " + std::string(kRolesSentence),
                       "");
    if (!input.sweep.flight().supposesCollision) return {};
    return section("roles", "Whose fault the supposed collision is, is not said",
                   "Nothing in the crisis model depends on whose craft came too close: with mirrored roles "
                   "each row would be the same.",
                   "");
}

/// Of a flight without a collision: what became of what was thrown in.
std::string withoutContact(const study::SweepFlight& flight) {
    if (flight.refused.empty()) return "no craft came to contact";
    std::string reasons;
    for (const study::SweepRefusal& refusal : flight.refused) {
        if (reasons.find(refusal.reason) != std::string::npos) continue;
        reasons += (reasons.empty() ? "" : "; ") + refusal.reason;
    }
    return "no craft came to contact, and of what was thrown in some was refused: " + reasons;
}

/// Where craft meet in one flight and not in the other, the figures beside each other are not of the same
/// thing.
std::string unlikeNote(const ReportInput& input, std::size_t mirror) {
    const auto outcome = [&](std::size_t variant) {
        const study::SweepFlight& flight = input.sweep.flight(variant);
        const bool collided =
            std::ranges::count(flight.stimuli, crisis::StimulusKind::collision, &crisis::Stimulus::kind) > 0;
        return collided ? std::string("the craft collided") : withoutContact(flight);
    };
    const std::string first = outcome(0), other = outcome(mirror);
    if (first == other) return {};
    return "<p class=\"note\">" +
           markupText("The flights are not alike. The first: " + first + ". Mirrored: " + other +
                      ". Had both come to contact at the same moment, both columns would be the same.") +
           "</p>\n";
}

}  // namespace

std::string rolesSection(const ReportInput& input) {
    const std::size_t mirror = mirroredVariant(input.sweep);
    if (mirror == 0) return withoutMirror(input);
    const study::SweepPlan& plan = input.sweep.plan();
    std::string rows = line("who", whoText(input.sweep, 0), whoText(input.sweep, mirror));
    rows +=
        line(plan.mode == study::SweepMode::full ? "the closest in one flight" : "the closest in the flight",
             metText(input, 0), metText(input, mirror));
    const auto share = [&](std::string_view what, std::uint64_t (*part)(const study::OutlookCounts&)) {
        const std::string first = shareText(input, 0, part), other = shareText(input, mirror, part);
        rows += line(what, first, other);
        return first == other;
    };
    const bool isOpen = decidedBefore(input.sweep).empty();
    const bool sameRace =
        !isOpen || share("a step up before senior contact",
                         [](const study::OutlookCounts& counts) { return counts.stepUpFirst; });
    const bool sameEnd =
        share("shots or casualties", [](const study::OutlookCounts& counts) { return counts.violent(); });
    const std::string under = variantName(input.sweep, 0);
    return section(
        "roles",
        sameRace && sameEnd ? "With mirrored roles it comes to the same"
                            : "With mirrored roles: what the other flight makes of it",
        std::string(kRolesSentence),
        "<table><tr><th></th><th>as written</th><th>mirrored</th></tr>\n" + rows + "</table>\n" +
            unlikeNote(input, mirror),
        "Shares are of the first of the compared, \u201c" + under +
            "\u201d, and the same mirrored. An invented collision shows no side to be the one that "
            "is at fault; that is why both stand here.");
}

}  // namespace openline::exchange
