// From two snapshots, tracks and a camera to one picture as data. No hidden state: label placement keeps its
// memory in an object that the caller owns. Tested without OpenGL.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "frame/font_metrics.h"
#include "frame/frame_data.h"
#include "sim/definition.h"
#include "sim/snapshot.h"
#include "study/tracks.h"
#include "view/camera.h"
#include "view/clock_zone.h"
#include "view/looks.h"
#include "view/measure.h"
#include "view/quality.h"

namespace openline::view {

/// For whom text is set: who sits before a desk or holds a print, or who looks from the back of a room.
enum class ReadFrom : std::uint8_t { near, far };

struct Settings {
    frame::Theme theme = frame::Theme::dark;
    bool labels = true;
    bool trails = true;
    bool rings = false;
    bool zones = true;
    bool countedZones = false;  ///< the counting zone, drawn on request
    bool channelArcs = true;
    bool symbols = true;
    double sunlight = 0.55;  ///< 0 fixed light, 1 natural
    bool titleBlock = true;  ///< title, clock, what-if badge, source line
    bool caption = true;
    double uiScale = 0.0;  ///< 0: height / 1080
    ReadFrom readFrom = ReadFrom::far;
    float leftPx = 0.0f, rightPx = 0.0f, topPx = 0.0f,
          bottomPx = 0.0f;  ///< covered by panels; labels keep out
    UnitId selected;
    UnitId hovered;
    bool feet = true;                           ///< feet and knots, or metres and km/h
    ClockChoice clock = ClockChoice::scenario;  ///< zone of the times shown
    bool graticule = true;
    bool borders = true;
    bool presentation = false;  ///< larger text, and of the title block only the clock
    std::string attribution;    ///< of the map, small at the lower right; may be empty
    Looks looks;
    std::optional<Measure> measure;
    Quality quality;  ///< how much is shown that costs much
    frame::Layer layer = frame::Layer::all;
};

/// A collision that happened.
struct Impact {
    double timeS = 0.0;
    geo::Ecef place;
};

/// What a picture is made of at one moment. References live as long as the call.
struct Moment {
    const sim::Definition& definition;
    const sim::Snapshot& previous;
    const sim::Snapshot& current;
    double alpha = 1.0;  ///< 0 previous .. 1 current
    const study::Tracks& tracks;
    std::optional<double> whatIfSinceS;
    double wallS = 0.0;  ///< animates pulses; film time in films
    std::string caption;
    double captionOpacity = 1.0;
    std::string headline;
    std::string speedText;                        ///< as in `60x`
    std::optional<std::size_t> focusedEncounter;  ///< index in current.encounters
    /// The caption tells the record, which the picture has left: it says so, and the headline is not shown.
    bool captionOfRecord = false;
    std::span<const Impact> impacts{};  ///< of the last half hour
};

/// Where labels stood last time, so that they hold still.
class LabelMemory {
  public:
    LabelMemory();
    ~LabelMemory();
    LabelMemory(LabelMemory&&) noexcept;
    LabelMemory& operator=(LabelMemory&&) noexcept;
    void forget();
    struct Impl;
    std::unique_ptr<Impl> impl;
};

/// What is under the pointer, for hovering and selecting.
struct PickTarget {
    float x = 0.0f, y = 0.0f, radiusPx = 0.0f;
    UnitId unit;
    PlaceId place;
    ZoneId zone;  ///< one of the circles along a zone's name
};

/// Fills `frame` (cleared first, its memory reused). Cost: about 2 microseconds a visible unit with label and
/// trail.
void buildFrame(const Moment& moment, const frame::Camera& camera, const Settings& settings,
                const frame::FontMetrics& fonts, LabelMemory& memory, frame::FrameData& frame,
                std::vector<PickTarget>* picks = nullptr);

/// A unit's position between two snapshots.
geo::Ecef interpolatedPosition(const Moment& moment, UnitId unit);

}  // namespace openline::view
