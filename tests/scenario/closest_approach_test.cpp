#include <catch2/catch.hpp>
#include <cmath>

#include "scenario/data.h"
#include "sim/step.h"

namespace openline::scenario {

namespace {

std::string approach(const std::string& geometry, const std::string& gap, const std::string& course,
                     const std::string& place) {
    return R"(
[scenario]
id = "approach"
title = "Approach"
start = 2021-10-04T09:00:00
zone = "+08:00"
zone-name = "Taipei"
duration = "1 h"
source-line = "invented"
hypothetical = true

[crisis]
class = "non-violent-military-act"
preset = "2021-autumn"

[[unit]]
id = "patrol"
platform = "p-8a"
side = "us"

[[unit]]
id = "fighter"
platform = "j-11"
side = "prc"
conduct = "unsafe"

[[closest-approach]]
unit = "patrol"
by = "fighter"
gap = ")" + gap +
           R"("
geometry = ")" +
           geometry + R"("
at = 2021-10-04T09:20:00
place = )" +
           place +
           R"(
course = ")" +
           course + R"("
altitude = "24000 ft"
speed = "330 kn"
)";
}

}  // namespace

TEST_CASE("A closest approach written down is flown: gap, moment and place") {
    for (const char* geometry : {"alongside", "under", "over", "across-nose", "thump", "head-on"}) {
        for (const char* course : {"090 deg", "205 deg"}) {
            const auto definition =
                parse(approach(geometry, "60 ft", course, "[18.2, 114.6]"), "approach.toml", test::folders());
            INFO(geometry << " on " << course << "\n" << test::joined(definition.errors));
            REQUIRE(definition);
            sim::World world = sim::begin(*definition, 1);
            sim::StepReport report;
            sim::advance(*definition, world, definition->tickAt(1800.0), {}, report);
            const sim::EncounterRecord* closest = nullptr;
            for (const sim::Event& event : report.events) {
                if (event.kind == sim::EventKind::encounter || event.kind == sim::EventKind::collision)
                    if (closest == nullptr || event.encounter.gapM < closest->gapM)
                        closest = &event.encounter;
            }
            REQUIRE(closest != nullptr);
            CHECK(closest->gapM == Approx(60.0 * 0.3048).margin(1.0));
            CHECK(closest->timeS == Approx(1200.0).margin(2.0));
            CHECK(geo::inverse(closest->position, geo::geodeticDeg(18.2, 114.6)).distanceM < 400.0);
        }
    }
}

TEST_CASE("A ship crosses another's bow at the gap and about the moment written down") {
    std::string text = approach("across-nose", "400 yd", "090 deg", "[18.2, 114.6]");
    const auto change = [&](const std::string& from, const std::string& to) {
        REQUIRE(text.find(from) != std::string::npos);
        text.replace(text.find(from), from.size(), to);
    };
    change("\"p-8a\"", "\"arleigh-burke\"\nconduct = \"unsafe\"");
    change("\"j-11\"", "\"type-055\"");
    change("altitude = \"24000 ft\"\nspeed = \"330 kn\"", "speed = \"10 kn\"\npass-speed = \"20 kn\"");
    const auto definition = parse(text, "approach.toml", test::folders());
    INFO(test::joined(definition.errors));
    REQUIRE(definition);
    sim::World world = sim::begin(*definition, 1);
    sim::StepReport report;
    sim::advance(*definition, world, definition->tickAt(2400.0), {}, report);
    double gapM = 1e9, timeS = 0.0;
    for (const sim::Event& event : report.events) {
        if (event.kind != sim::EventKind::encounter || event.encounter.gapM >= gapM) continue;
        gapM = event.encounter.gapM;
        timeS = event.encounter.timeS;
    }
    CHECK(gapM == Approx(400.0 * 0.9144).margin(20.0));
    CHECK(timeS == Approx(1200.0).margin(40.0));
}

TEST_CASE("An aircraft too slow to pass as it is asked to is refused, with what it would need") {
    std::string text = approach("alongside", "60 ft", "090 deg", "[18.2, 114.6]");
    text.replace(text.find("\"j-11\""), 6, "\"y-8-asw\"");
    text.replace(text.find("330 kn"), 6, "430 kn");
    const auto definition = parse(text, "approach.toml", test::folders());
    REQUIRE_FALSE(definition);
    INFO(test::joined(definition.errors));
    CHECK(test::joined(definition.errors).find("to be faster than the craft that it passes") !=
          std::string::npos);
}

TEST_CASE("A closest approach asks for two craft that are not placed yet, and a craft needs a place") {
    const std::string text = approach("under", "60 ft", "090 deg", "[18.2, 114.6]");
    std::string placed = text;
    placed.replace(placed.find("side = \"us\"\n"), 12, "side = \"us\"\nhome = \"kadena\"\n");
    const auto refused = parse(placed, "approach.toml", test::folders());
    CHECK_FALSE(refused);
    CHECK(test::joined(refused.errors).find("expected a unit without \"at\"") != std::string::npos);
    const auto unplaced =
        parse(text.substr(0, text.find("[[closest-approach]]")), "approach.toml", test::folders());
    CHECK_FALSE(unplaced);
    CHECK(test::joined(unplaced.errors).find("or a [[closest-approach]], got none") != std::string::npos);
}

}  // namespace openline::scenario
