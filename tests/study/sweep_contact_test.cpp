// Who is being spoken to when the crisis of a row begins, and who is no more.
#include <algorithm>
#include <catch2/catch.hpp>

#include "study/decided_race.h"
#include "study/thrown_scene.h"

namespace openline::study {

namespace {

using namespace test;

/// Answered within minutes, more often than not.
constexpr ChannelId kLine = crisis::test::kOperations;
constexpr std::size_t kRuns = 12;

sim::Command on(sim::CommandKind kind, sim::Tick tick) {
    sim::Command command;
    command.kind = kind;
    command.tick = tick;
    command.channel = kLine;
    return command;
}

sim::Command attackAt(sim::Tick tick, bool doubts) {
    sim::Command attack = inject(crisis::InjectKind::cyberAttack);
    attack.tick = tick;
    attack.inject.channel = kLine;
    attack.inject.doubts = doubts;
    return attack;
}

/// A line is called, something may happen to it, and a collision begins a crisis: in how many runs somebody
/// senior is reached in the moment in which it begins.
std::size_t reachedAtOnce(SweepMode mode, std::vector<sim::Command> between) {
    SweepPlan plan = smallPlan();
    auto definition = std::make_shared<sim::Definition>(*plan.definition);
    definition->crisis.injects = {kindOf(crisis::InjectKind::cyberAttack, 0.0),
                                  kindOf(crisis::InjectKind::collision, 0.0)};
    definition->crisis.injects.front().durationS.value = 86400.0;
    plan.definition = definition;
    plan.mode = mode;
    plan.runs = kRuns;
    plan.log = {on(sim::CommandKind::placeCall, 600)};
    plan.log.insert(plan.log.end(), between.begin(), between.end());
    plan.log.push_back(inject(crisis::InjectKind::collision));
    plan.log.back().tick = 60'000;
    const auto sweep = prepared(plan);
    REQUIRE(sweep);
    constexpr std::size_t kAllChannels = 1;
    std::size_t reached = 0;
    for (const SweepRow& row : sweep->rows(0, kRuns, nullptr, {})) {
        if (row.variant != kAllChannels) continue;
        CHECK(row.result.incidentS == Approx(6000.0).margin(1.0));
        if (row.result.firstSeniorS == row.result.incidentS) ++reached;
    }
    return reached;
}

}  // namespace

TEST_CASE("a line closed or cut before a crisis begins reaches nobody at once, in rows of either mode") {
    for (const SweepMode mode : {SweepMode::crisis, SweepMode::full}) {
        const std::size_t reached = reachedAtOnce(mode, {});
        CHECK(reached > 0);
        CHECK(reachedAtOnce(mode, {on(sim::CommandKind::closeChannel, 50'000)}) == 0);
        CHECK(reachedAtOnce(mode, {attackAt(50'000, false)}) == 0);
        CHECK(reachedAtOnce(mode, {attackAt(50'000, true)}) == reached);
    }
}

TEST_CASE("a race before the runs begin is not decided by a line that was cut before its crisis") {
    const auto decidedBefore = [](bool cut) {
        SweepPlan plan = smallPlan();
        auto definition = std::make_shared<sim::Definition>(*plan.definition);
        definition->crisis.playsRecord = true;
        crisis::RecordEntry answer;
        answer.timeS = 30.0;
        answer.kind = crisis::RecordKind::callAnswered;
        answer.dyad = plan.dyad;
        answer.channel = crisis::test::kLeaders;
        definition->crisis.record = {answer};
        crisis::InjectDef attack;
        attack.kind = crisis::InjectKind::cyberAttack;
        attack.durationS.value = 3600.0;
        definition->crisis.injects.push_back(attack);
        const auto throwIn = [&](crisis::InjectKind kind, double atS, ChannelId channel = {}) {
            sim::ScriptedInject entry;
            entry.atS = atS;
            entry.what.kind = kind;
            entry.what.channel = channel;
            definition->script.push_back(entry);
        };
        if (cut) throwIn(crisis::InjectKind::cyberAttack, 60.0, crisis::test::kLeaders);
        throwIn(crisis::InjectKind::collision, 120.0);
        plan.definition = definition;
        plan.log = {on(sim::CommandKind::closeChannel, 3000)};
        auto sweep = Sweep::prepare(plan, nullptr, {}, FlightExtent::toStart);
        REQUIRE(sweep);
        return decidedRace(*definition, (*sweep)->flight().before, plan.dyad, (*sweep)->startS());
    };
    const auto whole = decidedBefore(false);
    REQUIRE(whole);
    CHECK(whole->senior);
    CHECK(whole->channel == crisis::test::kLeaders);
    CHECK_FALSE(decidedBefore(true));
}

}  // namespace openline::study
