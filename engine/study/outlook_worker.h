// Answers the desk's outlooks on a thread of its own, slice by slice, and hands over what it has so far under
// a lock. A new question drops the old one. Nobody waits for it but those who ask to. Not a queue of
// questions.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "study/last_change.h"
#include "study/outlook.h"

namespace openline::study {

struct OutlookRequest {
    crisis::State now;
    double timeS = 0.0;
    DyadId dyad;
    std::uint64_t seed = 1;
    std::optional<OtherRun> without;  ///< the run without the last change
    bool urgent = true;  ///< first numbers at once, however rough; else only once `trials` are counted
};

/// Of a timeline's playhead.
OutlookRequest requestOf(const Timeline& timeline, DyadId dyad);
/// The same, answered here and now, break-even included. Cost: some tenths of a second.
Outlook answerNow(std::shared_ptr<const sim::Definition> definition, OutlookRequest request,
                  Workers* workers = nullptr);

class OutlookWorker {
  public:
    explicit OutlookWorker(std::shared_ptr<const sim::Definition> definition);
    ~OutlookWorker();
    OutlookWorker(const OutlookWorker&) = delete;
    OutlookWorker& operator=(const OutlookWorker&) = delete;

    /// Begins anew; what the old question would still have brought is dropped.
    void ask(OutlookRequest request);
    /// The newest answer since the last call; null if there is none.
    [[nodiscard]] std::shared_ptr<const Outlook> collect();
    /// True once the question has its trials, with and without the last change.
    [[nodiscard]] bool answered() const;
    /// True while there is anything to come.
    [[nodiscard]] bool busy() const;

  private:
    struct Question;
    void work();

    std::shared_ptr<const sim::Definition> definition_;
    mutable std::mutex mutex_;
    std::condition_variable wake_;           ///< the worker: a new question, or stop
    std::optional<OutlookRequest> request_;  ///< guarded by mutex_, as everything below
    std::shared_ptr<const Outlook> answer_;
    std::uint64_t generation_ = 0;
    bool busy_ = false, answered_ = true, stop_ = false;
    std::thread thread_;
};

}  // namespace openline::study
