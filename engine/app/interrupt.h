// Ctrl+C as a question that long work asks itself, so that it can end its output well. A second one ends at
// once.
#pragma once

namespace openline::app {

/// While one lives, the first interruption or termination only sets interrupted().
class InterruptGuard {
  public:
    InterruptGuard();
    ~InterruptGuard();
    InterruptGuard(const InterruptGuard&) = delete;
    InterruptGuard& operator=(const InterruptGuard&) = delete;
};

bool interrupted();

}  // namespace openline::app
