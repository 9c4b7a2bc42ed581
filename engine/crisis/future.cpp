// The same moment with another future, for outlooks: nothing that only the run's own dice know may leak into
// it.
#include <algorithm>

#include "base/math.h"
#include "base/rng.h"
#include "crisis/crisis.h"
#include "crisis/frailty.h"
#include "crisis/machine.h"

namespace openline::crisis {

namespace {

/// Has spoken since the episode's permission was drawn: what is drawn for it is known.
bool hasAnswered(const DyadState& dyad, const ChannelState& channel) {
    return channel.lastContactS >= dyad.permissionFromS;
}

/// Could what has been seen of the channel have happened under the times now drawn?
bool isPossible(const Model& model, State& state, std::uint64_t seed, std::size_t index, double timeS) {
    ChannelState& channel = state.channels[index];
    const Lamp lamp = channel.lamp;
    if (lamp != Lamp::ringing && lamp != Lamp::noAnswer) return true;
    const double resolvesAtS = channel.resolvesAtS;
    resolveCall(model, state, seed, index);
    if (lamp == Lamp::ringing) return channel.resolvesAtS > timeS;
    const bool inVain = !channel.willAnswer;
    channel.resolvesAtS = resolvesAtS;
    channel.willAnswer = false;
    return inVain;
}

/// A delegated channel that has rung in vain answers after longer than that: from what is left of its law.
void redrawAnswer(const Model& model, State& state, std::uint64_t seed, std::size_t index, double timeS) {
    const ChannelDef& def = model.channels[index];
    ChannelState& channel = state.channels[index];
    const double ringsS = channel.lamp == Lamp::ringing ? timeS - channel.placedAtS : 0.0;
    const double before = probabilityWithin(def.answers, channel.triedS + ringsS);
    const double u = uniform01({seed, 0, static_cast<std::uint32_t>(index), Purpose::outlookDraw, 3});
    channel.answerAfterS = quantileS(def.answers, before + (1.0 - before) * u);
    if (channel.lamp == Lamp::ringing) resolveCall(model, state, seed, index);
}

struct Unknown {
    Permission permission;
    bool isKnown;  ///< someone who shares the permission has answered
};

/// Permissions and own delays of one kind of channel, drawn until what has been seen could have happened.
void redrawPermitted(const Model& model, State& state, std::uint64_t seed, std::size_t index, double timeS,
                     const Unknown& what) {
    constexpr int kTries = 200;
    DyadState& dyad = state.dyads[index];
    for (int i = 0; i < kTries; ++i) {
        const auto subject = static_cast<std::uint32_t>(2 * index + (what.permission == Permission::shared));
        const std::uint64_t own = randomBits({seed, i, subject, Purpose::outlookDraw, 2});
        if (!what.isKnown) redrawPermission(model, state, own, index, what.permission);
        bool possible = true;
        for (std::size_t c = 0; c < state.channels.size() && possible; ++c) {
            ChannelState& channel = state.channels[c];
            const ChannelDef& def = model.channels[c];
            const bool ours = def.dyad.index == index && def.permission == what.permission;
            if (!ours || !channel.timesDrawn || hasAnswered(dyad, channel)) continue;
            redrawOwnDelay(model, state, own, c);
            possible = isPossible(model, state, own, c, timeS);
        }
        if (possible) return;
    }
}

/// All that is not yet known of who answers when.
void redrawTimes(const Model& model, State& state, std::uint64_t seed, std::size_t index, double timeS) {
    const DyadState& dyad = state.dyads[index];
    Unknown shared{Permission::shared, false}, diplomatic{Permission::diplomatic, false};
    for (std::size_t c = 0; c < state.channels.size(); ++c) {
        const ChannelDef& def = model.channels[c];
        if (def.dyad.index != index) continue;
        const bool heard = hasAnswered(dyad, state.channels[c]);
        if (heard && def.permission == Permission::shared) shared.isKnown = true;
        if (heard && def.permission == Permission::diplomatic) diplomatic.isKnown = true;
        if (!heard && def.permission == Permission::delegated && state.channels[c].timesDrawn)
            redrawAnswer(model, state, seed, c, timeS);
    }
    redrawPermitted(model, state, seed, index, timeS, shared);
    redrawPermitted(model, state, seed, index, timeS, diplomatic);
    for (std::size_t c = 0; c < state.channels.size(); ++c) {
        ChannelState& channel = state.channels[c];
        if (model.channels[c].dyad.index == index && channel.lamp == Lamp::ringing)
            channel.resolvesAtS = std::max(channel.resolvesAtS, timeS);
    }
}

}  // namespace

void redrawFuture(const Model& model, State& state, std::uint64_t seed, double timeS) {
    std::vector<Event> none;
    Moment moment{model, state, seed, timeS, none};
    for (std::size_t i = 0; i < state.dyads.size(); ++i) {
        DyadState& dyad = state.dyads[i];
        renewRates(moment, i);
        const double uniform = uniform01({seed, 0, static_cast<std::uint32_t>(i), Purpose::outlookDraw, 1});
        dyad.frailty = FrailtyPosterior(dyad, model.parameters.frailtySdLn.value).at(uniform);
        if (canJump(dyad) && modelSpeaks(model, state)) drawThresholds(moment, i);
        renewRates(moment, i);
        if (dyad.permissionDrawn) redrawTimes(model, state, seed, i, timeS);
    }
}

}  // namespace openline::crisis
