#include "study/timeline.h"

#include <algorithm>
#include <utility>

#include "base/assert.h"
#include "study/computed.h"
#include "study/playhead.h"
#include "study/run_ahead.h"

namespace openline::study {
namespace {

constexpr std::size_t kFuturesKept =
    4;  // old futures whose results are kept whole; older ones are computed again
constexpr double kUndoWork = 50'000.0;  // unit-steps that undo may spend before it hands back

/// The first tick whose commands differ; worlds up to and at it are the same.
sim::Tick firstDifference(const sim::CommandLog& a, const sim::CommandLog& b) {
    const auto [inA, inB] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    sim::Tick tick = sim::kNeverTick;
    if (inA != a.end()) tick = std::min(tick, inA->tick);
    if (inB != b.end()) tick = std::min(tick, inB->tick);
    return tick;
}

}  // namespace

struct Timeline::Impl {
    Impl(std::shared_ptr<const sim::Definition> def, std::uint64_t seedGiven, sim::CommandLog logGiven,
         TimelineOptions optionsGiven)
        : definition(std::move(def)),
          seed(seedGiven),
          log(std::move(logGiven)),
          options(optionsGiven),
          computed{
              Keyframes{options.memoryBytes, options.keyframeWork}, {}, Tracks{definition->units.size()}, 0},
          playhead(*definition),
          runner(definition) {
        if (options.runAhead) runAhead = std::make_unique<RunAhead>(definition);
        computed.keyframes.add({0, std::make_shared<sim::World>(sim::begin(*definition, seed)), 0, 0});
        playhead.place(computed.keyframes.last());
        for (std::size_t kept = 0; kept < log.size(); ++kept) {
            past.push_back({{log.begin(), log.begin() + static_cast<std::ptrdiff_t>(kept)}, nullptr});
        }
        restart();
    }

    /// The head goes on from the last keyframe; what was known beyond it is forgotten.
    void restart() {
        const Keyframe last = computed.keyframes.last();
        computed.truncateTo(*definition, last);
        RunStart start{last, log, computed.keyframes.spacing()};
        if (runAhead) {
            runAhead->restart(std::move(start));
        } else {
            runner.start(start);
        }
    }

    /// Learns what is new; computes up to `tick` if asked to (budget 0: all the way).
    void know(sim::Tick tick, double budget) {
        RunOutput output;
        if (runAhead) {
            if (budget <= 0.0 && computed.computedTo < tick) {
                runAhead->waitFor(tick, output);
                computed.absorb(output);
            } else if (runAhead->collect(output)) {
                computed.absorb(output);
            }
            return;
        }
        if (computed.computedTo >= tick) return;
        const auto work = budget <= 0.0 ? ~std::uint64_t{0} : static_cast<std::uint64_t>(budget) + 1;
        runner.slice(work, tick, output);
        computed.absorb(output);
    }

    bool seek(sim::Tick tick, double budget) {
        goal = std::clamp<sim::Tick>(tick, 0, definition->lastTick());
        know(goal, budget);
        playhead.moveTo(std::min(goal, computed.computedTo), computed.keyframes, log);
        return playhead.tick() == goal;
    }

    void push(std::vector<Branch>& where) {
        where.push_back({log, std::make_unique<Computed>(computed)});
        if (where.size() > kFuturesKept) where[where.size() - 1 - kFuturesKept].computed.reset();
    }

    void act(sim::Command command) {
        OPENLINE_ASSERT(definition->lastTick() > 0);
        const sim::Tick stamp = std::min(playhead.tick(), definition->lastTick() - 1);
        if (playhead.tick() != stamp) playhead.moveTo(stamp, computed.keyframes, log);
        push(past);
        future.clear();
        command.tick = stamp;
        std::erase_if(log, [&](const sim::Command& old) { return old.tick > stamp; });
        log.push_back(command);
        playhead.forgetAfter(stamp);
        computed.truncateTo(*definition, playhead.keyframe());
        restart();
        seek(stamp + 1, 0.0);
    }

    void swapTo(std::vector<Branch>& from, std::vector<Branch>& to) {
        if (from.empty()) return;
        Branch branch = std::move(from.back());
        from.pop_back();
        push(to);
        const sim::Tick same = firstDifference(log, branch.log);
        log = std::move(branch.log);
        if (branch.computed) {
            computed = std::move(*branch.computed);
        } else {
            computed.truncateTo(*definition, computed.keyframes.atOrBefore(same));
        }
        restart();
        playhead.forgetAfter(same);
        const sim::Tick wanted = goal;
        playhead.place(computed.keyframes.atOrBefore(std::min(wanted, same)));
        seek(wanted, kUndoWork);
    }

    std::shared_ptr<const sim::Definition> definition;
    std::uint64_t seed;
    sim::CommandLog log;
    TimelineOptions options;
    Computed computed;
    Playhead playhead;
    sim::Tick goal = 0;
    std::vector<Branch> past, future;
    Runner runner;  // used when there is no worker
    std::unique_ptr<RunAhead> runAhead;
};

Timeline::Timeline(std::shared_ptr<const sim::Definition> definition, std::uint64_t seed, sim::CommandLog log,
                   TimelineOptions options)
    : impl_(std::make_unique<Impl>(std::move(definition), seed, std::move(log), options)) {}
Timeline::~Timeline() = default;

const sim::Definition& Timeline::definition() const {
    return *impl_->definition;
}
std::uint64_t Timeline::seed() const {
    return impl_->seed;
}

bool Timeline::seek(sim::Tick tick, double workBudgetUnitSteps) {
    return impl_->seek(tick, workBudgetUnitSteps);
}
sim::Tick Timeline::position() const {
    return impl_->playhead.tick();
}
sim::Tick Timeline::goal() const {
    return impl_->goal;
}
sim::Tick Timeline::computedTo() const {
    return impl_->computed.computedTo;
}

const sim::Snapshot& Timeline::current() const {
    return impl_->playhead.current();
}
const sim::Snapshot& Timeline::previous() const {
    return impl_->playhead.previous();
}
const sim::World& Timeline::world() const {
    return impl_->playhead.world();
}

void Timeline::act(sim::Command command) {
    impl_->act(command);
}
bool Timeline::canUndo() const {
    return !impl_->past.empty();
}
bool Timeline::canRedo() const {
    return !impl_->future.empty();
}
void Timeline::undo() {
    impl_->swapTo(impl_->past, impl_->future);
}
void Timeline::redo() {
    impl_->swapTo(impl_->future, impl_->past);
}
const sim::CommandLog& Timeline::log() const {
    return impl_->log;
}

std::optional<double> Timeline::whatIfSinceS() const {
    const crisis::State& crisis = current().crisis;
    if (definition().crisis.playsRecord) {
        return crisis.released ? std::optional(crisis.releasedAtS) : std::nullopt;
    }
    const auto changed = sim::firstChange(log());
    if (!changed || *changed >= position()) return std::nullopt;
    return definition().timeS(*changed);
}

std::span<const sim::Event> Timeline::events() const {
    return impl_->computed.events;
}
std::size_t Timeline::pastEventCount() const {
    return impl_->playhead.eventCount();
}
const Tracks& Timeline::tracks() const {
    return impl_->computed.tracks;
}
const Keyframes& Timeline::keyframes() const {
    return impl_->computed.keyframes;
}
std::size_t Timeline::memoryBytes() const {
    return impl_->computed.keyframes.usedBytes();
}

}  // namespace openline::study
