// What the section readers share while a scenario's text becomes a definition: the definition so far, the
// names in it, the complaints. Internal to this library; nobody outside includes it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "scenario/load.h"
#include "scenario/names.h"
#include "scenario/toml_reader.h"
#include "sim/definition.h"

namespace openline::scenario {

/// Circles a stop of a route for a time.
struct StopOrbit {
    double radiusM = 0.0;
    double durationS = 0.0;
    bool clockwise = false;
};
/// Flies a racetrack from a stop for a time.
struct StopPatrol {
    geo::Geodetic to;
    double widthM = 0.0;
    double durationS = 0.0;
};

/// Keeps a place beside another craft for a time, undeclared.
struct StopShadow {
    Value on;
    double aheadM = 0.0, rightM = 0.0, aboveM = 0.0;
    double durationS = 0.0;
};

/// One entry of a route: a waypoint, and perhaps what is done there.
struct RouteStop {
    sim::Waypoint waypoint;
    bool hasAltitude = false;
    std::variant<std::monostate, StopOrbit, StopPatrol, StopShadow> then;
};

struct AuthoredRoute {
    std::string note;
    std::vector<RouteStop> stops;
};

struct Builder {
    sim::Definition definition;
    Roles roles{};  ///< which of the orders of roles are flown
    Complaints complaints;
    Names sides{"side"}, platforms{"platform"}, places{"place"}, zones{"line or area"}, groups{"group"},
        formations{"formation"}, routes{"route"}, units{"unit"}, flights{"flight"}, rules{"rule"},
        accounts{"account"};
    Names channels{"channel"}, presets{"preset"}, dyads{"dyad"}, classes{"reference class"},
        readings{"reading"}, silences{"silence clock"};
    std::vector<std::vector<sim::Station>> formationStations;  ///< by formation; the second member's first
    std::vector<AuthoredRoute> routeBodies;
    std::vector<Value> unitPlaces;  ///< where each unit was written, for later complaints
    std::vector<Value> unitOrders;  ///< `[[unit.order]]` of single units, read once all names are known
    std::vector<std::vector<Value>> orderPlaces;  ///< by unit and order: where it was written
    std::vector<std::size_t> firstOfRoles;  ///< by unit: its first order whose number depends on the roles
    std::vector<std::pair<Value, sim::ConditionDef>>
        numberedOrders;        ///< conditions on an order by its number
    std::vector<bool> broken;  ///< by unit: something in it is wrong already, so that nothing follows from it
    std::vector<bool> unknownCraft;       ///< by unit: the same before its orders were read
    std::vector<bool> unplaced;           ///< by unit: has neither a home nor a place yet
    std::vector<bool> releasedByRule;     ///< by unit
    bool catalogueBroken = false;         ///< what platforms can do is not known
    bool waysBroken = false;              ///< nor how far it is: a place or a route is wrong
    std::vector<Value> rulePlaces;        ///< by rule: where it was written
    std::vector<double> memberIntervalS;  ///< by flight: between take-offs
};

/// Moments within the scenario. Units: s from the start.
std::optional<double> momentS(Builder& builder, const Value& value);
/// A position `[lat, lon]` or the id of a place.
std::optional<geo::Geodetic> spot(Builder& builder, const Value& value);
/// The unit with that id, or the leader of the flight with that id.
std::optional<UnitId> oneUnit(Builder& builder, const Value& value);
/// The unit, or all members of the flight, leader first.
std::vector<UnitId> unitsNamed(Builder& builder, const Value& value);
/// A rung by its number. Who writes its name is told the numbers.
std::optional<crisis::Rung> rungOf(const Value& value, crisis::Rung least = 0);
/// Complains of more orders than anybody writes; a run counts them in 16 bits.
bool tooManyOrders(const Value& place, std::size_t orders);
/// A `platform` of the catalogue.
std::optional<PlatformId> readPlatformReference(Builder& builder, Table& table);

// --- Sections, in the order in which they are read ---

void readHeader(Builder& builder, Table& root);
void readSides(Builder& builder, Table& root);
void readWind(Builder& builder, Table& root);
void readGroups(Builder& builder, Table& root);
/// `[[account]]`: who tells it how, where accounts conflict.
void readAccounts(Builder& builder, Table& root);
/// An `account` of the scenario; none where nothing is said.
AccountId readAccountReference(Builder& builder, Table& table);
/// `roles`: whether it is of those that are read; none where nothing is said.
std::optional<bool> readRoles(Builder& builder, Table& table);
/// `[[formation]]`: stations from the leader.
void readFormations(Builder& builder, Table& root);
void readRoutes(Builder& builder, Table& root);
/// Stops of `waypoints`, with `altitude` and `speed` of the table as defaults that each stop may change from
/// there on.
std::vector<RouteStop> readStops(Builder& builder, Table& table);
/// Orders that fly a route. Craft that it shadows must be known by now.
std::vector<sim::OrderDef> ordersAlong(Builder& builder, const AuthoredRoute& route);
/// `[[flight]]` and `[[unit]]`, in file order.
void readUnits(Builder& builder, Table& root);
/// One `[[flight]]`: every member with its orders.
void expandFlight(Builder& builder, Table& table);
/// `[[unit.order]]` of every single unit.
void readOrders(Builder& builder);
/// `[[closest-approach]]`: places and orders of those who only have to meet.
void readClosestApproaches(Builder& builder, Table& root);
void readRules(Builder& builder, Table& root);
/// The shipped crews, and what `[[conduct]]` changes of them.
void readConductFile(Builder& builder, const std::string& path);
void readConducts(Builder& builder, Table& root);
void readScenes(Builder& builder, Table& root);
/// `[crisis]`: choices from the catalogue, and what history recorded.
void readCrisis(Builder& builder, Table& root);
/// `[[inject]]`: what the scenario itself throws in, and when.
void readScript(Builder& builder, Table& root);
/// Orders of a pass that is thrown in between two craft, which no rule gives.
void addThrownInOrders(sim::Definition& definition);
/// What only the whole can tell: rings of station-keeping, endurance, flights that never land.
void checkWhole(Builder& builder);
/// Orders that wait for each other, or for what only comes after them.
void checkWaits(Builder& builder);
/// Warns of orders named by a number that is not the same in both roles.
void checkNumbers(Builder& builder);
/// Whether each order can be given to whom it is written for.
void checkOrders(Builder& builder);
/// What platforms and the map forbid: speeds and heights beyond a craft's, ships on land.
void checkWays(Builder& builder, const std::string& mapFolder);

}  // namespace openline::scenario
