#include "geo/geodesic.h"
#include "sim/stages.h"

namespace openline::sim {

namespace {

/// Even-odd rule over all parts.
bool inside(const ZoneDef& zone, const geo::Geodetic& at) {
    bool odd = false;
    for (const auto& part : zone.parts) odd ^= geo::contains(part, at.latitudeRad, at.longitudeRad);
    return odd;
}

bool insideBox(const WatchedZone& zone, const geo::Geodetic& at) {
    return at.latitudeRad >= zone.southRad && at.latitudeRad <= zone.northRad &&
           at.longitudeRad >= zone.westRad && at.longitudeRad <= zone.eastRad;
}

/// Days since 1970 in the scenario's own zone.
std::int64_t localDay(const Definition& definition, Tick tick) {
    const std::int64_t ms =
        definition.utcAt(tick).milliseconds + std::int64_t{definition.zoneMinutes} * 60000;
    constexpr std::int64_t kDayMs = 86400000;
    return ms >= 0 ? ms / kDayMs : -((-ms + kDayMs - 1) / kDayMs);
}

/// Whose crisis hears of an entry: the relation with the side whose zone it is; of a zone of nobody's, the
/// one that the plan names.
DyadId concerned(const StepContext& context, ZoneId zone, SideId entering) {
    const SideId owner = context.definition.zones[zone.index].side;
    if (!entering) return {};
    if (!owner) return context.plan.sortieDyad[entering.index];
    return context.plan.sideDyad[entering.index * context.definition.sides.size() + owner.index];
}

void enter(StepContext& context, const WatchedZone& zone, std::size_t unit, bool first) {
    Event& event = addEvent(context, EventKind::zoneEnter, UnitId{unit});
    event.zone = zone.zone;
    event.first = first;
    const DyadId dyad = concerned(context, zone.zone, context.definition.units[unit].side);
    if (!first || !zone.counted || !dyad || !context.plan.units[unit].isAir()) return;
    crisis::Stimulus stimulus;
    stimulus.timeS = event.timeS;
    stimulus.kind = crisis::StimulusKind::sortie;
    stimulus.dyad = dyad;
    stimulus.localDay = localDay(context.definition, context.world.tick);
    stimulus.subject = static_cast<std::uint32_t>(unit);
    context.stimuli.push_back(stimulus);
}

void watchUnit(StepContext& context, std::size_t unit) {
    World& world = context.world;
    const geo::Geodetic at = geo::toGeodetic(geo::Normal{world.normal[unit]}, world.altitudeM[unit]);
    const bool air = context.plan.units[unit].isAir();
    for (std::size_t z = 0; z < context.plan.zones.size(); ++z) {
        const WatchedZone& zone = context.plan.zones[z];
        if (!air && !zone.asked) continue;
        const bool now = insideBox(zone, at) && inside(context.definition.zones[zone.zone.index], at);
        const std::size_t word = unit * context.plan.zoneWords + z / 64;
        const std::uint64_t bit = std::uint64_t{1} << (z % 64);
        const bool before = (world.zoneInside[word] & bit) != 0;
        if (now == before) continue;
        world.zoneInside[word] ^= bit;
        if (now) {
            enter(context, zone, unit, (world.zoneEntered[word] & bit) == 0);
            world.zoneEntered[word] |= bit;
        } else {
            addEvent(context, EventKind::zoneLeave, UnitId{unit}).zone = zone.zone;
        }
    }
}

}  // namespace

void noteParkedInside(const Definition& definition, World& world) {
    const Plan& plan = *world.plan;
    if (plan.zones.empty()) return;
    for (std::size_t unit = 0; unit < world.unitCount(); ++unit) {
        const bool air = plan.units[unit].isAir();
        if (world.phase[unit] != UnitPhase::parked || (!air && !plan.asksForShips)) continue;
        const geo::Geodetic at = geo::toGeodetic(geo::Normal{world.normal[unit]}, world.altitudeM[unit]);
        for (std::size_t z = 0; z < plan.zones.size(); ++z) {
            const WatchedZone& zone = plan.zones[z];
            if ((!air && !zone.asked) || !insideBox(zone, at)) continue;
            if (!inside(definition.zones[zone.zone.index], at)) continue;
            world.zoneInside[unit * plan.zoneWords + z / 64] |= std::uint64_t{1} << (z % 64);
        }
    }
}

void watchZones(StepContext& context) {
    if (context.plan.zones.empty() || context.world.tick % context.plan.ticksPerSecond != 0) return;
    for (const std::uint32_t unit : context.world.active) {
        if (context.plan.units[unit].isAir() || context.plan.asksForShips) watchUnit(context, unit);
    }
}

}  // namespace openline::sim
