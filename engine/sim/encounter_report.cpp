#include "sim/encounter_report.h"

#include <algorithm>
#include <tuple>

#include "geo/frames.h"
#include "sim/encounters.h"
#include "sim/orders.h"

namespace openline::sim {

namespace {

/// Same-side pairs are reported from this level on.
constexpr AlertLevel kOwnSideLevel = 4;

EncounterRecord recordOf(const TrackedPair& pair) {
    EncounterRecord record;
    record.a = pair.a;
    record.b = pair.b;
    record.timeS = pair.smallestTimeS;
    record.horizontalM = pair.horizontalM;
    record.verticalM = pair.verticalM;
    record.slantM = pair.slantM;
    record.gapM = pair.smallestM;
    record.closureMps = pair.closureMps;
    record.intendedGapM = pair.intendedGapM;
    record.position = geo::toGeodetic(geo::Ecef{pair.middleM});
    record.level = pair.peakLevel;
    record.bond = pair.bond;
    return record;
}

/// Whether an approach deserves to be told.
bool isWorthTelling(const Definition& definition, const TrackedPair& pair) {
    if (pair.reported || pair.declared() || pair.smallestM >= kNoneYetM) return false;
    const bool ownSide = definition.units[pair.a.index].side == definition.units[pair.b.index].side;
    return pair.peakLevel >= (ownSide ? kOwnSideLevel : 1);
}

/// A call counts for the encounters of the two until then. Source: assumed; ships close in for most of an
/// hour.
constexpr double kTalkCountsS = 3600.0;

bool counts(const StepContext& context, const RadioTalk& talk) {
    return context.definition.timeS(context.world.tick - talk.tick) <= kTalkCountsS;
}

/// The most that came of calls that count.
crisis::CrewTalk talkBetween(const StepContext& context, UnitId a, UnitId b) {
    crisis::CrewTalk most = crisis::CrewTalk::none;
    for (const RadioTalk& talk : context.world.talks)
        if (talk.a == a && talk.b == b && counts(context, talk)) most = std::max(most, talk.talk);
    return most;
}

void tellCrisis(StepContext& context, const TrackedPair& pair, crisis::StimulusKind kind) {
    const std::size_t sides = context.definition.sides.size();
    const SideId a = context.definition.units[pair.a.index].side;
    const SideId b = context.definition.units[pair.b.index].side;
    if (!a || !b || a == b) return;
    const DyadId dyad = context.plan.sideDyad[a.index * sides + b.index];
    if (!dyad) return;
    crisis::Stimulus stimulus;
    stimulus.timeS = context.definition.timeS(context.world.tick);
    stimulus.kind = kind;
    stimulus.dyad = dyad;
    stimulus.gapM = pair.smallestM;
    stimulus.subject = pair.sequence;
    stimulus.talk = talkBetween(context, pair.a, pair.b);
    context.stimuli.push_back(stimulus);
}

}  // namespace

std::optional<EncounterRecord> openEncounter(const Definition& definition, const TrackedPair& pair) {
    return isWorthTelling(definition, pair) ? std::optional(recordOf(pair)) : std::nullopt;
}

void reportEncounter(StepContext& context, TrackedPair& pair) {
    if (pair.reported || pair.declared() || pair.smallestM >= kNoneYetM) return;
    const bool isTold = isWorthTelling(context.definition, pair);
    pair.reported = true;
    if (!isTold) return;
    addEvent(context, EventKind::encounter, pair.a).encounter = recordOf(pair);
    const double closeM = std::max(kNearMidairM, context.definition.crisis.parameters.closeGapM.value);
    if (pair.smallestM < closeM) tellCrisis(context, pair, crisis::StimulusKind::closePass);
}

void reportCollision(StepContext& context, TrackedPair& pair) {
    pair.collided = true;
    pair.reported = true;
    pair.peakLevel = 5;
    Event& event = addEvent(context, EventKind::collision, pair.a);
    event.encounter = recordOf(pair);
    event.timeS = pair.smallestTimeS;
    tellCrisis(context, pair, crisis::StimulusKind::collision);
    collide(context, pair.a, pair.b);
}

void keepTalk(StepContext& context, UnitId one, UnitId other, crisis::CrewTalk talk) {
    if (talk == crisis::CrewTalk::none || one == other) return;
    World& world = context.world;
    const RadioTalk now{std::min(one, other), std::max(one, other), world.tick, talk};
    const auto key = [](const RadioTalk& kept) { return std::tuple(kept.a, kept.b, kept.talk); };
    std::erase_if(world.talks,
                  [&](const RadioTalk& old) { return !counts(context, old) || key(old) == key(now); });
    world.talks.insert(std::ranges::lower_bound(world.talks, key(now), {}, key), now);
}

void acknowledgeAlarm(World& world, UnitId a, UnitId b) {
    const UnitPair wanted{std::min(a, b), std::max(a, b)};
    const auto found = std::ranges::lower_bound(world.pairs, wanted, {}, [](const TrackedPair& pair) {
        return UnitPair{pair.a, pair.b};
    });
    if (found == world.pairs.end() || UnitPair{found->a, found->b} != wanted) return;
    found->acknowledgedLevel = found->level;
}

}  // namespace openline::sim
