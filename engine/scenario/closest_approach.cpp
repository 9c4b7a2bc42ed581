// `[[closest-approach]]`: two craft, how near, how, when and where; their starts and orders are solved
// backwards from there.
#include <algorithm>
#include <cmath>

#include "base/math.h"
#include "base/units.h"
#include "geo/geodesic.h"
#include "scenario/order_table.h"
#include "sim/pass_geometry.h"
#include "sim/plan.h"

namespace openline::scenario {

namespace {

/// Both are under way from the scenario's start. Source: our choice.
constexpr double kLongestWayS = 6.0 * 3600.0;
constexpr double kShortestWayS = 300.0;
/// The craft passed holds its course this long after it. Source: our choice.
constexpr double kOnwardS = 600.0;
/// Seconds of the straight run that the passer begins behind, beside or ahead of. Source: assumed.
constexpr double kBehindS = 90.0;
constexpr double kBehindM = 2500.0;
constexpr double kAsideM = 700.0;
constexpr double kBelowM = 250.0;

/// Of its speed that a passer uses, and by how much it overtakes at least. Source: pass_geometry.cpp.
constexpr double kShareOfMaximum = 0.97;
constexpr double kLeastOvertakeMps = 10.0;

struct Approach {
    UnitId passed, by;
    Value place;
    geo::Geodetic at;
    double timeS = 0.0, courseRad = 0.0;
    double speedMps = 0.0;
    sim::ClosePassOrder pass;
};

/// One of the two craft: placed nowhere yet and without orders, so that both can be solved.
UnitId freeCraft(Builder& builder, const Value& value) {
    const auto unit = oneUnit(builder, value);
    if (!unit) return {};
    const sim::UnitDef& def = builder.definition.units[unit->index];
    const bool placed = !builder.unplaced[unit->index] || !builder.unitOrders[unit->index].list().empty();
    if (placed) {
        value.error(
            "expected a unit without \"at\", \"home\" and orders, which follow from the approach, got \"" +
            def.id + "\", which has them");
        return {};
    }
    builder.unplaced[unit->index] = false;
    return *unit;
}

/// Aircraft need a height, ships have none; a ship does not pass an aircraft.
bool checkCraft(const Builder& builder, const Table& table, const Approach& approach, bool hasAltitude) {
    const auto flies = [&](UnitId unit) {
        const PlatformId platform = builder.definition.units[unit.index].platform;
        return builder.definition.platforms[platform.index].domain == sim::Domain::air;
    };
    if (flies(approach.passed) != hasAltitude) {
        table.error(hasAltitude ? "expected no \"altitude\" for a ship, got one"
                                : "expected an \"altitude\" for aircraft, got none");
        return false;
    }
    if (flies(approach.by) || !flies(approach.passed)) return true;
    table.error("expected an aircraft to pass an aircraft, got a ship");
    return false;
}

/// Speeds and heights at which an aircraft cannot pass as it is asked to.
bool checkPass(const Builder& builder, const Table& table, const Approach& approach) {
    const auto& units = builder.definition.units;
    const sim::UnitDef& by = units[approach.by.index];
    const sim::PlatformDef& platform = builder.definition.platforms[by.platform.index];
    if (platform.domain != sim::Domain::air) return true;
    const double fastestMps = kShareOfMaximum * std::max(platform.maxSpeedMps, platform.cruiseSpeedMps);
    const auto knots = [](double mps) {
        return std::to_string(std::lround(mps / units::kMpsPerKnot)) + " kn";
    };
    const double neededMps = approach.speedMps + kLeastOvertakeMps;
    if (approach.pass.geometry != sim::PassGeometry::headOn && fastestMps < neededMps) {
        table.error("expected \"" + by.id + "\" to be faster than the craft that it passes, " +
                    knots(neededMps) + " at least, got " + platform.name + ", which does " +
                    knots(fastestMps));
        return false;
    }
    const double slowestMps = platform.minSpeedMps;
    const double askedMps = approach.pass.speedMps.value_or(fastestMps);
    if (askedMps > fastestMps || askedMps < slowestMps) {
        table.error("expected a \"pass-speed\" at which " + platform.name + " flies, " + knots(slowestMps) +
                    " to " + knots(fastestMps) + ", got " + knots(askedMps));
        return false;
    }
    if (platform.ceilingM > 0.0 && approach.at.altitudeM > platform.ceilingM) {
        table.error("expected an altitude below the ceiling of " + platform.name +
                    ", which passes, got more");
        return false;
    }
    return true;
}

std::optional<Approach> read(Builder& builder, Table& table) {
    Approach approach;
    approach.place = table.place();
    approach.passed = freeCraft(builder, table.required("unit"));
    approach.by = freeCraft(builder, table.required("by"));
    const auto gapM = table.required("gap").quantity(Dimension::length, kOrderGap);
    const auto geometry = table.required("geometry").word<sim::PassGeometry>(kPassGeometries);
    const Value moment = table.required("at");
    const auto timeS = momentS(builder, moment);
    if (timeS && (*timeS < kShortestWayS || *timeS > kLongestWayS))
        moment.error("expected a moment 5 min to 6 h after the scenario's start, got " + moment.shown());
    const auto at = spot(builder, table.required("place"));
    const auto courseRad = table.required("course").quantity(Dimension::angle, kOrderAngle);
    const auto altitudeM = table.optional("altitude").quantity(Dimension::length, kOrderHeight);
    OrderTable speeds{builder, table, approach.passed};
    const auto speedMps = speeds.speedMps(altitudeM.value_or(0.0));
    const auto passSpeed = table.optional("pass-speed").speed(kOrderSpeed);
    table.unknownKeys();
    if (!approach.passed || !approach.by || !gapM || !geometry || !timeS || !at || !courseRad) return {};
    approach.at = *at;
    approach.at.altitudeM = altitudeM.value_or(0.0);
    if (!checkCraft(builder, table, approach, altitudeM.has_value())) return {};
    approach.timeS = *timeS;
    approach.courseRad = *courseRad;
    const auto& platforms = builder.definition.platforms;
    const PlatformId platform = builder.definition.units[approach.passed.index].platform;
    approach.speedMps = speedMps.value_or(platforms[platform.index].cruiseSpeedMps);
    approach.pass.target = approach.passed;
    approach.pass.geometry = *geometry;
    approach.pass.intendedGapM = *gapM;
    approach.pass.atS = *timeS;
    if (passSpeed)
        approach.pass.speedMps = passSpeed->indicatedAirspeed
                                     ? trueAirspeedMps(passSpeed->valueSi, approach.at.altitudeM)
                                     : passSpeed->valueSi;
    if (!checkPass(builder, table, approach)) return {};
    return approach;
}

/// A place from another one: along a course and to its right.
geo::Geodetic moved(const geo::Geodetic& from, double courseRad, double aheadM, double rightM) {
    geo::Geodetic at = from;
    if (aheadM != 0.0)
        at = geo::destination(at, courseRad + (aheadM < 0.0 ? math::kPi : 0.0), std::abs(aheadM));
    if (rightM != 0.0)
        at = geo::destination(at, courseRad + (rightM < 0.0 ? -0.5 : 0.5) * math::kPi, std::abs(rightM));
    at.altitudeM = from.altitudeM;
    return at;
}

double wrapped(double angleRad) {
    if (angleRad < 0.0) return angleRad + math::kTwoPi;
    return angleRad >= math::kTwoPi ? angleRad - math::kTwoPi : angleRad;
}

/// The craft passed comes straight through the place at the time, and goes on.
void placePassed(sim::UnitDef& unit, const Approach& approach) {
    const double wayM = approach.speedMps * approach.timeS;
    unit.start = moved(approach.at, approach.courseRad, -wayM, 0.0);
    unit.startHeadingRad = wrapped(geo::inverse(unit.start, approach.at).initialAzimuthRad);
    unit.startSpeedMps = approach.speedMps;
    sim::Waypoint at{approach.at, approach.speedMps, approach.timeS};
    sim::Waypoint onward{moved(approach.at, approach.courseRad, approach.speedMps * kOnwardS, 0.0),
                         approach.speedMps};
    unit.orders = {{std::nullopt, sim::RouteOrder{{at, onward}}, {}}};
}

/// Where the one that passes is while both wait for it: ahead and to the right of the one passed.
glm::dvec3 startOffsetM(const Builder& builder, const sim::UnitLimits& limits, const sim::PassLine& line,
                        const Approach& approach) {
    if (approach.pass.geometry == sim::PassGeometry::acrossNose && !limits.isAir()) {
        const auto& units = builder.definition.units;
        const auto& passed = builder.definition.platforms[units[approach.passed.index].platform.index];
        glm::dvec3 offsetM = line.velocityMps * -sim::kShipCrossRunInS;
        offsetM.x += limits.radiusM + 0.5 * passed.lengthM + approach.pass.intendedGapM.value_or(0.0);
        return offsetM;
    }
    const bool headOn = approach.pass.geometry == sim::PassGeometry::headOn;
    glm::dvec3 offsetM = line.velocityMps * -(headOn ? approach.timeS : kBehindS);
    if (!headOn) offsetM.x = std::min(offsetM.x, 0.0) - (limits.isAir() ? kBehindM : kAsideM);
    offsetM.y += limits.isAir() ? kAsideM : 2.0 * kAsideM;
    return offsetM;
}

/// The one that passes begins where the run to the closest point needs the least turning.
void placePasser(const Builder& builder, sim::UnitDef& unit, const sim::UnitDef& passed,
                 const Approach& approach) {
    const sim::UnitLimits limits =
        sim::limitsOf(builder.definition.platforms[unit.platform.index], 1.0 / builder.definition.tickHz);
    const sim::PassLine line = sim::passLine(limits, approach.pass, approach.speedMps, 1.0);
    const bool headOn = approach.pass.geometry == sim::PassGeometry::headOn;
    const glm::dvec3 offsetM = startOffsetM(builder, limits, line, approach);
    unit.start = moved(passed.start, passed.startHeadingRad, offsetM.x, offsetM.y);
    unit.start.altitudeM = limits.isAir() ? std::max(kBelowM, approach.at.altitudeM - kBelowM) : 0.0;
    unit.startHeadingRad = wrapped(passed.startHeadingRad + (headOn ? math::kPi : 0.0));
    unit.startSpeedMps =
        std::clamp(headOn ? approach.pass.speedMps.value_or(limits.cruiseSpeedMps) : approach.speedMps,
                   limits.minSpeedMps, limits.maxSpeedMps);
    unit.orders = {{std::nullopt, approach.pass, {}}};
}

}  // namespace

void readClosestApproaches(Builder& builder, Table& root) {
    for (Table& table : root.tables("closest-approach")) {
        const auto approach = read(builder, table);
        if (!approach || builder.catalogueBroken) continue;
        sim::UnitDef& passed = builder.definition.units[approach->passed.index];
        sim::UnitDef& by = builder.definition.units[approach->by.index];
        placePassed(passed, *approach);
        placePasser(builder, by, passed, *approach);
        for (const UnitId unit : {approach->passed, approach->by})
            builder.orderPlaces[unit.index].assign(1, table.place());
    }
    for (std::size_t i = 0; i < builder.definition.units.size(); ++i) {
        if (!builder.unplaced[i]) continue;
        builder.unitPlaces[i].error(
            "expected either \"home\" or \"at\", or a [[closest-approach]], got none");
        builder.broken[i] = true;
    }
}

}  // namespace openline::scenario
