#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <numbers>

#include <glm/geometric.hpp>

#include "base/math.h"
#include "base/units.h"
#include "render/eye_geometry.h"
#include "render/swell_texture.h"
#include "render/theater_cut.h"

namespace openline::render {

namespace {
constexpr int kRings = 18;
using math::kPi;

/// Angle at the earth's centre between the point below the eye and where a ray meets the unit sphere.
double centralAngle(const VisibleDisc& disc, double angle) {
    return std::asin(std::min(1.0, disc.eyeRadius * std::sin(angle))) - angle;
}

/// A grid on the ground for the swell, in tiles: fixed to the earth, with its zero near the eye for
/// precision.
struct SwellGrid {
    double latitude, longitude;  ///< rad, of a fixed grid of 2 degrees
    double east, north;          ///< tiles to subtract
    double tilesPerRad, squeeze;

    explicit SwellGrid(const frame::Camera& camera) {
        constexpr double kStep = 2.0 * units::kRadPerDeg;
        const geo::Geodetic below = geo::toGeodetic(camera.eye);
        latitude = std::round(below.latitudeRad / kStep) * kStep;
        longitude = std::round(below.longitudeRad / kStep) * kStep;
        tilesPerRad = geo::wgs84::kSemiMajorM / kSwellTileM;
        squeeze = std::cos(latitude);
        east = std::round((below.longitudeRad - longitude) * squeeze * tilesPerRad);
        north = std::round((below.latitudeRad - latitude) * tilesPerRad);
    }
};

SeaVertex seaVertex(const glm::dvec3& unit, const glm::dvec3& eye, const TheaterBounds& theater,
                    const SwellGrid& grid) {
    using namespace geo::wgs84;
    const glm::dvec3 point(unit.x * kSemiMajorM, unit.y * kSemiMajorM, unit.z * kSemiMinorM);
    const glm::dvec3 normal =
        glm::normalize(glm::dvec3(unit.x / kSemiMajorM, unit.y / kSemiMajorM, unit.z / kSemiMinorM));
    const double latitude = std::asin(normal.z);
    double longitude = std::atan2(normal.y, normal.x);
    const double middle = (theater.westRad + theater.eastRad) / 2.0;
    if (longitude < middle - kPi) longitude += 2.0 * kPi;
    const glm::dvec3 relative = point - eye;
    SeaVertex vertex{};
    for (int i = 0; i < 3; ++i) {
        vertex.position[i] = static_cast<float>(relative[i]);
        vertex.normal[i] = static_cast<float>(normal[i]);
    }
    const glm::dvec2 place = theater.onMap(longitude, latitude);
    vertex.uv[0] = static_cast<float>(place.x);
    vertex.uv[1] = static_cast<float>(place.y);
    double aside = longitude - grid.longitude;
    aside -= 2.0 * kPi * std::round(aside / (2.0 * kPi));
    vertex.swell[0] = static_cast<float>(aside * grid.squeeze * grid.tilesPerRad - grid.east);
    vertex.swell[1] = static_cast<float>((latitude - grid.latitude) * grid.tilesPerRad - grid.north);
    return vertex;
}

SeaVertex blended(const SeaMesh& mesh, const std::uint32_t* three, const glm::dvec3& shares) {
    // A vertex is nothing but floats, all of which are linear on a triangle.
    constexpr std::size_t kFloats = sizeof(SeaVertex) / sizeof(float);
    using Floats = std::array<float, kFloats>;
    Floats sum{};
    for (int corner = 0; corner < 3; ++corner) {
        const auto values = std::bit_cast<Floats>(mesh.vertices[three[corner]]);
        for (std::size_t i = 0; i < kFloats; ++i) sum[i] += static_cast<float>(shares[corner]) * values[i];
    }
    return std::bit_cast<SeaVertex>(sum);
}

void addTriangle(SeaMesh& mesh, const std::array<std::uint32_t, 3>& three, double overlap,
                 std::vector<CutPiece>& pieces) {
    const auto onMap = [&mesh, overlap](std::uint32_t vertex) {
        const glm::dvec2 place(mesh.vertices[vertex].uv[0], mesh.vertices[vertex].uv[1]);
        return (place - 0.5) / (1.0 + 2.0 * overlap) + 0.5;
    };
    cutAtTheater({onMap(three[0]), onMap(three[1]), onMap(three[2])}, pieces);
    for (const CutPiece& piece : pieces) {
        std::vector<std::uint32_t>& list = piece.inTheater ? mesh.theaterIndices : mesh.worldIndices;
        if (isWhole(piece)) {
            list.insert(list.end(), three.begin(), three.end());
            continue;
        }
        for (const glm::dvec3& shares : piece.corners) {
            list.push_back(static_cast<std::uint32_t>(mesh.vertices.size()));
            mesh.vertices.push_back(blended(mesh, three.data(), shares));
        }
    }
}

/// How many of the outermost ring's pieces one of a ring's spans, so that none is longer than those.
int spanOf(double radius, double outermost) {
    return 4.0 * radius <= outermost ? 4 : 2.0 * radius <= outermost ? 2 : 1;
}

/// Bands between rings whose pieces may be longer inside than outside; corners are shared, so that nothing
/// gapes.
void addRings(SeaMesh& mesh, const std::vector<double>& radii, int spokeCount, double overlap) {
    std::vector<CutPiece> pieces;
    const auto at = [spokeCount](int ring, int spoke) {
        return static_cast<std::uint32_t>(ring * (spokeCount + 1) + spoke);
    };
    for (int ring = 0; ring < kRings; ++ring) {
        const auto i = static_cast<std::size_t>(ring);
        const int inner = spanOf(radii[i], radii.back()), outer = spanOf(radii[i + 1], radii.back());
        for (int j = 0; j < spokeCount; j += inner) {
            // Outer pieces of the first half hang on the near inner corner, the others on the far one.
            for (int k = j; k < j + inner; k += outer) {
                const int corner = 2 * (k - j) < inner ? j : j + inner;
                addTriangle(mesh, {at(ring, corner), at(ring + 1, k), at(ring + 1, k + outer)}, overlap,
                            pieces);
            }
            const int middle = inner == outer ? j + inner : j + inner / 2;
            addTriangle(mesh, {at(ring, j), at(ring + 1, middle), at(ring, j + inner)}, overlap, pieces);
        }
    }
}

}  // namespace

void buildSeaMesh(const frame::Camera& camera, const TheaterBounds& theater, double overlap, SeaMesh& mesh) {
    mesh.vertices.clear();
    mesh.theaterIndices.clear();
    mesh.worldIndices.clear();
    const VisibleDisc disc = visibleDisc(camera);
    const SwellGrid grid(camera);
    const double from = disc.angleFrom, to = std::min(disc.angleTo, disc.horizonAngle);
    if (from >= to) return;
    const int spokeCount = spokesFor(disc);
    std::vector<glm::dvec3> spokes;
    for (int j = 0; j <= spokeCount; ++j) {
        const double azimuth = disc.azimuthFrom + (disc.azimuthTo - disc.azimuthFrom) * j / spokeCount;
        spokes.push_back(disc.east * std::sin(azimuth) + disc.north * std::cos(azimuth));
    }
    std::vector<double> radii;
    for (int i = 0; i <= kRings; ++i) {
        // Closer together towards the outer edge, where the ground falls away.
        const double t = static_cast<double>(i) / kRings;
        const double angle = from + (to - from) * (1.0 - (1.0 - t) * (1.0 - t) * (0.4 + 0.6 * (1.0 - t)));
        const double centre = centralAngle(disc, i == kRings ? to : angle);
        const double sine = std::sin(centre), cosine = std::cos(centre);
        radii.push_back(sine);
        for (const glm::dvec3& spoke : spokes) {
            mesh.vertices.push_back(
                seaVertex(-disc.down * cosine + spoke * sine, camera.eye.m, theater, grid));
        }
    }
    addRings(mesh, radii, spokeCount, overlap);
}

}  // namespace openline::render
