#include "render/theater_cut.h"

#include <algorithm>
#include <cmath>

namespace openline::render {

namespace {

const std::array<glm::dvec3, 3> kWhole{glm::dvec3(1.0, 0.0, 0.0), glm::dvec3(0.0, 1.0, 0.0),
                                       glm::dvec3(0.0, 0.0, 1.0)};

struct Corner {
    glm::dvec2 onMap;
    glm::dvec3 shares;
};
using Polygon = std::vector<Corner>;

/// An edge of the map: what is on its inner side has a positive `inward`.
struct Edge {
    int axis;
    double at, sign;
    [[nodiscard]] double inward(const glm::dvec2& p) const { return sign * (p[axis] - at); }
};
constexpr Edge kEdges[4] = {{0, 0.0, 1.0}, {0, 1.0, -1.0}, {1, 0.0, 1.0}, {1, 1.0, -1.0}};

/// Where an edge is crossed; the same from either end.
Corner crossing(const Corner& inner, const Corner& outer, const Edge& edge) {
    const double a = edge.inward(inner.onMap), b = edge.inward(outer.onMap);
    const double t = a / (a - b);
    return {inner.onMap + (outer.onMap - inner.onMap) * t, inner.shares + (outer.shares - inner.shares) * t};
}

void split(const Polygon& whole, const Edge& edge, Polygon& inner, Polygon& outer) {
    inner.clear();
    outer.clear();
    for (std::size_t i = 0; i < whole.size(); ++i) {
        const Corner &from = whole[i], &to = whole[(i + 1) % whole.size()];
        const bool fromInside = edge.inward(from.onMap) >= 0.0, toInside = edge.inward(to.onMap) >= 0.0;
        (fromInside ? inner : outer).push_back(from);
        if (fromInside == toInside) continue;
        const Corner cut = fromInside ? crossing(from, to, edge) : crossing(to, from, edge);
        inner.push_back(cut);
        outer.push_back(cut);
    }
}

void addFan(const Polygon& polygon, bool inTheater, std::vector<CutPiece>& pieces) {
    for (std::size_t i = 2; i < polygon.size(); ++i)
        pieces.push_back({inTheater, {polygon[0].shares, polygon[i - 1].shares, polygon[i].shares}});
}

}  // namespace

bool isWhole(const CutPiece& piece) {
    return piece.corners == kWhole;
}

void cutAtTheater(const std::array<glm::dvec2, 3>& onMap, std::vector<CutPiece>& pieces) {
    pieces.clear();
    const auto [west, east] = std::minmax({onMap[0].x, onMap[1].x, onMap[2].x});
    const auto [north, south] = std::minmax({onMap[0].y, onMap[1].y, onMap[2].y});
    // Over a pole or where longitudes begin anew a triangle seems to span the whole map.
    const bool torn = east - west > 1.5 && (west < 0.0 || east > 1.0);
    if (torn || east <= 0.0 || west >= 1.0 || south <= 0.0 || north >= 1.0) {
        pieces.push_back({false, kWhole});
        return;
    }
    if (west >= 0.0 && east <= 1.0 && north >= 0.0 && south <= 1.0) {
        pieces.push_back({true, kWhole});
        return;
    }
    Polygon rest{{onMap[0], kWhole[0]}, {onMap[1], kWhole[1]}, {onMap[2], kWhole[2]}};
    Polygon inner, outer;
    for (const Edge& edge : kEdges) {
        split(rest, edge, inner, outer);
        addFan(outer, false, pieces);
        rest = inner;
    }
    addFan(rest, true, pieces);
}

}  // namespace openline::render
