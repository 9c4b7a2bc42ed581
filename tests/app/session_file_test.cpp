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
                "out of order or outside"),
        }) {
        bench.write("bad.session.json", text);
        const auto session = bench.load("bad.session.json");
        INFO(text);
        REQUIRE_FALSE(session);
        CHECK(session.errors.front().message.find(reason) != std::string::npos);
    }
}
