// Both assignments of roles in a sweep: what each flight makes of them, and what cannot be swapped.
#include <algorithm>
#include <catch2/catch.hpp>

#include "study/thrown_scene.h"

namespace openline::study {

using namespace test;

TEST_CASE("a sweep with craft thrown at each other flies the mirrored roles as well, and both reach trials") {
    SweepPlan plan = thrownAtEachOther(0.0);
    const std::size_t asked = plan.variants.size();
    addMirror(plan);
    CHECK(plan.whyNoMirror.empty());
    REQUIRE(plan.variants.size() == 2 * asked);
    CHECK_FALSE(plan.variants.front().mirrored);
    CHECK(plan.variants.back().mirrored);
    CHECK(plan.mirror->log.front().a == plan.log.front().b);
    CHECK(plan.mirror->log.front().b == plan.log.front().a);
    const auto sweep = prepared(plan);
    REQUIRE(sweep);
    for (const std::size_t variant : {std::size_t{0}, asked}) {
        const auto& stimuli = sweep->flight(variant).stimuli;
        CHECK(std::ranges::count(stimuli, crisis::StimulusKind::collision, &crisis::Stimulus::kind) == 1);
        CHECK_FALSE(sweep->events(variant).empty());
    }
    // The slower craft cannot fly up to the faster: they meet as before, and the fault alone is the other's.
    CHECK(sweep->flight(0).closest.front().timeS == sweep->flight(asked).closest.front().timeS);
    const auto rows = sweep->rows(0, 20, nullptr, {});
    for (std::size_t row = 0; row < rows.size(); row += 2 * asked)
        CHECK(rows[row].result.overS == rows[row + asked].result.overS);
}

TEST_CASE("where nothing is thrown in between craft there are no roles to mirror") {
    SweepPlan plan = smallPlan();
    addMirror(plan);
    CHECK(plan.whyNoMirror.empty());
    CHECK(plan.variants.size() == 2);
    CHECK_FALSE(plan.mirror);
}

TEST_CASE(
    "orders of other roles are flown beside those as written, with what is thrown in swapped over them") {
    SweepPlan plan = thrownAtEachOther(0.0);
    const auto passing = [&](bool collides) {
        auto definition = std::make_shared<sim::Definition>(*plan.definition);
        sim::ClosePassOrder pass;
        pass.target = UnitId{std::size_t{0}};
        pass.geometry = sim::PassGeometry::alongside;
        pass.intendedGapM = collides ? 0.0 : 40.0;
        pass.collides = collides;
        definition->units[1].orders = {scenes::order(pass)};
        return definition;
    };
    plan.definition = passing(false);
    plan.log.clear();
    const auto other = passing(true);
    const std::size_t asked = plan.variants.size();
    SweepPlan alone = plan;
    addMirror(alone, other);
    REQUIRE(alone.variants.size() == 2 * asked);
    CHECK(alone.mirror->ownOrders);
    CHECK(alone.mirror->definition == other);
    const auto sweep = prepared(alone);
    REQUIRE(sweep);
    CHECK(sweep->flight(0).closest.front().gapM == Approx(40.0).margin(2.0));
    CHECK(sweep->flight(asked).closest.front().gapM <= 0.0);
    CHECK(&sweep->definition(asked) == other.get());
    // One flight begins a crisis and the other does not.
    const auto rows = sweep->rows(0, 20, nullptr, {});
    CHECK(rows[0].result.incidentS == crisis::kNever);
    CHECK(rows[asked].result.incidentS != crisis::kNever);
    SweepPlan thrown = plan;
    thrown.log = {inject(crisis::InjectKind::collision, UnitId{std::size_t{1}}, UnitId{std::size_t{0}})};
    addMirror(thrown, other);
    REQUIRE(thrown.mirror);
    CHECK(thrown.mirror->definition == other);
    CHECK(thrown.mirror->log.front().a == thrown.log.front().b);
    SweepPlan same = plan;
    addMirror(same, passing(false));
    CHECK_FALSE(same.mirror);
}

TEST_CASE("two craft equally fast fly differently in the two roles, and each flight reaches its own trials") {
    SweepPlan plan = thrownAtEachOther(0.0);
    auto definition = std::make_shared<sim::Definition>(*plan.definition);
    definition->units[0].platform = definition->units[1].platform;
    plan.definition = definition;
    const std::size_t asked = plan.variants.size();
    addMirror(plan);
    CHECK_FALSE(plan.mirror->ownOrders);
    const auto sweep = prepared(plan);
    REQUIRE(sweep);
    const auto metS = [&](std::size_t variant) { return sweep->flight(variant).closest.front().timeS; };
    CHECK(sweep->flight(0).closest.front().gapM <= 0.0);
    CHECK(sweep->flight(asked).closest.front().gapM <= 0.0);
    CHECK(metS(0) != metS(asked));
    const auto rows = sweep->rows(0, 5, nullptr, {});
    for (std::size_t row = 0; row < rows.size(); row += 2 * asked) {
        CHECK(rows[row].result.incidentS == Approx(metS(0)).margin(1.0));
        CHECK(rows[row + asked].result.incidentS == Approx(metS(asked)).margin(1.0));
    }
}

TEST_CASE("what a flight refuses is kept with its time and its reason") {
    SweepPlan plan = thrownAtEachOther(0.0);
    auto definition = std::make_shared<sim::Definition>(*plan.definition);
    definition->units[0].orders = {scenes::order(sim::LostOrder{}, 10.0)};
    plan.definition = definition;
    const auto sweep = prepared(plan);
    REQUIRE(sweep);
    REQUIRE(sweep->flight().refused.size() == 1);
    const SweepRefusal& refusal = sweep->flight().refused.front();
    CHECK(refusal.tick == 600);
    CHECK(refusal.a == plan.log.front().a);
    CHECK(refusal.b == plan.log.front().b);
    CHECK(refusal.reason == "the craft to be passed is lost");
}

TEST_CASE("a ship cannot be the one that passes an aircraft, and the plan says so") {
    SweepPlan plan = thrownAtEachOther(0.0);
    auto definition = std::make_shared<sim::Definition>(*plan.definition);
    scenes::addUnit(*definition, scenes::kDestroyer, 1, scenes::seaAt(10.0, 10.0, 0.0), 90.0, 8.0);
    plan.definition = definition;
    plan.log.front().b = UnitId{std::size_t{2}};
    addMirror(plan);
    CHECK(plan.whyNoMirror == "a ship cannot pass close to an aircraft");
    CHECK_FALSE(plan.mirror);
}

}  // namespace openline::study
