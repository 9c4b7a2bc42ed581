// Computes the future of a session on a worker thread, in slices, handing over what it finds under a lock.
// Yields between slices unless someone waits. Not a thread pool.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

#include "study/runner.h"

namespace openline::study {

class RunAhead {
  public:
    explicit RunAhead(std::shared_ptr<const sim::Definition> definition);
    ~RunAhead();
    RunAhead(const RunAhead&) = delete;
    RunAhead& operator=(const RunAhead&) = delete;

    /// Begins anew; what the old run has not handed over is dropped.
    void restart(RunStart start);
    /// Takes what has been found since the last call. Returns false if there is nothing new.
    bool collect(RunOutput& out);
    /// Waits until the run has come to a tick or to its end, then collects.
    void waitFor(sim::Tick tick, RunOutput& out);

  private:
    void work();

    std::shared_ptr<const sim::Definition> definition_;
    std::mutex mutex_;
    std::condition_variable wake_;   ///< the worker: a new start, someone waits, or stop
    std::condition_variable found_;  ///< the waiting side
    RunStart start_;                 ///< guarded by mutex_, as everything below
    std::uint64_t generation_ = 0;
    bool hasStart_ = false, waiting_ = false, stop_ = false;
    RunOutput inbox_;
    bool inboxNew_ = false;
    std::thread thread_;
};

}  // namespace openline::study
