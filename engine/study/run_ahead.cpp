#include "study/run_ahead.h"

#include <chrono>
#include <iterator>
#include <utility>

namespace openline::study {
namespace {

constexpr std::uint64_t kAheadSliceWork = 20'000;           // unit-steps: a few milliseconds
constexpr auto kAheadPause = std::chrono::milliseconds(2);  // leaves the processor to drawing

template <class T>
void moveAll(std::vector<T>& from, std::vector<T>& to) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
    from.clear();
}

void merge(RunOutput& from, RunOutput& to) {
    moveAll(from.events, to.events);
    moveAll(from.points, to.points);
    moveAll(from.keyframes, to.keyframes);
    to.computedTo = from.computedTo;
}

}  // namespace

RunAhead::RunAhead(std::shared_ptr<const sim::Definition> definition)
    : definition_(std::move(definition)), thread_([this] { work(); }) {}

RunAhead::~RunAhead() {
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
    }
    wake_.notify_all();
    thread_.join();
}

void RunAhead::restart(RunStart start) {
    {
        const std::lock_guard lock(mutex_);
        inbox_ = RunOutput{};
        inbox_.computedTo = start.keyframe.tick;
        inboxNew_ = false;
        start_ = std::move(start);
        hasStart_ = true;
        ++generation_;
    }
    wake_.notify_all();
}

bool RunAhead::collect(RunOutput& out) {
    const std::lock_guard lock(mutex_);
    if (!inboxNew_) return false;
    merge(inbox_, out);
    inboxNew_ = false;
    return true;
}

void RunAhead::waitFor(sim::Tick tick, RunOutput& out) {
    std::unique_lock lock(mutex_);
    waiting_ = true;
    wake_.notify_all();
    const sim::Tick wanted = std::min(tick, definition_->lastTick());
    found_.wait(lock, [&] { return inbox_.computedTo >= wanted; });
    waiting_ = false;
    merge(inbox_, out);
    inboxNew_ = false;
}

void RunAhead::work() {
    Runner runner(definition_);
    RunOutput output;
    std::uint64_t generation = 0;
    bool busy = false;
    std::unique_lock lock(mutex_);
    while (true) {
        const auto called = [&] { return stop_ || hasStart_; };
        if (!busy) wake_.wait(lock, called);
        if (stop_) return;
        if (hasStart_) {
            hasStart_ = false;
            generation = generation_;
            const RunStart start = std::move(start_);
            lock.unlock();
            runner.start(start);
            lock.lock();
        }
        lock.unlock();
        output = RunOutput{};
        busy = runner.slice(kAheadSliceWork, definition_->lastTick(), output);
        lock.lock();
        if (generation != generation_) continue;
        merge(output, inbox_);
        inboxNew_ = true;
        found_.notify_all();
        if (busy && !waiting_) wake_.wait_for(lock, kAheadPause, [&] { return called() || waiting_; });
    }
}

}  // namespace openline::study
