// Where the arc of a channel runs over the earth, and how much of it a camera shows. Not for its colours and
// pulses (arcs.cpp).
#pragma once

#include <glm/vec3.hpp>
#include <vector>

#include "base/ids.h"
#include "frame/frame_data.h"
#include "sim/definition.h"

namespace openline::view {

/// The place with an id; none if there is none.
[[nodiscard]] PlaceId placeById(const sim::Definition& definition, const std::string& id);

/// Points of an arc from place to place, Earth-fixed; none where the two are less than a kilometre apart.
/// Units: `asideShare` of the length (up to 6,000 km) to the right of the way, `raiseShare` of its full
/// height.
[[nodiscard]] std::vector<glm::dvec3> arcPath(const geo::Geodetic& fromPlace, const geo::Geodetic& toPlace,
                                              double asideShare = 0.0, double raiseShare = 1.0);

/// Edges of a picture that panels cover. Units: px.
struct Edges {
    double left = 0.0, right = 0.0, top = 0.0, bottom = 0.0;
};

/// How long a channel's arc is on the part of a picture that no panel covers; 0 for a channel without two
/// places. Units: px.
[[nodiscard]] double shownArcPx(const sim::Definition& definition, ChannelId channel,
                                const frame::Camera& camera, const Edges& covered);

}  // namespace openline::view
