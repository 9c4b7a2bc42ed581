#include "sim/encounters.h"

#include <algorithm>
#include <glm/geometric.hpp>
#include <iterator>

#include "base/math.h"
#include "base/units.h"
#include "geo/surface.h"
#include "sim/encounter_report.h"
#include "sim/stages.h"

namespace openline::sim {

namespace {

/// An approach is over when the craft have drawn apart so long and so far. Source: assumed (hold of DO-365).
constexpr double kOverShare = 1.2;
constexpr double kOverM = 50.0;
constexpr double kReturnShare = 0.8;
/// Declared pairs further apart than this are not measured hull to hull.
constexpr double kDeclaredHullM = 50.0;
/// Beyond this a pair is looked at once a detection; what a craft may gain on its straight line meanwhile.
/// Source: assumed.
constexpr double kFarM = 5000.0;
constexpr double kSpareMps = 60.0;
/// The widest threshold that is on the gap: the critical distance of ships, 500 yd, and a little.
constexpr double kExactM = 460.0;

/// One watched pair during one tick.
struct Tracking {
    StepContext& context;
    TrackedPair& pair;
    glm::dvec3 placeA{0.0};  ///< Earth-fixed, at the end of the tick
    glm::dvec3 relativeM{0.0};
    double slantM = 0.0;
    double nowM = 0.0;          ///< gap at the end of the tick
    double leastM = kNoneYetM;  ///< smallest inside the tick

