#include <catch2/catch.hpp>

#include "base/units.h"
#include "geo/land_mask.h"

using namespace openline;
using namespace openline::geo;

TEST_CASE("The land mask knows mountains from straits and answers water where its level ends") {
    const auto mask = loadLandMask(std::string(OPENLINE_SOURCE_DIR) + "/maps/indo-pacific");
    REQUIRE(mask);
    const auto isLand = [&](double latitudeDeg, double longitudeDeg) {
        return mask->isLand(latitudeDeg * units::kRadPerDeg, longitudeDeg * units::kRadPerDeg);
    };
    CHECK(isLand(23.5, 121.0));        // Taiwan's mountains
    CHECK(isLand(19.2, 109.7));        // Hainan
    CHECK(isLand(35.36, 138.73));      // Fuji
    CHECK_FALSE(isLand(24.5, 119.5));  // Taiwan Strait
    CHECK_FALSE(isLand(21.0, 121.0));  // Bashi Channel
    const bool strait = isLand(20.1, 110.2) && isLand(20.15, 110.2) && isLand(20.2, 110.2);
    CHECK_FALSE(strait);  // Qiongzhou Strait
    CHECK_FALSE(isLand(-80.0, -179.0));
}

TEST_CASE("A triangle is land within its edges, whichever way round it is written") {
    MapLevel level;
    MapTile& tile = level.tiles.emplace_back();
    for (const auto& [longitude, latitude] : {std::pair{0.0f, 0.0f}, {2.0f, 0.0f}, {0.0f, 2.0f}})
        tile.landVertices.push_back({{}, longitude, latitude});
    tile.landTriangles = {0, 2, 1};
    const LandMask mask(level);
    CHECK(mask.isLand(0.5 * units::kRadPerDeg, 0.5 * units::kRadPerDeg));
    CHECK(mask.isLand(0.9 * units::kRadPerDeg, 0.9 * units::kRadPerDeg));
    CHECK_FALSE(mask.isLand(1.1 * units::kRadPerDeg, 1.1 * units::kRadPerDeg));
    CHECK_FALSE(mask.isLand(-0.1 * units::kRadPerDeg, 0.5 * units::kRadPerDeg));
}

TEST_CASE("A folder without land files is an error that names the file") {
    const auto mask = loadLandMask("/nowhere");
    REQUIRE_FALSE(mask);
    CHECK(format(mask.errors.front()).find("/nowhere/land-2.bin") != std::string::npos);
}
