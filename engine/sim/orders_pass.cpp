#include "base/rng.h"
#include "base/units.h"
#include "crisis/crisis.h"
#include "sim/gap.h"
#include "sim/orders.h"

namespace openline::sim {

namespace {

enum PassPhase : std::uint8_t { positioning, running };

// How a pass is flown. Source: assumed.
constexpr double kOvertakeMps = 25.0;  ///< faster than the target unless the order says how fast
constexpr double kLeastOvertakeMps = 10.0;
constexpr double kCrossOverTarget = 1.25;  ///< speed across the nose, of the target's
constexpr double kRunInS = 55.0;           ///< flown on the line before the closest point
constexpr double kLeastRunInM = 600.0;
constexpr double kAtStartM = 300.0;
constexpr double kClearAsideM = 700.0;  ///< falls back this far aside
constexpr double kClearBelowM = 250.0;  ///< and this far below: outside 700 ft, so well clear
constexpr double kBesideM = 450.0;
constexpr double kAfterS = 6.0;
constexpr double kAfterM = 150.0;
constexpr double kGiveUpS = 3600.0;
constexpr double kTouchGapM = -0.5;     ///< of a recorded collision: the boxes overlap by this
constexpr double kControlErrorM = 0.6;  ///< sd; model.md section 1, assumed

/// Intended gap of a pass by conduct: median and spread of a lognormal. Source: unsafe, the publicised passes
/// (geometric mean 110 ft, sd of ln 1.48); routine, 500 to 1000 ft holding 80 % (assumed); assertive, between
/// (assumed).
struct GapSpread {
    double medianM, sdLn;
};
constexpr GapSpread kGapByConduct[] = {{707.0 * units::kMetresPerFoot, 0.27},
                                       {279.0 * units::kMetresPerFoot, 0.88},
                                       {110.0 * units::kMetresPerFoot, 1.48}};

RandomKey keyOf(const OrderContext& c, Purpose purpose, std::uint32_t n) {
    const World& world = c.world();
    return {world.seed, static_cast<std::int64_t>(world.passes[c.unit]), static_cast<std::uint32_t>(c.unit),
            purpose, n};
}

/// Rules of conduct that are open scale the share of risky passes: so many crews fly one class safer, or
/// riskier.
Conduct conductNow(const OrderContext& c) {
    const double factor = crisis::conductFactor(c.step.definition.crisis, c.world().crisis);
    const double u = uniform01(keyOf(c, Purpose::passIntendedGap, 1));
    const int own = static_cast<int>(c.definition.conduct);
    int conduct = own;
    if (factor < 1.0 && u >= factor) conduct = static_cast<int>(Conduct::routine);
    if (factor > 1.0 && u < factor - 1.0) conduct = std::min(own + 1, static_cast<int>(Conduct::unsafe));
    return static_cast<Conduct>(conduct);
}

/// Where the closest point lies and how the pass moves, in the target's axes: ahead, right, above.
struct PassLine {
    glm::dvec3 velocityMps{0.0};  ///< relative to the target
    glm::dvec3 headingAxis{1.0, 0.0, 0.0};
};

PassLine lineOf(const OrderContext& c, const ClosePassOrder& order, double targetSpeed, double side) {
    const double fastest = 0.97 * c.limits.maxSpeedMps;
    const bool across = order.geometry == PassGeometry::acrossNose;
    const double usual = across ? kCrossOverTarget * targetSpeed : targetSpeed + kOvertakeMps;
    double speed = std::clamp(order.speedMps.value_or(usual), c.limits.minSpeedMps, fastest);
    if (across) {
        const double cosine = std::clamp(targetSpeed / speed, 0.5, 0.97);
        const double sine = math::sqrt(1.0 - cosine * cosine);
        return {{speed * cosine - targetSpeed, -side * speed * sine, 0.0}, {cosine, -side * sine, 0.0}};
    }
    // Too slow to overtake: fall back past it instead.
    if (speed - targetSpeed < kLeastOvertakeMps) speed = std::min(targetSpeed + kLeastOvertakeMps, fastest);
    if (speed - targetSpeed < 0.5 * kLeastOvertakeMps) speed = targetSpeed - kLeastOvertakeMps;
    return {{speed - targetSpeed, 0.0, 0.0}, {1.0, 0.0, 0.0}};
}

/// Smallest gap of two level craft on a straight line of relative motion through an offset.
double gapOnLine(const UnitLimits& target, const UnitLimits& own, const PassLine& line,
                 const glm::dvec3& offsetM) {
    HullBox targetBox;
    targetBox.centreM = {0.0, 0.0, target.boxAboveM};
    targetBox.halfM = target.halfM;
    HullBox ownBox;
    ownBox.axis[0] = line.headingAxis;
    ownBox.axis[1] = {-line.headingAxis.y, line.headingAxis.x, 0.0};
    ownBox.halfM = own.halfM;
    const double speed = math::sqrt(glm::dot(line.velocityMps, line.velocityMps));
    const glm::dvec3 along = line.velocityMps * ((target.radiusM + own.radiusM + 20.0) / speed);
    ownBox.centreM = offsetM - along + glm::dvec3{0.0, 0.0, own.boxAboveM};
    return smallestGap(targetBox, ownBox, along * 2.0, 26).gapM;
}

/// The offset of the closest point that makes the hulls pass at a gap.
glm::dvec3 solveOffset(const UnitLimits& target, const UnitLimits& own, PassGeometry geometry,
                       const PassLine& line, double side, double gapM) {
    glm::dvec3 direction{1.0, 0.0, 0.0};
    if (geometry == PassGeometry::alongside) direction = {0.0, side, 0.0};
    if (geometry == PassGeometry::under) direction = {0.0, 0.0, -1.0};
    if (geometry == PassGeometry::over) direction = {0.0, 0.0, 1.0};
    double low = 0.0;
    double high = std::max(0.0, gapM) + target.radiusM + own.radiusM + 1.0;
    if (geometry == PassGeometry::acrossNose) high *= 4.0;  // a slanting line comes nearer than its offset
    for (int i = 0; i < 28; ++i) {
        const double middle = 0.5 * (low + high);
        (gapOnLine(target, own, line, direction * middle) < gapM ? low : high) = middle;
    }
    return direction * (0.5 * (low + high));
}

double sideOf(const OrderContext& c) {
    return c.world().passOffsetM[c.unit].y < 0.0 ? -1.0 : 1.0;
}

/// Goes round to where the run begins, never through the target.
Demand position(const OrderContext& c, const CraftFrame& target, const glm::dvec3& place,
                const glm::dvec3& startM, double side) {
    MovingPlace goal;
    goal.offsetM = startM;
    const bool overtakes = startM.x < -0.5 * kLeastRunInM;
    if (overtakes && place.x > startM.x + kAtStartM) {
        const double asideM = place.y < 0.0 ? -place.y : place.y;
        const bool beside = asideM < kBesideM;
        goal.offsetM = {beside ? std::max(place.x, 0.0) : startM.x - kAtStartM, side * kClearAsideM,
                        -kClearBelowM};
    }
    return follow(c.world(), c.limits, c.unit, target, goal);
}

/// Flies the line; with a time to keep, as fast along it as that time needs.
Demand run(const OrderContext& c, const ClosePassOrder& order, const CraftFrame& target, const PassLine& line,
           const glm::dvec3& beyondM) {
    const double speed = math::sqrt(glm::dot(line.velocityMps, line.velocityMps));
    const glm::dvec3 unit = line.velocityMps * (1.0 / speed);
    const double alongM = glm::dot(beyondM, unit);
    double pace = 1.0;
    if (order.atS && alongM < 0.0) {
        const double leftS = std::max(0.5, *order.atS - c.timeS());
        pace = std::clamp(-alongM / (leftS * speed), 0.4, 1.6);
    }
    MovingPlace goal;
    goal.offsetM = c.world().passOffsetM[c.unit] + unit * alongM;
    goal.velocityMps = line.velocityMps * pace;
    if (alongM > std::max(kAfterM, kAfterS * speed)) c.finish();
    return follow(c.world(), c.limits, c.unit, target, goal);
}

}  // namespace

void beginPass(const OrderContext& c, const ClosePassOrder& order) {
    World& world = c.world();
    const std::size_t target = order.target.index;
    const glm::dvec3 place =
        relativePlaceM(frameOf(world, c.limits, c.unit), frameOf(world, c.step.plan.units[target], target));
    world.passOffsetM[c.unit] = {0.0, place.y < 0.0 ? -1.0 : 1.0, 0.0};  // remembers the side until the run
    world.passErrorM[c.unit] = 0.0;
    ++world.passes[c.unit];
    if (recordSpeaks(c.step.definition, world)) {
        world.intendedGapM[c.unit] = order.collides ? 0.0 : order.intendedGapM;
        if (order.collides) world.passErrorM[c.unit] = kTouchGapM;
        return;
    }
    const GapSpread& spread = kGapByConduct[static_cast<std::size_t>(conductNow(c))];
    const double z = standardNormal(keyOf(c, Purpose::passIntendedGap, 0));
    world.intendedGapM[c.unit] = spread.medianM * math::exp(spread.sdLn * z);
    world.passErrorM[c.unit] = kControlErrorM * standardNormal(keyOf(c, Purpose::passControlError, 0));
}

Demand followPass(const OrderContext& c, const ClosePassOrder& order) {
    World& world = c.world();
    const std::size_t other = order.target.index;
    const bool there = world.phase[other] == UnitPhase::active && world.onGround[other] == 0;
    if (!there || c.sinceBegunS() > kGiveUpS) {
        c.finish();
        return wait(c);
    }
    const UnitLimits& otherLimits = c.step.plan.units[other];
    const CraftFrame target = frameOf(world, otherLimits, other);
    const glm::dvec3 place = relativePlaceM(frameOf(world, c.limits, c.unit), target);
    const double side = sideOf(c);
    const PassLine line = lineOf(c, order, target.speedMps, side);
    if (world.orderPhase[c.unit] == running)
        return run(c, order, target, line, place - world.passOffsetM[c.unit]);
    const double speed = math::sqrt(glm::dot(line.velocityMps, line.velocityMps));
    const double runInM = std::max(kLeastRunInM, kRunInS * speed);
    glm::dvec3 startM = line.velocityMps * (-runInM / speed);
    if (order.geometry == PassGeometry::under) startM.z = -otherLimits.radiusM - c.limits.radiusM;
    if (order.geometry == PassGeometry::over) startM.z = otherLimits.radiusM + c.limits.radiusM;
    if (order.geometry == PassGeometry::alongside) startM.y = side * kBesideM * 0.5;
    const glm::dvec3 toStart = startM - place;
    const double offM = math::sqrt(glm::dot(toStart, toStart));
    const bool time = !order.atS || *order.atS - c.timeS() <= runInM / speed;
    const bool late = order.atS && *order.atS - c.timeS() < 0.7 * runInM / speed;
    if (time && (offM < kAtStartM || late)) {
        const double gapM = world.intendedGapM[c.unit] + world.passErrorM[c.unit];
        glm::dvec3 offsetM = solveOffset(otherLimits, c.limits, order.geometry, line, side, gapM);
        if (offsetM.y == 0.0) offsetM.y = side * 1e-9;  // keeps the side
        world.passOffsetM[c.unit] = offsetM;
        c.setPhase(running);
    }
    return position(c, target, place, startM, side);
}

}  // namespace openline::sim
