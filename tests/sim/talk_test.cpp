// How long crews count as having talked, and what they count as.
#include <algorithm>
#include <catch2/catch.hpp>

#include "crisis/small_model.h"
#include "scenes/scenes.h"
#include "sim/encounter_report.h"
#include "sim/save.h"

namespace openline::sim {

namespace {

using namespace scenes;
using crisis::CrewTalk;

constexpr double kHourS = 3600.0;
constexpr UnitId kFirst{std::size_t{0}}, kSecond{std::size_t{1}}, kThird{std::size_t{2}};

/// Three aircraft, two of one side, and a clock that is set by hand.
class Bench {
  public:
    Bench() : run_(scene()), context_{run_.definition, *run_.world.plan, run_.world, run_.report, {}} {}

    void call(double timeS, UnitId one, UnitId other, CrewTalk talk) {
        run_.world.tick = run_.definition.tickAt(timeS);
        keepTalk(context_, one, other, talk);
    }
    /// What the crisis hears of an encounter of two that is over at a time.
    CrewTalk heardAt(double timeS, UnitId a, UnitId b) {
        run_.world.tick = run_.definition.tickAt(timeS);
        TrackedPair pair;
        pair.a = a;
        pair.b = b;
        pair.smallestM = 10.0;
        pair.peakLevel = 3;
        pair.middleM = 6.4e6 * run_.world.normal[a.index];
        const std::size_t before = context_.stimuli.size();
        reportEncounter(context_, pair);
        REQUIRE(context_.stimuli.size() == before + 1);
        return context_.stimuli.back().talk;
    }
    [[nodiscard]] const World& world() const { return run_.world; }
    [[nodiscard]] const Definition& definition() const { return run_.definition; }
    World& damaged() { return run_.world; }

  private:
    static Definition scene() {
        Definition scene = emptySea();
        scene.crisis = crisis::test::model();
        for (const std::size_t side : {0U, 1U, 1U})
            addUnit(scene, kTurboprop, side, seaAt(10.0 * static_cast<double>(scene.units.size()), 0, 6000.0),
                    90.0, 130.0);
        return scene;
    }

    Run run_;
    StepContext context_;
};

}  // namespace

TEST_CASE("A radio call counts for the encounters of an hour, whoever of the two placed it") {
    Bench bench;
    bench.call(100.0, kSecond, kFirst, CrewTalk::heard);
    CHECK(bench.heardAt(100.0, kFirst, kSecond) == CrewTalk::heard);
    CHECK(bench.heardAt(100.0 + kHourS, kFirst, kSecond) == CrewTalk::heard);
    CHECK(bench.heardAt(101.0 + kHourS, kFirst, kSecond) == CrewTalk::none);
    CHECK(bench.heardAt(100.0, kFirst, kThird) == CrewTalk::none);
}

TEST_CASE("A call that was heeded counts as that for its own hour, whatever is merely heard after it") {
    Bench bench;
    bench.call(0.0, kFirst, kSecond, CrewTalk::heeded);
    bench.call(3000.0, kSecond, kFirst, CrewTalk::heard);
    CHECK(bench.heardAt(3500.0, kFirst, kSecond) == CrewTalk::heeded);
    CHECK(bench.heardAt(3700.0, kFirst, kSecond) == CrewTalk::heard);
    CHECK(bench.heardAt(3001.0 + kHourS, kFirst, kSecond) == CrewTalk::none);
    // Heard first and heeded later is heeded as long as that counts.
    bench.call(10'000.0, kFirst, kSecond, CrewTalk::heard);
    bench.call(10'100.0, kFirst, kSecond, CrewTalk::heeded);
    CHECK(bench.heardAt(10'100.0 + kHourS, kFirst, kSecond) == CrewTalk::heeded);
}

TEST_CASE("Calls of the same kind are one of the last; those past their hour are dropped") {
    Bench bench;
    bench.call(0.0, kFirst, kSecond, CrewTalk::heard);
    bench.call(3000.0, kFirst, kSecond, CrewTalk::heard);
    REQUIRE(bench.world().talks.size() == 1);
    CHECK(bench.heardAt(3000.0 + kHourS, kFirst, kSecond) == CrewTalk::heard);
    bench.call(9000.0, kFirst, kThird, CrewTalk::heeded);
    REQUIRE(bench.world().talks.size() == 1);
    CHECK(bench.world().talks[0].b == kThird);
    bench.call(9000.0, kFirst, kFirst, CrewTalk::heard);
    bench.call(9000.0, kFirst, kSecond, CrewTalk::none);
    CHECK(bench.world().talks.size() == 1);
}

TEST_CASE(
    "Talk is kept by pair and kind in whatever order it comes, and a save in another order is refused") {
    Bench bench;
    bench.call(1.0, kThird, kSecond, CrewTalk::heard);
    bench.call(2.0, kSecond, kFirst, CrewTalk::heeded);
    bench.call(3.0, kFirst, kThird, CrewTalk::heard);
    bench.call(4.0, kSecond, kFirst, CrewTalk::heard);
    const std::vector<RadioTalk>& talks = bench.world().talks;
    REQUIRE(talks.size() == 4);
    CHECK(talks[0].talk == CrewTalk::heard);
    CHECK(talks[1].talk == CrewTalk::heeded);
    CHECK((talks[1].a == kFirst && talks[1].b == kSecond));
    CHECK((talks[2].a == kFirst && talks[2].b == kThird));
    CHECK((talks[3].a == kSecond && talks[3].b == kThird));
    REQUIRE(restore(bench.definition(), save(bench.definition(), bench.world())));
    for (const std::size_t at : {std::size_t{0}, std::size_t{1}, std::size_t{2}}) {
        std::swap(bench.damaged().talks[at], bench.damaged().talks[at + 1]);
        const auto restored = restore(bench.definition(), save(bench.definition(), bench.world()));
        REQUIRE_FALSE(restored);
        CHECK(restored.errors.front().message.find("talk") != std::string::npos);
        std::swap(bench.damaged().talks[at], bench.damaged().talks[at + 1]);
    }
}

}  // namespace openline::sim
