#include "study/outlook_worker.h"

#include <catch2/catch.hpp>
#include <chrono>

#include "crisis/small_model.h"
#include "study/small_scene.h"
#include "study/timeline.h"

using namespace openline;
using namespace openline::study;
using namespace openline::study::test;
namespace small = openline::crisis::test;

namespace {

sim::Command toggle(sim::Tick tick, bool open, ChannelId channel = small::kLink) {
    sim::Command command;
    command.tick = tick;
    command.kind = open ? sim::CommandKind::openChannel : sim::CommandKind::closeChannel;
    command.channel = channel;
    return command;
}

/// The newest answer once the question has its trials.
std::shared_ptr<const Outlook> awaitAnswer(OutlookWorker& worker) {
    std::shared_ptr<const Outlook> last;
    for (int wait = 0; wait < 30000; ++wait) {
        const bool answered = worker.answered();
        if (auto found = worker.collect()) last = std::move(found);
        if (answered && last) return last;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return last;
}

bool sameCounts(const OutlookSide& a, const OutlookSide& b) {
    return a.counts.trials == b.counts.trials && a.counts.stepUpFirst == b.counts.stepUpFirst &&
           a.counts.peak == b.counts.peak;
}

}  // namespace

TEST_CASE("the last change is the last command that acted and is no acknowledgement") {
    sim::CommandLog log{toggle(10, true), toggle(20, false)};
    sim::Command seen;
    seen.tick = 30;
    seen.kind = sim::CommandKind::acknowledge;
    log.push_back(seen);
    CHECK_FALSE(lastChange(log, 10));
    CHECK(lastChange(log, 11) == 0u);
    CHECK(lastChange(log, 20) == 0u);
    CHECK(lastChange(log, 21) == 1u);
    CHECK(lastChange(log, 100) == 1u);
    CHECK_FALSE(lastChange({}, 100));
}

TEST_CASE("the world without the last change is the one of a run that never made it") {
    const auto definition = smallScene();
    TimelineOptions options;
    options.runAhead = false;
    Timeline timeline(definition, 3, {}, options);
    timeline.seek(6000);
    timeline.act(toggle(0, true));
    timeline.seek(9000);
    timeline.act(toggle(0, false));
    for (const sim::Tick tick : {9001, 12000, 30000, 15000, 9001, 36000}) {
        timeline.seek(tick);
        const auto run = withoutLastChange(timeline);
        REQUIRE(run);
        REQUIRE(run->log.size() == 1);
        CompanionWorld companion(definition);
        companion.aim(*run);
        while (!companion.advance(100'000)) {
        }
        CHECK(companion.world().tick == tick);
        CHECK(sim::hash(companion.world()) == freshHash(*definition, 3, tick, run->log));
    }
}

TEST_CASE("a companion goes along with the playhead, on and back") {
    const auto definition = smallScene();
    TimelineOptions options;
    options.runAhead = false;
    Timeline timeline(definition, 3, {}, options);
    timeline.seek(6000);
    timeline.act(toggle(0, true));
    CompanionWorld companion(definition);
    for (const sim::Tick tick : {6001, 6500, 20000, 20001, 8000, 40000, 6001}) {
        timeline.seek(tick);
        companion.aim(*withoutLastChange(timeline));
        while (!companion.advance(5000)) {
        }
        CHECK(sim::hash(companion.world()) == freshHash(*definition, 3, tick));
    }
}

TEST_CASE("the worker's answer is that of the same question asked here, whatever was asked in between") {
    const auto definition = smallScene();
    TimelineOptions options;
    options.runAhead = false;
    Timeline timeline(definition, 3, {}, options);
    timeline.seek(6000);
    timeline.act(toggle(0, true));
    const Outlook expected = answerNow(definition, requestOf(timeline, small::kDyad));
    REQUIRE(expected.before);
    OutlookWorker worker(definition);
    CHECK_FALSE(worker.busy());
    OutlookRequest other = requestOf(timeline, small::kDyad);
    other.seed = 99;
    for (int again = 0; again < 5; ++again) worker.ask(other);
    worker.ask(requestOf(timeline, small::kDyad));
    const auto answer = awaitAnswer(worker);
    REQUIRE(answer);
    REQUIRE(answer->before);
    // It may have gone on refining meanwhile; then it has more trials.
    if (answer->now.counts.trials == expected.now.counts.trials) CHECK(sameCounts(answer->now, expected.now));
    CHECK(answer->now.counts.trials >= 10'000);
    CHECK(answer->before->counts.trials == answer->now.counts.trials);
}

TEST_CASE("a crisis is not compared with the routine that it broke into") {
    const auto definition = smallScene();
    TimelineOptions options;
    options.runAhead = false;
    Timeline timeline(definition, 3, {}, options);
    timeline.seek(6000);
    sim::Command collision;
    collision.kind = sim::CommandKind::inject;
    collision.inject.kind = crisis::InjectKind::collision;
    collision.inject.dyad = small::kDyad;
    timeline.act(collision);
    timeline.seek(6100);
    REQUIRE(timeline.current().crisis.dyads[0].rung > 0);
    CHECK_FALSE(answerNow(definition, requestOf(timeline, small::kDyad)).before);
    timeline.act(toggle(0, false));
    timeline.seek(6200);
    CHECK(answerNow(definition, requestOf(timeline, small::kDyad)).before);
}

TEST_CASE("a question that is not urgent shows nothing before it has its trials") {
    const auto definition = smallScene();
    TimelineOptions options;
    options.runAhead = false;
    Timeline timeline(definition, 3, {}, options);
    OutlookWorker worker(definition);
    OutlookRequest request = requestOf(timeline, small::kDyad);
    request.urgent = false;
    worker.ask(request);
    for (int wait = 0; wait < 30000; ++wait) {
        if (const auto found = worker.collect()) {
            CHECK(found->now.counts.trials >= 10'000);
            return;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    FAIL("no answer came");
}
