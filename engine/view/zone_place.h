// Where a name has room: along a straight piece of its zone's line on either side, level inside the outline,
// or beside a piece that is shorter than the name. Not for what the name says.
#pragma once

#include <algorithm>

#include "view/zone_name.h"

namespace openline::view {

/// Places are numbered from 0, fewer than this.
inline constexpr int kSlotsOfVariant = 1 << 16;

/// A name's box, turned by its direction.
struct NameBox {
    glm::dvec2 centre{0.0};
    glm::dvec2 direction{1.0, 0.0};
    glm::dvec2 size{0.0};
};

/// `slot` -1: none.
struct NamePlace {
    NameBox box;
    int slot = -1;
    double score = -1e9;
};

/// Calls `with` for a row of small squares that cover the box; stops at the first that is refused.
template <class With>
bool forSquares(const NameBox& box, With with) {
    const int squares = std::max(2, static_cast<int>(box.size.x / box.size.y) + 1);
    const double half = 0.6 * box.size.y;
    for (int i = 0; i <= squares; ++i) {
        const glm::dvec2 p =
            box.centre + box.direction * (box.size.x * (static_cast<double>(i) / squares - 0.5));
        if (!with(Rectangle{toFloat(p.x - half), toFloat(p.y - half), toFloat(p.x + half),
                            toFloat(p.y + half)}))
            return false;
    }
    return true;
}

/// The best place that is free. `size`: of the text in pixels; `remembered`: its place last time, which has
/// an advantage, or what is no place. `beyond`: where no piece of the line is as long as the name, it reaches
/// over both ends of one.
NamePlace findNamePlace(const Stage& stage, const ZoneInk& ink, const ZoneNameRequest& request,
                        glm::dvec2 size, int remembered, bool beyond);

}  // namespace openline::view
