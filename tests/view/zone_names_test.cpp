#include <catch2/catch.hpp>

#include "view/synthetic.h"
#include "view/zone_name.h"

using namespace openline;
using namespace openline::view;
using synthetic::Picture;

namespace {

sim::ZoneDef area(const char* label, double southDeg, double westDeg, double northDeg, double eastDeg) {
    sim::ZoneDef zone;
    zone.id = zone.name = zone.label = label;
    zone.kind = sim::ZoneKind::airDefenseIdentification;
    zone.closed = true;
    zone.parts = {{geo::geodeticDeg(northDeg, westDeg), geo::geodeticDeg(northDeg, eastDeg),
                   geo::geodeticDeg(southDeg, eastDeg), geo::geodeticDeg(southDeg, westDeg)}};
    return zone;
}

Picture withZones(std::vector<sim::ZoneDef> zones) {
    Picture picture(0, 0);
    picture.definition.places.clear();
    picture.definition.zones = std::move(zones);
    picture.settings.titleBlock = false;
    return picture;
}

}  // namespace

TEST_CASE(
    "A zone's name is shortened in steps: without what is in parentheses, then as charts abbreviate it") {
    const auto zone =
        area("Taiwan air defense identification zone (declared 1953)", 21.0, 117.5, 29.0, 123.0);
    CHECK(zoneNameVariants(zone) ==
          std::vector<std::string>{"TAIWAN AIR DEFENSE IDENTIFICATION ZONE (declared 1953)",
                                   "TAIWAN AIR DEFENSE IDENTIFICATION ZONE", "TAIWAN ADIZ"});
    sim::ZoneDef line;
    line.kind = sim::ZoneKind::medianLine;
    line.label = "MEDIAN LINE (Taiwan MND; PRC: none)";
    CHECK(zoneNameVariants(line) == std::vector<std::string>{"MEDIAN LINE (Taiwan MND; PRC: none)",
                                                             "MEDIAN LINE (Taiwan MND)", "MEDIAN LINE"});
}

TEST_CASE("From near a zone has its whole name, from far a short one, and none stands outside its outline") {
    auto picture =
        withZones({area("Some air defense identification zone (declared 1953)", 20.0, 118.0, 28.0, 124.0)});
    picture.orbit.distanceM = 1.1e6;
    picture.build();
    CHECK(picture.find("(declared 1953)"));
    // Where only the upright edge has room for all of it, less of it is written level.
    picture.orbit.distanceM = 2.2e6;
    picture.memory.forget();
    picture.build();
    const auto* level = picture.find("SOME");
    REQUIRE(level);
    CHECK(std::abs(std::sin(level->rotationRad)) < 0.5f);
    picture.orbit.distanceM = 7.0e6;
    picture.memory.forget();
    picture.build();
    const auto* name = picture.find("SOME");
    REQUIRE(name);
    CHECK(name->utf8 == "SOME ADIZ");
    const auto camera = makeCamera(picture.orbit, picture.widthPx, picture.heightPx);
    double left = 1e9, right = -1e9, top = 1e9, bottom = -1e9;
    for (const auto& corner : picture.definition.zones[0].parts[0]) {
        const auto seen = project(camera, geo::toEcef(corner));
        REQUIRE(seen);
        left = std::min(left, seen->px.x);
        right = std::max(right, seen->px.x);
        top = std::min(top, seen->px.y);
        bottom = std::max(bottom, seen->px.y);
    }
    CHECK(name->x > left);
    CHECK(name->x < right);
    CHECK(name->y > top - 20.0);
    CHECK(name->y < bottom + 20.0);
}

TEST_CASE("The name of one line crosses no other line") {
    sim::ZoneDef first, second;
    first.kind = second.kind = sim::ZoneKind::medianLine;
    first.label = first.name = "FIRST LINE (of one ministry)";
    first.parts = {{geo::geodeticDeg(27.0, 122.0), geo::geodeticDeg(23.0, 118.0)}};
    second.label = second.name = "SECOND LINE (of another one)";
    second.parts = {
        {geo::geodeticDeg(26.7, 121.4), geo::geodeticDeg(24.9, 120.2), geo::geodeticDeg(23.1, 117.7)}};
    auto picture = withZones({first, second});
    picture.orbit.distanceM = 1.5e6;
    picture.build();
    std::size_t named = 0;
    for (const frame::Text& text : picture.frame.ground.texts) {
        if (text.utf8.find("LINE") == std::string::npos) continue;
        ++named;
        const double half =
            0.5 * picture.metrics.widthPx(text.utf8, text.sizePx, text.weight, text.letterSpacingPx);
        const double cosine = std::cos(text.rotationRad), sine = std::sin(text.rotationRad);
        for (const frame::LineVertex& v : picture.frame.ground.lineVertices) {
            // In the text's own axes: along the baseline, and above it.
            const double dx = v.x - text.x, dy = v.y - text.y;
            const double along = dx * cosine + dy * sine, above = dx * sine - dy * cosine;
            CHECK_FALSE((std::abs(along) < half - 2.0 && above > 0.5 && above < 0.7 * text.sizePx));
        }
    }
    CHECK(named == 2);
}

