// What comes after the start of a sweep: taken by trials, flown, or refused in words.
#include <algorithm>
#include <catch2/catch.hpp>

#include "scenes/scenes.h"
#include "study/sweep_scene.h"

namespace openline::study {

namespace {

using namespace test;

sim::Command inject(crisis::InjectKind kind, UnitId a = {}, UnitId b = {}) {
    sim::Command command;
    command.tick = 600;
    command.kind = sim::CommandKind::inject;
    command.inject.kind = kind;
    command.a = a;
    command.b = b;
    return command;
}

crisis::InjectDef kindOf(crisis::InjectKind kind, double alarm) {
    crisis::InjectDef def;
    def.kind = kind;
    def.id = def.name = "thrown in";
    def.alarm.value = alarm;
    return def;
}

/// Two aircraft of two sides on their way, and the orders of a pass that is thrown in; a collision is.
SweepPlan thrownAtEachOther(double alarm) {
    sim::Definition definition = scenes::onePass(sim::PassGeometry::alongside, 30.0);
    definition.durationS = 2400.0;
    definition.crisis = crisis::test::model();
    for (sim::UnitDef& unit : definition.units) {
        const double eastKm = unit.platform.index == scenes::kFighter ? 300.0 : 400.0;
        unit.orders = {scenes::order(sim::RouteOrder{{{scenes::seaAt(eastKm, -60.0, 6500.0), {}}}})};
    }
    sim::ClosePassOrder pass;
    pass.geometry = sim::PassGeometry::alongside;
    definition.programs.push_back({"air", {scenes::order(sim::InterceptOrder{}), scenes::order(pass)}});
    definition.airPass = ProgramId(definition.programCount() - 1);
    definition.programs.push_back({"sea", {scenes::order(pass)}});
    definition.seaPass = ProgramId(definition.programCount() - 1);
    definition.crisis.injects = {kindOf(crisis::InjectKind::collision, alarm)};
    SweepPlan plan = smallPlan();
    plan.definition = std::make_shared<const sim::Definition>(std::move(definition));
    plan.seed = 1;
    plan.log = {inject(crisis::InjectKind::collision, UnitId{std::size_t{1}}, UnitId{std::size_t{0}})};
    return plan;
}

std::string complaintsOf(SweepPlan plan) {
    const auto sweep = Sweep::prepare(std::move(plan), nullptr, {});
    std::string all;
    for (const Complaint& complaint : sweep.errors) all += complaint.message + "\n";
    return all;
}

}  // namespace

TEST_CASE("a preset that comes later brings its climate, then its channels") {
    SweepPlan plan = smallPlan();
    sim::Command later;
    later.tick = 600;
    later.kind = sim::CommandKind::applyPreset;
    later.preset = crisis::test::kSuspended;
    plan.log = {later};
    const auto sweep = prepared(plan);
    REQUIRE(sweep);
    const auto events = sweep->events();
    REQUIRE(events.size() == 8);  // the collision supposed, the climate, six channels
    CHECK(events[1].kind == crisis::TrialEventKind::climate);
    CHECK(events[1].climate == 0.0);
    for (std::size_t i = 0; i < 6; ++i) {
        CHECK(events[i + 2].channel == ChannelId{i});
        // The two that are suspended are as closed to calls as those that are shut.
        const bool answers = i == crisis::test::kEmbassy.index || i == crisis::test::kRadio.index;
        CHECK((events[i + 2].kind == crisis::TrialEventKind::openChannel) == answers);
    }
}

TEST_CASE("a collision that is flown after the start reaches every trial as what the flight made of it") {
    const auto sweep = prepared(thrownAtEachOther(0.0));
    REQUIRE(sweep);
    CHECK_FALSE(sweep->flight().supposesCollision);
    const auto& stimuli = sweep->flight().stimuli;
    const auto hit = std::ranges::find(stimuli, crisis::StimulusKind::collision, &crisis::Stimulus::kind);
    REQUIRE(hit != stimuli.end());
    CHECK(hit->timeS > 60.0);
    for (const SweepRow& row : sweep->rows(0, 10, nullptr, {})) CHECK(row.result.incidentS <= hit->timeS);
}

TEST_CASE("what a crisis run cannot take is refused in words, the scenario's own injects included") {
    CHECK(complaintsOf(thrownAtEachOther(0.0)).empty());
    CHECK(complaintsOf(thrownAtEachOther(0.5)).find("of its own after the start; --mode full flies it") !=
          std::string::npos);
    SweepPlan words = smallPlan();
    words.log = {inject(crisis::InjectKind::mediaCampaign)};
    CHECK(complaintsOf(words).find("that no craft fly after the start") != std::string::npos);
    SweepPlan scripted = smallPlan();
    auto definition = std::make_shared<sim::Definition>(*scripted.definition);
    sim::ScriptedInject entry;
    entry.atS = 60.0;
    entry.what.kind = crisis::InjectKind::mediaCampaign;
    definition->script = {entry};
    scripted.definition = definition;
    CHECK(complaintsOf(scripted).find("of the scenario's own [[inject]]") != std::string::npos);
    scripted.mode = SweepMode::full;
    CHECK(complaintsOf(scripted).empty());
}

TEST_CASE("opening a channel while its counterpart is in dispute is refused: no trial knows a dispute") {
    SweepPlan plan = smallPlan();
    sim::Command open;
    open.tick = 600;
    open.kind = sim::CommandKind::openChannel;
    open.channel = crisis::test::kLeaders;
    plan.log = {open};
    CHECK(complaintsOf(plan).empty());
    auto definition = std::make_shared<sim::Definition>(*plan.definition);
    definition->crisis.presets[crisis::test::kAll.index].disputed = {0, 1, 0, 0, 0, 0};
    plan.definition = definition;
    CHECK(complaintsOf(plan).find("in dispute after the start") != std::string::npos);
}

TEST_CASE("what the scenario throws in at its start is in the state from which trials begin") {
    SweepPlan plan = smallPlan();
    auto definition = std::make_shared<sim::Definition>(*plan.definition);
    definition->crisis.injects = {kindOf(crisis::InjectKind::mediaCampaign, 0.7)};
    sim::ScriptedInject entry;
    entry.what.kind = crisis::InjectKind::mediaCampaign;
    definition->script = {entry};
    plan.definition = definition;
    const auto sweep = prepared(plan);
    REQUIRE(sweep);
    CHECK(sweep->start(0).dyads[0].alarm == Approx(0.7));
}

}  // namespace openline::study
