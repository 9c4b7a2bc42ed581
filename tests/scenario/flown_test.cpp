// The shipped scenarios, flown: what the record counts and times must come out of the motion, not out of a
// table.
#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <set>

#include <glm/geometric.hpp>

#include "base/units.h"
#include "geo/frames.h"
#include "scenario/data.h"
#include "sim/snapshot.h"
#include "sim/step.h"

using namespace openline;

namespace {

struct Flown {
    sim::Definition definition;
    sim::World world;
    sim::StepReport report;
};

Flown atStart(const std::string& name) {
    auto definition = scenario::load(scenario::test::scenarioPath(name), scenario::test::folders());
    INFO(scenario::test::joined(definition.errors));
    REQUIRE(definition);
    Flown flown{std::move(*definition), {}, {}};
    flown.world = sim::begin(flown.definition, flown.definition.seed);
    return flown;
}

Flown fly(const std::string& name, double untilS) {
    Flown flown = atStart(name);
    sim::advance(flown.definition, flown.world, flown.definition.tickAt(untilS), {}, flown.report);
    return flown;
}

/// All four days; flown once, read by several tests.
const Flown& october() {
    static const Flown flown = fly("2021-10-national-day.toml", 4.0 * 86400.0);
    return flown;
}

bool isCountedEntry(const Flown& flown, const sim::Event& event) {
    if (event.kind != sim::EventKind::zoneEnter || !event.first) return false;
    const bool counted = flown.definition.zones[event.zone.index].id == "taiwan-adiz-counted";
    const sim::UnitDef& unit = flown.definition.units[event.unit.index];
    return counted && flown.definition.sides[unit.side.index].id == "prc";
}

/// Hour of the day in the scenario's zone; `day` counts from 1.
struct LocalTime {
    int day;
    double hour;
};

LocalTime localTime(const Flown& flown, double timeS) {
    const CivilTime civilTime =
        civil(flown.definition.utcAt(flown.definition.tickAt(timeS)), flown.definition.zoneMinutes);
    return {civilTime.day, civilTime.hour + civilTime.minute / 60.0};
}

/// Time of the first event of a kind of a unit, in seconds from the start.
double timeOf(const Flown& flown, sim::EventKind kind, const std::string& unitId) {
    for (const sim::Event& event : flown.report.events) {
        if (event.kind == kind && event.unit && flown.definition.units[event.unit.index].id == unitId)
            return event.timeS;
    }
    return -1.0;
}

double localS(int hour, int minute) {
    return (hour - 8) * 3600.0 + (minute - 30) * 60.0;
}

}  // namespace

TEST_CASE(
    "October 2021, flown: first entries by local day, group and type are the ministry's, and all 149 land") {
    const Flown& flown = october();
    std::map<int, int> byDay;
    std::map<std::string, std::map<std::string, int>> byGroup;
    std::set<std::uint32_t> landed;
    for (const sim::Event& event : flown.report.events) {
        CHECK(event.kind != sim::EventKind::collision);
        CHECK(event.kind != sim::EventKind::lost);
        if (event.kind == sim::EventKind::landing && flown.definition.units[event.unit.index].group) {
            landed.insert(event.unit.index);
        }
        if (!isCountedEntry(flown, event)) continue;
        const sim::UnitDef& unit = flown.definition.units[event.unit.index];
        const LocalTime local = localTime(flown, event.timeS);
        const std::string group = flown.definition.groups[unit.group.index].id;
        ++byDay[local.day];
        ++byGroup[group][flown.definition.platforms[unit.platform.index].id];
        const bool night = group.find("night") != std::string::npos;
        const double from = night ? 18.5 : group == "2021-10-03" ? 9.0 : 10.5;
        const double to = night ? 21.5 : group == "2021-10-03" ? 13.0 : 14.5;
        INFO(unit.id << " enters at hour " << local.hour);
        CHECK(std::stoi(group.substr(8, 2)) == local.day);
        CHECK(local.hour >= from);
        CHECK(local.hour <= to);
    }
    CHECK(byDay == std::map<int, int>{{1, 38}, {2, 39}, {3, 16}, {4, 56}});
    // Of the last day, and for the relation that they concern: neither patrols nor third parties count.
    const std::vector<crisis::DyadState>& dyads = flown.world.crisis.dyads;
    CHECK(flown.definition.crisis.dyads[1].id == "prc-taiwan");
    CHECK(dyads[1].sortiesToday == 56);
    CHECK(dyads[0].sortiesToday == 0);
    CHECK(landed.size() == 149);
    using Count = std::map<std::string, int>;
    CHECK(byGroup["2021-10-01 day"] == Count{{"j-16", 18}, {"su-30", 4}, {"h-6", 2}, {"y-8-asw", 1}});
    CHECK(byGroup["2021-10-01 night"] == Count{{"j-16", 10}, {"h-6", 2}, {"kj-500", 1}});
    CHECK(byGroup["2021-10-02 day"] == Count{{"j-16", 14}, {"su-30", 4}, {"y-8-asw", 2}});
    CHECK(byGroup["2021-10-02 night"] == Count{{"j-16", 12}, {"su-30", 6}, {"kj-500", 1}});
    CHECK(byGroup["2021-10-03"] == Count{{"j-16", 8}, {"su-30", 4}, {"y-8-asw", 2}, {"kj-500", 2}});
    CHECK(byGroup["2021-10-04 day"] ==
          Count{{"j-16", 34}, {"su-30", 2}, {"y-8-asw", 2}, {"kj-500", 2}, {"h-6", 12}});
    CHECK(byGroup["2021-10-04 night"] == Count{{"j-16", 4}});
}

