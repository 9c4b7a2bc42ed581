#include "view/furniture.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "text_boxes.h"
#include "view/synthetic.h"
#include "view/wording.h"

using namespace openline;
using namespace openline::view;
using crisis::Lamp;
using synthetic::Picture;

TEST_CASE("A short caption is one line, a long one two balanced lines that fit") {
    const auto fonts = synthetic::fonts();
    CHECK(wrapCaption("Short.", fonts, 25.0f, 900.0f, 800.0f).lines == std::vector<std::string>{"Short."});
    const std::string longText =
        "A fighter is about to cross the patrol aircraft's nose while a telephone rings unanswered";
    const Wrapped wrapped = wrapCaption(longText, fonts, 25.0f, 900.0f, 800.0f);
    REQUIRE(wrapped.lines.size() == 2);
    CHECK(wrapped.lines[0] + " " + wrapped.lines[1] == longText);
    const float first = fonts.widthPx(wrapped.lines[0], wrapped.sizePx, frame::FontWeight::medium);
    const float second = fonts.widthPx(wrapped.lines[1], wrapped.sizePx, frame::FontWeight::medium);
    CHECK(std::abs(first - second) < 0.35f * std::max(first, second));
    CHECK(std::max(first, second) <= 900.0f);
}

TEST_CASE("A caption that is much too long is set smaller and then takes more lines, and no word is lost") {
    const auto fonts = synthetic::fonts();
    std::string text = "words";
    for (int i = 0; i < 80; ++i) text += " words";
    const Wrapped wrapped = wrapCaption(text, fonts, 25.0f, 700.0f, 600.0f);
    CHECK(wrapped.lines.size() > 2);
    CHECK(wrapped.sizePx < 25.0f);
    CHECK(wrapped.sizePx > 14.0f);
    std::string joined;
    for (const auto& line : wrapped.lines) {
        CHECK(fonts.widthPx(line, wrapped.sizePx, frame::FontWeight::medium) <= 700.0f);
        joined += (joined.empty() ? "" : " ") + line;
    }
    CHECK(joined == text);
    // In a small picture nothing is set smaller than can be read.
    CHECK(wrapCaption(text, fonts, 12.0f, 600.0f, 600.0f).sizePx >= 11.0f);
}

TEST_CASE("Where things are from is said whole in a picture of any width, clear of the edge") {
    for (const int widthPx : {320, 640, 1280}) {
        Picture picture(0, 0);
        picture.widthPx = widthPx;
        picture.heightPx = widthPx * 9 / 16;
        picture.whatIfSinceS = 1800.0;
        picture.definition.sourceLine =
            "Record: the accounts of both sides, 1 to 12 April 2001. Tracks and place: approximate. Whose "
            "account is flown here stands behind it";
        picture.build();
        const auto& texts = picture.frame.overlay.texts;
        auto line = std::find_if(texts.begin(), texts.end(),
                                 [](const auto& t) { return t.utf8.rfind("Record to", 0) == 0; });
        REQUIRE(line != texts.end());
        const float sizePx = line->sizePx, x = line->x;
        std::string said;
        for (float y = line->y; line != texts.end() && line->sizePx == sizePx && line->x == x; ++line) {
            CHECK(line->y >= y);
            CHECK(x + picture.metrics.widthPx(line->utf8, sizePx, line->weight) <
                  static_cast<float>(widthPx));
            said += line->utf8 + " ";
            y = line->y + sizePx;
        }
        CHECK(said.find("stands behind it") != std::string::npos);
    }
}

TEST_CASE("A line break that was written is kept") {
    const Wrapped wrapped = wrapCaption("One.\nTwo two two.", synthetic::fonts(), 25.0f, 900.0f, 800.0f);
    CHECK(wrapped.lines == std::vector<std::string>{"One.", "Two two two."});
}

TEST_CASE("The title block says what, when, since when it is a what-if, and how fast") {
    Picture picture(0, 0);
    picture.whatIfSinceS = 1800.0;
    picture.build();
    CHECK(picture.find("Synthetic sorties"));
    CHECK(picture.find("Mon 4 Oct 2021  09:00:00"));
    CHECK(picture.find("what-if from 08:30"));
    CHECK(picture.find("60×"));
    CHECK(picture.find("all invented"));
    CHECK(picture.find("HYPOTHETICAL"));
}

