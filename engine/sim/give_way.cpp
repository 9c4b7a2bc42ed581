// The rules of the road: who of two ships with a risk of collision gives way, and how. Source: COLREG rules 8
// (large enough to be apparent), 13 overtaking, 14 head-on, 15 crossing, 16 and 17; they give no numbers.
#include "sim/encounters.h"
#include "sim/orders.h"

namespace openline::sim {

namespace {

// When there is a risk, and how far to keep clear. Source: practice of the open sea (a mile at twelve
// minutes), less where ships know each other; the rest assumed.
constexpr double kRiskDistanceM = 1852.0;
constexpr double kRiskS = 720.0;
constexpr double kBehindBeamCosine = -0.38268343236508977;  ///< 22.5 degrees abaft the beam
constexpr double kAheadCosine = 0.9945218953682733;         ///< 6 degrees: sees the other ahead
constexpr double kClearM = 1.3 * kRiskDistanceM;
constexpr double kUnderWayMps = 0.5;
constexpr double kSameWay = 0.8;  ///< cosine between headings: the one overtakes the other

/// Two ships in the plane between them, own axes: ahead, right.
struct Meeting {
    glm::dvec2 placeM{0.0};       ///< of the other
    glm::dvec2 velocityMps{0.0};  ///< of the other, less own
    double otherMps = 0.0;
    glm::dvec2 ahead{0.0};  ///< the other's heading
    double distanceM = 0.0;

