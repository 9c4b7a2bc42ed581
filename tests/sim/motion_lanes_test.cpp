#include "sim/motion_lanes.h"

#include <catch2/catch.hpp>
#include <cstring>
#include <numeric>
#include <vector>

#include "geo/surface.h"

using namespace openline;

namespace {

struct LanePlaces {
    std::vector<glm::dvec3> normal, tangent;
    std::vector<double> altitudeM;
};

/// Craft in all parts of the world, some of them at its odd places.
LanePlaces scattered(std::size_t count) {
    LanePlaces places;
    for (std::size_t i = 0; i < count; ++i) {
        const auto k = static_cast<double>(i);
        const geo::Normal normal =
            geo::toNormal(geo::geodeticDeg(i == 3 ? 90.0 : -80.0 + 19.0 * k, 179.9 + 41.0 * k));
        places.normal.push_back(normal.n);
        places.tangent.push_back(geo::tangentFromAzimuth(normal, 0.7 * k).t);
        places.altitudeM.push_back(1000.0 * k);
    }
    return places;
}

/// The same move for one craft, number by number.
void moveOne(LanePlaces& places, std::size_t unit, const sim::Move& move) {
    const glm::dvec3 n = places.normal[unit], t = places.tangent[unit];
    geo::Heading<double> at{{n.x, n.y, n.z}, {t.x, t.y, t.z}};
    const double half = 0.5 * (move.angleRad > 1e-9 || move.angleRad < -1e-9 ? move.angleRad : 0.0);
    const double square = half * half;
    const double sine = half * (1.0 - square * (1.0 / 6.0 - square * (1.0 / 120.0)));
    const double cosine = 1.0 - square * (0.5 - square * (1.0 / 24.0 - square * (1.0 / 720.0)));
    geo::turn(at, sine, cosine);
    geo::step(at, move.distanceM, places.altitudeM[unit]);
    geo::turn(at, sine, cosine);
    places.normal[unit] = {at.n.x, at.n.y, at.n.z};
    places.tangent[unit] = {at.t.x, at.t.y, at.t.z};
    places.altitudeM[unit] += move.climbM;
}

bool sameBits(const LanePlaces& a, const LanePlaces& b) {
    const auto same = [](const auto& x, const auto& y) {
        return std::memcmp(x.data(), y.data(), x.size() * sizeof(x[0])) == 0;
    };
    return same(a.normal, b.normal) && same(a.tangent, b.tangent) && same(a.altitudeM, b.altitudeM);
}

}  // namespace

TEST_CASE("craft moved side by side come where each comes alone, to the bit, however many they are") {
    for (std::size_t count = 1; count <= 9; ++count) {
        LanePlaces together = scattered(count), alone = together;
        std::vector<std::uint32_t> units(count);
        std::iota(units.begin(), units.end(), 0u);
        std::vector<sim::Move> moves;
        for (std::size_t i = 0; i < count; ++i) {
            const auto k = static_cast<double>(i);
            moves.push_back({i == 2 ? 5e-8 : 0.004 * (k - 3.0), 25.0 + 3.0 * k, i % 2 == 0 ? 1.5 : -0.25});
        }
        for (int tick = 0; tick < 200; ++tick) {
            sim::moveAlong({together.normal.data(), together.tangent.data(), together.altitudeM.data()},
                           units, moves);
            for (std::size_t i = 0; i < count; ++i) moveOne(alone, i, moves[i]);
        }
        INFO(count << " craft");
        CHECK(sameBits(together, alone));
    }
}
