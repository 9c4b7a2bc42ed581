#include "view/label_field.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

#include "view/globe_lines.h"

namespace openline::view {

namespace {

constexpr double kFadeInS = 0.25;
constexpr double kAbsentAtLeastS = 0.8;  // a label that lost its place does not flicker back
constexpr double kStayAtLeastS = 8.0;    // between moves that only look better
constexpr float kKeepMarginPx = 1.0f;    // a label keeps its place until something really touches it,
// and moves to where there is air around it if there is such a place, so that it can stay there.
constexpr std::array<float, 2> kMoveMarginsPx{12.0f, 4.0f};
constexpr double kGoesFirstRank = 80.0;  // encounters and what is picked
constexpr float kLineSpacing = 1.2f;     // line to line, in ems of the lower line
constexpr int kNearSlots = 8;
constexpr int kSlotCount = 24;
constexpr std::array<float, 2> kStandOffPx{26.0f, 58.0f};
constexpr std::uint64_t kForgetAfterFrames = 600;

struct Direction {
    float x, y;
};
// In order of preference: beside the craft on the right, a little below; then left; then above and below.
constexpr std::array<Direction, kNearSlots> kDirections{{
    {0.97f, 0.25f},
    {-0.97f, 0.25f},
    {0.82f, -0.66f},
    {-0.82f, -0.66f},
    {0.62f, 0.78f},
    {-0.62f, 0.78f},
    {0.0f, 1.0f},
    {0.0f, -1.0f},
}};

float reachOf(int slot) {
    return slot < kNearSlots ? 0.0f : kStandOffPx[static_cast<std::size_t>(slot / kNearSlots - 1)];
}

/// From the anchor along a unit vector to where the symbol or the hull ends.
float clearPx(const LabelRequest& request, float x, float y) {
    if (!request.hull) return request.clearPx;
    const Rectangle& hull = *request.hull;
    const float across = x > 0.0f ? hull.right / x : x < 0.0f ? hull.left / x : 1e6f;
    const float along = y > 0.0f ? hull.bottom / y : y < 0.0f ? hull.top / y : 1e6f;
    return std::max(std::min(across, along), 0.0f);
}

frame::Align alignOf(int slot) {
    const float x = kDirections[static_cast<std::size_t>(slot % kNearSlots)].x;
    return x > 0.0f ? frame::Align::left : x < 0.0f ? frame::Align::right : frame::Align::centre;
}

}  // namespace

void Occupancy::reset(float widthPx, float heightPx) {
    columns_ = std::max(1, static_cast<int>(widthPx / kCellPx) + 1);
    rows_ = std::max(1, static_cast<int>(heightPx / kCellPx) + 1);
    cells_.resize(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_));
    for (auto& cell : cells_) cell.clear();
    taken_.clear();
}

Occupancy::Range Occupancy::cells(const Rectangle& rectangle) const {
    const auto cell = [](float px, int count) {
        return std::clamp(static_cast<int>(std::clamp(px, -1e6f, 1e6f) / kCellPx), 0, count - 1);
    };
    return {cell(rectangle.left, columns_), cell(rectangle.top, rows_), cell(rectangle.right, columns_),
            cell(rectangle.bottom, rows_)};
}

void Occupancy::take(const Rectangle& rectangle) {
    const Range range = cells(rectangle);
    const auto id = static_cast<std::uint32_t>(taken_.size());
    taken_.push_back(rectangle);
    for (int row = range.top; row <= range.bottom; ++row) {
        for (int column = range.left; column <= range.right; ++column) {
            cells_[cellAt(row, column)].push_back(id);
        }
    }
}

bool Occupancy::isFree(const Rectangle& rectangle) const {
    const Range range = cells(rectangle);
    for (int row = range.top; row <= range.bottom; ++row) {
        for (int column = range.left; column <= range.right; ++column) {
            for (const std::uint32_t id : cells_[cellAt(row, column)]) {
                if (taken_[id].overlaps(rectangle)) return false;
            }
        }
    }
    return true;
}

LabelField::LabelField(LabelMemory::Impl& memory, const frame::FontMetrics& fonts, Rectangle bounds,
                       float widthPx, float heightPx, float uiScale, double wallS)
    : memory_(memory),
      fonts_(fonts),
      bounds_(bounds),
      uiScale_(uiScale),
      wallS_(wallS),
      first_(memory.kept.empty()) {
    memory_.occupancy.reset(widthPx, heightPx);
    ++memory_.frame;
}

bool LabelField::isInside(const Rectangle& rectangle) const {
    return rectangle.left >= bounds_.left && rectangle.top >= bounds_.top &&
           rectangle.right <= bounds_.right && rectangle.bottom <= bounds_.bottom;
}

bool LabelField::isFree(const Rectangle& rectangle) const {
    return memory_.occupancy.isFree(rectangle);
}

int LabelField::rememberedSlot(LabelKey key) const {
    const auto found = memory_.kept.find(key.value());
    if (found == memory_.kept.end() || found->second.frame + 1 != memory_.frame) return -1;
    return found->second.slot;
}

