// What happens in the tick in which the trials of a sweep begin, in which order, and what of it is drawn.
#include <algorithm>
#include <catch2/catch.hpp>

#include "crisis/crisis.h"
#include "sim/step.h"
#include "study/thrown_scene.h"

namespace openline::study {

namespace {

using namespace test;
using Kind = crisis::TrialEventKind;

sim::Command atStart(sim::CommandKind kind, ChannelId channel = {}) {
    sim::Command command;
    command.kind = kind;
    command.channel = channel;
    return command;
}

sim::Command thrownInAtStart(crisis::InjectKind kind, ChannelId channel = {}) {
    sim::Command command = inject(kind);
    command.tick = 0;
    command.inject.channel = channel;
    return command;
}

/// Compared are no channel and all of them; nothing flown begins a crisis.
std::unique_ptr<Sweep> startingWith(sim::CommandLog log) {
    SweepPlan plan = smallPlan();
    auto definition = std::make_shared<sim::Definition>(*plan.definition);
    definition->crisis.injects = {kindOf(crisis::InjectKind::statement, -0.5)};
    plan.definition = definition;
    plan.log = std::move(log);
    return prepared(plan);
}

std::vector<Kind> kindsOf(const Sweep& sweep) {
    std::vector<Kind> kinds;
    for (const crisis::TrialEvent& event : sweep.events(0)) kinds.push_back(event.kind);
    return kinds;
}

/// Calls placed on a channel in some runs with all channels.
int callsOn(const Sweep& sweep, ChannelId channel) {
    int placed = 0;
    for (std::size_t run = 0; run < 20; ++run) {
        std::vector<crisis::TrialStep> steps;
        (void)trialOf(sweep, run, 1, sweep.drawn(run, 1), sweep.boundOf(run), &steps);
        placed += static_cast<int>(std::ranges::count_if(steps, [&](const crisis::TrialStep& step) {
            return step.kind == crisis::EventKind::callPlaced && step.channel == channel.index;
        }));
    }
    return placed;
}

}  // namespace

TEST_CASE("a statement and a call of the start come before the collision that is supposed") {
    const auto sweep = startingWith({thrownInAtStart(crisis::InjectKind::statement),
                                     atStart(sim::CommandKind::placeCall, crisis::test::kEmbassy)});
    REQUIRE(sweep);
    REQUIRE(sweep->flight().supposesCollision);
    CHECK(kindsOf(*sweep) == std::vector{Kind::amounts, Kind::placeCall, Kind::stimulus});
}

TEST_CASE("a line that is suspended at the start does not ring for the collision that is supposed") {
    CHECK(callsOn(*startingWith({}), crisis::test::kLink) > 0);
    CHECK(callsOn(*startingWith({thrownInAtStart(crisis::InjectKind::suspension, crisis::test::kLink)}),
                  crisis::test::kLink) == 0);
}

TEST_CASE("switches of the start act before or after what is thrown in there, as the log has them") {
    const auto suspension = thrownInAtStart(crisis::InjectKind::suspension, crisis::test::kLink);
    const auto resumed = atStart(sim::CommandKind::resumeChannel, crisis::test::kLink);
    const auto closed = atStart(sim::CommandKind::closeChannel, crisis::test::kEmbassy);
    const auto after = startingWith({closed, suspension, resumed});
    REQUIRE(after);
    CHECK(kindsOf(*after) ==
          std::vector{Kind::amounts, Kind::suspendChannel, Kind::resumeChannel, Kind::stimulus});
    CHECK_FALSE(after->start(1).channels[crisis::test::kEmbassy.index].open);
    CHECK(callsOn(*after, crisis::test::kEmbassy) == 0);
    CHECK(callsOn(*after, crisis::test::kLink) > 0);
    CHECK(callsOn(*startingWith({resumed, suspension}), crisis::test::kLink) == 0);
}

TEST_CASE("a compared preset comes after what the scenario throws in at its start, in both modes") {
    SweepPlan plan = smallPlan();
    auto definition = std::make_shared<sim::Definition>(*plan.definition);
    crisis::InjectDef visit = kindOf(crisis::InjectKind::visit, 0.2);
    visit.climate.value = -0.4;
    definition->crisis.injects = {visit};
    for (crisis::PresetDef& preset : definition->crisis.presets) preset.climate = 0.7;
    sim::ScriptedInject entry;
    entry.what.kind = crisis::InjectKind::visit;
    definition->script = {entry};
    plan.definition = definition;
    const auto sweep = prepared(plan);
    REQUIRE(sweep);
    for (std::size_t variant = 0; variant < plan.variants.size(); ++variant) {
        double climate = sweep->start(variant).dyads[0].climate;
        std::vector<crisis::Switch> switches;
        for (const crisis::ChannelState& channel : sweep->start(variant).channels)
            switches.push_back(crisis::switchOf(channel));
        for (const crisis::TrialEvent& event : sweep->events(variant)) {
            if (event.kind == Kind::amounts) climate = std::clamp(climate + event.climate, 0.0, 1.0);
            if (event.kind == Kind::climate) climate = event.climate;
            if (event.kind == Kind::setChannel) switches[event.channel.index] = event.to;
        }
        sim::World world = sim::begin(*definition, 1);
        sim::StepReport report;
        sim::step(*definition, world, sweep->logOf(variant), report);
        CHECK(climate == 0.7);
        CHECK(climate == world.crisis.dyads[0].climate);
        CHECK(climate == sweep->compared(variant).dyads[0].climate);
        for (std::size_t i = 0; i < switches.size(); ++i) {
            CHECK(switches[i] == crisis::switchOf(world.crisis.channels[i]));
            CHECK(switches[i] == crisis::switchOf(sweep->compared(variant).channels[i]));
        }
        CHECK(sweep->events(variant).front().kind == Kind::amounts);
        CHECK(sweep->events(variant).back().kind == Kind::stimulus);
    }
    CHECK(callsOn(*sweep, crisis::test::kLink) > 0);
}

TEST_CASE(
    "what is shown of the start has the session's own switches after the preset, whatever is thrown in") {
    const auto closed = atStart(sim::CommandKind::closeChannel, crisis::test::kEmbassy);
    const auto opened = atStart(sim::CommandKind::openChannel, crisis::test::kLink);
    for (const auto& log :
         {sim::CommandLog{closed, opened},
          sim::CommandLog{thrownInAtStart(crisis::InjectKind::statement), closed, opened}}) {
        const auto sweep = startingWith(log);
        REQUIRE(sweep);
        for (std::size_t variant = 0; variant < sweep->plan().variants.size(); ++variant) {
            const auto& channels = sweep->compared(variant).channels;
            CHECK_FALSE(channels[crisis::test::kEmbassy.index].open);
            CHECK(channels[crisis::test::kLink.index].open);
        }
    }
}

TEST_CASE("of what is flown between craft no amount is drawn, of the same without craft each that it reads") {
    SweepPlan plan = thrownAtEachOther(0.0);
    auto definition = std::make_shared<sim::Definition>(*plan.definition);
    crisis::InjectDef pass = kindOf(crisis::InjectKind::closePass, 0.1);
    pass.alarm = {0.1, 0.0, 0.3, Certainty::assumed, "test"};
    pass.gapM = {30.0, 3.0, 150.0, Certainty::assumed, "test"};
    definition->crisis.injects = {pass};
    plan.definition = definition;
    plan.log.front().inject.kind = crisis::InjectKind::closePass;
    CHECK(amountsThrownIn(plan).empty());
    plan.log.front().a = plan.log.front().b = {};
    CHECK(amountsThrownIn(plan).size() == 2);
    plan.log.front().inject.gapM = 20.0;
    CHECK(amountsThrownIn(plan).size() == 1);
}

TEST_CASE("of two alike thrown in at once, one of which is refused, the other counts") {
    const SweepPlan plan = thrownAtEachOther(0.5);
    const sim::Command thrown = plan.log.front();
    SweepFlight flight;
    flight.log = {thrown, thrown};
    const auto alarms = [&] {
        const auto events = trialEventsOf(*plan.definition, plan.dyad, flight, flight.log);
        REQUIRE(events);
        return std::ranges::count(*events, 0.5, &crisis::TrialEvent::alarm);
    };
    CHECK(alarms() == 2);
    flight.refused = {{thrown.tick, thrown.a, thrown.b, sim::describe(*plan.definition, thrown), "gone"}};
    CHECK(alarms() == 1);
    flight.refused.push_back(flight.refused.front());
    CHECK(alarms() == 0);
}

}  // namespace openline::study
