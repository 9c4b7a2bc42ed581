// Where one unit of a run is from another, for tests of those who keep company.
#pragma once

#include <cmath>

#include "scenes/scenes.h"
#include "sim/snapshot.h"

namespace openline::scenes {

/// Own place in the axes of another unit: ahead, right, above. Units: m.
inline glm::dvec3 beside(const Run& run, std::size_t own, std::size_t other) {
    Snapshot snapshot;
    capture(run.definition, run.world, snapshot);
    const UnitView& target = snapshot.units[other];
    const glm::dvec3 apart = geo::toEnu(snapshot.units[own].ecef, target.position).m;
    const double sine = std::sin(target.headingRad), cosine = std::cos(target.headingRad);
    return {apart.x * sine + apart.y * cosine, apart.x * cosine - apart.y * sine, apart.z};
}

}  // namespace openline::scenes
