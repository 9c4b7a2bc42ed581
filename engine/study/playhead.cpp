#include "study/playhead.h"

#include <utility>

namespace openline::study {

void Playhead::copy(const Keyframe& keyframe) {
    world_ = *keyframe.world;
    eventCount_ = keyframe.eventCount;
    work_ = keyframe.work;
}

void Playhead::place(const Keyframe& keyframe) {
    copy(keyframe);
    sim::capture(definition_, world_, current_);
    previous_ = current_;
}

void Playhead::advance(sim::Tick tick, std::span<const sim::Command> log) {
    if (world_.tick >= tick) return;
    report_.clear();
    work_ += sim::advance(definition_, world_, tick, log, report_);
    eventCount_ += report_.events.size();
}

void Playhead::moveTo(sim::Tick tick, const Keyframes& keyframes, std::span<const sim::Command> log) {
    if (tick == world_.tick) return;
    if (tick == world_.tick + 1) {
        std::swap(previous_, current_);
        advance(tick, log);
        sim::capture(definition_, world_, current_);
        return;
    }
    // One tick earlier, because the picture is drawn between two ticks.
    const sim::Tick before = tick > 0 ? tick - 1 : 0;
    const Keyframe& nearest = keyframes.atOrBefore(before);
    if (world_.tick > before || nearest.tick > world_.tick) copy(nearest);
    advance(before, log);
    sim::capture(definition_, world_, previous_);
    advance(tick, log);
    sim::capture(definition_, world_, current_);
}

Keyframe Playhead::keyframe() const {
    return {world_.tick, std::make_shared<sim::World>(world_), eventCount_, work_};
}

}  // namespace openline::study
