#include "render/map_lines.h"

#include <algorithm>
#include <cmath>

#include <glm/geometric.hpp>
#include <glm/matrix.hpp>

#include "render/rounded_byte.h"

namespace openline::render {

namespace {
constexpr float kThinnestPx = 1.6f;   ///< points nearer to the last one than this are left out
constexpr float kStraightPx = 0.25f;  ///< and those that lie this near to the line without them
constexpr float kLongestPx = 24.0f;   ///< so that small turns do not add up
constexpr float kMarginPx = 64.0f;
constexpr float kFullFacing = 0.12f;  ///< cosine at which a line is no longer faded by the horizon
constexpr float kNormalStretch =
    1.00673949674f;  ///< a2 / b2 of the ellipsoid: turns a surface point into its normal

frame::Colour withOpacity(const glm::vec3& colour, float opacity) {
    const auto byte = [](float v) { return roundedByte(std::clamp(v, 0.0f, 1.0f) * 255.0f); };
    return {byte(colour.r), byte(colour.g), byte(colour.b), byte(opacity)};
}
}  // namespace

MapLineBuilder::MapLineBuilder(const frame::Camera& camera, frame::Flat& out)
    : out_(out),
      toEye_(glm::transpose(camera.axes)),
      eyeFlattened_(camera.eye.m * glm::dvec3(1.0, 1.0, static_cast<double>(kNormalStretch))),
      halfWidth_(static_cast<float>(camera.widthPx) * 0.5f),
      halfHeight_(static_cast<float>(camera.heightPx) * 0.5f) {
    scaleY_ = halfHeight_ / static_cast<float>(std::tan(camera.verticalFovRad / 2.0));
    scaleX_ = scaleY_;
}

void MapLineBuilder::beginLine(frame::Colour colour, float widthPx) {
    colour_ = colour;
    widthPx_ = widthPx;
    running_ = holding_ = pending_ = false;
}

/// Is the held point no loss between the last one and this?
bool MapLineBuilder::straightTo(const Seen& point) const {
    const float dx = point.x - last_.x, dy = point.y - last_.y, hx = held_.x - last_.x,
                hy = held_.y - last_.y;
    const float square = dx * dx + dy * dy, across = dx * hy - dy * hx;
    return square < kLongestPx * kLongestPx && dx * hx + dy * hy > 0.0f && hx * hx + hy * hy < square &&
           across * across < kStraightPx * kStraightPx * square;
}

void MapLineBuilder::add(const glm::vec3& fromEye) {
    const glm::vec3 normal = glm::vec3(fromEye.x, fromEye.y, fromEye.z * kNormalStretch) + eyeFlattened_;
    const float facing = -glm::dot(normal, fromEye);
    const glm::vec3 p = toEye_ * fromEye;
    if (facing <= 0.0f || p.z > -1e-3f) return cut();
    Seen seen{halfWidth_ + scaleX_ * p.x / -p.z, halfHeight_ - scaleY_ * p.y / -p.z, 1.0f};
    if (!(std::abs(seen.x - halfWidth_) < 1e6f && std::abs(seen.y - halfHeight_) < 1e6f)) return cut();
    if (running_) {
        const Seen& before = holding_ ? held_ : last_;
        const float dx = seen.x - before.x, dy = seen.y - before.y;
        if (dx * dx + dy * dy < kThinnestPx * kThinnestPx) {
            // Remembered, so that a line ends where it should.
            seen.opacity = before.opacity;
            waiting_ = seen;
            pending_ = true;
            return;
        }
    }
    const float cosine = facing / (glm::length(normal) * glm::length(fromEye));
    seen.opacity = std::min(1.0f, cosine / kFullFacing);
    pending_ = false;
    if (!running_) return emit(seen);
    if (holding_ && !straightTo(seen)) emit(held_);
    held_ = seen;
    holding_ = true;
}

void MapLineBuilder::emit(const Seen& point) {
    holding_ = false;
    if (!running_) {
        running_ = true;
        last_ = point;
        first_ = static_cast<std::uint32_t>(out_.lineVertices.size());
    } else if (std::max(point.x, last_.x) < -kMarginPx ||
               std::min(point.x, last_.x) > 2.0f * halfWidth_ + kMarginPx ||
               std::max(point.y, last_.y) < -kMarginPx ||
               std::min(point.y, last_.y) > 2.0f * halfHeight_ + kMarginPx) {
        // Wholly beside the picture: start anew here.
        endPiece();
        running_ = true;
        first_ = static_cast<std::uint32_t>(out_.lineVertices.size());
    }
    frame::Colour colour = colour_;
    colour.a = static_cast<std::uint8_t>(static_cast<float>(colour.a) * point.opacity);
    out_.lineVertices.push_back({point.x, point.y, colour, 0.0f});
    last_ = point;
}

void MapLineBuilder::cut() {
    const bool pending = pending_;
    if (running_ && holding_) emit(held_);
    if (running_ && pending) emit(waiting_);
    endPiece();
}

void MapLineBuilder::endPiece() {
    const auto count = static_cast<std::uint32_t>(out_.lineVertices.size()) - first_;
    if (running_ && count >= 2) {
        out_.lines.push_back({first_, count, widthPx_, 0.0f, 0.0f});
    } else if (running_) {
        out_.lineVertices.resize(first_);
    }
    running_ = holding_ = pending_ = false;
}

void MapLineBuilder::endLine() {
    cut();
}

void addMapLines(const geo::MapTile& tile, const frame::FrameData& frame, const GroundStyle& style,
                 MapLineBuilder& builder) {
    const float scale = std::max(1.0f, static_cast<float>(frame.camera.heightPx) / 1080.0f);
    const glm::vec3 tileFromEye(tile.origin.m - frame.camera.eye.m);
    // Seen from afar lines crowd: they step back.
    const auto crowding =
        static_cast<float>(std::clamp(3.5e6 / std::max(frame.camera.altitudeM, 1.0), 0.45, 1.0));
    const frame::Colour coast = withOpacity(style.coast, style.coastOpacity * crowding);
    const frame::Colour border = withOpacity(style.border, style.borderOpacity * crowding);
    for (const geo::MapLineStrip& strip : tile.lines) {
        const bool isBorder = strip.kind == geo::MapLineKind::border;
        if (isBorder && !frame.globe.borders) continue;
        builder.beginLine(isBorder ? border : coast, 0.8f * scale);
        for (std::uint32_t i = 0; i < strip.count; ++i) {
            const float* offset = tile.linePoints[strip.first + i].offsetM;
            builder.add(tileFromEye + glm::vec3(offset[0], offset[1], offset[2]));
        }
        builder.endLine();
    }
}

}  // namespace openline::render
