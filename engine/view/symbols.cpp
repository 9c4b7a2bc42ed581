#include "view/symbols.h"

#include <array>
#include <cmath>

#include "view/eye.h"

namespace openline::view {

namespace {

using Half = std::vector<glm::vec2>;  // the right half, from the nose to the tail

const Half kFighter{{0.50f, 0.0f},   {0.40f, 0.035f}, {0.24f, 0.065f}, {0.12f, 0.085f},
                    {-0.10f, 0.37f}, {-0.22f, 0.37f}, {-0.20f, 0.10f}, {-0.33f, 0.10f},
                    {-0.43f, 0.22f}, {-0.50f, 0.22f}, {-0.47f, 0.04f}};
const Half kBomber{{0.50f, 0.0f},   {0.47f, 0.045f}, {0.38f, 0.06f},  {0.16f, 0.065f},
                   {-0.12f, 0.47f}, {-0.22f, 0.47f}, {-0.06f, 0.07f}, {-0.34f, 0.05f},
                   {-0.45f, 0.20f}, {-0.52f, 0.20f}, {-0.49f, 0.03f}};
const Half kFourEngine{{0.50f, 0.0f},   {0.46f, 0.05f},  {0.18f, 0.06f}, {0.16f, 0.14f},  {0.25f, 0.15f},
                       {0.25f, 0.20f},  {0.15f, 0.20f},  {0.13f, 0.31f}, {0.21f, 0.32f},  {0.21f, 0.37f},
                       {0.11f, 0.37f},  {0.09f, 0.50f},  {0.00f, 0.50f}, {-0.04f, 0.06f}, {-0.34f, 0.04f},
                       {-0.37f, 0.20f}, {-0.48f, 0.20f}, {-0.50f, 0.03f}};
const Half kJet{{0.50f, 0.0f},    {0.46f, 0.05f},  {0.17f, 0.06f},  {0.08f, 0.16f},  {0.14f, 0.17f},
                {0.14f, 0.22f},   {0.03f, 0.22f},  {-0.16f, 0.48f}, {-0.24f, 0.48f}, {-0.10f, 0.06f},
                {-0.36f, 0.045f}, {-0.45f, 0.20f}, {-0.51f, 0.20f}, {-0.49f, 0.03f}};
const Half kHelicopter{{0.34f, 0.0f},   {0.28f, 0.10f},  {0.17f, 0.13f},  {0.29f, 0.40f},  {0.21f, 0.44f},
                       {0.06f, 0.15f},  {-0.08f, 0.16f}, {-0.20f, 0.44f}, {-0.28f, 0.40f}, {-0.16f, 0.10f},
                       {-0.42f, 0.03f}, {-0.42f, 0.12f}, {-0.50f, 0.12f}, {-0.50f, 0.0f}};
const Half kHull{{0.50f, 0.0f},   {0.34f, 0.075f}, {0.12f, 0.12f},
                 {-0.20f, 0.13f}, {-0.44f, 0.11f}, {-0.50f, 0.07f}};
const Half kWideHull{{0.50f, 0.03f},  {0.46f, 0.10f},  {0.20f, 0.13f}, {0.12f, 0.21f},
                     {-0.22f, 0.21f}, {-0.30f, 0.15f}, {-0.50f, 0.14f}};
const Half kBluntHull{{0.50f, 0.0f}, {0.40f, 0.10f}, {0.20f, 0.16f}, {-0.42f, 0.16f}, {-0.50f, 0.12f}};
const Half kSubmarine{{0.50f, 0.0f},   {0.46f, 0.05f},  {0.36f, 0.085f}, {0.24f, 0.09f},
                      {0.22f, 0.17f},  {0.14f, 0.17f},  {0.12f, 0.09f},  {-0.24f, 0.075f},
                      {-0.40f, 0.04f}, {-0.43f, 0.13f}, {-0.50f, 0.13f}, {-0.48f, 0.02f}};

// Of the same length and breadth, in a third of the corners.
const Half kCoarseWings{{0.50f, 0.0f}, {-0.20f, 0.42f}, {-0.28f, 0.09f}, {-0.50f, 0.20f}};
const Half kCoarseHull{{0.50f, 0.0f}, {0.14f, 0.15f}, {-0.50f, 0.10f}};

Silhouette mirrored(const Half& half, float sizePx) {
    Silhouette shape;
    shape.sizePx = sizePx;
    shape.outline.assign(half.begin(), half.end());
    for (std::size_t i = half.size(); i-- > 0;) {
        if (half[i].y > 0.0f) shape.outline.emplace_back(half[i].x, -half[i].y);
    }
    std::vector<glm::dvec2> points(shape.outline.begin(), shape.outline.end());
    shape.triangles = triangulated(points);
    return shape;
}

std::array<Silhouette, frame::kModelKindCount> makeAll() {
    return {mirrored(kFighter, 21.0f),    mirrored(kBomber, 27.0f),     mirrored(kFourEngine, 26.0f),
            mirrored(kJet, 26.0f),        mirrored(kFourEngine, 26.0f), mirrored(kJet, 28.0f),
            mirrored(kHelicopter, 20.0f), mirrored(kWideHull, 34.0f),   mirrored(kHull, 27.0f),
            mirrored(kHull, 25.0f),       mirrored(kHull, 23.0f),       mirrored(kWideHull, 29.0f),
            mirrored(kBluntHull, 25.0f),  mirrored(kSubmarine, 25.0f),  mirrored(kBluntHull, 17.0f),
            mirrored(kBluntHull, 25.0f)};
}

/// Those of aircraft come before those of ships.
std::array<Silhouette, frame::kModelKindCount> makeAllCoarse() {
    constexpr auto kFirstShip = static_cast<std::size_t>(sim::PlatformClass::carrier);
    std::array<Silhouette, frame::kModelKindCount> all = makeAll();
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i] = mirrored(i < kFirstShip ? kCoarseWings : kCoarseHull, all[i].sizePx);
    return all;
}

double turn(const glm::dvec2& a, const glm::dvec2& b, const glm::dvec2& c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

bool isEar(std::span<const glm::dvec2> polygon, const std::vector<std::uint16_t>& left, std::size_t at,
           double sign) {
    const std::size_t count = left.size();
    const glm::dvec2& a = polygon[left[(at + count - 1) % count]];
    const glm::dvec2& b = polygon[left[at]];
    const glm::dvec2& c = polygon[left[(at + 1) % count]];
    if (sign * turn(a, b, c) <= 0.0) return false;
    for (const std::uint16_t other : left) {
        const glm::dvec2& p = polygon[other];
        if (p == a || p == b || p == c) continue;
        if (sign * turn(a, b, p) >= 0.0 && sign * turn(b, c, p) >= 0.0 && sign * turn(c, a, p) >= 0.0)
            return false;
    }
    return true;
}

}  // namespace

std::vector<std::uint16_t> triangulated(std::span<const glm::dvec2> polygon) {
    std::vector<std::uint16_t> triangles;
    if (polygon.size() < 3) return triangles;
    double area = 0.0;
    std::vector<std::uint16_t> left;
    for (std::size_t i = 0; i < polygon.size(); ++i) {
        const glm::dvec2& next = polygon[(i + 1) % polygon.size()];
        area += polygon[i].x * next.y - next.x * polygon[i].y;
        left.push_back(static_cast<std::uint16_t>(i));
    }
    const double sign = area < 0.0 ? -1.0 : 1.0;
    while (left.size() >= 3) {
        std::size_t ear = left.size();
        for (std::size_t i = 0; i < left.size() && ear == left.size(); ++i) {
            if (isEar(polygon, left, i, sign)) ear = i;
        }
        // Only flat or damaged corners are left: dropping one loses no area.
        const bool found = ear < left.size();
        if (!found) ear = 0;
        if (found) {
            const std::size_t count = left.size();
            triangles.insert(triangles.end(),
                             {left[(ear + count - 1) % count], left[ear], left[(ear + 1) % count]});
        }
        left.erase(left.begin() + static_cast<std::ptrdiff_t>(ear));
    }
    return triangles;
}

const Silhouette& silhouette(sim::PlatformClass platformClass, Detail detail) {
    static const auto all = makeAll(), coarse = makeAllCoarse();
    return (detail == Detail::full ? all : coarse)[static_cast<std::size_t>(platformClass)];
}

void addSymbol(const Silhouette& shape, glm::dvec2 atPx, double angleRad, float lengthPx,
               const SymbolStyle& style, frame::Flat& flat) {
    const double cosine = std::cos(angleRad) * static_cast<double>(lengthPx);
    const double sine = std::sin(angleRad) * static_cast<double>(lengthPx);
    const auto firstFill = static_cast<std::uint32_t>(flat.fillVertices.size());
    const auto firstLine = static_cast<std::uint32_t>(flat.lineVertices.size());
    const bool filled = style.fill.a > 0;
    float along = 0.0f;
    for (std::size_t i = 0; i <= shape.outline.size(); ++i) {
        const glm::dvec2 p(shape.outline[i % shape.outline.size()]);
        const float x = toFloat(atPx.x + p.x * cosine - p.y * sine);
        const float y = toFloat(atPx.y + p.x * sine + p.y * cosine);
        if (i > 0) along += std::hypot(x - flat.lineVertices.back().x, y - flat.lineVertices.back().y);
        flat.lineVertices.push_back({x, y, style.outline, along});
        if (filled && i < shape.outline.size()) flat.fillVertices.push_back({x, y, style.fill});
    }
    flat.lines.push_back(
        {firstLine, static_cast<std::uint32_t>(shape.outline.size() + 1), style.outlinePx, 0.0f, 0.0f});
    if (!filled) return;
    for (const std::uint16_t index : shape.triangles) flat.fillIndices.push_back(firstFill + index);
}

}  // namespace openline::view
