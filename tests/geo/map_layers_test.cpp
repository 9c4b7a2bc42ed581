#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <ctime>
#include <glm/geometric.hpp>

#include "base/math.h"
#include "base/units.h"
#include "geo/geodesic.h"
#include "geo/map_layers.h"

using namespace openline;
using namespace openline::geo;

namespace {

const std::string kLayersFolder = std::string(OPENLINE_SOURCE_DIR) + "/maps/indo-pacific";

const MapLayers& layers() {
    static const Result<MapLayers> loaded = loadMapLayers(kLayersFolder);
    REQUIRE(loaded);
    return *loaded;
}

double sampleDeg(const ReliefRaster& raster, double latitudeDeg, double longitudeDeg) {
    return raster.sampleM(latitudeDeg * units::kRadPerDeg, longitudeDeg * units::kRadPerDeg);
}

/// How many triangles of a level hold a point, in latitude and longitude.
int trianglesOver(const MapLevel& level, double latitudeDeg, double longitudeDeg) {
    int found = 0;
    for (const MapTile& tile : level.tiles) {
        for (std::size_t i = 0; i + 2 < tile.landTriangles.size(); i += 3) {
            double turns[3];
            for (std::size_t side = 0; side < 3; ++side) {
                const LandVertex& a = tile.landVertices[tile.landTriangles[i + side]];
                const LandVertex& b = tile.landVertices[tile.landTriangles[i + (side + 1) % 3]];
                turns[side] = (b.longitudeDeg - a.longitudeDeg) * (latitudeDeg - a.latitudeDeg) -
                              (b.latitudeDeg - a.latitudeDeg) * (longitudeDeg - a.longitudeDeg);
            }
            if (turns[0] > 0.0 && turns[1] > 0.0 && turns[2] > 0.0) ++found;
        }
    }
    return found;
}

glm::dvec3 earthFixed(const MapTile& tile, const LandVertex& vertex) {
    return tile.origin.m + glm::dvec3{vertex.offsetM[0], vertex.offsetM[1], vertex.offsetM[2]};
}

double landAreaKm2(const MapLevel& level) {
    double sum = 0.0;
    for (const MapTile& tile : level.tiles) {
        for (std::size_t i = 0; i + 2 < tile.landTriangles.size(); i += 3) {
            const glm::dvec3 a = earthFixed(tile, tile.landVertices[tile.landTriangles[i]]);
            const glm::dvec3 b = earthFixed(tile, tile.landVertices[tile.landTriangles[i + 1]]);
            const glm::dvec3 c = earthFixed(tile, tile.landVertices[tile.landTriangles[i + 2]]);
            sum += 0.5 * glm::length(glm::cross(b - a, c - a)) / 1e6;
        }
    }
    return sum;
}

}  // namespace

