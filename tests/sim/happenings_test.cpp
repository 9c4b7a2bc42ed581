// Everything that a rule can react to, and what rungs launch, move and stand down.
#include <catch2/catch.hpp>
#include <functional>

#include "crisis/small_model.h"
#include "scenes/scenes.h"

using namespace openline;
using namespace openline::scenes;

namespace {

using crisis::RecordKind;
using crisis::test::kEmbassy;
using crisis::test::kLink;

UnitId unitOf(std::size_t index) {
    return UnitId{index};
}

crisis::RecordEntry entry(double timeS, RecordKind kind, ChannelId channel, int rung) {
    return {timeS, kind, crisis::test::kDyad, channel, rung, "said", Certainty::documented, "test"};
}

/// A rule for one unit; `orders` of its own, or none for those that it waits with.
RuleDef ruleFor(Definition& scene, const ConditionDef& when, std::size_t unit, std::vector<OrderDef> orders) {
    RuleDef rule;
    rule.id = "rule-" + std::to_string(scene.rules.size());
    rule.when = when;
    rule.who.units = {unitOf(unit)};
    if (!orders.empty()) {
        rule.then = ProgramId{scene.programCount()};
        scene.programs.push_back({rule.id, std::move(orders)});
    }
    return rule;
}

OrderDef away() {
    return order(RouteOrder{{{seaAt(-150.0, -150.0, 6000.0), {}}}});
}

std::vector<const Event*> reactions(const Run& run) {
    std::vector<const Event*> found;
    for (const Event& event : run.report.events) {
        if (event.kind == EventKind::reaction) found.push_back(&event);
    }
    return found;
}

ConditionDef rungs(Happening happening, int rung) {
    ConditionDef when;
    when.happening = happening;
    when.rung = rung;
    return when;
}

ConditionDef calls(Happening happening, ChannelId channel = {}) {
    ConditionDef when;
    when.happening = happening;
    when.channel = channel;
    return when;
}

}  // namespace

TEST_CASE("rules react to rungs reached and left, and to calls placed, answered and unanswered") {
    struct Case {
        ConditionDef when;
        std::vector<double> timesS;
    };
    const Case cases[] = {
        {rungs(Happening::rungReached, 1), {100.0}},
        {rungs(Happening::rungReached, 2), {600.0}},
        {rungs(Happening::rungLeft, 2), {700.0}},
        {rungs(Happening::rungLeft, 1), {800.0}},
        {rungs(Happening::rungReached, 4), {}},
        {calls(Happening::callPlaced), {200.0, 400.0}},
        {calls(Happening::callPlaced, kEmbassy), {400.0}},
        {calls(Happening::callAnswered), {500.0}},
        {calls(Happening::callUnanswered), {300.0, 550.0}},
        {calls(Happening::callUnanswered, kEmbassy), {550.0}},
    };
    int number = 0;
    for (const Case& each : cases) {
        Definition scene = fighterAtBase(
            {entry(100.0, RecordKind::rung, {}, 1), entry(200.0, RecordKind::callPlaced, kLink, 0),
             entry(300.0, RecordKind::callUnanswered, kLink, 0),
             entry(400.0, RecordKind::callPlaced, kEmbassy, 0),
             entry(500.0, RecordKind::callAnswered, kEmbassy, 0),
             entry(550.0, RecordKind::callRefused, kEmbassy, 0), entry(600.0, RecordKind::rung, {}, 3),
             entry(700.0, RecordKind::rung, {}, 1), entry(800.0, RecordKind::rung, {}, 0)});
        scene.rules = {ruleFor(scene, each.when, 0, {away()})};
        Run run(scene);
        run.until(900.0);
        INFO("case " << number++);
        const auto found = reactions(run);
        REQUIRE(found.size() == each.timesS.size());
        for (std::size_t i = 0; i < found.size(); ++i) {
            CHECK(found[i]->timeS == Approx(each.timesS[i]).margin(0.2));
            CHECK(found[i]->other == unitOf(0));
        }
        CHECK(run.count(EventKind::takeoff) == (each.timesS.empty() ? 0U : 1U));
    }
}

