#include "app/desk_camera.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <utility>

namespace openline::app {
namespace {

constexpr double kFlightS = 0.6;
constexpr double kWheelS = 0.16;
constexpr double kZoomPerStep = 0.82;
constexpr double kGlideS = 0.14;  // time constant
constexpr double kSlowestGlidePxPs = 12.0;
constexpr double kSmallestBoxPx = 12.0;

/// Turns `point` by the rotation that takes the direction of `from` to that of `to`, by a share of it.
glm::dvec3 rotated(const glm::dvec3& point, const glm::dvec3& from, const glm::dvec3& to, double share) {
    const glm::dvec3 a = glm::normalize(from), b = glm::normalize(to);
    const glm::dvec3 cross = glm::cross(a, b);
    const double sine = glm::length(cross);
    if (sine < 1e-12) return point;
    const glm::dvec3 axis = cross / sine;
    const double angle = std::atan2(sine, glm::dot(a, b)) * share;
    return point * std::cos(angle) + glm::cross(axis, point) * std::sin(angle) +
           axis * (glm::dot(axis, point) * (1.0 - std::cos(angle)));
}

geo::Geodetic movedTarget(const geo::Geodetic& target, const geo::Geodetic& from, const geo::Geodetic& to,
                          double share) {
    const glm::dvec3 turned = rotated(geo::toEcef(target).m, geo::toEcef(from).m, geo::toEcef(to).m, share);
    geo::Geodetic result = geo::toGeodetic(geo::Ecef{turned});
    result.altitudeM = target.altitudeM;
    return result;
}

}  // namespace

void DeskCamera::resize(int widthPx, int heightPx) {
    const glm::dvec2 size(std::max(widthPx, 1), std::max(heightPx, 1));
    if (size == size_) return;
    size_ = size;
    part_ = {{}, size};
    shiftFromPx_ = shiftToPx_ = {};
    shiftedS_ = 0.0;
    isPartNew_ = true;
}

void DeskCamera::keepTo(const view::FreePart& part) {
    if (part.fromPx == part_.fromPx && part.toPx == part_.toPx && !isPartNew_) return;
    part_ = part;
    const glm::dvec2 to = part.shiftPx(size_);
    shiftFromPx_ = std::exchange(isPartNew_, false) ? to : shiftPx();
    shiftToPx_ = to;
    shiftedS_ = 0.0;
}

glm::dvec2 DeskCamera::shiftPx() const {
    return shiftFromPx_ + (shiftToPx_ - shiftFromPx_) * view::eased(shiftedS_ / kFlightS);
}

frame::Camera DeskCamera::seen(const view::OrbitCamera& orbit) const {
    return view::makeCamera(orbit, static_cast<int>(size_.x), static_cast<int>(size_.y), shiftPx());
}

void DeskCamera::beginEase(double durationS) {
    from_ = camera();
    easedS_ = 0.0;
    easeS_ = durationS;
}

void DeskCamera::flyTo(const view::OrbitCamera& camera) {
    beginEase(kFlightS);
    to_ = view::clamped(camera);
    gliding_ = Drag::none;
}

void DeskCamera::cutTo(const view::OrbitCamera& camera) {
    from_ = to_ = view::clamped(camera);
    easeS_ = 0.0;
    gliding_ = Drag::none;
}

void DeskCamera::retarget(const view::OrbitCamera& camera) {
    to_ = view::clamped(camera);
}

void DeskCamera::lookAt(const geo::Geodetic& target) {
    to_.target = target;
    to_ = view::clamped(to_);
}

view::OrbitCamera DeskCamera::camera() const {
    if (easeS_ <= 0.0 || easedS_ >= easeS_) return to_;
    return view::clamped(view::mix(from_, to_, view::eased(easedS_ / easeS_)));
}

void DeskCamera::grab(glm::dvec2 fromPx, glm::dvec2 toPx) {
    const auto seen = this->seen(to_);
    const auto from = view::groundAt(seen, fromPx), to = view::groundAt(seen, toPx);
    if (from && to) {
        to_.target = movedTarget(to_.target, *to, *from, 1.0);
        return;
    }
    // Off the limb there is no ground to take along; turn the globe by what a pixel covers at the target.
    const glm::dvec2 middle = size_ * 0.5 + shiftPx();
    const glm::dvec2 by = (toPx - fromPx) * 0.5;
    const auto left = view::groundAt(seen, middle), right = view::groundAt(seen, middle + by);
    if (left && right) to_.target = movedTarget(to_.target, *right, *left, 1.0);
}

void DeskCamera::turn(glm::dvec2 byPx, bool tiltOnly) {
    if (!tiltOnly) to_.headingRad += byPx.x / size_.y * 2.6;
    to_.tiltRad -= byPx.y / size_.y * 1.8;
}

void DeskCamera::drag(Drag kind, glm::dvec2 fromPx, glm::dvec2 toPx, bool isHeld) {
    // The hand is on it: nothing moves on its own.
    to_ = camera();
    easeS_ = 0.0;
    gliding_ = Drag::none;
    switch (kind) {
        case Drag::orbit:
            if (isHeld)
                turn(toPx - fromPx, false);
            else
                grab(fromPx, toPx);
            break;
        case Drag::pan:
            grab(fromPx, toPx);
            break;
        case Drag::tilt:
            turn(toPx - fromPx, false);
            break;
        case Drag::zoom:
            to_.distanceM *= std::exp((toPx.y - fromPx.y) / size_.y * 3.0);
            break;
        case Drag::box:
        case Drag::none:
            break;
    }
    to_ = view::clamped(to_);
}

void DeskCamera::glide(Drag kind, glm::dvec2 velocityPxPs, bool isHeld) {
    if (kind == Drag::none || glm::length(velocityPxPs) < 60.0) return;
    gliding_ = kind;
    glideHeld_ = isHeld;
    velocityPxPs_ = velocityPxPs;
    glideAtPx_ = size_ * 0.5 + shiftPx();
}

void DeskCamera::zoomToBox(glm::dvec2 fromPx, glm::dvec2 toPx) {
    const glm::dvec2 size = glm::abs(toPx - fromPx);
    if (size.x < kSmallestBoxPx || size.y < kSmallestBoxPx) return;
    const auto seen = this->seen(camera());
    const auto under = view::groundAt(seen, 0.5 * (fromPx + toPx));
    if (!under) return;
    view::OrbitCamera to = camera();
    const double height = to.target.altitudeM;
    to.target = *under;
    to.target.altitudeM = height;
    to.distanceM *= std::max(size.x / part_.sizePx().x, size.y / part_.sizePx().y);
    flyTo(to);
}

void DeskCamera::wheel(double steps, glm::dvec2 atPx, bool isHeld) {
    const double factor = std::pow(kZoomPerStep, steps);
    gliding_ = Drag::none;
    const auto seen = this->seen(to_);
    const auto under = isHeld ? std::nullopt : view::groundAt(seen, atPx);
    const auto middle = view::groundAt(seen, size_ * 0.5 + shiftPx());
    beginEase(kWheelS);
    to_.distanceM *= factor;
    if (under && middle && factor < 1.0) to_.target = movedTarget(to_.target, *middle, *under, 1.0 - factor);
    to_ = view::clamped(to_);
}

bool DeskCamera::advance(double wallS) {
    bool isMoving = false;
    if (shiftFromPx_ != shiftToPx_) {
        isMoving = true;
        shiftedS_ += wallS;
        if (shiftedS_ >= kFlightS) shiftFromPx_ = shiftToPx_;
    }
    if (easeS_ > 0.0) {
        isMoving = true;
        easedS_ += wallS;
        if (easedS_ >= easeS_) easeS_ = 0.0;
    }
    if (gliding_ == Drag::none) return isMoving;
    const Drag kind = gliding_;
    const glm::dvec2 velocity = velocityPxPs_ * std::exp(-wallS / kGlideS);
    const double stepS = std::min(wallS, 0.05);
    drag(kind, glideAtPx_, glideAtPx_ + velocity * stepS, glideHeld_);
    velocityPxPs_ = velocity;
    if (glm::length(velocity) > kSlowestGlidePxPs) gliding_ = kind;
    return true;
}

bool DeskCamera::recall(int number) {
    const auto& stored = bookmarks_.at(static_cast<std::size_t>(number));
    if (stored) flyTo(*stored);
    return stored.has_value();
}

}  // namespace openline::app
