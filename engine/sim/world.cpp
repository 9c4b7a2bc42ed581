#include "sim/world.h"

#include <type_traits>

#include "base/digest.h"
#include "crisis/crisis.h"
#include "sim/conditions.h"
#include "sim/fields.h"
#include "sim/stages.h"
#include "sim/step.h"

namespace openline::sim {

World::World() = default;
World::World(const World&) = default;
World::World(World&&) noexcept = default;
World& World::operator=(const World&) = default;
World& World::operator=(World&&) noexcept = default;
World::~World() = default;

namespace {

void resizeColumns(const Definition& definition, const Plan& plan, World& world) {
    const std::size_t units = definition.units.size();
    forEachColumn(world, [&](std::string_view, auto& field) {
        using Field = std::remove_reference_t<decltype(field)>;
        if constexpr (!std::is_arithmetic_v<Field>) field.assign(units, typename Field::value_type{});
    });
    world.active.clear();
    world.orderedGapM.assign(units, -1.0);
    world.intendedGapM.assign(units, -1.0);
    world.takeOffTick.assign(units, kNeverTick);
    world.wakeTick.assign(units, kNeverTick);
    world.zoneInside.assign(units * plan.zoneWords, 0);
    world.zoneEntered.assign(units * plan.zoneWords, 0);
    world.flightLead.assign(definition.flights.size(), 0);
    world.ruleReadyTick.assign(definition.rules.size(), 0);
    world.ruleFired.assign(definition.rules.size(), 0);
    world.conditionTick.assign(plan.conditions.size(), kNeverTick);
    for (std::size_t unit = 0; unit < units; ++unit) world.program[unit] = ProgramId{unit};
}

void placeUnit(const Definition& definition, const Plan& plan, World& world, std::size_t unit) {
    const UnitDef& source = definition.units[unit];
    const bool still = source.startSpeedMps <= 0.0;
    const bool air = plan.units[unit].isAir();
    const bool atHome = still && source.home;
    const geo::Geodetic& at = atHome ? definition.places[source.home.index].position : source.start;
    const geo::Normal place = geo::toNormal(at);
    world.normal[unit] = place.n;
    world.fuelKg[unit] = plan.units[unit].fuelKg;
    world.tangent[unit] = geo::tangentFromAzimuth(place, source.startHeadingRad).t;
    world.altitudeM[unit] = air || !atHome ? at.altitudeM : 0.0;
    world.speedMps[unit] = still ? 0.0 : source.startSpeedMps;
    if (!still) {
        world.phase[unit] = UnitPhase::active;
        world.takeOffTick[unit] = 0;
        world.active.push_back(static_cast<std::uint32_t>(unit));
        return;
    }
    world.phase[unit] = UnitPhase::parked;
    world.onGround[unit] = air ? 1 : 0;
    if (source.orders.empty() || plan.startsByRule[unit] != 0 || !waitsAreOver(plan, world, unit)) return;
    const std::optional<double>& startS = source.orders.front().startS;
    world.wakeTick[unit] = startS ? std::max<Tick>(0, definition.tickAt(*startS)) : 0;
}

}  // namespace

World begin(const Definition& definition, std::uint64_t seed) {
    World world;
    world.seed = seed;
    if (!definition.accounts.empty()) world.account = AccountId{std::size_t{0}};
    world.plan = makePlan(definition);
    resizeColumns(definition, *world.plan, world);
    world.seed = seed;
    world.crisis = crisis::begin(definition.crisis, seed);
    noteInitialRungs(*world.plan, world);
    for (std::size_t unit = 0; unit < definition.units.size(); ++unit) {
        placeUnit(definition, *world.plan, world, unit);
    }
    noteParkedInside(definition, world);
    refreshUnitWake(world);
    refreshCrisisWake(definition, world);
    return world;
}

std::uint64_t hash(const World& world) {
    Digest digest;
    const auto add = [&](std::string_view, const auto& field) {
        using Field = std::remove_cvref_t<decltype(field)>;
        if constexpr (std::is_arithmetic_v<Field> || std::is_enum_v<Field> ||
                      std::is_same_v<Field, glm::dvec3>) {
            digest.addBytes(&field, sizeof field);
        } else {
            digest.add(static_cast<std::uint64_t>(field.size()));
            digest.addBytes(field.data(), field.size() * sizeof(typename Field::value_type));
        }
    };
    forEachColumn(world, add);
    digest.add(static_cast<std::uint64_t>(world.pendingStarts.size()));
    for (const PendingStart& start : world.pendingStarts) forEachStartField(start, add);
    digest.add(static_cast<std::uint64_t>(world.pairs.size()));
    for (const TrackedPair& pair : world.pairs) forEachPairField(pair, add);
    // Where nobody talks the hash is what it was before talk was kept.
    if (!world.talks.empty()) digest.add(static_cast<std::uint64_t>(world.talks.size()));
    for (const RadioTalk& talk : world.talks) forEachTalkField(talk, add);
    crisis::addTo(digest, world.crisis);
    return digest.value();
}

bool recordSpeaks(const Definition& definition, const World& world) {
    return definition.crisis.playsRecord && !world.crisis.released;
}

}  // namespace openline::sim
