// What the platforms and the map forbid: faster or higher than a craft goes, ships on land or across it.
#include <cmath>
#include <cstdio>

#include "base/units.h"
#include "geo/geodesic.h"
#include "geo/land_mask.h"
#include "scenario/builder.h"

namespace openline::scenario {

namespace {

/// Roundings of the one who writes: 1 per cent over a limit is within it.
constexpr double kGrace = 1.01;
/// A way is looked at this densely, and this many looks in a row on land are land: the map's coasts are good
/// to 400 m.
constexpr double kLookM = 1000.0;
constexpr int kLooksOnLand = 3;
/// Harbours lie behind quays and in rivers: nearer than this to a port the map is not asked. Assumed.
constexpr double kPortM = 15000.0;

std::string rounded(double value, const char* unit) {
    return std::to_string(static_cast<long>(std::lround(value))) + " " + unit;
}

/// Says once an order that it asks for more than the platform does.
class LimitCheck {
  public:
    LimitCheck(const sim::PlatformDef& platform, const Value& place) : platform_(platform), place_(place) {}

    void speed(const std::optional<double>& speedMps) {
        if (!speedMps || *speedMps <= kGrace * platform_.maxSpeedMps || saidSpeed_) return;
        saidSpeed_ = true;
        const auto knots = [](double mps) { return rounded(mps / units::kMpsPerKnot, "kn"); };
        place_.error("expected at most " + knots(platform_.maxSpeedMps) + ", the most that " +
                     platform_.name + " does, got " + knots(*speedMps));
    }
    void height(double altitudeM) {
        const bool air = platform_.domain == sim::Domain::air;
        if (!air || platform_.ceilingM <= 0.0 || altitudeM <= kGrace * platform_.ceilingM || saidHeight_)
            return;
        saidHeight_ = true;
        const auto feet = [](double metres) { return rounded(metres / units::kMetresPerFoot, "ft"); };
        place_.error("expected at most " + feet(platform_.ceilingM) + ", the ceiling of " + platform_.name +
                     ", got " + feet(altitudeM));
    }
    void operator()(const sim::TakeOffOrder& order) { height(order.climbToM); }
    void operator()(const sim::RouteOrder& order) { along(order.waypoints); }
    void operator()(const sim::OrbitOrder& order) {
        speed(order.speedMps);
        height(order.centre.altitudeM);
    }
    void operator()(const sim::PatrolOrder& order) {
        speed(order.speedMps);
        height(order.from.altitudeM);
    }
    void operator()(const sim::InterceptOrder& order) { speed(order.speedMps); }
    void operator()(const sim::ClosePassOrder& order) { speed(order.speedMps); }
    template <class Other>
    void operator()(const Other&) {}

  private:
    void along(const std::vector<sim::Waypoint>& waypoints) {
        for (const sim::Waypoint& waypoint : waypoints) {
            speed(waypoint.speedMps);
            height(waypoint.position.altitudeM);
        }
    }
    const sim::PlatformDef& platform_;
    const Value& place_;
    bool saidSpeed_ = false, saidHeight_ = false;
};

void checkLimits(Builder& builder, std::size_t index) {
    const sim::UnitDef& unit = builder.definition.units[index];
    const sim::PlatformDef& platform = builder.definition.platforms[unit.platform.index];
    LimitCheck start(platform, builder.unitPlaces[index]);
    start.speed(unit.startSpeedMps);
    start.height(unit.start.altitudeM);
    for (std::size_t i = 0; i < unit.orders.size(); ++i) {
        LimitCheck check(platform, builder.orderPlaces[index][i]);
        std::visit(check, unit.orders[i].action);
    }
}

std::string shownAt(const geo::Geodetic& at) {
    char text[48];
    const double latitude = at.latitudeRad / units::kRadPerDeg,
                 longitude = at.longitudeRad / units::kRadPerDeg;
    std::snprintf(text, sizeof text, "[%.2f, %.2f]", latitude, longitude);
    return text;
}

/// Follows a ship along its orders as far as they say where it goes.
class WaterCheck {
  public:
    WaterCheck(const Builder& builder, const geo::LandMask& land, std::size_t index)
        : builder_(builder), land_(land), at_(builder.definition.units[index].start) {
        if (!builder.definition.units[index].home && onLand(at_))
            builder.unitPlaces[index].error("expected a ship on water, got land at " + shownAt(at_));
    }

    void follow(const sim::OrderAction& action, const Value& place) {
        if (const auto* route = std::get_if<sim::RouteOrder>(&action)) return along(route->waypoints, place);
        if (const auto* patrol = std::get_if<sim::PatrolOrder>(&action)) {
            return along({{patrol->from, {}}, {patrol->to, {}}}, place);
        }
        known_ = false;  // wherever another craft leads it
    }

  private:
    void along(const std::vector<sim::Waypoint>& waypoints, const Value& place) {
        for (std::size_t i = 0; i < waypoints.size(); ++i) {
            const geo::Geodetic& next = waypoints[i].position;
            if (const auto hit = known_ ? firstLand(at_, next) : std::nullopt) {
                place.error("expected a way over water, got land at " + shownAt(*hit) +
                            " on the way to waypoint " + std::to_string(i + 1));
                known_ = false;  // one complaint for an order and what hangs on it
                return;
            }
            at_ = next;
            known_ = true;
        }
    }
    [[nodiscard]] std::optional<geo::Geodetic> firstLand(const geo::Geodetic& from,
                                                         const geo::Geodetic& to) const {
        int inRow = 0;
        for (const geo::Geodetic& look : geo::sampleGeodesic(from, to, kLookM)) {
            inRow = onLand(look) ? inRow + 1 : 0;
            if (inRow >= kLooksOnLand) return look;
        }
        return std::nullopt;
    }
    [[nodiscard]] bool onLand(const geo::Geodetic& at) const {
        if (!land_.isLand(at.latitudeRad, at.longitudeRad)) return false;
        for (const sim::PlaceDef& place : builder_.definition.places) {
            if (place.kind == sim::PlaceKind::port && geo::inverse(place.position, at).distanceM < kPortM)
                return false;
        }
        return true;
    }
    const Builder& builder_;
    const geo::LandMask& land_;
    geo::Geodetic at_;
    bool known_ = true;
};

bool isShip(const Builder& builder, std::size_t index) {
    const sim::UnitDef& unit = builder.definition.units[index];
    return builder.definition.platforms[unit.platform.index].domain != sim::Domain::air;
}

void checkWater(Builder& builder, const geo::LandMask& land, std::size_t index) {
    WaterCheck check(builder, land, index);
    const std::vector<sim::OrderDef>& orders = builder.definition.units[index].orders;
    for (std::size_t i = 0; i < orders.size(); ++i)
        check.follow(orders[i].action, builder.orderPlaces[index][i]);
}

}  // namespace

void checkWays(Builder& builder, const std::string& mapFolder) {
    if (builder.catalogueBroken) return;
    std::vector<std::size_t> ships;
    for (std::size_t i = 0; i < builder.definition.units.size(); ++i) {
        if (builder.broken[i]) continue;
        checkLimits(builder, i);
        if (isShip(builder, i)) ships.push_back(i);
    }
    if (ships.empty() || builder.waysBroken) return;
    const auto land = geo::loadLandMask(mapFolder);
    if (!land) {
        builder.complaints.errors.insert(builder.complaints.errors.end(), land.errors.begin(),
                                         land.errors.end());
        return;
    }
    for (const std::size_t ship : ships) checkWater(builder, *land, ship);
}

}  // namespace openline::scenario
