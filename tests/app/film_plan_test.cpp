#include "app/film_plan.h"

#include <catch2/catch.hpp>
#include <map>

#include "app/film_command.h"
#include "app/session.h"
#include "base/units.h"

using namespace openline;
using namespace openline::app;

namespace {

std::shared_ptr<sim::Definition> twoScenes() {
    auto definition = std::make_shared<sim::Definition>();
    definition->durationS = 10'000.0;
    sim::SceneDef first;
    first.atS = 100.0;
    first.filmS = 10.0;
    first.speed = 60.0;
    first.caption = "first";
    first.distanceM = 1.0e6;
    sim::SceneDef second = first;
    second.atS = 5000.0;
    second.filmS = 5.0;
    second.speed = 1.0;
    second.caption = "second";
    second.distanceM = 2.0e5;
    definition->storyboard = {first, second};
    return definition;
}

}  // namespace

TEST_CASE("a storyboard's film is as long as its scenes and shows each scene's times") {
    const auto plan = FilmPlan::storyboard(twoScenes());
    CHECK(plan.lengthS() == 15.0);
    CHECK(plan.frameCount(30) == 450);
    CHECK(plan.timeS(0.0) == 100.0);
    CHECK(plan.timeS(5.0) == Approx(400.0));
    CHECK(plan.timeS(12.0) == Approx(5002.0));
    CHECK(plan.request(5.0, {}).caption == "first");
    CHECK(plan.request(12.0, {}).caption == "second");
    CHECK(plan.request(5.0, {}).speedText == "60x");
}

TEST_CASE("a linear film shows start plus n times speed over rate, exactly") {
    const auto plan = FilmPlan::linear(twoScenes(), 600.0, 1800.0, 120.0);
    CHECK(plan.frameCount(30) == 300);
    for (const int n : {0, 1, 7, 299})
        CHECK(plan.timeS(n / 30.0) == Approx(600.0 + n * 120.0 / 30.0).epsilon(1e-12));
    CHECK(plan.timeS(1000.0) == 1800.0);
    CHECK(plan.request(1.0, {}).caption.empty());
}

TEST_CASE("a linear film and a still use the camera that the storyboard has for that time") {
    const auto scenes = twoScenes();
    CHECK(FilmPlan::still(scenes, 200.0).request(0.0, {}).camera.distanceM == Approx(1.0e6).epsilon(0.01));
    CHECK(FilmPlan::still(scenes, 6000.0).request(0.0, {}).camera.distanceM == Approx(2.0e5).epsilon(0.01));
    CHECK(FilmPlan::still(scenes, 6000.0).frameCount(30) == 1);
}

TEST_CASE("a scenario without a storyboard is shown whole in a minute, over all its units") {
    auto definition = std::make_shared<sim::Definition>();
    definition->durationS = 7200.0;
    sim::UnitDef unit;
    unit.start = {10.0 * units::kRadPerDeg, 115.0 * units::kRadPerDeg, 0.0};
    definition->units.push_back(unit);
    unit.start = {14.0 * units::kRadPerDeg, 117.0 * units::kRadPerDeg, 0.0};
    definition->units.push_back(unit);
    const auto plan = FilmPlan::storyboard(definition);
    CHECK(plan.lengthS() == Approx(60.0));
    const auto camera = plan.request(3.0, {}).camera;
    CHECK(camera.target.latitudeRad == Approx(12.0 * units::kRadPerDeg));
    CHECK(camera.target.longitudeRad == Approx(116.0 * units::kRadPerDeg));
}

TEST_CASE("a speed given for a storyboard replaces that of every scene") {
    const auto plan = FilmPlan::storyboard(twoScenes(), 10.0);
    CHECK(plan.timeS(5.0) == Approx(150.0));
    CHECK(plan.timeS(12.0) == Approx(5020.0));
}

TEST_CASE("sizes are read strictly") {
    CHECK(parseSize("1280x720", true)->heightPx == 720);
    for (const char* bad :
         {"", "1280", "1280x", "x720", "1280x720p", "-2x4", "15x20", "7682x100", "1e3x720", "641x480"}) {
        INFO(bad);
        CHECK_FALSE(parseSize(bad, true));
    }
    CHECK(parseSize("641x480", false)->widthPx == 641);
}

TEST_CASE("themes are read by name, and nothing else is one") {
    CHECK(*parseTheme("dark") == frame::Theme::dark);
    CHECK(*parseTheme("light") == frame::Theme::light);
    CHECK(*parseTheme("print") == frame::Theme::print);
    CHECK_FALSE(parseTheme("Dark"));
    CHECK_FALSE(parseTheme(""));
}

TEST_CASE("a camera is read in degrees and kilometres") {
    const auto camera = parseCamera("24,121.5,800,90,45");
    REQUIRE(camera);
    CHECK(camera->target.longitudeRad == Approx(121.5 * units::kRadPerDeg));
    CHECK(camera->distanceM == Approx(8.0e5));
    CHECK(camera->headingRad == Approx(90.0 * units::kRadPerDeg));
    for (const char* bad :
         {"", "24,121", "24,121,0", "91,0,10", "24;121;800", "a,b,c", "1,2,3,4,5,6", "24,121,nan"}) {
        INFO(bad);
        CHECK_FALSE(parseCamera(bad));
    }
}

TEST_CASE("captions are the record's in scenes that end after the release, and stand as they are before it") {
    const auto plan = FilmPlan::storyboard(twoScenes());
    CHECK_FALSE(plan.request(5.0, {}).captionOfRecord);
    // The first scene shows 100 to 700 s, the second 5000 to 5005 s.
    CHECK_FALSE(plan.request(5.0, {}, 700.0).captionOfRecord);
    CHECK(plan.request(5.0, {}, 699.0).captionOfRecord);
    CHECK(plan.request(12.0, {}, 700.0).captionOfRecord);
    CHECK(plan.request(12.0, {}, 700.0).caption == "second");
}

