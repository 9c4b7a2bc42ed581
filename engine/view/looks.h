// What people choose of the picture's looks besides its theme. Plain values; remembered by the desk.
#pragma once

#include <cstdint>

namespace openline::view {

/// Far craft: silhouettes in their side's colour, or the frames of MIL-STD-2525 by identity.
enum class SymbolSet : std::uint8_t { national, standard };
enum class TrailColour : std::uint8_t { side, altitude, speed };
inline constexpr int kTrailColourCount = 3;
/// Of what costs much: as the machine allows, or as somebody wants it.
enum class Choice : std::uint8_t { automatic, off, on };
inline constexpr int kChoiceCount = 3;

struct Looks {
    SymbolSet symbols = SymbolSet::national;
    TrailColour trails = TrailColour::side;
    bool fixedLight = false;  ///< for briefings: no day and night
    Choice haze = Choice::automatic;
    Choice samples = Choice::automatic;  ///< on: four a pixel

    bool operator==(const Looks&) const = default;
};

}  // namespace openline::view
