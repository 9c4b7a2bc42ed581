#include "study/outlook_worker.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "base/workers.h"
#include "study/timeline.h"

namespace openline::study {
namespace {

constexpr std::uint64_t kQuickWork = 200'000;          // unit-steps before the first numbers: some 20 ms
constexpr std::uint64_t kSliceWork = 50'000;           // unit-steps: about 5 ms
constexpr std::size_t kMostThreads = 4;                // until the question is answered; refining takes one
constexpr auto kPause = std::chrono::milliseconds(1);  // leaves the processor to drawing

std::size_t threads() {
    return std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, kMostThreads);
}

OutlookQuestion questionOf(const std::shared_ptr<const sim::Definition>& definition,
                           const OutlookRequest& request) {
    OutlookQuestion question;
    question.definition = definition;
    question.now = request.now;
    question.timeS = request.timeS;
    question.dyad = request.dyad;
    question.seed = request.seed;
    return question;
}

/// A crisis and no crisis are not compared: from routine an outlook supposes a collision, from a crisis it
/// does not.
std::optional<crisis::State> comparable(const crisis::State& before, const OutlookRequest& request) {
    const auto isRoutine = [&](const crisis::State& state) {
        return state.dyads[request.dyad.index].rung == 0;
    };
    if (isRoutine(before) != isRoutine(request.now)) return std::nullopt;
    return before;
}

}  // namespace

OutlookRequest requestOf(const Timeline& timeline, DyadId dyad) {
    OutlookRequest request;
    request.now = timeline.current().crisis;
    request.timeS = timeline.current().timeS;
    request.dyad = dyad;
    request.seed = timeline.seed();
    request.without = withoutLastChange(timeline);
    return request;
}

Outlook answerNow(std::shared_ptr<const sim::Definition> definition, OutlookRequest request,
                  Workers* workers) {
    OutlookQuestion question = questionOf(definition, request);
    if (request.without) {
        CompanionWorld companion(definition);
        companion.aim(std::move(*request.without));
        while (!companion.advance(~std::uint64_t{0} >> 1U)) {
        }
        question.before = comparable(companion.world().crisis, request);
    }
    OutlookRun run(std::move(question));
    while (!(run.answered() && run.outlook().breakEvenKnown) && run.slice(workers)) {
    }
    return run.outlook();
}

/// What the worker is at: the same question, without and then with the moment before the last change if that
/// is far to step.
struct OutlookWorker::Question {
    explicit Question(std::shared_ptr<const sim::Definition> def)
        : definition(std::move(def)), companion(definition) {}

    void take(OutlookRequest asked) {
        request = std::move(asked);
        isQuiet = !request.urgent;
        pending = request.without.has_value();
        if (pending) {
            companion.aim(std::move(*request.without));
            pending = !companion.advance(kQuickWork);
            request.without = OtherRun{};
        }
        begin();
    }

    void begin() {
        OutlookQuestion question = questionOf(definition, request);
        if (request.without && !pending) question.before = comparable(companion.world().crisis, request);
        run.emplace(std::move(question));
    }

    /// Returns false when nothing is left.
    bool slice(Workers* workers) {
        if (!pending) return run->slice(run->answered() ? nullptr : workers);
        if (!run->answered()) {
            run->slice(workers);
            return true;
        }
        if (companion.advance(kSliceWork)) {
            pending = false;
            isQuiet = true;  // the numbers stand; they are not to begin roughly again
            begin();
        }
        return true;
    }

    [[nodiscard]] bool mayBeShown() const {
        return run->answered() || (!isQuiet && run->outlook().now.counts.trials > 0);
    }
    [[nodiscard]] bool answered() const { return !pending && run->answered(); }

    std::shared_ptr<const sim::Definition> definition;
    OutlookRequest request;
    CompanionWorld companion;
    std::optional<OutlookRun> run;
    bool pending = false;  ///< the moment before is not reached yet
    bool isQuiet = false;
};

OutlookWorker::OutlookWorker(std::shared_ptr<const sim::Definition> definition)
    : definition_(std::move(definition)), thread_([this] { work(); }) {}

OutlookWorker::~OutlookWorker() {
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
    }
    wake_.notify_all();
    thread_.join();
}

void OutlookWorker::ask(OutlookRequest request) {
    {
        const std::lock_guard lock(mutex_);
        request_ = std::move(request);
        answer_.reset();
        ++generation_;
        busy_ = true;
        answered_ = false;
    }
    wake_.notify_all();
}

std::shared_ptr<const Outlook> OutlookWorker::collect() {
    const std::lock_guard lock(mutex_);
    return std::exchange(answer_, nullptr);
}

bool OutlookWorker::answered() const {
    const std::lock_guard lock(mutex_);
    return answered_;
}

bool OutlookWorker::busy() const {
    const std::lock_guard lock(mutex_);
    return busy_ || answer_ != nullptr;
}

void OutlookWorker::work() {
    Workers workers(threads());
    Question question(definition_);
    std::uint64_t generation = 0;
    bool isBusy = false;
    std::unique_lock lock(mutex_);
    while (true) {
        const auto called = [&] { return stop_ || request_.has_value(); };
        if (!isBusy) wake_.wait(lock, called);
        if (stop_) return;
        std::optional<OutlookRequest> asked = std::exchange(request_, std::nullopt);
        generation = generation_;
        lock.unlock();
        if (asked) question.take(std::move(*asked));
        isBusy = question.slice(&workers);
        auto answer = question.mayBeShown() ? std::make_shared<const Outlook>(question.run->outlook())
                                            : std::shared_ptr<const Outlook>();
        lock.lock();
        if (generation != generation_) {
            isBusy = true;
            continue;
        }
        if (answer) answer_ = std::move(answer);
        busy_ = isBusy;
        answered_ = question.answered();
        if (isBusy) wake_.wait_for(lock, kPause, called);
    }
}

}  // namespace openline::study
