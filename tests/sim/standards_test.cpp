// Each standard at its published numbers, one step inside and one outside; and chosen or not, scenario by
// scenario.
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "base/rng.h"
#include "scenes/scenes.h"
#include "sim/encounters.h"

using namespace openline;
using namespace openline::scenes;

namespace {

constexpr double kNmi = 1852.0, kFoot = 0.3048;

Standards only(EncounterStandard standard) {
    EncounterSettings settings;
    settings.standards = {standard};
    return standardsFrom(settings);
}

/// Head-on along the first axis, missing aside and above by so much.
RelativeMotion headOn(double rangeM, double closingMps, double asideM = 0.0, double aboveM = 0.0) {
    RelativeMotion motion;
    motion.placeM = {rangeM, asideM};
    motion.velocityMps = {-closingMps, 0.0};
    motion.aboveM = aboveM;
    motion.headingA = {1.0, 0.0};
    motion.headingB = {-1.0, 0.0};
    return motion;
}

int airLevelOf(EncounterStandard standard, const RelativeMotion& motion, double altitudeFt = 15000.0) {
    return airLevel(only(standard), motion, 1e6, altitudeFt * kFoot);
}

int shipLevelOf(const RelativeMotion& motion) {
    return shipLevel(only(EncounterStandard::shipPractice), motion, 1e6);
}

/// The range at which the modified tau of a head-on pair is so long: (r^2 - D^2) / (r v) = tau.
double rangeAtTau(double tauS, double distanceM, double closingMps) {
    const double way = tauS * closingMps;
    return 0.5 * (way + std::sqrt(way * way + 4.0 * distanceM * distanceM));
}

}  // namespace

TEST_CASE(
    "DO-365 gives the preventive and corrective alert 55 s, the warning 25 s before well clear is lost") {
    const double closing = 200.0;
    const double lostM = rangeAtTau(35.0, 0.66 * kNmi, closing);
    const auto level = [&](double secondsBefore, double aboveFt) {
        return airLevelOf(EncounterStandard::do365,
                          headOn(lostM + closing * secondsBefore, closing, 0.0, aboveFt * kFoot));
    };
    CHECK(level(55.1, 0.0) == 0);
    CHECK(level(54.9, 0.0) == 2);
    CHECK(level(25.1, 0.0) == 2);
    CHECK(level(24.9, 0.0) == 3);
    CHECK(level(0.0, 0.0) == 3);
    CHECK(level(54.9, 449.0) == 2);
    CHECK(level(54.9, 451.0) == 1);
    CHECK(level(24.9, 449.0) == 3);
    CHECK(level(24.9, 451.0) == 1);
    CHECK(level(24.9, 699.0) == 1);
    CHECK(level(24.9, 701.0) == 0);
    CHECK(level(55.1, 600.0) == 0);
}

TEST_CASE("the earliest that DO-365 allows an alert is 75 s, of a warning 55 s, before the loss") {
    const double closing = 200.0, lostM = rangeAtTau(35.0, 0.66 * kNmi, closing);
    const auto level = [&](double secondsBefore, double aboveFt) {
        return alertLevel(wellClear(headOn(lostM + closing * secondsBefore, closing, 0.0, aboveFt * kFoot)),
                          kEarliestAlertTimes);
    };
    CHECK(level(75.1, 0.0) == 0);
    CHECK(level(74.9, 0.0) == 2);
    CHECK(level(74.9, 600.0) == 1);
    CHECK(level(55.1, 0.0) == 2);
    CHECK(level(54.9, 0.0) == 3);
}

