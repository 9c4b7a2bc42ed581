// What is thrown in between two craft is flown; what a scenario throws in itself comes at its tick.
#include <catch2/catch.hpp>

#include "scenes/thrown.h"

using namespace openline;
using namespace openline::scenes;

namespace {

constexpr UnitId kLarge{std::size_t{0}}, kFast{std::size_t{1}};

/// A collision thrown in between them alarms.
Definition twoThatMayCollide() {
    Definition definition = twoOnTheirWay();
    definition.crisis.parameters.collisionAlarm.value = 1.0;
    definition.crisis.parameters.alarmCap.value = 4.0;
    crisis::InjectDef kind;
    kind.id = kind.name = "Collision";
    kind.kind = crisis::InjectKind::collision;
    definition.crisis.injects.push_back(kind);
    return definition;
}

Command thrown(crisis::InjectKind kind, UnitId a, UnitId b, double gapM = 0.0) {
    Command command;
    command.tick = 600;
    command.kind = CommandKind::inject;
    command.inject.kind = kind;
    command.inject.gapM = gapM;
    command.a = a;
    command.b = b;
    return command;
}

StepReport flown(const Definition& definition, const CommandLog& log, double untilS, World& world) {
    StepReport report;
    world = begin(definition, 1);
    advance(definition, world, definition.tickAt(untilS), log, report, 0);
    return report;
}

int count(const StepReport& report, EventKind kind) {
    int number = 0;
    for (const Event& event : report.events) number += event.kind == kind ? 1 : 0;
    return number;
}

}  // namespace

TEST_CASE("a close pass thrown in is flown at the gap given, and the craft goes on with its own orders") {
    const Definition definition = twoThatMayCollide();
    World world;
    const auto report =
        flown(definition, {thrown(crisis::InjectKind::closePass, kFast, kLarge, 12.0)}, 2400.0, world);
    double leastM = 1e9;
    for (const Event& event : report.events) {
        if (event.kind == EventKind::encounter) leastM = std::min(leastM, event.encounter.gapM);
    }
    CHECK(leastM == Approx(12.0).margin(1.0));
    CHECK(count(report, EventKind::collision) == 0);
    CHECK(world.program[kFast.index] == ProgramId{std::size_t{1}});
    CHECK(world.orderedGapM[kFast.index] < 0.0);
}

TEST_CASE("a collision thrown in ends in contact, whichever side's craft is sent") {
    const Definition definition = twoThatMayCollide();
    World world;
    const auto report =
        flown(definition, {thrown(crisis::InjectKind::collision, kFast, kLarge)}, 2400.0, world);
    CHECK(count(report, EventKind::collision) == 1);
    CHECK(world.crisis.dyads[0].alarm > 0.0);
}

TEST_CASE(
    "a rule that calls a craft off its thrown-in collision waits, and is forgotten once the craft is lost") {
    Definition definition = twoThatMayCollide();
    definition.programs.push_back({"away", {order(RouteOrder{{{seaAt(-300.0, 200.0, 6500.0), {}}}})}});
    RuleDef rule;
    rule.id = "call-away";
    rule.when.happening = Happening::orderBegun;
    rule.when.unit = kFast;
    rule.who.units = {kFast};
    rule.afterS = 120.0;  // after the inject, long before the two meet
    rule.most = 1;
    rule.then = ProgramId(definition.programCount() - 1);
    definition.rules = {rule};
    World world;
    const auto report =
        flown(definition, {thrown(crisis::InjectKind::collision, kFast, kLarge)}, 2400.0, world);
    CHECK(count(report, EventKind::reaction) == 1);
    CHECK(count(report, EventKind::collision) == 1);
    CHECK(world.phase[kFast.index] == UnitPhase::lost);
    CHECK(world.pendingStarts.empty());
}

TEST_CASE("two craft of one side, one craft alone, and a ship at an aircraft are refused with a reason") {
    Definition definition = twoThatMayCollide();
    addUnit(definition, kDestroyer, 0, seaAt(10.0, 10.0, 0.0), 90.0, 8.0);
    const UnitId ship{std::size_t{2}};
    const crisis::Inject what = thrown(crisis::InjectKind::collision, {}, {}).inject;
    CHECK_FALSE(checkInject(definition, what, kFast, kLarge));
    CHECK(checkInject(definition, what, kFast, ship)->find("one side") != std::string::npos);
    CHECK(checkInject(definition, what, kFast, {})->find("one craft") != std::string::npos);
    CHECK(checkInject(definition, what, ship, kLarge)->find("ship") != std::string::npos);
}

TEST_CASE("what cannot be flown is refused with an event, and the record goes on") {
    struct Case {
        std::vector<OrderDef> passer, target;
        const char* why;
    };
    const PlaceId field{std::size_t{0}};
    const Case cases[] = {
        {{order(LostOrder{}, 10.0)}, {}, "the craft to be sent is lost"},
        {{}, {order(LostOrder{}, 10.0)}, "the craft to be passed is lost"},
    };
    for (const Case& each : cases) {
        Definition definition = twoThatMayCollide();
        definition.crisis.playsRecord = true;
        if (!each.passer.empty()) definition.units[kFast.index].orders = each.passer;
        if (!each.target.empty()) definition.units[kLarge.index].orders = each.target;
        World world;
        const auto report =
            flown(definition, {thrown(crisis::InjectKind::closePass, kFast, kLarge, 12.0)}, 120.0, world);
        CHECK(count(report, EventKind::command) == 1);
        CHECK(count(report, EventKind::orderRefused) == 1);
        for (const Event& event : report.events) {
            if (event.kind != EventKind::orderRefused) continue;
            CHECK(event.unit == kFast);
            CHECK(event.other == kLarge);
            CHECK(event.program == definition.airPass);
            CHECK(event.crisis.text == each.why);
        }
        CHECK_FALSE(world.crisis.released);
        CHECK(world.pendingStarts.empty());
    }
    Definition parked = twoThatMayCollide();
    UnitDef& waiting = parked.units[kLarge.index];
    waiting.startSpeedMps = 0.0;
    waiting.home = field;
    waiting.orders = {order(TakeOffOrder{300.0}, 55.0)};
    World world;
    (void)flown(parked, {}, 60.0, world);
    const crisis::Inject pass = thrown(crisis::InjectKind::closePass, {}, {}).inject;
    CHECK_FALSE(checkInject(parked, pass, kFast, kLarge));
    CHECK(checkInject(parked, pass, kFast, kLarge, &world) == "the craft to be passed is not under way");
    CHECK(checkInject(parked, pass, kLarge, kFast, &world) == "the craft to be sent rolls on the runway");
}

TEST_CASE("what a scenario throws in itself comes at its tick, jumped over or stepped to") {
    Definition definition = twoThatMayCollide();
    definition.units.clear();
    definition.programs.clear();
    definition.airPass = definition.seaPass = {};
    ScriptedInject entry;
    entry.atS = 5000.0;
    entry.what.kind = crisis::InjectKind::collision;
    definition.script = {entry};
    World jumped, stepped = begin(definition, 1);
    const auto report = flown(definition, {}, 6000.0, jumped);
    StepReport steps;
    while (stepped.tick < definition.tickAt(6000.0)) step(definition, stepped, {}, steps);
    CHECK(count(report, EventKind::command) == 1);
    CHECK(jumped.crisis.dyads[0].episodes == 1);
    CHECK(hash(jumped) == hash(stepped));
}