    [[nodiscard]] double tcpaS() const {
        const double square = glm::dot(velocityMps, velocityMps);
        return square > 1e-6 ? -glm::dot(placeM, velocityMps) / square : 0.0;
    }
    [[nodiscard]] double dcpaM() const {
        const glm::dvec2 at = placeM + velocityMps * std::max(0.0, tcpaS());
        return math::sqrt(glm::dot(at, at));
    }
    [[nodiscard]] bool isRisk() const {
        const double tcpa = tcpaS();
        return tcpa > 0.0 && tcpa < kRiskS && dcpaM() < kRiskDistanceM;
    }
};

Meeting meetingOf(const OrderContext& c, std::size_t other) {
    const World& world = c.world();
    const CraftFrame own = frameOf(world, c.limits, c.unit);
    const CraftFrame theirs = frameOf(world, c.step.plan.units[other], other);
    const auto inOwnAxes = [&](const glm::dvec3& v) {
        return glm::dvec2{glm::dot(v, own.ahead), glm::dot(v, own.right)};
    };
    Meeting meeting;
    meeting.placeM = inOwnAxes(theirs.ecefM - own.ecefM);
    meeting.ahead = inOwnAxes(theirs.ahead);
    meeting.otherMps = theirs.speedMps;
    meeting.velocityMps = meeting.ahead * theirs.speedMps - glm::dvec2{own.speedMps, 0.0};
    meeting.distanceM = math::sqrt(glm::dot(meeting.placeM, meeting.placeM));
    return meeting;
}

bool isHeadOn(const Meeting& m) {
    return m.placeM.x > kAheadCosine * m.distanceM &&
           -glm::dot(m.placeM, m.ahead) > kAheadCosine * m.distanceM;
}

/// Must this ship give way?
bool mustGiveWay(const Meeting& m) {
    if (m.otherMps < kUnderWayMps) return true;
    const double seesCosine = m.placeM.x / m.distanceM;
    const double seenCosine = -glm::dot(m.placeM, m.ahead) / m.distanceM;
    if (seenCosine < kBehindBeamCosine) return true;                          // overtakes (13)
    if (seesCosine < kBehindBeamCosine) return false;                         // is overtaken (17)
    if (seesCosine > kAheadCosine && seenCosine > kAheadCosine) return true;  // head-on: both (14)
    return m.placeM.y > 0.0;                                                  // crossing: to starboard (15)
}

/// Where to steer: astern of who crosses, to starboard of who comes, past the side of who is overtaken.
glm::dvec2 clearOf(const Meeting& m) {
    if (m.ahead.x > kSameWay) {
        const glm::dvec2 right{-m.ahead.y, m.ahead.x};
        const double side = glm::dot(m.placeM, right) < 0.0 ? 1.0 : -1.0;
        return m.placeM + right * (side * kClearM) + m.ahead * kClearM;
    }
    // Who comes from ahead, and who has been turned away from, is left to port.
    if (m.placeM.x > kAheadCosine * m.distanceM || m.placeM.y < 0.0)
        return m.placeM + glm::dvec2{-m.placeM.y, m.placeM.x} * (kClearM / m.distanceM);
    return m.placeM - m.ahead * kClearM;
}

/// Past and clear: drawing apart, or so far aside that resuming the course brings no risk.
bool isClear(const Meeting& m) {
    const bool overtakes = m.ahead.x > kSameWay && m.placeM.x > 0.0;
    const bool opens = m.tcpaS() <= 0.0;
    return (opens && (!overtakes || m.distanceM > 2.0 * kClearM)) || m.distanceM > kRiskS * 30.0;
}

/// Who passes close on purpose is not got out of the way of.
bool isOwnBusiness(const OrderContext& c, UnitId other) {
    const World& world = c.world();
    const OrderAction* action = presentAction(world, other.index);
    const auto* pass = action == nullptr ? nullptr : std::get_if<ClosePassOrder>(action);
    return pass != nullptr && (pass->target ? pass->target : world.subject[other.index]) == c.id();
}

/// The nearest in time of those whom this ship must keep clear of.
UnitId riskOf(const OrderContext& c) {
    UnitId worst;
    double soonestS = kRiskS;
    for (const TrackedPair& pair : c.world().pairs) {
        const bool own = pair.a == c.id() || pair.b == c.id();
        if (!own || pair.declared()) continue;
        const UnitId other = pair.a == c.id() ? pair.b : pair.a;
        if (c.step.plan.units[other.index].domain != Domain::surface || isOwnBusiness(c, other)) continue;
        const Meeting meeting = meetingOf(c, other.index);
        if (meeting.distanceM < 1.0 || !meeting.isRisk() || !mustGiveWay(meeting)) continue;
        // Who keeps clear already goes on doing so, however the bearing changes (13 d).
        if (c.world().giveWayTo[other.index] == c.id() && !isHeadOn(meeting)) continue;
        if (meeting.tcpaS() >= soonestS) continue;
        soonestS = meeting.tcpaS();
        worst = other;
    }
    return worst;
}

/// Orders that bring two ships together on purpose are the crew's own business.
bool isDrill(const OrderAction* action) {
    return action != nullptr &&
           (std::holds_alternative<ClosePassOrder>(*action) || std::holds_alternative<BlockOrder>(*action) ||
            std::holds_alternative<ReplenishOrder>(*action) ||
            std::holds_alternative<HoldStationOrder>(*action));
}

}  // namespace

void giveWay(const OrderContext& c, Demand& demand) {
    World& world = c.world();
    UnitId& to = world.giveWayTo[c.unit];
    const auto conduct = static_cast<std::size_t>(c.definition.conduct);
    const bool sails = world.speedMps[c.unit] > kUnderWayMps && demand.kind == MotionKind::sail;
    if (!sails || !c.step.definition.conducts[conduct].keepsRules || isDrill(presentAction(world, c.unit))) {
        to = {};
        return;
    }
    const bool looks = world.tick % c.step.plan.ticksPerSecond == 0;
    if (to && (world.phase[to.index] != UnitPhase::active || (looks && isClear(meetingOf(c, to.index)))))
        to = {};
    if (!to && looks) {
        to = riskOf(c);
        if (to) addEvent(c.step, EventKind::givesWay, c.id()).other = to;
    }
    if (!to) return;
    const glm::dvec2 aimM = clearOf(meetingOf(c, to.index));
    const double length = std::max(1.0, math::sqrt(glm::dot(aimM, aimM)));
    demand.turnRateRadps = steer(world, c.limits, c.unit, aimM.x, aimM.y, length);
}

}  // namespace openline::sim
