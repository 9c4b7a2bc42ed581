// That a row of a sweep played again tells of the calls of its trial, and places none of its own.
#include "study/sweep_replay.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "study/sweep_scene.h"

namespace openline::study {

namespace {

using namespace test;

sim::Command later(sim::Tick tick, sim::CommandKind kind, ChannelId channel = {}) {
    sim::Command command;
    command.tick = tick;
    command.kind = kind;
    command.channel = channel;
    return command;
}

/// In which words cool the climate while calls ring, and the embassies are cut off and called again.
SweepPlan troubled() {
    SweepPlan plan = smallPlan();
    auto definition = std::make_shared<sim::Definition>(*plan.definition);
    crisis::InjectDef words;
    words.kind = crisis::InjectKind::speech;
    words.id = words.name = "words";
    words.climate.value = -0.2;
    definition->crisis.injects = {words};
    definition->durationS = 2 * 86400.0;
    plan.definition = definition;
    plan.log = {later(600, sim::CommandKind::inject),
                later(900, sim::CommandKind::suspendChannel, crisis::test::kEmbassy),
                later(1200, sim::CommandKind::resumeChannel, crisis::test::kEmbassy),
                later(36'000, sim::CommandKind::applyPreset)};
    plan.log.front().inject.kind = crisis::InjectKind::speech;
    plan.log.back().preset = crisis::test::kAll;
    return plan;
}

}  // namespace

TEST_CASE("a row with words, a suspension and a preset plays its own calls again, and no others") {
    const auto sweep = prepared(troubled());
    REQUIRE(sweep);
    int answered = 0, givenUp = 0;
    for (std::size_t run = 0; run < 6; ++run) {
        const crisis::ClockBound bound = sweep->boundOf(run);
        const SweepReplay replay = replayOf(*sweep, 2 * run + 2, run, 1, sweep->drawn(run, 1), bound);
        sim::World world = sim::begin(*replay.definition, replay.seed);
        sim::StepReport report;
        sim::advance(*replay.definition, world, replay.definition->lastTick(), replay.log, report);
        std::size_t ofRecord = 0, others = 0;
        for (const sim::Event& event : report.events) {
            if (event.kind != sim::EventKind::crisis) continue;
            const crisis::EventKind kind = event.crisis.kind;
            const bool isCall =
                kind == crisis::EventKind::callPlaced || kind == crisis::EventKind::callAnswered ||
                kind == crisis::EventKind::callRefused || kind == crisis::EventKind::callUnanswered;
            if (isCall) ++(event.crisis.fromRecord ? ofRecord : others);
            answered += kind == crisis::EventKind::callAnswered ? 1 : 0;
            givenUp += kind == crisis::EventKind::callUnanswered ? 1 : 0;
        }
        CHECK(others == 0);
        CHECK(ofRecord > 4);
    }
    CHECK(answered > 0);
    CHECK(givenUp > 0);
}

TEST_CASE("a call by hand on the line of another relation stays in a row that is played again") {
    SweepPlan plan = smallPlan();
    auto definition = std::make_shared<sim::Definition>(*plan.definition);
    definition->sides.push_back({"third", "Third"});
    definition->crisis.dyads.push_back(crisis::test::dyad("other", 0, 2));
    crisis::ChannelDef own = definition->crisis.channels[crisis::test::kEmbassy.index];
    own.id = own.name = "own-line";
    own.ofScenario = true;
    own.dyad = DyadId{std::size_t{1}};
    const ChannelId others{definition->crisis.channels.size()};
    definition->crisis.channels.push_back(own);
    plan.definition = definition;
    plan.log = {later(600, sim::CommandKind::placeCall, crisis::test::kEmbassy),
                later(600, sim::CommandKind::placeCall, others)};
    const auto sweep = prepared(plan);
    REQUIRE(sweep);
    const SweepReplay replay = replayOf(*sweep, 2, 0, 1, sweep->drawn(0, 1), sweep->boundOf(0));
    std::vector<ChannelId> called;
    for (const sim::Command& command : replay.log)
        if (command.kind == sim::CommandKind::placeCall) called.push_back(command.channel);
    CHECK(called == std::vector{others});
}

}  // namespace openline::study
