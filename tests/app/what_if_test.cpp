#include "app/what_if.h"

#include <catch2/catch.hpp>

#include "app/session_file.h"
#include "app/sweep_command.h"
#include "scenes/temporary_folder.h"
#include "sim/step.h"

using namespace openline;
using namespace openline::app;

namespace {

Session korea() {
    const auto data = findDataRoot(OPENLINE_SOURCE_DIR);
    REQUIRE(data);
    SessionOptions options;
    options.scenarioPath = data->scenarios + "/korea-what-if.toml";
    auto session = loadSession(options, *data);
    REQUIRE(session);
    return *session;
}

std::string complaint(const sim::Definition& definition, const std::string& text) {
    const auto command = parseInject(definition, text);
    return command ? std::string() : command.errors.front().message;
}

bool contains(const std::string& text, const char* part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("an inject names its kind, its time with colons in it, and two units") {
    const Session session = korea();
    const auto command = parseInject(*session.definition, "close-pass@2021-11-23T09:30:00:f-15k-1,y-9,30ft");
    REQUIRE(command);
    CHECK(command->tick == session.definition->tickAt(9000.0));
    CHECK(session.definition->units[command->a.index].id == "f-15k-1");
    CHECK(session.definition->units[command->b.index].id == "y-9");
    CHECK(command->inject.gapM == Approx(9.144));
}

TEST_CASE(
    "a side, a relation, a channel and a doubt are told apart, and the relation follows from the channel") {
    const Session session = korea();
    const auto doubt = parseInject(*session.definition, "cyber-attack@3h:prc,korea-prc-embassy,doubt");
    REQUIRE(doubt);
    CHECK(session.definition->crisis.dyads[doubt->inject.dyad.index].id == "prc-korea");
    CHECK(doubt->inject.by == crisis::Party::a);
    CHECK(doubt->inject.doubts);
    const auto speech = parseInject(*session.definition, "speech:dprk");
    REQUIRE(speech);
    CHECK(speech->tick == 0);
    CHECK(session.definition->crisis.dyads[speech->inject.dyad.index].id == "dprk-korea");
}

TEST_CASE("what cannot be thrown in is refused with what is nearest to it") {
    const Session session = korea();
    const sim::Definition& definition = *session.definition;
    CHECK(contains(complaint(definition, "colision@2h"), "did you mean \"collision\""));
    CHECK(contains(complaint(definition, "collision@2h:y-9,f15k-1"), "did you mean"));
    CHECK(contains(complaint(definition, "collision@2h:y-9,xxxxxxxxxxxx"), "; units are "));
    CHECK(contains(complaint(definition, "collision@2h:y-9,j-11-lead"), "both craft are of one side"));
    CHECK(contains(complaint(definition, "pact@99d"), "outside the scenario"));
    CHECK(contains(complaint(definition, "pact@2h:taiwan"), "in no relation"));
    CHECK(contains(complaint(definition, "close-pass@2h:-5ft"), "10 km between the two, got \"-5ft\""));
    CHECK(contains(complaint(definition, "close-pass@2h:0ft"), "got \"0ft\""));
    CHECK(contains(complaint(definition, "close-pass@2h:99999m"), "got \"99999m\""));
    CHECK(contains(complaint(definition, "speech@2h:20ft"), "for a close pass only"));
}

TEST_CASE("a time of day is told how it is written only where it is one") {
    const Session session = korea();
    const sim::Definition& definition = *session.definition;
    CHECK(contains(complaint(definition, "collision@13:00:f-15k-1,y-9"), "as in 2021-11-23T13:00"));
    CHECK(contains(complaint(definition, "collision@9:30:f-15k-1,y-9"), "as in 2021-11-23T09:30"));
    for (const char* time : {"25:00", "13:60", "13:00:60", "13:0", "130:00"}) {
        const std::string wrong = complaint(definition, "collision@" + std::string(time) + ":f-15k-1,y-9");
        CHECK(contains(wrong, "expected a time"));
        CHECK_FALSE(contains(wrong, "as in 2021-11-23T"));
    }
}

TEST_CASE("a sweep refuses craft without a relation, whichever relation it is about") {
    const auto data = findDataRoot(OPENLINE_SOURCE_DIR);
    REQUIRE(data);
    SweepOptions options;
    options.session.scenarioPath = data->scenarios + "/korea-what-if.toml";
    options.session.inject = {"collision@2h:f-15k-1,y-9", "collision@3h:f-15k-1,rc-135"};
    int code = 0;
    auto session = openSession(options.session, *data, code);
    REQUIRE(session);
    for (const char* dyad : {"", "prc-korea"}) {
        options.dyad = dyad;
        const auto plan = sweepPlan(options, *session);
        REQUIRE_FALSE(plan);
        REQUIRE(plan.errors.size() == 1);
        CHECK(plan.errors.front().file == "--inject");
        CHECK(contains(plan.errors.front().message, "got \"f-15k-1\" and \"rc-135\""));
    }
    session->file = "kept.session.json";
    session->fileLog = {session->log.back()};
    std::swap(session->fileLog.front().a, session->fileLog.front().b);  // as `--mirrored` swaps them
    CHECK(sweepPlan(options, *session).errors.front().file == "kept.session.json");
}

TEST_CASE("who suspends is the second side of the relation unless it is said") {
    const Session session = korea();
    const sim::Definition& definition = *session.definition;
    CHECK(parseSuspension(definition, "embassy@2h")->by == crisis::Party::b);
    CHECK(parseSuspension(definition, "embassy@2h:us")->by == crisis::Party::a);
    CHECK(contains(parseSuspension(definition, "embassy:korea").errors.front().message,
                   "expected one of the sides us, prc"));
}

TEST_CASE("injects, suspensions, classes and talks before are saved by name and come back") {
    Session session = korea();
    SessionOptions options;
    options.inject = {"collision@2h:f-15k-1,y-9", "cyber-attack@3h:prc,korea-prc-embassy,doubt", "speech@4h"};
    options.suspend = {"embassy@5h:us"};
    options.classId = "violent-act";
    options.reading = "talk-is-irrelevant";
    options.build = true;
    REQUIRE(applyOptions(options, session));
    CHECK(session.log.size() == 7);
    const scenes::TemporaryFolder folder;
    folder.write("a.session.json", sessionText(session, folder.file(""), 2));
    const auto again = loadSessionFile(folder.file("a.session.json"), {}, session.data);
    REQUIRE(again);
    CHECK(again->log == session.log);
}

TEST_CASE("mirrored roles: the option swaps who passes whom, is saved with the session, and swaps back") {
    const auto data = findDataRoot(OPENLINE_SOURCE_DIR);
    REQUIRE(data);
    SessionOptions options;
    options.scenarioPath = data->scenarios + "/korea-what-if.toml";
    options.inject = {"collision@3h:j-11-lead,rc-135"};
    int code = 0;
    const auto plain = openSession(options, *data, code);
    REQUIRE(plain);
    CHECK(contains(plain->otherRoles, "--inject collision@3h:j-11-lead,rc-135 --mirrored"));
    options.mirrored = true;
    const auto mirrored = openSession(options, *data, code);
    REQUIRE(mirrored);
    CHECK(mirrored->log.front().a == plain->log.front().b);
    CHECK(mirrored->log.front().b == plain->log.front().a);
    CHECK_FALSE(contains(mirrored->otherRoles, "--mirrored"));
    const scenes::TemporaryFolder folder;
    folder.write("a.session.json", sessionText(*mirrored, folder.file(""), 2));
    const auto again = loadSessionFile(folder.file("a.session.json"), {}, *data);
    REQUIRE(again);
    CHECK(again->mirrored);
    CHECK(again->log == mirrored->log);
    SessionOptions back;
    back.scenarioPath = folder.file("a.session.json");
    back.mirrored = true;
    const auto asWritten = openSession(back, *data, code);
    REQUIRE(asWritten);
    CHECK(asWritten->log == plain->log);
    CHECK_FALSE(asWritten->mirrored);
}

TEST_CASE("craft meet at the same moment in both roles, where the faster of them still waits on the ground") {
    const auto data = findDataRoot(OPENLINE_SOURCE_DIR);
    REQUIRE(data);
    SessionOptions options;
    options.scenarioPath = data->scenarios + "/korea-what-if.toml";
    options.seed = 3;
    options.inject = {"collision@2h:j-11-lead,rc-135"};
    double collisionS[2] = {-1.0, -2.0};
    for (const bool mirrored : {false, true}) {
        options.mirrored = mirrored;
        int code = 0;
        const auto session = openSession(options, *data, code);
        REQUIRE(session);
        const sim::Definition& definition = *session->definition;
        sim::World world = sim::begin(definition, session->seed);
        sim::StepReport report;
        sim::advance(definition, world, definition.tickAt(4.0 * 3600.0), session->log, report);
        for (const sim::Event& event : report.events)
            if (event.kind == sim::EventKind::collision) collisionS[mirrored ? 1 : 0] = event.timeS;
    }
    CHECK(collisionS[0] > 2.0 * 3600.0);
    CHECK(collisionS[1] == collisionS[0]);
}

TEST_CASE("a scenario's orders of roles are compared in a sweep with nothing thrown in") {
    const auto data = findDataRoot(OPENLINE_SOURCE_DIR);
    REQUIRE(data);
    SweepOptions options;
    options.session.scenarioPath = data->scenarios + "/korea-what-if.toml";
    for (const bool mirrored : {false, true}) {
        options.session.mirrored = mirrored;
        int code = 0;
        const auto session = openSession(options.session, *data, code);
        REQUIRE(session);
        REQUIRE(session->otherDefinition);
        const auto plan = sweepPlan(options, *session);
        REQUIRE(plan);
        REQUIRE(plan->variants.size() == 2);
        CHECK(plan->variants.back().mirrored);
        CHECK(plan->mirror->ownOrders);
        CHECK(plan->mirror->definition == session->otherDefinition);
    }
}

TEST_CASE("where the other roles cannot be read a sweep says so, and mirrors no half of them") {
    const auto data = findDataRoot(OPENLINE_SOURCE_DIR);
    REQUIRE(data);
    SweepOptions options;
    options.session.scenarioPath = data->scenarios + "/korea-what-if.toml";
    options.session.inject = {"collision@3h:j-11-lead,rc-135"};
    int code = 0;
    auto session = openSession(options.session, *data, code);
    REQUIRE(session);
    session->whyNoOtherRoles = "the scenario cannot be read so: test";
    const auto plan = sweepPlan(options, *session);
    REQUIRE(plan);
    CHECK(plan->whyNoMirror == session->whyNoOtherRoles);
    CHECK_FALSE(plan->mirror);
    CHECK(plan->variants.size() == 1);
}

TEST_CASE("mirrored roles with nothing to swap is an error of the command line") {
    const auto data = findDataRoot(OPENLINE_SOURCE_DIR);
    REQUIRE(data);
    SessionOptions options;
    options.scenarioPath = data->scenarios + "/2020-10-reassurance.toml";
    options.mirrored = true;
    int code = 0;
    CHECK_FALSE(openSession(options, *data, code));
    CHECK(code == kExitUsage);
}
