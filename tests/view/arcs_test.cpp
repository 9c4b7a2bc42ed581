#include <algorithm>
#include <catch2/catch.hpp>

#include "view/synthetic.h"

using namespace openline;
using namespace openline::view;
using crisis::Lamp;
using synthetic::Picture;

namespace {

/// One channel from Guangzhou to Taipei in a state, and nothing else.
Picture withLamp(Lamp lamp) {
    Picture picture(0, 0);
    picture.definition.zones.clear();
    picture.definition.crisis.channels = {synthetic::channel("line", "Line", "guangzhou", "taipei")};
    picture.now.crisis.channels.resize(1);
    picture.now.crisis.channels[0].lamp = lamp;
    picture.now.crisis.channels[0].lampSinceS = 3600.0;
    picture.settings.titleBlock = false;
    return picture;
}

std::size_t accented(const frame::Flat& flat) {
    const auto accent = palette(frame::Theme::dark).accent;
    return static_cast<std::size_t>(
        std::count_if(flat.discs.begin(), flat.discs.end(), [&](const auto& disc) {
            return disc.colour.r == accent.r && disc.colour.g == accent.g && disc.colour.b == accent.b;
        }));
}

int strongest(const frame::Flat& flat) {
    int alpha = 0;
    for (const auto& v : flat.lineVertices) alpha = std::max<int>(alpha, v.colour.a);
    return alpha;
}

float highest(const frame::Flat& flat) {
    float y = 1e9f;
    for (const auto& v : flat.lineVertices) y = std::min(y, v.y);
    return y;
}

}  // namespace

TEST_CASE("A closed channel has no arc, an idle one is thin, an answered one steady and bright") {
    auto closed = withLamp(Lamp::closed);
    CHECK(closed.build().overlay.lines.empty());
    auto idle = withLamp(Lamp::idle);
    REQUIRE(idle.build().overlay.lines.size() == 1);
    CHECK(strongest(idle.frame.overlay) < 100);
    CHECK(accented(idle.frame.overlay) == 0);
    auto answered = withLamp(Lamp::answered);
    answered.build();
    CHECK(strongest(answered.frame.overlay) > 220);
    CHECK(answered.find("Line"));
}

TEST_CASE("A ringing channel sends amber pulses that move, and nothing else in the picture is amber") {
    auto ringing = withLamp(Lamp::ringing);
    ringing.build();
    REQUIRE(accented(ringing.frame.overlay) > 5);
    const auto before = ringing.frame.overlay.discs.back();
    ringing.wallS = 0.2;
    ringing.build();
    const auto after = ringing.frame.overlay.discs.back();
    CHECK((before.x != after.x || before.radiusPx != after.radiusPx));
}

TEST_CASE("An unanswered call fades and falls") {
    auto arc = withLamp(Lamp::noAnswer);
    arc.build();
    const int freshStrength = strongest(arc.frame.overlay);
    const float freshTop = highest(arc.frame.overlay);
    arc.now.timeS = 3600.0 + 1700.0;
    arc.build();
    CHECK(strongest(arc.frame.overlay) < freshStrength / 2);
    CHECK(highest(arc.frame.overlay) > freshTop + 4.0f);
}

TEST_CASE("A refused call breaks with a white cross, a suspended channel is dashed") {
    auto refused = withLamp(Lamp::refused);
    const auto& lines = refused.build().overlay.lines;
    REQUIRE(lines.size() == 4);
    CHECK(std::count_if(lines.begin(), lines.end(),
                        [](const auto& line) { return line.widthPx > 1.4f && line.count == 2; }) == 2);
    auto suspended = withLamp(Lamp::suspended);
    REQUIRE(suspended.build().overlay.lines.size() == 1);
    CHECK(suspended.frame.overlay.lines[0].dashOnPx > 0.0f);
}

TEST_CASE("Arcs that share both ends are fanned, and keep their places while others close") {
    Picture picture(0, 0);
    picture.definition.zones.clear();
    picture.definition.crisis.channels.assign(3, synthetic::channel("line", "Line", "guangzhou", "taipei"));
    for (auto& state : picture.now.crisis.channels) state.lamp = Lamp::idle;
    picture.build();
    REQUIRE(picture.frame.overlay.lines.size() == 3);
    const auto middleOf = [&](std::size_t i) {
        const auto& line = picture.frame.overlay.lines[i];
        return picture.frame.overlay.lineVertices[line.first + line.count / 2];
    };
    const auto third = middleOf(2);
    CHECK(std::hypot(middleOf(0).x - third.x, middleOf(0).y - third.y) > 6.0f);
    picture.now.crisis.channels[1].lamp = Lamp::closed;
    picture.build();
    REQUIRE(picture.frame.overlay.lines.size() == 2);
    CHECK(middleOf(1).y == Approx(third.y));
}

