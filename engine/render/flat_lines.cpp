#include <algorithm>
#include <cmath>

#include <glm/geometric.hpp>
#include <glm/vec2.hpp>

#include "render/flat_geometry.h"

namespace openline::render {

void FlatGeometry::clear() {
    lines.clear();
    lineIndices.clear();
    lineRuns.clear();
    shapes.clear();
    shapeIndices.clear();
    glyphs.clear();
    glyphIndices.clear();
    glyphRuns.clear();
}

namespace {

constexpr float kSoftPx = 0.75f;     ///< beyond the edge, for soft edges
constexpr float kSharpest = -0.25f;  ///< cosine of the turn beyond which a join is not mitred

glm::vec2 leftOf(const glm::vec2& direction) {
    return {direction.y, -direction.x};
}

Stroke strokeOf(const frame::Line& line) {
    if (line.fadeS > 0.0f) return Stroke::fading;
    return line.dashOnPx > 0.0f ? Stroke::dashed : Stroke::solid;
}

struct Widener {
    const frame::Line& line;
    FlatGeometry& geometry;
    float halfWidth, reach;
    bool fades;

    Widener(const frame::Line& wanted, FlatGeometry& out)
        : line(wanted),
          geometry(out),
          halfWidth(wanted.widthPx * 0.5f),
          reach(halfWidth + kSoftPx),
          fades(wanted.fadeS > 0.0f) {}

    /// Two corners at a vertex; `aside` may be longer than 1 at a mitre.
    void pair(const frame::LineVertex& vertex, const glm::vec2& aside) const {
        for (const float side : {-1.0f, 1.0f}) {
            geometry.lines.push_back({vertex.x + aside.x * side * reach, vertex.y + aside.y * side * reach,
                                      side * reach, halfWidth, fades ? vertex.ageS : vertex.alongPx,
                                      fades ? line.fadeS : line.dashOnPx, fades ? 0.0f : line.dashOffPx,
                                      vertex.colour});
        }
    }
    /// Joins the last two pairs.
    void quad() const {
        const auto end = static_cast<std::uint32_t>(geometry.lines.size());
        const std::uint32_t a = end - 4;
        geometry.lineIndices.insert(geometry.lineIndices.end(), {a, a + 1, a + 2, a + 2, a + 1, a + 3});
    }
};

bool outside(const frame::LineVertex& a, const frame::LineVertex& b, const PictureSize& picture,
             float margin) {
    return std::max(a.x, b.x) < -margin || std::min(a.x, b.x) > picture.width + margin ||
           std::max(a.y, b.y) < -margin || std::min(a.y, b.y) > picture.height + margin;
}

glm::vec2 towards(const frame::LineVertex& a, const frame::LineVertex& b) {
    const glm::vec2 d(b.x - a.x, b.y - a.y);
    const float length = glm::length(d);
    return length > 1e-3f ? d / length : glm::vec2(0.0f);
}

void widen(const frame::Line& line, const frame::LineVertex* v, const PictureSize& picture,
           FlatGeometry& geometry) {
    const Widener widener(line, geometry);
    glm::vec2 before(0.0f);  // direction of the previous piece; zero when there is nothing to join
    for (std::uint32_t i = 0; i + 1 < line.count; ++i) {
        const glm::vec2 direction = towards(v[i], v[i + 1]);
        if (direction == glm::vec2(0.0f)) continue;
        if (!std::isfinite(direction.x + direction.y) ||
            outside(v[i], v[i + 1], picture, widener.reach + 2.0f)) {
            before = glm::vec2(0.0f);
            continue;
        }
        // A new pair at the start unless the last piece ended here in a mitre.
        if (before == glm::vec2(0.0f) || glm::dot(before, direction) < kSharpest) {
            widener.pair(v[i], leftOf(direction));
        }
        std::uint32_t next = i + 1;
        while (next + 1 < line.count && towards(v[next], v[next + 1]) == glm::vec2(0.0f)) ++next;
        glm::vec2 aside = leftOf(direction);
        if (next + 1 < line.count) {
            const glm::vec2 after = towards(v[next], v[next + 1]);
            const float cosine = glm::dot(direction, after);
            if (cosine >= kSharpest) aside = (leftOf(direction) + leftOf(after)) / (1.0f + cosine);
        }
        widener.pair(v[i + 1], aside);
        widener.quad();
        before = direction;
    }
}

/// Each run costs a change of program, more than dashes cost the solid lines between dashed ones: where there
/// are many, those are drawn as lines whose dashes never end.
void joinRuns(std::vector<LineRun>& runs) {
    constexpr std::size_t kMostRuns = 16;  // assumed: no picture of a few dozen craft has more
    if (runs.size() <= kMostRuns) return;
    const auto isDashed = [&](std::size_t i) { return i < runs.size() && runs[i].stroke == Stroke::dashed; };
    std::size_t last = 0;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        LineRun run = runs[i];
        // Behind `last` the runs are as they were.
        const bool isBeside = isDashed(i + 1) || (i > 0 && isDashed(last));
        if (run.stroke == Stroke::solid && isBeside) run.stroke = Stroke::dashed;
        if (i > 0 && runs[last].stroke == run.stroke) {
            runs[last].indexCount += run.indexCount;
        } else {
            if (i > 0) ++last;
            runs[last] = run;
        }
    }
    runs.resize(last + 1);
}

}  // namespace

void addLines(const frame::Flat& flat, const PictureSize& picture, FlatGeometry& geometry) {
    for (const frame::Line& line : flat.lines) {
        if (line.count < 2 || line.first + line.count > flat.lineVertices.size()) continue;
        const std::size_t before = geometry.lineIndices.size();
        widen(line, flat.lineVertices.data() + line.first, picture, geometry);
        const std::size_t added = geometry.lineIndices.size() - before;
        if (added == 0) continue;
        const Stroke stroke = strokeOf(line);
        if (geometry.lineRuns.empty() || geometry.lineRuns.back().stroke != stroke)
            geometry.lineRuns.push_back({stroke, 0});
        geometry.lineRuns.back().indexCount += added;
    }
    joinRuns(geometry.lineRuns);
}

}  // namespace openline::render
