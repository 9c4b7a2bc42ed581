#include <catch2/catch.hpp>

#include "study/small_scene.h"
#include "study/timeline.h"

using namespace openline;
using namespace openline::study;

namespace {

sim::Event event(sim::EventKind kind) {
    sim::Event made;
    made.kind = kind;
    made.unit = UnitId{std::size_t{0}};
    return made;
}

}  // namespace

TEST_CASE("a zone entry names the craft and the zone") {
    sim::Definition scene = *test::smallScene();
    sim::ZoneDef zone;
    zone.name = "Test zone";
    scene.zones.push_back(zone);
    sim::Event entry = event(sim::EventKind::zoneEnter);
    entry.zone = ZoneId{std::size_t{0}};
    CHECK(describe(scene, entry) == "Flier 0 enters the Test zone");
}

TEST_CASE("after release craft are named generically") {
    const auto scene = test::smallScene();
    CHECK(describe(*scene, event(sim::EventKind::takeoff)) == "Flier 0 takes off");
    CHECK(describe(*scene, event(sim::EventKind::takeoff), true) == "A fighter takes off");
}

TEST_CASE("an encounter says how close in feet, near, and in nautical miles, far") {
    const auto scene = test::smallScene();
    sim::Event close = event(sim::EventKind::encounter);
    close.encounter.a = UnitId{std::size_t{0}};
    close.encounter.b = UnitId{std::size_t{1}};
    close.encounter.gapM = 30.48;
    close.encounter.horizontalM = 9260.0;
    close.encounter.verticalM = 0.0;
    CHECK(describe(*scene, close) ==
          "Flier 0 and Flier 1 pass with 100 ft between hulls (5.0 nmi across, 0 ft up and down)");
}

TEST_CASE("every kind of event has words, even when it refers to nothing") {
    const auto scene = test::smallScene();
    for (int kind = 0; kind <= static_cast<int>(sim::EventKind::crisis); ++kind) {
        CHECK(!describe(*scene, event(static_cast<sim::EventKind>(kind))).empty());
    }
    for (int kind = 0; kind <= static_cast<int>(crisis::EventKind::note); ++kind) {
        sim::Event made = event(sim::EventKind::crisis);
        made.crisis.kind = static_cast<crisis::EventKind>(kind);
        CHECK(!describe(*scene, made).empty());
    }
}
