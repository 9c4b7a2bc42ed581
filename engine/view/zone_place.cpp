#include "view/zone_place.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

namespace openline::view {

namespace {

constexpr double kStraightWithinPx = 4.0;  // a name's line bends no more than this under it
constexpr double kSteep = 0.75;            // sine of a slope beyond which a shorter name elsewhere is better
constexpr double kSteepCost = 0.8;
constexpr double kOnCraftCost = 0.5;     // less than what staying is worth
constexpr std::size_t kMostCraft = 100;  // where there are more, no place is free of them
constexpr double kGapShare = 1.2;        // of a name's height, before and behind it together
constexpr int kWindows = 48;             // places along a line that are tried for its name
constexpr int kInsidePlaces = 9;         // across and down an outline, tried for a level name
constexpr int kSlotsOfWindows = 2 * (kWindows + 1);
constexpr int kSlotsOfPart = 2 * kSlotsOfWindows;  // along a line, then beyond the ends of its pieces
constexpr double kPieceShare = 0.55;               // of a name, that a straight piece has under it at least
constexpr int kInsideSlot = kSlotsOfVariant - kInsidePlaces * kInsidePlaces;

bool isStraight(const ScreenLine& line, double from, double width, double withinPx) {
    const glm::dvec2 a = line.at(from), b = line.at(from + width);
    for (const double share : {0.2, 0.4, 0.6, 0.8}) {
        if (glm::length(line.at(from + width * share) - (a + (b - a) * share)) > withinPx) return false;
    }
    return true;
}

bool isFree(const Stage& stage, const NameBox& box) {
    return forSquares(box, [&](const Rectangle& square) {
        return stage.labels.isInside(square) && stage.labels.isFree(square);
    });
}

/// Is a craft's symbol under it? Near craft cross the picture while it plays, so this is no reason to move,
/// only one to begin elsewhere.
bool isOnCraft(const Stage& stage, const NameBox& box) {
    const glm::dvec2 down(-box.direction.y, box.direction.x);
    return std::ranges::any_of(stage.sights, [&](const UnitSight& sight) {
        if (sight.grouped > 0.5 || stage.sights.size() > kMostCraft) return false;
        const glm::dvec2 off = sight.shownPx - box.centre;
        const double reach = 0.5 * static_cast<double>(sight.symbolPx);
        return std::abs(glm::dot(off, box.direction)) < 0.5 * box.size.x + reach &&
               std::abs(glm::dot(off, down)) < 0.5 * box.size.y + reach;
    });
}

bool isInside(const ScreenLine& outline, glm::dvec2 point) {
    bool inside = false;
    const auto& points = outline.points;
    for (std::size_t i = 0, j = points.size() - 1; i < points.size(); j = i++) {
        if ((points[i].y > point.y) == (points[j].y > point.y)) continue;
        const double t = (point.y - points[i].y) / (points[j].y - points[i].y);
        if (point.x < points[i].x + t * (points[j].x - points[i].x)) inside = !inside;
    }
    return inside;
}

bool isClosedOnPicture(std::span<const ScreenLine> lines) {
    return lines.size() == 1 && lines[0].points.size() > 3 &&
           glm::length(lines[0].points.front() - lines[0].points.back()) < 2.0;
}

/// Looks for the place of one wording of a zone's name.
class NameSearch {
  public:
    NameSearch(const Stage& stage, const ZoneInk& ink, const ZoneNameRequest& request, glm::dvec2 size,
               int remembered)
        : stage_(stage), ink_(ink), request_(request), size_(size), remembered_(remembered) {}

    /// `beyond`: where no piece of the line is as long as the name, it reaches over both ends of one.
    NamePlace find(bool beyond) {
        if (beyond) {
            for (std::size_t part = 0; part < request_.lines.size(); ++part)
                lookBeyond(request_.lines[part], static_cast<int>(part));
            return best_;
        }
        for (std::size_t part = 0; part < request_.lines.size(); ++part)
            lookAlong(request_.lines[part], static_cast<int>(part));
        const bool isArea = stage_.moment.definition.zones[request_.zone].closed;
        if (best_.slot < 0 && isArea && isClosedOnPicture(request_.lines)) lookInside(request_.lines[0]);
        return best_;
    }