    [[nodiscard]] const World& world() const { return context.world; }
};

glm::dvec3 placeOf(const World& world, std::size_t unit) {
    return geo::toEcef(geo::Normal{world.normal[unit]}, world.altitudeM[unit]).m;
}

double intendedGapM(const World& world, UnitId unit, UnitId other) {
    if (world.intendedGapM[unit.index] < 0.0 || world.orderPhase[unit.index] == 0) return -1.0;
    const OrderAction* action = presentAction(world, unit.index);
    const auto* pass = action == nullptr ? nullptr : std::get_if<ClosePassOrder>(action);
    if (pass == nullptr) return -1.0;
    const UnitId target = pass->target ? pass->target : world.subject[unit.index];
    return target == other ? world.intendedGapM[unit.index] : -1.0;
}

void beginApproach(const Tracking& t) {
    TrackedPair& pair = t.pair;
    pair.smallestM = kNoneYetM;
    pair.peakLevel = 0;
    pair.reported = false;
    pair.openingTick = kNeverTick;
    pair.intendedGapM = -1.0;
    pair.acknowledgedLevel = 0;
    const glm::dvec3 velocity = velocityMps(t.world(), pair.b.index) - velocityMps(t.world(), pair.a.index);
    pair.closureMps = t.slantM > 0.0 ? -glm::dot(velocity, t.relativeM) / t.slantM : 0.0;
}

/// Keeps the smallest of the approach: where in the tick it was and how the centres stood.
void keepSmallest(const Tracking& t, double valueM, double fraction) {
    TrackedPair& pair = t.pair;
    if (pair.reported || valueM >= pair.smallestM) return;
    const World& world = t.world();
    const double backS = (1.0 - fraction) * t.context.definition.timeS(world.tick - pair.updatedTick);
    const glm::dvec3 at = pair.relativeM + (t.relativeM - pair.relativeM) * fraction;
    const double above = world.altitudeM[pair.b.index] - world.altitudeM[pair.a.index] -
                         (world.climbMps[pair.b.index] - world.climbMps[pair.a.index]) * backS;
    const double square = glm::dot(at, at);
    pair.smallestM = valueM;
    pair.smallestTimeS = t.context.definition.timeS(world.tick) - backS;
    pair.slantM = math::sqrt(square);
    pair.verticalM = above < 0.0 ? -above : above;
    pair.horizontalM = math::sqrt(std::max(0.0, square - above * above));
    pair.middleM = t.placeA - velocityMps(world, pair.a.index) * backS + at * 0.5;
    const double intendedA = intendedGapM(world, pair.a, pair.b);
    pair.intendedGapM = intendedA >= 0.0 ? intendedA : intendedGapM(world, pair.b, pair.a);
}

/// Smallest hull gap or centre distance inside the tick, motion being straight within it.
void measure(Tracking& t) {
    TrackedPair& pair = t.pair;
    const Plan& plan = t.context.plan;
    const glm::dvec3 move = t.relativeM - pair.relativeM;
    const double square = glm::dot(move, move);
    const double fraction =
        square > 0.0 ? std::clamp(-glm::dot(pair.relativeM, move) / square, 0.0, 1.0) : 1.0;
    const glm::dvec3 nearest = pair.relativeM + move * fraction;
    const double nearestM = math::sqrt(glm::dot(nearest, nearest));
    const double radiiM = plan.units[pair.a.index].radiusM + plan.units[pair.b.index].radiusM;
    t.nowM = t.slantM;
    if (nearestM > kHullRangeM) {
        t.leastM = nearestM;
        return keepSmallest(t, nearestM, fraction);
    }
    if (pair.declared() && nearestM - radiiM > kDeclaredHullM) {
        t.nowM = t.slantM - radiiM;
        t.leastM = nearestM - radiiM;
        return keepSmallest(t, t.leastM, fraction);
    }
    if (nearestM - radiiM > kExactM && nearestM - radiiM >= pair.smallestM) {
        t.nowM = t.slantM - radiiM;
        t.leastM = nearestM - radiiM;
        return;
    }
    const HullBox boxA = hullOf(plan, t.world(), pair.a.index);
    const HullBox boxB = hullOf(plan, t.world(), pair.b.index);
    // Beyond what any level asks for, the spheres around the hulls tell enough.
    t.nowM = nearestM - radiiM > kExactM ? t.slantM - radiiM : hullGapM(boxA, boxB);
    t.leastM = t.nowM;
    if (nearestM - radiiM >= pair.smallestM) return;
    HullBox start = boxB;
    start.centreM -= move;
    const SmallestGap smallest = smallestGap(boxA, start, move);
    t.leastM = smallest.gapM;
    keepSmallest(t, smallest.gapM, smallest.fraction);
}

AlertLevel levelNow(const Tracking& t) {
    const World& world = t.world();
    const Plan& plan = t.context.plan;
    const std::size_t a = t.pair.a.index, b = t.pair.b.index;
    const double gapM = std::min(t.nowM, t.leastM);
    switch (pairKind(plan, world, a, b)) {
        case PairKind::none:
            return 0;
        case PairKind::mixed:
            return mixedLevel(plan.standards, gapM);
        case PairKind::ship:
            return shipLevel(plan.standards, relativeMotion(world, a, b), gapM);
        case PairKind::air:
            break;
    }
    const double altitudeM = std::max(world.altitudeM[a], world.altitudeM[b]);
    return airLevel(plan.standards, relativeMotion(world, a, b), gapM, altitudeM);
}

/// Levels rise at once and fall after a hold.
void hold(const Tracking& t, AlertLevel level) {
    TrackedPair& pair = t.pair;
    const double heldS = t.context.definition.timeS(t.world().tick - pair.levelTick);
    if (level >= pair.level || heldS > kLevelHoldS) {
        pair.level = level;
        pair.levelTick = t.world().tick;
    }
    pair.peakLevel = std::max(pair.peakLevel, level);
    if (!pair.acknowledged()) pair.acknowledgedLevel = 0;
}

/// A new approach begins when the craft had drawn apart, or come clearly nearer than where they were
/// together.
bool leftAndReturns(const Tracking& t) {
    const double smallestM = std::max(0.0, t.pair.smallestM);
    return t.nowM > kOverShare * smallestM + kOverM || t.nowM < kReturnShare * smallestM;
}

void followApproach(const Tracking& t) {
    TrackedPair& pair = t.pair;
    const Tick now = t.world().tick;
    const glm::dvec3 move = t.relativeM - pair.relativeM;
    const bool opening = glm::dot(move, t.relativeM) > 0.0;
    if (!opening) {
        pair.openingTick = kNeverTick;
        if (pair.reported && !pair.collided && leftAndReturns(t)) beginApproach(t);
        return;
    }
    if (pair.openingTick == kNeverTick) pair.openingTick = now;
    const double openS = t.context.definition.timeS(now - pair.openingTick);
    if (openS >= kLevelHoldS && t.nowM > kOverShare * std::max(0.0, pair.smallestM) + kOverM)
        reportEncounter(t.context, pair);
}

/// Pairs too far apart for anything to happen before the next detection rest until then: those that fly
/// together and cannot touch, and those beyond kFarM, where the closest point moves with the craft.
void rest(const Tracking& t) {
    TrackedPair& pair = t.pair;
    const Plan& plan = t.context.plan;
    const Tick now = t.world().tick;
    const Tick next = (now / plan.detectTicks + 1) * plan.detectTicks;
    const double aheadS = t.context.definition.timeS(next - now) + plan.tickS;
    const double radiiM = plan.units[pair.a.index].radiusM + plan.units[pair.b.index].radiusM;
    const glm::dvec3 velocity = velocityMps(t.world(), pair.b.index) - velocityMps(t.world(), pair.a.index);
    const double reachM = (math::sqrt(glm::dot(velocity, velocity)) + kSpareMps) * aheadS;
    const bool rests = t.slantM - radiiM > reachM + (pair.declared() ? kDeclaredHullM : kFarM);
    pair.sleepsToTick = rests ? next : now;
}

void trackPair(StepContext& context, TrackedPair& pair) {
    const World& world = context.world;
    if (world.tick < pair.sleepsToTick) return;
    Tracking t{context, pair};
    t.placeA = placeOf(world, pair.a.index);
    t.relativeM = placeOf(world, pair.b.index) - t.placeA;
    t.slantM = math::sqrt(glm::dot(t.relativeM, t.relativeM));
    const Bond bond = bondOf(context.definition, world, pair.a, pair.b);
    const bool declared = bond != Bond::none;
    if (declared != pair.declared()) {
        // What came close by itself is told before the two declare that they fly together.
        if (declared && t.slantM > pair.slantM + kOverM) reportEncounter(context, pair);
        beginApproach(t);
        // Parting from where they were together is no approach.
        if (!declared) pair.smallestM = t.slantM;
        pair.reported = !declared;
    }
    pair.bond = bond;
    measure(t);
    hold(t, levelNow(t));
    if (pair.smallestM <= 0.0 && !pair.collided) reportCollision(context, pair);
    followApproach(t);
    pair.relativeM = t.relativeM;
    pair.updatedTick = world.tick;
    rest(t);
}

TrackedPair newPair(StepContext& context, const UnitPair& units) {
    World& world = context.world;
    TrackedPair pair;
    pair.a = units.a;
    pair.b = units.b;
    pair.sequence = world.pairSequence++;
    pair.relativeM = placeOf(world, units.b.index) - placeOf(world, units.a.index);
    pair.bond = bondOf(context.definition, world, units.a, units.b);
    pair.levelTick = world.tick;
    pair.predictedTick = world.tick;
    pair.updatedTick = world.tick;
    Tracking t{context, pair};
    t.relativeM = pair.relativeM;
    t.slantM = math::sqrt(glm::dot(pair.relativeM, pair.relativeM));
    beginApproach(t);
    return pair;
}

/// Merges what the broad phase found into the table; both are sorted by (a, b).
void detect(StepContext& context) {
    World& world = context.world;
    std::vector<UnitPair> found;
    std::ranges::set_union(predictedPairs(context.plan, world, context.workers),
                           watchedPairs(context.plan, world, context.workers), std::back_inserter(found));
    std::vector<TrackedPair> merged;
    merged.reserve(world.pairs.size() + found.size());
    auto old = world.pairs.begin();
    for (const UnitPair& units : found) {
        while (old != world.pairs.end() && UnitPair{old->a, old->b} < units) merged.push_back(*old++);
        if (old != world.pairs.end() && UnitPair{old->a, old->b} == units) {
            merged.push_back(*old++);
            merged.back().predictedTick = world.tick;
        } else {
            merged.push_back(newPair(context, units));
        }
    }
    std::copy(old, world.pairs.end(), std::back_inserter(merged));
    world.pairs = std::move(merged);
}

bool isOver(StepContext& context, TrackedPair& pair) {
    const World& world = context.world;
    if (!inEncounters(world, pair.a.index) || !inEncounters(world, pair.b.index)) {
        reportEncounter(context, pair);
        return true;
    }
    const double unpredictedS = context.definition.timeS(world.tick - pair.predictedTick);
    const double farSquare = kHullRangeM * kHullRangeM;
    if (unpredictedS <= kLevelHoldS + context.definition.encounters.detectEveryS) return false;
    if (pair.openingTick == kNeverTick || glm::dot(pair.relativeM, pair.relativeM) < farSquare) return false;
    if (pair.level > 0) return false;
    reportEncounter(context, pair);
    return true;
}

}  // namespace

void watchEncounters(StepContext& context) {
    World& world = context.world;
    for (TrackedPair& pair : world.pairs) {
        if (inEncounters(world, pair.a.index) && inEncounters(world, pair.b.index)) trackPair(context, pair);
    }
    std::erase_if(world.pairs, [&](TrackedPair& pair) { return isOver(context, pair); });
    if (world.tick % context.plan.detectTicks == 0 && !world.active.empty()) detect(context);
}

}  // namespace openline::sim
