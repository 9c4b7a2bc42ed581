// What was authored: sides, platforms, places, zones, units and their orders, rules and the crisis model.
// Immutable once loaded and shared by every world made from it. `scenario` fills it from text; `sim` never
// learns that text exists.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/certainty.h"
#include "base/ids.h"
#include "base/time.h"
#include "crisis/state.h"
#include "geo/frames.h"
#include "geo/geodesic.h"
#include "sim/order_defs.h"

namespace openline::sim {

/// Integer time: ticks since the scenario's start.
using Tick = std::int64_t;

enum class Domain : std::uint8_t { air, surface, subsurface };

/// What a unit looks like and is called by; the model in `assets/models` and the symbol follow from it.
enum class PlatformClass : std::uint8_t {
    fighter,
    bomber,
    patrolTurboprop,
    patrolJet,
    airborneEarlyWarning,
    tanker,
    helicopter,
    carrier,
    destroyer,
    frigate,
    cutter,
    amphibious,
    auxiliary,
    submarine,
    trawler,
    merchant,
};

/// Altitude bands that a platform may have, with the one at its ceiling.
inline constexpr std::size_t kMostBands = 8;
/// What an aircraft can do at a height.
struct Band {
    double altitudeM = 0.0, climbMps = 0.0, descentMps = 0.0, accelerationMps2 = 0.0;
};

struct PlatformDef {
    std::string id;    ///< as in `j-16`
    std::string name;  ///< as in `J-16`
    Domain domain{};
    PlatformClass platformClass{};
    double lengthM = 0.0;
    double spanM = 0.0;           ///< wing span, or beam of a ship
    double heightM = 0.0;         ///< of the hull's box; ships: above the water
    double depthBelowM = 0.0;     ///< ships: below the water
    double cruiseSpeedMps = 0.0;  ///< true airspeed, or through the water
    double maxSpeedMps = 0.0;
    double minSpeedMps = 0.0;
    double approachSpeedMps = 0.0;  ///< aircraft
    double ceilingM = 0.0;
    double climbMps = 0.0;  ///< at sea level
    double descentMps = 0.0;
    double accelerationMps2 = 0.0;
    std::vector<Band> bands;         ///< aircraft, rising; none: from the figures above to the ceiling
    double bankLimitRad = 0.0;       ///< aircraft
    double loadLimit = 0.0;          ///< aircraft: of the structure, in g; 0: by kind
    double rollRateRadps = 0.0;      ///< aircraft
    double enduranceS = 0.0;         ///< in flight; 0: not limited here
    double fuelKg = 0.0;             ///< of full tanks, burned over the endurance; 0: 1 kg/s
    double tacticalDiameterM = 0.0;  ///< ships, at cruise speed
    double yawTimeConstantS = 0.0;   ///< ships: first-order (Nomoto) response
    double turnSpeedLoss = 0.0;      ///< ships: share lost in a hard-over turn; 0: usual
    double stoppingDistanceM = 0.0;  ///< ships: crash stop from cruise; 0: by length
    Certainty certainty = Certainty::approximate;
    std::string source;
};

/// Whom a craft is taken for in the frames of MIL-STD-2525 and APP-6. Values are the standard's digit 4.
enum class StandardIdentity : std::uint8_t {
    pending,
    unknown,
    assumedFriend,
    friendly,
    neutral,
    suspect,
    hostile,
};

struct SideDef {
    std::string id;    ///< `us`, `prc`, `taiwan`, `japan`, `korea`, `dprk`, `canada`, ...
    std::string name;  ///< as in `United States`
    /// As the scenario has it; without a value the picture chooses by the side's id. Changes nothing else.
    std::optional<StandardIdentity> identity{};
};

enum class PlaceKind : std::uint8_t {
    airfield,
    port,
    headquarters,
    capital,
    city,
    reef,
    island,
    strait,
    sea,
    country
};

struct PlaceDef {
    std::string id, name;
    PlaceKind kind{};
    SideId side;  ///< may be none
    geo::Geodetic position;
    int rank = 3;          ///< 1 is labelled first
    double extentM = 0.0;  ///< seas and countries: length of the letter-spaced name
    std::optional<double> runwayHeadingRad;
    bool runwayAssumed = false;  ///< heading parallel to the coast, assumed
    bool contested = false;      ///< held by one and claimed by others; `note` says by whom
    std::string note;            ///< one neutral line, as in `Paracels (Xisha, Hoang Sa)`; may be empty
    Certainty certainty = Certainty::approximate;
    std::string source;
};

enum class ZoneKind : std::uint8_t {
    airDefenseIdentification,
    countingZone,
    medianLine,
    claimLine,
    demarcationLine,
    limitLine,
    seaLane
};

struct ZoneDef {
    std::string id, name, label;
    ZoneKind kind{};
    SideId side;
    std::string status;   ///< legal status in one neutral line
    bool closed = false;  ///< an area, not a line
    bool drawn = true;
    std::optional<int> sinceYear, untilYear;  ///< in force from the one and before the other
    std::vector<std::vector<geo::Geodetic>> parts;
    std::string note;  ///< what was left out or assumed; may be empty
    Certainty certainty = Certainty::approximate;
    std::string source;
};

// --- Units

enum class Conduct : std::uint8_t { routine, assertive, unsafe };
inline constexpr std::size_t kConductCount = 3;

/// Intended gaps between hulls: lognormal.
struct GapSpread {
    double medianM = 0.0;
    double sdLn = 0.0;
};

/// How a crew behaves towards others. Range: probabilities 0 to 1.
struct ConductDef {
    GapSpread air, sea;           ///< intended gap of a pass, by the passer's domain
    double controlErrorM = 0.0;   ///< sd of the gap flown about the gap intended
    double heard = 0.0;           ///< probability that a radio call to this crew is heard
    double heeded = 0.0;          ///< that one heard is heeded
    double reactionDelayS = 0.0;  ///< from an event to the first move in answer
    bool keepsRules = true;       ///< gives way as the rules of the road say
    Certainty certainty = Certainty::assumed;
    std::string source;
};

struct UnitDef {
    std::string id;    ///< as in `2021-10-04-day-07-2`
    std::string name;  ///< as in `J-16`; shown with the flight when alone
    PlatformId platform;
    SideId side;
    GroupId group;    ///< reporting group, as in `2021-10-04 day`; may be none
    FlightId flight;  ///< flown together; may be none
    UnitId leader;    ///< the unit it flies formation on; none: leads itself
    Conduct conduct = Conduct::routine;
    PlaceId home;         ///< parked here at the start, if set
    geo::Geodetic start;  ///< where it is at the start
    double startHeadingRad = 0.0;
    double startSpeedMps = 0.0;    ///< 0 and a home: parked or moored
    std::vector<OrderDef> orders;  ///< in sequence
    Certainty certainty = Certainty::approximate;
    std::string source;
    std::string genericName;  ///< shown after release, as in `a US destroyer`
};

/// As a ministry reports them; zone entries are counted by it.
struct GroupDef {
    std::string id;  ///< as in `2021-10-04 day`
    SideId side;
    std::string source;
};

/// A place in a formation: ahead, right and above of its first member.
struct Station {
    double aheadM = 0.0, rightM = 0.0, aboveM = 0.0;
};

/// Craft that fly together and share a label when far away.
struct FlightDef {
    std::string id;
    std::string name;                 ///< as in `J-16 flight of four`
    std::string note;                 ///< second line of the label, as in `Bashi Channel`
    std::vector<UnitId> members;      ///< leader first
    std::vector<Station> stations{};  ///< by member, from the first one's
};

// --- Reactions

/// Who answers: those named, or any that fit, the nearest to the craft that set off the rule first.
struct SelectorDef {
    std::vector<UnitId> units;  ///< named; then the rest does not count
    SideId side;
    PlatformId platform;
    PlaceId home;
    std::uint32_t count = 1;
};

/// Orders that are no unit's own: a rule gives them.
struct ProgramDef {
    std::string id;  ///< of the rule
    std::vector<OrderDef> orders;
};

/// `when` something happens, `who` follows `then` an own or given program `after` a delay.
struct RuleDef {
    std::string id;
    ConditionDef when;
    SelectorDef who;
    std::vector<double> whoAfterS;  ///< by unit of `who`: beyond `afterS`; shorter: no more than it
    double afterS = 0.0;
    double cooldownS = 0.0;
    std::uint32_t most = 0;  ///< times it may fire; 0: as often as it happens
    ProgramId then;          ///< none: parked units begin their own orders
};

// --- Wind, encounters, storyboard

/// The air at a height: whence it comes, clockwise from north, and how fast.
struct WindLayer {
    double altitudeM = 0.0;
    double fromRad = 0.0;
    double speedMps = 0.0;
};
/// The same all over the map; between layers its parts change linearly, beyond them not at all.
struct Wind {
    std::vector<WindLayer> layers;  ///< at different heights; none: the air is at rest
    std::string source;
};

/// Named thresholds; see engine/sim/encounters.h for the values and sources.
enum class EncounterStandard : std::uint8_t { do365, nearMidairCollision, tcas, shipPractice };

struct EncounterSettings {
    std::vector<EncounterStandard> standards{EncounterStandard::do365, EncounterStandard::nearMidairCollision,
                                             EncounterStandard::shipPractice};
    double lookAheadS = 300.0;
    double detectEveryS = 1.0;
};

/// One numbered scene of a film or briefing.
struct SceneDef {
    double atS = 0.0;     ///< scenario time at which it begins
    double filmS = 10.0;  ///< length in the film
    double speed = 60.0;  ///< simulated seconds per second of film
    std::string caption;
    std::string headline;
    geo::Geodetic lookAt;
    double distanceM = 2.0e6;  ///< eye to the point looked at
    double headingRad = 0.0;   ///< direction of view, clockwise from north
    double tiltRad = 0.6;      ///< from straight down
    std::optional<geo::Geodetic> lookAtEnd;
    std::optional<double> distanceEndM, headingEndRad, tiltEndRad;
    std::vector<UnitId> follow;  ///< one: follow it; two: frame both
    AccountId account{};         ///< shown as this account tells it; none: as the first does
};

/// How one side tells what happened, where accounts conflict.
struct AccountDef {
    std::string id;    ///< as in `prc`
    std::string name;  ///< as in `PRC account`
    std::string text;  ///< what it says, in a sentence; shown with its source
    Certainty certainty = Certainty::documented;
    std::string source;
};

/// Something that the scenario itself throws in.
struct ScriptedInject {
    double atS = 0.0;
    crisis::Inject what{};
    UnitId a{}, b{};  ///< a close pass or collision that is flown: who passes whom
};

struct Definition {
    // In definition.cpp, so that not every source that copies or drops one makes the code for all of it.
    Definition();
    Definition(const Definition&);
    Definition(Definition&&) noexcept;
    Definition& operator=(const Definition&);
    Definition& operator=(Definition&&) noexcept;
    ~Definition();

