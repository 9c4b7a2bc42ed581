#include "base/rng.h"
#include "base/units.h"
#include "crisis/crisis.h"
#include "sim/orders.h"
#include "sim/pass_geometry.h"

namespace openline::sim {

namespace {

enum PassPhase : std::uint8_t { positioning, running };

// How a pass is flown. Source: assumed.
constexpr double kTurnAheadM = 8000.0;  ///< ahead of a head-on run's start: room to turn round
constexpr double kTurnAsideM = 2500.0;
constexpr double kPullUpAfterM = 15.0;  ///< of a thump: past the nose by this, or by the gap
constexpr double kPullUpSlope = 0.6;
constexpr double kPullUpM = 250.0;
constexpr double kRunInS = 55.0;        ///< flown on the line before the closest point
constexpr double kCrossRunInS = 110.0;  ///< across the nose: room to turn and to gain speed
constexpr double kLeastRunInM = 600.0;
constexpr double kLeastShipRunInM = 1500.0;
constexpr double kAtStartM = 300.0;
constexpr double kClearAsideM = 700.0;  ///< falls back this far aside
constexpr double kClearBelowM = 250.0;  ///< and this far below: outside 700 ft, so well clear
constexpr double kBesideM = 450.0;
constexpr double kAfterS = 6.0;
constexpr double kAfterM = 150.0;
constexpr double kGiveUpS = 3600.0;
constexpr double kShipGiveUpS = 6.0 * 3600.0;
constexpr double kTouchGapM = -0.5;  ///< of a recorded collision: the boxes overlap by this

RandomKey keyOf(const OrderContext& c, Purpose purpose, std::uint32_t n) {
    const World& world = c.world();
    return {world.seed, static_cast<std::int64_t>(world.passes[c.unit]), static_cast<std::uint32_t>(c.unit),
            purpose, n};
}

/// Rules of conduct that are open scale the share of risky passes: so many crews fly one class safer, or
/// riskier.
Conduct conductNow(const OrderContext& c, double factor) {
    const double u = uniform01(keyOf(c, Purpose::passIntendedGap, 1));
    const int own = static_cast<int>(c.definition.conduct);
    int conduct = own;
    if (factor < 1.0 && u >= factor) conduct = static_cast<int>(Conduct::routine);
    if (factor > 1.0 && u < factor - 1.0) conduct = std::min(own + 1, static_cast<int>(Conduct::unsafe));
    return static_cast<Conduct>(conduct);
}

double sideOf(const OrderContext& c) {
    return c.world().passOffsetM[c.unit].y < 0.0 ? -1.0 : 1.0;
}

/// Goes round to where the run begins, never through the target.
Demand position(const OrderContext& c, const CraftFrame& target, const glm::dvec3& place,
                const glm::dvec3& startM, double side, PassGeometry geometry) {
    MovingPlace goal;
    goal.offsetM = startM;
    if (geometry == PassGeometry::headOn && place.x < kClearAsideM) {
        goal.offsetM.y = side * kClearAsideM;
        goal.offsetM.z = -kClearBelowM;
    }
    const bool overtakes = startM.x < -0.5 * kLeastRunInM;
    if (overtakes && place.x > startM.x + kAtStartM) {
        const double asideM = place.y < 0.0 ? -place.y : place.y;
        const bool beside = asideM < kBesideM;
        goal.offsetM = {beside ? std::max(place.x, 0.0) : startM.x - kAtStartM, side * kClearAsideM,
                        -kClearBelowM};
    }
    return follow(c.world(), c.limits, c.unit, target, goal);
}

/// Where the run begins, by where it begins on the line through the craft passed.
glm::dvec3 runStartM(const OrderContext& c, const ClosePassOrder& order, const UnitLimits& target,
                     glm::dvec3 startM, double side) {
    const double clearM = target.radiusM + c.limits.radiusM;
    switch (order.geometry) {
        case PassGeometry::alongside:
            startM.y = side * kBesideM * 0.5;
            break;
        case PassGeometry::under:
        case PassGeometry::thump:
            startM.z = -clearM;
            break;
        case PassGeometry::over:
            startM.z = clearM;
            break;
        case PassGeometry::acrossNose:
            // Abeam of the crossing, not of the craft: a ship would not get ahead in time.
            if (!c.limits.isAir()) startM.x += clearM + c.world().intendedGapM[c.unit];
            break;
        case PassGeometry::headOn:
            return {startM.x + kTurnAheadM, side * kTurnAsideM, -kClearBelowM};
    }
    return startM;
}

/// Does the craft fly against the way of the one it is to pass?
bool comesTowards(const OrderContext& c, const ClosePassOrder& order) {
    const World& world = c.world();
    return glm::dot(world.tangent[c.unit], world.tangent[c.target(order.target).index]) < -0.5;
}

/// Is the craft where its run begins, and is it time?
bool mayRun(const OrderContext& c, const ClosePassOrder& order, const glm::dvec3& place,
            const glm::dvec3& startM, double runInS) {
    // Whoever comes from ahead anyway need not turn round first, and is on its run.
    const bool inFront = order.geometry == PassGeometry::headOn && place.x > 0.6 * (startM.x - kTurnAheadM) &&
                         place.y * place.y < 0.04 * place.x * place.x && comesTowards(c, order);
    if (inFront) return true;
    if (order.atS && *order.atS - c.timeS() > runInS) return false;
    if (order.atS && *order.atS - c.timeS() < 0.7 * runInS) return true;
    const glm::dvec3 off = startM - place;
    const double offM = math::sqrt(glm::dot(off, off));
    return offM < (order.geometry == PassGeometry::headOn ? kTurnAsideM : kAtStartM);
}

bool crossesAtSea(const OrderContext& c, const ClosePassOrder& order) {
    return order.geometry == PassGeometry::acrossNose && !c.limits.isAir();
}

double runInS(const OrderContext& c, const ClosePassOrder& order) {
    if (order.geometry != PassGeometry::acrossNose) return kRunInS;
    return c.limits.isAir() ? kCrossRunInS : kShipCrossRunInS;
}

double farPastM(double speedMps) {
    return std::max(kAfterM, kAfterS * speedMps);
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
    goal.anyHeading = order.geometry == PassGeometry::headOn;
    double overM = farPastM(speed);
    if (order.geometry == PassGeometry::thump) {
        // Up in front of the nose once the tail is past it by the gap of the pass.
        const double clearM = c.limits.halfM.x + c.step.plan.units[c.target(order.target).index].halfM.x +
                              std::max(kPullUpAfterM, c.world().intendedGapM[c.unit]);
        goal.offsetM.z += std::clamp((alongM - clearM) * kPullUpSlope, 0.0, kPullUpM);
        overM = std::max(overM, clearM + kPullUpM / kPullUpSlope);
    }
    if (alongM > overM) c.finish();
    return follow(c.world(), c.limits, c.unit, target, goal);
}

}  // namespace

void beginPass(const OrderContext& c, const ClosePassOrder& order) {
    World& world = c.world();
    const std::size_t target = c.target(order.target).index;
    const glm::dvec3 place =
        relativePlaceM(frameOf(world, c.limits, c.unit), frameOf(world, c.step.plan.units[target], target));
    world.passOffsetM[c.unit] = {0.0, place.y < 0.0 ? -1.0 : 1.0, 0.0};  // remembers the side until the run
    world.passErrorM[c.unit] = 0.0;
    ++world.passes[c.unit];
    if (const double orderedM = world.orderedGapM[c.unit]; orderedM >= 0.0) {
        world.intendedGapM[c.unit] = orderedM;
        if (orderedM == 0.0) world.passErrorM[c.unit] = kTouchGapM;
        return;
    }
    const bool written = recordSpeaks(c.step.definition, world) || !c.step.definition.crisis.playsRecord;
    if (written && (order.intendedGapM || order.collides)) {
        world.intendedGapM[c.unit] = order.collides ? 0.0 : *order.intendedGapM;
        if (order.collides) world.passErrorM[c.unit] = kTouchGapM;
        return;
    }
    const double factor = crisis::conductFactor(c.step.definition.crisis, world.crisis);
    const ConductDef& conduct = c.step.definition.conducts[static_cast<std::size_t>(conductNow(c, factor))];
    const GapSpread& spread = c.limits.isAir() ? conduct.air : conduct.sea;
    const double z = standardNormal(keyOf(c, Purpose::passIntendedGap, 0));
    // The gap too: where a crew could be no riskier, rules that embolden show in it alone.
    world.intendedGapM[c.unit] = spread.medianM * math::exp(spread.sdLn * z) / factor;
    world.passErrorM[c.unit] = conduct.controlErrorM * standardNormal(keyOf(c, Purpose::passControlError, 0));
}

Demand followPass(const OrderContext& c, const ClosePassOrder& order) {
    World& world = c.world();
    const std::size_t other = c.target(order.target).index;
    const bool there = world.phase[other] == UnitPhase::active && world.onGround[other] == 0;
    const bool late = c.sinceBegunS() > (c.limits.isAir() ? kGiveUpS : kShipGiveUpS);
    if (!there || late) {
        c.tell(Milestone::gaveUp, UnitId{other});
        c.finish();
        return wait(c);
    }
    const UnitLimits& otherLimits = c.step.plan.units[other];
    const CraftFrame target = frameOf(world, otherLimits, other);
    const glm::dvec3 place = relativePlaceM(frameOf(world, c.limits, c.unit), target);
    const double side = sideOf(c);
    const PassLine line = passLine(c.limits, order, target.speedMps, side);
    if (world.orderPhase[c.unit] == running) {
        const glm::dvec3 beyondM = place - world.passOffsetM[c.unit];
        if (!crossesAtSea(c, order)) return run(c, order, target, line, beyondM);
        if (-side * beyondM.y > farPastM(otherLimits.radiusM)) c.finish();
        return crossBow(c, order, target, line, place);
    }
    const double speed = math::sqrt(glm::dot(line.velocityMps, line.velocityMps));
    const double runInM = std::max(c.limits.isAir()         ? kLeastRunInM
                                   : crossesAtSea(c, order) ? 0.0
                                                            : kLeastShipRunInM,
                                   runInS(c, order) * speed);
    const glm::dvec3 startM = runStartM(c, order, otherLimits, line.velocityMps * (-runInM / speed), side);
    if (mayRun(c, order, place, startM, runInM / speed)) {
        const double gapM = world.intendedGapM[c.unit] + world.passErrorM[c.unit];
        glm::dvec3& offsetM = world.passOffsetM[c.unit];
        offsetM = closestOffsetM(otherLimits, c.limits, order.geometry, line, side, gapM);
        if (offsetM.y == 0.0) offsetM.y = side * 1e-9;  // keeps the side
        c.setPhase(running);
    }
    return position(c, target, place, startM, side, order.geometry);
}

}  // namespace openline::sim
