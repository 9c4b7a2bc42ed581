// TCAS advises by time alone: a pair that will miss by miles is advised of too, so it has to be watched.
#include <algorithm>
#include <catch2/catch.hpp>

#include "scenes/scenes.h"
#include "sim/encounters.h"

using namespace openline;
using namespace openline::scenes;

namespace {

/// Two fighters at 30,000 ft on parallel opposite courses, so many kilometres aside of each other.
Definition passingBy(double asideKm) {
    Definition scene = emptySea();
    scene.encounters.standards = {EncounterStandard::tcas};
    addUnit(scene, kFighter, 0, seaAt(-40.0, 0.0, 9144.0), 90.0, 250.0);
    addUnit(scene, kFighter, 0, seaAt(40.0, asideKm, 9144.0), 270.0, 250.0);
    return scene;
}

int highestLevel(double asideKm) {
    Run run(passingBy(asideKm));
    int highest = 0;
    for (double timeS = 1.0; timeS < 300.0; timeS += 1.0) {
        run.until(timeS);
        for (const TrackedPair& pair : run.world.pairs) highest = std::max(highest, pair.level);
    }
    return highest;
}

}  // namespace

TEST_CASE(
    "a traffic advisory comes for a miss of 9 km at 500 m/s, none for one of 14 km, and no resolution for "
    "either") {
    CHECK(highestLevel(0.5) == 3);
    CHECK(highestLevel(9.0) == 2);   // modified tau falls to 48 s
    CHECK(highestLevel(14.0) == 0);  // never under 48 s: m^2 > D^2 + (v T / 2)^2
}

TEST_CASE("whatever TCAS would advise of is among the pairs that are watched") {
    std::size_t advised = 0;
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        Definition scene = manyAircraft(700, seed);
        scene.encounters.standards = {EncounterStandard::tcas};
        for (UnitDef& unit : scene.units) {
            unit.start.latitudeRad = 0.35 + 0.15 * (unit.start.latitudeRad - 0.35);
            unit.start.longitudeRad = 2.0 + 0.15 * (unit.start.longitudeRad - 2.0);
        }
        const World world = begin(scene, 1);
        const std::vector<UnitPair> watched = predictedPairs(*world.plan, world);
        for (std::size_t a = 0; a < world.unitCount(); ++a) {
            for (std::size_t b = a + 1; b < world.unitCount(); ++b) {
                const double altitudeM = std::max(world.altitudeM[a], world.altitudeM[b]);
                const RelativeMotion motion = relativeMotion(world, a, b);
                if (airLevel(world.plan->standards, motion, 1e6, altitudeM) == 0) continue;
                ++advised;
                const UnitPair pair{UnitId{a}, UnitId{b}};
                REQUIRE(std::binary_search(watched.begin(), watched.end(), pair));
            }
        }
    }
    CHECK(advised > 50);
}
