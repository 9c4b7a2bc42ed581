// Ships turn and stop as their figures say.
#include "sim/ship.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "scenes/scenes.h"

using namespace openline;
using namespace openline::scenes;

namespace {

UnitLimits destroyer() {
    Definition scene = emptySea();
    addUnit(scene, kDestroyer, 0, seaAt(0.0, 0.0, 0.0), 0.0, 8.0);
    return begin(scene, 1).plan->units[0];
}

}  // namespace

TEST_CASE("a hard-over turn costs 35 per cent of the speed, and the engines win it back") {
    const UnitLimits limits = destroyer();
    ShipState state{8.0, 0.0};
    for (int i = 0; i < 6000; ++i) sailOn(limits, state, {1.0, 8.0, Engine::ordered, 1.0}, 0.1);
    CHECK(state.speedMps == Approx(0.65 * 8.0).epsilon(0.01));
    CHECK(state.yawRateRadps == Approx(state.speedMps / limits.turnRadiusM).epsilon(0.01));
    for (int i = 0; i < 6000; ++i) sailOn(limits, state, {0.0, 8.0, Engine::ordered, 1.0}, 0.1);
    CHECK(state.speedMps == Approx(8.0).epsilon(0.001));
    CHECK(state.yawRateRadps == Approx(0.0).margin(1e-6));
}

TEST_CASE("a gentle turn costs next to nothing, and slowing down in a turn is no emergency stop") {
    const UnitLimits limits = destroyer();
    ShipState state{8.0, 0.0};
    for (int i = 0; i < 6000; ++i)
        sailOn(limits, state, {0.1 * 8.0 / limits.turnRadiusM, 8.0, Engine::ordered, 1.0}, 0.1);
    CHECK(state.speedMps > 0.99 * 8.0);
    state = {8.0, 8.0 / limits.turnRadiusM};
    sailOn(limits, state, {1.0, 0.0, Engine::ordered, 1.0}, 1.0);
    CHECK(state.speedMps > 8.0 - 2.0 * (limits.accelerationMps2 + 0.35 * 8.0 * 8.0 / limits.turnRadiusM));
}

TEST_CASE("a coasting ship runs further than one that goes full astern, and both come to rest") {
    const UnitLimits limits = destroyer();
    double runM[2] = {0.0, 0.0};
    for (const Engine engine : {Engine::fullAstern, Engine::stopped}) {
        ShipState state{8.0, 0.0};
        double& sum = runM[engine == Engine::stopped ? 1 : 0];
        for (int i = 0; i < 60000 && state.speedMps > 0.0; ++i)
            sum += sailOn(limits, state, {0.0, 8.0, engine, 1.0}, 0.1).distanceM;
        CHECK(state.speedMps == 0.0);
    }
    CHECK(runM[0] == Approx(kStoppingLengths * benchDestroyer().lengthM).epsilon(0.02));
    CHECK(runM[1] > 1.5 * runM[0]);
}
