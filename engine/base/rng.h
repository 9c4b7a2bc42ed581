// Random numbers as a pure function of where they are used: (seed, tick, subject, purpose, n). No generator
// has a state, so nothing depends on the order of calls. Not for cosmetic randomness, which belongs to
// `view`. Source: Philox4x32-10, Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", 2011; from
// Random123.
#pragma once

#include <cstdint>

namespace openline {

/// What a number is drawn for. Values are part of the determinism contract: append, never renumber.
enum class Purpose : std::uint32_t {
    passIntendedGap = 1,
    passControlError = 2,
    crisisThreshold = 3,
    crisisFrailty = 4,
    permissionDelay = 5,
    channelDelay = 6,
    stimulusIncident = 7,
    callHeard = 8,
    radioWarning = 9,
    sceneTest = 12,
    trial = 13,
    parameterDraw = 14,
};

/// One place in the space of random numbers.
struct RandomKey {
    std::uint64_t seed = 0;
    std::int64_t tick = 0;      ///< or any counter: jump number, run number
    std::uint32_t subject = 0;  ///< unit, dyad or channel index
    Purpose purpose{};
    std::uint32_t n = 0;  ///< n-th number for the same purpose
};

/// Range: [0, 1), 53 bits.
double uniform01(const RandomKey& key);
/// Standard normal by inversion (relative error 1.2e-9; reproducible). Range: about -8.3 to 8.3.
double standardNormal(const RandomKey& key);
/// Unit exponential. Range: [0, 37).
double unitExponential(const RandomKey& key);
/// Raw 64 bits, as for the seed of run n of a sweep.
std::uint64_t randomBits(const RandomKey& key);

}  // namespace openline
