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
    const auto events = sweep->events(0);
    REQUIRE(events.size() == 8);  // the collision supposed, the climate, six channels
    CHECK(events[1].kind == crisis::TrialEventKind::climate);
    CHECK(events[1].climate == 0.0);
    for (std::size_t i = 0; i < 6; ++i) {
        CHECK(events[i + 2].channel == ChannelId{i});
        // The two that are suspended are as closed to calls as those that are shut.
        const bool answers = i == crisis::test::kEmbassy.index || i == crisis::test::kRadio.index;
        const crisis::Switch& to = events[i + 2].to;
        CHECK(events[i + 2].kind == crisis::TrialEventKind::setChannel);
        CHECK((to.open && to.suspended == crisis::Party::none) == answers);
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

TEST_CASE(
    "amounts, suspensions and calls after the start are events of every trial, the scenario's own included") {
    CHECK(complaintsOf(thrownAtEachOther(0.5)).empty());
    SweepPlan plan = smallPlan();
    auto definition = std::make_shared<sim::Definition>(*plan.definition);
    definition->crisis.injects = {kindOf(crisis::InjectKind::mediaCampaign, 0.7),
                                  kindOf(crisis::InjectKind::suspension, 0.0),
                                  kindOf(crisis::InjectKind::collision, 0.0)};
    sim::ScriptedInject entry;
    entry.atS = 300.0;
    entry.what.kind = crisis::InjectKind::mediaCampaign;
    definition->script = {entry};
    plan.definition = definition;
    sim::Command call;
    call.tick = 900;
    call.kind = sim::CommandKind::placeCall;
    call.channel = crisis::test::kEmbassy;
    plan.log = {inject(crisis::InjectKind::suspension), inject(crisis::InjectKind::collision), call};
    const auto sweep = prepared(plan);
    REQUIRE(sweep);
    // Thrown in without craft it is nothing flown, but no collision needs to be supposed beside it.
    CHECK_FALSE(sweep->flight().supposesCollision);
    const auto count = [&](crisis::TrialEventKind kind) {
        return std::ranges::count(sweep->events(0), kind, &crisis::TrialEvent::kind);
    };
    CHECK(count(crisis::TrialEventKind::amounts) == 3);
    CHECK(count(crisis::TrialEventKind::placeCall) == 1);
    // Of the military talks below ministers the small register has one line.
    CHECK(count(crisis::TrialEventKind::suspendChannel) == 1);
    CHECK(std::ranges::count(sweep->events(0), 0.7, &crisis::TrialEvent::alarm) == 1);
    CHECK(std::ranges::is_sorted(sweep->events(0), {}, &crisis::TrialEvent::timeS));
    for (const SweepRow& row : sweep->rows(0, 5, nullptr, {}))
        CHECK(row.result.incidentS <= plan.definition->timeS(600));
}

TEST_CASE("what would be another model half-way is refused in words, and full mode takes it") {
    SweepPlan plan = smallPlan();
    sim::Command reading;
    reading.tick = 600;
    reading.kind = sim::CommandKind::setReading;
    reading.value = 1;
    plan.log = {reading};
    CHECK(complaintsOf(plan).find("after the start; --mode full flies it") != std::string::npos);
    plan.mode = SweepMode::full;
    CHECK(complaintsOf(plan).empty());
}

TEST_CASE("opening a channel while its counterpart is in dispute ends no dispute in a trial either") {
    SweepPlan plan = smallPlan();
    sim::Command open;
    open.tick = 600;
    open.kind = sim::CommandKind::openChannel;
    open.channel = crisis::test::kLeaders;
    plan.log = {open};
    auto definition = std::make_shared<sim::Definition>(*plan.definition);
    definition->crisis.presets[crisis::test::kAll.index] =
        crisis::test::preset("disputed", {0, 1, 0, 0, 0, 0}, {0, 0, 0, 0, 0, 0}, 0.5);
    definition->crisis.presets[crisis::test::kAll.index].disputed = {0, 1, 0, 0, 0, 0};
    plan.definition = definition;
    const auto sweep = prepared(plan);
    REQUIRE(sweep);
    int disputed = 0, undisputed = 0;
    for (const SweepRow& row : sweep->rows(0, 60, nullptr, {}))
        if (row.result.firstSeniorS != crisis::kNever) ++(row.variant == 1 ? disputed : undisputed);
    CHECK(disputed == 0);
    CHECK(undisputed > 0);
}

TEST_CASE("a sweep with craft thrown at each other flies the mirrored roles as well, and both reach trials") {
    SweepPlan plan = thrownAtEachOther(0.0);
    const std::size_t asked = plan.variants.size();
    addMirror(plan);
    CHECK(plan.whyNoMirror.empty());
    REQUIRE(plan.variants.size() == 2 * asked);
    CHECK_FALSE(plan.variants.front().mirrored);
    CHECK(plan.variants.back().mirrored);
    CHECK(plan.mirror->log.front().a == plan.log.front().b);
    CHECK(plan.mirror->log.front().b == plan.log.front().a);
    const auto sweep = prepared(plan);
    REQUIRE(sweep);
    for (const std::size_t variant : {std::size_t{0}, asked}) {
        const auto& stimuli = sweep->flight(variant).stimuli;
        CHECK(std::ranges::count(stimuli, crisis::StimulusKind::collision, &crisis::Stimulus::kind) == 1);
        CHECK_FALSE(sweep->events(variant).empty());
    }
    // The slower craft cannot fly up to the faster: they meet as before, and the fault alone is the other's.
    CHECK(sweep->flight(0).closest.front().timeS == sweep->flight(asked).closest.front().timeS);
    const auto rows = sweep->rows(0, 20, nullptr, {});
    for (std::size_t row = 0; row < rows.size(); row += 2 * asked)
        CHECK(rows[row].result.overS == rows[row + asked].result.overS);
}

TEST_CASE("where nothing is thrown in between craft there are no roles to mirror") {
    SweepPlan plan = smallPlan();
    addMirror(plan);
    CHECK(plan.whyNoMirror.empty());
    CHECK(plan.variants.size() == 2);
    CHECK_FALSE(plan.mirror);
}

TEST_CASE(
    "orders of other roles are flown beside those as written, with what is thrown in swapped over them") {
    SweepPlan plan = thrownAtEachOther(0.0);
    const auto passing = [&](bool collides) {
        auto definition = std::make_shared<sim::Definition>(*plan.definition);
        sim::ClosePassOrder pass;
        pass.target = UnitId{std::size_t{0}};
        pass.geometry = sim::PassGeometry::alongside;
        pass.intendedGapM = collides ? 0.0 : 40.0;
        pass.collides = collides;
        definition->units[1].orders = {scenes::order(pass)};
        return definition;
    };
    plan.definition = passing(false);
    plan.log.clear();
    const auto other = passing(true);
    const std::size_t asked = plan.variants.size();
    SweepPlan alone = plan;
    addMirror(alone, other);
    REQUIRE(alone.variants.size() == 2 * asked);
    CHECK(alone.mirror->ownOrders);
    CHECK(alone.mirror->definition == other);
    const auto sweep = prepared(alone);
    REQUIRE(sweep);
    CHECK(sweep->flight(0).closest.front().gapM == Approx(40.0).margin(2.0));
    CHECK(sweep->flight(asked).closest.front().gapM <= 0.0);
    CHECK(&sweep->definition(asked) == other.get());
    // One flight begins a crisis and the other does not.
    const auto rows = sweep->rows(0, 20, nullptr, {});
    CHECK(rows[0].result.incidentS == crisis::kNever);
    CHECK(rows[asked].result.incidentS != crisis::kNever);
    SweepPlan thrown = plan;
    thrown.log = {inject(crisis::InjectKind::collision, UnitId{std::size_t{1}}, UnitId{std::size_t{0}})};
    addMirror(thrown, other);
    REQUIRE(thrown.mirror);
    CHECK(thrown.mirror->definition == other);
    CHECK(thrown.mirror->log.front().a == thrown.log.front().b);
    SweepPlan same = plan;
    addMirror(same, passing(false));
    CHECK_FALSE(same.mirror);
}

TEST_CASE("two craft equally fast fly differently in the two roles, and each flight reaches its own trials") {
    SweepPlan plan = thrownAtEachOther(0.0);
    auto definition = std::make_shared<sim::Definition>(*plan.definition);
    definition->units[0].platform = definition->units[1].platform;
    plan.definition = definition;
    const std::size_t asked = plan.variants.size();
    addMirror(plan);
    CHECK_FALSE(plan.mirror->ownOrders);
    const auto sweep = prepared(plan);
    REQUIRE(sweep);
    const auto metS = [&](std::size_t variant) { return sweep->flight(variant).closest.front().timeS; };
    CHECK(sweep->flight(0).closest.front().gapM <= 0.0);
    CHECK(sweep->flight(asked).closest.front().gapM <= 0.0);
    CHECK(metS(0) != metS(asked));
    const auto rows = sweep->rows(0, 5, nullptr, {});
    for (std::size_t row = 0; row < rows.size(); row += 2 * asked) {
        CHECK(rows[row].result.incidentS == Approx(metS(0)).margin(1.0));
        CHECK(rows[row + asked].result.incidentS == Approx(metS(asked)).margin(1.0));
    }
}

TEST_CASE("what a flight refuses is kept with its reason, and no crisis is a count of none") {
    SweepPlan plan = thrownAtEachOther(0.0);
    auto definition = std::make_shared<sim::Definition>(*plan.definition);
    definition->units[0].orders = {scenes::order(sim::LostOrder{}, 10.0)};
    plan.definition = definition;
    const auto sweep = prepared(plan);
    REQUIRE(sweep);
    REQUIRE(sweep->flight().refused.size() == 1);
    const SweepRefusal& refusal = sweep->flight().refused.front();
    CHECK(refusal.tick == 600);
    CHECK(refusal.a == plan.log.front().a);
    CHECK(refusal.b == plan.log.front().b);
    CHECK(refusal.reason == "the craft to be passed is lost");
}

TEST_CASE("a ship cannot be the one that passes an aircraft, and the plan says so") {
    SweepPlan plan = thrownAtEachOther(0.0);
    auto definition = std::make_shared<sim::Definition>(*plan.definition);
    scenes::addUnit(*definition, scenes::kDestroyer, 1, scenes::seaAt(10.0, 10.0, 0.0), 90.0, 8.0);
    plan.definition = definition;
    plan.log.front().b = UnitId{std::size_t{2}};
    addMirror(plan);
    CHECK(plan.whyNoMirror == "a ship cannot pass close to an aircraft");
    CHECK_FALSE(plan.mirror);
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
