// Whatever is done to the two scenarios, its log alone does it again: in one go, act by act, from a file.
#include <algorithm>
#include <catch2/catch.hpp>

#include "app/session_file.h"
#include "app/verification.h"
#include "base/rng.h"
#include "scenes/temporary_folder.h"
#include "sim/difference.h"
#include "sim/step.h"
#include "study/timeline.h"

using namespace openline;
using namespace openline::app;

namespace {

constexpr std::size_t kCommands = 24;

/// Number `number` is always the same log: every kind of command, at any tick before `end`.
sim::CommandLog anyLog(const sim::Definition& definition, int number, sim::Tick end) {
    std::uint32_t drawn = 0;
    const auto below = [&](std::size_t limit) {
        return static_cast<std::size_t>(randomBits({11, number, 0, Purpose::sceneTest, drawn++}) % limit);
    };
    sim::CommandLog log;
    for (std::size_t i = 0; i < kCommands; ++i) {
        sim::Command command;
        command.tick = static_cast<sim::Tick>(below(static_cast<std::size_t>(end)));
        command.kind = sim::kCommandKinds[i % sim::kCommandKinds.size()];
        if (command.kind == sim::CommandKind::setAccount && definition.accounts.empty())
            command.kind = sim::CommandKind::release;
        const ChannelId channel{below(definition.crisis.channels.size())};
        if (command.kind == sim::CommandKind::applyPreset)
            command.preset = PresetId{below(definition.crisis.presets.size())};
        else if (command.kind == sim::CommandKind::setReading)
            command.value = static_cast<std::uint32_t>(below(definition.crisis.readings.size()));
        else if (command.kind == sim::CommandKind::setClass)
            command.value = static_cast<std::uint32_t>(below(definition.crisis.classes.size()));
        else if (command.kind == sim::CommandKind::setAccount)
            command.value = static_cast<std::uint32_t>(below(definition.accounts.size()));
        else if (command.kind == sim::CommandKind::inject)
            command.inject.kind = definition.crisis.injects[below(definition.crisis.injects.size())].kind;
        else if (command.kind == sim::CommandKind::acknowledge) {
            command.a = UnitId{below(definition.units.size() - 1)};
            command.b = UnitId{definition.units.size() - 1};
        } else if (command.kind != sim::CommandKind::release &&
                   command.kind != sim::CommandKind::buildPractice)
            command.channel = channel;
        log.push_back(command);
    }
    std::stable_sort(log.begin(), log.end(), [](const auto& a, const auto& b) { return a.tick < b.tick; });
    return log;
}

/// The world after a log, acted out on a timeline as a person would, here and there looking back.
sim::World actedOut(const Session& session, sim::CommandLog& log, sim::Tick end, const std::string& path) {
    study::TimelineOptions options;
    options.runAhead = false;
    study::Timeline timeline(session.definition, session.seed, {}, options);
    for (std::size_t i = 0; i < log.size(); ++i) {
        // Acting moves on by one tick, so that no two acts share one.
        if (i > 0) log[i].tick = std::max(log[i].tick, log[i - 1].tick + 1);
        if (i % 5 == 4) timeline.seek(log[i].tick / 2);
        timeline.seek(log[i].tick);
        timeline.act(log[i]);
    }
    timeline.seek(end);
    REQUIRE(timeline.log() == log);
    REQUIRE(saveSession(path, session, timeline, {}));
    return timeline.world();
}

void replayLogsOf(const std::string& scenario, sim::Tick end, int logs) {
    const auto data = findDataRoot(OPENLINE_SOURCE_DIR);
    REQUIRE(data);
    const scenes::TemporaryFolder folder;
    SessionOptions wanted;
    wanted.scenarioPath = data->scenarios + "/" + scenario;
    const auto session = loadSession(wanted, *data);
    REQUIRE(session);
    for (int number = 0; number < logs; ++number) {
        INFO(scenario << ", log " << number);
        sim::CommandLog log = anyLog(*session->definition, number, end - 100);
        const sim::World acted = actedOut(*session, log, end, folder.file("a.session.json"));

        sim::World replayed = sim::begin(*session->definition, session->seed);
        sim::StepReport report;
        sim::advance(*session->definition, replayed, end, log, report);
        CHECK_FALSE(sim::firstDifference(replayed, acted));
        CHECK(sim::hash(replayed) == sim::hash(acted));

        wanted.scenarioPath = folder.file("a.session.json");
        const auto again = loadSession(wanted, *data);
        REQUIRE(again);
        CHECK(again->log == log);
        auto verification = Verification::of(*again);
        REQUIRE(verification);
        sim::World fromFile = sim::begin(*again->definition, again->seed);
        while (const auto tick = verification->next()) {
            sim::advance(*again->definition, fromFile, *tick, again->log, report);
            REQUIRE(verification->isSame(fromFile));
        }
        CHECK(sim::hash(fromFile) == sim::hash(acted));
    }
}

}  // namespace

TEST_CASE("logs of every kind of command replay to the same world in the scenario of 2001") {
    replayLogsOf("2001-04-hainan-ep3.toml", 54'000, 12);
}

TEST_CASE("logs of every kind of command replay to the same world in the scenario of October 2021") {
    replayLogsOf("2021-10-national-day.toml", 180'000, 3);
}
