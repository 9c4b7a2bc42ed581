// What only the whole of a scenario can tell: rings of station-keeping, flights beyond their endurance, craft
// that never take off or never land, two take-offs at one field at once.
#include <algorithm>
#include <cmath>
#include <map>

#include "geo/geodesic.h"
#include "scenario/builder.h"

namespace openline::scenario {

namespace {

/// Targets of a unit's station-keeping, in order.
std::vector<UnitId> targetsOf(const sim::UnitDef& unit) {
    std::vector<UnitId> targets;
    for (const sim::OrderDef& order : unit.orders) {
        const auto* hold = std::get_if<sim::HoldStationOrder>(&order.action);
        if (hold != nullptr && hold->target) targets.push_back(hold->target);
    }
    return targets;
}

enum class Mark : std::uint8_t { fresh, open, done };

/// Depth first; complains once for each ring, at the unit that closes it.
void searchRing(Builder& builder, std::size_t first, std::vector<Mark>& marks) {
    struct Step {
        std::size_t unit;
        std::vector<UnitId> targets;
        std::size_t next = 0;
    };
    std::vector<Step> path{{first, targetsOf(builder.definition.units[first]), 0}};
    marks[first] = Mark::open;
    while (!path.empty()) {
        Step& step = path.back();
        if (step.next == step.targets.size()) {
            marks[step.unit] = Mark::done;
            path.pop_back();
            continue;
        }
        const std::size_t target = step.targets[step.next++].index;
        if (marks[target] == Mark::open) {
            std::string ring;
            const auto begin =
                std::find_if(path.begin(), path.end(), [&](const Step& s) { return s.unit == target; });
            for (auto it = begin; it != path.end(); ++it)
                ring += builder.definition.units[it->unit].id + " > ";
            builder.unitPlaces[step.unit].error(
                "expected station-keeping that ends at a unit with a course of its own, got a ring: " + ring +
                builder.definition.units[target].id);
        } else if (marks[target] == Mark::fresh) {
            marks[target] = Mark::open;
            path.push_back({target, targetsOf(builder.definition.units[target]), 0});
        }
    }
}

void checkRings(Builder& builder) {
    std::vector<Mark> marks(builder.definition.units.size(), Mark::fresh);
    for (std::size_t i = 0; i < marks.size(); ++i) {
        if (marks[i] == Mark::fresh) searchRing(builder, i, marks);
    }
}

/// Adds up the shortest time a unit's own orders take, flying straight between points.
class FlyingTime {
  public:
    FlyingTime(const sim::Definition& definition, const sim::UnitDef& unit)
        : definition_(definition), platform_(definition.platforms[unit.platform.index]), at_(unit.start) {}

    void operator()(const sim::RouteOrder& order) {
        for (const sim::Waypoint& waypoint : order.waypoints) go(waypoint.position, waypoint.speedMps);
    }
    void operator()(const sim::OrbitOrder& order) {
        go(order.centre, order.speedMps);
        totalS_ += order.durationS.value_or(0.0);
    }
    void operator()(const sim::PatrolOrder& order) {
        go(order.from, order.speedMps);
        totalS_ += order.durationS.value_or(0.0);
    }
    void operator()(const sim::HoldStationOrder& order) { totalS_ += order.durationS.value_or(0.0); }
    void operator()(const sim::LandOrder& order) {
        go(definition_.places[order.airfield.index].position, std::nullopt);
        totalS_ += order.sequenceDelayS;
    }
    template <class Other>
    void operator()(const Other&) {}

    [[nodiscard]] double seconds() const { return totalS_; }

