#include "app/sweep_lines.h"

#include <catch2/catch.hpp>

#include "study/sweep_scene.h"

using namespace openline;
using namespace openline::app;
using namespace openline::study::test;

namespace {

std::string linesOf(study::SweepPlan plan) {
    const auto sweep = prepared(std::move(plan));
    REQUIRE(sweep);
    const auto rows = sweep->rows(0, 20, nullptr, {});
    const auto figures = study::figuresOf(*sweep, rows, nullptr, {});
    REQUIRE(figures);
    return sweepLines(*sweep, *figures);
}

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("where the race is the same for all compared the terminal says so and what does depend on them") {
    study::SweepPlan plan = smallPlan();
    auto definition = std::make_shared<sim::Definition>(*plan.definition);
    // From the first rung the first move decides: what the rates of higher rungs are makes no other race.
    crisis::ReferenceClass steep = definition->crisis.classes[0];
    steep.id = "steep";
    for (std::size_t rung = 2; rung < 5; ++rung) std::swap(steep.upPerDay[rung], steep.downPerDay[rung]);
    definition->crisis.classes[0].id = "flat";
    definition->crisis.classes.push_back(steep);
    plan.definition = definition;
    const PresetId none = crisis::test::kNone;
    plan.variants = {{none, kIrrelevant, 0}, {none, kIrrelevant, 1}};
    const std::string lines = linesOf(plan);
    CHECK(has(lines,
              "the race is the same to one in 100 whatever the class; what differs: shots or casualties, "));
    CHECK(has(lines, "a step up comes before senior contact, flat: "));
    CHECK(has(lines, "shots or casualties, flat: "));
    CHECK(has(lines, "shots or casualties, steep: "));
    plan.variants = {{none, kIrrelevant, 0}, {none, kIrrelevant, 0}};
    CHECK(has(linesOf(plan), ", and so is all else that is told here\n"));
}

TEST_CASE("where the race differs nothing is said of it but its numbers, and shots beside them") {
    const std::string lines = linesOf(smallPlan());
    CHECK(has(lines, "a step up comes before senior contact, none: "));
    CHECK(has(lines, "shots or casualties, all: "));
    CHECK_FALSE(has(lines, "the race is the same"));
    CHECK_FALSE(has(lines, "before the runs begin"));
}
