#include "study/keyframes.h"

#include <algorithm>

#include "base/assert.h"
#include "crisis/state_fields.h"
#include "sim/fields.h"

namespace openline::study {
namespace {

template <class T>
std::size_t bytes(const std::vector<T>& column) {
    return column.capacity() * sizeof(T);
}

}  // namespace

std::size_t worldBytes(const sim::World& world) {
    std::size_t total = sizeof(sim::World) + bytes(world.pendingStarts) + bytes(world.pairs) +
                        bytes(world.crisis.dyads) + bytes(world.crisis.channels);
    const auto addColumn = [&](std::string_view, const auto& field) {
        if constexpr (requires { field.capacity(); }) total += bytes(field);
    };
    sim::forEachColumn(world, addColumn);
    crisis::forEachStateField(world.crisis, addColumn);
    return total;
}

void Keyframes::add(Keyframe keyframe) {
    OPENLINE_ASSERT(frames_.empty() || keyframe.tick > frames_.back().tick);
    usedBytes_ += worldBytes(*keyframe.world);
    frames_.push_back(std::move(keyframe));
    while (usedBytes_ > memoryBytes_ && frames_.size() > 2) {
        spacing_ *= 2;
        thin();
    }
}

void Keyframes::addIfDue(Keyframe keyframe) {
    if (frames_.empty() || keyframe.work >= frames_.back().work + spacing_) add(std::move(keyframe));
}

void Keyframes::thin() {
    std::vector<Keyframe> kept{frames_.front()};
    for (std::size_t i = 1; i + 1 < frames_.size(); ++i) {
        if (frames_[i].work >= kept.back().work + spacing_) kept.push_back(frames_[i]);
    }
    kept.push_back(frames_.back());
    frames_ = std::move(kept);
    usedBytes_ = 0;
    for (const Keyframe& frame : frames_) usedBytes_ += worldBytes(*frame.world);
}

void Keyframes::truncateAfter(sim::Tick tick) {
    while (frames_.size() > 1 && frames_.back().tick > tick) {
        usedBytes_ -= worldBytes(*frames_.back().world);
        frames_.pop_back();
    }
}

const Keyframe& Keyframes::atOrBefore(sim::Tick tick) const {
    const auto after =
        std::upper_bound(frames_.begin(), frames_.end(), tick,
                         [](sim::Tick wanted, const Keyframe& frame) { return wanted < frame.tick; });
    OPENLINE_ASSERT(after != frames_.begin());
    return *std::prev(after);
}

}  // namespace openline::study
