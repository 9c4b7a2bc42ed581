// Everything that a person, a script or a replay can do to a world. Stamped with a tick and kept in a log:
// scenario, seed and log are a session. A toggle is one command, toggling back another.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
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
    setClass,
    suspendChannel,
    resumeChannel,
    buildPractice,  ///< six months of talks before the beginning
    inject,
    setAccount,  ///< whose account of the record is flown; at the beginning
};

inline constexpr std::array kCommandKinds{
    CommandKind::openChannel,   CommandKind::closeChannel,  CommandKind::applyPreset,
    CommandKind::placeCall,     CommandKind::release,       CommandKind::setReading,
    CommandKind::acknowledge,   CommandKind::setClass,      CommandKind::suspendChannel,
    CommandKind::resumeChannel, CommandKind::buildPractice, CommandKind::inject,
    CommandKind::setAccount};

/// What files call it, as in `open-channel`.
std::string_view nameOf(CommandKind kind);

struct World;

struct Command {
    Tick tick = 0;
    CommandKind kind{};
    ChannelId channel;        ///< open, close, call, suspend, resume
    PresetId preset;          ///< applyPreset
    std::uint32_t value = 0;  ///< setReading, setClass, setAccount: index
    UnitId a{}, b{};          ///< acknowledge: the pair, in either order; inject: who passes whom, if flown
    crisis::Party by{};       ///< suspendChannel; none: the second side
    crisis::Inject inject{};

    bool operator==(const Command&) const = default;
};

/// In the order given; ticks do not fall.
using CommandLog = std::vector<Command>;

/// Whether what follows is no longer what the scenario tells: all but looking at it in another way.
[[nodiscard]] constexpr bool changesWhatHappens(CommandKind kind) {
    return kind != CommandKind::acknowledge && kind != CommandKind::setAccount;
}
/// When the first such command comes; none: the log changes nothing.
[[nodiscard]] std::optional<Tick> firstChange(const CommandLog& log);

/// Whose account of the record is flown, from the beginning.
[[nodiscard]] Command accountCommand(AccountId account);

/// Why an inject cannot be thrown in, as in `a ship does not fly at an aircraft`; none: it can. With a world
/// also whether the craft are where one of them can fly up to the other now. Pure.
std::optional<std::string> checkInject(const Definition& definition, const crisis::Inject& what, UnitId a,
                                       UnitId b, const World* world = nullptr);

/// Of two craft that shall pass or collide, who flies up to whom: the only one that can as things are, or, of
/// two that can, the one whose kind is the faster, and of two alike the first. So they meet as they do
/// whichever of them is said to have come too close. Neither can: the first and the second. Pure.
std::pair<UnitId, UnitId> approachOf(const Definition& definition, const World& world, UnitId a, UnitId b);

/// As in `opened Defense Telephone Link`.
std::string describe(const Definition& definition, const Command& command);

}  // namespace openline::sim
