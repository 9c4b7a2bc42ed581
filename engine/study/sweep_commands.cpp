#include "study/sweep_commands.h"

#include <algorithm>
#include <iterator>

#include "study/relation.h"

namespace openline::study {

namespace {

/// A switch or a preset, which a trial takes at any time.
bool isSwitch(sim::CommandKind kind) {
    switch (kind) {
        case sim::CommandKind::openChannel:
        case sim::CommandKind::closeChannel:
        case sim::CommandKind::resumeChannel:
        case sim::CommandKind::suspendChannel:
        case sim::CommandKind::applyPreset:
            return true;
        default:
            return false;
    }
}

/// Amounts of an inject are drawn anew for each trial and a call's answer is thrown in it: no state has them.
bool isOfTrial(sim::CommandKind kind) {
    return kind == sim::CommandKind::inject || kind == sim::CommandKind::placeCall;
}

sim::CommandLog scriptOf(const sim::Definition& definition, sim::Tick from) {
    sim::CommandLog commands;
    for (const sim::ScriptedInject& entry : definition.script) {
        sim::Command command;
        command.tick = definition.tickAt(entry.atS);
        command.kind = sim::CommandKind::inject;
        command.inject = entry.what;
        command.a = entry.a;
        command.b = entry.b;
        if (command.tick >= from) commands.push_back(command);
    }
    return commands;
}

/// The commands of a log from the start on, told apart. Once something has happened in the tick of the start,
/// a switch after it undoes or meets what it did, and happens in the trial too.
struct Parts {
    sim::CommandLog inState, after;
};

Parts partsOf(const sim::Definition& definition, const sim::CommandLog& log, sim::Tick start) {
    Parts parts;
    const sim::CommandLog script = scriptOf(definition, start);
    bool begun = std::ranges::find(script, start, &sim::Command::tick) != script.end();
    for (const sim::Command& command : log) {
        if (command.tick < start) continue;
        begun = begun || isOfTrial(command.kind);
        const bool happens = isOfTrial(command.kind) || (begun && isSwitch(command.kind));
        (command.tick == start && !happens ? parts.inState : parts.after).push_back(command);
    }
    return parts;
}

bool isRefused(const sim::Definition& definition, const SweepRefusal& refusal, const sim::Command& command) {
    return command.kind == sim::CommandKind::inject && isFlown(definition, command) &&
           refusal.tick == command.tick && refusal.a == command.a && refusal.b == command.b &&
           refusal.text == sim::describe(definition, command);
}

}  // namespace

sim::CommandLog startCommands(const sim::Definition& definition, const sim::CommandLog& log,
                              sim::Tick start) {
    return partsOf(definition, log, start).inState;
}

sim::CommandLog startSwitches(const sim::CommandLog& log, sim::Tick start) {
    sim::CommandLog switches;
    std::ranges::copy_if(log, std::back_inserter(switches), [&](const sim::Command& command) {
        return command.tick == start && command.kind != sim::CommandKind::inject &&
               command.kind != sim::CommandKind::placeCall;
    });
    return switches;
}

sim::CommandLog commandsFrom(const sim::Definition& definition, const sim::CommandLog& log, sim::Tick start) {
    sim::CommandLog commands = scriptOf(definition, start);
    std::ranges::copy(partsOf(definition, log, start).after, std::back_inserter(commands));
    return commands;
}

sim::CommandLog commandsOf(const sim::Definition& definition, const SweepFlight& flight,
                           const sim::CommandLog& log) {
    sim::CommandLog commands = commandsFrom(definition, log, flight.startTick);
    for (const SweepRefusal& refusal : flight.refused) {
        // Of two alike it is the later that finds the craft gone.
        const auto last = std::find_if(commands.rbegin(), commands.rend(), [&](const sim::Command& command) {
            return isRefused(definition, refusal, command);
        });
        if (last != commands.rend()) commands.erase(std::prev(last.base()));
    }
    return commands;
}

}  // namespace openline::study
