#include "app/session_file.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "scenes/temporary_folder.h"
#include "sim/step.h"

using namespace openline;
using namespace openline::app;

namespace {

namespace fs = std::filesystem;

/// The shipped scenario of 2001 with a copy of it in a folder of its own.
struct Bench {
    DataRoot data;
    scenes::TemporaryFolder folder;
    Bench() {
        const auto found = findDataRoot(OPENLINE_SOURCE_DIR);
        REQUIRE(found);
        data = *found;
        fs::copy_file(fs::path(data.scenarios) / "2001-04-hainan-ep3.toml", folder.file("copy.toml"));
    }
    [[nodiscard]] Result<Session> load(const std::string& name) const {
        SessionOptions options;
        options.scenarioPath = folder.file(name);
        return loadSession(options, data);
    }
    void write(const std::string& name, const std::string& text) const { folder.write(name, text); }
};

std::string everyKind() {
    std::string kinds;
    for (const sim::CommandKind kind : sim::kCommandKinds)
        kinds += (kinds.empty() ? "" : ", ") + std::string(nameOf(kind));
    return kinds;
}

/// The complaints about a session of the copied scenario with more in its object.
std::string complaints(const Bench& bench, const std::string& more) {
    bench.write("bad.session.json", R"({"format":"openline-session-1","scenario":"copy.toml")" + more + "}");
    std::string all;
    for (const Complaint& error : bench.load("bad.session.json").errors)
        all += (error.file == bench.folder.file("bad.session.json") ? "" : "file? ") + error.path + ": " +
               error.message + "\n";
    return all;
}

}  // namespace