TEST_CASE("well clear is lost by time only where the straight way comes within 0.66 nmi") {
    for (const double closing : {100.0, 200.0, 400.0}) {
        const RelativeMotion inside = headOn(20.0 * closing, closing, 0.659 * kNmi);
        const RelativeMotion outside = headOn(20.0 * closing, closing, 0.661 * kNmi);
        CHECK(airLevelOf(EncounterStandard::do365, inside) == 3);
        CHECK(airLevelOf(EncounterStandard::do365, outside) == 0);
    }
    // Drawing apart or flying along: lost inside 0.66 nmi, clear outside.
    CHECK(airLevelOf(EncounterStandard::do365, headOn(0.65 * kNmi, -50.0)) == 3);
    CHECK(airLevelOf(EncounterStandard::do365, headOn(0.67 * kNmi, -50.0)) == 0);
    CHECK(airLevelOf(EncounterStandard::do365, headOn(0.65 * kNmi, 0.0)) == 3);
    CHECK(airLevelOf(EncounterStandard::do365, headOn(0.67 * kNmi, 0.0)) == 0);
}

TEST_CASE("a climb into the height band counts from when it gets there") {
    RelativeMotion motion = headOn(0.5 * kNmi, 0.0, 0.0, (450.0 + 40.0 * 20.0) * kFoot);
    motion.climbMps = -20.0 * kFoot;  // in the band after 40 s
    CHECK(wellClear(motion).lostInS == Approx(40.0));
    CHECK(airLevelOf(EncounterStandard::do365, motion) == 2);
    motion.climbMps = -40.0 * kFoot;  // after 20 s
    CHECK(airLevelOf(EncounterStandard::do365, motion) == 3);
    motion.climbMps = 20.0 * kFoot;
    CHECK(airLevelOf(EncounterStandard::do365, motion) == 0);
}

TEST_CASE("near midair is within 500 ft, a collision at no gap, whatever else was chosen") {
    const RelativeMotion apart = headOn(100.0, -100.0);
    const Standards near = only(EncounterStandard::nearMidairCollision);
    CHECK(airLevel(near, apart, 499.9 * kFoot, 0.0) == 4);
    CHECK(airLevel(near, apart, 500.1 * kFoot, 0.0) == 0);
    CHECK(mixedLevel(near, 499.9 * kFoot) == 4);
    CHECK(mixedLevel(near, 500.1 * kFoot) == 0);
    for (const EncounterStandard other :
         {EncounterStandard::do365, EncounterStandard::tcas, EncounterStandard::shipPractice}) {
        CHECK(airLevel(only(other), headOn(5e4, -100.0), 100.0 * kFoot, 0.0) == 0);
        CHECK(airLevel(only(other), apart, 0.0, 0.0) == 5);
        CHECK(mixedLevel(only(other), 100.0 * kFoot) == 0);
        CHECK(shipLevel(only(other), apart, 0.0) == 5);
    }
}

