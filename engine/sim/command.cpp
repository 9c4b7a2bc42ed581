#include "sim/command.h"

#include "sim/order_manifest.h"
#include "sim/world.h"

namespace openline::sim {

namespace {

std::string channelName(const Definition& definition, ChannelId channel) {
    if (!channel || channel.index >= definition.crisis.channels.size()) return "an unknown channel";
    return definition.crisis.channels[channel.index].name;
}

std::string unitName(const Definition& definition, UnitId unit) {
    return unit && unit.index < definition.units.size() ? definition.units[unit.index].name
                                                        : "an unknown craft";
}

std::string injectText(const Definition& definition, const Command& command) {
    std::string text = "an unknown event";
    for (const crisis::InjectDef& def : definition.crisis.injects) {
        if (def.kind == command.inject.kind) text = def.name;
    }
    if (command.a && command.b)
        return text + ": " + unitName(definition, command.a) + " at " + unitName(definition, command.b);
    if (command.inject.channel) text += ": " + channelName(definition, command.inject.channel);
    return text;
}

using Reason = std::optional<std::string>;

/// Who waits on the ground can be sent; who is about to, once it flies.
Reason checkSent(const World& world, UnitId unit) {
    const std::size_t u = unit.index;
    if (world.phase[u] == UnitPhase::lost) return "the craft to be sent is lost";
    if (world.phase[u] == UnitPhase::landed) return "the craft to be sent has landed";
    if (world.collided[u] != 0) return "the craft to be sent has been hit";
    if (world.overrides[u] != Override::none) return "the craft to be sent has left its orders";
    const bool onRunway = world.phase[u] == UnitPhase::active && world.onGround[u] != 0;
    return onRunway ? Reason{"the craft to be sent rolls on the runway"} : Reason{};
}

Reason checkMet(const World& world, UnitId unit) {
    const std::size_t u = unit.index;
    if (world.phase[u] == UnitPhase::lost) return "the craft to be passed is lost";
    if (world.phase[u] != UnitPhase::active || world.onGround[u] != 0)
        return "the craft to be passed is not under way";
    const bool falls = world.overrides[u] == Override::upset || world.overrides[u] == Override::glide;
    return falls ? Reason{"the craft to be passed is out of control"} : Reason{};
}

/// Whether the first can be sent at the second as things are.
Reason checkNow(const World& world, UnitId a, UnitId b) {
    if (auto reason = checkSent(world, a)) return reason;
    return checkMet(world, b);
}

/// Two craft that one can be sent at the other.
Reason checkPair(const Definition& definition, UnitId a, UnitId b) {
    if (!a || !b) return "it names one craft, expected two or none";
    if (a.index >= definition.units.size() || b.index >= definition.units.size())
        return "it names a craft that there is not";
    const UnitDef& ours = definition.units[a.index];
    const UnitDef& theirs = definition.units[b.index];
    if (ours.side == theirs.side) return "both craft are of one side";
    const auto flies = [&](const UnitDef& unit) {
        return definition.platforms[unit.platform.index].domain == Domain::air;
    };
    if (!flies(ours) && flies(theirs)) return "a ship cannot pass close to an aircraft";
    return check({definition, a, true, b, nullptr}, ClosePassOrder{b});
}

}  // namespace

Reason checkInject(const Definition& definition, const crisis::Inject& what, UnitId a, UnitId b,
                   const World* world) {
    using crisis::InjectKind;
    const crisis::Model& model = definition.crisis;
    const bool hits = what.kind == InjectKind::closePass || what.kind == InjectKind::collision;
    const bool speaks = what.kind == InjectKind::cyberAttack || what.kind == InjectKind::suspension;
    if (what.dyad && what.dyad.index >= model.dyads.size()) return "it names a relation that there is not";
    if (!what.dyad && model.dyads.empty()) return "the scenario has no relation of two sides";
    if (what.channel && what.channel.index >= model.channels.size())
        return "it names a channel that there is not";
    if (what.channel && !speaks) return "only a cyber-attack or a suspension concerns a channel";
    if (!a && !b) return {};
    if (!hits) return "only a close pass or a collision concerns craft";
    if (auto reason = checkPair(definition, a, b)) return reason;
    if (world == nullptr) return {};
    const auto [flies, met] = approachOf(definition, *world, a, b);
    return checkNow(*world, flies, met);
}

std::pair<UnitId, UnitId> approachOf(const Definition& definition, const World& world, UnitId a, UnitId b) {
    const auto fastestMps = [&](UnitId unit) {
        return definition.platforms[definition.units[unit.index].platform.index].maxSpeedMps;
    };
    const auto canFly = [&](UnitId flies, UnitId met) {
        return !checkPair(definition, flies, met) && !checkNow(world, flies, met);
    };
    const bool otherFlies = canFly(b, a) && (!canFly(a, b) || fastestMps(a) < fastestMps(b));
    return otherFlies ? std::pair(b, a) : std::pair(a, b);
}

std::optional<Tick> firstChange(const CommandLog& log) {
    for (const Command& command : log)
        if (changesWhatHappens(command.kind)) return command.tick;
    return std::nullopt;
}

Command accountCommand(AccountId account) {
    Command command;
    command.kind = CommandKind::setAccount;
    command.value = account.index;
    return command;
}

std::string_view nameOf(CommandKind kind) {
    switch (kind) {
        case CommandKind::openChannel:
            return "open-channel";
        case CommandKind::closeChannel:
            return "close-channel";
        case CommandKind::applyPreset:
            return "apply-preset";
        case CommandKind::placeCall:
            return "place-call";
        case CommandKind::release:
            return "release";
        case CommandKind::setReading:
            return "set-reading";
        case CommandKind::acknowledge:
            return "acknowledge";
        case CommandKind::setClass:
            return "set-class";
        case CommandKind::suspendChannel:
            return "suspend-channel";
        case CommandKind::resumeChannel:
            return "resume-channel";
        case CommandKind::buildPractice:
            return "build-practice";
        case CommandKind::inject:
            return "inject";
        case CommandKind::setAccount:
            return "set-account";
    }
    return "unknown";
}

std::string describe(const Definition& definition, const Command& command) {
    switch (command.kind) {
        case CommandKind::openChannel:
            return "opened " + channelName(definition, command.channel);
        case CommandKind::closeChannel:
            return "closed " + channelName(definition, command.channel);
        case CommandKind::placeCall:
            return "called on " + channelName(definition, command.channel);
        case CommandKind::applyPreset: {
            const auto& presets = definition.crisis.presets;
            const bool known = command.preset && command.preset.index < presets.size();
            return "applied preset " + (known ? presets[command.preset.index].name : std::string{"unknown"});
        }
        case CommandKind::release:
            return "released the model from the record";
        case CommandKind::setReading: {
            const auto& readings = definition.crisis.readings;
            const bool known = command.value < readings.size();
            return "chose reading " + (known ? readings[command.value].name : std::string{"unknown"});
        }
        case CommandKind::acknowledge:
            return "acknowledged " + unitName(definition, command.a) + " and " +
                   unitName(definition, command.b);
        case CommandKind::setClass: {
            const auto& classes = definition.crisis.classes;
            const bool known = command.value < classes.size();
            return "chose reference class " + (known ? classes[command.value].name : std::string{"unknown"});
        }
        case CommandKind::suspendChannel:
            return "suspended " + channelName(definition, command.channel);
        case CommandKind::resumeChannel:
            return "resumed " + channelName(definition, command.channel);
        case CommandKind::buildPractice:
            return "took six months of talks to have gone before";
        case CommandKind::inject:
            return "threw in " + injectText(definition, command);
        case CommandKind::setAccount: {
            const bool known = command.value < definition.accounts.size();
            return "chose the " +
                   (known ? definition.accounts[command.value].name : std::string{"unknown account"});
        }
    }
    return "did nothing";
}

}  // namespace openline::sim