    std::string id, title, description;
    UtcTime start;
    int zoneMinutes = 480;  ///< the scenario's own zone, for reading and showing times
    std::string zoneName;   ///< as in `Taipei`
    double durationS = 0.0;
    double tickHz = 10.0;  ///< 1..60, an integer
    std::uint64_t seed = 1;
    bool hypothetical = false;  ///< events are invented from the start
    std::string sourceLine;     ///< provenance in the frame
    std::string banner;         ///< as in `NOTIONAL - FOR DISCUSSION`; may be empty
    std::vector<SideDef> sides;
    std::vector<PlatformDef> platforms;
    std::vector<PlaceDef> places;
    std::vector<ZoneDef> zones;
    std::vector<GroupDef> groups;
    std::vector<FlightDef> flights;
    std::vector<UnitDef> units;
    std::array<ConductDef, kConductCount> conducts;  ///< by Conduct
    std::vector<RuleDef> rules;
    std::vector<ProgramDef> programs;
    ProgramId airPass{}, seaPass{};      ///< orders of a pass that is thrown in; none: it is not flown
    std::vector<ScriptedInject> script;  ///< by time
    std::vector<AccountDef> accounts;    ///< where they conflict; the first is flown unless another is chosen
    std::vector<ZoneId> countedZones;    ///< first entries are counted, by group and platform
    Wind wind;
    EncounterSettings encounters;
    crisis::Model crisis;
    std::vector<SceneDef> storyboard;

    [[nodiscard]] double timeS(Tick tick) const { return static_cast<double>(tick) / tickHz; }
    /// The first tick at or after a time.
    [[nodiscard]] Tick tickAt(double timeS) const;
    [[nodiscard]] Tick lastTick() const { return tickAt(durationS); }
    [[nodiscard]] UtcTime utcAt(Tick tick) const;
    /// To the nearest millisecond; what every text says of a moment. Units: scenario seconds.
    [[nodiscard]] UtcTime utcAtS(double timeS) const;

    /// Orders by program: those of units come first, in their order, then those that rules give.
    [[nodiscard]] const std::vector<OrderDef>& ordersOf(ProgramId program) const {
        return program.index < units.size() ? units[program.index].orders
                                            : programs[program.index - units.size()].orders;
    }
    [[nodiscard]] std::size_t programCount() const { return units.size() + programs.size(); }
};

}  // namespace openline::sim
