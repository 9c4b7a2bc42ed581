// What the topics of one picture share while it is made: the moment, the eye, sizes and colours, and what has
// been worked out about the units. Lives for one call of `buildFrame`; nothing outside `view` sees it.
#pragma once

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <optional>
#include <string>
#include <vector>

#include "view/build_frame.h"
#include "view/eye.h"
#include "view/globe_lines.h"
#include "view/label_field.h"
#include "view/palette.h"

namespace openline::view {

/// A unit that is in sight, and how it is shown.
struct UnitSight {
    UnitId unit;
    glm::dvec3 m{0.0};  ///< Earth-fixed
    glm::dvec2 truePx{0.0};
    glm::dvec2 shownPx{0.0};  ///< members of a far flight are spread so that each is seen
    double distanceM = 0.0;
    double pxPerM = 0.0;              ///< at the unit, across the view
    double angleRad = 0.0;            ///< of the heading on the screen, clockwise from right
    double trackAngleRad = 0.0;       ///< of the way over the ground, likewise
    float symbolPx = 0.0f;            ///< length of the symbol
    std::optional<Rectangle> hull{};  ///< what a near craft covers, about where it is shown
    double symbolOpacity = 1.0;
    double modelOpacity = 0.0;
    double apart = 1.0;         ///< 0: drawn in its flight's cluster, 1: where it is
    bool leads = true;          ///< of what is in sight of its flight, or alone
    double grouped = 0.0;       ///< 1: another's symbol stands for it
    std::size_t standsFor = 1;  ///< how many its symbol is
    bool oneFlight = true;      ///< of which all are of its own flight
    frame::Colour colour;
};

/// Members of one flight in sight, as a range of `Stage::sights` by index.
struct FlightSight {
    FlightId flight;
    std::vector<std::uint32_t> members;  ///< into `sights`, leader first
    std::size_t active = 0;              ///< in the air or under way, seen or not
    bool compact = false;                ///< shares one label
};

struct Stage {
    const Moment& moment;
    const frame::Camera& camera;
    const Settings& settings;
    const Palette& colours;
    Eye eye;
    LabelField& labels;
    frame::FrameData& frame;
    std::vector<PickTarget>* picks = nullptr;
    float ui = 1.0f;        ///< pixels at 1080 lines to pixels here
    double text = 1.0;      ///< extra size of text in presentation
    double nowS = 0.0;      ///< scenario time shown
    bool released = false;  ///< a what-if: generic names, HYPOTHETICAL
    std::vector<UnitSight> sights{};
    std::vector<FlightSight> flights{};
    std::vector<std::int32_t> sightOf{};     ///< by unit id; -1: not in sight
    std::optional<std::size_t> encounter{};  ///< the one that is ringed
    glm::dvec2 ringCentrePx{0.0};
    std::vector<Rectangle> covered{};  ///< by titles and captions
    float ringPx = 0.0f;               ///< radius; 0: no ring is drawn

    [[nodiscard]] const sim::UnitDef& def(UnitId unit) const { return moment.definition.units[unit.index]; }
    [[nodiscard]] const sim::UnitView& now(UnitId unit) const { return moment.current.units[unit.index]; }
    [[nodiscard]] const sim::PlatformDef& platform(UnitId unit) const;
    [[nodiscard]] frame::Colour sideColour(SideId side) const;
    [[nodiscard]] float px(double at1080) const { return toFloat(at1080) * ui; }
    /// Text is never smaller than 11 pixels.
    [[nodiscard]] float textPx(double at1080) const;
    /// 0 for a fixed light, else as the settings have it; on light grounds night is a tint, on paper there is
    /// none.
    [[nodiscard]] float sunlight() const;
    /// In which the moment shown is written.
    [[nodiscard]] ClockZone clock() const { return clockZone(moment.definition, settings.clock, nowS); }
    [[nodiscard]] bool isPicked(UnitId unit) const {
        return unit && (unit == settings.selected || unit == settings.hovered);
    }
    [[nodiscard]] bool isInEncounter(UnitId unit) const;  ///< in the one that is ringed
    /// Whoever looks wants to see this one: it shares neither symbol nor label.
    [[nodiscard]] bool standsOut(UnitId unit) const { return isPicked(unit) || isInEncounter(unit); }
    [[nodiscard]] bool inPicture(glm::dvec2 point, double marginPx = 0.0) const;
};

/// How dark it is at a point, as the picture shows it. Range: 0 to 1.
double darkness(const Stage& stage, const glm::dvec3& m);
double smoothstep(double low, double high, double value);
glm::dvec3 upAt(const glm::dvec3& point);

// The topics, in the order in which `buildFrame` calls them.
void reserveFurniture(Stage& stage);  ///< blocks the room of titles and captions, and writes them
void gatherUnits(Stage& stage);       ///< fills sights and flights
void reserveFarUnits(Stage& stage);   ///< so that names of zones keep off those far away
void gatherGroups(Stage& stage);      ///< craft on one spot
void spreadFrames(Stage& stage);      ///< standard symbols that would cover each other
void yieldToWords(Stage& stage);      ///< symbols under titles and captions
/// From a craft to its frame, where that stands aside.
void addFrameLeader(Stage& stage, const UnitSight& sight);
void addZones(Stage& stage);
void addRings(Stage& stage);
void addStack(Stage& stage, const UnitSight& sight);  ///< that its symbol stands for several
void addCount(Stage& stage, const UnitSight& sight);  ///< for how many; after all symbols
void addTraces(Stage& stage);                         ///< wakes, vapour, shadows
void addTrails(Stage& stage);
void addUnits(Stage& stage);  ///< sticks, symbols, models, picks
void addEncounter(Stage& stage);
void addImpacts(Stage& stage);  ///< collisions
void addMeasure(Stage& stage);
void addChannelArcs(Stage& stage);
void addRadioRings(Stage& stage);  ///< the radio between craft, which joins no places
void wantUnitLabels(Stage& stage);
void addPlaces(Stage& stage);    ///< dots, and asks for their names
void addSeaNames(Stage& stage);  ///< last: where nothing else is written

}  // namespace openline::view
