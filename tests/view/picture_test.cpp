#include <algorithm>
#include <catch2/catch.hpp>
#include <cstring>
#include <glm/geometric.hpp>

#include "geo/sun.h"
#include "text_boxes.h"
#include "view/synthetic.h"

using namespace openline;
using namespace openline::view;
using synthetic::Picture;

namespace {

std::string summary(const frame::FrameData& frame) {
    std::string bytes;
    const auto add = [&](const auto& items) {
        if (items.empty()) return;
        bytes.append(reinterpret_cast<const char*>(items.data()), items.size() * sizeof(items[0]));
    };
    for (const auto* flat : {&frame.ground, &frame.overlay}) {
        for (const auto& v : flat->fillVertices) bytes.append(reinterpret_cast<const char*>(&v), sizeof v);
        add(flat->fillIndices);
        add(flat->lineVertices);
        add(flat->lines);
        add(flat->discs);
        for (const auto& text : flat->texts) {
            bytes +=
                text.utf8 + std::to_string(text.x) + std::to_string(text.y) + std::to_string(text.colour.a);
        }
    }
    return bytes;
}

sim::EncounterView encounterOf(const Picture& picture, UnitId a, UnitId b) {
    sim::EncounterView encounter;
    encounter.a = a;
    encounter.b = b;
    encounter.slantM = 2000.0;
    encounter.gapM = 1990.0;
    encounter.dcpaM = 65.0;
    encounter.tcpaS = 41.6;
    encounter.closureMps = 313.8;
    encounter.level = 3;
    encounter.predictedA = picture.now.units[a.index].ecef;
    encounter.predictedB = picture.now.units[b.index].ecef;
    return encounter;
}

}  // namespace

TEST_CASE("Identical input gives an identical picture") {
    Picture first(10, 6), second(10, 6);
    for (int i = 0; i < 20; ++i) {
        first.wallS = second.wallS = 0.1 * i;
        CHECK(summary(first.build()) == summary(second.build()));
    }
}

TEST_CASE("Units behind the globe leave nothing in the picture") {
    Picture picture(4, 3);
    picture.settings.titleBlock = false;
    picture.orbit.target = geo::geodeticDeg(-23.5, -60.0);
    picture.orbit.distanceM = 1.2e7;
    picture.orbit.tiltRad = 0.0;
    const auto& frame = picture.build();
    CHECK(picture.picks.empty());
    CHECK(frame.models.empty());
    CHECK(frame.overlay.fillIndices.empty());
    CHECK(frame.ground.fillIndices.empty());
    CHECK_FALSE(picture.find("J-16"));
    CHECK_FALSE(picture.find("TAIWAN AIR"));
    CHECK_FALSE(picture.find("Taipei"));
}

TEST_CASE("Lines of zones end at the horizon") {
    Picture picture(0, 0);
    sim::ZoneDef girdle;
    girdle.kind = sim::ZoneKind::medianLine;
    girdle.name = "girdle";
    girdle.parts = {{geo::geodeticDeg(0, -170), geo::geodeticDeg(0, -60), geo::geodeticDeg(0, 60),
                     geo::geodeticDeg(0, 170)}};
    picture.definition.zones = {girdle};
    picture.definition.places.clear();
    picture.definition.crisis.channels.clear();
    picture.orbit.target = geo::geodeticDeg(0, 0);
    picture.orbit.distanceM = 2.0e7;
    picture.orbit.tiltRad = 0.0;
    const auto& frame = picture.build();
    REQUIRE_FALSE(frame.ground.lineVertices.empty());
    // The limb of the globe from this far, in pixels from the middle.
    const double eyeM = 2.0e7 + 6378137.0;
    const double focalPx = 360.0 / std::tan(0.5 * picture.orbit.verticalFovRad);
    const double limbPx = focalPx * 6378137.0 / std::sqrt(eyeM * eyeM - 6378137.0 * 6378137.0);
    double farthest = 0.0;
    for (const auto& v : frame.ground.lineVertices) {
        farthest = std::max(farthest, std::hypot(v.x - 640.0, v.y - 360.0));
    }
    CHECK(farthest == Approx(limbPx).margin(1.0));
}