  private:
    void lookAlong(const ScreenLine& line, int part) {
        const double total = line.length();
        if (total < size_.x * 1.05 || (part + 1) * kSlotsOfPart > kInsideSlot) return;
        for (int i = 0; i <= kWindows; ++i) {
            const double from = (total - size_.x) * i / kWindows;
            const int slot = part * kSlotsOfPart + 2 * i;
            const bool kept = slot == remembered_ || slot + 1 == remembered_;
            if (!isStraight(line, from, size_.x, kStraightWithinPx * (kept ? 1.6 : 1.0) * stage_.ui))
                continue;
            const glm::dvec2 a = line.at(from), b = line.at(from + size_.x);
            glm::dvec2 direction = glm::normalize(b - a);
            if (direction.x < 0.0) direction = -direction;
            const glm::dvec2 above(direction.y, -direction.x);
            for (const int side : {0, 1}) {
                const glm::dvec2 centre = 0.5 * (a + b) + above * (size_.y * 0.95 * (side == 0 ? 1.0 : -1.0));
                tryAlong({centre, direction, size_}, slot + side, std::abs(2.0 * i / kWindows - 1.0));
            }
        }
    }

    /// Farther off the line than a name along it, so that it clears the line's next turn; may cross none.
    void lookBeyond(const ScreenLine& line, int part) {
        const double total = line.length(), piece = kPieceShare * size_.x;
        if (total < piece || (part + 1) * kSlotsOfPart > kInsideSlot) return;
        for (int i = 0; i <= kWindows; ++i) {
            const double from = (total - piece) * i / kWindows;
            const int slot = part * kSlotsOfPart + kSlotsOfWindows + 2 * i;
            const bool kept = slot == remembered_ || slot + 1 == remembered_;
            if (!isStraight(line, from, piece, kStraightWithinPx * (kept ? 1.6 : 1.0) * stage_.ui)) continue;
            const glm::dvec2 a = line.at(from), b = line.at(from + piece);
            glm::dvec2 direction = glm::normalize(b - a);
            if (direction.x < 0.0) direction = -direction;
            const glm::dvec2 above(direction.y, -direction.x);
            for (const int side : {0, 1}) {
                const glm::dvec2 centre = 0.5 * (a + b) + above * (size_.y * 1.45 * (side == 0 ? 1.0 : -1.0));
                consider({centre, direction, size_}, slot + side,
                         -std::abs(direction.y) - 0.2 * std::abs(2.0 * i / kWindows - 1.0), true);
            }
        }
    }

    /// `offMiddle`: 0 in the middle of the line, 1 at its ends.
    void tryAlong(const NameBox& box, int slot, double offMiddle) {
        // Up to a slope of one in two a name is read at a glance; a steep one makes heads turn.
        const double slope = std::abs(box.direction.y);
        double score =
            -slope - (slope > kSteep ? kSteepCost : 0.0) - 0.4 * offMiddle - (slot % 2 == 0 ? 0.0 : 0.15);
        if (stage_.moment.definition.zones[request_.zone].closed)
            score -= 1.2 * box.centre.y / stage_.eye.heightPx();
        consider(box, slot, score, false);
    }

    void lookInside(const ScreenLine& outline) {
        glm::dvec2 low(1e9), high(-1e9);
        for (const glm::dvec2& p : outline.points) {
            low = glm::min(low, p);
            high = glm::max(high, p);
        }
        for (int place = 0; place < kInsidePlaces * kInsidePlaces; ++place) {
            const int row = place / kInsidePlaces, column = place % kInsidePlaces;
            const glm::dvec2 share((column + 1) / (kInsidePlaces + 1.0), (row + 1) / (kInsidePlaces + 1.0));
            const NameBox box{low + (high - low) * share, {1.0, 0.0}, size_};
            const glm::dvec2 half = 0.5 * size_;
            const bool within = isInside(outline, box.centre - half) &&
                                isInside(outline, box.centre + half) &&
                                isInside(outline, box.centre + glm::dvec2(half.x, -half.y)) &&
                                isInside(outline, box.centre + glm::dvec2(-half.x, half.y));
            if (within) consider(box, kInsideSlot + place, -glm::length(share - glm::dvec2(0.5, 0.35)), true);
        }
    }

    void consider(const NameBox& box, int slot, double score, bool ownToo) {
        if (slot == remembered_) score += 0.8;
        // Another name needs a gap before and behind it; a name that stands keeps its place without.
        NameBox room = box;
        if (slot != remembered_) room.size.x += kGapShare * size_.y;
        if (score <= best_.score || !isFree(stage_, room)) return;
        if (isOnCraft(stage_, box)) score -= kOnCraftCost;
        if (score <= best_.score) return;
        if (ink_.crosses(box.centre, box.direction, box.size, request_.zone, ownToo)) return;
        best_ = {box, slot, score};
    }

    const Stage& stage_;
    const ZoneInk& ink_;
    const ZoneNameRequest& request_;
    glm::dvec2 size_;
    int remembered_;
    NamePlace best_;
};

}  // namespace

NamePlace findNamePlace(const Stage& stage, const ZoneInk& ink, const ZoneNameRequest& request,
                        glm::dvec2 size, int remembered, bool beyond) {
    return NameSearch(stage, ink, request, size, remembered).find(beyond);
}

}  // namespace openline::view
