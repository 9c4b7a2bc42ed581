// The moments that contact sheets are made of: one craft of each platform near by, one picture of each state
// of the channels, one view a scale. Not for drawing or writing them.
#pragma once

#include <string>
#include <vector>

#include "crisis/state.h"
#include "sim/definition.h"
#include "sim/snapshot.h"
#include "study/tracks.h"
#include "view/camera.h"

namespace openline::app {

/// A scenario's places and sides with one craft of each platform instead of its units.
struct Parade {
    sim::Definition definition;
    sim::Snapshot now;
    study::Tracks tracks;
};
/// Units: scenario seconds of the moment shown.
Parade paradeOf(const sim::Definition& definition, double timeS);
/// Three quarters from ahead, so that the craft fills a good part of the picture.
view::OrbitCamera portrait(const Parade& parade, UnitId unit);

/// All channels with two ends open and in one state.
sim::Snapshot withLamp(const sim::Definition& definition, sim::Snapshot snapshot, crisis::Lamp lamp);
std::string lampName(crisis::Lamp lamp);

/// From the whole earth to a single craft.
struct Scale {
    std::string name;
    view::OrbitCamera camera;
};
std::vector<Scale> scalesOver(const geo::Geodetic& place);

}  // namespace openline::app
