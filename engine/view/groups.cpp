// Craft that would lie on one spot of the picture share one symbol: the largest stands for them, says how
// many they are, and lets them go as one zooms in. Aircraft only from far away: nearer, the members of a
// flight are spread instead (units.cpp).
#include <algorithm>
#include <array>
#include <cmath>
#include <glm/geometric.hpp>
#include <unordered_map>

#include "view/stage.h"
#include "view/symbols.h"

namespace openline::view {

namespace {

constexpr double kOnePx = 13.0;    // nearer than this they are one symbol,
constexpr double kApartPx = 25.0;  // farther than this each has its own
constexpr double kStackPx = 3.4;   // between the outlines of a group
constexpr double kNothing = 0.01;
constexpr double kAircraftFromM =
    3.5e6;  // to the eye: where a theater's flights begin to lie on one another,
constexpr double kAircraftFullyM = 5.0e6;  // and where all that touch are one

/// Symbols on a coarse grid, to find those near by.
class Grid {
  public:
    explicit Grid(double cellPx) : cellPx_(cellPx) {}
    void add(glm::dvec2 px, std::uint32_t index) { cells_[key(cell(px.x), cell(px.y))].push_back(index); }
    template <class Look>
    void near(glm::dvec2 px, Look look) const {
        for (int dy = -1; dy <= 1; ++dy) {
            for (int dx = -1; dx <= 1; ++dx) {
                const auto found = cells_.find(key(cell(px.x) + dx, cell(px.y) + dy));
                if (found == cells_.end()) continue;
                for (const std::uint32_t index : found->second) look(index);
            }
        }
    }

  private:
    [[nodiscard]] int cell(double px) const { return static_cast<int>(std::floor(px / cellPx_)); }
    [[nodiscard]] static std::uint64_t key(int x, int y) {
        return (static_cast<std::uint64_t>(static_cast<std::uint32_t>(x)) << 32) |
               static_cast<std::uint32_t>(y);
    }
    double cellPx_;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> cells_;
};

bool flies(const Stage& stage, const UnitSight& sight) {
    return stage.platform(sight.unit).domain == sim::Domain::air;
}

/// 0: stands for itself wherever it is, 1: may share.
double sharing(const Stage& stage, const UnitSight& sight) {
    if (stage.standsOut(sight.unit) || sight.symbolOpacity <= kNothing || sight.modelOpacity >= 0.5)
        return 0.0;
    return flies(stage, sight) ? smoothstep(kAircraftFromM, kAircraftFullyM, sight.distanceM) : 1.0;
}

void join(const Stage& stage, UnitSight& leader, UnitSight& sight, double apartPx) {
    sight.grouped = (1.0 - smoothstep(kOnePx, kApartPx, apartPx)) * sharing(stage, sight);
    if (sight.grouped > 0.5) {
        ++leader.standsFor;
        const FlightId flight = stage.def(leader.unit).flight;
        if (!flight || stage.def(sight.unit).flight != flight) leader.oneFlight = false;
    }
    sight.shownPx += (leader.shownPx - sight.shownPx) * sight.grouped;
    sight.symbolOpacity *= 1.0 - sight.grouped;
    sight.apart = std::min(sight.apart, 1.0 - sight.grouped);
}

/// Room for how many they are, clear of their outlines whichever way they point: on the left, right, below or
/// above, where nothing stands yet. Their name, placed later, stands best on the right.
Rectangle besideGroup(const Stage& stage, const UnitSight& sight, float width, float sizePx) {
    const float behind = toFloat(kStackPx * stage.ui) * (sight.standsFor > 2 ? 2.0f : 1.0f);
    const float clear = 0.5f * sight.symbolPx + behind + stage.px(2.0);
    const float x = toFloat(sight.shownPx.x), y = toFloat(sight.shownPx.y);
    const float high = 1.2f * sizePx, down = y - 0.5f * high, middle = x - 0.5f * width;
    const std::array<glm::vec2, 4> corners{glm::vec2(x - clear - width, down), glm::vec2(x + clear, down),
                                           glm::vec2(middle, y + clear), glm::vec2(middle, y - clear - high)};
    const auto at = [&](glm::vec2 corner) {
        return Rectangle{corner.x, corner.y, corner.x + width, corner.y + high};
    };
    for (const glm::vec2 corner : corners)
        if (stage.labels.isFree(at(corner)) && stage.labels.isInside(at(corner))) return at(corner);
    return at(corners.front());
}

}  // namespace

void gatherGroups(Stage& stage) {
    std::vector<std::uint32_t> craft;
    for (std::uint32_t i = 0; i < stage.sights.size(); ++i)
        if (sharing(stage, stage.sights[i]) > kNothing) craft.push_back(i);
    // The largest first: it stands for the others.
    std::stable_sort(craft.begin(), craft.end(), [&](std::uint32_t a, std::uint32_t b) {
        return stage.platform(stage.sights[a].unit).lengthM > stage.platform(stage.sights[b].unit).lengthM;
    });
    Grid grid(kApartPx * stage.ui);
    for (const std::uint32_t index : craft) {
        UnitSight& sight = stage.sights[index];
        const SideId side = stage.def(sight.unit).side;
        UnitSight* nearest = nullptr;
        double nearestPx = kApartPx;
        grid.near(sight.truePx, [&](std::uint32_t other) {
            UnitSight& leader = stage.sights[other];
            const double px = glm::length(leader.truePx - sight.truePx) / stage.ui;
            if (px >= nearestPx || stage.def(leader.unit).side != side) return;
            if (flies(stage, leader) != flies(stage, sight)) return;
            nearest = &leader;
            nearestPx = px;
        });
        if (nearest == nullptr) {
            grid.add(sight.truePx, index);
            continue;
        }
        join(stage, *nearest, sight, nearestPx);
    }
}

void addStack(Stage& stage, const UnitSight& sight) {
    if (sight.standsFor < 2) return;
    const Silhouette& shape = silhouette(stage.platform(sight.unit).platformClass);
    const int behind = sight.standsFor > 2 ? 2 : 1;
    const double step = kStackPx * stage.ui;
    for (int i = behind; i > 0; --i) {
        const SymbolStyle style{faded(sight.colour, 0.30 * sight.symbolOpacity / i),
                                faded(sight.colour, 0.85 * sight.symbolOpacity / i), stage.px(1.0)};
        addSymbol(shape, sight.shownPx + glm::dvec2(step, -step) * static_cast<double>(i), sight.angleRad,
                  sight.symbolPx, style, stage.frame.overlay);
    }
}

void addCount(Stage& stage, const UnitSight& sight) {
    if (sight.standsFor < 2) return;
    frame::Text text;
    text.utf8 = "×" + std::to_string(sight.standsFor);
    text.sizePx = stage.textPx(12.5);
    text.weight = frame::FontWeight::semibold;
    text.colour = faded(stage.colours.text, sight.symbolOpacity);
    text.halo = faded(stage.colours.halo, sight.symbolOpacity);
    const float width = stage.labels.fonts().widthPx(text.utf8, text.sizePx, text.weight);
    text.align = frame::Align::centre;
    const Rectangle room = besideGroup(stage, sight, width, text.sizePx);
    text.x = 0.5f * (room.left + room.right);
    text.y = room.bottom - 0.2f * text.sizePx;
    stage.labels.block(room);
    stage.frame.overlay.texts.push_back(std::move(text));
}

}  // namespace openline::view
