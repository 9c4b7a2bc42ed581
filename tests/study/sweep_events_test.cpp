// What comes after the start of a sweep: taken by trials, flown, or refused in words.
#include <algorithm>
#include <catch2/catch.hpp>

#include "study/thrown_scene.h"

namespace openline::study {

namespace {

using namespace test;

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

TEST_CASE("an inject on one dyad reaches the line of another that it hits, and nothing else of it") {
    SweepPlan plan = smallPlan();
    auto definition = std::make_shared<sim::Definition>(*plan.definition);
    definition->sides.push_back({"third", "Third"});
    definition->crisis.dyads.push_back(crisis::test::dyad("other", 0, 2));
    definition->crisis.injects = {kindOf(crisis::InjectKind::cyberAttack, 0.7),
                                  kindOf(crisis::InjectKind::suspension, 0.7)};
    definition->crisis.injects[0].durationS.value = 500.0;
    plan.definition = definition;
    for (const crisis::InjectKind kind : {crisis::InjectKind::cyberAttack, crisis::InjectKind::suspension}) {
        plan.log.push_back(inject(kind));
        plan.log.back().inject.dyad = DyadId{std::size_t{1}};
        plan.log.back().inject.channel = crisis::test::kLink;
    }
    const auto sweep = prepared(plan);
    REQUIRE(sweep);
    const auto events = sweep->events(0);
    REQUIRE(events.size() == 3);  // the collision supposed, the two
    CHECK(events[1].kind == crisis::TrialEventKind::attackLine);
    CHECK(events[1].channel == crisis::test::kLink);
    CHECK(events[1].attackUntilS == plan.definition->timeS(600) + 500.0);
    CHECK(events[2].kind == crisis::TrialEventKind::suspendChannel);
    for (const crisis::TrialEvent& event : events) CHECK(event.alarm == 0.0);
    // The amounts are the other dyad's.
    plan.dyad = DyadId{std::size_t{1}};
    const auto other = prepared(plan);
    REQUIRE(other);
    CHECK(std::ranges::count(other->events(0), 0.7, &crisis::TrialEvent::alarm) == 2);
}

TEST_CASE("what the model has no entry for does in trials what it does in a running crisis") {
    SweepPlan plan = smallPlan();
    plan.log = {inject(crisis::InjectKind::collision), inject(crisis::InjectKind::suspension)};
    REQUIRE(plan.definition->crisis.injects.empty());
    const auto sweep = prepared(plan);
    REQUIRE(sweep);
    CHECK_FALSE(sweep->flight().supposesCollision);
    const auto count = [&](crisis::TrialEventKind kind) {
        return std::ranges::count(sweep->events(0), kind, &crisis::TrialEvent::kind);
    };
    CHECK(count(crisis::TrialEventKind::stimulus) == 1);
    CHECK(count(crisis::TrialEventKind::suspendChannel) == 1);
}

TEST_CASE("a collision that could not be flown adds nothing to any trial") {
    SweepPlan plan = thrownAtEachOther(0.5);
    const auto flown = prepared(plan);
    REQUIRE(flown);
    CHECK(std::ranges::count(flown->events(0), 0.5, &crisis::TrialEvent::alarm) == 1);
    auto definition = std::make_shared<sim::Definition>(*plan.definition);
    // Of two that are parked neither can be passed.
    for (sim::UnitDef& unit : definition->units) {
        unit.home = PlaceId{std::size_t{0}};
        unit.startSpeedMps = 0.0;
        unit.orders.clear();
    }
    plan.definition = definition;
    const auto refused = prepared(plan);
    REQUIRE(refused);
    REQUIRE(refused->flight().refused.size() == 1);
    CHECK(std::ranges::count(refused->events(0), 0.5, &crisis::TrialEvent::alarm) == 0);
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

TEST_CASE("what the scenario throws in at its start happens in every trial, once") {
    SweepPlan plan = smallPlan();
    auto definition = std::make_shared<sim::Definition>(*plan.definition);
    definition->crisis.injects = {kindOf(crisis::InjectKind::mediaCampaign, 0.7)};
    sim::ScriptedInject entry;
    entry.what.kind = crisis::InjectKind::mediaCampaign;
    definition->script = {entry};
    plan.definition = definition;
    const auto sweep = prepared(plan);
    REQUIRE(sweep);
    CHECK(sweep->start(0).dyads[0].alarm == 0.0);
    CHECK(std::ranges::count(sweep->events(0), 0.7, &crisis::TrialEvent::alarm) == 1);
}

}  // namespace openline::study