TEST_CASE("TCAS advises by the row of the higher craft's sensitivity level, each at its own numbers") {
    struct Row {
        double altitudeFt, trafficTauS, resolutionTauS, trafficNmi, resolutionNmi, trafficFt, resolutionFt,
            missFt;
    };
    constexpr Row kRows[] = {{900.0, 20.0, 0.0, 0.30, 0.0, 850.0, 0.0, 0.0},
                             {2300.0, 25.0, 15.0, 0.33, 0.20, 850.0, 600.0, 1215.0},
                             {4900.0, 30.0, 20.0, 0.48, 0.35, 850.0, 600.0, 2126.0},
                             {9900.0, 40.0, 25.0, 0.75, 0.55, 850.0, 600.0, 3342.0},
                             {19900.0, 45.0, 30.0, 1.0, 0.80, 850.0, 600.0, 4861.0},
                             {41900.0, 48.0, 35.0, 1.3, 1.10, 850.0, 700.0, 6683.0},
                             {42100.0, 48.0, 35.0, 1.3, 1.10, 1200.0, 800.0, 6683.0}};
    const double closing = 150.0;
    for (const Row& row : kRows) {
        const auto level = [&](double rangeM, double asideFt, double aboveFt) {
            return airLevelOf(EncounterStandard::tcas,
                              headOn(rangeM, closing, asideFt * kFoot, aboveFt * kFoot), row.altitudeFt);
        };
        INFO("at " << row.altitudeFt << " ft");
        const double trafficM = rangeAtTau(row.trafficTauS, row.trafficNmi * kNmi, closing);
        CHECK(level(trafficM + 5.0, 0.0, 0.0) == 0);
        CHECK(level(trafficM - 5.0, 0.0, 0.0) == 2);
        CHECK(level(trafficM - 5.0, 0.0, row.trafficFt - 5.0) == 2);
        CHECK(level(trafficM - 5.0, 0.0, row.trafficFt + 5.0) == 0);
        // Inside the distance it needs no closing.
        const auto apart = [&](double nmi) {
            return airLevelOf(EncounterStandard::tcas, headOn(nmi * kNmi, -closing), row.altitudeFt);
        };
        CHECK(apart(row.trafficNmi * 1.001) == 0);
        CHECK(apart(row.trafficNmi * 0.999) >= 2);
        if (row.resolutionTauS == 0.0) {
            CHECK(level(100.0, 0.0, 0.0) == 2);  // below 1000 ft no resolution is advised
            continue;
        }
        const double resolutionM = rangeAtTau(row.resolutionTauS, row.resolutionNmi * kNmi, closing);
        CHECK(level(resolutionM + 5.0, 0.0, 0.0) == 2);
        CHECK(level(resolutionM - 5.0, 0.0, 0.0) == 3);
        CHECK(level(resolutionM - 5.0, 0.0, row.resolutionFt - 5.0) == 3);
        CHECK(level(resolutionM - 5.0, 0.0, row.resolutionFt + 5.0) == 2);
        const double nearM = 0.8 * resolutionM;
        CHECK(level(nearM, row.missFt - 5.0, 0.0) == 3);
        CHECK(level(nearM, row.missFt + 5.0, 0.0) == 2);
    }
}

TEST_CASE("a table row ends at its altitude") {
    const double closing = 150.0, trafficM = rangeAtTau(20.0, 0.30 * kNmi, closing) + 200.0;
    CHECK(airLevelOf(EncounterStandard::tcas, headOn(trafficM, closing), 1000.0) == 0);
    CHECK(airLevelOf(EncounterStandard::tcas, headOn(trafficM, closing), 1001.0) == 2);
}

TEST_CASE("ships abeam are advised of at 2 nmi, warned at 1 nmi, and critical at 500 yd") {
    const auto level = [](double asideNmi, double secondsAhead) {
        return shipLevelOf(headOn(12.0 * secondsAhead, 12.0, asideNmi * kNmi));
    };
    CHECK(level(2.01, 600.0) == 0);
    CHECK(level(1.99, 600.0) == 1);
    CHECK(level(1.01, 600.0) == 1);
    CHECK(level(0.99, 600.0) == 2);
    CHECK(level(0.99, 719.0) == 2);
    CHECK(level(0.99, 721.0) == 1);
    CHECK(level(1.99, 1799.0) == 1);
    CHECK(level(1.99, 1801.0) == 0);
    CHECK(level(501.0 * 0.9144 / kNmi, 600.0) == 2);
    CHECK(level(499.0 * 0.9144 / kNmi, 600.0) == 3);
}

TEST_CASE("crossing ahead of a bow counts from 3 nmi, passing astern from 1") {
    // Own ship rests in the water heading along the first axis; the other crosses its course at right angles.
    const auto level = [](double aheadNmi) {
        RelativeMotion motion;
        motion.placeM = {aheadNmi * kNmi, -6000.0};
        motion.velocityMps = {0.0, 10.0};
        motion.headingA = {1.0, 0.0};
        motion.headingB = {};
        return shipLevelOf(motion);
    };
    // Of the ship that crosses nobody knows the heading here: it has a circle of 2 nmi.
    CHECK(level(3.01) == 0);
    CHECK(level(2.99) == 1);
    CHECK(level(1.51) == 1);
    CHECK(level(1.49) == 2);
    CHECK(level(-2.01) == 0);
    CHECK(level(-1.99) == 1);
}

