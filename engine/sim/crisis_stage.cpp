#include <algorithm>
#include <utility>

#include "crisis/crisis.h"
#include "sim/encounter_report.h"
#include "sim/stages.h"

namespace openline::sim {

namespace {

/// Beyond this the crisis sleeps for good; keeps the conversion to ticks in range.
constexpr double kFarS = 1e12;

void report(StepContext& context, std::vector<crisis::Event>& events) {
    for (crisis::Event& event : events) {
        Event& ours = addEvent(context, EventKind::crisis, UnitId{});
        ours.timeS = event.timeS;
        ours.crisis = std::move(event);
    }
    events.clear();
}

/// Whose relation two craft concern, and which side of it the first is.
crisis::Inject between(const StepContext& context, crisis::Inject what, UnitId a, UnitId b) {
    const Definition& definition = context.definition;
    const SideId ours = definition.units[a.index].side, theirs = definition.units[b.index].side;
    if (!ours || !theirs) return what;
    what.dyad = context.plan.sideDyad[ours.index * definition.sides.size() + theirs.index];
    if (what.dyad)
        what.by = definition.crisis.dyads[what.dyad.index].a == ours ? crisis::Party::a : crisis::Party::b;
    return what;
}

/// Orders of a pass that a craft can fly at another.
ProgramId passAt(const Definition& definition, UnitId a, UnitId b) {
    const auto flies = [&](UnitId unit) {
        return definition.platforms[definition.units[unit.index].platform.index].domain == Domain::air;
    };
    return flies(a) && flies(b) ? definition.airPass : definition.seaPass;
}

/// What cannot be flown changes nothing, and says so.
void refuse(StepContext& context, const Command& command, std::string reason) {
    const Definition& definition = context.definition;
    if (!command.a || command.a.index >= definition.units.size()) return;
    Event& event = addEvent(context, EventKind::orderRefused, command.a);
    if (command.b && command.b.index < definition.units.size()) {
        event.other = command.b;
        event.program = passAt(definition, command.a, command.b);
    }
    event.crisis.text = std::move(reason);
}

/// Between two craft a close pass or a collision is flown, and what comes of it is for them to show.
void throwIn(StepContext& context, const Command& command, std::vector<crisis::Event>& events) {
    World& world = context.world;
    const Definition& definition = context.definition;
    if (auto reason = checkInject(definition, command.inject, command.a, command.b, &world))
        return refuse(context, command, std::move(*reason));
    const double nowS = definition.timeS(world.tick);
    crisis::Inject what = command.inject;
    const ProgramId program = command.a && command.b ? passAt(definition, command.a, command.b) : ProgramId{};
    if (!program) return crisis::inject(definition.crisis, world.crisis, world.seed, nowS, what, events);
    what = between(context, what, command.a, command.b);
    what.flown = true;
    if (what.dyad) {
        crisis::inject(definition.crisis, world.crisis, world.seed, nowS, what, events);
    } else {
        crisis::release(definition.crisis, world.crisis, world.seed, nowS, events);
    }
    double gapM = what.gapM > 0.0 ? what.gapM : -1.0;
    if (what.kind == crisis::InjectKind::collision) gapM = 0.0;
    // Whose fault it is is what is said of them, not who flew: nobody is slow enough to be blameless.
    const auto [flies, met] = approachOf(definition, world, command.a, command.b);
    world.pendingStarts.push_back({world.tick, flies, program, met, gapM});
    refreshUnitWake(world);
}

void apply(StepContext& context, const Command& command, std::vector<crisis::Event>& events) {
    World& world = context.world;
    const crisis::Model& model = context.definition.crisis;
    const double nowS = context.definition.timeS(world.tick);
    const bool channel = command.channel && command.channel.index < model.channels.size();
    switch (command.kind) {
        case CommandKind::openChannel:
        case CommandKind::closeChannel:
            if (channel) {
                crisis::setChannelOpen(model, world.crisis, world.seed, nowS, command.channel,
                                       command.kind == CommandKind::openChannel, events);
            }
            break;
        case CommandKind::applyPreset:
            if (command.preset && command.preset.index < model.presets.size()) {
                crisis::applyPreset(model, world.crisis, world.seed, nowS, command.preset, events);
            }
            break;
        case CommandKind::placeCall:
            if (channel) crisis::placeCall(model, world.crisis, world.seed, nowS, command.channel, events);
            break;
        case CommandKind::release:
            crisis::release(model, world.crisis, world.seed, nowS, events);
            break;
        case CommandKind::setReading:
            crisis::setReading(model, world.crisis, world.seed, nowS, command.value, events);
            break;
        case CommandKind::acknowledge:
            acknowledgeAlarm(world, command.a, command.b);
            break;
        case CommandKind::setClass:
            crisis::setClass(model, world.crisis, world.seed, nowS, command.value, events);
            break;
        case CommandKind::suspendChannel:
            crisis::suspendChannel(model, world.crisis, world.seed, nowS, command.channel, command.by,
                                   events);
            break;
        case CommandKind::resumeChannel:
            crisis::resumeChannel(model, world.crisis, world.seed, nowS, command.channel, events);
            break;
        case CommandKind::buildPractice:
            crisis::buildPractice(model, world.crisis, world.seed, nowS, events);
            break;
        case CommandKind::inject:
            throwIn(context, command, events);
            break;
        case CommandKind::setAccount:
            if (command.value < context.definition.accounts.size()) world.account = AccountId{command.value};
            break;
    }
}

/// Says nothing to the crisis, which need not be brought up to now.
bool isUnheard(const Command& command) {
    return !changesWhatHappens(command.kind);
}

/// By dyad: pairs of its two sides that are in an encounter now.
void countForcesInContact(const StepContext& context, std::vector<std::uint32_t>& counts) {
    const std::size_t sides = context.definition.sides.size();
    counts.assign(context.world.crisis.dyads.size(), 0);
    for (const TrackedPair& pair : context.world.pairs) {
        if (pair.declared() || pair.level < 1) continue;
        const SideId a = context.definition.units[pair.a.index].side;
        const SideId b = context.definition.units[pair.b.index].side;
        if (!a || !b) continue;
        const DyadId dyad = context.plan.sideDyad[a.index * sides + b.index];
        if (dyad) ++counts[dyad.index];
    }
}

bool sameContact(const crisis::State& state, const std::vector<std::uint32_t>& counts) {
    return std::ranges::equal(state.dyads, counts, {}, &crisis::DyadState::forcesInContact);
}

}  // namespace

void refreshCrisisWake(const Definition& definition, World& world) {
    const double wakeS = crisis::nextWakeS(definition.crisis, world.crisis);
    world.nextCrisisTick = wakeS < kFarS ? std::max(world.tick, definition.tickAt(wakeS)) : kNeverTick;
}

Tick nextScriptTick(const Definition& definition, Tick from) {
    for (const ScriptedInject& entry : definition.script) {
        if (const Tick tick = definition.tickAt(entry.atS); tick >= from) return tick;
    }
    return kNeverTick;
}

void applyScript(StepContext& context) {
    for (const ScriptedInject& entry : context.definition.script) {
        const Tick tick = context.definition.tickAt(entry.atS);
        if (tick > context.world.tick) return;
        if (tick < context.world.tick) continue;
        Command command;
        command.tick = tick;
        command.kind = CommandKind::inject;
        command.inject = entry.what;
        command.a = entry.a;
        command.b = entry.b;
        applyCommands(context, std::span(&command, 1));
    }
}

void applyCommands(StepContext& context, std::span<const Command> commands) {
    if (commands.empty()) return;
    std::vector<crisis::Event> events;
    const double nowS = context.definition.timeS(context.world.tick);
    if (!std::ranges::all_of(commands, isUnheard))
        crisis::advance(context.definition.crisis, context.world.crisis, context.world.seed, nowS, {},
                        events);
    report(context, events);
    for (const Command& command : commands) {
        Event& event = addEvent(context, EventKind::command, UnitId{});
        event.command = static_cast<std::uint32_t>(command.kind);
        event.unit = event.encounter.a = command.a;
        event.encounter.b = command.b;
        event.crisis.channel = command.channel;
        event.crisis.text = describe(context.definition, command);
        apply(context, command, events);
        report(context, events);
    }
    refreshCrisisWake(context.definition, context.world);
}

void advanceCrisis(StepContext& context) {
    World& world = context.world;
    static thread_local std::vector<std::uint32_t> contact;  // scratch: written before it is read
    countForcesInContact(context, contact);
    const bool changed = !sameContact(world.crisis, contact);
    if (context.stimuli.empty() && !changed && world.tick < world.nextCrisisTick) return;
    context.report.stimuli.insert(context.report.stimuli.end(), context.stimuli.begin(),
                                  context.stimuli.end());
    std::vector<crisis::Event> events;
    // The rates until now are those of the old contact.
    crisis::advance(context.definition.crisis, world.crisis, world.seed, context.definition.timeS(world.tick),
                    context.stimuli, events);
    for (std::size_t i = 0; i < contact.size(); ++i) world.crisis.dyads[i].forcesInContact = contact[i];
    report(context, events);
    refreshCrisisWake(context.definition, world);
}

}  // namespace openline::sim
