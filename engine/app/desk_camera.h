// The desk's camera in the hand: orbit, zoom, tilt, pan, inertia, eased flights, following, bookmarks. Pure
// of windows: pixels and seconds come in, an orbit camera comes out. Not for what is looked at.
#pragma once

#include <array>
#include <glm/vec2.hpp>
#include <optional>

#include "view/camera.h"

namespace openline::app {

/// What a drag does.
enum class Drag : std::uint8_t { none, orbit, zoom, tilt, pan, box };

class DeskCamera {
  public:
    explicit DeskCamera(const view::OrbitCamera& start) : from_(start), to_(start) {}

    void resize(int widthPx, int heightPx);
    /// What panels leave free: its middle is where the target stands. Eases there; at once after `resize`.
    void keepTo(const view::FreePart& part);
    /// Eases there in 0.6 s.
    void flyTo(const view::OrbitCamera& camera);
    void cutTo(const view::OrbitCamera& camera);
    /// Moves the end of the flight, or the camera itself when there is none: follows what moves.
    void retarget(const view::OrbitCamera& camera);
    void lookAt(const geo::Geodetic& target);

    /// `isHeld`: something is followed, so an orbit turns about it instead of taking the ground along.
    void drag(Drag kind, glm::dvec2 fromPx, glm::dvec2 toPx, bool isHeld);
    /// The mouse was let go while moving: glides on for a moment. Units: px/s.
    void glide(Drag kind, glm::dvec2 velocityPxPs, bool isHeld);
    /// Flies to what a box of the picture shows, so that it fills the picture.
    void zoomToBox(glm::dvec2 fromPx, glm::dvec2 toPx);
    /// Zooms by wheel steps; up is nearer, towards what is under the pointer.
    void wheel(double steps, glm::dvec2 atPx, bool isHeld);

    /// Moves on by wall time. Returns true while the picture changes.
    bool advance(double wallS);
    [[nodiscard]] view::OrbitCamera camera() const;
    /// Where everything comes to rest.
    [[nodiscard]] const view::OrbitCamera& goal() const { return to_; }

    [[nodiscard]] glm::ivec2 sizePx() const { return glm::ivec2(size_); }
    [[nodiscard]] const view::FreePart& part() const { return part_; }
    /// Where the target stands from the picture's middle, now.
    [[nodiscard]] glm::dvec2 shiftPx() const;
    /// What is seen from an orbit, with its target there.
    [[nodiscard]] frame::Camera seen(const view::OrbitCamera& orbit) const;
    void store(int number) { bookmarks_.at(static_cast<std::size_t>(number)) = camera(); }
    /// False if nothing is stored there.
    bool recall(int number);

  private:
    void beginEase(double durationS);
    void grab(glm::dvec2 fromPx, glm::dvec2 toPx);
    void turn(glm::dvec2 byPx, bool tiltOnly);

    view::OrbitCamera from_, to_;
    double easedS_ = 0.0, easeS_ = 0.0;
    glm::dvec2 size_{1280.0, 720.0};
    view::FreePart part_{{0.0, 0.0}, {1280.0, 720.0}};
    glm::dvec2 shiftFromPx_{0.0}, shiftToPx_{0.0};
    bool isPartNew_ = true;
    double shiftedS_ = 0.0;  ///< since the free part changed
    glm::dvec2 velocityPxPs_{0.0}, glideAtPx_{0.0};
    Drag gliding_ = Drag::none;
    bool glideHeld_ = false;
    std::array<std::optional<view::OrbitCamera>, 10> bookmarks_;
};

}  // namespace openline::app
