#include "study/timeline.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "study/small_scene.h"

using namespace openline;
using namespace openline::study;
using test::freshHash;

namespace {

constexpr std::uint64_t kSeed = 7;

TimelineOptions options(bool runAhead) {
    TimelineOptions chosen;
    chosen.keyframeWork = 20'000;
    chosen.runAhead = runAhead;
    return chosen;
}

sim::Command openLeaders() {
    sim::Command command;
    command.kind = sim::CommandKind::openChannel;
    command.channel = crisis::test::kLeaders;
    return command;
}

std::uint64_t hashOf(const Timeline& timeline) {
    return sim::hash(timeline.world());
}

}  // namespace

TEST_CASE("a seek to any moment, forwards and back, gives the world of a fresh run") {
    const auto scene = test::smallScene();
    for (const bool runAhead : {false, true}) {
        Timeline timeline(scene, kSeed, {}, options(runAhead));
        for (const sim::Tick tick : {0, 1, 9000, 8999, 9001, 71'999, 72'000, 30, 45'678, 12'000}) {
            REQUIRE(timeline.seek(tick));
            CHECK(timeline.position() == tick);
            CHECK(timeline.current().tick == tick);
            CHECK(timeline.previous().tick == std::max<sim::Tick>(0, tick - 1));
            CHECK(hashOf(timeline) == freshHash(*scene, kSeed, tick));
        }
    }
}

TEST_CASE("playing tick by tick ends in the same world as jumping") {
    const auto scene = test::smallScene();
    Timeline timeline(scene, kSeed, {}, options(true));
    for (sim::Tick tick = 1; tick <= 3000; tick += (tick % 7) + 1) timeline.seek(tick);
    timeline.seek(3000);
    CHECK(hashOf(timeline) == freshHash(*scene, kSeed, 3000));
}

