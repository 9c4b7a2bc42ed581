// That a replay which goes another way is found out, and that it is said since when and where.
#include "app/verification.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "app/session_file.h"
#include "base/digest.h"
#include "scenes/temporary_folder.h"
#include "sim/step.h"
#include "study/timeline.h"

using namespace openline;
using namespace openline::app;

namespace {

constexpr sim::Tick kLeft = 36'000;

/// The scenario of 2001 in a folder of its own, and a session of it.
struct SavedRun {
    DataRoot data;
    scenes::TemporaryFolder folder;
    SavedRun() {
        const auto found = findDataRoot(OPENLINE_SOURCE_DIR);
        REQUIRE(found);
        data = *found;
        std::filesystem::copy_file(std::filesystem::path(data.scenarios) / "2001-04-hainan-ep3.toml",
                                   folder.file("copy.toml"));
    }
    [[nodiscard]] Session load(const std::string& name) const {
        SessionOptions options;
        options.scenarioPath = folder.file(name);
        auto session = loadSession(options, data);
        REQUIRE(session);
        return *session;
    }
    /// Left at kLeft with a channel opened on the way.
    void saveSession() const {
        const Session session = load("copy.toml");
        study::TimelineOptions options;
        options.runAhead = false;
        options.keyframeWork = 1000;
        study::Timeline timeline(session.definition, 7, {}, options);
        timeline.seek(20'000);
        sim::Command open;
        open.kind = sim::CommandKind::openChannel;
        open.channel = *findChannel(*session.definition, "leaders-call");
        timeline.act(open);
        timeline.seek(kLeft);
        REQUIRE(app::saveSession(folder.file("a.session.json"), session, timeline, {}));
    }
    /// The scenario says another thing from now on.
    void change(const std::string& from, const std::string& to) const {
        std::string text = folder.read("copy.toml");
        const std::size_t at = text.find(from);
        REQUIRE(at != std::string::npos);
        folder.write("copy.toml", text.replace(at, from.size(), to));
    }
};

/// The run of a session at a tick.
sim::World worldAt(const Session& session, sim::Tick tick) {
    sim::World world = sim::begin(*session.definition, session.seed);
    sim::StepReport report;
    sim::advance(*session.definition, world, tick, session.log, report);
    return world;
}

/// Where two runs part, by stepping both.
sim::Tick firstDifferentTick(const Session& a, const Session& b) {
    sim::World inA = worldAt(a, 0), inB = worldAt(b, 0);
    sim::StepReport report;
    while (sim::hash(inA) == sim::hash(inB) && inA.tick < kLeft) {
        sim::advance(*a.definition, inA, inA.tick + 1, a.log, report);
        sim::advance(*b.definition, inB, inB.tick + 1, b.log, report);
    }
    return inA.tick;
}

/// Replays a session's file; what is said about it, a line each.
std::string replayed(const Session& session) {
    auto verification = Verification::of(session);
    REQUIRE(verification);
    sim::World world = sim::begin(*session.definition, session.seed);
    sim::StepReport report;
    while (const auto tick = verification->next()) {
        sim::advance(*session.definition, world, *tick, session.log, report);
        if (!verification->isSame(world)) break;
    }
    std::string all;
    for (const Complaint& complaint : verification->complaints()) all += complaint.message + "\n";
    return all.empty() ? verification->success() : all;
}

/// A trace of a session from 30 to 40 s, in which `spoil` has changed the world of a tick.
template <class Spoil>
std::string traceReplayed(const SavedRun& bench, sim::Tick spoiled, const Spoil& spoil) {
    const Session session = bench.load("copy.toml");
    TraceWriter writer;
    REQUIRE(writer.open(bench.folder.file("b.trace"), session, worldAt(session, 300)));
    for (sim::Tick tick = 300; tick <= 400; ++tick) {
        sim::World world = worldAt(session, tick);
        if (tick == spoiled) spoil(world);
        REQUIRE(writer.add(*session.definition, world));
    }
    REQUIRE(writer.close());
    return replayed(bench.load("b.trace"));
}

std::string hashText(const Session& session, sim::Tick tick) {
    return hexadecimal(sim::hash(worldAt(session, tick)));
}

}  // namespace

TEST_CASE("a session keeps a bounded number of checkpoints from its start to where it was left") {
    const SavedRun bench;
    bench.saveSession();
    const Session session = bench.load("a.session.json");
    const auto& moments = session.checkpoints.moments;
    REQUIRE(moments.size() == study::kMostCheckpoints);
    CHECK(moments.front().tick == 0);
    CHECK(moments.back().tick == kLeft);
    sim::Tick widest = 0;
    for (std::size_t i = 1; i < moments.size(); ++i) {
        CHECK(moments[i].tick > moments[i - 1].tick);
        widest = std::max(widest, moments[i].tick - moments[i - 1].tick);
    }
    CHECK(widest < kLeft / 6);
    CHECK(hexadecimal(moments[5].hash) == hashText(session, moments[5].tick));
    CHECK(bench.folder.read("a.session.json").size() < 40'000);
}

TEST_CASE("a session replayed by the program that saved it is the same at every checkpoint") {
    const SavedRun bench;
    bench.saveSession();
    const Session session = bench.load("a.session.json");
    CHECK(replayed(session).find("is the one that was saved, " + session.savedHash +
                                 ", and so were 23 before it") != std::string::npos);
}

TEST_CASE("a scenario changed in one number is found out between two moments, with the tables and fields") {
    const SavedRun bench;
    bench.saveSession();
    const Session before = bench.load("a.session.json");
    bench.change("at = 2001-04-01T09:00:30", "at = 2001-04-01T09:00:31");
    const Session after = bench.load("a.session.json");
    const sim::Tick first = firstDifferentTick(before, after);
    REQUIRE(first < kLeft);

    const auto& moments = before.checkpoints.moments;
    const auto other = std::find_if(moments.begin(), moments.end(),
                                    [&](const auto& moment) { return moment.tick >= first; });
    REQUIRE(other != moments.begin());
    const std::string said = replayed(after);
    CHECK(said.find("the same at 2001-") == 0);
    CHECK(said.find("(tick " + std::to_string(std::prev(other)->tick) + "), another at 2001-") !=
          std::string::npos);
    CHECK(said.find("(tick " + std::to_string(other->tick) + "): expected the world ") != std::string::npos);
    CHECK(said.find("\ndiffers in units: ") != std::string::npos);
    CHECK(said.find("speedMps") != std::string::npos);
}

TEST_CASE("a trace of the changed scenario names the very tick, and the craft whose number it was") {
    const SavedRun bench;
    const Session before = bench.load("copy.toml");
    bench.change("at = 2001-04-01T09:00:30", "at = 2001-04-01T09:00:31");
    const sim::Tick first = firstDifferentTick(before, bench.load("copy.toml"));
    TraceWriter writer;
    REQUIRE(writer.open(bench.folder.file("b.trace"), before, worldAt(before, first - 100)));
    for (sim::World world = worldAt(before, first - 100); world.tick <= first + 100;) {
        REQUIRE(writer.add(*before.definition, world));
        sim::StepReport report;
        sim::step(*before.definition, world, {}, report);
    }
    REQUIRE(writer.close());
    const std::string said = replayed(bench.load("b.trace"));
    CHECK(said.find("(tick " + std::to_string(first) + "): units: ") != std::string::npos);
    CHECK(said.find(" of \"j-8ii-lead\" (row 1): expected ") != std::string::npos);
}

TEST_CASE("a session without checkpoints is held against the hash it was left with") {
    const SavedRun bench;
    bench.saveSession();
    Session session = bench.load("a.session.json");
    session.checkpoints = {};
    CHECK(replayed(session).find("is the one that was saved, " + session.savedHash) != std::string::npos);
    session.seed = 8;
    const std::string said = replayed(session);
    CHECK(said.starts_with("another at 2001-"));
    CHECK(said.find("expected the world " + session.savedHash + " that was saved, got ") !=
          std::string::npos);
    session.savedHash.clear();
    CHECK_FALSE(Verification::of(session));
}

TEST_CASE("a trace of the same run is the same; with one value changed, its tick, row and field are named") {
    const SavedRun bench;
    CHECK(traceReplayed(bench, 0, [](sim::World&) {}).starts_with("all 101 worlds to "));
    const std::string unit = bench.load("copy.toml").definition->units[1].id;
    const std::string said = traceReplayed(bench, 317, [](sim::World& world) { world.altitudeM[1] = 77.0; });
    CHECK(said.find("(tick 316), another at ") != std::string::npos);
    CHECK(said.find("(tick 317): units: altitudeM of \"" + unit + "\" (row 1): expected 77, got ") !=
          std::string::npos);
    CHECK(traceReplayed(bench, 300, [](sim::World& world) {
              world.crisis.releasedAtS = 0.125;
          }).find("(tick 300): crisis: releasedAtS: expected 0.125, got ") != std::string::npos);
}

TEST_CASE("a trace that is cut short or damaged is refused where the damage is") {
    const SavedRun bench;
    traceReplayed(bench, 0, [](sim::World&) {});
    const std::string whole = bench.folder.read("b.trace");
    bench.folder.write("b.trace", whole.substr(0, whole.size() - 10));
    CHECK(replayed(bench.load("b.trace")) == "is cut short or damaged\n");
    std::string wrong = whole;
    wrong[whole.find('\n') + 9] = 'X';
    bench.folder.write("b.trace", wrong);
    CHECK_FALSE(Verification::of(bench.load("b.trace")));
    wrong = whole;
    wrong[whole.find('\n') + 8] = '\x7f';
    bench.folder.write("b.trace", wrong);
    CHECK_FALSE(Verification::of(bench.load("b.trace")));
}
