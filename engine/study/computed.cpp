#include "study/computed.h"

#include <algorithm>
#include <iterator>

namespace openline::study {

void Computed::absorb(RunOutput& output) {
    std::move(output.events.begin(), output.events.end(), std::back_inserter(events));
    for (const NewTrackPoint& point : output.points) tracks.append(point);
    for (Keyframe& keyframe : output.keyframes) keyframes.addIfDue(std::move(keyframe));
    computedTo = output.computedTo;
    output = RunOutput{};
}

void Computed::truncateTo(const sim::Definition& definition, const Keyframe& keyframe) {
    const Keyframe kept = keyframe;  // may live in the list that is about to shrink
    keyframes.truncateAfter(kept.tick);
    if (keyframes.last().tick < kept.tick) keyframes.add(kept);
    events.resize(std::min(events.size(), kept.eventCount));
    tracks.truncateAfter(definition.timeS(kept.tick));
    computedTo = kept.tick;
}

}  // namespace openline::study