TEST_CASE("acting shows at once and truncates what came after") {
    const auto scene = test::smallScene();
    for (const bool runAhead : {false, true}) {
        Timeline timeline(scene, kSeed, {}, options(runAhead));
        timeline.seek(20'000);
        timeline.act(openLeaders());
        CHECK(timeline.position() == 20'001);
        CHECK(timeline.current().crisis.channels[crisis::test::kLeaders.index].open);
        REQUIRE(timeline.log().size() == 1);
        CHECK(timeline.log()[0].tick == 20'000);
        timeline.seek(30'000);
        CHECK(hashOf(timeline) == freshHash(*scene, kSeed, 30'000, timeline.log()));

        timeline.seek(10'000);
        timeline.act(openLeaders());
        REQUIRE(timeline.log().size() == 1);
        CHECK(timeline.log()[0].tick == 10'000);
        timeline.seek(30'000);
        CHECK(hashOf(timeline) == freshHash(*scene, kSeed, 30'000, timeline.log()));
    }
}

TEST_CASE("undo returns to the record's hash and redo to the what-if's, at any distance") {
    const auto scene = test::smallScene();
    for (const bool runAhead : {false, true}) {
        Timeline timeline(scene, kSeed, {}, options(runAhead));
        timeline.seek(20'000);
        timeline.act(openLeaders());
        timeline.seek(50'000);
        const std::uint64_t whatIf = hashOf(timeline);
        timeline.undo();
        timeline.seek(timeline.goal());
        CHECK(timeline.position() == 50'000);
        CHECK(timeline.log().empty());
        CHECK(hashOf(timeline) == freshHash(*scene, kSeed, 50'000));
        CHECK_FALSE(timeline.canUndo());
        REQUIRE(timeline.canRedo());
        timeline.redo();
        timeline.seek(timeline.goal());
        CHECK(hashOf(timeline) == whatIf);
    }
}

TEST_CASE("undo steps back through many acts, also when their futures were not kept") {
    const auto scene = test::smallScene();
    Timeline timeline(scene, kSeed, {}, options(true));
    for (int i = 0; i < 8; ++i) {
        timeline.seek(1000 * (i + 1));
        sim::Command command = openLeaders();
        if (i % 2 == 1) command.kind = sim::CommandKind::closeChannel;
        timeline.act(command);
    }
    CHECK(timeline.log().size() == 8);
    for (std::size_t left = 8; left-- > 0;) {
        timeline.undo();
        timeline.seek(60'000);
        CHECK(timeline.log().size() == left);
        CHECK(hashOf(timeline) == freshHash(*scene, kSeed, 60'000, timeline.log()));
    }
    CHECK_FALSE(timeline.canUndo());
}

TEST_CASE("a log given at the start can be undone command by command") {
    const auto scene = test::smallScene();
    Timeline timeline(scene, kSeed, {openLeaders()}, options(false));
    timeline.seek(5000);
    CHECK(timeline.current().crisis.channels[crisis::test::kLeaders.index].open);
    CHECK(timeline.whatIfSinceS() == 0.0);
    timeline.undo();
    timeline.seek(5000);
    CHECK(hashOf(timeline) == freshHash(*scene, kSeed, 5000));
    CHECK_FALSE(timeline.whatIfSinceS().has_value());
}

TEST_CASE("events are the same with and without a worker, and in order") {
    const auto scene = test::smallScene();
    Timeline alone(scene, kSeed, {}, options(false));
    Timeline ahead(scene, kSeed, {}, options(true));
    alone.seek(72'000);
    ahead.seek(72'000);
    REQUIRE(!alone.events().empty());
    REQUIRE(alone.events().size() == ahead.events().size());
    for (std::size_t i = 0; i < alone.events().size(); ++i) {
        CHECK(alone.events()[i].tick == ahead.events()[i].tick);
        CHECK(alone.events()[i].kind == ahead.events()[i].kind);
        CHECK(describe(*scene, alone.events()[i]) == describe(*scene, ahead.events()[i]));
    }
    CHECK(std::is_sorted(alone.events().begin(), alone.events().end(),
                         [](const auto& a, const auto& b) { return a.tick < b.tick; }));
    CHECK(alone.pastEventCount() == alone.events().size());
    alone.seek(0);
    CHECK(alone.pastEventCount() == 0);
}

TEST_CASE("a cold seek with a budget comes nearer with each call and ends there") {
    const auto scene = test::smallScene();
    Timeline timeline(scene, kSeed, {}, options(false));
    int calls = 1;
    sim::Tick last = -1;
    while (!timeline.seek(60'000, 10'000.0)) {
        CHECK(timeline.goal() == 60'000);
        CHECK(timeline.position() == timeline.computedTo());
        REQUIRE(timeline.position() > last);
        last = timeline.position();
        REQUIRE(++calls < 200);
    }
    CHECK(calls > 3);
    CHECK(hashOf(timeline) == freshHash(*scene, kSeed, 60'000));
}

TEST_CASE("the budget of memory is kept by spacing keyframes wider, and seeks stay right") {
    const auto scene = test::smallScene();
    TimelineOptions tight = options(true);
    tight.keyframeWork = 1000;
    tight.memoryBytes = 200'000;
    Timeline timeline(scene, kSeed, {}, tight);
    timeline.seek(72'000);
    CHECK(timeline.memoryBytes() <= tight.memoryBytes);
    timeline.seek(33'333);
    CHECK(hashOf(timeline) == freshHash(*scene, kSeed, 33'333));
}

TEST_CASE("seeks beyond the ends stop there") {
    const auto scene = test::smallScene();
    Timeline timeline(scene, kSeed, {}, options(false));
    CHECK(timeline.seek(1'000'000'000));
    CHECK(timeline.position() == scene->lastTick());
    CHECK(timeline.seek(-5));
    CHECK(timeline.position() == 0);
    timeline.seek(scene->lastTick());
    timeline.act(openLeaders());
    CHECK(timeline.position() == scene->lastTick());
    CHECK(timeline.current().crisis.channels[crisis::test::kLeaders.index].open);
}

TEST_CASE("a timeline can be thrown away while its worker runs") {
    const auto scene = test::smallScene();
    for (int i = 0; i < 20; ++i) {
        Timeline timeline(scene, static_cast<std::uint64_t>(i), {}, options(true));
        timeline.seek(i * 10, 1.0);
        CHECK(timeline.position() <= i * 10);
    }
}
