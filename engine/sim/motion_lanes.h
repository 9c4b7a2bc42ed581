// Moves many craft over the ellipsoid at once, four side by side: the arithmetic of geo/surface.h for all
// that is active in one tick. How far and which way each goes is motion.cpp's. Inside `sim` only.
#pragma once

#include <cstdint>
#include <glm/vec3.hpp>
#include <span>

namespace openline::sim {

/// What one tick does to a craft's place.
struct Move {
    double angleRad = 0.0;  ///< clockwise
    double distanceM = 0.0;
    double climbM = 0.0;
};

/// The columns of a world that motion writes, by unit.
struct PlaceColumns {
    glm::dvec3* normal;
    glm::dvec3* tangent;
    double* altitudeM;
};

/// The same for one craft in air that moves by `airM` meanwhile (Earth-fixed, horizontal): it drifts, and its
/// nose stays its own. Cost: about 40 ns.
void moveInAir(const PlaceColumns& places, std::size_t unit, const Move& move, const glm::dvec3& airM);

/// Moves each of `units` by its own move. The units are different ones. Cost: about 15 ns a unit.
void moveAlong(const PlaceColumns& places, std::span<const std::uint32_t> units, std::span<const Move> moves);

}  // namespace openline::sim
