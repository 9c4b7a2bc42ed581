#include <catch2/catch.hpp>
#include <cmath>

#include "crisis/small_model.h"
#include "scenes/scenes.h"
#include "sim/save.h"

namespace openline::sim {

namespace {

using namespace scenes;

constexpr std::size_t kPairs = 100;
constexpr std::uint64_t kRuns = 100;
constexpr double kComparedM = 300.0;

/// Pairs far apart from each other: a turboprop on its way and an unsafe crew a minute behind it.
Definition manyPasses() {
    Definition scene = emptySea();
    scene.crisis.playsRecord = false;
    for (std::size_t i = 0; i < kPairs; ++i) {
        const double east = 60.0 * static_cast<double>(i % 10), north = 60.0 * static_cast<double>(i / 10);
        addUnit(scene, kTurboprop, 1, seaAt(east, north, 6800.0), 90.0, 131.0);
        UnitDef& passer = addUnit(scene, kFighter, 0, seaAt(east - 1.5, north, 6760.0), 90.0, 150.0);
        passer.conduct = Conduct::unsafe;
        ClosePassOrder pass;
        pass.target = UnitId{2 * i};
        pass.geometry = PassGeometry::under;
        passer.orders = {order(pass)};
    }
    return scene;
}

/// Share of passes whose gap, as intended and as flown, is none: the integral over the stated distributions.
double collisionProbability(const ConductDef& conduct) {
    constexpr int kParts = 200000;
    double sum = 0.0;
    for (int i = 0; i < kParts; ++i) {
        const double z = -8.0 + 16.0 * (i + 0.5) / kParts;
        const double gapM = conduct.air.medianM * std::exp(conduct.air.sdLn * z);
        const double density = std::exp(-0.5 * z * z) / std::sqrt(2.0 * 3.14159265358979);
        sum += density * 0.5 * std::erfc(gapM / conduct.controlErrorM / std::sqrt(2.0)) * 16.0 / kParts;
    }
    return sum;
}

struct Passes {
    std::size_t flown = 0, collisions = 0, compared = 0;
    double sumM = 0.0, squaresM2 = 0.0, worstM = 0.0;

