// Puts labels where nothing else is. What is asked for first by rank gets its place first; where a label
// stood last time is tried first, so labels hold still. Knows rectangles in pixels, nothing of units or maps.
#pragma once

#include <array>
#include <cstdint>
#include <glm/vec2.hpp>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "frame/font_metrics.h"
#include "frame/frame_data.h"
#include "view/build_frame.h"

namespace openline::view {

struct Rectangle {
    float left = 0.0f, top = 0.0f, right = 0.0f, bottom = 0.0f;
    [[nodiscard]] bool overlaps(const Rectangle& other) const {
        return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
    [[nodiscard]] Rectangle grown(float byPx) const {
        return {left - byPx, top - byPx, right + byPx, bottom + byPx};
    }
    [[nodiscard]] float width() const { return right - left; }
    [[nodiscard]] float height() const { return bottom - top; }
};

/// Rectangles that are taken, found quickly by place.
class Occupancy {
  public:
    void reset(float widthPx, float heightPx);
    void take(const Rectangle& rectangle);
    [[nodiscard]] bool isFree(const Rectangle& rectangle) const;

  private:
    static constexpr float kCellPx = 64.0f;
    struct Range {
        int left, top, right, bottom;
    };
    [[nodiscard]] Range cells(const Rectangle& rectangle) const;
    [[nodiscard]] std::size_t cellAt(int row, int column) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
               static_cast<std::size_t>(column);
    }
    int columns_ = 0, rows_ = 0;
    std::vector<std::vector<std::uint32_t>> cells_;
    std::vector<Rectangle> taken_;
};

enum class LabelKind : std::uint8_t {
    unit,
    flight,
    place,
    sea,
    zone,
    encounter,
    channel,
    ring,
    missVector,
    measure
};

struct LabelKey {
    LabelKind kind{};
    std::uint32_t index = 0;
    [[nodiscard]] std::uint64_t value() const { return (static_cast<std::uint64_t>(kind) << 32) | index; }
};

struct LabelLine {
    std::string text;
    float sizePx = 15.0f;
    frame::FontWeight weight = frame::FontWeight::regular;
    frame::Colour colour;
};

struct LabelRequest {
    LabelKey key;
    float x = 0.0f, y = 0.0f;       ///< anchor
    float clearPx = 8.0f;           ///< radius of the symbol around it
    std::optional<Rectangle> hull;  ///< instead of it, what a near craft covers about the anchor
    double rank = 0.0;              ///< higher is placed first
    double opacity = 1.0;
    bool underlined = false;  ///< a rule between the lines that runs on as the leader
    bool alwaysLeader = false;
    glm::dvec2 tailPx{0.0};     ///< the trail runs this way from the anchor; labels keep off it if they can
    bool tailBothWays = false;  ///< a line runs through the anchor rather than from it
    bool mustStand = false;     ///< over whatever is there, if there is no free place
    bool mayStandOff = true;    ///< farther places with a leader may be used
    frame::Colour leader;
    frame::Colour halo;
    std::vector<LabelLine> lines;
};

/// What a LabelMemory keeps.
struct LabelMemory::Impl {
    struct Kept {
        int slot = -1;        ///< -1: had no place
        double sinceS = 0.0;  ///< wall time of the last change
        std::uint64_t frame = 0;
    };
    std::unordered_map<std::uint64_t, Kept> kept;
    std::uint64_t frame = 0;
    Occupancy occupancy;  ///< scratch, so that its memory is reused
};

class LabelField {
  public:
    /// `bounds` is the picture without panels and edges.
    LabelField(LabelMemory::Impl& memory, const frame::FontMetrics& fonts, Rectangle bounds, float widthPx,
               float heightPx, float uiScale, double wallS);

    /// Nothing may stand here.
    void block(const Rectangle& rectangle) { memory_.occupancy.take(rectangle); }
    [[nodiscard]] bool isFree(const Rectangle& rectangle) const;
    [[nodiscard]] bool isInside(const Rectangle& rectangle) const;
    void want(LabelRequest request) { requests_.push_back(std::move(request)); }
    /// Places what was wanted and writes it.
    void place(frame::Flat& flat);

    /// For names that choose their places themselves: the slot of last time or -1, and the opacity of a fresh
    /// one.
    [[nodiscard]] int rememberedSlot(LabelKey key) const;
    double keepSlot(LabelKey key, int slot);
    [[nodiscard]] const frame::FontMetrics& fonts() const { return fonts_; }

  private:
    struct Size {
        float width = 0.0f, height = 0.0f;
    };
    struct Slot;
    [[nodiscard]] Size sizeOf(const LabelRequest& request) const;
    [[nodiscard]] Rectangle rectangleAt(const LabelRequest& request, Size size, int slot) const;
    [[nodiscard]] bool fits(const LabelRequest& request, const Rectangle& rectangle, int slot,
                            float marginPx) const;
    [[nodiscard]] bool isOnTail(const LabelRequest& request, const Rectangle& rectangle) const;
    /// Of one that must stand: the first place inside the picture.
    [[nodiscard]] int anySlot(const LabelRequest& request, Size size) const;
    [[nodiscard]] int freshSlot(const LabelRequest& request, Size size, bool offTail) const;
    /// Can it stay where it stood last time?
    [[nodiscard]] bool keepsPlace(const LabelRequest& request) const;
    [[nodiscard]] int chooseSlot(const LabelRequest& request, Size size) const;
    void write(const LabelRequest& request, Size size, int slot, double opacity, frame::Flat& flat);
    void writeLeader(const LabelRequest& request, const Rectangle& rectangle, double opacity,
                     frame::Flat& flat) const;

    LabelMemory::Impl& memory_;
    const frame::FontMetrics& fonts_;
    Rectangle bounds_;
    float uiScale_;
    double wallS_;
    bool first_;  ///< nothing was remembered: labels stand at once
    std::vector<LabelRequest> requests_;
};

}  // namespace openline::view
