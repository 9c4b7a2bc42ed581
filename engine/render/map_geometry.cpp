#include "render/map_geometry.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include <glm/geometric.hpp>
#include <glm/matrix.hpp>

#include "base/units.h"
#include "render/theater_cut.h"

namespace openline::render {

namespace {

glm::dvec2 onTheaterMap(const geo::LandVertex& vertex, const TheaterBounds& theater) {
    const double middleDeg = (theater.westRad + theater.eastRad) / 2.0 / units::kRadPerDeg;
    const double longitudeDeg =
        vertex.longitudeDeg < middleDeg - 180.0 ? vertex.longitudeDeg + 360.0 : vertex.longitudeDeg;
    return theater.onMap(longitudeDeg * units::kRadPerDeg, vertex.latitudeDeg * units::kRadPerDeg);
}

/// On the theater's map, which a finer level covers whole.
bool isInTheater(const geo::LandVertex& vertex, const TheaterBounds& theater) {
    constexpr double kSlack = 1e-6;
    const glm::dvec2 place = onTheaterMap(vertex, theater);
    return place.x > -kSlack && place.x < 1.0 + kSlack && place.y > -kSlack && place.y < 1.0 + kSlack;
}

/// Tiles of two levels do not share their edges: only one that lies inside with all its corners is covered.
bool isCovered(const geo::MapTile& tile, const TheaterBounds& theater) {
    const auto isIn = [&](const geo::LandVertex& vertex) { return isInTheater(vertex, theater); };
    return std::all_of(tile.landVertices.begin(), tile.landVertices.end(), isIn) &&
           std::all_of(tile.linePoints.begin(), tile.linePoints.end(), isIn);
}

/// A tile's lines as far as they run beyond the theater.
geo::MapTile linesAround(const geo::MapTile& tile, const TheaterBounds& theater) {
    geo::MapTile result;
    result.origin = tile.origin;
    result.radiusM = tile.radiusM;
    for (const geo::MapLineStrip& strip : tile.lines) {
        geo::MapLineStrip piece{strip.kind, static_cast<std::uint32_t>(result.linePoints.size()), 0};
        const auto end = [&] {
            if (piece.count >= 2) result.lines.push_back(piece);
            piece = {strip.kind, static_cast<std::uint32_t>(result.linePoints.size()), 0};
        };
        for (std::uint32_t i = 0; i + 1 < strip.count; ++i) {
            const geo::LandVertex &from = tile.linePoints[strip.first + i],
                                  &to = tile.linePoints[strip.first + i + 1];
            if (isInTheater(from, theater) && isInTheater(to, theater)) {
                end();
                continue;
            }
            if (piece.count == 0) {
                result.linePoints.push_back(from);
                ++piece.count;
            }
            result.linePoints.push_back(to);
            ++piece.count;
        }
        end();
    }
    return result;
}

geo::LandVertex blended(const geo::LandVertex* corners[3], const glm::dvec3& shares) {
    const auto blend = [&](auto field) {
        return static_cast<float>(shares.x * field(*corners[0]) + shares.y * field(*corners[1]) +
                                  shares.z * field(*corners[2]));
    };
    geo::LandVertex vertex;
    for (int i = 0; i < 3; ++i) {
        vertex.offsetM[i] =
            blend([i](const geo::LandVertex& v) { return static_cast<double>(v.offsetM[i]); });
    }
    vertex.longitudeDeg = blend([](const geo::LandVertex& v) { return static_cast<double>(v.longitudeDeg); });
    vertex.latitudeDeg = blend([](const geo::LandVertex& v) { return static_cast<double>(v.latitudeDeg); });
    return vertex;
}

/// Edges of the land that a level has, in degrees; longitudes counted on as the theater's are.
struct LandEdges {
    double west = 1e9, east = -1e9, south = 1e9, north = -1e9;

    LandEdges(const geo::MapLevel& level, const TheaterBounds& theater)
        : middleDeg_((theater.westRad + theater.eastRad) / 2.0 / units::kRadPerDeg) {
        for (const geo::MapTile& tile : level.tiles) {
            for (const geo::LandVertex& vertex : tile.landVertices) {
                const double longitude = countedOn(vertex.longitudeDeg);
                west = std::min(west, longitude);
                east = std::max(east, longitude);
                south = std::min(south, static_cast<double>(vertex.latitudeDeg));
                north = std::max(north, static_cast<double>(vertex.latitudeDeg));
            }
        }
    }
    /// Moves a vertex that lies on an edge a little inwards.
    void pullIn(geo::LandVertex& vertex, const geo::MapTile& tile) const {
        const double longitude = countedOn(vertex.longitudeDeg), latitude = vertex.latitudeDeg;
        if (longitude < west - kOnEdgeDeg || longitude > east + kOnEdgeDeg || latitude < south - kOnEdgeDeg ||
            latitude > north + kOnEdgeDeg)
            return;
        double movedLongitude = longitude, movedLatitude = latitude;
        if (longitude < west + kOnEdgeDeg) movedLongitude += kPulledInDeg;
        if (longitude > east - kOnEdgeDeg) movedLongitude -= kPulledInDeg;
        if (latitude < south + kOnEdgeDeg) movedLatitude += kPulledInDeg;
        if (latitude > north - kOnEdgeDeg) movedLatitude -= kPulledInDeg;
        if (movedLongitude == longitude && movedLatitude == latitude) return;
        const glm::dvec3 offset =
            geo::toEcef(geo::geodeticDeg(movedLatitude, movedLongitude)).m - tile.origin.m;
        for (int i = 0; i < 3; ++i) vertex.offsetM[i] = static_cast<float>(offset[i]);
        vertex.longitudeDeg = static_cast<float>(movedLongitude);
        vertex.latitudeDeg = static_cast<float>(movedLatitude);
    }

