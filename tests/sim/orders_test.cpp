#include <catch2/catch.hpp>
#include <cmath>
#include <set>

#include "scenes/beside.h"
#include "scenes/scenes.h"
#include "sim/order_manifest.h"
#include "sim/snapshot.h"

namespace openline::sim {

namespace {

using namespace scenes;

UnitId unitOf(std::size_t index) {
    return UnitId{index};
}

double apartM(const Run& run, std::size_t a, std::size_t b) {
    const glm::dvec3 between = beside(run, a, b);
    return std::sqrt(between.x * between.x + between.y * between.y + between.z * between.z);
}

double distanceToM(const Run& run, std::size_t unit, const geo::Geodetic& place) {
    return geo::inverse(geo::toGeodetic(geo::Normal{run.world.normal[unit]}, 0.0), place).distanceM;
}

bool isOn(const Run& run, std::size_t unit, std::size_t order) {
    return run.world.order[unit] == order;
}

/// Events of a kind about one unit.
std::size_t countOf(const Run& run, EventKind kind, std::size_t unit) {
    std::size_t number = 0;
    for (const Event& event : run.report.events) number += event.kind == kind && event.unit.index == unit;
    return number;
}

}  // namespace

TEST_CASE("Every kind of order has a word and a line of its own in the manifest") {
    std::set<std::string_view> words, lines;
    for (const OrderKind& kind : orderManifest()) {
        words.insert(kind.word);
        lines.insert(kind.what);
        CHECK(kind.what.size() > 10);
    }
    CHECK(words.size() == std::variant_size_v<OrderAction>);
    CHECK(lines.size() == words.size());
}

TEST_CASE("An order that cannot be given says why, before the run") {
    Definition scene = emptySea();
    addUnit(scene, kFighter, 0, seaAt(0.0, 0.0, 6000.0), 90.0, 240.0);
    addUnit(scene, kDestroyer, 1, seaAt(20.0, 0.0, 0.0), 90.0, 8.0);
    const auto reason = [&](std::size_t unit, const OrderAction& action) {
        return check({scene, unitOf(unit)}, action).value_or("");
    };
    CHECK(reason(0, AllStopOrder{}) == "\"all-stop\" is for ships");
    CHECK(reason(1, TakeOffOrder{}) == "\"take-off\" is for aircraft");
    CHECK(reason(1, DepthOrder{50.0}) == "\"dive\" is for submarines");
    CHECK(reason(0, ClosePassOrder{unitOf(0)}) == "it is about the unit itself");
    CHECK(reason(0, InterceptOrder{unitOf(1)}) == "the craft to intercept is no aircraft");
    PatrolOrder relieved;
    relieved.relief = unitOf(1);
    CHECK(reason(0, relieved) == "its relief \"" + scene.units[1].id + "\" never patrols");
    CHECK(reason(0, InterceptOrder{}) == "it names no craft, and no rule gives one");
    CHECK(reason(0, FormationOrder{}) == "the unit belongs to no flight");
    CHECK(reason(0, ReturnOrder{}) == "the unit has no home airfield");
    CHECK(reason(1, BlockOrder{unitOf(0)}) == "the craft it is about is no ship");
    ClosePassOrder under{unitOf(0)};
    under.geometry = PassGeometry::under;
    CHECK(reason(1, under) == "a ship passes beside another craft, or ahead of it");
    CHECK(reason(0, ClosePassOrder{unitOf(1)}).empty());
    CHECK(check({scene, unitOf(0), true}, InterceptOrder{}) == std::nullopt);
}

TEST_CASE("An order about a craft that is gone is left out, and the next one is followed") {
    Definition scene = emptySea();
    addUnit(scene, kTurboprop, 1, seaAt(0.0, 0.0, 6000.0), 90.0, 131.0).orders = {order(LostOrder{}, 10.0)};
    UnitDef& late = addUnit(scene, kFighter, 0, seaAt(-40.0, 0.0, 6000.0), 90.0, 240.0);
    late.orders = {order(ClosePassOrder{unitOf(0)}, 60.0),
                   order(RouteOrder{{{seaAt(60.0, 0.0, 6000.0), {}}}})};
    Run run(scene);
    run.until(120.0);
    const Event* refused = run.first(EventKind::orderRefused);
    REQUIRE(refused != nullptr);
    CHECK(refused->crisis.text == "the craft it is about is lost");
    CHECK(isOn(run, 1, 1));
}

TEST_CASE("A parked craft waits for another's landing, and takes off then") {
    Definition scene = roundTrip();
    ConditionDef landing;
    landing.happening = Happening::landed;
    landing.unit = unitOf(0);
    scene.units[1].orders[0].startS = std::nullopt;
    scene.units[1].orders[0].waitsFor = {landing};
    Run run(scene);
    run.until(7200.0);
    double landedS = -1.0, takenOffS = -1.0;
    for (const Event& event : run.report.events) {
        if (event.kind == EventKind::landing && event.unit.index == 0) landedS = event.timeS;
        if (event.kind == EventKind::takeoff && event.unit.index == 1) takenOffS = event.timeS;
    }
    REQUIRE(landedS > 0.0);
    CHECK(takenOffS > landedS);
    CHECK(takenOffS < landedS + 120.0);
}

TEST_CASE("A craft in the air waits for another's entry into an area, and turns then") {
    Definition scene = emptySea();
    ZoneDef zone;
    zone.id = "zone";
    zone.closed = true;
    zone.drawn = false;
    zone.parts = {
        {seaAt(30.0, -20.0, 0.0), seaAt(60.0, -20.0, 0.0), seaAt(60.0, 20.0, 0.0), seaAt(30.0, 20.0, 0.0)}};
    scene.zones = {zone};
    addUnit(scene, kDestroyer, 1, seaAt(26.0, 0.0, 0.0), 90.0, 9.0).orders = {
        order(RouteOrder{{{seaAt(50.0, 0.0, 0.0), 9.0}}})};
    UnitDef& waiting = addUnit(scene, kFighter, 0, seaAt(0.0, 60.0, 6000.0), 0.0, 240.0);
    waiting.orders = {order(RouteOrder{{{seaAt(0.0, 0.0, 6000.0), {}}}})};
    waiting.orders[0].waitsFor.resize(1);
    waiting.orders[0].waitsFor[0].happening = Happening::zoneEntered;
    waiting.orders[0].waitsFor[0].zone = ZoneId{std::size_t{0}};
    waiting.orders[0].waitsFor[0].side = SideId{std::size_t{1}};
    Run run(scene);
    run.until(400.0);
    CHECK(countOf(run, EventKind::orderBegun, 1) == 0);
    run.until(600.0);
    CHECK(countOf(run, EventKind::zoneEnter, 0) == 1);
    CHECK(countOf(run, EventKind::orderBegun, 1) == 1);
}

TEST_CASE("A rule sends the nearest free craft of a side after the intruder, and back to what it did") {
    Definition scene = emptySea();
    ZoneDef zone;
    zone.id = "zone";
    zone.closed = true;
    zone.parts = {
        {seaAt(20.0, -40.0, 0.0), seaAt(200.0, -40.0, 0.0), seaAt(200.0, 40.0, 0.0), seaAt(20.0, 40.0, 0.0)}};
    scene.zones = {zone};
    addUnit(scene, kTurboprop, 1, seaAt(0.0, 0.0, 6000.0), 90.0, 131.0).orders = {
        order(RouteOrder{{{seaAt(180.0, 0.0, 6000.0), {}}}})};
    const auto patrol = [](double northKm) {
        PatrolOrder on{seaAt(60.0, northKm, 8000.0), seaAt(90.0, northKm, 8000.0)};
        on.durationS = 20000.0;
        return order(on);
    };
    addUnit(scene, kFighter, 0, seaAt(60.0, 150.0, 8000.0), 90.0, 240.0).orders = {patrol(150.0)};
    addUnit(scene, kFighter, 0, seaAt(60.0, 60.0, 8000.0), 90.0, 240.0).orders = {patrol(60.0)};
    InterceptOrder intercept;
    intercept.quarter = Quarter::right;
    HoldStationOrder escort;
    escort.rightM = 300.0;
    escort.durationS = 120.0;
    scene.programs = {{"answer", {order(intercept), order(escort)}}};
    RuleDef rule;
    rule.id = "answer";
    rule.when.happening = Happening::zoneEntered;
    rule.when.zone = ZoneId{std::size_t{0}};
    rule.when.side = SideId{std::size_t{1}};
    rule.who.side = SideId{std::size_t{0}};
    rule.then = ProgramId{scene.units.size()};
    rule.afterS = 30.0;
    scene.rules = {rule};
    Run run(scene);
    // 153 s to the area, 30 s of the rule, 10 s of a routine crew.
    run.until(190.0);
    CHECK(run.world.program[2] == ProgramId{std::size_t{2}});
    run.until(200.0);
    CHECK(run.world.program[2] == rule.then);
    CHECK(run.world.program[1] == ProgramId{std::size_t{1}});
    run.until(700.0);
    CHECK(run.world.order[2] == 1);
    CHECK(apartM(run, 2, 0) == Approx(300.0).margin(60.0));
    run.until(900.0);
    CHECK(run.world.program[2] == ProgramId{std::size_t{2}});
    CHECK(run.first(EventKind::reaction)->other == unitOf(2));
    run.until(2000.0);
    CHECK(distanceToM(run, 2, seaAt(75.0, 60.0, 0.0)) < 40000.0);
}

TEST_CASE(
    "An intercept joins up on the quarter ordered from ahead, abeam and astern, never near on the way") {
    for (const double bearingDeg : {0.0, 90.0, 180.0, 250.0}) {
        for (const Quarter quarter : {Quarter::left, Quarter::right, Quarter::astern}) {
            Definition scene = emptySea();
            addUnit(scene, kTurboprop, 1, seaAt(0.0, 0.0, 6500.0), 90.0, 131.0);
            const double angle = degrees(90.0 + bearingDeg);
            const geo::Geodetic from = seaAt(70.0 * std::sin(angle), 70.0 * std::cos(angle), 5000.0);
            InterceptOrder intercept{unitOf(0)};
            intercept.quarter = quarter;
            addUnit(scene, kFighter, 0, from, 270.0 + bearingDeg, 240.0).orders = {order(intercept)};
            Run run(scene);
            double nearestM = 1e9;
            while (run.definition.timeS(run.world.tick) < 2400.0 && isOn(run, 1, 0)) {
                run.stepOnce();
                nearestM = std::min(nearestM, apartM(run, 1, 0));
            }
            INFO("from " << bearingDeg << " to quarter " << static_cast<int>(quarter));
            REQUIRE(isOn(run, 1, 1));
            const glm::dvec3 place = beside(run, 1, 0);
            const bool astern = quarter == Quarter::astern;
            const double side = quarter == Quarter::left ? -300.0 : 300.0;
            CHECK(place.x == Approx(astern ? -300.0 : 0.0).margin(60.0));
            CHECK(place.y == Approx(astern ? 0.0 : side).margin(60.0));
            CHECK(place.z == Approx(0.0).margin(60.0));
            CHECK(nearestM > 150.0);
        }
    }
}

TEST_CASE("Head-on and thump pass at the gap intended") {
    for (const PassGeometry geometry : {PassGeometry::headOn, PassGeometry::thump}) {
        for (const double gapM : {20.0, 60.0}) {
            Run run(onePass(geometry, gapM));
            run.until(1500.0);
            INFO("geometry " << static_cast<int>(geometry) << " gap " << gapM);
            REQUIRE(run.closest() != nullptr);
            CHECK(run.closest()->gapM == Approx(gapM).margin(1.0));
            CHECK(run.closest()->intendedGapM == gapM);
        }
    }
}

TEST_CASE("A figure eight crosses its own middle, a racetrack does not") {
    for (const PatrolShape shape : {PatrolShape::racetrack, PatrolShape::figureEight}) {
        Definition scene = emptySea();
        PatrolOrder patrol{seaAt(0.0, 0.0, 6000.0), seaAt(60.0, 0.0, 6000.0)};
        patrol.widthM = 20000.0;
        patrol.durationS = 9000.0;
        patrol.shape = shape;
        addUnit(scene, kFighter, 0, seaAt(0.0, 0.0, 6000.0), 90.0, 240.0).orders = {order(patrol)};
        Run run(scene);
        double nearestM = 1e9;
        const geo::Geodetic middle = geo::destination(seaAt(30.0, 0.0, 0.0), degrees(180.0), 10000.0);
        for (int i = 0; i < 120; ++i) {
            run.until(10.0 * i);
            nearestM = std::min(nearestM, distanceToM(run, 0, middle));
        }
        if (shape == PatrolShape::figureEight) CHECK(nearestM < 3000.0);
        if (shape == PatrolShape::racetrack) CHECK(nearestM > 6000.0);
    }
}

TEST_CASE("A route with a schedule is on time within five seconds") {
    Definition scene = emptySea();
    RouteOrder route{{{seaAt(100.0, 0.0, 6000.0), {}, 600.0}, {seaAt(200.0, 30.0, 6000.0), {}, 1100.0}}};
    addUnit(scene, kFighter, 0, seaAt(0.0, 0.0, 6000.0), 90.0, 240.0).orders = {order(route)};
    Run run(scene);
    run.until(600.0);
    CHECK(distanceToM(run, 0, seaAt(100.0, 0.0, 0.0)) < 5.0 * 200.0);
    run.until(1090.0);
    CHECK(isOn(run, 0, 0));
    run.until(1105.0);
    CHECK(isOn(run, 0, 1));
}

}  // namespace openline::sim
