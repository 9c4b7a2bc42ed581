#include "scenario/load.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "scenario/data.h"

using namespace openline;
using namespace openline::scenario;

namespace {

using Count = std::map<std::string, int>;

/// Aircraft of each reporting group by platform.
std::map<std::string, Count> countsOf(const sim::Definition& definition) {
    std::map<std::string, Count> counts;
    for (const sim::UnitDef& unit : definition.units) {
        if (unit.group)
            ++counts[definition.groups[unit.group.index].id][definition.platforms[unit.platform.index].id];
    }
    return counts;
}

}  // namespace

TEST_CASE("Every shipped scenario loads without a complaint") {
    int loaded = 0;
    for (const auto& entry : std::filesystem::directory_iterator(test::scenarioPath(""))) {
        if (entry.path().extension() != ".toml") continue;
        const auto definition = load(entry.path().string(), test::folders());
        INFO(entry.path() << "\n" << test::joined(definition.errors) << test::joined(definition.warnings));
        CHECK(definition);
        CHECK(definition.warnings.empty());
        ++loaded;
    }
    CHECK(loaded >= 2);
}

TEST_CASE("October 2021 holds the ministry's sorties by day, group and type") {
    const auto definition = load(test::scenarioPath("2021-10-national-day.toml"), test::folders());
    REQUIRE(definition);
    const std::map<std::string, Count> expected{
        {"2021-10-01 day", {{"j-16", 18}, {"su-30", 4}, {"h-6", 2}, {"y-8-asw", 1}}},
        {"2021-10-01 night", {{"j-16", 10}, {"h-6", 2}, {"kj-500", 1}}},
        {"2021-10-02 day", {{"j-16", 14}, {"su-30", 4}, {"y-8-asw", 2}}},
        {"2021-10-02 night", {{"j-16", 12}, {"su-30", 6}, {"kj-500", 1}}},
        {"2021-10-03", {{"j-16", 8}, {"su-30", 4}, {"y-8-asw", 2}, {"kj-500", 2}}},
        {"2021-10-04 day", {{"j-16", 34}, {"su-30", 2}, {"y-8-asw", 2}, {"kj-500", 2}, {"h-6", 12}}},
        {"2021-10-04 night", {{"j-16", 4}}},
    };
    CHECK(countsOf(*definition) == expected);
    int all = 0;
    for (const auto& [group, count] : expected) {
        for (const auto& [platform, number] : count) all += number;
    }
    CHECK(all == 149);
}

TEST_CASE("The silence clocks of 4 October 2021 show the documented days") {
    const auto definition = load(test::scenarioPath("2021-10-national-day.toml"), test::folders());
    REQUIRE(definition);
    constexpr double kDayS = 86400.0, kFourthS = 3.0 * kDayS;
    Count days;
    for (const crisis::SilenceDef& silence : definition->crisis.silences) {
        days[silence.id] =
            silence.lastContactS ? static_cast<int>((kFourthS - *silence.lastContactS) / kDayS) : -1;
    }
    CHECK(days == Count{{"leaders", 25},
                        {"ministers", 424},
                        {"chiefs", 269},
                        {"joint-staff-dialogue", 1404},
                        {"maritime", 292},
                        {"policy-talks", 5},
                        {"theater", -1}});
}

TEST_CASE("A flight becomes a leader that flies the route and others that keep station on it") {
    const auto definition = parse(test::kSmall, "small.toml", test::folders());
    INFO(test::joined(definition.errors));
    REQUIRE(definition);
    REQUIRE(definition->flights.size() == 1);
    CHECK(definition->flights[0].name == "J-16 flight of four");
    REQUIRE(definition->flights[0].members.size() == 4);
    const sim::UnitDef& leader = definition->units[0];
    CHECK(leader.id == "fighters-1");
    CHECK(leader.orders.front().startS == 600.0);
    CHECK(std::holds_alternative<sim::RouteOrder>(leader.orders[1].action));
    const sim::UnitDef& third = definition->units[2];
    CHECK(third.leader == UnitId(std::size_t{0}));
    CHECK(third.orders.front().startS == 640.0);
    CHECK(std::holds_alternative<sim::FormationOrder>(third.orders[1].action));
    const sim::Station& station = definition->flights[third.flight.index].stations[2];
    CHECK(station.aheadM == Approx(-926.0));
    CHECK(std::get<sim::LandOrder>(third.orders[2].action).sequenceDelayS == 180.0);
    CHECK(definition->utcAt(0) == fromCivil({2021, 10, 4, 9, 0, 0, 0, 0}, 480));
}

