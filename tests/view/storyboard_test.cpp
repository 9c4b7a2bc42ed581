#include <catch2/catch.hpp>
#include <glm/geometric.hpp>

#include "view/synthetic.h"

using namespace openline;
using namespace openline::view;

namespace {
sim::Definition withScenes() {
    sim::Definition def = synthetic::definition(1, 1);
    sim::SceneDef wide;
    wide.filmS = 8.0;
    wide.speed = 60.0;
    wide.lookAt = geo::geodeticDeg(24.0, 121.0);
    wide.distanceM = 6.0e6;
    wide.distanceEndM = 2.0e6;
    sim::SceneDef pair;
    pair.atS = 3600.0;
    pair.filmS = 5.0;
    pair.speed = 1.0;
    pair.lookAt = wide.lookAt;
    pair.follow = {UnitId(0), UnitId(4)};
    def.storyboard = {wide, pair};
    return def;
}
}  // namespace

TEST_CASE("A storyboard is as long as its scenes and its clock runs at each scene's speed") {
    const auto def = withScenes();
    CHECK(storyboardLengthS(def) == Approx(13.0));
    CHECK(storyboardTimeS(def, 0.0) == Approx(0.0));
    CHECK(storyboardTimeS(def, 2.0) == Approx(120.0));
    CHECK(storyboardTimeS(def, 9.0) == Approx(3601.0));
    CHECK(storyboardTimeS(def, 99.0) == Approx(3605.0));
    CHECK(storyboardTimeS(sim::Definition{}, 3.0) == 0.0);
}

TEST_CASE("Scenes ease within themselves and blend into each other without a jump") {
    const auto def = withScenes();
    const auto units = synthetic::snapshot(def, 3600.0).units;
    CHECK(storyboardAt(def, 0.0, units).camera.distanceM == Approx(6.0e6));
    double last = 6.0e6;
    for (double filmS = 0.0; filmS < 13.0; filmS += 1.0 / 30.0) {
        const auto moment = storyboardAt(def, filmS, units);
        CHECK(std::abs(std::log(moment.camera.distanceM / last)) < 0.35);
        last = moment.camera.distanceM;
    }
    CHECK(storyboardAt(def, 8.01, units).scene == 1);
}

TEST_CASE("A scene that follows two units frames both") {
    const auto def = withScenes();
    const auto units = synthetic::snapshot(def, 3600.0).units;
    const auto camera = makeCamera(storyboardAt(def, 12.0, units).camera, 1280, 720);
    for (const std::size_t unit : {0u, 4u}) {
        const auto seen = project(camera, units[unit].ecef);
        REQUIRE(seen);
        CHECK(std::abs(seen->px.x - 640.0) < 320.0);
        CHECK(std::abs(seen->px.y - 360.0) < 240.0);
    }
}

TEST_CASE("Captions fade in and out, and the last one stays") {
    const auto def = withScenes();
    const auto units = synthetic::snapshot(def, 0.0).units;
    CHECK(storyboardAt(def, 0.0, units).opacity == Approx(0.0));
    CHECK(storyboardAt(def, 4.0, units).opacity == Approx(1.0));
    CHECK(storyboardAt(def, 7.99, units).opacity < 0.1);
    CHECK(storyboardAt(def, 13.0, units).opacity == Approx(1.0));
}

TEST_CASE(
    "In a what-if a near scene looks over to the nearest craft, in the record it stays where it was "
    "written") {
    auto def = withScenes();
    def.storyboard.resize(1);
    def.storyboard[0].distanceM = 3.0e5;
    def.storyboard[0].distanceEndM.reset();
    def.storyboard[0].lookAt = geo::geodeticDeg(18.4, 110.0);
    auto units = synthetic::snapshot(def, 3600.0).units;
    for (auto& unit : units) {
        unit.position = geo::geodeticDeg(20.5, 114.0, 6000.0);
        unit.ecef = geo::toEcef(unit.position);
    }
    const auto seenAt = [&](bool released) {
        const auto camera = makeCamera(storyboardAt(def, 4.0, units, released).camera, 1280, 720);
        return project(camera, units[0].ecef);
    };
    const auto record = seenAt(false), whatIf = seenAt(true);
    CHECK((!record || record->px.x > 1280.0 || record->px.y < 0.0));
    REQUIRE(whatIf);
    CHECK(std::abs(whatIf->px.x - 640.0) < 320.0);
    CHECK(std::abs(whatIf->px.y - 360.0) < 180.0);
    // A wide scene is about the theater, not about one craft.
    def.storyboard[0].distanceM = 4.0e6;
    CHECK(storyboardAt(def, 4.0, units, true).camera.target.longitudeRad ==
          Approx(def.storyboard[0].lookAt.longitudeRad));
}
