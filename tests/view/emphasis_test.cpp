// What a picture says first: sizes of captions, zones that step back, words for calls, groups from far away.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <utility>

#include "view/synthetic.h"
#include "view/wording.h"

using namespace openline;
using namespace openline::view;
using synthetic::Picture;

namespace {

std::size_t fills(const Picture& picture) {
    return picture.frame.ground.fillIndices.size();
}

int alphaOfFirstLine(const Picture& picture) {
    int most = 0;
    for (const auto& line : picture.frame.ground.lines)
        for (std::uint32_t i = 0; i < line.count; ++i)
            most = std::max<int>(most, picture.frame.ground.lineVertices[line.first + i].colour.a);
    return most;
}

std::size_t written(const Picture& picture, const std::string& words) {
    const auto& texts = picture.frame.ground.texts;
    return static_cast<std::size_t>(std::count_if(
        texts.begin(), texts.end(), [&](const frame::Text& text) { return text.utf8 == words; }));
}

/// Two lines side by side that differ in what stands in brackets, the second one's more.
Picture withTwoVersions(bool turned) {
    Picture picture(0, 0);
    picture.definition.zones.clear();
    for (const double shift : {0.0, 0.8}) {
        sim::ZoneDef line;
        line.kind = sim::ZoneKind::medianLine;
        line.name = line.label = shift == 0.0 ? "MEDIAN LINE (one)" : "MEDIAN LINE (two, the other)";
        line.parts = {{geo::geodeticDeg(27.0, 121.0 + shift), geo::geodeticDeg(23.0, 117.0 + shift)}};
        picture.definition.zones.push_back(line);
    }
    if (turned) std::swap(picture.definition.zones[0], picture.definition.zones[1]);
    return picture;
}

}  // namespace

TEST_CASE("A caption read from afar is a thirtieth of the height; read near by it is smaller") {
    Picture picture(0, 0);
    picture.caption = "A sentence.";
    picture.build();
    REQUIRE(picture.find("A sentence."));
    CHECK(picture.find("A sentence.")->sizePx >= 720.0f / 30.0f - 0.01f);
    picture.settings.readFrom = ReadFrom::near;
    picture.build();
    CHECK(picture.find("A sentence.")->sizePx < 720.0f / 40.0f);
}

TEST_CASE("A caption stands below its headline at the same left edge, and alone in the middle") {
    Picture picture(0, 0);
    picture.caption = "One sentence. And a second one that is long enough to make two lines of it, or so.";
    picture.build();
    const frame::Text* alone = picture.find("One sentence.");
    REQUIRE(alone);
    CHECK(alone->align == frame::Align::centre);
    CHECK(alone->x == Approx(640.0f));
    picture.headline = "1 April 2001";
    picture.build();
    const frame::Text* headline = picture.find("1 April");
    const frame::Text* caption = picture.find("One sentence.");
    REQUIRE(headline);
    REQUIRE(caption);
    CHECK(caption->align == frame::Align::left);
    CHECK(caption->x == Approx(headline->x));
    // The headline's descenders end above the caption's first line.
    CHECK(headline->y + 0.25f * headline->sizePx < caption->y - 0.75f * caption->sizePx);
}

TEST_CASE("Zones of sides that have no part in the story step back: no fill, a fainter line") {
    Picture picture(3, 0);
    picture.settings.trails = picture.settings.channelArcs = picture.settings.titleBlock = false;
    picture.settings.labels = false;
    picture.definition.zones.erase(picture.definition.zones.begin() + 1);
    picture.build();
    const std::size_t within = fills(picture);
    const int strong = alphaOfFirstLine(picture);
    CHECK(within > 0);
    picture.definition.sides.push_back({"japan", "Japan"});
    picture.definition.zones[0].side = SideId(3);
    picture.build();
    CHECK(fills(picture) == 0);
    CHECK(alphaOfFirstLine(picture) < 0.6 * strong);
    // A relation is a part in the story too.
    crisis::DyadDef dyad;
    dyad.a = SideId(3);
    dyad.b = SideId(0);
    picture.definition.crisis.dyads.push_back(dyad);
    picture.build();
    CHECK(fills(picture) == within);
}

TEST_CASE("Two versions of a line are never both written with the bare words they share") {
    struct View {
        double headingRad, tiltRad;
    };
    std::size_t bothLong = 0, onlyBare = 0;
    for (const bool turned : {false, true}) {
        Picture picture = withTwoVersions(turned);
        for (const View view : {View{0.0, 0.55}, View{0.0, 1.3}, View{0.8, 1.2}, View{2.4, 1.0}}) {
            picture.orbit.headingRad = view.headingRad;
            picture.orbit.tiltRad = view.tiltRad;
            for (const double distanceM : {6.0e5, 9.0e5, 1.2e6, 2.6e6, 5.0e6, 8.0e6, 1.1e7, 1.2e7}) {
                picture.orbit.distanceM = distanceM;
                picture.memory.forget();
                picture.build();
                INFO(distanceM << ", " << view.headingRad << ", " << view.tiltRad << ", " << turned);
                const std::size_t bare = written(picture, "MEDIAN LINE");
                const std::size_t longer =
                    written(picture, "MEDIAN LINE (one)") + written(picture, "MEDIAN LINE (two, the other)");
                CHECK(bare <= 1);
                // Bare words beside a longer wording would say that only the other is somebody's.
                CHECK((bare == 0 || longer == 0));
                bothLong += longer == 2 ? 1 : 0;
                onlyBare += bare;
            }
        }
    }
    CHECK(bothLong > 0);
    CHECK(onlyBare > 0);
}

