// Whom rules call and when: who is on the ground, on a runway, or has flown before.
#include <catch2/catch.hpp>

#include "crisis/small_model.h"
#include "scenes/scenes.h"
#include "sim/fuel.h"

using namespace openline;
using namespace openline::scenes;

namespace {

constexpr UnitId kFirst{std::size_t{0}};

crisis::RecordEntry rung(double timeS, int to) {
    return {timeS, crisis::RecordKind::rung, crisis::test::kDyad, {}, to, "said", Certainty::documented,
            "test"};
}

/// Orders for the fighter each time that rung 1 is reached.
RuleDef onRung(Definition& scene, std::vector<OrderDef> orders) {
    RuleDef rule;
    rule.id = "rule";
    rule.when.happening = Happening::rungReached;
    rule.when.rung = 1;
    rule.who.units = {kFirst};
    rule.then = ProgramId{scene.programCount()};
    scene.programs.push_back({rule.id, std::move(orders)});
    return rule;
}

OrderDef outAndBack(double eastKm) {
    return order(RouteOrder{{{seaAt(eastKm, 0.0, 5000.0), {}}}});
}

std::size_t nobodyFree(const Run& run) {
    std::size_t number = 0;
    for (const Event& event : run.report.events)
        number += event.kind == EventKind::reaction && !event.other ? 1 : 0;
    return number;
}

}  // namespace

TEST_CASE("a craft that a rule has sent out can be sent again once it has landed, with full tanks") {
    Definition scene = fighterAtBase({rung(100.0, 1), rung(5000.0, 0), rung(6000.0, 1)});
    scene.platforms[kFighter].enduranceS = 6000.0;
    scene.rules = {onRung(scene, {outAndBack(60.0)})};
    Run run(scene);
    run.until(5900.0);
    CHECK(run.count(EventKind::landing) == 1);
    CHECK(run.world.phase[0] == UnitPhase::parked);
    CHECK(run.world.resumeProgram[0] == ProgramId{});
    run.until(6120.0);
    CHECK(run.count(EventKind::takeoff) == 2);
    CHECK(*enduranceLeftS(run.definition, run.world, kFirst) > 5800.0);
    run.until(11000.0);
    CHECK(run.count(EventKind::landing) == 2);
}

TEST_CASE("who begins its own orders by a rule alone does not begin them by landing from another one's") {
    Definition scene = fighterAtBase({rung(100.0, 1)});
    scene.units[0].orders = {order(TakeOffOrder{500.0}), outAndBack(80.0),
                             order(LandOrder{PlaceId{std::size_t{0}}})};
    scene.rules = {onRung(scene, {outAndBack(50.0)})};
    RuleDef own;
    own.id = "own";
    own.when.happening = Happening::rungReached;
    own.when.rung = 3;
    own.who.units = {kFirst};
    scene.rules.push_back(own);
    Run run(scene);
    run.until(10000.0);
    CHECK(run.count(EventKind::takeoff) == 1);
    CHECK(run.count(EventKind::landing) == 1);
    CHECK(run.world.phase[0] == UnitPhase::parked);
    CHECK(run.world.order[0] == 0);
}

TEST_CASE("an order to land given to who stands on the ground is left out, and it stays where it is") {
    Definition scene = fighterAtBase({rung(100.0, 1)});
    scene.rules = {onRung(scene, {order(ReturnOrder{})})};
    Run run(scene);
    run.until(1000.0);
    CHECK(run.count(EventKind::takeoff) == 0);
    REQUIRE(run.first(EventKind::orderRefused) != nullptr);
    CHECK(run.first(EventKind::orderRefused)->crisis.text == "it is on the ground");
    CHECK(run.world.phase[0] == UnitPhase::parked);
    CHECK(run.world.program[0] == ProgramId{std::size_t{0}});
}