TEST_CASE("October 2021, flown: two Taiwanese fighters answer each group within minutes, and come home") {
    const Flown& flown = october();
    double firstEntryS = -1.0;
    for (const sim::Event& event : flown.report.events) {
        if (firstEntryS < 0.0 && isCountedEntry(flown, event)) firstEntryS = event.timeS;
    }
    REQUIRE(firstEntryS > 0.0);
    const double takeOffS = timeOf(flown, sim::EventKind::takeoff, "2021-10-01-day-answer-1");
    CHECK(takeOffS - firstEntryS > 299.0);
    CHECK(takeOffS - firstEntryS < 360.0);
    for (const char* unit :
         {"2021-10-01-day-answer-1", "2021-10-01-day-answer-2", "2021-10-01-night-answer-2"}) {
        CHECK(timeOf(flown, sim::EventKind::landing, unit) > takeOffS);
    }
}

TEST_CASE(
    "October 2021, flown: a Taiwanese pair stays some 5 nautical miles beside bombers; nothing alarms") {
    Flown flown = fly("2021-10-national-day.toml", 19.95 * 3600.0);
    sim::Snapshot snapshot;
    for (int minute = 0; minute < 5; ++minute) {
        sim::advance(flown.definition, flown.world, flown.world.tick + 600, {}, flown.report);
        sim::capture(flown.definition, flown.world, snapshot);
        int beside = 0;
        for (const sim::EncounterView& pair : snapshot.encounters) {
            if (pair.declared()) continue;
            CHECK(pair.level == 0);
            ++beside;
            CHECK(pair.horizontalM > 3.5 * units::kMetresPerNauticalMile);
            CHECK(pair.horizontalM < 10.0 * units::kMetresPerNauticalMile);
        }
        CHECK(beside == 4);
    }
    for (const sim::Event& event : october().report.events) CHECK(event.kind != sim::EventKind::encounter);
}

TEST_CASE(
    "October 2021, flown: level wingmen keep within 0.6 nautical miles of their stations, turns included") {
    Flown flown = fly("2021-10-national-day.toml", 11.3 * 3600.0);
    sim::Snapshot snapshot;
    int seen = 0;
    for (int step = 0; step < 120; ++step) {
        sim::advance(flown.definition, flown.world, flown.world.tick + 100, {}, flown.report);
        sim::capture(flown.definition, flown.world, snapshot);
        for (std::size_t i = 0; i < flown.definition.units.size(); ++i) {
            const sim::UnitDef& unit = flown.definition.units[i];
            const sim::UnitView& own = snapshot.units[i];
            if (unit.id.substr(0, 21) != "2021-10-01-day-j-16-1" || !unit.leader) continue;
            const bool keeps = std::holds_alternative<sim::FormationOrder>(unit.orders[own.order].action);
            if (!keeps || own.position.altitudeM < 7300.0) continue;
            const sim::FlightDef& flight = flown.definition.flights[unit.flight.index];
            const auto member = std::ranges::find(flight.members, UnitId{i}) - flight.members.begin();
            const sim::Station* station = &flight.stations[static_cast<std::size_t>(member)];
            const sim::UnitView& leader = snapshot.units[unit.leader.index];
            const glm::dvec3 apart = geo::toEnu(own.ecef, leader.position).m;
            const double sine = std::sin(leader.headingRad), cosine = std::cos(leader.headingRad);
            const double aheadM = apart.x * sine + apart.y * cosine;
            const double rightM = apart.x * cosine - apart.y * sine;
            CHECK(std::hypot(aheadM - station->aheadM, rightM - station->rightM) <
                  0.6 * units::kMetresPerNauticalMile);
            ++seen;
        }
    }
    CHECK(seen > 200);
}

TEST_CASE("Every aircraft of October 2021 lands within its endurance") {
    const Flown& flown = october();
    std::map<std::uint32_t, double> takeOffS;
    for (const sim::Event& event : flown.report.events) {
        if (event.kind == sim::EventKind::takeoff) takeOffS[event.unit.index] = event.timeS;
        if (event.kind != sim::EventKind::landing) continue;
        const sim::UnitDef& unit = flown.definition.units[event.unit.index];
        INFO(unit.id);
        CHECK(event.timeS - takeOffS.at(event.unit.index) <
              flown.definition.platforms[unit.platform.index].enduranceS);
    }
    CHECK(takeOffS.size() == 149 + 14 + 4);
}

