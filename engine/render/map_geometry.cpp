#include "render/map_geometry.h"

#include <algorithm>
#include <cmath>

#include <glm/geometric.hpp>
#include <glm/matrix.hpp>

#include "base/units.h"

namespace openline::render {

namespace {

/// Geocentric distance below which a tile counts as covered by a finer level.
bool covered(const geo::MapTile& tile, const geo::MapLevel& finer) {
    for (const geo::MapTile& other : finer.tiles) {
        if (glm::length(other.origin.m - tile.origin.m) < other.radiusM * 0.75) return true;
    }
    return false;
}

std::size_t mapsOf(const geo::MapTile& tile, const TheaterBounds& theater) {
    double least = 1.0, most = 0.0;
    const double middleDeg = (theater.westRad + theater.eastRad) / 2.0 / units::kRadPerDeg;
    for (const geo::LandVertex& vertex : tile.landVertices) {
        const double longitudeDeg =
            vertex.longitudeDeg < middleDeg - 180.0 ? vertex.longitudeDeg + 360.0 : vertex.longitudeDeg;
        const double weight =
            theater.weight(longitudeDeg * units::kRadPerDeg, vertex.latitudeDeg * units::kRadPerDeg);
        least = std::min(least, weight);
        most = std::max(most, weight);
    }
    return least >= 1.0 ? 0 : most <= 0.0 ? 1 : 2;
}

MapGeometry::Level upload(const geo::MapLevel& source, const geo::MapLevel* finer,
                          const TheaterBounds& theater) {
    MapGeometry::Level level{source.resolutionM,
                             source.wholeEarth,
                             {},
                             gfx::Buffer::vertices(gfx::Usage::fixed),
                             gfx::Buffer::indices(gfx::Usage::fixed),
                             {}};
    std::vector<geo::LandVertex> vertices;
    std::vector<std::uint32_t> indices;
    for (const geo::MapTile& tile : source.tiles) {
        TileRange range;
        range.source = &tile;
        range.origin = tile.origin;
        range.radiusM = tile.radiusM;
        range.baseVertex = static_cast<std::uint32_t>(vertices.size());
        range.firstIndex = static_cast<std::uint32_t>(indices.size());
        range.indexCount = static_cast<std::uint32_t>(tile.landTriangles.size());
        range.maps = mapsOf(tile, theater);
        range.insideTheater = finer != nullptr && covered(tile, *finer);
        vertices.insert(vertices.end(), tile.landVertices.begin(), tile.landVertices.end());
        indices.insert(indices.end(), tile.landTriangles.begin(), tile.landTriangles.end());
        level.tiles.push_back(range);
    }
    level.vertices.set(std::span<const geo::LandVertex>(vertices));
    level.indices.set(std::span<const std::uint32_t>(indices));
    const gfx::Attribute attributes[] = {
        {0, 3, gfx::Attribute::Type::float32, offsetof(geo::LandVertex, offsetM), 0},
        {1, 2, gfx::Attribute::Type::float32, offsetof(geo::LandVertex, longitudeDeg), 0}};
    level.land.attach(level.vertices, sizeof(geo::LandVertex), attributes);
    level.land.attachIndices(level.indices);
    return level;
}

/// Planes of the picture's pyramid through the eye, pointing inwards.
struct Pyramid {
    glm::dvec3 planes[5];
    explicit Pyramid(const frame::Camera& camera) {
        const double tanY = std::tan(camera.verticalFovRad / 2.0),
                     tanX = tanY * camera.widthPx / camera.heightPx;
        const glm::dvec3 inEye[5] = {
            {1.0, 0.0, -tanX}, {-1.0, 0.0, -tanX}, {0.0, 1.0, -tanY}, {0.0, -1.0, -tanY}, {0.0, 0.0, -1.0}};
        for (int i = 0; i < 5; ++i) planes[i] = camera.axes * glm::normalize(inEye[i]);
    }
    [[nodiscard]] bool touches(const glm::dvec3& centre, double radius) const {
        return std::all_of(std::begin(planes), std::end(planes),
                           [&](const glm::dvec3& plane) { return glm::dot(plane, centre) > -radius; });
    }
};

/// Is a sphere that stands on the ground wholly behind the horizon?
bool behindHorizon(const frame::Camera& camera, const glm::dvec3& centre, double radius) {
    const double earth = geo::wgs84::kSemiMinorM;
    const double eye = std::max(glm::length(camera.eye.m), earth + 1.0);
    const double cosine = glm::dot(camera.eye.m, centre) / (eye * glm::length(centre));
    const double angle = std::acos(std::clamp(cosine, -1.0, 1.0));
    return angle - radius / earth > std::acos(earth / eye) + 0.01;
}

}  // namespace

MapGeometry MapGeometry::create(const geo::MapLayers& layers, const TheaterBounds& theater) {
    MapGeometry geometry;
    const geo::MapLevel* finer = nullptr;
    for (const geo::MapLevel& level : layers.levels) {
        if (!level.wholeEarth && finer == nullptr) finer = &level;
    }
    for (const geo::MapLevel& level : layers.levels) {
        geometry.levels_.push_back(upload(level, level.wholeEarth ? finer : nullptr, theater));
    }
    return geometry;
}

void MapGeometry::choose(const frame::Camera& camera) {
    chosen_.clear();
    const double pixelM =
        2.0 * std::tan(camera.verticalFovRad / 2.0) * std::max(camera.altitudeM, 1.0) / camera.heightPx;
    std::size_t wanted = 0;
    for (std::size_t i = 1; i < levels_.size(); ++i) {
        // Taken up when the coarser level's details grow beyond a pixel and a half; kept a little longer.
        const double hold = i <= lastLevel_ ? 1.2 : 1.5;
        if (levels_[i - 1].resolutionM > pixelM * hold) wanted = i;
    }
    lastLevel_ = wanted;
    const Pyramid pyramid(camera);
    const auto add = [&](const Level& level, bool outsideOnly) {
        for (const TileRange& tile : level.tiles) {
            if (outsideOnly && tile.insideTheater) continue;
            if (!pyramid.touches(tile.origin.m - camera.eye.m, tile.radiusM)) continue;
            if (behindHorizon(camera, tile.origin.m, tile.radiusM)) continue;
            chosen_.push_back({&level, &tile});
        }
    };
    if (wanted < levels_.size()) add(levels_[wanted], false);
    if (wanted > 0 && !levels_[wanted].wholeEarth) add(levels_[0], true);
}

}  // namespace openline::render