  private:
    static constexpr double kOnEdgeDeg = 1e-4, kPulledInDeg = 0.03;
    [[nodiscard]] double countedOn(double longitudeDeg) const {
        return longitudeDeg < middleDeg_ - 180.0 ? longitudeDeg + 360.0 : longitudeDeg;
    }
    double middleDeg_;
};

/// A tile's triangles, sorted by the map they are painted with; those on its edge are cut, and come first.
void addTile(const geo::MapTile& tile, const TheaterBounds& theater, TileRange& range,
             std::vector<geo::LandVertex>& vertices, std::vector<std::uint32_t>& indices) {
    std::array<std::vector<std::uint32_t>, 2> lists;
    std::vector<std::uint32_t> inside;
    std::vector<CutPiece> pieces;
    range.baseVertex = static_cast<std::uint32_t>(vertices.size());
    vertices.insert(vertices.end(), tile.landVertices.begin(), tile.landVertices.end());
    std::vector<glm::dvec2> places;
    places.reserve(tile.landVertices.size());
    for (const geo::LandVertex& vertex : tile.landVertices) places.push_back(onTheaterMap(vertex, theater));
    for (std::size_t i = 0; i + 2 < tile.landTriangles.size(); i += 3) {
        const std::uint32_t* three = tile.landTriangles.data() + i;
        cutAtTheater({places[three[0]], places[three[1]], places[three[2]]}, pieces);
        for (const CutPiece& piece : pieces) {
            std::vector<std::uint32_t>& list = lists[piece.inTheater ? 0 : 1];
            if (isWhole(piece)) {
                std::vector<std::uint32_t>& whole = piece.inTheater ? inside : list;
                whole.insert(whole.end(), three, three + 3);
                continue;
            }
            const geo::LandVertex* corners[3] = {&tile.landVertices[three[0]], &tile.landVertices[three[1]],
                                                 &tile.landVertices[three[2]]};
            for (const glm::dvec3& shares : piece.corners) {
                list.push_back(static_cast<std::uint32_t>(vertices.size()) - range.baseVertex);
                vertices.push_back(blended(corners, shares));
            }
        }
    }
    range.aroundCount = static_cast<std::uint32_t>(lists[0].size());
    lists[0].insert(lists[0].end(), inside.begin(), inside.end());
    for (std::size_t map = 0; map < 2; ++map) {
        range.indices[map] = {static_cast<std::uint32_t>(indices.size()),
                              static_cast<std::uint32_t>(lists[map].size())};
        indices.insert(indices.end(), lists[map].begin(), lists[map].end());
    }
}

MapGeometry::Level upload(const geo::MapLevel& source, const geo::MapLevel* finer,
                          const TheaterBounds& theater) {
    MapGeometry::Level level{source.resolutionM,
                             source.wholeEarth,
                             {},
                             {},
                             gfx::Buffer::vertices(gfx::Usage::fixed),
                             gfx::Buffer::indices(gfx::Usage::fixed),
                             {}};
    std::vector<geo::LandVertex> vertices;
    std::vector<std::uint32_t> indices;
    std::optional<LandEdges> edges;
    if (finer != nullptr) edges.emplace(*finer, theater);
    for (const geo::MapTile& tile : source.tiles) {
        TileRange range;
        range.source = &tile;
        range.origin = tile.origin;
        range.radiusM = tile.radiusM;
        range.insideTheater = finer != nullptr && isCovered(tile, theater);
        if (edges && !range.insideTheater) {
            // Its edge has fewer corners than the finer level's: it reaches under that one.
            geo::MapTile reaching = tile;
            for (geo::LandVertex& vertex : reaching.landVertices) edges->pullIn(vertex, tile);
            addTile(reaching, theater, range, vertices, indices);
            level.around.push_back(std::make_unique<const geo::MapTile>(linesAround(tile, theater)));
            range.around = level.around.back().get();
        } else {
            addTile(tile, theater, range, vertices, indices);
        }
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

std::size_t MapGeometry::chooseLevel(const frame::Camera& camera) {
    const double pixelM =
        2.0 * std::tan(camera.verticalFovRad / 2.0) * std::max(camera.altitudeM, 1.0) / camera.heightPx;
    std::size_t wanted = 0;
    for (std::size_t i = 1; i < levels_.size(); ++i) {
        // Taken up when the coarser level's details grow beyond a pixel and a half; kept a little longer.
        const double hold = i <= level_ ? 1.2 : 1.5;
        if (levels_[i - 1].resolutionM > pixelM * hold) wanted = i;
    }
    level_ = wanted;
    return level_;
}

void MapGeometry::chooseTiles(const frame::Camera& camera) {
    chosen_.clear();
    const Pyramid pyramid(camera);
    const auto add = [&](const Level& level, bool outsideOnly) {
        for (const TileRange& tile : level.tiles) {
            if (outsideOnly && tile.insideTheater) continue;
            if (!pyramid.touches(tile.origin.m - camera.eye.m, tile.radiusM)) continue;
            if (behindHorizon(camera, tile.origin.m, tile.radiusM)) continue;
            chosen_.push_back({&level, &tile, outsideOnly});
        }
    };
    if (level_ < levels_.size()) add(levels_[level_], false);
    if (level_ > 0 && !levels_[level_].wholeEarth && levels_[0].wholeEarth) add(levels_[0], true);
}

}  // namespace openline::render