TEST_CASE("The mouse finds a zone by its name") {
    auto picture = withZones({area("Some air defense identification zone", 20.0, 118.0, 28.0, 124.0)});
    picture.build();
    std::size_t circles = 0;
    for (const PickTarget& pick : picture.picks) circles += pick.zone == ZoneId(0) ? 1 : 0;
    CHECK(circles > 3);
}

TEST_CASE(
    "A zone whose outline has no piece as long as its name still has one, beside it and across no line") {
    // Six short sides, and lines inside that leave no room for a level name.
    auto zone = area("Some air defense identification zone", 0, 0, 0, 0);
    zone.parts = {{}};
    for (int corner = 0; corner < 6; ++corner) {
        const double angle = corner * 3.14159265 / 3.0;
        zone.parts[0].push_back(
            geo::geodeticDeg(24.0 + 1.2 * std::cos(angle), 120.5 + 1.3 * std::sin(angle)));
    }
    sim::ZoneDef across;
    across.kind = sim::ZoneKind::limitLine;
    across.name = across.label = "X";
    for (int turn = 0; turn <= 12; ++turn) {
        const double latitudeDeg = 23.1 + 0.15 * turn;
        across.parts.push_back({geo::geodeticDeg(latitudeDeg, 120.1), geo::geodeticDeg(latitudeDeg, 120.9)});
    }
    auto picture = withZones({zone, across});
    picture.orbit.target = geo::geodeticDeg(24.0, 120.5);
    picture.orbit.tiltRad = 0.0;
    picture.orbit.distanceM = 3.0e6;
    picture.build();
    CHECK(picture.find("SOME"));
}

TEST_CASE("The name of a side's zone is told from the sea by four and a half to one, in every theme") {
    for (const auto theme : {frame::Theme::dark, frame::Theme::light, frame::Theme::print}) {
        auto zone = area("Some air defense identification zone", 20.0, 118.0, 28.0, 124.0);
        zone.side = SideId{std::size_t{0}};
        auto picture = withZones({zone});
        picture.definition.sides = {{"korea", "Korea"}};
        picture.settings.theme = theme;
        picture.build();
        const auto* name = picture.find("SOME");
        REQUIRE(name);
        CHECK(name->halo.a >= palette(theme).halo.a - 2);
        const int light = name->colour.r + name->colour.g + name->colour.b;
        const auto own = sideColour(theme, "korea");
        if (theme == frame::Theme::dark) CHECK(light > own.r + own.g + own.b);
        if (theme != frame::Theme::dark) CHECK(light <= own.r + own.g + own.b);
    }
}

TEST_CASE("The name of a zone begins where no craft is, and stays where it began when one crosses it") {
    Picture picture(0, 1);
    const auto zoneNames = [&] {
        std::vector<PickTarget> names;
        for (const PickTarget& pick : picture.picks)
            if (pick.zone) names.push_back(pick);
        return names;
    };
    sim::UnitView& ship = picture.now.units[0];
    ship.phase = sim::UnitPhase::lost;
    picture.build();
    const auto first = zoneNames();
    REQUIRE_FALSE(first.empty());
    const PickTarget under = first[first.size() / 2];
    const auto ground =
        groundAt(makeCamera(picture.orbit, picture.widthPx, picture.heightPx), {under.x, under.y});
    REQUIRE(ground);
    ship.phase = sim::UnitPhase::active;
    ship.position = *ground;
    ship.ecef = geo::toEcef(ship.position);
    picture.wallS += 0.1;
    picture.build();
    const auto kept = zoneNames();
    CHECK(std::any_of(kept.begin(), kept.end(), [&](const PickTarget& pick) {
        return std::hypot(pick.x - under.x, pick.y - under.y) < 0.5f;
    }));
    picture.memory.forget();
    picture.build();
    for (const PickTarget& pick : zoneNames())
        CHECK(std::hypot(pick.x - under.x, pick.y - under.y) > pick.radiusPx);
}