TEST_CASE("A large count is split into flights that follow each other") {
    const auto definition = parse(test::spoiled("count = 4", "count = 10\nflights-of = 4\nevery = \"3 min\""),
                                  "x", test::folders());
    REQUIRE(definition);
    REQUIRE(definition->flights.size() == 3);
    CHECK(definition->flights[2].members.size() == 2);
    CHECK(definition->units[8].id == "fighters-3-1");
    CHECK(definition->units[8].orders.front().startS == 600.0 + 360.0);
}

TEST_CASE("The example in the format's reference loads") {
    std::ifstream stream(test::scenarioPath("README.md"));
    const std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    const std::string fence = "```toml\n";
    const auto begin = text.find(fence);
    REQUIRE(begin != std::string::npos);
    const auto end = text.find("```", begin + fence.size());
    const auto definition =
        parse(text.substr(begin + fence.size(), end - begin - fence.size()), "README.md", test::folders());
    INFO(test::joined(definition.errors) << test::joined(definition.warnings));
    REQUIRE(definition);
    CHECK(definition.warnings.empty());
    CHECK(definition->units.size() == 7);
    REQUIRE(definition->rules.size() == 1);
    CHECK(definition->rules[0].afterS == 300.0);
    CHECK(definition->rules[0].who.units.size() == 2);
    CHECK(definition->rules[0].whoAfterS == std::vector<double>{0.0, 20.0});
}

TEST_CASE("Notes of places and lines, and that a place is contested, reach the definition") {
    const auto definition = parse(test::kSmall, "small.toml", test::folders());
    REQUIRE(definition);
    const auto place = std::ranges::find(definition->places, std::string("pratas"), &sim::PlaceDef::id);
    REQUIRE(place != definition->places.end());
    CHECK(place->contested);
    CHECK(place->note == "held by Taiwan, claimed by the PRC");
    const auto line =
        std::ranges::find_if(definition->zones, [](const sim::ZoneDef& zone) { return !zone.note.empty(); });
    CHECK(line != definition->zones.end());
}

TEST_CASE("An airfield without a runway heading gets an assumed one and says so") {
    const auto definition = parse(test::kSmall, "small.toml", test::folders());
    REQUIRE(definition);
    for (const sim::PlaceDef& place : definition->places) {
        if (place.kind == sim::PlaceKind::airfield) CHECK(place.runwayHeadingRad.has_value());
        if (place.id == "huiyang") CHECK(place.runwayAssumed);
    }
}

TEST_CASE("A stop of a route that shadows another craft becomes undeclared station-keeping for a time") {
    const std::string scene = test::kSmall + R"(
[[route]]
id = "beside"
altitude = "22000 ft"
waypoints = [{ at = [22.5, 119.6], shadow = "fighters", right = "-5 nmi", for = "12 min" }, [22.3, 119.5]]

[[flight]]
id = "answer"
platform = "f-16v"
side = "taiwan"
base = "tainan"
take-off = 2021-10-04T09:30:00
route = "beside"
)";
    const auto definition = parse(scene, "small.toml", test::folders());
    INFO(test::joined(definition.errors));
    REQUIRE(definition);
    const sim::UnitDef& unit = definition->units[definition->flights.back().members.front().index];
    const auto* station = std::get_if<sim::HoldStationOrder>(&unit.orders[2].action);
    REQUIRE(station != nullptr);
    CHECK(definition->units[station->target.index].id == "fighters-1");
    CHECK_FALSE(station->declared);
    CHECK(station->durationS == Approx(720.0));
    CHECK(station->rightM == Approx(-9260.0));
}

TEST_CASE("Lines are drawn only in the years in which they are in force") {
    const auto drawn = [](const std::string& name, const std::string& id) {
        const auto definition = load(test::scenarioPath(name), test::folders());
        REQUIRE(definition);
        for (const sim::ZoneDef& zone : definition->zones) {
            if (zone.id == id) return zone.drawn;
        }
        FAIL("no line " + id);
        return false;
    };
    for (const char* id : {"east-china-sea-adiz", "korea-adiz"}) {
        CHECK_FALSE(drawn("2001-04-hainan-ep3.toml", id));
        CHECK(drawn("2021-10-national-day.toml", id));
    }
    CHECK(drawn("2001-04-hainan-ep3.toml", "taiwan-adiz"));
    const auto past = parse(test::kSmall + R"(
[[line]]
id = "old"
name = "Old line"
kind = "claim-line"
until = 2020
points = [[20.0, 120.0], [21.0, 120.0]]
tag = "assumed"
source = "invented"
)",
                            "small.toml", test::folders());
    INFO(test::joined(past.errors));
    REQUIRE(past);
    CHECK_FALSE(past->zones.back().drawn);
}
