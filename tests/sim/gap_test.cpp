#include "sim/gap.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <glm/geometric.hpp>

#include "base/rng.h"

using namespace openline;
using namespace openline::sim;

namespace {

double draw(std::uint32_t scene, std::uint32_t n, double low, double high) {
    return low + (high - low) * uniform01({7, 0, scene, Purpose::sceneTest, n});
}

HullBox randomBox(std::uint32_t scene, std::uint32_t first, double rangeM) {
    HullBox box;
    box.centreM = {draw(scene, first, -rangeM, rangeM), draw(scene, first + 1, -rangeM, rangeM),
                   draw(scene, first + 2, -rangeM, rangeM)};
    const glm::dvec3 a =
        glm::normalize(glm::dvec3{draw(scene, first + 3, -1, 1), draw(scene, first + 4, -1, 1), 0.3});
    const glm::dvec3 b{draw(scene, first + 5, -1, 1), 0.7, draw(scene, first + 6, -1, 1)};
    box.axis[0] = a;
    box.axis[1] = glm::normalize(glm::cross(a, b));
    box.axis[2] = glm::cross(box.axis[0], box.axis[1]);
    box.halfM = {draw(scene, first + 7, 2, 20), draw(scene, first + 8, 2, 15), draw(scene, first + 9, 1, 4)};
    return box;
}

glm::dvec3 nearestIn(const HullBox& box, const glm::dvec3& point) {
    glm::dvec3 nearest = box.centreM;
    for (int i = 0; i < 3; ++i) {
        const double along = glm::dot(point - box.centreM, box.axis[i]);
        nearest += box.axis[i] * std::clamp(along, -box.halfM[i], box.halfM[i]);
    }
    return nearest;
}

/// Distance by going back and forth between the nearest points of two convex bodies: slow, and of another
/// kind.
double distanceByProjection(const HullBox& a, const HullBox& b) {
    glm::dvec3 inA = a.centreM, inB = b.centreM;
    for (int i = 0; i < 200000; ++i) {
        const glm::dvec3 next = nearestIn(a, inB);
        inB = nearestIn(b, next);
        const double moved = glm::dot(next - inA, next - inA);
        inA = next;
        if (moved < 1e-24) break;
    }
    return std::sqrt(glm::dot(inA - inB, inA - inB));
}

}  // namespace

TEST_CASE("the hull gap of 400 random box pairs agrees with alternating projection") {
    int apart = 0;
    for (std::uint32_t scene = 0; scene < 400; ++scene) {
        const HullBox a = randomBox(scene, 0, 15.0);
        const HullBox b = randomBox(scene, 20, 35.0);
        const double gapM = hullGapM(a, b);
        const double expectedM = distanceByProjection(a, b);
        INFO("scene " << scene);
        if (gapM > 0.0) {
            ++apart;
            REQUIRE(gapM == Approx(expectedM).margin(2e-4));
        } else {
            REQUIRE(expectedM < 1e-3);
        }
        REQUIRE(hullGapM(b, a) == Approx(gapM).margin(1e-9));
    }
    REQUIRE(apart > 100);
    REQUIRE(apart < 400);
}

TEST_CASE("a box shifted out by minus an overlapping gap just touches") {
    HullBox a, b;
    a.halfM = {10.0, 5.0, 2.0};
    b.halfM = {3.0, 3.0, 3.0};
    b.centreM = {1.0, 1.0, 4.0};
    REQUIRE(hullGapM(a, b) == Approx(-1.0));
    b.centreM.z += 1.0;
    REQUIRE(hullGapM(a, b) == Approx(0.0).margin(1e-12));
}

TEST_CASE("the smallest gap of a straight move is found to a millimetre, wherever in the move it is") {
    for (std::uint32_t scene = 0; scene < 60; ++scene) {
        const HullBox a = randomBox(scene, 40, 5.0);
        HullBox b = randomBox(scene, 60, 60.0);
        const glm::dvec3 move{draw(scene, 80, -120, 120), draw(scene, 81, -120, 120),
                              draw(scene, 82, -60, 60)};
        const SmallestGap found = smallestGap(a, b, move, 50);
        double scanned = 1e9;
        const glm::dvec3 from = b.centreM;
        for (int i = 0; i <= 4000; ++i) {
            b.centreM = from + move * (i / 4000.0);
            scanned = std::min(scanned, hullGapM(a, b));
        }
        if (found.gapM < 0.0) continue;
        REQUIRE(found.gapM <= scanned + 1e-3);
        REQUIRE(found.gapM >= scanned - 0.05);
    }
}