TEST_CASE("An arc to a place over the horizon runs out of sight with a tag that names its end") {
    Picture picture(0, 0);
    picture.orbit = synthetic::overTaiwan(4.5e6, 0.8);
    picture.build();
    CHECK(picture.find("to Washington"));
    CHECK(picture.find("to Honolulu"));
    CHECK_FALSE(picture.find("to Beijing"));
}

TEST_CASE("A call says what it does on its arc, where the arc can be seen") {
    Picture picture(0, 0);
    picture.definition.zones.clear();
    picture.definition.crisis.channels = {synthetic::channel("line", "Line", "washington", "beijing")};
    picture.now.crisis.channels.resize(1);
    picture.now.crisis.channels[0].lamp = Lamp::ringing;
    picture.now.crisis.channels[0].lampSinceS = picture.now.timeS - 38.0 * 60.0;
    picture.orbit = synthetic::overTaiwan(9.0e6, 0.2);
    picture.build();
    REQUIRE(picture.find("ringing 38 min"));
    REQUIRE(picture.find("Line"));
    CHECK(picture.find("Line")->x > 0.0f);
    CHECK(picture.find("Line")->x < 1280.0f);
    CHECK(picture.find("Line")->y > 0.0f);
    CHECK(picture.find("Line")->y < 720.0f);
    picture.now.crisis.channels[0].lamp = Lamp::idle;
    picture.build();
    CHECK_FALSE(picture.find("Line"));
}

TEST_CASE("A channel with both ends in one city is a ring at the place, which says what the arc would") {
    auto picture = withLamp(Lamp::idle);
    picture.definition.places.push_back(
        synthetic::place("embassy", "Embassy", sim::PlaceKind::headquarters, 25.05, 121.57, 5));
    picture.definition.crisis.channels = {synthetic::channel("embassy", "Embassy line", "embassy", "taipei")};
    const auto ringWith = [&](Lamp lamp) {
        picture.now.crisis.channels[0].lamp = lamp;
        picture.memory.forget();
        return picture.build().overlay.lines;
    };
    CHECK(ringWith(Lamp::closed).empty());
    REQUIRE(ringWith(Lamp::idle).size() == 1);
    const auto place =
        project(makeCamera(picture.orbit, 1280, 720), geo::toEcef(picture.definition.places[0].position));
    REQUIRE(place);
    for (const auto& v : picture.frame.overlay.lineVertices)
        CHECK(std::hypot(v.x - place->px.x, v.y - place->px.y) < 20.0);
    CHECK(ringWith(Lamp::suspended).front().dashOnPx > 0.0f);
    CHECK(ringWith(Lamp::ringing).size() == 3);
    CHECK(picture.find("Embassy line"));
    ringWith(Lamp::answered);
    CHECK(strongest(picture.frame.overlay) > 220);
    CHECK(ringWith(Lamp::refused).size() == 3);
}

TEST_CASE("The radio between craft rings out from those that hail, and joins them once it is answered") {
    Picture picture(0, 2);
    picture.definition.zones.clear();
    picture.settings.trails = false;
    crisis::ChannelDef radio = synthetic::channel("guard", "Guard radio", "", "");
    radio.permission = crisis::Permission::delegated;
    picture.definition.crisis.channels = {radio};
    picture.now.crisis.channels.resize(1);
    picture.definition.units[1].side = SideId(0);
    sim::EncounterView pair;
    pair.a = UnitId(0);
    pair.b = UnitId(1);
    picture.now.encounters.push_back(pair);
    picture.now.crisis.channels[0].lamp = Lamp::idle;
    picture.build();
    CHECK_FALSE(picture.find("Guard radio"));
    picture.now.crisis.channels[0].lamp = Lamp::ringing;
    picture.memory.forget();
    picture.build();
    CHECK(picture.find("Guard radio"));
    const auto ringing = picture.frame.overlay.lines.size();
    picture.now.crisis.channels[0].lamp = Lamp::noAnswer;
    picture.now.crisis.channels[0].lampSinceS = picture.now.timeS;
    picture.build();
    CHECK(picture.frame.overlay.lines.size() + 2 == ringing);
}

TEST_CASE("A call's name stands beside its arc and not across it") {
    auto picture = withLamp(Lamp::answered);
    for (const double headingRad : {0.0, 0.8, 1.6, 2.4}) {
        picture.memory.forget();
        picture.orbit.headingRad = headingRad;
        picture.orbit.distanceM = 1.2e6;
        picture.build();
        const frame::Text* name = picture.find("Line");
        REQUIRE(name);
        const float width = picture.metrics.widthPx(name->utf8, name->sizePx, name->weight);
        const float left = name->align == frame::Align::left    ? name->x
                           : name->align == frame::Align::right ? name->x - width
                                                                : name->x - 0.5f * width;
        for (const auto& v : picture.frame.overlay.lineVertices) {
            const bool across =
                v.x > left && v.x < left + width && v.y < name->y && v.y > name->y - 0.7f * name->sizePx;
            CHECK_FALSE(across);
        }
    }
}
