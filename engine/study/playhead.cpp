#include "study/playhead.h"

#include <algorithm>
#include <utility>

namespace openline::study {
namespace {

/// Worlds remembered between two keyframes when going back.
constexpr std::uint64_t kWayPieces = 10;

}  // namespace

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

void Playhead::advance(sim::Tick tick, std::span<const sim::Command> log, std::uint64_t maximumWork) {
    if (world_.tick >= tick) return;
    report_.clear();
    const std::uint64_t stepped = sim::advance(definition_, world_, tick, log, report_, maximumWork);
    work_ += stepped;
    steppedWork_ += stepped;
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
    if (world_.tick > before)
        goBack(before, keyframes, log);
    else if (const Keyframe& onTheWay = keyframes.atOrBefore(before); onTheWay.tick > world_.tick)
        copy(onTheWay);
    advance(before, log);
    sim::capture(definition_, world_, previous_);
    advance(tick, log);
    sim::capture(definition_, world_, current_);
}

const Keyframe& Playhead::nearest(sim::Tick tick, const Keyframes& keyframes) const {
    const Keyframe& kept = keyframes.atOrBefore(tick);
    const auto passed =
        std::find_if(way_.rbegin(), way_.rend(), [&](const Keyframe& frame) { return frame.tick <= tick; });
    return passed != way_.rend() && passed->tick > kept.tick ? *passed : kept;
}

// Who plays backwards comes by again a little earlier: the way from the keyframe is remembered in pieces.
void Playhead::goBack(sim::Tick tick, const Keyframes& keyframes, std::span<const sim::Command> log) {
    copy(nearest(tick, keyframes));
    if (world_.tick == keyframes.atOrBefore(tick).tick) way_.clear();
    const std::uint64_t piece = keyframes.spacing() / kWayPieces + 1;
    while (world_.tick < tick) {
        advance(tick, log, piece);
        if (world_.tick < tick && way_.size() < kWayPieces) way_.push_back(keyframe());
    }
}

void Playhead::forgetAfter(sim::Tick tick) {
    std::erase_if(way_, [&](const Keyframe& frame) { return frame.tick > tick; });
}

Keyframe Playhead::keyframe() const {
    return {world_.tick, std::make_shared<sim::World>(world_), eventCount_, work_};
}

}  // namespace openline::study