double LabelField::keepSlot(LabelKey key, int slot) {
    auto [entry, isNew] = memory_.kept.try_emplace(key.value());
    LabelMemory::Impl::Kept& kept = entry->second;
    const bool wasAway = isNew || kept.frame + 1 != memory_.frame;
    if (wasAway || kept.slot != slot) {
        kept.sinceS = first_ ? wallS_ - kFadeInS : wallS_;
        kept.slot = slot;
    }
    kept.frame = memory_.frame;
    return std::clamp((wallS_ - kept.sinceS) / kFadeInS, 0.0, 1.0);
}

LabelField::Size LabelField::sizeOf(const LabelRequest& request) const {
    Size size;
    for (std::size_t i = 0; i < request.lines.size(); ++i) {
        const LabelLine& line = request.lines[i];
        size.width = std::max(size.width, fonts_.widthPx(line.text, line.sizePx, line.weight));
        size.height += line.sizePx * (i == 0 ? 1.0f : kLineSpacing);
    }
    if (request.underlined) size.height += 8.0f * uiScale_;
    return size;
}

Rectangle LabelField::rectangleAt(const LabelRequest& request, Size size, int slot) const {
    const Direction direction = kDirections[static_cast<std::size_t>(slot % kNearSlots)];
    const float gap = clearPx(request, direction.x, direction.y) + (6.0f + reachOf(slot)) * uiScale_;
    const float x = request.x + direction.x * gap;
    const float y = request.y + direction.y * gap;
    Rectangle rectangle;
    switch (alignOf(slot)) {
        case frame::Align::left:
            rectangle.left = x;
            break;
        case frame::Align::right:
            rectangle.left = x - size.width;
            break;
        case frame::Align::centre:
            rectangle.left = x - 0.5f * size.width;
            break;
    }
    // Beside the anchor the text is centred on it; above and below it stands clear of it.
    const float steep = std::clamp((std::abs(direction.y) - 0.3f) / 0.35f, 0.0f, 1.0f);
    const float centred = y - 0.5f * size.height;
    const float clear = direction.y > 0.0f ? y : y - size.height;
    rectangle.top = centred + (clear - centred) * steep;
    rectangle.right = rectangle.left + size.width;
    rectangle.bottom = rectangle.top + size.height;
    return rectangle;
}

bool LabelField::fits(const LabelRequest& request, const Rectangle& rectangle, int slot,
                      float marginPx) const {
    if (!isInside(rectangle) || !isFree(rectangle.grown(marginPx * uiScale_))) return false;
    if (slot < kNearSlots) return true;
    // The leader must not run through something else: look at its middle and beyond, clear of the symbol
    // itself.
    const glm::vec2 anchor(request.x, request.y);
    const glm::vec2 end(std::clamp(request.x, rectangle.left, rectangle.right),
                        std::clamp(request.y, rectangle.top, rectangle.bottom));
    const float length = glm::length(end - anchor);
    const float clear = length > 0.0f ? clearPx(request, (end - anchor).x / length, (end - anchor).y / length)
                                      : request.clearPx;
    for (const float share : {0.5f, 0.7f, 0.9f}) {
        if (share * length < clear + 4.0f) continue;
        const glm::vec2 point = anchor + (end - anchor) * share;
        if (!isFree({point.x - 1.0f, point.y - 1.0f, point.x + 1.0f, point.y + 1.0f})) return false;
    }
    return true;
}

bool LabelField::isOnTail(const LabelRequest& request, const Rectangle& rectangle) const {
    if (request.tailPx == glm::dvec2(0.0)) return false;
    constexpr int kSteps = 12;
    const Rectangle near = rectangle.grown(2.0f * uiScale_);
    for (int i = request.tailBothWays ? -kSteps : 1; i <= kSteps; ++i) {
        const glm::dvec2 p =
            glm::dvec2(request.x, request.y) + request.tailPx * (static_cast<double>(i) / kSteps);
        const float x = toFloat(p.x), y = toFloat(p.y);
        if (near.overlaps({x, y, x, y})) return true;
    }
    return false;
}

int LabelField::freshSlot(const LabelRequest& request, Size size, bool offTail) const {
    const int from = request.alwaysLeader ? kNearSlots : 0;
    const int to = request.mayStandOff || request.alwaysLeader ? kSlotCount : kNearSlots;
    for (const float marginPx : kMoveMarginsPx) {
        for (int slot = from; slot < to; ++slot) {
            const Rectangle rectangle = rectangleAt(request, size, slot);
            if (offTail && isOnTail(request, rectangle)) continue;
            if (fits(request, rectangle, slot, marginPx)) return slot;
        }
    }
    return -1;
}

int LabelField::anySlot(const LabelRequest& request, Size size) const {
    for (int slot = 0; request.mustStand && slot < kSlotCount; ++slot)
        if (isInside(rectangleAt(request, size, slot))) return slot;
    return -1;
}

bool LabelField::keepsPlace(const LabelRequest& request) const {
    const int slot = rememberedSlot(request.key);
    return slot >= 0 && fits(request, rectangleAt(request, sizeOf(request), slot), slot, kKeepMarginPx);
}

