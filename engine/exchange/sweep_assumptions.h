// What the compared of a sweep rest on, each number once: the same in its summary and its report.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "study/sweep.h"

namespace openline::exchange {

/// A quantity, and by index those of the compared that have it so.
struct QuantityUse {
    const study::Quantity* quantity = nullptr;
    std::vector<std::size_t> variants{};
    std::string under{};  ///< the reading or class that has it so, if others have it otherwise; else empty
};
/// Of all of the compared, in the order of the table's columns. Valid as long as the sweep.
std::vector<QuantityUse> quantityUses(const study::Sweep& sweep);

/// Climate in which the runs of one of the compared begin, before anything is thrown in. Range: 0 frozen to 1
/// warm.
double climateOf(const study::Sweep& sweep, std::size_t variant);
/// What has to be said wherever presets are compared.
inline constexpr std::string_view kClimateSentence =
    "A preset sets the climate between the two as well as the channels, so comparing presets compares "
    "climates too.";

/// Indices of the dyad's channels that are open for any of some of the compared when the runs begin, before
/// anything is thrown in.
std::vector<std::size_t> openChannels(const study::Sweep& sweep, const std::vector<std::size_t>& variants);

/// Indices of the silence clocks of the relation's own channels.
std::vector<std::size_t> silenceClocks(const study::Sweep& sweep);
/// Seconds since a silence clock's level last spoke when the runs begin; none: never.
std::optional<double> silentForS(const study::Sweep& sweep, std::size_t clock);

}  // namespace openline::exchange
