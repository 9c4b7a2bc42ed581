#include "view/globe_lines.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

namespace openline::view {

namespace {

constexpr double kOutsidePx = 240.0;  // lines run on this far beyond the picture
constexpr int kBisections = 14;

/// Collects vertices into lines of a Flat, starting a new line after each gap.
class LinePen {
  public:
    LinePen(frame::Flat& flat, const LineStyle& style) : flat_(flat), style_(style) {}
    ~LinePen() { lift(); }
    LinePen(const LinePen&) = delete;
    LinePen& operator=(const LinePen&) = delete;

    void lift() {
        const auto count = static_cast<std::uint32_t>(flat_.lineVertices.size()) - first_;
        if (down_ && count >= 2) {
            flat_.lines.push_back(
                {first_, count, style_.widthPx, style_.dashOnPx, style_.dashOffPx, style_.fadeS});
        } else if (down_) {
            flat_.lineVertices.resize(first_);
        }
        down_ = false;
    }
    void to(glm::dvec2 px, frame::Colour colour, double alongPx, double ageS) {
        if (!down_) first_ = static_cast<std::uint32_t>(flat_.lineVertices.size());
        down_ = true;
        flat_.lineVertices.push_back({toFloat(px.x), toFloat(px.y), colour, toFloat(alongPx), toFloat(ageS)});
    }
    [[nodiscard]] bool isDown() const { return down_; }

  private:
    frame::Flat& flat_;
    const LineStyle& style_;
    std::uint32_t first_ = 0;
    bool down_ = false;
};

/// The part of a segment inside the widened picture, as a range of its parameter. False when outside.
bool clipToPicture(const Eye& eye, glm::dvec2 a, glm::dvec2 b, double& from, double& to) {
    from = 0.0;
    to = 1.0;
    const glm::dvec2 step = b - a;
    const auto cut = [&](double start, double delta, double low, double high) {
        if (std::abs(delta) < 1e-12) return start >= low && start <= high;
        const double first = (low - start) / delta;
        const double second = (high - start) / delta;
        from = std::max(from, std::min(first, second));
        to = std::min(to, std::max(first, second));
        return from <= to;
    };
    return cut(a.x, step.x, -kOutsidePx, eye.widthPx() + kOutsidePx) &&
           cut(a.y, step.y, -kOutsidePx, eye.heightPx() + kOutsidePx);
}

struct Station {
    glm::dvec3 m;
    frame::Colour colour;
    double alongM = 0.0, ageS = 0.0;
};

}  // namespace

glm::dvec3 lastSeen(const Eye& eye, glm::dvec3 seen, glm::dvec3 unseen) {
    for (int i = 0; i < kBisections; ++i) {
        const glm::dvec3 middle = 0.5 * (seen + unseen);
        (eye.sees(middle) ? seen : unseen) = middle;
    }
    return seen;
}

frame::Colour between(const frame::Colour& a, const frame::Colour& b, double t) {
    const auto channel = [t](std::uint8_t from, std::uint8_t to) {
        return static_cast<std::uint8_t>(std::lround(from + (to - from) * t));
    };
    return {channel(a.r, b.r), channel(a.g, b.g), channel(a.b, b.b), channel(a.a, b.a)};
}

frame::Colour faded(frame::Colour colour, double opacity) {
    colour.a = static_cast<std::uint8_t>(std::lround(colour.a * std::clamp(opacity, 0.0, 1.0)));
    return colour;
}

void addLine(frame::Flat& flat, glm::dvec2 from, glm::dvec2 to, frame::Colour colour, float widthPx,
             float dashOnPx, float dashOffPx) {
    const auto first = static_cast<std::uint32_t>(flat.lineVertices.size());
    flat.lineVertices.push_back({toFloat(from.x), toFloat(from.y), colour, 0.0f});
    flat.lineVertices.push_back({toFloat(to.x), toFloat(to.y), colour, toFloat(glm::length(to - from))});
    flat.lines.push_back({first, 2, widthPx, dashOnPx, dashOffPx});
}

void addGlobeLine(const Eye& eye, std::span<const GlobePoint> points, const LineStyle& style,
                  frame::Flat& flat) {
    if (points.size() < 2) return;
    LinePen pen(flat, style);
    double groundAlongM = 0.0;
    double screenAlongPx = 0.0;
    bool fromSeen = eye.sees(points[0].m);
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        const bool toSeen = eye.sees(points[i + 1].m);
        Station a{points[i].m, points[i].colour, groundAlongM, points[i].ageS};
        const double lengthM = glm::length(points[i + 1].m - points[i].m);
        groundAlongM += lengthM;
        Station b{points[i + 1].m, points[i + 1].colour, groundAlongM, points[i + 1].ageS};
        if (!fromSeen && !toSeen) {
            pen.lift();
            continue;
        }
        if (fromSeen != toSeen) {
            Station& unseen = fromSeen ? b : a;
            const Station& seen = fromSeen ? a : b;
            unseen.m = lastSeen(eye, seen.m, unseen.m);
            const double share = glm::length(unseen.m - seen.m) / std::max(lengthM, 1e-9);
            unseen.colour = between(seen.colour, unseen.colour, share);
            unseen.ageS = seen.ageS + (unseen.ageS - seen.ageS) * share;
            unseen.alongM = seen.alongM + (fromSeen ? 1.0 : -1.0) * share * lengthM;
        }
        const glm::dvec2 pxA = eye.look(a.m).px;
        const glm::dvec2 pxB = eye.look(b.m).px;
        double from = 0.0, to = 1.0;
        if (!clipToPicture(eye, pxA, pxB, from, to)) {
            pen.lift();
        } else {
            if (from > 0.0 || !fromSeen) pen.lift();
            const auto along = [&](double t) {
                return style.dashPxPerM > 0.0 ? (a.alongM + (b.alongM - a.alongM) * t) * style.dashPxPerM
                                              : screenAlongPx + glm::length(pxB - pxA) * t;
            };
            const auto mark = [&](double t) {
                pen.to(pxA + (pxB - pxA) * t, between(a.colour, b.colour, t), along(t),
                       a.ageS + (b.ageS - a.ageS) * t);
            };
            if (!pen.isDown()) mark(from);
            mark(to);
            if (to < 1.0 || !toSeen) pen.lift();
        }
        screenAlongPx += glm::length(pxB - pxA);
        fromSeen = toSeen;
    }
}

}  // namespace openline::view