int LabelField::chooseSlot(const LabelRequest& request, Size size) const {
    const auto found = memory_.kept.find(request.key.value());
    const bool known = found != memory_.kept.end() && found->second.frame + 1 == memory_.frame;
    if (known && found->second.slot >= 0) {
        const int kept = found->second.slot;
        const Rectangle rectangle = rectangleAt(request, size, kept);
        if (fits(request, rectangle, kept, kKeepMarginPx)) {
            // A craft that has turned may put its trail through its label: that is worth a move, but not
            // often.
            const bool rested = wallS_ - found->second.sinceS > kStayAtLeastS;
            if (!rested || !isOnTail(request, rectangle)) return kept;
            const int better = freshSlot(request, size, true);
            return better >= 0 && better < kNearSlots ? better : kept;
        }
    }
    const bool waiting = known && found->second.slot < 0 && wallS_ >= found->second.sinceS &&
                         wallS_ - found->second.sinceS < kAbsentAtLeastS;
    if (waiting) return -1;
    const int offTail = freshSlot(request, size, true);
    if (offTail >= 0 && offTail < kNearSlots) return offTail;
    const int onTail = freshSlot(request, size, false);
    return onTail >= 0 ? onTail : anySlot(request, size);
}

void LabelField::writeLeader(const LabelRequest& request, const Rectangle& rectangle, double opacity,
                             frame::Flat& flat) const {
    const glm::dvec2 anchor(request.x, request.y);
    const bool rightOfAnchor = rectangle.left > request.x;
    const float ruleY = request.lines.empty() ? rectangle.top
                        : request.underlined
                            ? rectangle.top + request.lines[0].sizePx + 5.0f * uiScale_
                            : std::clamp(request.y, rectangle.top + 2.0f, rectangle.bottom - 2.0f);
    glm::dvec2 end(std::clamp(request.x, rectangle.left - 3.0f, rectangle.right + 3.0f), ruleY);
    if (request.underlined) end.x = rightOfAnchor ? rectangle.left : rectangle.right;
    const double length = glm::length(end - anchor);
    if (length <= 0.0) return;
    const glm::dvec2 way = (end - anchor) / length;
    const double clear = clearPx(request, toFloat(way.x), toFloat(way.y));
    if (length < clear + 2.0) return;
    const frame::Colour colour = faded(request.leader, opacity);
    const float width = (request.underlined ? 1.5f : 1.0f) * uiScale_;
    addLine(flat, anchor + way * clear, end, colour, width);
    if (request.underlined) {
        addLine(flat, {rectangle.left, ruleY}, {rectangle.right, ruleY}, colour, width);
    }
}

void LabelField::write(const LabelRequest& request, Size size, int slot, double opacity, frame::Flat& flat) {
    const Rectangle rectangle = rectangleAt(request, size, slot);
    block(rectangle);
    if (opacity <= 0.0) return;
    if (slot >= kNearSlots || request.underlined) writeLeader(request, rectangle, opacity, flat);
    const frame::Align align = alignOf(slot);
    const float x = align == frame::Align::left    ? rectangle.left
                    : align == frame::Align::right ? rectangle.right
                                                   : 0.5f * (rectangle.left + rectangle.right);
    float baseline = rectangle.top;
    for (std::size_t i = 0; i < request.lines.size(); ++i) {
        const LabelLine& line = request.lines[i];
        baseline += line.sizePx * (i == 0 ? 0.82f : kLineSpacing);
        if (i == 1 && request.underlined) baseline += 8.0f * uiScale_;
        flat.texts.push_back({line.text, x, baseline, line.sizePx, line.weight, align,
                              faded(line.colour, opacity), faded(request.halo, opacity), 0.0f, 0.0f});
    }
}

void LabelField::place(frame::Flat& flat) {
    std::vector<std::uint32_t> order(requests_.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [this](std::uint32_t a, std::uint32_t b) {
        if (requests_[a].rank != requests_[b].rank) return requests_[a].rank > requests_[b].rank;
        return requests_[a].key.value() < requests_[b].key.value();
    });
    const auto settle = [&](const LabelRequest& request) {
        const Size size = sizeOf(request);
        const int slot = chooseSlot(request, size);
        const double fresh = keepSlot(request.key, slot);
        if (slot >= 0) write(request, size, slot, fresh * request.opacity, flat);
    };
    // What matters most goes where it likes; then whoever can stay stays; and who has to move finds what is
    // left, so that one move does not set off others.
    std::vector<std::uint32_t> homeless;
    for (const std::uint32_t i : order) {
        const LabelRequest& request = requests_[i];
        if (request.rank >= kGoesFirstRank || keepsPlace(request))
            settle(request);
        else
            homeless.push_back(i);
    }
    for (const std::uint32_t i : homeless) settle(requests_[i]);
    requests_.clear();
    if (memory_.frame % kForgetAfterFrames != 0) return;
    std::erase_if(memory_.kept, [this](const auto& entry) {
        return entry.second.frame + kForgetAfterFrames < memory_.frame;
    });
}

}  // namespace openline::view
