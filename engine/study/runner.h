// Runs a session forward once and writes down what a timeline keeps of it: events, track points, keyframes.
// One thread at a time; `RunAhead` moves it to a worker.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "sim/command.h"
#include "sim/report.h"
#include "sim/world.h"
#include "study/keyframes.h"
#include "study/tracks.h"

namespace openline::study {

/// Where a run begins or goes on.
struct RunStart {
    Keyframe keyframe;
    sim::CommandLog log;
    std::uint64_t spacing = 50'000;  ///< unit-steps between keyframes
};

/// What came out of a stretch of it.
struct RunOutput {
    std::vector<sim::Event> events;
    std::vector<NewTrackPoint> points;
    std::vector<Keyframe> keyframes;
    sim::Tick computedTo = 0;
};

class Runner {
  public:
    explicit Runner(std::shared_ptr<const sim::Definition> definition)
        : definition_(std::move(definition)), thinner_(definition_->units.size()) {}

    void start(const RunStart& start);
    /// Goes on for about `work` unit-steps or to `until`, appending to `out`. Returns false at the end of the
    /// scenario.
    bool slice(std::uint64_t work, sim::Tick until, RunOutput& out);
    [[nodiscard]] bool finished() const;

  private:
    void sample(RunOutput& out);

    std::shared_ptr<const sim::Definition> definition_;
    sim::World world_;
    sim::CommandLog log_;
    sim::StepReport report_;
    TrackThinner thinner_;
    std::uint64_t spacing_ = 0, work_ = 0, lastKeyframeWork_ = 0, activeUnits_ = 1;
    std::size_t eventCount_ = 0;
};

}  // namespace openline::study
