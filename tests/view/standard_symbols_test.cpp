// Frames of MIL-STD-2525: who takes which shape, which of them are dashed, and who decides.
#include "view/standard_symbols.h"

#include <catch2/catch.hpp>

#include <algorithm>

#include "view/synthetic.h"

using namespace openline;
using namespace openline::view;
using sim::Domain;
using synthetic::Picture;

namespace {

constexpr Identity kAllIdentities[] = {Identity::pending,  Identity::unknown, Identity::assumedFriend,
                                       Identity::friendly, Identity::neutral, Identity::suspect,
                                       Identity::hostile};

/// Dashed lines of the frames' own ink.
std::size_t dashedFrames(const frame::FrameData& frame) {
    const auto& flat = frame.overlay;
    return static_cast<std::size_t>(
        std::count_if(flat.lines.begin(), flat.lines.end(), [&](const frame::Line& line) {
            return line.dashOnPx > 0.0f && flat.lineVertices[line.first].colour.r < 0x20 && line.count > 3;
        }));
}

Picture withStandardSymbols() {
    Picture picture(3, 0);  // flights of prc, us and taiwan, from far enough to be symbols
    picture.settings.looks.symbols = SymbolSet::standard;
    return picture;
}

}  // namespace

TEST_CASE("A frame's shape is its identity's: circle, square, diamond and quatrefoil for ships") {
    const auto corners = [](Identity identity) {
        return standardFrame(identity, Domain::surface).outline.size();
    };
    CHECK(corners(Identity::neutral) == 4);
    CHECK(corners(Identity::hostile) == 4);
    const auto square = standardFrame(Identity::neutral, Domain::surface).outline;
    CHECK(square[0].y == Approx(square[1].y));  // stands on a side
    const auto diamond = standardFrame(Identity::hostile, Domain::surface).outline;
    CHECK(diamond[0].x == Approx(0.0f));  // and this on a corner
    for (const glm::vec2& point : standardFrame(Identity::friendly, Domain::surface).outline)
        CHECK(std::hypot(point.x, point.y) == Approx(1.0f));
    float nearest = 2.0f, farthest = 0.0f;
    for (const glm::vec2& point : standardFrame(Identity::unknown, Domain::surface).outline) {
        nearest = std::min(nearest, std::hypot(point.x, point.y));
        farthest = std::max(farthest, std::hypot(point.x, point.y));
    }
    CHECK(nearest < 0.8f * farthest);  // four lobes
}

TEST_CASE(
    "Dashes change no shape: an assumed friend is a friend's, a suspect a hostile's, pending unknown's") {
    const std::pair<Identity, Identity> same[] = {{Identity::assumedFriend, Identity::friendly},
                                                  {Identity::suspect, Identity::hostile},
                                                  {Identity::pending, Identity::unknown}};
    for (const auto& [dashed, plain] : same) {
        CHECK(isDashed(dashed));
        CHECK_FALSE(isDashed(plain));
        for (const Domain domain : {Domain::air, Domain::surface, Domain::subsurface})
            CHECK(standardFrame(dashed, domain).outline == standardFrame(plain, domain).outline);
    }
    CHECK_FALSE(isDashed(Identity::neutral));
}

TEST_CASE("Aircraft have frames open below, submarines the same upside down") {
    for (const Identity identity : kAllIdentities) {
        const StandardFrame air = standardFrame(identity, Domain::air);
        const StandardFrame below = standardFrame(identity, Domain::subsurface);
        CHECK_FALSE(air.closed);
        CHECK(standardFrame(identity, Domain::surface).closed);
        REQUIRE(air.outline.size() == below.outline.size());
        CHECK(air.outline.front().y > 0.5f);  // both feet are down, y grows downwards
        CHECK(air.outline.back().y > 0.5f);
        for (std::size_t i = 0; i < air.outline.size(); ++i)
            CHECK(below.outline[i].y == Approx(-air.outline[i].y));
    }
}