TEST_CASE("astern of both, half the distance is room enough") {
    // Two ships back to back, drifting past each other's sterns.
    const auto level = [](double apartNmi) {
        RelativeMotion motion;
        motion.placeM = {-apartNmi * kNmi, -3000.0};
        motion.velocityMps = {0.0, 6.0};
        motion.headingA = {1.0, 0.0};
        motion.headingB = {-1.0, 0.0};
        return shipLevelOf(motion);
    };
    CHECK(level(1.01) == 0);
    CHECK(level(0.99) == 1);
    CHECK(level(0.51) == 1);
    CHECK(level(0.49) == 2);
}

TEST_CASE("who is inside a zone already is told of, however slowly they draw nearer") {
    CHECK(shipLevelOf(headOn(0.0, 0.0, 0.9 * kNmi)) == 2);
    const RelativeMotion slow = headOn(1500.0, 0.2, 0.7 * kNmi);
    CHECK(shipLevelOf(slow) == 2);
}

TEST_CASE("every standard is there when the scenario names it, and not when it does not") {
    struct Try {
        EncounterStandard standard;
        bool ships;
        double asideKm;
        int level;
    };
    // Aircraft that pass head-on at a height difference; ships at 0.5 nmi.
    for (const Try& wanted :
         {Try{EncounterStandard::do365, false, 0.8, 3}, Try{EncounterStandard::tcas, false, 0.8, 3},
          Try{EncounterStandard::nearMidairCollision, false, 0.1, 4},
          Try{EncounterStandard::shipPractice, true, 0.9, 2}}) {
        for (const bool chosen : {true, false}) {
            Definition scene = emptySea();
            scene.encounters.standards.clear();
            if (chosen) scene.encounters.standards = {wanted.standard};
            const std::size_t platform = wanted.ships ? kDestroyer : kFighter;
            const double apartKm = wanted.ships ? 3.0 : 12.0, heightM = wanted.ships ? 0.0 : 7000.0;
            const double speed = wanted.ships ? 8.0 : 220.0;
            UnitDef& a = addUnit(scene, platform, 0, seaAt(-apartKm, 0.0, heightM), 90.0, speed);
            if (wanted.ships) a.orders = {order(RouteOrder{{{seaAt(40.0, 0.0, 0.0), {}}}, false})};
            UnitDef& b = addUnit(scene, platform, 1, seaAt(apartKm, wanted.asideKm, heightM), 270.0, speed);
            if (wanted.ships)
                b.orders = {order(RouteOrder{{{seaAt(-40.0, wanted.asideKm, 0.0), {}}}, false})};
            Run run(scene);
            int highest = 0;
            for (double timeS = 1.0; timeS <= (wanted.ships ? 600.0 : 80.0); timeS += 1.0) {
                run.until(timeS);
                for (const TrackedPair& pair : run.world.pairs) highest = std::max(highest, pair.level);
            }
            INFO("standard " << static_cast<int>(wanted.standard) << (chosen ? " chosen" : " not chosen"));
            CHECK(highest == (chosen ? wanted.level : 0));
        }
    }
}