  private:
    void go(const geo::Geodetic& to, std::optional<double> speedMps) {
        totalS_ += geo::inverse(at_, to).distanceM / speedMps.value_or(platform_.cruiseSpeedMps);
        at_ = to;
    }
    const sim::Definition& definition_;
    const sim::PlatformDef& platform_;
    geo::Geodetic at_;
    double totalS_ = 0.0;
};

double flyingTimeS(const sim::Definition& definition, const sim::UnitDef& unit) {
    FlyingTime time(definition, unit);
    for (const sim::OrderDef& order : unit.orders) std::visit(time, order.action);
    return time.seconds();
}

bool has(const sim::UnitDef& unit, auto matches) {
    return std::any_of(unit.orders.begin(), unit.orders.end(), matches);
}

/// A flight by its own name, and not by those of its members.
std::string whoFlies(const sim::Definition& definition, const sim::UnitDef& unit) {
    if (unit.flight && unit.flight.index < definition.flights.size())
        return "flight \"" + definition.flights[unit.flight.index].id + "\"";
    return "\"" + unit.id + "\"";
}

void checkAircraft(Builder& builder, std::size_t index) {
    if (builder.broken[index]) return;
    const sim::Definition& definition = builder.definition;
    const sim::UnitDef& unit = definition.units[index];
    const sim::PlatformDef& platform = definition.platforms[unit.platform.index];
    if (platform.domain != sim::Domain::air || unit.orders.empty()) return;
    const Value& place = builder.unitPlaces[index];
    if (unit.leader) return;  // it was said of the one that this craft follows
    const bool parked = unit.home && unit.startSpeedMps <= 0.0;
    const bool waits = !unit.orders.front().waitsFor.empty();
    if (parked && !unit.orders.front().startS && !waits && !builder.releasedByRule[index]) {
        place.error("expected a time of take-off or a rule that starts it, got neither for " +
                    whoFlies(definition, unit));
    }
    const bool ends = has(unit, [](const sim::OrderDef& order) {
        return std::holds_alternative<sim::LandOrder>(order.action) ||
               std::holds_alternative<sim::DivertOrder>(order.action) ||
               std::holds_alternative<sim::ReturnOrder>(order.action) ||
               std::holds_alternative<sim::LostOrder>(order.action);
    });
    if (!ends) place.warning("expected an aircraft that lands, got \"" + unit.id + "\", which never does");
    if (builder.catalogueBroken || builder.waysBroken) return;
    const double neededS = flyingTimeS(definition, unit);
    if (platform.enduranceS > 0.0 && neededS > platform.enduranceS) {
        place.error("expected a flight within the endurance of " + platform.name + " (" +
                    formatDurationForPeople(platform.enduranceS) + "), got at least " +
                    formatDurationForPeople(neededS) + " for " + whoFlies(definition, unit));
    }
    const auto startS = unit.orders.front().startS;
    if (ends && startS && *startS + neededS > definition.durationS) {
        place.warning("expected a landing before the scenario ends, got " + whoFlies(definition, unit) +
                      " in the air");
    }
}

void checkTakeOffs(Builder& builder) {
    constexpr double kApartS = 10.0;
    std::map<std::uint32_t, std::vector<std::pair<double, std::size_t>>> byField;
    for (std::size_t i = 0; i < builder.definition.units.size(); ++i) {
        const sim::UnitDef& unit = builder.definition.units[i];
        if (builder.broken[i] || !unit.home || unit.orders.empty()) continue;
        const sim::OrderDef& first = unit.orders.front();
        if (!first.startS || !std::holds_alternative<sim::TakeOffOrder>(first.action)) continue;
        byField[unit.home.index].emplace_back(*first.startS, i);
    }
    for (auto& [field, times] : byField) {
        std::sort(times.begin(), times.end());
        for (std::size_t k = 1; k < times.size(); ++k) {
            if (times[k].first - times[k - 1].first >= kApartS) continue;
            builder.unitPlaces[times[k].second].warning(
                "expected take-offs at least 10 s apart at " + builder.definition.places[field].name +
                ", got \"" + builder.definition.units[times[k - 1].second].id + "\" and \"" +
                builder.definition.units[times[k].second].id + "\" closer together");
        }
    }
}

}  // namespace

void checkWhole(Builder& builder) {
    checkRings(builder);
    for (std::size_t i = 0; i < builder.definition.units.size(); ++i) checkAircraft(builder, i);
    checkTakeOffs(builder);
}

}  // namespace openline::scenario
