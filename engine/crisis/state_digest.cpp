#include "base/digest.h"
#include "crisis/crisis.h"

namespace openline::crisis {

namespace {

void add(Digest& digest, const ChannelState& channel) {
    digest.add(channel.open);
    digest.add(channel.suspended);
    digest.add(static_cast<std::uint8_t>(channel.lamp));
    digest.add(channel.lampSinceS);
    digest.add(channel.placedAtS);
    digest.add(channel.resolvesAtS);
    digest.add(channel.willAnswer);
    digest.add(channel.lastContactS);
    digest.add(channel.practice);
    digest.add(channel.practiceSinceS);
    digest.add(channel.calls);
    digest.add(channel.nextCallS);
}

void add(Digest& digest, const DyadState& dyad) {
    digest.add(static_cast<std::int32_t>(dyad.rung));
    digest.add(static_cast<std::int32_t>(dyad.peakRung));
    digest.add(dyad.rungSinceS);
    digest.add(dyad.alarm);
    digest.add(dyad.alarmSinceS);
    digest.add(dyad.lastStimulusS);
    digest.add(dyad.frailty);
    digest.add(dyad.jumps);
    digest.add(dyad.upThreshold);
    digest.add(dyad.downThreshold);
    digest.add(dyad.integratedToS);
    digest.add(dyad.upPerS);
    digest.add(dyad.downPerS);
    digest.add(dyad.exposure);
    digest.add(dyad.moves);
    digest.add(static_cast<std::uint8_t>(dyad.alarmCause));
    digest.add(dyad.permissionA_S);
    digest.add(dyad.permissionB_S);
    digest.add(dyad.diplomaticPermissionS);
    digest.add(dyad.permissionDrawn);
    digest.add(dyad.episodes);
    digest.add(dyad.episodeSinceS);
    digest.add(dyad.permissionFromS);
}

}  // namespace

void addTo(Digest& digest, const State& state) {
    digest.add(static_cast<std::uint64_t>(state.dyads.size()));
    for (const DyadState& dyad : state.dyads) add(digest, dyad);
    digest.add(static_cast<std::uint64_t>(state.channels.size()));
    for (const ChannelState& channel : state.channels) add(digest, channel);
    digest.add(static_cast<std::uint64_t>(state.silenceLastContactS.size()));
    for (double timeS : state.silenceLastContactS) digest.add(timeS);
    digest.add(state.climate);
    digest.add(state.forcesInContact);
    digest.add(state.recordPosition);
    digest.add(state.released);
    digest.add(state.releasedAtS);
    digest.add(state.sortiesToday);
    digest.add(state.sortieDay);
    digest.add(static_cast<std::uint64_t>(state.readingIndex));
    digest.add(state.nextGridS);
}

}  // namespace openline::crisis
