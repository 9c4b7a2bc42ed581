#include "sim/gap.h"

#include <algorithm>
#include <array>
#include <glm/geometric.hpp>
#include <limits>

#include "base/math.h"

namespace openline::sim {

namespace {

/// Half the length of a box's shadow on a direction.
double halfShadowM(const HullBox& box, const glm::dvec3& direction) {
    double sum = 0.0;
    for (int i = 0; i < 3; ++i) {
        const double part = glm::dot(box.axis[i], direction);
        sum += box.halfM[i] * (part < 0.0 ? -part : part);
    }
    return sum;
}

/// Largest separation along the fifteen axes of two boxes; negative when none parts them.
double separationM(const HullBox& a, const HullBox& b) {
    const glm::dvec3 between = b.centreM - a.centreM;
    double largest = -std::numeric_limits<double>::max();
    const auto tryAxis = [&](const glm::dvec3& direction) {
        const double along = glm::dot(between, direction);
        largest = std::max(
            largest, (along < 0.0 ? -along : along) - halfShadowM(a, direction) - halfShadowM(b, direction));
    };
    for (int i = 0; i < 3; ++i) {
        tryAxis(a.axis[i]);
        tryAxis(b.axis[i]);
        for (int j = 0; j < 3; ++j) {
            const glm::dvec3 crossed = glm::cross(a.axis[i], b.axis[j]);
            const double square = glm::dot(crossed, crossed);
            if (square > 1e-12) tryAxis(crossed * (1.0 / math::sqrt(square)));
        }
    }
    return largest;
}

glm::dvec3 corner(const HullBox& box, int index) {
    glm::dvec3 point = box.centreM;
    for (int i = 0; i < 3; ++i) {
        point += box.axis[i] * ((index >> i & 1) != 0 ? box.halfM[i] : -box.halfM[i]);
    }
    return point;
}

double pointBoxSquared(const glm::dvec3& point, const HullBox& box) {
    const glm::dvec3 offset = point - box.centreM;
    double sum = 0.0;
    for (int i = 0; i < 3; ++i) {
        const double along = glm::dot(offset, box.axis[i]);
        const double beyond = (along < 0.0 ? -along : along) - box.halfM[i];
        if (beyond > 0.0) sum += beyond * beyond;
    }
    return sum;
}

struct Segment {
    glm::dvec3 from, along;
};

std::array<Segment, 12> edges(const HullBox& box) {
    std::array<Segment, 12> all;
    std::size_t count = 0;
    for (int i = 0; i < 3; ++i) {
        for (int index = 0; index < 8; ++index) {
            if ((index >> i & 1) != 0) continue;
            all[count++] = {corner(box, index), box.axis[i] * (2.0 * box.halfM[i])};
        }
    }
    return all;
}

/// Source: closest points of two segments by clamped projection; C. Ericson, "Real-Time Collision
/// Detection", 5.1.9.
double segmentsSquared(const Segment& p, const Segment& q) {
    const glm::dvec3 r = p.from - q.from;
    const double a = glm::dot(p.along, p.along);
    const double e = glm::dot(q.along, q.along);
    const double f = glm::dot(q.along, r);
    const double c = glm::dot(p.along, r);
    const double b = glm::dot(p.along, q.along);
    if (a <= 0.0 || e <= 0.0) return std::numeric_limits<double>::max();  // a flat box: faces cover it
    const double denominator = a * e - b * b;
    double s = denominator > 1e-9 * a * e ? std::clamp((b * f - c * e) / denominator, 0.0, 1.0) : 0.0;
    double t = (b * s + f) / e;
    if (t < 0.0) {
        t = 0.0;
        s = std::clamp(-c / a, 0.0, 1.0);
    } else if (t > 1.0) {
        t = 1.0;
        s = std::clamp((b - c) / a, 0.0, 1.0);
    }
    const glm::dvec3 apart = r + p.along * s - q.along * t;
    return glm::dot(apart, apart);
}

}  // namespace

double hullGapM(const HullBox& a, const HullBox& b) {
    const double apartM = separationM(a, b);
    if (apartM <= 0.0) return apartM;
    // The closest points of two boxes apart lie on a corner and a face, or on two edges.
    double least = std::numeric_limits<double>::max();
    for (int i = 0; i < 8; ++i) {
        least = std::min({least, pointBoxSquared(corner(a, i), b), pointBoxSquared(corner(b, i), a)});
    }
    if (least > apartM * apartM * (1.0 + 1e-12)) {
        const std::array<Segment, 12> edgesB = edges(b);
        for (const Segment& edgeA : edges(a)) {
            for (const Segment& edgeB : edgesB) least = std::min(least, segmentsSquared(edgeA, edgeB));
        }
    }
    return math::sqrt(least);
}

SmallestGap smallestGap(const HullBox& a, const HullBox& b, const glm::dvec3& moveM, int evaluations) {
    constexpr double kGolden = 0.6180339887498949;
    HullBox moved = b;
    const auto gapAt = [&](double fraction) {
        moved.centreM = b.centreM + moveM * fraction;
        return hullGapM(a, moved);
    };
    // By convexity the smallest is at an end where the gap does not fall on the way in.
    constexpr double kInwards = 1e-4;
    const double gapStart = gapAt(0.0), gapEnd = gapAt(1.0);
    if (gapEnd <= gapStart && gapAt(1.0 - kInwards) >= gapEnd) return {gapEnd, 1.0};
    if (gapStart <= gapEnd && gapAt(kInwards) >= gapStart) return {gapStart, 0.0};
    double low = 0.0, high = 1.0;
    double left = high - kGolden, right = low + kGolden;
    double gapLeft = gapAt(left), gapRight = gapAt(right);
    SmallestGap best{gapStart, 0.0};
    const auto keep = [&](double gapM, double fraction) {
        if (gapM < best.gapM) best = {gapM, fraction};
    };
    keep(gapEnd, 1.0);
    keep(gapLeft, left);
    keep(gapRight, right);
    for (int i = 6; i < evaluations; ++i) {
        if (gapLeft <= gapRight) {
            high = right;
            right = left;
            gapRight = gapLeft;
            left = high - kGolden * (high - low);
            keep(gapLeft = gapAt(left), left);
        } else {
            low = left;
            left = right;
            gapLeft = gapRight;
            right = low + kGolden * (high - low);
            keep(gapRight = gapAt(right), right);
        }
    }
    return best;
}

}  // namespace openline::sim
