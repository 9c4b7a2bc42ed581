// The same properties as in generated_test.cpp, for every kind of order, all passes, and what rules give:
// each is begun by somebody, in wind, and nobody exceeds a limit.
#include <catch2/catch.hpp>
#include <set>

#include "base/math.h"
#include "scenes/generated.h"

using namespace openline;
using namespace openline::scenes;

namespace {

constexpr std::size_t kTanker = 3, kSupply = 4, kBoat = 5;  // platforms
constexpr UnitId kTankerUnit{std::size_t{0}}, kSupplyUnit{std::size_t{1}};
constexpr PlaceId kField{std::size_t{0}};

Definition sea(Draws& draw) {
    Definition scene = emptySea();
    scene.platforms.push_back(benchTurboprop());
    scene.platforms.back().platformClass = PlatformClass::tanker;
    scene.platforms.push_back(benchDestroyer());
    scene.platforms.back().platformClass = PlatformClass::auxiliary;
    scene.platforms.push_back(benchDestroyer());
    scene.platforms.back().domain = Domain::subsurface;
    scene.platforms.back().platformClass = PlatformClass::submarine;
    for (PlatformDef& platform : scene.platforms) {
        if (platform.domain == Domain::air) platform.enduranceS = 20000.0;
    }
    for (std::size_t layer = 0; layer < 3; ++layer)
        scene.wind.layers.push_back(
            {4000.0 * static_cast<double>(layer), draw.between(0.0, math::kTwoPi), draw.between(0.0, 30.0)});
    return scene;
}

ClosePassOrder pass(Draws& draw, UnitId target, PassGeometry geometry) {
    ClosePassOrder order;
    order.target = target;
    order.geometry = geometry;
    order.intendedGapM = draw.between(30.0, 200.0);
    return order;
}

HoldStationOrder beside(UnitId target, double rightM) {
    HoldStationOrder hold;
    hold.target = target;
    hold.rightM = rightM;
    hold.durationS = 200.0;
    return hold;
}

std::vector<OrderAction> ofAircraft(Draws& draw) {
    std::vector<OrderAction> orders{InterceptOrder{kTankerUnit},
                                    RadioWarningOrder{kTankerUnit},
                                    RefuelOrder{kTankerUnit, 500.0},
                                    DivertOrder{},
                                    ReturnOrder{},
                                    UpsetOrder{1500.0, 40.0},
                                    LostOrder{},
                                    LandOrder{kField}};
    for (const PassGeometry geometry : {PassGeometry::alongside, PassGeometry::under, PassGeometry::over,
                                        PassGeometry::acrossNose, PassGeometry::thump, PassGeometry::headOn})
        orders.emplace_back(pass(draw, kTankerUnit, geometry));
    orders.emplace_back(pass(draw, kSupplyUnit, PassGeometry::over));
    PatrolOrder patrol{anywhere(draw), anywhere(draw), draw.between(2000.0, 15000.0)};
    patrol.durationS = 400.0;
    patrol.shape = PatrolShape::figureEight;
    orders.emplace_back(patrol);
    return orders;
}

std::vector<OrderAction> ofShips(Draws& draw) {
    BlockOrder block{kSupplyUnit, draw.between(300.0, 2000.0)};
    block.durationS = 600.0;
    HoldStationOrder shadow = beside(kSupplyUnit, 0.0);
    shadow.bearingRad = draw.between(0.0, math::kTwoPi);
    shadow.rangeM = draw.between(1000.0, 6000.0);
    return {block,
            ReplenishOrder{kSupplyUnit, draw.below(2) == 0, 50.0, 200.0},
            AllStopOrder{false, 60.0},
            AllStopOrder{true, 30.0},
            pass(draw, kSupplyUnit, PassGeometry::alongside),
            pass(draw, kSupplyUnit, PassGeometry::acrossNose),
            pass(draw, kSupplyUnit, PassGeometry::headOn),
            shadow};
}

/// Three that keep formation, and hand over their lead.
void addFlight(Definition& scene, Draws& draw) {
    FlightDef flight;
    flight.id = "flight";
    const geo::Geodetic goal = anywhere(draw);
    const UnitId leader{scene.units.size()};
    for (std::size_t i = 0; i < 3; ++i) {
        const double asideKm = 0.5 * static_cast<double>(i);
        UnitDef& unit =
            addUnit(scene, kFighter, 0, seaAt(-30.0 - asideKm, 30.0 - asideKm, 6000.0), 90.0, 240.0);
        const UnitId id{scene.units.size() - 1};
        unit.flight = FlightId{std::size_t{0}};
        if (i > 0) unit.leader = leader;
        unit.home = kField;
        unit.orders = {order(FormationOrder{}), order(ReturnOrder{})};
        flight.members.push_back(id);
        flight.stations.push_back({-500.0 * static_cast<double>(i), 500.0 * static_cast<double>(i), 0.0});
    }
    scene.units[leader.index].orders = {order(HandOverLeadOrder{}, 120.0), order(RouteOrder{{{goal, {}}}}),
                                        order(ReturnOrder{})};
    scene.flights = {flight};
}

/// Take-offs are answered by whoever is free, losses by who goes home.
void addRules(Definition& scene) {
    RuleDef answer;
    answer.id = "answer";
    answer.when.happening = Happening::tookOff;
    answer.when.side = SideId{std::size_t{1}};
    answer.who.side = SideId{std::size_t{0}};
    answer.who.count = 2;
    answer.then = ProgramId{scene.programCount()};
    scene.programs.push_back(
        {answer.id, {order(InterceptOrder{}), order(RadioWarningOrder{}), order(beside({}, 400.0))}});
    RuleDef home;
    home.id = "home";
    home.when.happening = Happening::landed;
    home.who.side = SideId{std::size_t{0}};
    home.who.platform = PlatformId{kFighter};
    home.cooldownS = 200.0;
    home.then = ProgramId{scene.programCount()};
    scene.programs.push_back({home.id, {order(ReturnOrder{})}});
    scene.rules = {answer, home};
}

Definition everyKind(std::uint64_t seed) {
    Draws draw(seed);
    Definition scene = sea(draw);
    geo::Geodetic at = anywhere(draw);
    at.altitudeM = 5000.0;
    addUnit(scene, kTanker, 1, at, 40.0, 131.0).orders = {
        order(RouteOrder{{{anywhere(draw), {}}, {anywhere(draw), {}}}})};
    addUnit(scene, kSupply, 1, seaAt(-20.0, -20.0, 0.0), 70.0, 8.0).orders = {
        order(RouteOrder{{{seaAt(40.0, 10.0, 0.0), {}}}})};
    addUnit(scene, kBoat, 0, seaAt(30.0, -30.0, 0.0), 10.0, 6.0).orders = {
        order(DepthOrder{80.0}), order(RouteOrder{{{seaAt(30.0, 0.0, 0.0), {}}}}), order(DepthOrder{0.0})};
    addFlight(scene, draw);
    const std::vector<OrderAction> air = ofAircraft(draw), ships = ofShips(draw);
    for (std::size_t i = 0; i < air.size(); ++i) {
        geo::Geodetic from = anywhere(draw);
        from.altitudeM = draw.between(2500.0, 7500.0);
        const bool slow = i % 4 == 3;
        UnitDef& unit = addUnit(scene, slow ? kTurboprop : kFighter, 0, from, draw.between(0.0, 360.0),
                                slow ? 131.0 : 240.0);
        unit.home = kField;
        unit.orders = {order(air[i]), order(air[draw.below(air.size())]), order(ReturnOrder{})};
    }
    for (std::size_t i = 0; i < ships.size(); ++i) {
        const geo::Geodetic from =
            seaAt(-20.0 + draw.between(-12.0, 12.0), -20.0 + draw.between(-12.0, 12.0), 0.0);
        addUnit(scene, kDestroyer, 0, from, draw.between(0.0, 360.0), 8.0).orders = {
            order(ships[i]), order(ships[draw.below(ships.size())])};
    }
    for (std::size_t i = 0; i < 3; ++i) {
        UnitDef& parked = addParked(scene, kFighter, i % 2);
        OrbitOrder orbit{anywhere(draw), draw.between(3000.0, 15000.0)};
        orbit.durationS = 300.0;
        if (i > 0)
            parked.orders = {order(TakeOffOrder{500.0}, 60.0 * static_cast<double>(i)), order(orbit),
                             order(LandOrder{kField})};
    }
    addRules(scene);
    return scene;
}

void noteBegun(const Run& run, std::set<std::size_t>& kinds, std::set<PassGeometry>& geometries,
               bool& byRule) {
    for (const Event& event : run.report.events) {
        if (event.kind != EventKind::orderBegun) continue;
        const OrderAction& action = run.definition.ordersOf(event.program)[event.command].action;
        kinds.insert(action.index());
        if (const auto* flown = std::get_if<ClosePassOrder>(&action)) geometries.insert(flown->geometry);
        byRule = byRule || event.program.index >= run.definition.units.size();
    }
}

}  // namespace

TEST_CASE("every kind of order, all passes and what rules give keep every craft within its limits") {
    std::set<std::size_t> kinds;
    std::set<PassGeometry> geometries;
    bool byRule = false;
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        Run run(everyKind(seed));
        run.definition.id = "seed " + std::to_string(seed);
        for (int tick = 0; tick < 9000; ++tick) {
            const World before = run.world;
            run.stepOnce();
            checkTick(run.definition, before, run.world);
            if (tick % 100 == 0) requireNumbers(run.world);
        }
        requireNumbers(run.world);
        noteBegun(run, kinds, geometries, byRule);
    }
    CHECK(kinds.size() == std::variant_size_v<OrderAction>);
    CHECK(geometries.size() == 6);
    CHECK(byRule);
}