TEST_CASE("Zone fills stay on the near side and follow the outline") {
    Picture picture(0, 0);
    const auto& frame = picture.build();
    REQUIRE(frame.ground.fillIndices.size() > 9);
    glm::dvec2 lineLow(1e9), lineHigh(-1e9), fillLow(1e9), fillHigh(-1e9);
    const frame::Line& outline = frame.ground.lines.front();
    for (std::uint32_t i = outline.first; i < outline.first + outline.count; ++i) {
        const glm::dvec2 p(frame.ground.lineVertices[i].x, frame.ground.lineVertices[i].y);
        lineLow = glm::min(lineLow, p);
        lineHigh = glm::max(lineHigh, p);
    }
    for (const auto& v : frame.ground.fillVertices) {
        fillLow = glm::min(fillLow, glm::dvec2(v.x, v.y));
        fillHigh = glm::max(fillHigh, glm::dvec2(v.x, v.y));
        CHECK(v.colour.a == 15);
    }
    CHECK(glm::length(fillLow - lineLow) < 1.5);
    CHECK(glm::length(fillHigh - lineHigh) < 1.5);
}

TEST_CASE("Every unit in sight has a symbol far away and a model near by, never neither") {
    Picture picture(1, 0);
    picture.orbit.target = picture.now.units[0].position;
    for (double distance = 5.0e6; distance > 60.0; distance *= 0.8) {
        picture.orbit.distanceM = distance;
        const auto& frame = picture.build();
        const bool model = std::any_of(frame.models.begin(), frame.models.end(),
                                       [](const auto& m) { return m.opacity > 0.45f; });
        const bool symbol = std::any_of(frame.overlay.fillVertices.begin(), frame.overlay.fillVertices.end(),
                                        [](const auto& v) { return v.colour.a > 110; });
        INFO("distance " << distance);
        CHECK((model || symbol));
        if (distance > 2.0e5) CHECK_FALSE(model);
        if (distance < 300.0) CHECK(model);
    }
}

TEST_CASE("Members of a far flight are drawn apart so that each is seen, and where they are when near") {
    Picture picture(1, 0);
    picture.orbit.distanceM = 4.0e6;
    picture.build();
    REQUIRE(picture.picks.size() >= 4);
    for (std::size_t i = 0; i < 4; ++i) {
        for (std::size_t j = i + 1; j < 4; ++j) {
            CHECK(std::hypot(picture.picks[i].x - picture.picks[j].x,
                             picture.picks[i].y - picture.picks[j].y) > 8.0f);
        }
    }
    picture.orbit.target = picture.now.units[0].position;
    picture.orbit.distanceM = 3000.0;
    const auto camera = makeCamera(picture.orbit, picture.widthPx, picture.heightPx);
    picture.build();
    for (const PickTarget& pick : picture.picks) {
        if (!pick.unit) continue;
        const auto seen = project(camera, picture.now.units[pick.unit.index].ecef);
        CHECK(std::hypot(seen->px.x - pick.x, seen->px.y - pick.y) < 0.1);
    }
}

TEST_CASE("Picks lie where units and places are drawn") {
    Picture picture(0, 2);
    picture.build();
    const auto camera = makeCamera(picture.orbit, picture.widthPx, picture.heightPx);
    std::size_t units = 0, places = 0;
    for (const PickTarget& pick : picture.picks) {
        if (pick.zone) continue;
        const auto point = pick.unit ? picture.now.units[pick.unit.index].ecef
                                     : geo::toEcef(picture.definition.places[pick.place.index].position);
        const auto seen = project(camera, point);
        REQUIRE(seen);
        CHECK(std::hypot(seen->px.x - pick.x, seen->px.y - pick.y) < pick.radiusPx);
        (pick.unit ? units : places) += 1;
    }
    CHECK(units == 2);
    CHECK(places >= 2);
}

TEST_CASE("A trail ends at its unit, fades to nothing and has a bounded number of vertices") {
    Picture picture(0, 1);
    picture.definition.zones.clear();
    picture.definition.crisis.channels.clear();
    picture.settings.labels = false;
    for (double t = 0.0; t <= 3600.0 * 20; t += 60.0) {
        picture.now = synthetic::snapshot(picture.definition, t);
        picture.tracks.add(picture.now);
    }
    const auto& frame = picture.build();
    REQUIRE(frame.ground.lines.size() == 1);
    CHECK(frame.ground.lines[0].count < 260);
    CHECK(frame.ground.lines[0].count > 20);
    // The tail is as old as the line lasts, the head is now; the shader does the rest.
    const float fadeS = frame.ground.lines[0].fadeS;
    CHECK(fadeS > 1200.0f);
    CHECK(frame.ground.lineVertices.front().ageS > 0.97f * fadeS);
    CHECK(frame.ground.lineVertices.front().ageS <= fadeS);
    CHECK(frame.ground.lineVertices.back().ageS == 0.0f);
    CHECK(frame.ground.lineVertices.front().colour == frame.ground.lineVertices.back().colour);
    CHECK(frame.ground.lineVertices.back().colour.a > 150);
    CHECK(std::hypot(frame.ground.lineVertices.back().x - picture.picks[0].x,
                     frame.ground.lineVertices.back().y - picture.picks[0].y) < 0.1f);
}

