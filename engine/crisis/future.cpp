// The same moment with another future, for outlooks: nothing that only the run's own dice know may leak into
// it.
#include <algorithm>
#include <array>

#include "base/math.h"
#include "base/rng.h"
#include "crisis/crisis.h"
#include "crisis/machine.h"

namespace openline::crisis {

namespace {

/// F from p(F) F^n exp(-F X): n moves seen, X the exit rate before F, integrated. By its distribution on 121
/// points.
double drawFrailty(const DyadState& dyad, double sdLn, double uniform) {
    constexpr int kPoints = 121;
    std::array<double, kPoints> cumulative{};
    std::array<double, kPoints> logWeight{};
    double highest = -kNever;
    constexpr int kMiddle = kPoints / 2;
    const auto zOf = [](int i) { return (i - kMiddle) / 12.0; };
    for (int i = 0; i < kPoints; ++i) {
        const double z = zOf(i);
        const double weight = -0.5 * z * z + dyad.moves * sdLn * z - math::exp(sdLn * z) * dyad.exposure;
        logWeight[static_cast<std::size_t>(i)] = weight;
        highest = std::max(highest, weight);
    }
    double sum = 0.0;
    for (std::size_t i = 0; i < kPoints; ++i) cumulative[i] = sum += math::exp(logWeight[i] - highest);
    const double wanted = uniform * sum;
    std::size_t i = 0;
    while (i + 1 < kPoints && cumulative[i] <= wanted) ++i;
    const double before = i == 0 ? 0.0 : cumulative[i - 1];
    const double share = (wanted - before) / (cumulative[i] - before);
    return math::exp(sdLn * (zOf(static_cast<int>(i)) + (share - 0.5) / 12.0));
}

/// Permissions not yet given, drawn until they lie ahead: what is known is that they have not come.
void redrawPermission(const Model& model, State& state, std::uint64_t seed, std::size_t index, double timeS) {
    constexpr int kTries = 200;
    DyadState& dyad = state.dyads[index];
    const DyadState known = dyad;
    const bool senior = std::max(known.permissionA_S, known.permissionB_S) <= timeS;
    const bool diplomatic = known.diplomaticPermissionS <= timeS;
    for (int i = 0; i < kTries; ++i) {
        dyad.permissionDrawn = false;
        const std::uint64_t own =
            randomBits({seed, i, static_cast<std::uint32_t>(index), Purpose::outlookDraw, 2});
        ensurePermission(model, state, own, index, known.permissionFromS);
        const bool seniorAhead = senior || std::max(dyad.permissionA_S, dyad.permissionB_S) > timeS;
        const bool diplomaticAhead = diplomatic || dyad.diplomaticPermissionS > timeS;
        if (seniorAhead && diplomaticAhead) break;
    }
    if (senior) {
        dyad.permissionA_S = known.permissionA_S;
        dyad.permissionB_S = known.permissionB_S;
    }
    if (diplomatic) dyad.diplomaticPermissionS = known.diplomaticPermissionS;
    dyad.permissionFromS = known.permissionFromS;
    dyad.permissionDrawn = true;
}

/// A call in progress, drawn until its answer lies ahead.
void redrawCall(const Model& model, State& state, std::uint64_t seed, std::size_t index, double timeS) {
    constexpr int kTries = 200;
    ChannelState& channel = state.channels[index];
    for (int i = 0; i < kTries; ++i) {
        const std::uint64_t own =
            randomBits({seed, i, static_cast<std::uint32_t>(index), Purpose::outlookDraw, 3});
        resolveCall(model, state, own, index);
        if (channel.resolvesAtS > timeS) return;
    }
    channel.resolvesAtS = timeS;
}

}  // namespace

void redrawFuture(const Model& model, State& state, std::uint64_t seed, double timeS) {
    std::vector<Event> none;
    Moment moment{model, state, seed, timeS, none};
    for (std::size_t i = 0; i < state.dyads.size(); ++i) {
        DyadState& dyad = state.dyads[i];
        renewRates(moment, i);
        const double uniform = uniform01({seed, 0, static_cast<std::uint32_t>(i), Purpose::outlookDraw, 1});
        dyad.frailty = drawFrailty(dyad, model.parameters.frailtySdLn.value, uniform);
        if (canJump(dyad) && modelSpeaks(model, state)) drawThresholds(moment, i);
        renewRates(moment, i);
        if (dyad.permissionDrawn) redrawPermission(model, state, seed, i, timeS);
    }
    for (std::size_t i = 0; i < state.channels.size(); ++i) {
        const bool drawn = state.channels[i].lamp == Lamp::ringing && modelSpeaks(model, state);
        if (drawn && model.channels[i].dyad.index < state.dyads.size())
            redrawCall(model, state, seed, i, timeS);
    }
}

}  // namespace openline::crisis
