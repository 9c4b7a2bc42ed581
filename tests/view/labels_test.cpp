#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "text_boxes.h"
#include "view/label_field.h"
#include "view/synthetic.h"

using namespace openline;
using namespace openline::view;
using synthetic::Picture;

namespace {

constexpr double kFrameS = 1.0 / 30.0;

/// Plays the picture's scene and hands each frame on.
template <class Look>
void play(Picture& picture, int frames, double simulatedPerFrameS, Look look) {
    for (int i = 0; i < frames; ++i) {
        picture.now = synthetic::snapshot(picture.definition, 3600.0 + simulatedPerFrameS * i);
        picture.wallS = kFrameS * i;
        look(picture.build(), i);
    }
}

}  // namespace

TEST_CASE("Texts never touch while a crowded scene moves and the camera zooms") {
    Picture picture(24, 16);
    picture.caption =
        "A sentence that explains what is seen. Then a second one, rather longer than the first.";
    picture.whatIfSinceS = 3600.0;
    play(picture, 240, 2.0, [&](const frame::FrameData& frame, int i) {
        picture.orbit.distanceM *= i < 120 ? 0.99 : 1.005;
        const auto found = synthetic::collisions(frame, picture.metrics);
        INFO("frame " << i << ": " << (found.empty() ? "" : found.front()));
        CHECK(found.empty());
    });
}

namespace {

/// How often ships' labels changed their place beside the ship, each a minute of film.
double movesPerMinute(Picture& picture, int frames, double simulatedPerFrameS) {
    std::map<std::string, glm::vec2> offsets;
    std::size_t moves = 0, shown = 0;
    play(picture, frames, simulatedPerFrameS, [&](const frame::FrameData& frame, int) {
        for (const frame::Text& text : frame.overlay.texts) {
            for (const PickTarget& pick : picture.picks) {
                if (!pick.unit || picture.definition.units[pick.unit.index].name != text.utf8) continue;
                if (!text.utf8.starts_with("DDG")) continue;
                ++shown;
                const glm::vec2 offset(text.x - pick.x, text.y - pick.y);
                const auto [entry, isNew] = offsets.try_emplace(text.utf8, offset);
                if (!isNew && glm::length(entry->second - offset) > 1.5f) ++moves;
                entry->second = offset;
            }
        }
    });
    REQUIRE(shown > 3000);
    return static_cast<double>(moves) / (static_cast<double>(shown) * kFrameS / 60.0);
}

}  // namespace

TEST_CASE("At the speed of life no label moves beside its unit") {
    Picture picture(12, 8);
    CHECK(movesPerMinute(picture, 900, kFrameS) == 0.0);
}

TEST_CASE("At sixty times the speed, in a crowd, a label moves less than three times a minute") {
    Picture picture(12, 8);
    CHECK(movesPerMinute(picture, 1800, 60.0 * kFrameS) < 3.0);
}

TEST_CASE("Labels keep out of the panels and inside the picture") {
    Picture picture(24, 16);
    picture.settings.leftPx = 260.0f;
    picture.settings.rightPx = 300.0f;
    picture.settings.bottomPx = 120.0f;
    picture.settings.titleBlock = false;
    for (const frame::Text& text : picture.build().overlay.texts) {
        const auto box = synthetic::boxOf(text, picture.metrics);
        INFO(text.utf8);
        CHECK(box.centre.x - box.halfWidth >= 260.0);
        CHECK(box.centre.x + box.halfWidth <= 980.0);
        CHECK(box.centre.y + box.halfHeight <= 600.0);
        CHECK(box.centre.y - box.halfHeight >= 0.0);
    }
}

TEST_CASE("A selected unit is labelled before others, and a flight far away speaks with one label") {
    Picture picture(30, 0);
    picture.orbit.distanceM = 7.0e6;
    picture.settings.selected = UnitId(117);
    picture.build();
    CHECK(picture.find("J-16 flight of four"));
    std::size_t alone = 0;
    for (const frame::Text& text : picture.frame.overlay.texts) alone += text.utf8 == "J-16" ? 1 : 0;
    CHECK(alone == 1);
}

TEST_CASE("The name of a near craft stands beside its hull, however short that is seen") {
    Picture picture(1, 0);
    picture.settings.trails = false;
    for (std::size_t i = 1; i < picture.now.units.size(); ++i)
        picture.now.units[i].phase = sim::UnitPhase::lost;
    const sim::UnitView& craft = picture.now.units.front();
    // From ahead its length is seen from its end.
    picture.orbit.target = craft.position;
    picture.orbit.headingRad = craft.headingRad + 3.14159265;
    picture.orbit.tiltRad = 1.5;
    picture.orbit.distanceM = 120.0;
    picture.build();
    const frame::Text* name = picture.find("J-16");
    REQUIRE(name);
    const auto pick =
        std::find_if(picture.picks.begin(), picture.picks.end(), [](const auto& p) { return p.unit; });
    REQUIRE(pick != picture.picks.end());
    const double pxPerM = 0.5 * picture.heightPx / std::tan(0.5 * picture.orbit.verticalFovRad) / 120.0;
    const double halfSpanPx =
        0.5 * picture.definition.platforms[picture.definition.units.front().platform.index].spanM * pxPerM;
    const auto box = synthetic::boxOf(*name, picture.metrics);
    const double gapPx = std::abs(box.centre.x - pick->x) - box.halfWidth - halfSpanPx;
    REQUIRE(pick->radiusPx > 1.3 * halfSpanPx);
    CHECK(gapPx < 12.0);
}

TEST_CASE("A label that lost its place does not flicker back at once") {
    LabelMemory memory;
    const frame::FontMetrics fonts = synthetic::fonts();
    frame::Flat flat;
    std::vector<bool> shown;
    for (int i = 0; i < 40; ++i) {
        LabelField field(*memory.impl, fonts, {0, 0, 400, 300}, 400, 300, 1.0f, 0.05 * i);
        if (i == 5) field.block({0, 0, 400, 300});
        LabelRequest request;
        request.key = {LabelKind::unit, 7};
        request.x = 200.0f;
        request.y = 150.0f;
        request.lines.push_back({"craft", 15.0f, frame::FontWeight::regular, {}});
        field.want(request);
        flat.clear();
        field.place(flat);
        shown.push_back(!flat.texts.empty());
    }
    CHECK(shown[0]);
    CHECK(shown[4]);
    CHECK_FALSE(shown[5]);
    CHECK_FALSE(shown[10]);
    CHECK(shown[39]);
}

TEST_CASE("Text is never smaller than eleven pixels and grows with the picture") {
    Picture small;
    small.widthPx = 640;
    small.heightPx = 360;
    for (const frame::Text& text : small.build().overlay.texts) CHECK(text.sizePx >= 10.99f);
    Picture large;
    large.widthPx = 3840;
    large.heightPx = 2160;
    large.build();
    REQUIRE(large.find("J-16"));
    CHECK(large.find("J-16")->sizePx == Approx(36.8f));
    CHECK(large.frame.uiScale == Approx(2.0f));
}
