#include "geo/land_mask.h"

#include <algorithm>
#include <cmath>

#include "base/units.h"
#include "geo/land_file.h"

namespace openline::geo {

namespace {

constexpr double kCellDeg = 0.25;
constexpr std::size_t kColumns = static_cast<std::size_t>(360.0 / kCellDeg);
constexpr std::size_t kRows = static_cast<std::size_t>(180.0 / kCellDeg);

std::size_t indexOf(double degrees, double first, std::size_t count) {
    const double cell = std::floor((degrees - first) / kCellDeg);
    return static_cast<std::size_t>(std::clamp(cell, 0.0, static_cast<double>(count - 1)));
}

}  // namespace

LandMask::LandMask(const MapLevel& level) {
    for (const MapTile& tile : level.tiles) {
        const auto corner = [&](std::size_t i) {
            const LandVertex& vertex = tile.landVertices[tile.landTriangles[i]];
            return Corner{vertex.longitudeDeg, vertex.latitudeDeg};
        };
        for (std::size_t i = 0; i + 2 < tile.landTriangles.size(); i += 3)
            triangles_.push_back({corner(i), corner(i + 1), corner(i + 2)});
    }
    sortIntoCells();
}

std::size_t LandMask::cellOf(double latitudeDeg, double longitudeDeg) const {
    return indexOf(latitudeDeg, -90.0, kRows) * kColumns + indexOf(longitudeDeg, -180.0, kColumns);
}

void LandMask::sortIntoCells() {
    const auto eachCell = [](const Triangle& t, const auto& visit) {
        const auto [west, east] = std::minmax({t.a.longitudeDeg, t.b.longitudeDeg, t.c.longitudeDeg});
        const auto [south, north] = std::minmax({t.a.latitudeDeg, t.b.latitudeDeg, t.c.latitudeDeg});
        for (std::size_t row = indexOf(south, -90.0, kRows); row <= indexOf(north, -90.0, kRows); ++row) {
            for (std::size_t column = indexOf(west, -180.0, kColumns);
                 column <= indexOf(east, -180.0, kColumns); ++column) {
                visit(row * kColumns + column);
            }
        }
    };
    cellBegin_.assign(kRows * kColumns + 1, 0);
    for (const Triangle& triangle : triangles_)
        eachCell(triangle, [&](std::size_t cell) { ++cellBegin_[cell + 1]; });
    for (std::size_t cell = 1; cell < cellBegin_.size(); ++cell) cellBegin_[cell] += cellBegin_[cell - 1];
    cellTriangles_.resize(cellBegin_.back());
    std::vector<std::uint32_t> next(cellBegin_.begin(), cellBegin_.end() - 1);
    for (std::size_t i = 0; i < triangles_.size(); ++i) {
        eachCell(triangles_[i],
                 [&](std::size_t cell) { cellTriangles_[next[cell]++] = static_cast<std::uint32_t>(i); });
    }
}

bool LandMask::isLand(double latitudeRad, double longitudeRad) const {
    const double latitudeDeg = latitudeRad / units::kRadPerDeg,
                 longitudeDeg = longitudeRad / units::kRadPerDeg;
    const std::size_t cell = cellOf(latitudeDeg, longitudeDeg);
    const auto side = [&](const Corner& from, const Corner& to) {
        const double alongX = to.longitudeDeg - from.longitudeDeg, alongY = to.latitudeDeg - from.latitudeDeg;
        return alongX * (latitudeDeg - from.latitudeDeg) - alongY * (longitudeDeg - from.longitudeDeg);
    };
    for (std::uint32_t i = cellBegin_[cell]; i < cellBegin_[cell + 1]; ++i) {
        const Triangle& t = triangles_[cellTriangles_[i]];
        const double ab = side(t.a, t.b), bc = side(t.b, t.c), ca = side(t.c, t.a);
        if ((ab >= 0.0 && bc >= 0.0 && ca >= 0.0) || (ab <= 0.0 && bc <= 0.0 && ca <= 0.0)) return true;
    }
    return false;
}

Result<LandMask> loadLandMask(const std::string& folder) {
    const auto level = readLandFile(folder + "/land-2.bin");
    if (!level) return level.errors;
    return LandMask(*level);
}

}  // namespace openline::geo