TEST_CASE("A line that is alone on the picture is called by its bare words where its own have no room") {
    Picture picture = withTwoVersions(false);
    picture.definition.zones.pop_back();
    picture.orbit.distanceM = 1.1e7;
    picture.build();
    CHECK(written(picture, "MEDIAN LINE") == 1);
}

TEST_CASE("A telephone rings, a radio calls, and who asks an embassy waits") {
    crisis::ChannelDef line = synthetic::channel("line", "Line", "beijing", "washington");
    line.permission = crisis::Permission::shared;
    CHECK(callVerb(line) == "ringing");
    line.permission = crisis::Permission::delegated;
    CHECK(callVerb(line) == "ringing");
    line.permission = crisis::Permission::diplomatic;
    CHECK(callVerb(line) == "waiting");
    crisis::ChannelDef radio = synthetic::channel("radio", "Radio", "", "");
    radio.endA.clear();
    radio.endB.clear();
    radio.permission = crisis::Permission::delegated;
    CHECK(callVerb(radio) == "calling");
}

TEST_CASE(
    "From the far side of a theater flights on one spot are one symbol with a count, near they are not") {
    Picture picture(9, 0);
    picture.settings.labels = true;
    const auto counted = [&] {
        std::size_t sum = 0;
        for (const frame::Text& text : picture.frame.overlay.texts)
            if (text.utf8.rfind("×", 0) == 0) sum += static_cast<std::size_t>(std::stoi(text.utf8.substr(2)));
        return sum;
    };
    picture.orbit.distanceM = 1.0e6;
    picture.build();
    CHECK(counted() == 0);
    picture.orbit.distanceM = 2.0e7;
    picture.memory.forget();
    picture.build();
    CHECK(counted() > 12);
    CHECK(counted() <= 36);
    // Whose they are is said too: craft of one side share a symbol, those of two never do.
    CHECK(picture.find(" aircraft"));
    for (const frame::Text& text : picture.frame.overlay.texts) {
        if (text.utf8.find(" aircraft") == std::string::npos) continue;
        INFO(text.utf8);
        const std::string side = text.utf8.substr(text.utf8.find(' ') + 1);
        CHECK((side == "PRC aircraft" || side == "US aircraft" || side == "Taiwan aircraft"));
    }
}

TEST_CASE("A craft of the ringed encounter is seen and named beside its wingmen, from however far") {
    Picture picture(2, 0);
    for (std::size_t i = 0; i < 8; ++i) {
        auto& unit = picture.now.units[i];
        unit.position = geo::geodeticDeg(24.0 + 0.004 * static_cast<double>(i), 120.0, 7300.0);
        unit.ecef = geo::toEcef(unit.position);
    }
    // Neither leads its flight.
    picture.definition.units[1].name = "Interceptor";
    picture.definition.units[5].name = "Patrol craft";
    picture.orbit.distanceM = 2.0e7;
    picture.build();
    CHECK_FALSE(picture.find("Interceptor"));
    sim::EncounterView encounter;
    encounter.a = UnitId(1);
    encounter.b = UnitId(5);
    encounter.level = 3;
    encounter.slantM = encounter.gapM = 2000.0;
    encounter.predictedA = picture.now.units[1].ecef;
    encounter.predictedB = picture.now.units[5].ecef;
    picture.now.encounters = {encounter};
    picture.memory.forget();
    picture.build();
    CHECK(picture.find("Interceptor"));
    CHECK(picture.find("Patrol craft"));
    for (const std::size_t craft : {1u, 5u})
        CHECK(std::ranges::any_of(picture.picks, [&](const auto& p) { return p.unit == UnitId(craft); }));
    // The others of each flight are still one symbol.
    std::size_t groups = 0;
    for (const frame::Text& text : picture.frame.overlay.texts) groups += text.utf8 == "×3" ? 1 : 0;
    CHECK(groups == 2);
}

TEST_CASE("A side is spoken of as people do, and by its name where no word for it is known") {
    CHECK(sideAdjective({"prc", "China (PRC)"}) == "PRC");
    CHECK(sideAdjective({"dprk", "North Korea"}) == "North Korean");
    CHECK(sideAdjective({"blue", "Blue side"}) == "Blue side");
    CHECK(sideAdjective({"blue", ""}) == "blue");
}

TEST_CASE("An altitude stick whose foot is out of the picture fades instead of crossing it") {
    Picture picture(1, 0);
    picture.settings.labels = picture.settings.trails = picture.settings.zones = false;
    picture.settings.titleBlock = picture.settings.channelArcs = false;
    picture.orbit.target = picture.now.units[0].position;
    picture.orbit.distanceM = 300.0;
    picture.orbit.tiltRad = 1.2;
    picture.build();
    std::size_t sticks = 0;
    for (const auto& line : picture.frame.ground.lines) {
        if (line.count != 2) continue;
        const auto& from = picture.frame.ground.lineVertices[line.first];
        const auto& to = picture.frame.ground.lineVertices[line.first + 1];
        ++sticks;
        CHECK(std::hypot(to.x - from.x, to.y - from.y) < 200.0f);
        CHECK(to.colour.a == 0);
    }
    CHECK(sticks >= 1);
}
