#include <catch2/catch.hpp>

#include "crisis/small_model.h"
#include "scenes/scenes.h"
#include "sim/difference.h"
#include "sim/save.h"

using namespace openline;
using namespace openline::scenes;

TEST_CASE("jumping over quiet hours gives the same bits as stepping each tick") {
    Definition scene = roundTrip();
    scene.units[1].orders[0].startS = 9000.0;  // long quiet before and after
    Run jumped(scene), stepped(scene);
    const Tick end = scene.tickAt(14400.0);
    const std::uint64_t work = advance(jumped.definition, jumped.world, end, {}, jumped.report);
    while (stepped.world.tick < end) stepped.stepOnce();
    REQUIRE(work < static_cast<std::uint64_t>(end));
    REQUIRE_FALSE(firstDifference(jumped.world, stepped.world));
    REQUIRE(hash(jumped.world) == hash(stepped.world));
    REQUIRE(jumped.report.events.size() == stepped.report.events.size());
}

TEST_CASE("the hash does not depend on how a range is cut into advances") {
    Run whole(busyMorning()), cut(busyMorning());
    whole.until(1700.0);
    for (double timeS = 13.7; timeS < 1700.0; timeS += 41.3) cut.until(timeS);
    cut.until(1700.0);
    REQUIRE(hash(whole.world) == hash(cut.world));
}

TEST_CASE("a copy goes its own way: commands to one leave the other as it was") {
    Run run(busyMorning());
    run.until(100.0);
    World branch = run.world;
    const std::uint64_t before = hash(run.world);
    REQUIRE(hash(branch) == before);
    StepReport report;
    const Command release{branch.tick, CommandKind::release, {}, {}, 0};
    step(run.definition, branch, {&release, 1}, report);
    REQUIRE(hash(run.world) == before);
    run.stepOnce();
    REQUIRE(hash(branch) != hash(run.world));
    REQUIRE(firstDifference(branch, run.world)->field.table == "crisis");
}

TEST_CASE("a branch stepped beside its original never changes it; the same commands give the same worlds") {
    Definition scene = busyMorning();
    scene.crisis = crisis::test::model();
    Run alone(scene), beside(scene);
    alone.until(850.0);
    beside.until(850.0);
    World branch = beside.world, twin = beside.world;
    StepReport report;
    for (int tick = 0; tick < 3000; ++tick) {
        CommandLog now;
        if (tick % 400 == 0)
            now.push_back({branch.tick, CommandKind::openChannel, crisis::test::kRadio, {}, 0});
        if (tick % 400 == 200)
            now.push_back({branch.tick, CommandKind::placeCall, crisis::test::kRadio, {}, 0});
        if (tick % 400 == 300)
            now.push_back({branch.tick, CommandKind::applyPreset, {}, crisis::test::kAll, 0});
        step(scene, branch, now, report);
        beside.stepOnce();
        step(scene, twin, now, report);
        alone.stepOnce();
        REQUIRE(hash(beside.world) == hash(alone.world));
        REQUIRE(hash(twin) == hash(branch));
    }
    CHECK(hash(branch) != hash(beside.world));
    CHECK_FALSE(firstDifference(twin, branch));
    CHECK_FALSE(firstDifference(alone.world, beside.world));
}

TEST_CASE("saved at a moment, restored and continued equals never interrupted") {
    for (const double atS : {0.0, 599.0, 1500.0, 2000.0}) {
        Run run(busyMorning());
        run.until(atS);
        const std::vector<std::uint8_t> bytes = save(run.definition, run.world);
        Result<World> restored = restoreExpecting(run.definition, bytes, run.world);
        REQUIRE(restored);
        REQUIRE(hash(*restored) == hash(run.world));
        run.until(2500.0);
        StepReport report;
        advance(run.definition, *restored, run.world.tick, {}, report);
        REQUIRE_FALSE(firstDifference(*restored, run.world));
        REQUIRE(hash(*restored) == hash(run.world));
    }
}

TEST_CASE("saved in the middle of a crisis, restored and continued equals never interrupted") {
    Definition scene = emptySea();
    scene.durationS = 40.0 * 86400.0;
    scene.crisis = crisis::test::model();
    scene.crisis.initialPreset = crisis::test::kAll;
    scene.crisis.dyads[0].initialRung = 3;
    for (const double day : {0.01, 1.0, 9.3}) {
        Run run(scene);
        run.until(day * 86400.0);
        const std::vector<std::uint8_t> bytes = save(run.definition, run.world);
        Result<World> restored = restore(run.definition, bytes);
        REQUIRE(restored);
        REQUIRE(hash(*restored) == hash(run.world));
        run.until(40.0 * 86400.0);
        StepReport report;
        advance(run.definition, *restored, run.world.tick, {}, report);
        REQUIRE(hash(*restored) == hash(run.world));
    }
}

TEST_CASE("damaged, foreign and truncated saves are refused with a reason") {
    Run run(roundTrip());
    std::vector<std::uint8_t> bytes = save(run.definition, run.world);
    REQUIRE_FALSE(restore(run.definition, std::span(bytes).first(10)));
    REQUIRE_FALSE(restore(run.definition, std::span(bytes).first(bytes.size() - 1)));
    REQUIRE_FALSE(restore(busyMorning(), bytes));
    bytes[bytes.size() / 2] ^= 1;
    Result<World> damaged = restore(run.definition, bytes);
    REQUIRE_FALSE(damaged);
    REQUIRE(damaged.errors.front().message.find("damaged") != std::string::npos);
}

TEST_CASE("the same scene and seed give the same hash, every field counted") {
    Run a(busyMorning(), 5), b(busyMorning(), 5);
    a.until(700.0);
    b.until(700.0);
    REQUIRE(hash(a.world) == hash(b.world));
    b.world.zoneEntered[0] ^= 1;
    REQUIRE(hash(a.world) != hash(b.world));
    b.world.zoneEntered[0] ^= 1;
    b.world.pairs.push_back({});
    REQUIRE(hash(a.world) != hash(b.world));
}

TEST_CASE("advance stops after the work it was given and goes on where it stopped") {
    Run run(busyMorning()), other(busyMorning());
    const Tick end = run.definition.tickAt(200.0);
    int rounds = 0;
    while (run.world.tick < end) {
        advance(run.definition, run.world, end, {}, run.report, 500);
        ++rounds;
    }
    other.until(200.0);
    REQUIRE(rounds > 5);
    REQUIRE(hash(run.world) == hash(other.world));
}