TEST_CASE("The worst undeclared warning is ringed in the accent and told in time, gap and closure") {
    Picture picture(2, 0);
    picture.now.encounters = {encounterOf(picture, UnitId(0), UnitId(4))};
    picture.build();
    CHECK(picture.find("closest approach in 42 s"));
    CHECK(picture.find("180 ft gap predicted · closing 610 kn"));
    const auto accent = palette(frame::Theme::dark).accent;
    CHECK(std::count_if(picture.frame.overlay.discs.begin(), picture.frame.overlay.discs.end(),
                        [&](const auto& d) { return d.ringPx > 0.0f && d.colour == accent; }) == 1);
    picture.now.encounters[0].bond = sim::Bond::station;
    picture.build();
    CHECK_FALSE(picture.find("closest approach"));
    picture.now.encounters[0].bond = sim::Bond::none;
    picture.now.encounters[0].level = 2;
    picture.build();
    CHECK_FALSE(picture.find("closest approach"));
}

TEST_CASE("Near by, an encounter shows both predicted places as ghosts and the distance between them") {
    Picture picture(2, 0);
    picture.now.units[4].position = geo::geodeticDeg(24.0, 120.0, 7300.0);
    picture.now.units[0].position = geo::geodeticDeg(24.0005, 120.0005, 7300.0);
    for (const std::size_t i : {0u, 4u})
        picture.now.units[i].ecef = geo::toEcef(picture.now.units[i].position);
    auto encounter = encounterOf(picture, UnitId(0), UnitId(4));
    encounter.predictedA = geo::toEcef(geo::geodeticDeg(24.0002, 120.0006, 7300.0));
    encounter.predictedB = geo::toEcef(geo::geodeticDeg(24.0002, 119.9999, 7300.0));
    picture.now.encounters = {encounter};
    picture.orbit = framing(picture.now.units[0].position, picture.now.units[4].position, 0.0, 0.8, 0.6);
    const auto& frame = picture.build();
    CHECK(std::count_if(frame.models.begin(), frame.models.end(), [](const auto& m) { return m.ghost; }) ==
          2);
    CHECK(picture.find("between centres, predicted"));
}

TEST_CASE(
    "Of two that fly along together near by, the ghost stands in the picture as it will stand to the other") {
    Picture picture(2, 0);
    const auto place = [&](std::size_t unit, double latitudeDeg) {
        picture.now.units[unit].position = geo::geodeticDeg(latitudeDeg, 120.0, 7300.0);
        picture.now.units[unit].ecef = geo::toEcef(picture.now.units[unit].position);
    };
    place(0, 24.0);
    place(4, 24.002);
    auto encounter = encounterOf(picture, UnitId(0), UnitId(4));
    // Two kilometres on, beside each other.
    encounter.predictedA = geo::toEcef(geo::geodeticDeg(23.98, 120.0, 7300.0));
    encounter.predictedB = geo::toEcef(geo::geodeticDeg(23.98, 120.0003, 7300.0));
    picture.now.encounters = {encounter};
    picture.orbit = framing(picture.now.units[0].position, picture.now.units[4].position, 0.4, 1.1, 0.6,
                            reachM(picture.definition, UnitId(0), UnitId(4)));
    const auto& frame = picture.build();
    int ghosts = 0;
    for (const frame::Model& model : frame.models) {
        if (!model.ghost) continue;
        ++ghosts;
        const auto seen = project(frame.camera, geo::Ecef{frame.camera.eye.m + glm::dvec3(model.positionM)});
        REQUIRE(seen);
        CHECK(std::abs(seen->px.x - 640.0) < 480.0);
        CHECK(std::abs(seen->px.y - 360.0) < 270.0);
    }
    CHECK(ghosts == 1);
}

TEST_CASE("Hull names become generic once the record is released") {
    Picture picture(0, 1);
    picture.build();
    CHECK(picture.find("DDG 100"));
    picture.now.crisis.released = true;
    picture.build();
    CHECK_FALSE(picture.find("DDG 100"));
    CHECK(picture.find("US destroyer"));
}

