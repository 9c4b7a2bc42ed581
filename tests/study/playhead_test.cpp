// Playing backwards: the same moments as forwards, for a bounded amount of work.
#include "study/playhead.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>

#include "sim/difference.h"
#include "study/small_scene.h"
#include "study/timeline.h"

using namespace openline;
using namespace openline::study;

namespace {

constexpr std::uint64_t kSpacing = 20'000;

Keyframes keyframesOf(const sim::Definition& definition, sim::Tick until) {
    Keyframes frames(256u << 20, kSpacing);
    sim::World world = sim::begin(definition, 7);
    sim::StepReport report;
    frames.add({0, std::make_shared<sim::World>(world), 0, 0});
    for (std::uint64_t work = 0; world.tick < until;) {
        work += sim::advance(definition, world, until, {}, report, 100);
        frames.addIfDue({world.tick, std::make_shared<sim::World>(world), report.events.size(), work});
    }
    return frames;
}

bool sameUnits(const sim::Snapshot& a, const sim::Snapshot& b) {
    const auto same = [](const sim::UnitView& left, const sim::UnitView& right) {
        return left.phase == right.phase && left.ecef.m == right.ecef.m &&
               left.headingRad == right.headingRad && left.bankRad == right.bankRad &&
               left.pitchRad == right.pitchRad && left.speedMps == right.speedMps;
    };
    return a.tick == b.tick && a.timeS == b.timeS &&
           std::equal(a.units.begin(), a.units.end(), b.units.begin(), b.units.end(), same) &&
           a.encounters.size() == b.encounters.size();
}

}  // namespace

TEST_CASE("playing backwards shows, display step by display step, what playing forwards showed") {
    const auto scene = test::smallScene();
    for (const sim::Tick displayStep : {1, 7, 100}) {
        TimelineOptions options;
        options.keyframeWork = kSpacing;
        Timeline timeline(scene, 7, {}, options);
        std::map<sim::Tick, std::pair<std::uint64_t, sim::Snapshot>> forwards;
        const sim::Tick from = 9000, to = from + 600 * displayStep;
        for (sim::Tick tick = from; tick <= to; tick += displayStep) {
            REQUIRE(timeline.seek(tick));
            forwards[tick] = {sim::hash(timeline.world()), timeline.current()};
        }
        for (sim::Tick tick = to; tick >= from; tick -= displayStep) {
            REQUIRE(timeline.seek(tick));
            REQUIRE(sim::hash(timeline.world()) == forwards[tick].first);
            REQUIRE(sameUnits(timeline.current(), forwards[tick].second));
            REQUIRE(timeline.previous().tick == tick - 1);
        }
    }
}

TEST_CASE("playing backwards costs a fraction of a keyframe's spacing a picture, and never more than one") {
    const auto scene = test::smallScene();
    const Keyframes frames = keyframesOf(*scene, 40'000);
    Playhead playhead(*scene);
    playhead.place(frames.last());
    playhead.moveTo(40'000, frames, {});
    const std::uint64_t before = playhead.steppedWork();
    std::uint64_t worst = 0;
    int pictures = 0;
    for (sim::Tick tick = 39'990; tick >= 20'000; tick -= 10, ++pictures) {
        const std::uint64_t now = playhead.steppedWork();
        playhead.moveTo(tick, frames, {});
        worst = std::max(worst, playhead.steppedWork() - now);
    }
    const std::uint64_t each = (playhead.steppedWork() - before) / static_cast<std::uint64_t>(pictures);
    INFO("unit-steps a picture " << each << ", at most " << worst);
    CHECK(each < kSpacing / 8);
    CHECK(worst <= kSpacing + 200);
}

TEST_CASE("going back after a command was given shows the world that the command made") {
    const auto scene = test::smallScene();
    TimelineOptions options;
    options.keyframeWork = kSpacing;
    Timeline timeline(scene, 7, {}, options);
    timeline.seek(30'000);
    for (sim::Tick tick = 29'990; tick >= 29'500; tick -= 10) timeline.seek(tick);
    sim::Command open;
    open.kind = sim::CommandKind::openChannel;
    open.channel = crisis::test::kLeaders;
    timeline.seek(29'000);
    timeline.act(open);
    timeline.seek(30'000);
    for (sim::Tick tick = 29'990; tick >= 29'001; tick -= 10) timeline.seek(tick);
    CHECK(sim::hash(timeline.world()) == test::freshHash(*scene, 7, timeline.position(), timeline.log()));
    timeline.undo();
    timeline.seek(29'800);
    timeline.seek(29'500);
    CHECK(sim::hash(timeline.world()) == test::freshHash(*scene, 7, 29'500));
}