TEST_CASE(
    "a scene whose headline asks for the race is told from others, and the last scene closes in its last "
    "third") {
    auto scenes = twoScenes();
    scenes->storyboard[0].headline = "{race}: the ladder moves first";
    const auto plan = FilmPlan::storyboard(scenes);
    CHECK(plan.raceScene(5.0) == 0u);
    CHECK_FALSE(plan.raceScene(12.0));
    CHECK_FALSE(plan.isClosing(5.0));
    // The last scene is on from 10 to 15 s.
    CHECK_FALSE(plan.isClosing(13.3));
    CHECK(plan.isClosing(13.4));
    CHECK(closingLengthS(60.0) == 4.0);
    CHECK_FALSE(FilmPlan::linear(scenes, 100.0, 200.0, 1.0).raceScene(0.5));
    CHECK_FALSE(FilmPlan::linear(scenes, 5000.0, 5001.0, 1.0).isClosing(0.5));
}

TEST_CASE("a linear film closes in its last four seconds, a short one in its last third, a still never") {
    const auto scenes = twoScenes();
    auto film = FilmPlan::linear(scenes, 0.0, 6000.0, 100.0);
    CHECK_FALSE(film.isClosing(55.9));
    CHECK(film.isClosing(56.1));
    film.closeBy(20.0);
    CHECK_FALSE(film.isClosing(15.9));
    CHECK(film.isClosing(16.1));
    CHECK(film.frameCount(30) == 1800);
    const auto brief = FilmPlan::linear(scenes, 0.0, 600.0, 100.0);
    CHECK_FALSE(brief.isClosing(3.9));
    CHECK(brief.isClosing(4.1));
    CHECK_FALSE(FilmPlan::still(scenes, 200.0).isClosing(0.0));
}

TEST_CASE("closing words come only where something is invented") {
    auto definition = *twoScenes();
    PictureRequest request;
    showClosing(request, definition, {});
    CHECK(request.caption.empty());
    definition.hypothetical = true;
    showClosing(request, definition, {});
    CHECK_FALSE(request.caption.empty());
}

TEST_CASE("the race fills its headline and says what it is; without one there is no headline") {
    PictureRequest request;
    request.headline = "{race}: the ladder moves first";
    request.captionOfRecord = true;
    showRace(request, "27 in 100");
    CHECK(request.headline == "27 in 100: the ladder moves first");
    CHECK(request.caption.find("Not a forecast") != std::string::npos);
    CHECK_FALSE(request.captionOfRecord);
    request.caption = "A letter is read.";
    showRace(request, "27 in 100");
    CHECK(request.caption == "A letter is read. Not a forecast.");
    showRace(request, "");
    CHECK(request.headline.empty());
}

TEST_CASE("a race that has been run fills its headline with who was first, and with no odds") {
    PictureRequest request;
    request.headline = "{race}: the ladder moves first";
    request.captionOfRecord = true;
    request.caption = "A letter is read.";
    showDecidedRace(request, "Decided: senior contact at 09:40 on 3 Oct, before any step up");
    CHECK(request.headline == "Decided: senior contact at 09:40 on 3 Oct, before any step up");
    CHECK(request.caption == "A letter is read.");
    CHECK_FALSE(request.captionOfRecord);
}

TEST_CASE("only what is invented gets closing words in place of its last caption") {
    sim::Definition definition;
    PictureRequest request;
    request.caption = "Sources in the scenario.";
    showClosing(request, definition, std::nullopt);
    CHECK(request.caption == "Sources in the scenario.");
    showClosing(request, definition, 60.0);
    CHECK(request.caption.find("Record to") == 0);
}

TEST_CASE("2001: the collision is told twice, once by each account, and neither scene shows it") {
    const auto data = findDataRoot(OPENLINE_SOURCE_DIR);
    REQUIRE(data);
    SessionOptions options;
    options.scenarioPath = data->scenarios + "/2001-04-hainan-ep3.toml";
    const auto session = readSession(options, *data);
    REQUIRE(session);
    const sim::Definition& definition = *session->definition;
    const double collisionS = 37.0 * 60.0;  // 09:07
    const FilmPlan plan = FilmPlan::storyboard(session->definition);
    std::map<AccountId, int> told;
    double filmS = 0.0;
    for (const sim::SceneDef& scene : definition.storyboard) {
        const double endS = scene.atS + scene.filmS * scene.speed;
        CHECK((endS < collisionS || scene.atS > collisionS));
        CHECK(plan.account(filmS + 0.5 * scene.filmS) == scene.account);
        if (scene.account && endS > collisionS - 10.0 && scene.atS < collisionS) ++told[scene.account];
        filmS += scene.filmS;
    }
    CHECK(told == std::map<AccountId, int>{{AccountId{std::size_t{0}}, 1}, {AccountId{std::size_t{1}}, 1}});
}

TEST_CASE(
    "a scene is as long as its own words stand: the last one ends where closing words take their place") {
    const auto plan = FilmPlan::storyboard(twoScenes());
    CHECK(plan.sceneStretch(0).fromS == 0.0);
    CHECK(plan.sceneStretch(0).toS == 10.0);
    const auto last = plan.sceneStretch(1);
    CHECK(last.fromS == 10.0);
    CHECK_FALSE(plan.isClosing(last.toS - 0.01));
    CHECK(plan.isClosing(last.toS + 0.01));
}