TEST_CASE("The sun of the picture is the sun of the moment shown") {
    Picture picture(0, 0);
    picture.now.timeS = 7200.0;
    const auto& frame = picture.build();
    const auto sun = geo::sunDirection(*parseIsoTime("2021-10-04T02:00:00Z", 0));
    CHECK(glm::length(glm::dvec3(frame.globe.sun) - sun) < 1e-6);
}

TEST_CASE("A moment before the first snapshot is an empty theater, not a mistake") {
    Picture picture(2, 1);
    picture.now = sim::Snapshot{};
    picture.settings.titleBlock = false;
    picture.build();
    CHECK(picture.frame.models.empty());
    CHECK(picture.frame.overlay.fillIndices.empty());
    CHECK(picture.find("Taipei"));
}

TEST_CASE("Night darkens a dark picture, tints a light one and leaves paper white") {
    Picture picture(0, 0);
    const auto sunlight = [&](frame::Theme theme) {
        picture.settings.theme = theme;
        return picture.build().globe.sunlight;
    };
    const float dark = sunlight(frame::Theme::dark);
    CHECK(dark > 0.0f);
    CHECK(sunlight(frame::Theme::light) < 0.5f * dark);
    CHECK(sunlight(frame::Theme::light) > 0.0f);
    CHECK(sunlight(frame::Theme::print) == 0.0f);
}

TEST_CASE("Condensation never runs ahead of the craft, however far apart the points of its track are") {
    Picture picture(1, 0);
    picture.definition.zones.clear();
    picture.settings.labels = picture.settings.titleBlock = picture.settings.channelArcs = false;
    picture.settings.trails = false;
    sim::UnitView& craft = picture.now.units[0];
    craft.headingRad = craft.trackRad = 0.0;
    craft.bankRad = craft.pitchRad = 0.0;
    constexpr double kDegPerS = 240.0 / 111200.0, kNowS = 3600.0;
    const auto at = [&](double timeS) {
        return geo::geodeticDeg(24.0 + (timeS - kNowS) * kDegPerS, 120.0, 9500.0);
    };
    // Minutes of level flight in one stretch, and then a point a moment ago.
    for (const double agoS : {300.0, 60.0, 0.2})
        picture.tracks.append({UnitId(0), {kNowS - agoS, geo::toEcef(at(kNowS - agoS))}});
    craft.position = at(kNowS);
    craft.ecef = geo::toEcef(craft.position);
    craft.groundSpeedMps = craft.speedMps = 240.0;
    for (std::size_t i = 1; i < picture.now.units.size(); ++i)
        picture.now.units[i].phase = sim::UnitPhase::lost;
    picture.orbit = {craft.position, 400.0, 0.0, 0.0};
    picture.build();
    const auto& vertices = picture.frame.ground.fillVertices;
    REQUIRE(vertices.size() > 20);
    float highest = 1e9f;
    for (const auto& vertex : vertices) highest = std::min(highest, vertex.y);
    // North is up, so ahead is above the middle.
    CHECK(highest > 0.5f * static_cast<float>(picture.heightPx));
}

TEST_CASE("Of two craft that fill the picture the gap is said, from whichever side they are seen") {
    for (const double headingRad : {0.0, 0.8, 1.6, 2.4, 3.2, 4.0, 4.8}) {
        for (const double tiltRad : {0.6, 1.0, 1.2, 1.4}) {
            Picture picture(2, 0);
            picture.now.units[0].position = geo::geodeticDeg(24.0, 120.0, 7300.0);
            picture.now.units[4].position = geo::geodeticDeg(24.0001, 120.0003, 7300.0);
            // As large as four-engine jets.
            for (sim::PlatformDef& platform : picture.definition.platforms) {
                platform.lengthM = 41.0;
                platform.spanM = 40.0;
                platform.heightM = 12.0;
            }
            picture.caption = "A pass.";
            for (const std::size_t i : {0u, 4u})
                picture.now.units[i].ecef = geo::toEcef(picture.now.units[i].position);
            auto encounter = encounterOf(picture, UnitId(0), UnitId(4));
            encounter.tcpaS = 0.0;
            encounter.gapM = 6.1;
            picture.now.encounters = {encounter};
            picture.orbit = framing(picture.now.units[0].position, picture.now.units[4].position, headingRad,
                                    tiltRad, 0.6, reachM(picture.definition, UnitId(0), UnitId(4)));
            picture.build();
            INFO("heading " << headingRad << ", tilt " << tiltRad);
            CHECK(picture.find(" ft gap"));
        }
    }
}