TEST_CASE("The shipped maps load, whole, in well under 0.3 s") {
    double bestS = 10.0;
    for (int attempt = 0; attempt < 3; ++attempt) {
        const std::clock_t start = std::clock();  // of this process: whoever else is busy does not count
        REQUIRE(loadMapLayers(kLayersFolder));
        bestS = std::min(bestS, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    }
    INFO("seconds: " << bestS);
#if defined(__OPTIMIZE__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    CHECK(bestS < 0.3);
#endif
    CHECK(layers().levels.size() == 3);
    CHECK(layers().levels[0].wholeEarth);
    CHECK_FALSE(layers().levels[2].wholeEarth);
    CHECK(layers().levels[0].resolutionM > layers().levels[1].resolutionM);
    CHECK(layers().levels[1].resolutionM > layers().levels[2].resolutionM);
    CHECK(layers().attribution.find("Natural Earth") != std::string::npos);
}

TEST_CASE("Heights and depths stand where they are known") {
    const ReliefRaster& theater = layers().theaterRelief;
    CHECK(sampleDeg(theater, 11.35, 142.2) < -8000.0);  // Mariana Trench
    CHECK(sampleDeg(theater, 23.47, 120.95) > 1200.0);  // Taiwan's mountains
    CHECK(sampleDeg(theater, 24.5, 119.5) > -150.0);    // the shallow strait
    CHECK(sampleDeg(theater, 24.5, 119.5) < 0.0);
    CHECK(sampleDeg(layers().worldRelief, 27.99, 86.93) > 4500.0);  // Himalaya
    CHECK(sampleDeg(layers().worldRelief, -89.9, 0.0) > 2000.0);    // the South Pole's ice
}

TEST_CASE("The theater's grid covers the theater and the world's everything, across the antimeridian too") {
    const ReliefRaster& theater = layers().theaterRelief;
    const auto coversDeg = [](const ReliefRaster& raster, double latitudeDeg, double longitudeDeg) {
        return raster.covers(latitudeDeg * units::kRadPerDeg, longitudeDeg * units::kRadPerDeg);
    };
    CHECK(coversDeg(theater, -15.0, 90.0));
    CHECK(coversDeg(theater, 60.0, 180.0));
    CHECK(coversDeg(theater, 60.0, -180.0));
    CHECK_FALSE(coversDeg(theater, 61.0, 120.0));
    CHECK_FALSE(coversDeg(theater, 20.0, 89.0));
    CHECK_FALSE(coversDeg(theater, 20.0, -170.0));
    CHECK_FALSE(coversDeg(theater, std::nan(""), 120.0));
    CHECK(coversDeg(layers().worldRelief, 0.0, 179.9));
    const double west = sampleDeg(layers().worldRelief, 52.0, -179.9999);
    CHECK(sampleDeg(layers().worldRelief, 52.0, 179.9999) == Approx(west).margin(1.0));
}

TEST_CASE("Samples between grid points lie between their neighbours, and the two grids agree roughly") {
    const ReliefRaster& theater = layers().theaterRelief;
    const double step = theater.stepRad;
    const double a = theater.heightM[500u * static_cast<std::size_t>(theater.width) + 300u];
    const double b = theater.heightM[500u * static_cast<std::size_t>(theater.width) + 301u];
    const double middle = theater.sampleM(theater.northRad - 500 * step, theater.westRad + 300.5 * step);
    CHECK(middle == Approx((a + b) / 2).margin(1e-6));
    CHECK(sampleDeg(layers().worldRelief, 15.0, 130.0) ==
          Approx(sampleDeg(theater, 15.0, 130.0)).margin(400.0));
}

TEST_CASE("Land is under one triangle and sea under none, at every level") {
    for (const MapLevel& level : layers().levels) {
        INFO("resolution " << level.resolutionM);
        for (const auto& [latitudeDeg, longitudeDeg] : {std::pair{23.71, 120.83},
                                                        {39.03, 116.61},
                                                        {35.83, 138.61},
                                                        {37.31, 127.71},
                                                        {15.97, 120.87},
                                                        {19.13, 109.73},
                                                        {-2.51, 112.83},
                                                        {24.03, 102.17}}) {
            INFO(latitudeDeg << ", " << longitudeDeg);
            CHECK(trianglesOver(level, latitudeDeg, longitudeDeg) == 1);
        }
        for (const auto& [latitudeDeg, longitudeDeg] :
             {std::pair{24.53, 119.57}, {20.03, 130.31}, {15.03, 114.03}, {35.71, 123.61}, {39.53, 134.91}}) {
            INFO(latitudeDeg << ", " << longitudeDeg);
            CHECK(trianglesOver(level, latitudeDeg, longitudeDeg) == 0);
        }
    }
}

TEST_CASE("The whole earth has its far lands, the pole's ice and both sides of the antimeridian") {
    const MapLevel& world = layers().levels[0];
    CHECK(trianglesOver(world, 40.03, -100.11) == 1);   // North America
    CHECK(trianglesOver(world, -85.03, 50.11) == 1);    // Antarctica, within its innermost coast
    CHECK(trianglesOver(world, -89.53, -130.11) == 1);  // next to the pole
    CHECK(trianglesOver(world, 67.03, 179.01) == 1);    // Chukotka, west of the antimeridian
    CHECK(trianglesOver(world, 66.53, -176.51) == 1);   // and east of it
    CHECK(trianglesOver(world, 51.51, 40.03) == 1);
    CHECK(trianglesOver(world, 0.53, -30.11) == 0);  // mid Atlantic
    CHECK(trianglesOver(world, 89.03, 10.11) == 0);  // the Arctic Ocean
    CHECK(trianglesOver(world, -60.03, 179.93) == 0);
    CHECK(landAreaKm2(world) / 1e6 == Approx(147.5).margin(1.5));  // with Antarctica's ice shelves left out
}

TEST_CASE("Islets that the source leaves out are there at the finest level only") {
    CHECK(trianglesOver(layers().levels[2], 20.7021, 116.7283) == 1);  // Pratas
    CHECK(trianglesOver(layers().levels[2], 26.1532, 119.9353) == 1);  // Nangan
    CHECK(trianglesOver(layers().levels[2], 31.9981, 128.3503) == 1);  // Meshima
    CHECK(trianglesOver(layers().levels[2], 37.2412, 131.8672) == 1);
    CHECK(trianglesOver(layers().levels[1], 20.7021, 116.7283) == 0);
}

TEST_CASE("Triangles face up and their middle stays within 150 m of the ellipsoid at the finest level") {
    double deepestM = 0.0;
    for (const MapTile& tile : layers().levels[2].tiles) {
        for (std::size_t i = 0; i + 2 < tile.landTriangles.size(); i += 3) {
            const glm::dvec3 a = earthFixed(tile, tile.landVertices[tile.landTriangles[i]]);
            const glm::dvec3 b = earthFixed(tile, tile.landVertices[tile.landTriangles[i + 1]]);
            const glm::dvec3 c = earthFixed(tile, tile.landVertices[tile.landTriangles[i + 2]]);
            // A parallel bends some 30 m out of its chord: slivers narrower than that may lean over.
            const glm::dvec3 normal = glm::cross(b - a, c - a);
            const double longestM = std::max({glm::length(b - a), glm::length(c - b), glm::length(a - c)});
            if (glm::length(normal) < 100.0 * longestM) continue;
            REQUIRE(glm::dot(normal, a) > 0.0);
            deepestM = std::max(deepestM, -toGeodetic(Ecef{(a + b + c) / 3.0}).altitudeM);
        }
    }
    CHECK(deepestM < 150.0);
    CHECK(deepestM > 10.0);
}

TEST_CASE("Vertices lie on the ellipsoid at their latitude and longitude, inside their tile's sphere") {
    for (const MapLevel& level : layers().levels) {
        double worstM = 0.0;
        bool inside = true;
        for (const MapTile& tile : level.tiles) {
            for (const std::vector<LandVertex>* points : {&tile.landVertices, &tile.linePoints}) {
                for (std::size_t i = 0; i < points->size(); i += 7) {
                    const LandVertex& vertex = (*points)[i];
                    const glm::dvec3 exact = toEcef(geodeticDeg(vertex.latitudeDeg, vertex.longitudeDeg)).m;
                    worstM = std::max(worstM, glm::length(earthFixed(tile, vertex) - exact));
                    inside &= glm::length(exact - tile.origin.m) <= tile.radiusM + 2.0;
                }
            }
        }
        CHECK(worstM < 1.5);  // a float of 180 degrees is good to 0.8 m
        CHECK(inside);
    }
}

TEST_CASE("Coasts follow the land's edge and no segment is longer than 0.51 degrees") {
    std::size_t coasts = 0;
    std::size_t borders = 0;
    for (const MapLevel& level : layers().levels) {
        double longestDeg = 0.0;
        for (const MapTile& tile : level.tiles) {
            for (const MapLineStrip& strip : tile.lines) {
                (strip.kind == MapLineKind::coast ? coasts : borders) += strip.count;
                for (std::uint32_t i = strip.first + 1; i < strip.first + strip.count; ++i) {
                    const LandVertex& a = tile.linePoints[i - 1];
                    const LandVertex& b = tile.linePoints[i];
                    longestDeg = std::max({longestDeg, std::abs(double{a.longitudeDeg} - b.longitudeDeg),
                                           std::abs(double{a.latitudeDeg} - b.latitudeDeg)});
                }
            }
        }
        CHECK(longestDeg < 0.51);
    }
    CHECK(coasts > 200000);
    CHECK(borders > 10000);
}
