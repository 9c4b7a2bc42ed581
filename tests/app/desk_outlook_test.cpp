#include <catch2/catch.hpp>
#include <chrono>
#include <thread>

#include "app/desk_controller.h"
#include "crisis/small_model.h"
#include "study/small_scene.h"
#include "ui/outlook_words.h"

using namespace openline;
using namespace openline::app;
namespace small = openline::crisis::test;

namespace {

Session crisisSession() {
    Session session;
    session.definition = study::test::smallScene();
    return session;
}

ui::Action toggle(bool open, ChannelId channel) {
    sim::Command command;
    command.kind = open ? sim::CommandKind::openChannel : sim::CommandKind::closeChannel;
    command.channel = channel;
    return ui::CommandAction{command};
}

ui::Action collision() {
    sim::Command command;
    command.kind = sim::CommandKind::inject;
    command.inject.kind = crisis::InjectKind::collision;
    command.inject.dyad = small::kDyad;
    return ui::CommandAction{command};
}

bool isAnswered(const DeskController& desk) {
    const study::Outlook* answer = desk.view().outlook.answer;
    return !desk.isAsking() && answer != nullptr && answer->now.counts.trials >= 10'000;
}

void awaitOutlook(DeskController& desk) {
    desk.advance(0.01);
    for (int wait = 0; wait < 60000 && !isAnswered(desk); ++wait) {
        desk.advance(0.01);
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    for (int picture = 0; picture < 60; ++picture) desk.advance(0.02);
    REQUIRE(isAnswered(desk));
}

double raceOf(const study::OutlookSide& side) {
    return static_cast<double>(side.counts.stepUpFirst) / static_cast<double>(side.counts.trials);
}

}  // namespace

TEST_CASE("a toggle changes the outlook, with the value before beside it, and undo brings it back") {
    DeskController desk(crisisSession());
    desk.apply(toggle(true, small::kLink));
    desk.apply(ui::SeekAction{6000, false});
    awaitOutlook(desk);
    const double before = raceOf(desk.view().outlook.answer->now);
    const std::size_t commands = desk.timeline().log().size();
    desk.apply(toggle(true, small::kOperations));
    awaitOutlook(desk);
    const study::Outlook* answer = desk.view().outlook.answer;
    REQUIRE(answer->before);
    REQUIRE(desk.view().outlook.change);
    CHECK(desk.view().outlook.change->channel == small::kOperations);
    CHECK(raceOf(answer->now) < before - 0.02);
    CHECK(raceOf(*answer->before) == Approx(before).margin(0.02));
    desk.apply(ui::IntentAction{ui::Intent::undo});
    CHECK(desk.timeline().log().size() == commands);
    awaitOutlook(desk);
    CHECK(raceOf(desk.view().outlook.answer->now) == Approx(before).margin(0.02));
}

TEST_CASE("from routine the outlook supposes a collision; after one is thrown in it need not") {
    DeskController desk(crisisSession());
    desk.apply(ui::SeekAction{600, false});
    awaitOutlook(desk);
    CHECK(desk.view().outlook.answer->supposesCollision);
    CHECK_FALSE(desk.view().outlook.change);
    desk.apply(collision());
    awaitOutlook(desk);
    CHECK_FALSE(desk.view().outlook.answer->supposesCollision);
    CHECK(desk.view().outlook.answer->from == 1);
    desk.apply(ui::IntentAction{ui::Intent::undo});
    awaitOutlook(desk);
    CHECK(desk.view().outlook.answer->supposesCollision);
}

TEST_CASE("a picture does not wait for the outlook, and nothing is news once it is refined") {
    DeskController desk(crisisSession());
    const auto from = std::chrono::steady_clock::now();
    for (int picture = 0; picture < 10; ++picture) {
        desk.apply(toggle(picture % 2 == 0, small::kLink));
        desk.advance(0.01);
    }
    // Ten questions of some tenths of a second each.
    CHECK(std::chrono::steady_clock::now() - from < std::chrono::seconds(3));
    for (int wait = 0; wait < 120000 && desk.isCounting(); ++wait) {
        desk.advance(0.3);
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    REQUIRE_FALSE(desk.isCounting());
    for (int picture = 0; picture < 20; ++picture) desk.advance(0.3);
    desk.takePanelNews();
    for (int picture = 0; picture < 20; ++picture) {
        CHECK_FALSE(desk.advance(0.3));
        CHECK_FALSE(desk.takePanelNews());
    }
}

TEST_CASE("while time runs the outlook is asked a few times a second at most, and again when it stands") {
    DeskController desk(crisisSession());
    awaitOutlook(desk);
    desk.apply(ui::SpeedAction{1000.0});
    desk.apply(ui::IntentAction{ui::Intent::playPause});
    int news = 0;
    for (int picture = 0; picture < 50; ++picture) {
        desk.advance(0.02);
        news += desk.takePanelNews() ? 1 : 0;
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    CHECK(news <= 6);
    desk.apply(ui::IntentAction{ui::Intent::playPause});
    awaitOutlook(desk);
    CHECK(isAnswered(desk));
}

TEST_CASE("a row of a sweep that is played again has no rates, and no outlook is counted of none") {
    Session session = crisisSession();
    auto definition = std::make_shared<sim::Definition>(*session.definition);
    definition->crisis.classes.clear();
    session.definition = definition;
    DeskController desk(session);
    desk.apply(collision());
    for (int picture = 0; picture < 40; ++picture) desk.advance(0.02);
    CHECK_FALSE(desk.isCounting());
    CHECK(desk.view().outlook.answer == nullptr);
}