TEST_CASE("HYPOTHETICAL crosses the picture only where something is invented") {
    Picture picture(0, 0);
    picture.build();
    CHECK_FALSE(picture.find("HYPOTHETICAL"));
    picture.definition.hypothetical = true;
    picture.build();
    REQUIRE(picture.find("HYPOTHETICAL"));
    CHECK(picture.find("HYPOTHETICAL")->colour.a < 40);
}

TEST_CASE("A headline's number is a sixth of the picture's height, its words an eighteenth") {
    Picture picture(0, 0);
    picture.headline = "27 in 100: the crisis takes a step up before anyone senior answers.";
    picture.build();
    REQUIRE(picture.find("27"));
    CHECK(picture.find("27")->sizePx == Approx(120.0f));
    REQUIRE(picture.find("in 100"));
    CHECK(picture.find("in 100")->sizePx >= 39.9f);
}

TEST_CASE("In presentation text is at least a thirtieth of the height for clock and caption") {
    Picture picture(0, 0);
    picture.settings.presentation = true;
    picture.caption = "A sentence.";
    picture.build();
    REQUIRE(picture.find("A sentence."));
    CHECK(picture.find("A sentence.")->sizePx >= 24.0f);
    REQUIRE(picture.find("in Taipei"));
    CHECK(picture.find("in Taipei")->sizePx >= 23.9f);
}

TEST_CASE("The banner stands at the top and the attribution at the lower right") {
    Picture picture(0, 0);
    picture.definition.banner = "NOTIONAL · FOR DISCUSSION";
    picture.settings.attribution = "Relief ETOPO5, coasts Natural Earth";
    picture.build();
    REQUIRE(picture.find("NOTIONAL"));
    CHECK(picture.find("NOTIONAL")->y < 24.0f);
    REQUIRE(picture.find("ETOPO5"));
    CHECK(picture.find("ETOPO5")->y > 700.0f);
}

TEST_CASE("Numbers read as people write them") {
    CHECK(withThousands(24000) == "24,000");
    CHECK(withThousands(-1234567) == "-1,234,567");
    CHECK(withThousands(999) == "999");
    CHECK(altitudeText(7315.2, true) == "24,000 ft");
    CHECK(altitudeText(7315.2, false) == "7,300 m");
    CHECK(speedText(247.0, true, true) == "480 kn");
    CHECK(speedText(8.23, true, false) == "16 kn");
    CHECK(speedText(250.0, false, true) == "900 km/h");
    CHECK(distanceText(54.9, true, false) == "180 ft");
    CHECK(distanceText(137.2, true, true) == "150 yd");
    CHECK(distanceText(5741.0, true, true) == "3.1 nmi");
    CHECK(distanceText(5741.0, false, false) == "5.7 km");
    CHECK(timeToGoText(41.2) == "42 s");
    CHECK(timeToGoText(660.0) == "11 min");
    CHECK(inCapitals("Zone (declared 1953)") == "ZONE (declared 1953)");
    CHECK(withoutArticle("a US destroyer") == "US destroyer");
    CHECK(withoutArticle("an aircraft") == "Aircraft");
}

TEST_CASE("A date is no figure: its day is not set large") {
    Picture picture(0, 0);
    picture.headline = "1 April 2001";
    picture.build();
    REQUIRE(picture.find("1 April 2001"));
    CHECK(picture.find("1 April 2001")->sizePx <= 40.1f);
}

TEST_CASE("The source stays under the title whether panels are shown or not") {
    Picture picture(0, 0);
    picture.build();
    REQUIRE(picture.find("all invented"));
    const float x = picture.find("all invented")->x, sizePx = picture.find("Synthetic sorties")->sizePx;
    CHECK(picture.find("all invented")->y > picture.find("Synthetic sorties")->y + sizePx);
    picture.settings.leftPx = 240.0f;
    picture.build();
    CHECK(picture.find("all invented")->x == x);
    CHECK(picture.find("all invented")->y > picture.find("Synthetic sorties")->y + sizePx);
    CHECK(picture.find("Synthetic sorties")->sizePx == sizePx);
    // The size of text is chosen, whatever panels there are.
    picture.settings.readFrom = ReadFrom::near;
    picture.build();
    CHECK(picture.find("Synthetic sorties")->sizePx < sizePx);
}