TEST_CASE("Without a word of the scenario nobody begins as hostile") {
    for (const char* id : {"us", "prc", "taiwan", "japan", "dprk", "russia", "vietnam", "qatar", ""})
        CHECK(usualIdentity(id) != Identity::hostile);
    CHECK(usualIdentity("prc") == Identity::suspect);
    CHECK(usualIdentity("japan") == Identity::friendly);
    CHECK(usualIdentity("vietnam") == Identity::neutral);
    CHECK(usualIdentity("") == Identity::unknown);
}

TEST_CASE("A suspect becomes hostile at minor clashes, unless the scenario has said what it is") {
    sim::Definition definition = synthetic::definition(0, 0);
    crisis::DyadDef dyad;
    dyad.a = SideId(1);
    dyad.b = SideId(0);
    definition.crisis.dyads = {dyad};
    crisis::State state;
    state.dyads.resize(1);
    const SideId prc(std::size_t{0}), us(std::size_t{1});
    for (const crisis::Rung rung : {0, 4, 5, 7}) {
        state.dyads[0].rung = rung;
        INFO(rung);
        CHECK(shownIdentity(definition, state, prc) == (rung >= 5 ? Identity::hostile : Identity::suspect));
        CHECK(shownIdentity(definition, state, us) == Identity::friendly);
    }
    definition.sides[0].identity = Identity::neutral;
    CHECK(shownIdentity(definition, state, prc) == Identity::neutral);
    CHECK(shownIdentity(definition, state, SideId()) == Identity::unknown);
}

TEST_CASE("On the picture the frames of a suspect side are dashed, and solid once it is stated as neutral") {
    Picture picture = withStandardSymbols();
    CHECK(dashedFrames(picture.build()) == 4);  // one flight of four
    picture.definition.sides[0].identity = Identity::neutral;
    CHECK(dashedFrames(picture.build()) == 0);
    for (sim::SideDef& side : picture.definition.sides) side.identity = Identity::pending;
    CHECK(dashedFrames(picture.build()) == 12);
}

TEST_CASE("Frames of craft on one spot stand side by side, and a line leads from the craft to each") {
    Picture picture(0, 4);
    picture.settings.looks.symbols = SymbolSet::standard;
    for (std::size_t i = 0; i < picture.now.units.size(); ++i) {
        sim::UnitView& unit = picture.now.units[i];
        // Of different sides, which share no symbol.
        picture.definition.units[i].side = SideId(i % picture.definition.sides.size());
        unit.position = geo::geodeticDeg(24.0 + 0.001 * static_cast<double>(i), 121.0, 0.0);
        unit.ecef = geo::toEcef(unit.position);
    }
    picture.settings.titleBlock = false;
    picture.build();
    std::vector<glm::dvec2> middles;
    for (const frame::Text& text : picture.frame.overlay.texts)
        if (text.weight == frame::FontWeight::bold) middles.emplace_back(text.x, text.y);
    REQUIRE(middles.size() >= 2);
    for (std::size_t i = 0; i < middles.size(); ++i)
        for (std::size_t j = i + 1; j < middles.size(); ++j)
            CHECK(std::hypot(middles[i].x - middles[j].x, middles[i].y - middles[j].y) > 11.0);
}

TEST_CASE("A symbol under a caption gives way to the words, one beside it does not") {
    const auto opacityAt = [](double latitudeDeg) {
        Picture picture(0, 1);
        picture.settings.titleBlock = false;
        picture.caption = "A caption that stands at the foot of the picture and is quite long.";
        picture.now.units[0].position = geo::geodeticDeg(latitudeDeg, 121.0, 0.0);
        picture.now.units[0].ecef = geo::toEcef(picture.now.units[0].position);
        picture.orbit.tiltRad = 0.0;
        picture.build();
        int most = 0;
        for (const auto& vertex : picture.frame.overlay.fillVertices)
            most = std::max<int>(most, vertex.colour.a);
        return most;
    };
    const double centreDeg = Picture(0, 0).orbit.target.latitudeRad * 57.29578;
    CHECK(opacityAt(centreDeg) > 200);
    // Where the caption stands, seen from straight above: found by trying, since its place is not this
    // test's.
    int least = 255;
    for (double southDeg = 4.0; southDeg < 7.0; southDeg += 0.1) {
        const int opacity = opacityAt(centreDeg - southDeg);
        if (opacity > 0) least = std::min(least, opacity);
    }
    CHECK(least < 120);
}
