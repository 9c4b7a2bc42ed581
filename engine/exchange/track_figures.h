// The figures of two craft at one moment: how far apart, how fast closing, when and where closest, and the
// level that a standard of `sim/thresholds.h` gives it. Horizontal figures are along the surface of WGS-84:
// distances and directions of the geodesic between the two, so that they hold anywhere, also over the poles
// and the antimeridian.
#pragma once

#include <optional>
#include <string_view>

#include "exchange/track_motion.h"
#include "sim/thresholds.h"

namespace openline::exchange {

/// By which standard levels are given. `usual`: DO-365 for aircraft, ship practice for ships.
enum class TrackStandard : std::uint8_t { usual, do365, tcas, nearMidair, ship };
/// By the name on the command line: `usual`, `do-365`, `tcas`, `nmac`, `ship`.
std::optional<TrackStandard> trackStandard(std::string_view name);
std::string_view nameOf(TrackStandard standard);

/// A pair at a time.
struct PairFigures {
    double horizontalM = 0.0;
    double verticalM = 0.0;   ///< never negative
    double closureMps = 0.0;  ///< horizontal; positive while drawing nearer
    double tcpaS = 0.0;  ///< to the closest point in the horizontal, going straight; 0 when drawing apart
    double dcpaM = 0.0;  ///< horizontal distance then
    int level = 0;       ///< 0..3; what the standard says of this moment, nothing held
    int earlyLevel = 0;  ///< DO-365: by the earliest times that it allows an alert; others: as `level`

    [[nodiscard]] double slantM() const;
};

/// The relative motion of two craft, in a plane with the first at its origin and the second on its x axis.
sim::RelativeMotion relativeMotion(const TrackState& a, const TrackState& b);
/// Level 3 of the near midair standard: less than 500 ft apart.
PairFigures figuresOf(const TrackState& a, TrackKind kindA, const TrackState& b, TrackKind kindB,
                      TrackStandard standard);

}  // namespace openline::exchange