TEST_CASE("In presentation one call has its clock: the one that rings, with the days of silence before it") {
    Picture picture(0, 0);
    picture.settings.presentation = true;
    picture.definition.crisis.channels = {synthetic::channel("a", "First line", "guangzhou", "taipei"),
                                          synthetic::channel("b", "Second line", "guangzhou", "taipei")};
    auto& states = picture.now.crisis.channels;
    states.assign(2, {});
    picture.build();
    CHECK_FALSE(picture.find("ringing"));
    states[0].lamp = Lamp::refused;
    states[0].lampSinceS = picture.now.timeS;
    states[1].lamp = Lamp::ringing;
    states[1].lampSinceS = picture.now.timeS - 2280.0;
    states[1].lastContactS = picture.now.timeS - 424.5 * 86400.0;
    picture.build();
    CHECK(picture.find("ringing 0:38:00"));
    CHECK(picture.find("silent for 424 days"));
    REQUIRE(picture.find("Second line"));
    picture.settings.presentation = false;
    picture.build();
    CHECK_FALSE(picture.find("silent for 424 days"));
}

TEST_CASE(
    "Where title and banner do not fit side by side, the title goes under the banner, and lines stay apart") {
    Picture picture(0, 0);
    picture.definition.title = "A title of some length for a small picture";
    picture.definition.banner = "RECONSTRUCTION - FOR DISCUSSION";
    picture.widthPx = 640;
    picture.heightPx = 360;
    picture.build();
    const auto* title = picture.find("A title");
    const auto* clock = picture.find("Mon 4 Oct");
    const auto* source = picture.find("all invented");
    const auto* banner = picture.find("RECONSTRUCTION");
    REQUIRE((title && clock && source && banner));
    CHECK(title->y - title->sizePx > banner->y);
    CHECK(clock->y - title->y >= 1.2f * clock->sizePx);
    CHECK(source->y - clock->y >= 1.2f * source->sizePx);
    picture.widthPx = 1280;
    picture.heightPx = 720;
    picture.build();
    CHECK(picture.find("A title")->y < 40.0f);
}

TEST_CASE("A headline's figures are as wide as they are, a clock's all equally wide") {
    Picture picture(0, 0);
    picture.headline = "11 days";
    picture.metrics.weights[static_cast<std::size_t>(frame::FontWeight::bold)].figureEm.fill(0.5f);
    picture.metrics.weights[static_cast<std::size_t>(frame::FontWeight::bold)].figureEm[1] = 0.3f;
    picture.build();
    const auto* number = picture.find("11");
    REQUIRE(number);
    CHECK(number->ownFigures);
    CHECK(picture.metrics.widthPx("11", 100.0f, frame::FontWeight::bold, 0.0f, true) == Approx(60.0f));
    CHECK(picture.metrics.widthPx("11", 100.0f, frame::FontWeight::bold) == Approx(110.0f));
    CHECK_FALSE(picture.find("Mon 4 Oct")->ownFigures);
}

TEST_CASE("Clocks stand in the zone that was chosen") {
    Picture picture(0, 0);
    picture.settings.clock = ClockChoice::utc;
    picture.build();
    CHECK(picture.find("Mon 4 Oct 2021  01:00:00"));
    CHECK(picture.find("UTC"));
    picture.settings.clock = ClockChoice::washington;
    picture.build();
    CHECK(picture.find("Sun 3 Oct 2021  21:00:00"));
}

TEST_CASE("Washington's clocks change with the seasons of the law of the year") {
    sim::Definition definition;
    const auto offsetAt = [&](const char* utc) {
        definition.start = *parseIsoTime(utc, 0);
        return clockZone(definition, ClockChoice::washington, 0.0).minutes;
    };
    CHECK(offsetAt("2001-04-01T06:59:00Z") == -300);
    CHECK(offsetAt("2001-04-01T07:00:00Z") == -240);
    CHECK(offsetAt("2001-10-28T05:59:00Z") == -240);
    CHECK(offsetAt("2001-10-28T06:00:00Z") == -300);
    CHECK(offsetAt("2021-03-14T06:59:00Z") == -300);
    CHECK(offsetAt("2021-03-14T07:00:00Z") == -240);
    CHECK(offsetAt("2021-11-07T05:59:00Z") == -240);
    CHECK(offsetAt("2021-11-07T06:00:00Z") == -300);
    CHECK(offsetAt("2021-01-15T12:00:00Z") == -300);
}

