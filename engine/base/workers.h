// A few threads that share out the parts of one piece of work and wait for each other. What the work gives
// must not depend on who does which part: every part writes where no other does. Not a task queue; not for
// waiting on files or on people.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>

namespace openline {

class Workers {
  public:
    /// Range: `threads` 1..64, the calling one among them. One thread makes no others. Errors:
    /// std::system_error if the machine has no more threads.
    explicit Workers(std::size_t threads);
    ~Workers();
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    [[nodiscard]] std::size_t count() const;
    /// One piece at a time, from one thread. Calls `work(part)` once for each part from 0 to `parts` - 1, in
    /// any order and on any thread, and returns when all are done. `work` does not throw and calls no workers
    /// of its own. Cost: a microsecond while the others are awake, which they stay for some 500 after a
    /// piece; some 50 where they sleep.
    void run(std::size_t parts, const std::function<void(std::size_t part)>& work);

  private:
    struct Crew;
    std::unique_ptr<Crew> crew_;
};

/// The same without workers, or with too little to share: here and now, in order.
void runParts(Workers* workers, std::size_t parts, const std::function<void(std::size_t part)>& work);

/// What the items cost. Even: one part a thread, which then nearly always gets the items it had the time
/// before, and finds them in its own cache.
enum class Effort { even, uneven };

/// How many parts to make of so many items: one if they are fewer than `least`, or nobody helps.
std::size_t partsOf(const Workers* workers, std::size_t items, std::size_t least,
                    Effort effort = Effort::uneven);

/// A part of a row of items.
struct Range {
    std::size_t from = 0, to = 0;
};
/// The part-th of `parts` about equal ranges, each beginning at a multiple of `step`.
Range rangeOf(std::size_t items, std::size_t parts, std::size_t part, std::size_t step = 1);

}  // namespace openline
