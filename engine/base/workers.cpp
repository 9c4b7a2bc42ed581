#include "base/workers.h"

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <thread>
#include <vector>

#include "base/assert.h"

namespace openline {

namespace {

using Work = std::function<void(std::size_t)>;

/// More parts than threads, so that none waits long for a slow one.
constexpr std::size_t kUnevenPartsPerThread = 4;
/// How often one looks for what comes next before it sleeps: some 500 microseconds, in which a step of a
/// simulation has shared out its next piece. Waking who sleeps takes longer than such a piece.
constexpr int kLooks = 2000;

/// Waits for a condition without sleeping, and gives way to whoever wants the processor. False: not in time.
template <class Condition>
bool comesSoon(int looks, const Condition& condition) {
    for (int look = 0; look < looks; ++look) {
        if (condition()) return true;
        std::this_thread::yield();
    }
    return condition();
}

constexpr std::uint64_t kNextBits = 32;
constexpr std::uint64_t kNextMask = (std::uint64_t{1} << kNextBits) - 1;

}  // namespace

/// A piece of work is there as long as parts of it are to be taken. Whoever comes late finds none, and the
/// one who shared it out waits for the parts, not for the threads.
struct Workers::Crew {
    std::atomic<std::uint64_t> ticket{0};  ///< number of the piece, and below it the next part to take
    std::atomic<const Work*> work{nullptr};
    std::atomic<std::uint64_t> parts{0};  ///< of the present piece; 0: none is there
    std::atomic<std::uint32_t> left{0};   ///< parts not done
    std::atomic<std::uint32_t> bell{0};   ///< changes with each piece: what sleepers wait for
    std::atomic<bool> stop{false};
    int looks = 0;
    std::vector<std::thread> threads;

    ~Crew() {
        stop = true;
        ring();
        for (std::thread& thread : threads) thread.join();
    }

    void ring() {
        ++bell;
        bell.notify_all();
    }

    [[nodiscard]] bool isThereWork() const { return stop || (ticket & kNextMask) < parts; }

    void take() {
        for (;;) {
            std::uint64_t seen = ticket;
            const Work* const what = work;
            const std::uint64_t part = seen & kNextMask;
            if (part >= parts) return;
            // Fails where the piece has changed since: then `what` may not be its work.
            if (!ticket.compare_exchange_weak(seen, seen + 1)) continue;
            (*what)(static_cast<std::size_t>(part));
            if (--left == 0) left.notify_one();
        }
    }

    void share(std::size_t count, const Work& what) {
        OPENLINE_ASSERT(left == 0);
        const std::uint64_t piece = (ticket >> kNextBits) + 1;
        parts = 0;  // nobody takes any while the rest is written
        work = &what;
        left = static_cast<std::uint32_t>(count);
        ticket = piece << kNextBits;
        parts = count;
        ring();
    }

    void awaitParts() {
        if (comesSoon(looks, [&] { return left == 0; })) return;
        for (std::uint32_t now = left; now != 0; now = left) left.wait(now);
    }

    void serve() {
        while (!stop) {
            const std::uint32_t heard = bell;
            if (!comesSoon(looks, [&] { return isThereWork(); })) bell.wait(heard);
            take();
        }
    }
};

Workers::Workers(std::size_t threads) : crew_(std::make_unique<Crew>()) {
    // Where others want the processor, looking costs more than waking.
    crew_->looks = threads <= std::thread::hardware_concurrency() ? kLooks : 0;
    for (std::size_t i = 1; i < threads; ++i) crew_->threads.emplace_back([this] { crew_->serve(); });
}

Workers::~Workers() = default;

std::size_t Workers::count() const {
    return crew_->threads.size() + 1;
}

void Workers::run(std::size_t parts, const Work& work) {
    if (parts == 0) return;
    crew_->share(parts, work);
    crew_->take();
    crew_->awaitParts();
}

void runParts(Workers* workers, std::size_t parts, const std::function<void(std::size_t)>& work) {
    if (workers != nullptr && workers->count() > 1 && parts > 1) return workers->run(parts, work);
    for (std::size_t part = 0; part < parts; ++part) work(part);
}

std::size_t partsOf(const Workers* workers, std::size_t items, std::size_t least, Effort effort) {
    if (workers == nullptr || workers->count() == 1 || items < least) return 1;
    const std::size_t perThread = effort == Effort::even ? 1 : kUnevenPartsPerThread;
    return std::min(items, workers->count() * perThread);
}

Range rangeOf(std::size_t items, std::size_t parts, std::size_t part, std::size_t step) {
    const auto edge = [&](std::size_t n) { return n == parts ? items : items * n / parts / step * step; };
    return {edge(part), edge(part + 1)};
}

}  // namespace openline