TEST_CASE("an alert is held for 5 s after it has gone") {
    // A fighter that turns away: the prediction ends at once, the level 5 s later.
    Definition scene = emptySea();
    scene.encounters.standards = {EncounterStandard::do365};
    addUnit(scene, kFighter, 0, seaAt(-14.0, 0.0, 7000.0), 90.0, 200.0);
    addUnit(scene, kFighter, 1, seaAt(14.0, 0.0, 7000.0), 270.0, 200.0).orders = {
        order(RouteOrder{{{seaAt(14.0, 60.0, 7000.0), {}}}})};
    Run run(scene);
    double lastNowS = -1.0, lastHeldS = -1.0;
    while (run.definition.timeS(run.world.tick) < 60.0) {
        run.stepOnce();
        const double timeS = run.definition.timeS(run.world.tick);
        const RelativeMotion motion = relativeMotion(run.world, 0, 1);
        if (airLevel(run.world.plan->standards, motion, 1e6, 7000.0) > 0) lastNowS = timeS;
        if (!run.world.pairs.empty() && run.world.pairs[0].level > 0) lastHeldS = timeS;
    }
    REQUIRE(lastNowS > 0.0);
    CHECK(lastHeldS - lastNowS == Approx(5.0).margin(1.11));  // looked at each second when far
}

TEST_CASE("no standard's level rises when the same pair is further apart") {
    const std::array standards{EncounterStandard::do365, EncounterStandard::tcas,
                               EncounterStandard::nearMidairCollision, EncounterStandard::shipPractice};
    std::array<int, 4> alarmed{};
    for (std::uint32_t i = 0; i < 4000; ++i) {
        const auto draw = [&](std::uint32_t n, double low, double high) {
            return low + (high - low) * uniform01({11, 0, i, Purpose::sceneTest, n});
        };
        for (std::size_t s = 0; s < standards.size(); ++s) {
            const bool ships = standards[s] == EncounterStandard::shipPractice;
            const double reach = ships ? 9000.0 : 6000.0, speed = ships ? 15.0 : 300.0;
            RelativeMotion motion;
            motion.placeM = {draw(0, -reach, reach), draw(1, -reach, reach)};
            motion.velocityMps = {draw(2, -speed, speed), draw(3, -speed, speed)};
            motion.aboveM = draw(4, -250.0, 250.0);
            const double angleA = draw(5, 0.0, 6.28), angleB = draw(6, 0.0, 6.28);
            motion.headingA = {std::cos(angleA), std::sin(angleA)};
            motion.headingB = {std::cos(angleB), std::sin(angleB)};
            int before = 5;
            for (double share = 0.05; share < 3.0; share *= 1.3) {
                RelativeMotion scaled = motion;
                scaled.placeM *= share;
                scaled.aboveM *= share;
                const double gapM = std::hypot(scaled.placeM.x, scaled.placeM.y, scaled.aboveM);
                const int level = ships ? shipLevel(only(standards[s]), scaled, gapM)
                                        : airLevel(only(standards[s]), scaled, gapM, 5000.0);
                INFO("standard " << s << ", pair " << i << ", share " << share);
                REQUIRE(level <= before);
                before = level;
                alarmed[s] += level > 0 ? 1 : 0;
            }
        }
    }
    for (const int count : alarmed) CHECK(count > 500);
}

TEST_CASE("a pair of ships has one level, whoever of the two is named first") {
    for (std::uint32_t i = 0; i < 5000; ++i) {
        const auto draw = [&](std::uint32_t n, double low, double high) {
            return low + (high - low) * uniform01({12, 0, i, Purpose::sceneTest, n});
        };
        RelativeMotion ab;
        ab.placeM = {draw(0, -9000.0, 9000.0), draw(1, -9000.0, 9000.0)};
        ab.velocityMps = {draw(2, -15.0, 15.0), draw(3, -15.0, 15.0)};
        const double angleA = draw(4, 0.0, 6.28), angleB = draw(5, 0.0, 6.28);
        ab.headingA = {std::cos(angleA), std::sin(angleA)};
        ab.headingB = {std::cos(angleB), std::sin(angleB)};
        RelativeMotion ba = ab;
        ba.placeM = -ab.placeM;
        ba.velocityMps = -ab.velocityMps;
        std::swap(ba.headingA, ba.headingB);
        REQUIRE(shipLevelOf(ab) == shipLevelOf(ba));
    }
}
