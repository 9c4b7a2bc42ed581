// Cameras as pure functions: an orbit around a point of the ground or a unit, easing between two of them,
// bookmarks, and framing. Live, scrubbed and recorded frames agree because nothing here keeps a state.
#pragma once

#include <glm/vec2.hpp>
#include <optional>

#include "frame/frame_data.h"
#include "geo/frames.h"
#include "sim/definition.h"
#include "sim/snapshot.h"

namespace openline::view {

/// Looks at a point from a distance. Ranges: distance 20..40e6 m; tilt 0 (straight down) .. 1.55.
struct OrbitCamera {
    geo::Geodetic target;
    double distanceM = 2.6e6;
    double headingRad = 0.0;  ///< direction of view over the ground, clockwise from north
    double tiltRad = 0.6;
    double verticalFovRad = 0.6;
};

/// Limits the values and keeps the eye above the ground.
OrbitCamera clamped(OrbitCamera camera);
/// `shiftPx`: where the target stands from the picture's middle, for a picture whose middle is not that of
/// what is free of panels. The eye is moved aside for it, so what is drawn, picked and measured knows nothing
/// of it.
frame::Camera makeCamera(const OrbitCamera& orbit, int widthPx, int heightPx, glm::dvec2 shiftPx = {});

/// The part of a picture that no panel covers. Units: px.
struct FreePart {
    glm::dvec2 fromPx{0.0}, toPx{0.0};
    [[nodiscard]] glm::dvec2 sizePx() const { return toPx - fromPx; }
    /// Of its middle from the picture's.
    [[nodiscard]] glm::dvec2 shiftPx(glm::dvec2 picturePx) const { return 0.5 * (fromPx + toPx - picturePx); }
};
/// How much farther off a pair must be than `framing` has it to stand inside the free part. Range: 1 or more.
double roomFactor(const FreePart& part, double heightPx);

/// Between two cameras: logarithmic in distance, along the great circle, the short way round. Range of `t`:
/// 0..1.
OrbitCamera mix(const OrbitCamera& from, const OrbitCamera& to, double t);
/// Smooth start and end.
double eased(double t);

/// Projects a point to pixels; none when it is behind the eye. Depth in metres along the view.
struct Projected {
    glm::dvec2 px{0.0};
    double depthM = 0.0;
};
std::optional<Projected> project(const frame::Camera& camera, const geo::Ecef& point);
/// Metres that one pixel covers at a distance from the eye.
double metresPerPixel(const frame::Camera& camera, double distanceM);
/// Where the ray through a pixel meets the ellipsoid.
std::optional<geo::Geodetic> groundAt(const frame::Camera& camera, glm::dvec2 px);

/// Frames two points so that both are inside the middle of the picture, and as much around each as its craft
/// reaches: `reachM` from its middle; 0: not known.
OrbitCamera framing(const geo::Geodetic& a, const geo::Geodetic& b, double headingRad, double tiltRad,
                    double fovRad, double reachM = 0.0);
/// What the larger of two craft reaches from its middle. Units: m.
double reachM(const sim::Definition& definition, UnitId a, UnitId b);

/// The camera of a storyboard at a film time since its start; scenes cut or ease as they say. `positions` are
/// the units' positions now, by id, for scenes that follow.
struct StoryboardMoment {
    std::size_t scene = 0;
    double timeS = 0.0;  ///< scenario time shown
    OrbitCamera camera;
    double opacity = 1.0;  ///< of the caption: fades in and out
};
double storyboardLengthS(const sim::Definition& definition);
double storyboardTimeS(const sim::Definition& definition, double filmS);
/// `released`: a what-if, in which craft may be elsewhere than the scene was written for. A near scene over a
/// place then turns to the nearest of them, so that the subject stays in the picture.
StoryboardMoment storyboardAt(const sim::Definition& definition, double filmS,
                              const std::vector<sim::UnitView>& units, bool released = false);

}  // namespace openline::view
