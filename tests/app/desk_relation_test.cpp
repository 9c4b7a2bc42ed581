#include <catch2/catch.hpp>
#include <chrono>
#include <thread>

#include "app/desk_controller.h"
#include "crisis/small_model.h"
#include "scenes/thrown.h"

using namespace openline;
using namespace openline::app;

namespace {

constexpr DyadId kFirst{std::size_t{0}}, kSecond{std::size_t{1}};

/// Two craft whose sides are the second of two relations.
Session secondRelation() {
    sim::Definition definition = scenes::twoOnTheirWay();
    definition.durationS = 2400.0;
    definition.crisis = crisis::test::model();
    crisis::InjectDef collision;
    collision.kind = crisis::InjectKind::collision;
    collision.id = collision.name = "Collision";
    definition.crisis.injects = {collision};
    crisis::DyadDef relation = definition.crisis.dyads.front();
    definition.sides.push_back({"third", "Third"});
    relation.a = definition.units[0].side;
    relation.b = SideId{definition.sides.size() - 1};
    relation.name = "the first";
    crisis::DyadDef ofTheirs = relation;
    ofTheirs.b = definition.units[1].side;
    ofTheirs.id = ofTheirs.name = "the second";
    definition.crisis.dyads = {relation, ofTheirs};
    Session session;
    session.definition = std::make_shared<const sim::Definition>(std::move(definition));
    return session;
}

void throwIn(DeskController& desk, ChannelId channel = {}) {
    sim::Command command;
    command.inject.channel = channel;
    command.kind = sim::CommandKind::inject;
    command.inject.kind = crisis::InjectKind::collision;
    command.inject.dyad = desk.memory.dyad;
    command.a = UnitId{std::size_t{1}};
    command.b = UnitId{std::size_t{0}};
    desk.apply(ui::CommandAction{command});
    desk.advance(0.02);
}

void choose(DeskController& desk, DyadId dyad) {
    desk.memory.dyad = dyad;
    desk.memory.dyadByHand = true;
}

}  // namespace

TEST_CASE("the desk shows the relation of craft thrown at each other, says so, and goes back with undo") {
    DeskController desk(secondRelation());
    desk.advance(0.02);
    REQUIRE(desk.memory.dyad == kFirst);
    throwIn(desk);
    CHECK(desk.memory.dyad == kSecond);
    CHECK(desk.view().notice.find("the second") != std::string::npos);
    desk.apply(ui::IntentAction{ui::Intent::undo});
    desk.advance(0.02);
    CHECK(desk.memory.dyad == kFirst);
}

TEST_CASE("a relation chosen by hand after the incident stays, one chosen before it does not") {
    DeskController desk(secondRelation());
    desk.advance(0.02);
    choose(desk, kFirst);
    throwIn(desk);
    REQUIRE(desk.memory.dyad == kSecond);
    choose(desk, kFirst);
    for (int picture = 0; picture < 10; ++picture) desk.advance(0.02);
    CHECK(desk.memory.dyad == kFirst);
    desk.apply(ui::SeekAction{0, false});
    desk.advance(0.02);
    CHECK(desk.memory.dyad == kFirst);
}

TEST_CASE("craft without a relation are said to move no ladder, and the desk stays where it is") {
    Session session = secondRelation();
    auto definition = std::make_shared<sim::Definition>(*session.definition);
    definition->crisis.dyads.pop_back();
    session.definition = definition;
    DeskController desk(session);
    desk.advance(0.02);
    throwIn(desk);
    CHECK(desk.memory.dyad == kFirst);
    CHECK(desk.view().notice.find("no ladder moves") != std::string::npos);
}

TEST_CASE("a choice by hand goes when craft are thrown at each other again, be it in the same tick") {
    Session session = secondRelation();
    auto definition = std::make_shared<sim::Definition>(*session.definition);
    definition->durationS = 10.0;
    session.definition = definition;
    DeskController desk(session);
    // At the end both are thrown in one tick before it.
    desk.apply(ui::SeekAction{definition->lastTick(), false});
    for (int wait = 0; wait < 20000 && desk.timeline().position() < definition->lastTick(); ++wait) {
        desk.advance(0.02);
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    REQUIRE(desk.timeline().position() == definition->lastTick());
    throwIn(desk);
    REQUIRE(desk.memory.dyad == kSecond);
    choose(desk, kFirst);
    throwIn(desk);
    const sim::CommandLog& log = desk.timeline().log();
    REQUIRE(log.size() == 2);
    REQUIRE(log.front().tick == log.back().tick);
    CHECK(desk.memory.dyad == kSecond);
}

TEST_CASE("what is refused moves no relation and is not said to be flown") {
    for (const bool related : {true, false}) {
        Session session = secondRelation();
        auto definition = std::make_shared<sim::Definition>(*session.definition);
        if (!related) definition->crisis.dyads.pop_back();
        session.definition = definition;
        DeskController desk(session);
        desk.advance(0.02);
        // A collision concerns no channel.
        throwIn(desk, crisis::test::kLeaders);
        CHECK(desk.memory.dyad == kFirst);
        CHECK(desk.view().notice.find("no ladder moves") == std::string::npos);
    }
}
