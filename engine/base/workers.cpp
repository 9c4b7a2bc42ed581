#include "base/workers.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

namespace openline {

namespace {

/// More parts than threads, so that none waits long for a slow one.
constexpr std::size_t kPartsPerThread = 4;

}  // namespace

struct Workers::Crew {
    std::mutex mutex;
    std::condition_variable begin, done;
    const std::function<void(std::size_t)>* work = nullptr;  ///< guarded by mutex, as the four below
    std::size_t parts = 0;
    std::size_t round = 0;
    std::size_t busy = 0;
    bool stop = false;
    std::atomic<std::size_t> next{0};
    std::vector<std::thread> threads;

    ~Crew() {
        {
            const std::lock_guard lock(mutex);
            stop = true;
        }
        begin.notify_all();
        for (std::thread& thread : threads) thread.join();
    }

    void take(const std::function<void(std::size_t)>& what, std::size_t count) {
        for (std::size_t part = next++; part < count; part = next++) what(part);
    }

    void wait() {
        std::size_t seen = 0;
        std::unique_lock lock(mutex);
        for (;;) {
            begin.wait(lock, [&] { return stop || round != seen; });
            if (stop) return;
            seen = round;
            const auto* const what = work;
            const std::size_t count = parts;
            lock.unlock();
            take(*what, count);
            lock.lock();
            if (--busy == 0) done.notify_one();
        }
    }
};

Workers::Workers(std::size_t threads) : crew_(std::make_unique<Crew>()) {
    for (std::size_t i = 1; i < threads; ++i) crew_->threads.emplace_back([this] { crew_->wait(); });
}

Workers::~Workers() = default;

std::size_t Workers::count() const {
    return crew_->threads.size() + 1;
}

void Workers::run(std::size_t parts, const std::function<void(std::size_t)>& work) {
    Crew& crew = *crew_;
    {
        const std::lock_guard lock(crew.mutex);
        crew.work = &work;
        crew.parts = parts;
        crew.next = 0;
        crew.busy = crew.threads.size();
        ++crew.round;
    }
    crew.begin.notify_all();
    crew.take(work, parts);
    std::unique_lock lock(crew.mutex);
    crew.done.wait(lock, [&] { return crew.busy == 0; });
}

void runParts(Workers* workers, std::size_t parts, const std::function<void(std::size_t)>& work) {
    if (workers != nullptr && workers->count() > 1 && parts > 1) return workers->run(parts, work);
    for (std::size_t part = 0; part < parts; ++part) work(part);
}

std::size_t partsOf(const Workers* workers, std::size_t items, std::size_t least) {
    if (workers == nullptr || workers->count() == 1 || items < least) return 1;
    return std::min(items, workers->count() * kPartsPerThread);
}

Range rangeOf(std::size_t items, std::size_t parts, std::size_t part, std::size_t step) {
    const auto edge = [&](std::size_t n) { return n == parts ? items : items * n / parts / step * step; };
    return {edge(part), edge(part + 1)};
}

}  // namespace openline
