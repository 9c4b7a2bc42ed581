// What a sweep says that begins within a scenario, and within a crisis.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "exchange/sweep_report.h"
#include "exchange/sweep_summary.h"
#include "exchange/sweep_words.h"
#include "study/sweep_scene.h"

namespace openline::exchange {

namespace {

using namespace study::test;

crisis::RecordEntry rungAt(double timeS, crisis::Rung rung) {
    crisis::RecordEntry entry;
    entry.timeS = timeS;
    entry.kind = crisis::RecordKind::rung;
    entry.dyad = crisis::test::kDyad;
    entry.rung = rung;
    return entry;
}

/// The record has steps at 10 and at 20 minutes; the model takes over later.
std::unique_ptr<study::Sweep> leftAt(double timeS) {
    study::SweepPlan plan = smallPlan();
    auto definition = std::make_shared<sim::Definition>(*plan.definition);
    definition->crisis.playsRecord = true;
    definition->crisis.record = {rungAt(600.0, 1), rungAt(1200.0, 2)};
    sim::Command release;
    release.kind = sim::CommandKind::release;
    release.tick = definition->tickAt(timeS);
    plan.log = {release};
    plan.definition = definition;
    return prepared(plan);
}

bool says(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a sweep that begins after a step up gives no odds of a race that has been run") {
    const auto sweep = leftAt(1800.0);
    REQUIRE(sweep);
    const crisis::Model& model = sweep->plan().definition->crisis;
    const std::string decided = decidedBefore(*sweep);
    CHECK(says(decided, "a step up to " + model.rungName(2) + " on "));
    CHECK(says(decided, ", before senior contact"));
    CHECK(says(beforeText(*sweep), model.dyads[0].name + " at " + model.rungName(2) + " since "));
    const auto rows = sweep->rows(0, 20, nullptr, {});
    const auto figures = study::figuresOf(*sweep, rows, nullptr, {});
    REQUIRE(figures);
    const std::string report = sweepReport(*sweep, *figures);
    CHECK(says(report, "The race was decided before the runs begin"));
    CHECK(says(report, "Already happened"));
    CHECK_FALSE(says(report, "The ladder moves before senior contact"));
    CHECK_FALSE(says(report, "<h3>A step up before senior contact</h3>"));
    const auto summary = nlohmann::json::parse(sweepSummary(*sweep, *figures));
    CHECK(summary["raceDecidedBefore"] == decided);
    CHECK(summary["alreadyHappened"] == beforeText(*sweep));
}

TEST_CASE("a sweep that begins between the incident and the first step up has a race to run") {
    const auto sweep = leftAt(900.0);
    REQUIRE(sweep);
    CHECK(decidedBefore(*sweep).empty());
    CHECK(says(beforeText(*sweep), " at " + sweep->plan().definition->crisis.rungName(1) + " since "));
    CHECK(sweep->flight().before.size() == 1);
}

TEST_CASE("a sweep from a scenario's start says nothing of a time before it") {
    const auto sweep = prepared(smallPlan());
    CHECK(beforeText(*sweep).empty());
    CHECK(decidedBefore(*sweep).empty());
}

}  // namespace openline::exchange