    void add(const Event& event) {
        const bool collided = event.kind == EventKind::collision;
        if (!collided && event.kind != EventKind::encounter) return;
        if (event.encounter.intendedGapM < 0.0) return;
        ++flown;
        collisions += collided ? 1 : 0;
        // A gap wider than this cannot be reached from where the pass begins in the time it has.
        if (collided || event.encounter.intendedGapM > kComparedM) return;
        const double errorM = event.encounter.gapM - event.encounter.intendedGapM;
        ++compared;
        sumM += errorM;
        squaresM2 += errorM * errorM;
        worstM = std::max(worstM, std::abs(errorM));
    }
};

}  // namespace

TEST_CASE(
    "Over 10,000 unsafe passes the gap flown agrees with the gap intended, and collisions with the "
    "integral") {
    Passes passes;
    const Definition scene = manyPasses();
    for (std::uint64_t seed = 1; seed <= kRuns; ++seed) {
        Run run(scene, seed);
        run.until(150.0);
        for (const Event& event : run.report.events) passes.add(event);
    }
    const double meanM = passes.sumM / static_cast<double>(passes.compared);
    const double sdM = std::sqrt(passes.squaresM2 / static_cast<double>(passes.compared) - meanM * meanM);
    const ConductDef& unsafe = scene.conducts[static_cast<std::size_t>(Conduct::unsafe)];
    const double expected = collisionProbability(unsafe);
    const double share = static_cast<double>(passes.collisions) / static_cast<double>(passes.flown);
    const double spread = std::sqrt(expected * (1.0 - expected) / static_cast<double>(passes.flown));
    WARN("flown " << passes.flown << ", gap flown less intended " << meanM << " m, sd " << sdM << " m, most "
                  << passes.worstM << " m; collisions " << 100.0 * share << " %, by the integral "
                  << 100.0 * expected << " %");
    CHECK(passes.flown > 9900);
    CHECK(std::abs(meanM) < 0.1);
    CHECK(sdM == Approx(unsafe.controlErrorM).epsilon(0.1));
    CHECK(expected > 0.0002);
    CHECK(expected < 0.005);
    CHECK(std::abs(share - expected) < 3.0 * spread);
    CHECK(share > 0.0002);
    CHECK(share < 0.005);
}

TEST_CASE("A radio warning is heard and heeded as often as the crew called is said to") {
    for (const Conduct conduct : {Conduct::routine, Conduct::unsafe}) {
        int heard = 0, heeded = 0, broken = 0;
        constexpr int kCalls = 2000;
        for (int i = 0; i < kCalls; ++i) {
            Definition scene = onePass(PassGeometry::under, 30.0);
            scene.units[0].orders = {order(RadioWarningOrder{UnitId{std::size_t{1}}}, 5.0)};
            scene.units[1].conduct = conduct;
            Run run(scene, static_cast<std::uint64_t>(i) + 1);
            run.until(6.0);
            const Event* warning = run.first(EventKind::radioWarning);
            REQUIRE(warning != nullptr);
            heard += warning->outcome != WarningOutcome::notHeard ? 1 : 0;
            heeded += warning->outcome == WarningOutcome::heeded ? 1 : 0;
            broken += run.world.order[1] == 1 ? 1 : 0;
        }
        const ConductDef crew = benchConducts()[static_cast<std::size_t>(conduct)];
        CHECK(heard / double{kCalls} == Approx(crew.heard).margin(0.03));
        CHECK(heeded / double{kCalls} == Approx(crew.heard * crew.heeded).margin(0.035));
        CHECK(broken == heeded);
    }
}

TEST_CASE("Nobody hears a warning while the radio is closed") {
    Definition scene = onePass(PassGeometry::under, 30.0);
    crisis::ChannelDef radio;
    radio.id = "guard-radio";
    radio.permission = crisis::Permission::delegated;
    scene.crisis.channels = {radio};
    scene.units[0].orders = {order(RadioWarningOrder{UnitId{std::size_t{1}}}, 5.0)};
    for (std::uint64_t seed = 1; seed < 50; ++seed) {
        Run run(scene, seed);
        run.until(6.0);
        REQUIRE(run.first(EventKind::radioWarning) != nullptr);
        CHECK(run.first(EventKind::radioWarning)->outcome == WarningOutcome::notHeard);
    }
}

TEST_CASE("A crew that has heard the other talks in the encounter that follows, and the crisis hears of it") {
    const auto talkOf = [](double heard, double heeded, bool calls) {
        Definition scene = onePass(PassGeometry::alongside, 10.0);
        scene.crisis = crisis::test::model();
        scene.crisis.initialPreset = crisis::test::kAll;  // the radio is open
        for (ConductDef& conduct : scene.conducts) {
            conduct.heard = heard;
            conduct.heeded = heeded;
        }
        if (calls) scene.units[0].orders = {order(RadioWarningOrder{UnitId{std::size_t{1}}}, 5.0)};
        Run run(scene);
        run.until(600.0);
        for (const crisis::Stimulus& stimulus : run.report.stimuli)
            if (stimulus.kind == crisis::StimulusKind::closePass) return std::optional(stimulus.talk);
        return std::optional<crisis::CrewTalk>();
    };
    CHECK(talkOf(1.0, 0.0, false) == crisis::CrewTalk::none);
    CHECK(talkOf(0.0, 0.0, true) == crisis::CrewTalk::none);
    CHECK(talkOf(1.0, 0.0, true) == crisis::CrewTalk::heard);
}

TEST_CASE("Talk is saved, restored and hashed, and a world without it has the hash that it had") {
    Definition scene = onePass(PassGeometry::alongside, 10.0);
    scene.crisis = crisis::test::model();
    scene.crisis.initialPreset = crisis::test::kAll;  // the radio is open
    for (ConductDef& conduct : scene.conducts) conduct.heard = 1.0;
    scene.units[0].orders = {order(RadioWarningOrder{UnitId{std::size_t{1}}}, 5.0)};
    Run run(scene);
    run.until(20.0);
    REQUIRE(run.world.talks.size() == 1);
    CHECK(run.world.talks[0].a == UnitId{std::size_t{0}});
    const auto restored = restore(scene, save(scene, run.world));
    REQUIRE(restored);
    CHECK(hash(*restored) == hash(run.world));
    World silent = run.world;
    silent.talks.clear();
    CHECK(hash(silent) != hash(run.world));
}

}  // namespace openline::sim
