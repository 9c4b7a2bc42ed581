#include "app/run_what_if.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "crisis/small_model.h"
#include "sim/step.h"

using namespace openline;
using namespace openline::app;

namespace {

std::shared_ptr<sim::Definition> twoSides() {
    auto definition = std::make_shared<sim::Definition>();
    definition->id = "two-sides";
    definition->durationS = 7200.0;
    definition->sides = {{"us", "United States"}, {"prc", "China"}};
    definition->crisis = crisis::test::model();
    return definition;
}

sim::Command thrownIn(const sim::Definition& definition, double atS, crisis::InjectKind kind) {
    sim::Command command;
    command.tick = definition.tickAt(atS);
    command.kind = sim::CommandKind::inject;
    command.inject.kind = kind;
    return command;
}

nlohmann::ordered_json injectsOf(const Session& session) {
    sim::World world = sim::begin(*session.definition, session.seed);
    sim::StepReport report;
    sim::advance(*session.definition, world, session.definition->lastTick(), session.log, report);
    RunInjects injects(session);
    for (const sim::Event& event : report.events) injects.add(event);
    return injects.json();
}

}  // namespace

TEST_CASE("what a script and a person throw in is listed, with whose it is") {
    const auto definition = twoSides();
    sim::ScriptedInject scripted;
    scripted.atS = 60.0;
    scripted.what.kind = crisis::InjectKind::speech;
    definition->script = {scripted};
    Session session;
    session.definition = definition;
    sim::Command attack = thrownIn(*definition, 600.0, crisis::InjectKind::cyberAttack);
    attack.inject.by = crisis::Party::b;
    attack.inject.channel = crisis::test::kLeaders;
    session.log = {attack};
    const auto list = injectsOf(session);
    REQUIRE(list.size() == 2);
    CHECK(list[0]["kind"] == "speech");
    CHECK(list[0]["by"].is_null());
    CHECK(list[1]["kind"] == "cyber-attack");
    CHECK(list[1]["dyad"] == "us-prc");
    CHECK(list[1]["by"] == "prc");
    CHECK(list[1]["channel"] == "leaders");
    CHECK(list[1]["units"].empty());
    CHECK(list[1]["refused"].is_null());
}

TEST_CASE("what cannot be thrown in is listed as refused, with the reason") {
    const auto definition = twoSides();
    Session session;
    session.definition = definition;
    sim::Command speech = thrownIn(*definition, 600.0, crisis::InjectKind::speech);
    speech.inject.channel = crisis::test::kLeaders;
    session.log = {speech};
    const auto list = injectsOf(session);
    REQUIRE(list.size() == 1);
    CHECK(list[0]["refused"] == "only a cyber-attack or a suspension concerns a channel");
}

TEST_CASE("a pass that the moment does not allow is refused in words, by the craft to be sent") {
    const auto definition = twoSides();
    definition->units.resize(2);
    definition->units[0].id = "ours";
    definition->units[1].id = "theirs";
    definition->airPass = ProgramId(std::size_t{2});
    Session session;
    session.definition = definition;
    RunInjects injects(session);
    sim::Event thrown;
    thrown.kind = sim::EventKind::command;
    thrown.command = static_cast<std::uint32_t>(sim::CommandKind::inject);
    thrown.unit = thrown.encounter.a = UnitId(std::size_t{0});
    thrown.encounter.b = UnitId(std::size_t{1});
    injects.add(thrown);
    sim::Event refused;
    refused.kind = sim::EventKind::orderRefused;
    refused.unit = UnitId(std::size_t{0});
    refused.other = UnitId(std::size_t{1});
    refused.crisis.text = "the craft to be passed is not under way";
    injects.add(refused);
    CHECK(injects.json()[0]["refused"].is_null());
    refused.program = definition->airPass;
    injects.add(refused);
    CHECK(injects.json()[0]["refused"] == "the craft to be passed is not under way");
    CHECK(injects.text().find(", refused: the craft to be passed is not under way") != std::string::npos);
}

TEST_CASE("a run is a what-if from its first change on, and not before") {
    const auto definition = twoSides();
    Session session;
    session.definition = definition;
    sim::World world = sim::begin(*definition, 1);
    CHECK_FALSE(whatIfSinceS(session, world));
    session.log = {thrownIn(*definition, 600.0, crisis::InjectKind::speech)};
    CHECK_FALSE(whatIfSinceS(session, world));
    world.tick = definition->tickAt(700.0);
    CHECK(whatIfSinceS(session, world) == 600.0);
}
