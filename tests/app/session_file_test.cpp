#include "app/session_file.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/desk_controller.h"
#include "sim/step.h"

using namespace openline;
using namespace openline::app;

namespace {

namespace fs = std::filesystem;

/// The shipped scenario of 2001 with a copy of it in a folder of its own.
struct Bench {
    DataRoot data;
    fs::path folder =
        fs::temp_directory_path() /
        ("openline-session-" + std::to_string(std::chrono::steady_clock::now().time_since_epoch().count()));
    Bench() {
        const auto found = findDataRoot(OPENLINE_SOURCE_DIR);
        REQUIRE(found);
        data = *found;
        fs::create_directories(folder);
        fs::copy_file(fs::path(data.scenarios) / "2001-04-hainan-ep3.toml", folder / "copy.toml");
    }
    ~Bench() {
        std::error_code ignored;
        fs::remove_all(folder, ignored);
    }
    [[nodiscard]] Result<Session> load(const std::string& name) const {
        SessionOptions options;
        options.scenarioPath = (folder / name).string();
        return loadSession(options, data);
    }
    void write(const std::string& name, const std::string& text) const {
        std::ofstream(folder / name) << text;
    }
};

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
    const std::string path = (bench.folder / "mine.session.json").string();
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

TEST_CASE("what is no session, or names what is not there, is refused with the reason") {
    const Bench bench;
    for (
        const auto& [text, reason] : {
            std::pair("", "is no session"),
            std::pair("[1]", "is no session"),
            std::pair(R"({"format":"something-else"})", "is no session"),
            std::pair(R"({"format":"openline-session-1","scenario":"copy.toml"})", "no list of commands"),
            std::pair(R"({"format":"openline-session-1","scenario":"copy.toml","commands":[7]})",
                      "no object"),
            std::pair(R"({"format":"openline-session-1","scenario":"copy.toml","commands":[{"kind":"x"}]})",
                      "unknown kind"),
            std::pair(
                R"({"format":"openline-session-1","scenario":"copy.toml","commands":[{"kind":"openChannel","tick":1,"channel":"nobody"}]})",
                "unknown channel"),
            std::pair(
                R"({"format":"openline-session-1","scenario":"copy.toml","commands":[{"kind":"release","tick":-4}]})",
                "tick -4, expected a whole number"),
            std::pair(
                R"({"format":"openline-session-1","scenario":"copy.toml","commands":[{"kind":"release","tick":2.5}]})",
                "tick 2.5, expected a whole number"),
            std::pair(
                R"({"format":"openline-session-1","scenario":"copy.toml","commands":[{"kind":"release"}]})",
                "tick null, expected a whole number"),
            std::pair(
                R"({"format":"openline-session-1","scenario":"copy.toml","commands":[{"kind":"release","tick":9},{"kind":"release","tick":8}]})",
                "out of order: tick 8 after tick 9"),
            std::pair(R"({"format":"openline-session-1","scenario":"copy.toml","commands":[],"tick":0.5})",
                      "left at tick 0.5, expected a whole number"),
            std::pair(
                R"({"format":"openline-session-1","scenario":"copy.toml","commands":[],"tick":99999999999})",
                "outside the scenario"),
        }) {
        bench.write("bad.session.json", text);
        const auto session = bench.load("bad.session.json");
        INFO(text);
        REQUIRE_FALSE(session);
        CHECK(session.errors.front().message.find(reason) != std::string::npos);
    }
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
        CHECK(session.errors.front().message.find("where a scenario is expected") != std::string::npos);
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
    const auto far = loadSessionFile((bench.folder / "far.session.json").string(), {}, bench.data);
    REQUIRE(far);
    REQUIRE(far.warnings.size() == 1);
    CHECK(far.warnings.front().message.find(far->path) != std::string::npos);
    fs::create_directories(bench.folder / "far");
    fs::copy_file(bench.folder / "copy.toml", bench.folder / "far/2001-04-hainan-ep3.toml");
    const auto beside = loadSessionFile((bench.folder / "far.session.json").string(), {}, bench.data);
    REQUIRE(beside);
    CHECK(beside.warnings.empty());
}

TEST_CASE(
    "a session that cannot be saved says why and leaves nothing; a path that is no UTF-8 is no trouble") {
    const Bench bench;
    auto session = bench.load("copy.toml");
    REQUIRE(session);
    session->path = (bench.folder / "caf\xe9.toml").string();
    study::Timeline timeline(session->definition, 7, {}, {256u << 20, 100'000, false});
    const std::string path = (bench.folder / "no-such-folder/mine.session.json").string();
    const auto saved = saveSession(path, *session, timeline, {});
    REQUIRE_FALSE(saved);
    CHECK(format(saved.errors.front()) == path + ": cannot be written: No such file or directory");
    const std::string folder = (bench.folder / "taken.session.json").string();
    fs::create_directories(folder);
    REQUIRE_FALSE(saveSession(folder, *session, timeline, {}));
    CHECK_FALSE(fs::exists(folder + ".partial"));
    const std::string good = (bench.folder / "good.session.json").string();
    REQUIRE(saveSession(good, *session, timeline, {}));
    CHECK_FALSE(fs::exists(good + ".partial"));
}
