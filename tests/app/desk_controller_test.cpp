#include "app/desk_controller.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <glm/geometric.hpp>
#include <map>
#include <thread>
#include <tuple>

#include "app/desk_files.h"
#include "app/desk_preferences.h"
#include "app/desk_report.h"
#include "base/units.h"
#include "scenes/temporary_folder.h"
#include "sim/step.h"
#include "view/arc_path.h"

using namespace openline;
using namespace openline::app;

namespace {

/// Two aircraft on routes, one channel, an hour.
Session smallSession() {
    auto definition = std::make_shared<sim::Definition>();
    definition->id = "small";
    definition->durationS = 3600.0;
    definition->sides = {{"us", "United States"}, {"prc", "PRC"}};
    sim::PlatformDef platform;
    platform.id = platform.name = "P-8A";
    platform.lengthM = platform.spanM = 38.0;
    platform.heightM = 12.0;
    platform.cruiseSpeedMps = 200.0;
    platform.minSpeedMps = 80.0;
    platform.maxSpeedMps = 250.0;
    platform.ceilingM = 12000.0;
    platform.climbMps = platform.descentMps = 10.0;
    platform.accelerationMps2 = 1.0;
    platform.bankLimitRad = 0.5;
    platform.rollRateRadps = 0.2;
    definition->platforms.push_back(platform);
    for (std::size_t at = 0; at < 2; ++at) {
        sim::UnitDef unit;
        unit.id = unit.name = "unit-" + std::to_string(at);
        unit.platform = PlatformId{std::size_t{0}};
        unit.side = SideId{at};
        unit.start = geo::geodeticDeg(22.0 + static_cast<double>(at), 119.0, 6000.0);
        unit.startSpeedMps = 200.0;
        unit.orders.push_back(
            {std::nullopt,
             sim::RouteOrder{{{geo::geodeticDeg(22.0 + static_cast<double>(at), 128.0, 6000.0), {}}}},
             {}});
        definition->units.push_back(unit);
    }
    crisis::ChannelDef channel;
    channel.id = channel.name = channel.shortName = "line";
    definition->crisis.channels.push_back(channel);
    crisis::PresetDef preset;
    preset.id = preset.name = "none";
    preset.open = preset.suspended = {0};
    definition->crisis.presets.push_back(preset);
    definition->crisis.initialPreset = PresetId{std::size_t{0}};
    Session session;
    session.definition = definition;
    return session;
}

ui::Action toggle(bool open) {
    sim::Command command;
    command.kind = open ? sim::CommandKind::openChannel : sim::CommandKind::closeChannel;
    command.channel = ChannelId{std::size_t{0}};
    return ui::CommandAction{command};
}

/// Until the clock has arrived, the whole hour is computed by the worker, and the camera rests.
void settle(DeskController& desk) {
    const auto isReady = [&] {
        return !desk.playback().seeking() &&
               desk.timeline().computedTo() == desk.timeline().definition().lastTick();
    };
    for (int wait = 0; wait < 20000 && !isReady(); ++wait) {
        desk.advance(0.001);
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    for (int picture = 0; picture < 60; ++picture) desk.advance(0.02);
}

bool isOpen(const DeskController& desk) {
    return desk.timeline().current().crisis.channels[0].open;
}

ui::KeyPress key(char sign, bool shift = false, bool control = false) {
    return {ui::Key::character, sign, shift, control};
}

}  // namespace

TEST_CASE("a toggle acts at once, undo takes it back to the scenario, redo brings it again") {
    DeskController desk(smallSession());
    desk.apply(ui::SeekAction{600, false});
    settle(desk);
    REQUIRE_FALSE(isOpen(desk));
    desk.apply(toggle(true));
    CHECK(isOpen(desk));
    CHECK(desk.timeline().log().size() == 1);
    CHECK(desk.view().whatIfSinceS);
    CHECK(desk.press(key('Z', false, true)));
    settle(desk);
    CHECK_FALSE(isOpen(desk));
    CHECK_FALSE(desk.view().whatIfSinceS);
    CHECK(desk.press(key('Z', true, true)));
    settle(desk);
    CHECK(isOpen(desk));
}

TEST_CASE("Shift+Space plays backwards through the worlds of a run forwards, down to the start") {
    DeskController desk(smallSession());
    settle(desk);
    desk.apply(ui::SeekAction{1200, false});
    settle(desk);
    CHECK(desk.press({ui::Key::space, 0, true, false}));
    std::map<sim::Tick, std::uint64_t> shown;
    for (int picture = 0; picture < 5000 && desk.playback().playing(); ++picture) {
        desk.advance(1.0 / 60.0);
        const sim::Tick tick = desk.timeline().position();
        REQUIRE((shown.empty() || tick <= shown.begin()->first));
        shown[tick] = sim::hash(desk.timeline().world());
    }
    CHECK(desk.playback().timeS() == 0.0);
    CHECK(shown.size() > 100);
    sim::World forwards = sim::begin(desk.timeline().definition(), desk.timeline().seed());
    sim::StepReport report;
    for (const auto& [tick, hash] : shown) {
        sim::advance(desk.timeline().definition(), forwards, tick, {}, report);
        REQUIRE(sim::hash(forwards) == hash);
    }
}

TEST_CASE("Home undoes everything at once") {
    DeskController desk(smallSession());
    desk.apply(toggle(true));
    desk.apply(toggle(false));
    desk.apply(toggle(true));
    REQUIRE(desk.timeline().log().size() == 3);
    desk.press({ui::Key::home, 0, false, false});
    settle(desk);
    CHECK(desk.timeline().log().empty());
}

TEST_CASE("play moves the clock at its speed, backwards too, and stops at the start") {
    DeskController desk(smallSession());
    desk.apply(ui::SeekAction{6000, false});
    settle(desk);
    desk.apply(ui::SpeedAction{10.0});
    desk.press({ui::Key::space, 0, false, false});
    for (int picture = 0; picture < 50; ++picture) desk.advance(0.02);
    CHECK(desk.playback().timeS() == Approx(610.0).margin(0.5));
    desk.press({ui::Key::space, 0, true, false});
    for (int picture = 0; picture < 100; ++picture) desk.advance(0.02);
    CHECK(desk.playback().timeS() == Approx(590.0).margin(0.5));
    desk.apply(ui::SpeedAction{1000.0});
    for (int picture = 0; picture < 200; ++picture) desk.advance(0.02);
    CHECK(desk.playback().timeS() == 0.0);
    CHECK_FALSE(desk.playback().playing());
}

TEST_CASE("speeds step through the preset ones between a tenth and a thousand") {
    DeskController desk(smallSession());
    for (int press = 0; press < 30; ++press) desk.press(key(']'));
    CHECK(desk.playback().speed() == 1000.0);
    desk.press(key('['));
    CHECK(desk.playback().speed() == 600.0);
    for (int press = 0; press < 30; ++press) desk.press(key('['));
    CHECK(desk.playback().speed() == 0.1);
}

TEST_CASE("a seek shows the same world whether it goes forwards or back") {
    DeskController desk(smallSession());
    desk.apply(ui::SeekAction{12000, false});
    settle(desk);
    const std::uint64_t there = desk.view().hash;
    desk.apply(ui::SeekAction{30000, false});
    settle(desk);
    CHECK(desk.view().hash != there);
    desk.apply(ui::SeekAction{12000, false});
    settle(desk);
    CHECK(desk.view().hash == there);
}

TEST_CASE("view changes ease for 0.6 s, labels settle as long again, and then nothing is drawn") {
    DeskController desk(smallSession());
    settle(desk);
    desk.apply(ui::GoToAction{geo::geodeticDeg(10.0, 110.0), 1.0e5});
    double movingS = 0.0;
    while (desk.advance(0.02) && movingS < 5.0) movingS += 0.02;
    CHECK(movingS == Approx(1.2).margin(0.1));
    CHECK(desk.camera().camera().distanceM == Approx(1.0e5));
    // What is computed ahead may ask for one picture a second; nothing else does.
    int pictures = 0;
    for (int at = 0; at < 100; ++at) pictures += desk.advance(0.02) ? 1 : 0;
    CHECK(pictures <= 3);
}

TEST_CASE("following keeps a unit in the middle, and Esc lets go") {
    DeskController desk(smallSession());
    desk.apply(ui::SelectAction{UnitId{std::size_t{1}}});
    desk.press(key('T'));
    CHECK(desk.followed() == UnitId{std::size_t{1}});
    desk.apply(ui::SeekAction{9000, false});
    settle(desk);
    const auto unit = desk.timeline().current().units[1].ecef.m;
    CHECK(glm::length(geo::toEcef(desk.camera().camera().target).m - unit) < 50.0);
    desk.press({ui::Key::escape, 0, false, false});
    CHECK_FALSE(desk.followed());
    CHECK(desk.selected());
}

TEST_CASE("Esc beside two craft in the air leaves them in the picture") {
    Session session = smallSession();
    auto changed = std::make_shared<sim::Definition>(*session.definition);
    changed->units[1].start = geo::geodeticDeg(22.005, 119.0, 6000.0);
    session.definition = changed;
    DeskController desk(session);
    desk.apply(ui::FrameAction{UnitId{std::size_t{0}}, UnitId{std::size_t{1}}, -1});
    settle(desk);
    CHECK(desk.camera().camera().target.altitudeM == Approx(6000.0).margin(50.0));
    const double distanceM = desk.camera().camera().distanceM;
    desk.press({ui::Key::escape, 0, false, false});
    settle(desk);
    CHECK(desk.camera().camera().target.altitudeM == Approx(6000.0).margin(50.0));
    CHECK(desk.camera().camera().distanceM == Approx(distanceM));
}

TEST_CASE("views are stored and recalled by number") {
    DeskController desk(smallSession());
    settle(desk);
    const auto before = desk.camera().camera();
    desk.press(key('3', false, true));
    desk.apply(ui::GoToAction{geo::geodeticDeg(10.0, 110.0), 1.0e5});
    settle(desk);
    desk.press(key('3'));
    settle(desk);
    CHECK(desk.camera().camera().distanceM == Approx(before.distanceM));
    CHECK(desk.camera().camera().target.latitudeRad == Approx(before.target.latitudeRad));
}

TEST_CASE("a drag takes the ground along, the wheel comes nearer to what is under the pointer") {
    DeskController desk(smallSession());
    settle(desk);
    const auto before = desk.camera().camera();
    const glm::dvec2 from(640.0, 360.0), to(740.0, 360.0);
    const auto seen = view::groundAt(desk.camera().seen(before), from);
    REQUIRE(seen);
    desk.drag(Drag::orbit, from, to);
    const auto after = view::groundAt(desk.camera().seen(desk.camera().camera()), to);
    REQUIRE(after);
    CHECK(glm::length(geo::toEcef(*after).m - geo::toEcef(*seen).m) < 0.05 * before.distanceM);
    desk.wheel(3.0, {640.0, 360.0});
    settle(desk);
    CHECK(desk.camera().camera().distanceM < 0.6 * before.distanceM);
}

TEST_CASE("what is looked at stands in the middle of what the panels leave free, at any size") {
    for (const PictureSize size : {PictureSize{1280, 720}, PictureSize{1920, 1080}, PictureSize{1440, 900}}) {
        DeskController desk(smallSession());
        desk.resize(size);
        settle(desk);
        const auto target = [&] {
            const view::OrbitCamera orbit = desk.request(size).camera;
            const auto camera =
                view::makeCamera(orbit, size.widthPx, size.heightPx, desk.request(size).shiftPx);
            return view::project(camera, geo::toEcef(orbit.target))->px;
        };
        const ui::Covered covered = ui::coveredBy(desk.memory, ui::deskScale(size.heightPx));
        REQUIRE(covered.left > 100.0f);
        CHECK(target().x ==
              Approx(0.5 * (size.widthPx + static_cast<double>(covered.left - covered.right))).margin(0.5));
        CHECK(target().y == Approx(0.5 * (size.heightPx - static_cast<double>(covered.bottom))).margin(0.5));
        // Without panels it is the picture's, as in films; the way there is eased.
        desk.memory.hidden = true;
        desk.advance(0.1);
        CHECK(target().x < 0.5 * size.widthPx - 1.0);
        settle(desk);
        CHECK(target().x == Approx(0.5 * size.widthPx).margin(0.5));
        CHECK(target().y == Approx(0.5 * size.heightPx).margin(0.5));
    }
}

TEST_CASE("in a large window too a drag keeps the ground under the pointer") {
    DeskController desk(smallSession());
    desk.resize({1920, 1080});
    settle(desk);
    const glm::dvec2 from(900.0, 500.0), to(1000.0, 540.0);
    const auto seen = view::groundAt(desk.camera().seen(desk.camera().camera()), from);
    desk.drag(Drag::orbit, from, to);
    const auto after =
        view::groundAt(view::makeCamera(desk.camera().camera(), 1920, 1080, desk.camera().shiftPx()), to);
    REQUIRE(seen);
    REQUIRE(after);
    CHECK(glm::length(geo::toEcef(*after).m - geo::toEcef(*seen).m) <
          0.01 * desk.camera().camera().distanceM);
}

TEST_CASE("the report says what was commanded and which channels are open") {
    DeskController desk(smallSession());
    desk.apply(toggle(true));
    const std::string report = deskReport(desk, {1280, 720, 1});
    CHECK(report.find("\"kind\": \"open-channel\"") != std::string::npos);
    CHECK(report.find("\"open\": true") != std::string::npos);
}

TEST_CASE("theme and units chosen on the desk reach the picture and the panels") {
    DeskController desk(smallSession());
    view::Settings settings;
    desk.apply(ui::IntentAction{ui::Intent::theme, static_cast<int>(frame::Theme::print)});
    desk.apply(ui::IntentAction{ui::Intent::units, 0});
    desk.applyTo(settings, 1.0f);
    CHECK(settings.theme == frame::Theme::print);
    CHECK_FALSE(settings.feet);
    CHECK(desk.view().theme == frame::Theme::print);
    CHECK_FALSE(desk.view().feet);
}

TEST_CASE("a box that is dragged fills the picture when the mouse is let go") {
    DeskController desk(smallSession());
    settle(desk);
    const auto before = desk.camera().camera();
    const glm::dvec2 from(800.0, 300.0), to(1120.0, 480.0);
    const auto middle = view::groundAt(desk.camera().seen(before), 0.5 * (from + to));
    REQUIRE(middle);
    desk.dragBox(from, to);
    CHECK(desk.view().box);
    desk.letGoBox();
    CHECK_FALSE(desk.view().box);
    settle(desk);
    const glm::dvec2 free = desk.camera().part().sizePx();
    CHECK(desk.camera().camera().distanceM ==
          Approx(std::max(320.0 / free.x, 180.0 / free.y) * before.distanceM));
    CHECK(desk.camera().camera().target.longitudeRad == Approx(middle->longitudeRad).margin(1e-6));
}

TEST_CASE(
    "B keeps the run that it leaves: a change shows in the branch only, and B changes between the two") {
    DeskController desk(smallSession());
    desk.apply(ui::SeekAction{600, false});
    settle(desk);
    desk.press(key('B'));
    REQUIRE(desk.otherTimeline() != nullptr);
    desk.apply(toggle(true));
    settle(desk);
    CHECK(isOpen(desk));
    REQUIRE(desk.view().branches);
    CHECK(desk.view().branches->shown.commands == 1);
    CHECK(desk.view().branches->other.commands == 0);
    CHECK(desk.view().branches->isSecond);
    desk.press(key('B'));
    settle(desk);
    CHECK_FALSE(isOpen(desk));
    CHECK_FALSE(desk.view().whatIfSinceS);
    desk.apply(ui::SeekAction{1200, false});
    settle(desk);
    CHECK(desk.otherTimeline()->position() == desk.timeline().position());
    desk.apply(ui::IntentAction{ui::Intent::dropBranch});
    CHECK(desk.otherTimeline() == nullptr);
}

TEST_CASE("N goes to the next event and brings its craft into the picture") {
    Session session = smallSession();
    auto changed = std::make_shared<sim::Definition>(*session.definition);
    sim::ZoneDef zone;
    zone.closed = true;
    zone.side = SideId{std::size_t{0}};
    zone.parts = {{geo::geodeticDeg(21.0, 120.0), geo::geodeticDeg(24.0, 120.0),
                   geo::geodeticDeg(24.0, 121.0), geo::geodeticDeg(21.0, 121.0)}};
    changed->zones.push_back(zone);
    changed->countedZones = {ZoneId{std::size_t{0}}};
    session.definition = changed;
    DeskController desk(session);
    settle(desk);
    desk.press(key('N'));
    settle(desk);
    CHECK(desk.playback().timeS() > 60.0);
    CHECK(desk.camera().camera().target.longitudeRad == Approx(120.0 * 0.0174533).margin(0.002));
    CHECK(desk.camera().camera().distanceM <= 6.0e5);
}

TEST_CASE("N to an encounter goes to its closest moment, not to where it is over, and back again") {
    Session session = smallSession();
    auto changed = std::make_shared<sim::Definition>(*session.definition);
    changed->units[1].start = geo::geodeticDeg(22.0, 119.9, 6000.0);
    changed->units[1].startHeadingRad = 4.712;
    changed->units[1].orders = {
        {std::nullopt, sim::RouteOrder{{{geo::geodeticDeg(22.0, 110.0, 6000.0), {}}}}, {}}};
    changed->units[0].startHeadingRad = 1.571;
    session.definition = changed;
    DeskController desk(session);
    settle(desk);
    const auto met =
        std::ranges::find(desk.timeline().events(), sim::EventKind::encounter, &sim::Event::kind);
    REQUIRE(met != desk.timeline().events().end());
    const double closestS = met->encounter.timeS;
    REQUIRE(met->timeS > closestS + 1.0);
    for (const bool back : {false, true}) {
        if (back) desk.apply(ui::SeekAction{desk.timeline().definition().lastTick(), false});
        settle(desk);
        for (int press = 0; press < 5 && std::abs(desk.playback().timeS() - closestS) > 0.2; ++press) {
            desk.press(key('N', back));
            settle(desk);
        }
        CHECK(desk.playback().timeS() == Approx(closestS).margin(0.2));
    }
}

TEST_CASE("N to a note of the record goes to the craft that it names, seen from so far that it has a label") {
    Session session = smallSession();
    auto changed = std::make_shared<sim::Definition>(*session.definition);
    changed->crisis.playsRecord = true;
    crisis::RecordEntry note;
    note.kind = crisis::RecordKind::note;
    note.timeS = 1200.0;
    note.text = "Press: unit-1 is seen from the shore.";
    changed->crisis.record.push_back(note);
    session.definition = changed;
    view::OrbitCamera low;
    low.target = geo::geodeticDeg(10.0, 140.0);
    low.distanceM = 2.0e4;
    low.tiltRad = 1.4;
    session.camera = low;
    DeskController desk(session);
    settle(desk);
    desk.press(key('N'));
    settle(desk);
    const view::OrbitCamera there = desk.camera().camera();
    CHECK(there.target.latitudeRad == Approx(23.0 * units::kRadPerDeg).margin(0.01));
    CHECK(there.distanceM >= 8.0e4);
    CHECK(there.tiltRad <= 45.0 * units::kRadPerDeg);
}

TEST_CASE("keys that ask for files and films become wishes of the window's loop") {
    DeskController desk(smallSession());
    desk.press(key('R', false, true));
    CHECK(desk.wishes.filmChange);
    desk.press(key('S', false, true));
    CHECK(desk.wishes.save);
    desk.press(key('O', false, true));
    CHECK(desk.wishes.listFiles);
    CHECK(desk.memory.open);
    desk.apply(ui::OpenAction{"some.session.json"});
    CHECK(desk.wishes.open == "some.session.json");
    desk.press({ui::Key::f12, 0, false, false});
    CHECK(desk.wishes.screenshot);
    desk.press({ui::Key::f11, 0, false, false});
    CHECK(desk.wishes.fullScreenChange);
    desk.press(key('Q'));
    CHECK_FALSE(desk.wishes.quit);
    desk.press(key('Q', false, true));
    CHECK(desk.wishes.quit);
}

TEST_CASE("leaving the presentation stops the clock that its scene had set going") {
    Session session = smallSession();
    auto definition = std::make_shared<sim::Definition>(*session.definition);
    sim::SceneDef scene;
    scene.filmS = 60.0;
    scene.speed = 5.0;
    definition->storyboard = {scene};
    session.definition = definition;
    DeskController desk(session);
    desk.press({ui::Key::pageDown, 0, false, false});
    REQUIRE(desk.scene());
    CHECK(desk.playback().playing());
    desk.press({ui::Key::escape, 0, false, false});
    CHECK_FALSE(desk.scene());
    CHECK_FALSE(desk.playback().playing());
}

TEST_CASE("pictures are numbered on from those that are there, so that none is overwritten") {
    const scenes::TemporaryFolder folder;
    CHECK(freeName("desk", ".png", folder.path().string()) == folder.file("desk-1.png"));
    std::ofstream(folder.file("desk-1.png")) << "a";
    std::ofstream(folder.file("desk-7.png")) << "a";
    std::ofstream(folder.file("desk-film-9.png")) << "a";
    CHECK(freeName("desk", ".png", folder.path().string()) == folder.file("desk-8.png"));
}

TEST_CASE("theme, units, time zone and the hint that was seen are remembered between starts") {
    const scenes::TemporaryFolder folder;
    const char* before = std::getenv("XDG_CONFIG_HOME");
    const std::string kept = before != nullptr ? before : "";
    setenv("XDG_CONFIG_HOME", folder.path().c_str(), 1);
    CHECK(loadPreferences() == Preferences{});
    {
        DeskController desk(smallSession(), loadPreferences());
        CHECK(desk.memory.hint);
        desk.apply(ui::IntentAction{ui::Intent::theme, static_cast<int>(frame::Theme::light)});
        desk.apply(ui::IntentAction{ui::Intent::units, 0});
        desk.apply(ui::IntentAction{ui::Intent::clock, static_cast<int>(view::ClockChoice::honolulu)});
        desk.apply(ui::IntentAction{ui::Intent::dismissHint});
        savePreferences(desk.preferences());
    }
    DeskController desk(smallSession(), loadPreferences());
    CHECK_FALSE(desk.memory.hint);
    CHECK(desk.theme() == frame::Theme::light);
    CHECK_FALSE(desk.view().feet);
    CHECK(desk.view().clock == view::ClockChoice::honolulu);
    std::ofstream(folder.file("openline/preferences.json")) << "{ not json";
    CHECK(loadPreferences() == Preferences{});
    setenv("XDG_CONFIG_HOME", kept.c_str(), 1);
    if (kept.empty()) unsetenv("XDG_CONFIG_HOME");
}

namespace {

/// One line with ends, far from the aircraft that are looked at from near.
DeskController farFromItsLine() {
    Session session = smallSession();
    auto definition = std::make_shared<sim::Definition>(*session.definition);
    for (const auto& [id, latitudeDeg, longitudeDeg] :
         {std::tuple("here", 23.1, 113.3), std::tuple("there", 21.3, -157.9)}) {
        sim::PlaceDef place;
        place.id = place.name = id;
        place.position = geo::geodeticDeg(latitudeDeg, longitudeDeg);
        definition->places.push_back(place);
    }
    definition->crisis.channels[0].endA = "here";
    definition->crisis.channels[0].endB = "there";
    session.definition = definition;
    view::OrbitCamera camera;
    camera.target = geo::geodeticDeg(18.0, 111.0);
    camera.distanceM = 6.0e4;
    session.camera = camera;
    return DeskController(session);
}

}  // namespace

TEST_CASE("a line that is opened outside the picture is brought into it, the place looked at kept") {
    DeskController desk = farFromItsLine();
    desk.apply(toggle(true));
    CHECK(desk.camera().goal().distanceM > 3.0e5);
    CHECK(desk.camera().goal().tiltRad <= 45.0 * units::kRadPerDeg);
    CHECK(desk.camera().goal().target.latitudeRad == Approx(18.0 * units::kRadPerDeg));
    const double wideM = desk.camera().goal().distanceM;
    desk.apply(toggle(false));
    desk.apply(toggle(true));
    CHECK(desk.camera().goal().distanceM == wideM);
}

TEST_CASE(
    "while a craft is followed a line that is opened elsewhere moves nothing, and a notice says where it "
    "runs") {
    DeskController desk = farFromItsLine();
    desk.apply(ui::SelectAction{UnitId{std::size_t{0}}});
    desk.apply(ui::IntentAction{ui::Intent::followSelected});
    const double beforeM = desk.camera().goal().distanceM;
    desk.apply(toggle(true));
    CHECK(desk.camera().goal().distanceM == beforeM);
    CHECK(desk.view().notice.find("from here to there") != std::string::npos);
}

TEST_CASE("the hint of a first start leaves with the first play and with the first command") {
    DeskController playing(smallSession());
    REQUIRE(playing.memory.hint);
    playing.apply(ui::IntentAction{ui::Intent::playPause});
    CHECK_FALSE(playing.memory.hint);
    DeskController commanding(smallSession());
    commanding.apply(toggle(true));
    CHECK_FALSE(commanding.memory.hint);
    CHECK(commanding.preferences().hintSeen);
}

TEST_CASE("a pair that was framed and is no longer close does not keep an opened line out of the picture") {
    DeskController desk = farFromItsLine();
    desk.apply(ui::FrameAction{UnitId{std::size_t{0}}, UnitId{std::size_t{1}}, -1});
    const double beforeM = desk.camera().goal().distanceM;
    REQUIRE(desk.timeline().current().encounters.empty());
    desk.apply(toggle(true));
    CHECK(desk.view().notice.empty());
    CHECK(desk.camera().goal().distanceM >= beforeM);
    const auto camera = desk.camera().seen(desk.camera().goal());
    CHECK(view::shownArcPx(desk.timeline().definition(), ChannelId{std::size_t{0}}, camera, {}) > 80.0);
}
