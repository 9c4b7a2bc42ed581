#include "sim/command.h"

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

}  // namespace

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
    }
    return "did nothing";
}

}  // namespace openline::sim
