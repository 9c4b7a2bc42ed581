// What is said of a sweep about a relation that no preset describes.
#include <catch2/catch.hpp>

#include "exchange/sweep_report.h"
#include "exchange/sweep_summary.h"
#include "exchange/sweep_words.h"
#include "study/sweep_figures.h"
#include "study/sweep_scene.h"

namespace openline::exchange {

namespace {

using namespace study::test;

crisis::SilenceDef clockOf(const char* name, std::size_t channel) {
    crisis::SilenceDef clock;
    clock.id = clock.name = name;
    clock.channels = {ChannelId{channel}};
    return clock;
}

/// Two presets compared, with a second relation that has one line of its own.
study::SweepPlan twoRelations(std::size_t dyad) {
    study::SweepPlan plan = smallPlan();
    auto definition = std::make_shared<sim::Definition>(*plan.definition);
    crisis::Model& model = definition->crisis;
    definition->sides.push_back({"third", "Third"});
    model.dyads.front().name = "the first two";
    model.dyads.push_back(crisis::test::dyad("other", 0, 2));
    crisis::ChannelDef own = model.channels.front();
    own.id = own.name = own.shortName = "own-line";
    own.ofScenario = true;
    own.dyad = DyadId{std::size_t{1}};
    model.silences = {clockOf("Leaders", 0), clockOf("Own line", model.channels.size())};
    model.channels.push_back(own);
    plan.definition = definition;
    plan.dyad = DyadId{dyad};
    return plan;
}

struct Told {
    std::string report, summary, first;
};

Told told(std::size_t dyad) {
    const auto sweep = prepared(twoRelations(dyad));
    REQUIRE(sweep);
    const auto rows = sweep->rows(0, sweep->plan().runs, nullptr, {});
    const auto figures = study::figuresOf(*sweep, rows, nullptr, {});
    return {sweepReport(*sweep, *figures), sweepSummary(*sweep, *figures), variantName(*sweep, 0)};
}

bool pageHolds(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

constexpr std::string_view kSaid =
    "The presets describe lines between the first two; in this relation they change nothing: the presets "
    "compared here are equals.";

}  // namespace

TEST_CASE("in a relation that no preset describes the comparison is said to be one of equals") {
    const Told other = told(1);
    CHECK(pageHolds(other.report, kSaid));
    CHECK(pageHolds(other.summary, kSaid));
    CHECK(other.first == "preset none (lines of the first two)");
    const Told first = told(0);
    CHECK_FALSE(pageHolds(first.report, kSaid));
    CHECK_FALSE(pageHolds(first.summary, "presetsNote"));
    CHECK(first.first == "none");
}

TEST_CASE("silence is told of the relation's own lines alone") {
    const Told other = told(1), first = told(0);
    CHECK_FALSE(pageHolds(other.report, "<td>Leaders</td>"));
    CHECK(pageHolds(other.report, "<td>Own line</td>"));
    CHECK(pageHolds(first.report, "<td>Leaders</td>"));
    CHECK_FALSE(pageHolds(first.summary, "Own line"));
}

}  // namespace openline::exchange
