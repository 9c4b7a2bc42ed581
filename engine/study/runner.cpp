#include "study/runner.h"

#include <algorithm>

#include "geo/surface.h"
#include "sim/step.h"

namespace openline::study {
namespace {

constexpr double kSampleS = 2.0;  // how close Tracks wants its snapshots

}  // namespace

void Runner::start(const RunStart& start) {
    world_ = *start.keyframe.world;
    log_ = start.log;
    spacing_ = start.spacing;
    work_ = start.keyframe.work;
    lastKeyframeWork_ = work_;
    eventCount_ = start.keyframe.eventCount;
    activeUnits_ = 1;
    thinner_.forget();
}

bool Runner::finished() const {
    return world_.tick >= definition_->lastTick();
}

// Straight from the world's columns: a snapshot would cost more than the steps between two of them.
void Runner::sample(RunOutput& out) {
    const double timeS = definition_->timeS(world_.tick);
    for (std::size_t i = 0; i < world_.unitCount(); ++i) {
        const bool moving = world_.phase[i] == sim::UnitPhase::active;
        if (!moving && !thinner_.wasMoving(i)) continue;
        const geo::Ecef position = geo::toEcef(geo::Normal{world_.normal[i]}, world_.altitudeM[i]);
        thinner_.add(timeS,
                     {UnitId{i}, moving, world_.speedMps[i], world_.climbMps[i],
                      geo::Tangent{world_.tangent[i]}, position},
                     out.points);
    }
    activeUnits_ = std::max<std::uint64_t>(1, world_.active.size());
}

bool Runner::slice(std::uint64_t work, sim::Tick until, RunOutput& out) {
    const sim::Tick end = std::min(until, definition_->lastTick());
    const auto sampleTicks = static_cast<std::uint64_t>(std::max(1.0, kSampleS * definition_->tickHz));
    std::uint64_t done = 0;
    while (done < work && world_.tick < end) {
        // Bounded by work and not by time, so that quiet hours are one jump and busy ones are sampled.
        report_.clear();
        const std::uint64_t stepped =
            sim::advance(*definition_, world_, end, log_, report_, activeUnits_ * sampleTicks);
        done += std::max<std::uint64_t>(stepped, 1);
        work_ += stepped;
        eventCount_ += report_.events.size();
        std::move(report_.events.begin(), report_.events.end(), std::back_inserter(out.events));
        sample(out);
        if (work_ - lastKeyframeWork_ >= spacing_) {
            out.keyframes.push_back({world_.tick, std::make_shared<sim::World>(world_), eventCount_, work_});
            lastKeyframeWork_ = work_;
        }
    }
    out.computedTo = world_.tick;
    return !finished();
}

}  // namespace openline::study