TEST_CASE(
    "April 2001, flown: three passes, the collision and both landings at the recorded times and place") {
    const Flown flown = fly("2001-04-hainan-ep3.toml", localS(10, 0));
    int closePasses = 0, collisions = 0;
    for (const sim::Event& event : flown.report.events) {
        const sim::EncounterRecord& encounter = event.encounter;
        if (event.kind == sim::EventKind::encounter && encounter.timeS < localS(9, 6) &&
            encounter.gapM < 5.0) {
            ++closePasses;
            CHECK(encounter.gapM == Approx(encounter.intendedGapM).margin(0.5));
        }
        if (event.kind != sim::EventKind::collision) continue;
        ++collisions;
        CHECK(encounter.timeS == Approx(localS(9, 7)).margin(10.0));
        CHECK(std::abs(encounter.position.latitudeRad / units::kRadPerDeg - 17.9) < 0.3);
        CHECK(std::abs(encounter.position.longitudeRad / units::kRadPerDeg - 111.1) < 0.3);
    }
    CHECK(closePasses == 2);
    CHECK(collisions == 1);
    CHECK(timeOf(flown, sim::EventKind::landing, "ep-3e") == Approx(localS(9, 33)).margin(120.0));
    CHECK(timeOf(flown, sim::EventKind::landing, "j-8ii-wing") == Approx(localS(9, 23)).margin(120.0));
    CHECK(timeOf(flown, sim::EventKind::lost, "j-8ii-lead") == Approx(localS(9, 7)).margin(10.0));
    CHECK(timeOf(flown, sim::EventKind::landing, "j-8ii-lead") < 0.0);
}

TEST_CASE(
    "April 2001, flown: the fighters see the EP-3E at 50 km at 08:52, and it flies heading 110 from 08:55") {
    Flown flown = fly("2001-04-hainan-ep3.toml", localS(8, 52));
    sim::Snapshot snapshot;
    sim::capture(flown.definition, flown.world, snapshot);
    const double apartM = glm::length(snapshot.units[0].ecef.m - snapshot.units[1].ecef.m);
    CHECK(apartM == Approx(50'000.0).margin(3'000.0));
    sim::advance(flown.definition, flown.world, flown.definition.tickAt(localS(8, 57)), {}, flown.report);
    sim::capture(flown.definition, flown.world, snapshot);
    CHECK(snapshot.units[0].headingRad / units::kRadPerDeg == Approx(110.0).margin(1.0));
    CHECK(snapshot.units[0].position.altitudeM / units::kMetresPerFoot == Approx(22500.0).margin(50.0));
}

TEST_CASE(
    "April 2001, released before the collision: nobody flies its outcome, the EP-3E goes home to Kadena") {
    Flown flown = atStart("2001-04-hainan-ep3.toml");
    // Passes as safe as can be: what is drawn for an unsafe crew may be a collision.
    for (sim::UnitDef& unit : flown.definition.units) unit.conduct = sim::Conduct::routine;
    flown.world = sim::begin(flown.definition, flown.definition.seed);
    sim::Command release;
    release.tick = flown.definition.tickAt(localS(9, 0));
    release.kind = sim::CommandKind::release;
    const sim::CommandLog log{release};
    sim::advance(flown.definition, flown.world, flown.definition.tickAt(localS(18, 0)), log, flown.report);
    for (const sim::Event& event : flown.report.events) {
        CHECK(event.kind != sim::EventKind::collision);
        CHECK(event.kind != sim::EventKind::lost);
        if (event.timeS > localS(9, 0)) CHECK(event.whatIf);
        if (event.timeS < localS(9, 0)) CHECK_FALSE(event.whatIf);
        if (event.kind != sim::EventKind::landing) continue;
        const std::string& place = flown.definition.places[event.place.index].id;
        CHECK(place == (flown.definition.units[event.unit.index].id == "ep-3e" ? "kadena" : "lingshui"));
    }
    CHECK(timeOf(flown, sim::EventKind::landing, "ep-3e") > localS(12, 0));
    const double wingS = timeOf(flown, sim::EventKind::landing, "j-8ii-wing");
    CHECK(timeOf(flown, sim::EventKind::landing, "j-8ii-lead") > wingS + 40.0);
    CHECK(wingS > localS(9, 10));
}

TEST_CASE("April 2001, released after the collision: the EP-3E still lands at Lingshui") {
    auto definition =
        scenario::load(scenario::test::scenarioPath("2001-04-hainan-ep3.toml"), scenario::test::folders());
    REQUIRE(definition);
    Flown flown{std::move(*definition), {}, {}};
    flown.world = sim::begin(flown.definition, flown.definition.seed);
    sim::Command release;
    release.tick = flown.definition.tickAt(localS(9, 15));
    release.kind = sim::CommandKind::release;
    const sim::CommandLog log{release};
    sim::advance(flown.definition, flown.world, flown.definition.tickAt(localS(10, 0)), log, flown.report);
    CHECK(timeOf(flown, sim::EventKind::landing, "ep-3e") == Approx(localS(9, 33)).margin(120.0));
}
