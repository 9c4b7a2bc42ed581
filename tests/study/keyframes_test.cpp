// What keyframes cost and how they are spaced.
#include "study/keyframes.h"

#include <catch2/catch.hpp>

#include "sim/save.h"
#include "study/small_scene.h"

using namespace openline;
using namespace openline::study;

namespace {

Keyframe frameAt(const sim::Definition& definition, sim::Tick tick, std::uint64_t work) {
    auto world = std::make_shared<sim::World>(sim::begin(definition, 1));
    world->tick = tick;
    return {tick, std::move(world), 0, work};
}

}  // namespace

TEST_CASE("what a world is said to occupy is what it holds, pairs and the crisis too") {
    const auto scene = test::smallScene();
    sim::World world = sim::begin(*scene, 1);
    sim::StepReport report;
    sim::advance(*scene, world, 6000, {}, report);
    const sim::World copy = world;  // no larger than it has to be
    const std::size_t held = sim::save(*scene, copy).size();
    CHECK(worldBytes(copy) > held);
    CHECK(worldBytes(copy) < held + held / 2 + 2000);

    sim::World fuller = copy;
    fuller.pairs.resize(copy.pairs.size() + 100);
    CHECK(worldBytes(fuller) >= worldBytes(copy) + 100 * sizeof(sim::TrackedPair));
    fuller = copy;
    fuller.pendingStarts.resize(100);
    CHECK(worldBytes(fuller) >= worldBytes(copy) + 100 * sizeof(sim::PendingStart));
    fuller = copy;
    fuller.crisis.channels.resize(100);
    CHECK(worldBytes(fuller) >= worldBytes(copy) + 90 * sizeof(crisis::ChannelState));
    fuller = copy;
    fuller.passOffsetM.resize(100);
    CHECK(worldBytes(fuller) >= worldBytes(copy) + 90 * sizeof(glm::dvec3));
}

TEST_CASE(
    "keyframes stay within their memory at every moment, ever wider apart but never by more than twice") {
    const auto scene = test::smallScene();
    const std::size_t each = worldBytes(sim::begin(*scene, 1));
    const std::size_t budget = 10 * each;
    Keyframes frames(budget, 1000);
    constexpr std::uint64_t kWorkPerTick = 100;
    for (sim::Tick tick = 0; tick < 5000; ++tick) {
        frames.addIfDue(frameAt(*scene, tick, kWorkPerTick * static_cast<std::uint64_t>(tick)));
        REQUIRE(frames.usedBytes() <= budget);
        std::size_t counted = 0;
        for (const Keyframe& frame : frames.all()) counted += worldBytes(*frame.world);
        REQUIRE(counted == frames.usedBytes());
        REQUIRE(frames.all().front().tick == 0);
        // The next one is due within the spacing: no seek steps more than that.
        REQUIRE(kWorkPerTick * static_cast<std::uint64_t>(tick) - frames.last().work < frames.spacing());
        for (std::size_t i = 1; i < frames.count(); ++i)
            REQUIRE(frames.all()[i].work - frames.all()[i - 1].work < 2 * frames.spacing());
    }
    CHECK(frames.count() >= 4);
    CHECK(frames.spacing() > 1000);
}

TEST_CASE("keyframes are spaced by work: a quiet day needs none, a busy minute some") {
    const auto scene = test::smallScene();
    Keyframes frames(100u << 20, 1000);
    frames.addIfDue(frameAt(*scene, 0, 0));
    for (sim::Tick tick = 1000; tick <= 864'000; tick += 1000) frames.addIfDue(frameAt(*scene, tick, 500));
    CHECK(frames.count() == 1);
    for (sim::Tick tick = 1; tick <= 600; ++tick)
        frames.addIfDue(frameAt(*scene, 864'000 + tick, 500 + 10 * static_cast<std::uint64_t>(tick)));
    CHECK(frames.count() == 7);
    CHECK(frames.atOrBefore(864'000).tick == 0);
}