TEST_CASE("a session that was saved opens at the same world, with the same log, seed and camera") {
    const Bench bench;
    const auto session = bench.load("copy.toml");
    REQUIRE(session);
    study::Timeline timeline(session->definition, 7, {}, {256u << 20, 100'000, false});
    timeline.seek(900 * 10);
    sim::Command open;
    open.kind = sim::CommandKind::openChannel;
    open.channel = *findChannel(*session->definition, "operations-center-line");
    timeline.act(open);
    timeline.seek(3000 * 10);
    view::OrbitCamera camera;
    camera.target = geo::geodeticDeg(18.0, 111.0);
    camera.distanceM = 3.0e5;
    const std::string path = bench.folder.file("mine.session.json");
    REQUIRE(saveSession(path, *session, timeline, camera));

    const auto again = bench.load("mine.session.json");
    REQUIRE(again);
    CHECK(again->seed == 7);
    CHECK(again->log == timeline.log());
    CHECK(again->startTick == timeline.position());
    REQUIRE(again->camera);
    CHECK(again->camera->distanceM == Approx(3.0e5));
    study::Timeline replayed(again->definition, again->seed, again->log, {256u << 20, 100'000, false});
    replayed.seek(again->startTick);
    CHECK(sim::hash(replayed.world()) == sim::hash(timeline.world()));
}

TEST_CASE("an acknowledged alarm is saved by the names of its pair, and comes back") {
    const Bench bench;
    const auto session = bench.load("copy.toml");
    REQUIRE(session);
    study::Timeline timeline(session->definition, 1, {}, {256u << 20, 100'000, false});
    sim::Tick tick = 0;
    while (timeline.current().encounters.empty() || timeline.current().encounters[0].level == 0)
        timeline.seek(tick += 600);
    sim::Command command;
    command.kind = sim::CommandKind::acknowledge;
    command.a = timeline.current().encounters[0].a;
    command.b = timeline.current().encounters[0].b;
    timeline.act(command);
    const std::string path = bench.folder.file("seen.session.json");
    REQUIRE(saveSession(path, *session, timeline, {}));
    const auto again = bench.load("seen.session.json");
    REQUIRE(again);
    CHECK(again->log == timeline.log());
    for (const char* pair : {"[]", "7", R"(["a"])", R"(["nobody","nobody else"])", R"([1,2])"}) {
        bench.write(
            "bad.session.json",
            std::string(
                R"({"format":"openline-session-1","scenario":"copy.toml","commands":[{"kind":"acknowledge","tick":1,"pair":)") +
                pair + "}]}");
        const auto bad = bench.load("bad.session.json");
        REQUIRE_FALSE(bad);
        CHECK(bad.errors.front().message.find("expected the ids of two units") != std::string::npos);
    }
}

TEST_CASE(
    "a session finds its scenario beside it or among the shipped ones, and says so when there is none") {
    const Bench bench;
    bench.write("a.session.json",
                R"({"format":"openline-session-1","scenario":"copy.toml","seed":3,"commands":[]})");
    CHECK(bench.load("a.session.json"));
    bench.write(
        "b.session.json",
        R"({"format":"openline-session-1","scenario":"elsewhere/2001-04-hainan-ep3.toml","commands":[]})");
    CHECK(bench.load("b.session.json"));
    bench.write("c.session.json", R"({"format":"openline-session-1","scenario":"gone.toml","commands":[]})");
    const auto gone = bench.load("c.session.json");
    REQUIRE_FALSE(gone);
    CHECK(gone.errors.front().message.find("gone.toml") != std::string::npos);
}

TEST_CASE("what is no session is refused at its place in the file") {
    const Bench bench;
    const auto only = [&](const std::string& text) {
        bench.write("bad.session.json", text);
        const auto session = bench.load("bad.session.json");
        REQUIRE(session.errors.size() == 1);
        return format(session.errors.front()).substr(bench.folder.file("bad.session.json").size());
    };
    CHECK(only("") == ":1:1: is no session: expected JSON, got something else here");
    CHECK(only("{\n \"a\": }") == ":2:7: is no session: expected JSON, got something else here");
    for (const char* other : {"[1]", R"({"format":"something-else"})"})
        CHECK(only(other) ==
              R"(: is no session: expected a JSON object with "format": "openline-session-1")");
    CHECK(format(bench.load("gone.session.json").errors.front()) ==
          bench.folder.file("gone.session.json") + ": cannot be read");
}

TEST_CASE("what a session cannot mean is refused with its place and what is expected there") {
    const Bench bench;
    const std::string ticks = "expected a whole number from 0 to ";
    CHECK(complaints(bench, "") == "commands: expected a list of commands\n");
    CHECK(complaints(bench, R"(,"commands":[7])") == "commands[0]: expected a command, got 7\n");
    CHECK(complaints(bench, R"(,"commands":[{"kind":"x","tick":0}])") ==
          "commands[0].kind: unknown kind \"x\": expected one of " + everyKind() + "\n");
    CHECK(everyKind().find("open-channel, close-channel, ") != std::string::npos);
    CHECK(complaints(bench, R"(,"commands":[{"kind":"open-channel","tick":1,"channel":"nobody"}])")
              .starts_with("commands[0].channel: unknown channel \"nobody\""));
    CHECK(complaints(bench, R"(,"commands":[{"kind":"apply-preset","tick":1,"preset":"nobody"}])")
              .starts_with("commands[0].preset: unknown preset \"nobody\""));
    CHECK(complaints(bench, R"(,"commands":[{"kind":"set-reading","tick":1,"reading":"nobody"}])")
              .starts_with("commands[0].reading: unknown reading \"nobody\""));
    for (const char* tick : {"-4", "2.5", "null", "1e300", "99999999999"}) {
        INFO(tick);
        const std::string all =
            complaints(bench, std::string(R"(,"commands":[{"kind":"release","tick":)") + tick + "}]");
        CHECK(all.starts_with("commands[0].tick: " + ticks));
        CHECK(all.find(", where the scenario ends, got ") != std::string::npos);
    }
    CHECK(complaints(bench, R"(,"commands":[{"kind":"release","tick":9},{"kind":"release","tick":8}])") ==
          "commands[1].tick: expected no less than the 9 of the command before, got 8\n");
    CHECK(complaints(bench, R"(,"commands":[],"tick":0.5)").starts_with("tick: " + ticks));
}

TEST_CASE("every wrong command of a session is named at once") {
    const Bench bench;
    const std::string all =
        complaints(bench, R"(,"seed":-1,"commands":[{"kind":"x","tick":0},3,{"kind":"release"}])");
    CHECK(std::count(all.begin(), all.end(), '\n') == 4);
    CHECK(all.find("commands[2].tick: ") != std::string::npos);
}

TEST_CASE("kinds of commands are read as they were once spelled and written as events have them") {
    const Bench bench;
    bench.write("old.session.json",
                R"({"format":"openline-session-1","scenario":"copy.toml","commands":[)"
                R"({"tick":1,"kind":"openChannel","channel":"leaders-call"},{"tick":2,"kind":"release"},)"
                R"({"tick":3,"kind":"applyPreset","preset":"none"},)"
                R"({"tick":4,"kind":"placeCall","channel":"leaders-call"},)"
                R"({"tick":5,"kind":"setReading","reading":"talk-helps"}]})");
    const auto old = bench.load("old.session.json");
    REQUIRE(old);
    REQUIRE(old->log.size() == 5);
    const std::string text = sessionText(*old, bench.folder.path().string(), -1);
    for (const char* kind : {"open-channel", "release", "apply-preset", "place-call", "set-reading"})
        CHECK(text.find(std::string("\"kind\":\"") + kind + "\"") != std::string::npos);
    bench.write("new.session.json", text);
    CHECK(bench.load("new.session.json")->log == old->log);
}

TEST_CASE("a session that names itself, or another session, as its scenario is one error") {
    const Bench bench;
    bench.write("loop.session.json",
                R"({"format":"openline-session-1","scenario":"loop.session.json","commands":[]})");
    bench.write("one.session.json",
                R"({"format":"openline-session-1","scenario":"./two.session.json","commands":[]})");
    bench.write("two.session.json",
                R"({"format":"openline-session-1","scenario":"one.session.json","commands":[]})");
    for (const char* name : {"loop.session.json", "one.session.json"}) {
        const auto session = bench.load(name);
        REQUIRE(session.errors.size() == 1);
        CHECK(session.errors.front().message.starts_with("expected a scenario, got the session "));
    }
}

TEST_CASE("a session's seed is a whole number; without one it is the scenario's") {
    const Bench bench;
    const auto with = [&](const std::string& seed) {
        bench.write("seed.session.json",
                    R"({"format":"openline-session-1","scenario":"copy.toml","commands":[])" + seed + "}");
        return bench.load("seed.session.json");
    };
    const auto most = with(R"(,"seed":18446744073709551615)");
    REQUIRE(most);
    CHECK(most->seed == 18446744073709551615u);
    const auto absent = with("");
    REQUIRE(absent);
    CHECK(absent->seed == absent->definition->seed);
    for (const char* bad : {"-5", "\"7\"", "1.5", "18446744073709551616", "null", "\"\xff\""}) {
        INFO(bad);
        const auto session = with(std::string(R"(,"seed":)") + bad);
        REQUIRE(session.errors.size() == 1);
        const bool read = std::string(bad) != "\"\xff\"";  // what is not UTF-8 is no JSON at all
        CHECK(session.errors.front().message.find(read ? "whole number" : "is no session") !=
              std::string::npos);
    }
}

TEST_CASE("a scenario that is only among the program's own is taken with a warning") {
    const Bench bench;
    const std::string text =
        R"({"format":"openline-session-1","scenario":"far/2001-04-hainan-ep3.toml","commands":[]})";
    bench.write("far.session.json", text);
    const auto far = loadSessionFile(bench.folder.file("far.session.json"), {}, bench.data);
    REQUIRE(far);
    REQUIRE(far.warnings.size() == 1);
    CHECK(far.warnings.front().message.find(far->path) != std::string::npos);
    fs::create_directories(bench.folder.file("far"));
    fs::copy_file(bench.folder.file("copy.toml"), bench.folder.file("far/2001-04-hainan-ep3.toml"));
    const auto beside = loadSessionFile(bench.folder.file("far.session.json"), {}, bench.data);
    REQUIRE(beside);
    CHECK(beside.warnings.empty());
}

TEST_CASE(
    "a session that cannot be saved says why and leaves nothing; a path that is no UTF-8 is no trouble") {
    const Bench bench;
    auto session = bench.load("copy.toml");
    REQUIRE(session);
    session->path = bench.folder.file("caf\xe9.toml");
    study::Timeline timeline(session->definition, 7, {}, {256u << 20, 100'000, false});
    const std::string path = bench.folder.file("no-such-folder/mine.session.json");
    const auto saved = saveSession(path, *session, timeline, {});
    REQUIRE_FALSE(saved);
    CHECK(format(saved.errors.front()) == path + ": cannot be written: No such file or directory");
    const std::string folder = bench.folder.file("taken.session.json");
    fs::create_directories(folder);
    REQUIRE_FALSE(saveSession(folder, *session, timeline, {}));
    CHECK_FALSE(fs::exists(folder + ".partial"));
    const std::string good = bench.folder.file("good.session.json");
    REQUIRE(saveSession(good, *session, timeline, {}));
    CHECK_FALSE(fs::exists(good + ".partial"));
}

TEST_CASE("what tells another run from the saved one is not kept for other roles or another seed") {
    const Bench bench;
    bench.write("way.session.json",
                R"({"format":"openline-session-1","scenario":"copy.toml","seed":7,"commands":[],"tick":10,)"
                R"("hash":"00000000000000ff","checkpoints":{"fields":"a","moments":[)"
                R"({"tick":5,"hash":"00000000000000aa","digests":"00000001"}]}})");
    const auto read = [&](std::optional<std::uint64_t> seed, bool otherRoles) {
        auto session = loadSessionFile(bench.folder.file("way.session.json"), seed, bench.data, otherRoles);
        REQUIRE(session);
        return *session;
    };
    for (const auto& seed : {std::optional<std::uint64_t>(), std::optional<std::uint64_t>(7)}) {
        CHECK(read(seed, false).savedHash == "00000000000000ff");
        CHECK(read(seed, false).checkpoints.moments.size() == 1);
    }
    for (const Session& other : {read(8, false), read({}, true)}) {
        CHECK(other.savedHash.empty());
        CHECK(other.checkpoints.moments.empty());
        CHECK(other.startTick == 10);
    }
}
