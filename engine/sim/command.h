// Everything that a person, a script or a replay can do to a world. Stamped with a tick and kept in a log:
// scenario, seed and log are a session. A toggle is one command, toggling back another.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "sim/definition.h"

namespace openline::sim {

enum class CommandKind : std::uint8_t {
    openChannel,
    closeChannel,
    applyPreset,
    placeCall,
    release,
    setReading,
    acknowledge,  ///< someone has seen a pair's alarm: it is quiet until it rises or they come again
};

inline constexpr std::array kCommandKinds{
    CommandKind::openChannel, CommandKind::closeChannel, CommandKind::applyPreset, CommandKind::placeCall,
    CommandKind::release,     CommandKind::setReading,   CommandKind::acknowledge};

/// What files call it, as in `open-channel`.
std::string_view nameOf(CommandKind kind);

struct Command {
    Tick tick = 0;
    CommandKind kind{};
    ChannelId channel;        ///< open, close, call
    PresetId preset;          ///< applyPreset
    std::uint32_t value = 0;  ///< setReading: index
    UnitId a{}, b{};          ///< acknowledge: the pair, in either order

    bool operator==(const Command&) const = default;
};

/// In the order given; ticks do not fall.
using CommandLog = std::vector<Command>;

/// As in `opened Defense Telephone Link`.
std::string describe(const Definition& definition, const Command& command);

}  // namespace openline::sim
