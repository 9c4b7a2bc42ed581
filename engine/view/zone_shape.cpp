#include "view/zone_shape.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/geometric.hpp>

#include "view/symbols.h"

namespace openline::view {

namespace {

constexpr double kEarthM = 6371000.0;
constexpr double kLineSpacingShare = 0.02;  // of the distance to the eye
constexpr int kMostPieces = 128;
constexpr double kFillEdgeShare = 0.22;  // edges longer than this share of their distance are halved,
constexpr double kFillEdgeLeastM = 3000.0;
constexpr int kDeepest = 9;

geo::Geodetic halfWay(const geo::Geodetic& a, const geo::Geodetic& b, double t = 0.5) {
    return {a.latitudeRad + (b.latitudeRad - a.latitudeRad) * t,
            a.longitudeRad + (b.longitudeRad - a.longitudeRad) * t,
            a.altitudeM + (b.altitudeM - a.altitudeM) * t};
}

struct Corner {
    geo::Geodetic place;
    glm::dvec3 m{0.0};
    bool seen = false;
};

class Filler {
  public:
    Filler(const Eye& eye, frame::Colour colour, frame::Flat& flat)
        : eye_(eye), colour_(colour), flat_(flat) {}

    [[nodiscard]] Corner corner(const geo::Geodetic& place) const {
        const glm::dvec3 m = geo::toEcef(place).m;
        return {place, m, eye_.sees(m)};
    }

    /// Halves long edges. Whether an edge is halved depends on the edge alone, so neighbours fit.
    void add(const Corner& a, const Corner& b, const Corner& c, int depth) {
        const glm::dvec3 centre = (a.m + b.m + c.m) / 3.0;
        const double radius =
            std::max({glm::length(a.m - centre), glm::length(b.m - centre), glm::length(c.m - centre)});
        // The ground bulges above a flat triangle by radius^2 / 2R.
        if (!eye_.mayShow(centre, radius + radius * radius / kEarthM)) return;
        const bool ab = isLong(a, b), bc = isLong(b, c), ca = isLong(c, a);
        if (depth >= kDeepest || (!ab && !bc && !ca)) {
            emit({a, b, c});
            return;
        }
        if (ab && bc && ca) {
            const Corner d = middle(a, b), e = middle(b, c), f = middle(c, a);
            add(a, d, f, depth + 1);
            add(d, b, e, depth + 1);
            add(f, e, c, depth + 1);
            add(d, e, f, depth + 1);
        } else if (ab) {
            const Corner d = middle(a, b);
            add(a, d, c, depth + 1);
            add(d, b, c, depth + 1);
        } else if (bc) {
            const Corner d = middle(b, c);
            add(b, d, a, depth + 1);
            add(d, c, a, depth + 1);
        } else {
            const Corner d = middle(c, a);
            add(c, d, b, depth + 1);
            add(d, a, b, depth + 1);
        }
    }

  private:
    [[nodiscard]] bool isLong(const Corner& a, const Corner& b) const {
        const double length = glm::length(a.m - b.m);
        const double distance = std::max(eye_.distanceM(0.5 * (a.m + b.m)) - 0.5 * length, 1000.0);
        return length > std::max(kFillEdgeLeastM, kFillEdgeShare * distance);
    }
    [[nodiscard]] Corner middle(const Corner& a, const Corner& b) const {
        return corner(halfWay(a.place, b.place));
    }

    void emit(const std::array<Corner, 3>& corners) {
        std::array<glm::dvec3, 4> kept{};
        std::size_t count = 0;
        for (std::size_t i = 0; i < 3; ++i) {
            const Corner& from = corners[i];
            const Corner& to = corners[(i + 1) % 3];
            if (from.seen) kept[count++] = from.m;
            if (from.seen != to.seen) {
                kept[count++] = from.seen ? lastSeen(eye_, from.m, to.m) : lastSeen(eye_, to.m, from.m);
            }
        }
        if (count < 3) return;
        const auto first = static_cast<std::uint32_t>(flat_.fillVertices.size());
        for (std::size_t i = 0; i < count; ++i) {
            const glm::dvec2 px = glm::clamp(eye_.look(kept[i]).px, -1e5, 1e5);
            flat_.fillVertices.push_back({toFloat(px.x), toFloat(px.y), colour_});
        }
        for (std::uint32_t i = 2; i < count; ++i) {
            flat_.fillIndices.insert(flat_.fillIndices.end(), {first, first + i - 1, first + i});
        }
    }

    const Eye& eye_;
    frame::Colour colour_;
    frame::Flat& flat_;
};

}  // namespace

void sampleZoneLine(const Eye& eye, std::span<const geo::Geodetic> corners, bool closed, frame::Colour colour,
                    std::vector<GlobePoint>& points) {
    points.clear();
    const std::size_t edges = corners.size() < 2 ? 0 : corners.size() - (closed ? 0 : 1);
    for (std::size_t i = 0; i < edges; ++i) {
        const geo::Geodetic& from = corners[i];
        const geo::Geodetic& to = corners[(i + 1) % corners.size()];
        const glm::dvec3 start = geo::toEcef(from).m;
        const double length = glm::length(geo::toEcef(to).m - start);
        const double distance = eye.distanceM(geo::toEcef(halfWay(from, to)).m);
        const double spacing = std::max(500.0, kLineSpacingShare * distance);
        const int pieces = std::clamp(static_cast<int>(std::ceil(length / spacing)), 1, kMostPieces);
        points.push_back({start, colour});
        for (int piece = 1; piece < pieces; ++piece) {
            points.push_back({geo::toEcef(halfWay(from, to, static_cast<double>(piece) / pieces)).m, colour});
        }
        if (i + 1 == edges) points.push_back({geo::toEcef(to).m, colour});
    }
}

void fillZone(const Eye& eye, std::span<const geo::Geodetic> corners, frame::Colour colour,
              frame::Flat& flat) {
    std::vector<glm::dvec2> flatCorners;
    flatCorners.reserve(corners.size());
    for (const geo::Geodetic& corner : corners)
        flatCorners.emplace_back(corner.longitudeRad, corner.latitudeRad);
    const std::vector<std::uint16_t> triangles = triangulated(flatCorners);
    Filler filler(eye, colour, flat);
    for (std::size_t i = 0; i + 2 < triangles.size(); i += 3) {
        filler.add(filler.corner(corners[triangles[i]]), filler.corner(corners[triangles[i + 1]]),
                   filler.corner(corners[triangles[i + 2]]), 0);
    }
}

}  // namespace openline::view