TEST_CASE("After the release a picture says WHAT-IF, and its source line to when the record holds") {
    Picture picture(0, 0);
    picture.definition.banner = "RECONSTRUCTION - FOR DISCUSSION";
    picture.definition.sourceLine = "Record: two accounts";
    picture.build();
    CHECK(picture.find("RECONSTRUCTION - FOR DISCUSSION"));
    CHECK(picture.find("Record: two accounts"));
    picture.whatIfSinceS = 1800.0;
    picture.build();
    CHECK(picture.find("WHAT-IF - FOR DISCUSSION"));
    CHECK_FALSE(picture.find("RECONSTRUCTION"));
    CHECK(picture.find("Record to 08:30; model from then on. Of the record: two accounts"));
    CHECK_FALSE(picture.find("Record: two accounts"));
    picture.whatIfSinceS = 0.0;
    picture.build();
    CHECK(picture.find("Model from the start. Of the record: two accounts"));
}

TEST_CASE("On another day than the release, the release is written with its day") {
    Picture picture(0, 0);
    picture.whatIfSinceS = 1800.0;
    picture.now = synthetic::snapshot(picture.definition, 3600.0 + 2.0 * 86400.0);
    picture.build();
    CHECK(picture.find("what-if from 4 Oct 08:30"));
    CHECK(picture.find("Record to 4 Oct 08:30"));
}

TEST_CASE("A caption of the record says that it is one, quieter, and its headline is not shown") {
    Picture picture(0, 0);
    picture.caption = "Nobody answers.";
    picture.headline = "11 days";
    picture.build();
    REQUIRE(picture.find("Nobody answers."));
    const auto plain = *picture.find("Nobody answers.");
    CHECK(plain.utf8 == "Nobody answers.");
    CHECK(picture.find("days"));
    picture.captionOfRecord = true;
    picture.build();
    const auto* marked = picture.find("In the record: Nobody answers.");
    REQUIRE(marked);
    CHECK(marked->weight != plain.weight);
    CHECK(marked->colour.r < plain.colour.r);
    CHECK_FALSE(picture.find("days"));
    CHECK_FALSE(picture.find("11"));
}

namespace {

/// The opacity of what is filled over a point of the picture by triangles before the others.
double veilAt(const frame::Flat& flat, glm::vec2 at, std::size_t triangles) {
    const auto side = [](glm::vec2 a, glm::vec2 b, glm::vec2 p) {
        return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
    };
    for (std::size_t i = 0; i + 2 < std::min(3 * triangles, flat.fillIndices.size()); i += 3) {
        glm::vec2 corners[3];
        double opacity = 0.0;
        for (std::size_t c = 0; c < 3; ++c) {
            const frame::FillVertex& vertex = flat.fillVertices[flat.fillIndices[i + c]];
            corners[c] = {vertex.x, vertex.y};
            opacity += vertex.colour.a / 255.0 / 3.0;
        }
        const float first = side(corners[0], corners[1], at), second = side(corners[1], corners[2], at),
                    third = side(corners[2], corners[0], at);
        const bool isInside = (first >= 0.0f && second >= 0.0f && third >= 0.0f) ||
                              (first <= 0.0f && second <= 0.0f && third <= 0.0f);
        if (isInside) return opacity;
    }
    return 0.0;
}

}  // namespace

TEST_CASE("Coasts and trails are quiet under the title, the source and the credits, and nowhere else") {
    for (const frame::Theme theme : {frame::Theme::dark, frame::Theme::light, frame::Theme::print}) {
        Picture picture;
        picture.settings.theme = theme;
        picture.settings.attribution = "Relief: somebody";
        picture.definition.sourceLine = "Record: somebody else";
        picture.build();
        const frame::Flat& overlay = picture.frame.overlay;
        // It comes before every symbol, so that it lies under them.
        constexpr std::size_t kTriangles = 150;
        for (const char* words : {"Relief: somebody", "somebody else"}) {
            const frame::Text* text = picture.find(words);
            REQUIRE(text);
            const auto box = synthetic::boxOf(*text, picture.metrics);
            for (const double at : {-0.98, 0.0, 0.98}) {
                INFO(words << " " << at);
                CHECK(veilAt(overlay, glm::vec2(box.centre + at * box.halfWidth * box.along), kTriangles) >
                      0.45);
            }
        }
        CHECK(veilAt(overlay, {640.0f, 360.0f}, 24) == 0.0);
        picture.settings.titleBlock = false;
        picture.build();
        CHECK(veilAt(picture.frame.overlay, {40.0f, 40.0f}, 24) == 0.0);
    }
}
