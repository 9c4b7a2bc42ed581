// Strong indices into the tables of a definition or a world. An id is a position in file order, so it is
// stable.
#pragma once

#include <compare>
#include <cstdint>
#include <limits>

namespace openline {

/// Index into one table; `Tag` keeps tables apart. A default id refers to nothing.
template <class Tag>
struct Id {
    static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
    std::uint32_t index = kNone;

    constexpr Id() = default;
    constexpr explicit Id(std::size_t position) : index(static_cast<std::uint32_t>(position)) {}
    constexpr explicit operator bool() const { return index != kNone; }
    constexpr auto operator<=>(const Id&) const = default;
};

using UnitId = Id<struct UnitTag>;
using GroupId = Id<struct GroupTag>;
using FlightId = Id<struct FlightTag>;
using PlatformId = Id<struct PlatformTag>;
using PlaceId = Id<struct PlaceTag>;
using ZoneId = Id<struct ZoneTag>;
using RouteId = Id<struct RouteTag>;
using SideId = Id<struct SideTag>;
using ChannelId = Id<struct ChannelTag>;
using PresetId = Id<struct PresetTag>;
using DyadId = Id<struct DyadTag>;
using ProgramId = Id<struct ProgramTag>;
using AccountId = Id<struct AccountTag>;

}  // namespace openline
