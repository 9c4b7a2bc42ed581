#include "study/relation.h"

#include <catch2/catch.hpp>

#include "crisis/small_model.h"
#include "scenes/thrown.h"

using namespace openline;
using namespace openline::study;

namespace {

constexpr DyadId kFirst{std::size_t{0}}, kSecond{std::size_t{1}};
constexpr UnitId kOurs{std::size_t{0}}, kTheirs{std::size_t{1}};

/// Two craft whose sides are the second of two relations.
sim::Definition twoRelations() {
    sim::Definition definition = scenes::twoOnTheirWay();
    definition.crisis = crisis::test::model();
    const SideId ours = definition.units[0].side, theirs = definition.units[1].side;
    const SideId third{definition.sides.size()};
    definition.sides.push_back({"third", "Third"});
    definition.crisis.dyads.resize(1);
    definition.crisis.dyads[0].a = ours;
    definition.crisis.dyads[0].b = third;
    definition.crisis.dyads.push_back(definition.crisis.dyads[0]);
    definition.crisis.dyads[1].id = "second";
    definition.crisis.dyads[1].a = theirs;
    definition.crisis.dyads[1].b = ours;
    return definition;
}

sim::Event ofCraft(sim::EventKind kind, sim::Tick tick, double gapM = 0.0) {
    sim::Event event;
    event.tick = tick;
    event.kind = kind;
    event.encounter.a = kOurs;
    event.encounter.b = kTheirs;
    event.encounter.gapM = gapM;
    return event;
}

sim::Event stepUp(DyadId dyad, sim::Tick tick, crisis::Rung from = 0) {
    sim::Event event;
    event.tick = tick;
    event.kind = sim::EventKind::crisis;
    event.crisis.kind = crisis::EventKind::rungChanged;
    event.crisis.dyad = dyad;
    event.crisis.from = from;
    event.crisis.to = from + 1;
    return event;
}

crisis::State atRungs(crisis::Rung first, crisis::Rung second) {
    crisis::State state;
    state.dyads.resize(2);
    state.dyads[0].rung = first;
    state.dyads[1].rung = second;
    return state;
}

}  // namespace

TEST_CASE("without an incident the relation in question is the scenario's first") {
    const sim::Definition definition = twoRelations();
    const sim::Event events[] = {ofCraft(sim::EventKind::encounter, 5, 400.0), stepUp(kSecond, 6, 1)};
    const RelationInQuestion asked = relationInQuestion(definition, events, atRungs(0, 0));
    CHECK(asked.dyad == kFirst);
    CHECK(asked.sinceTick == -1);
}

TEST_CASE("a collision, craft thrown at each other and a step up from routine each ask for their relation") {
    const sim::Definition definition = twoRelations();
    sim::Event thrown = ofCraft(sim::EventKind::command, 7);
    thrown.command = static_cast<std::uint32_t>(sim::CommandKind::inject);
    for (const sim::Event& event : {ofCraft(sim::EventKind::collision, 7), thrown, stepUp(kSecond, 7)}) {
        const sim::Event events[] = {stepUp(kFirst, 3), event};
        const RelationInQuestion asked = relationInQuestion(definition, events, atRungs(1, 0));
        CHECK(asked.dyad == kSecond);
        CHECK(asked.sinceTick == 7);
    }
}

TEST_CASE("a near pass of another relation asks for it while nothing is going on, and not during a crisis") {
    const sim::Definition definition = twoRelations();
    const double nearM = 0.5 * definition.crisis.parameters.nearGapM.value;
    const sim::Event events[] = {stepUp(kFirst, 3), ofCraft(sim::EventKind::encounter, 9, nearM)};
    CHECK(relationInQuestion(definition, events, atRungs(0, 0)).dyad == kSecond);
    CHECK(relationInQuestion(definition, events, atRungs(1, 0)).dyad == kFirst);
}

TEST_CASE("an inject of craft whose sides have no relation concerns none") {
    sim::Definition definition = twoRelations();
    sim::Command command;
    command.kind = sim::CommandKind::inject;
    command.a = kOurs;
    command.b = kTheirs;
    CHECK(relationOf(definition, command) == kSecond);
    definition.crisis.dyads.pop_back();
    CHECK_FALSE(relationOf(definition, command));
}

TEST_CASE("craft thrown at each other and refused ask for nothing") {
    const sim::Definition definition = twoRelations();
    sim::Event thrown = ofCraft(sim::EventKind::command, 7);
    thrown.command = static_cast<std::uint32_t>(sim::CommandKind::inject);
    sim::Event refused = ofCraft(sim::EventKind::orderRefused, 7);
    refused.unit = kOurs;
    const sim::Event events[] = {stepUp(kFirst, 3), thrown, refused};
    CHECK(relationInQuestion(definition, events, atRungs(1, 0)).dyad == kFirst);
    // The refusal of another is not theirs.
    refused.unit = kTheirs;
    const sim::Event others[] = {stepUp(kFirst, 3), thrown, refused};
    CHECK(relationInQuestion(definition, others, atRungs(1, 0)).dyad == kSecond);
}

TEST_CASE("of two incidents in one tick the later asks anew") {
    const sim::Definition definition = twoRelations();
    const sim::Event events[] = {stepUp(kFirst, 3), stepUp(kFirst, 7), stepUp(kSecond, 7)};
    const std::span<const sim::Event> all(events);
    const auto before = relationInQuestion(definition, all.first(2), atRungs(1, 0));
    const auto now = relationInQuestion(definition, all, atRungs(1, 1));
    CHECK(now.sinceTick == before.sinceTick);
    CHECK(now.isAfter(before));
    CHECK_FALSE(before.isAfter(now));
    CHECK_FALSE(now.isAfter(now));
}