TEST_CASE("rules react to entries, exits, take-offs, landings, losses, contacts, passes and orders begun") {
    struct Case {
        Happening happening;
        std::size_t unit;  ///< about whom; beyond the last: anyone of the first side
        std::function<bool(const Event&)> is;
    };
    constexpr std::size_t kAnyone = 99, kAnswers = 6;
    const Case cases[] = {
        {Happening::zoneEntered, kAnyone,
         [](const Event& e) { return e.kind == EventKind::zoneEnter && e.first; }},
        {Happening::zoneLeft, kAnyone, [](const Event& e) { return e.kind == EventKind::zoneLeave; }},
        {Happening::tookOff, 3, [](const Event& e) { return e.kind == EventKind::takeoff; }},
        {Happening::landed, 3, [](const Event& e) { return e.kind == EventKind::landing; }},
        {Happening::lost, 1, [](const Event& e) { return e.kind == EventKind::lost; }},
        {Happening::collision, 1, [](const Event& e) { return e.kind == EventKind::collision; }},
        {Happening::closePass, 1,
         [](const Event& e) {
             return (e.kind == EventKind::collision || e.kind == EventKind::encounter) &&
                    e.encounter.gapM <= 30.0;
         }},
        {Happening::orderBegun, 2,
         [](const Event& e) { return e.kind == EventKind::orderBegun && e.command == 2; }},
    };
    for (const Case& each : cases) {
        Definition scene = busyMorning();
        scene.units[kAnswers].orders.clear();
        ConditionDef when;
        when.happening = each.happening;
        when.zone = ZoneId{std::size_t{0}};
        when.gapM = 30.0;
        when.order = 2;
        if (each.unit == kAnyone) when.side = SideId{std::size_t{0}};
        if (each.unit != kAnyone) when.unit = unitOf(each.unit);
        scene.rules = {ruleFor(scene, when, kAnswers, {away()})};
        Run run(scene);
        run.until(7200.0);
        std::size_t happened = 0;
        for (const Event& event : run.report.events) {
            const bool pair = event.kind == EventKind::collision || event.kind == EventKind::encounter;
            const auto about = [&](UnitId unit) {
                return each.unit == kAnyone ? unit && scene.units[unit.index].side == when.side
                                            : unit == when.unit;
            };
            const bool fits = pair ? about(event.encounter.a) || about(event.encounter.b) : about(event.unit);
            happened += each.is(event) && fits ? 1 : 0;
        }
        INFO("happening " << static_cast<int>(each.happening));
        REQUIRE(happened > 0);
        const auto found = reactions(run);
        CHECK(found.size() == happened);
        REQUIRE_FALSE(found.empty());
        CHECK(found.front()->other == unitOf(kAnswers));
        if (each.unit != kAnyone) CHECK(found.front()->unit == unitOf(each.unit));
    }
}

TEST_CASE("rungs launch a craft, move it and stand it down, and a later rung launches it again") {
    Definition scene =
        fighterAtBase({entry(100.0, RecordKind::rung, {}, 2), entry(1200.0, RecordKind::rung, {}, 3),
                       entry(3000.0, RecordKind::rung, {}, 1), entry(9000.0, RecordKind::rung, {}, 3)});
    OrbitOrder watch{seaAt(80.0, 0.0, 6000.0)};
    watch.durationS = 7200.0;
    scene.units[0].orders = {order(TakeOffOrder{500.0}), order(watch),
                             order(LandOrder{PlaceId{std::size_t{0}}})};
    OrbitOrder nearer{seaAt(40.0, 60.0, 6000.0)};
    nearer.durationS = 7200.0;
    scene.rules = {ruleFor(scene, rungs(Happening::rungReached, 2), 0, {})};
    scene.rules.push_back(ruleFor(scene, rungs(Happening::rungReached, 3), 0, {order(nearer)}));
    scene.rules.push_back(ruleFor(scene, rungs(Happening::rungLeft, 2), 0, {order(ReturnOrder{})}));
    Run run(scene);
    run.until(90.0);
    CHECK(run.world.phase[0] == UnitPhase::parked);
    run.until(1100.0);
    CHECK(run.count(EventKind::takeoff) == 1);
    CHECK(run.world.program[0] == ProgramId{std::size_t{0}});
    run.until(1300.0);
    CHECK(run.world.program[0] == scene.rules[1].then);
    run.until(3100.0);
    CHECK(run.world.program[0] == scene.rules[2].then);
    run.until(8900.0);
    CHECK(run.count(EventKind::landing) == 1);
    CHECK(run.count(EventKind::takeoff) == 1);
    CHECK(run.world.phase[0] == UnitPhase::parked);
    CHECK(run.world.program[0] == ProgramId{std::size_t{0}});
    run.until(9600.0);
    CHECK(run.count(EventKind::takeoff) == 2);
    CHECK(run.world.program[0] == scene.rules[1].then);
}