TEST_CASE("a call to a craft that rolls waits until it has taken off") {
    Definition scene = fighterAtBase({});
    scene.units[0].orders = {order(TakeOffOrder{500.0}, 100.0), outAndBack(80.0),
                             order(LandOrder{PlaceId{std::size_t{0}}})};
    RuleDef rule = onRung(scene, {outAndBack(-60.0)});
    rule.when = {};
    rule.when.happening = Happening::orderBegun;
    rule.when.unit = kFirst;
    rule.most = 1;
    scene.rules = {rule};
    Run run(scene);
    run.until(112.0);
    CHECK(run.world.onGround[0] != 0);  // the crew's 10 s are over, and it still rolls
    CHECK(run.world.program[0] == ProgramId{std::size_t{0}});
    CHECK(run.world.pendingStarts.size() == 1);
    run.until(200.0);
    CHECK(run.count(EventKind::takeoff) == 1);
    CHECK(run.world.program[0] == rule.then);
    CHECK(run.world.pendingStarts.empty());
}

TEST_CASE("a rule that finds nobody free has not fired: neither its count nor its cooldown is spent") {
    Definition scene = fighterAtBase({rung(105.0, 1), rung(400.0, 0), rung(500.0, 1)});
    scene.units[0].orders = {order(TakeOffOrder{500.0}, 100.0), outAndBack(200.0),
                             order(LandOrder{PlaceId{std::size_t{0}}})};
    RuleDef rule = onRung(scene, {outAndBack(-60.0)});
    rule.who.units.clear();
    rule.who.side = SideId{std::size_t{0}};  // whoever is free: nobody while it rolls
    rule.most = 1;
    rule.cooldownS = 3600.0;
    scene.rules = {rule};
    Run run(scene);
    run.until(300.0);
    CHECK(nobodyFree(run) == 1);
    CHECK(run.world.ruleFired[0] == 0);
    CHECK(run.world.ruleReadyTick[0] == 0);
    run.until(520.0);
    CHECK(run.world.ruleFired[0] == 1);
    CHECK(run.world.program[0] == rule.then);
}

TEST_CASE("an intercept whose target is lost on the way gives up") {
    Definition scene = emptySea();
    addUnit(scene, kTurboprop, 1, seaAt(150.0, 0.0, 6000.0), 90.0, 131.0).orders = {
        order(LostOrder{}, 120.0)};
    addUnit(scene, kFighter, 0, seaAt(0.0, 0.0, 6000.0), 90.0, 240.0).orders = {
        order(InterceptOrder{kFirst})};
    Run run(scene);
    run.until(200.0);
    REQUIRE(run.count(EventKind::milestone) == 1);
    CHECK(run.first(EventKind::milestone)->milestone == Milestone::gaveUp);
    CHECK(run.first(EventKind::milestone)->unit == UnitId{std::size_t{1}});
    CHECK(run.first(EventKind::milestone)->other == kFirst);
}

TEST_CASE("who diverts lands at the airfield named, or at the nearest of its own side") {
    Definition scene = emptySea();
    const auto field = [&](const char* id, double eastKm, std::optional<SideId> side) {
        PlaceDef place = scene.places[0];
        place.id = place.name = id;
        place.position = seaAt(eastKm, 0.0, 0.0);
        place.position.altitudeM = 10.0;
        if (side) place.side = *side;
        scene.places.push_back(place);
    };
    field("theirs", 110.0, SideId{std::size_t{1}});
    field("ours", 160.0, SideId{std::size_t{0}});
    const auto landedAt = [&](const DivertOrder& divert) {
        Definition one = scene;
        addUnit(one, kFighter, 0, seaAt(100.0, 30.0, 5000.0), 90.0, 240.0).orders = {order(divert)};
        Run run(one);
        run.until(3600.0);
        const Event* landing = run.first(EventKind::landing);
        REQUIRE(landing != nullptr);
        return landing->place;
    };
    CHECK(landedAt(DivertOrder{}) == PlaceId{std::size_t{2}});
    CHECK(landedAt(DivertOrder{PlaceId{std::size_t{0}}}) == PlaceId{std::size_t{0}});
    CHECK(landedAt(DivertOrder{PlaceId{std::size_t{1}}}) == PlaceId{std::size_t{1}});
}
