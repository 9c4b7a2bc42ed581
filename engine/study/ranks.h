// The processes of one sweep on a cluster, and who computes which rows. Without MPI, or when nobody started
// more than one, there is one rank and nothing is sent. Rank 0 writes; the others compute. Not for sharing
// memory: threads within a rank are base/workers.h.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "study/sweep.h"

namespace openline::study {

/// Whether this program was built with MPI.
bool ranksAreBuilt();
/// Whether something like mpirun started this process as one of several.
bool startedAsRank();

class Ranks {
  public:
    /// Joins the others, if there are any.
    Ranks();
    /// Leaves in good order if all is done.
    ~Ranks();
    Ranks(const Ranks&) = delete;
    Ranks& operator=(const Ranks&) = delete;

    [[nodiscard]] std::size_t rank() const { return rank_; }
    [[nodiscard]] std::size_t count() const { return count_; }

    /// Sends rows to rank 0 and goes on at once. Waits for the rows sent before; false if cancelled
    /// meanwhile.
    bool send(const std::vector<SweepRow>& rows, const Cancelled& cancelled);
    /// On rank 0: the next rows of a rank. None if cancelled.
    std::optional<std::vector<SweepRow>> receive(std::size_t from, const Cancelled& cancelled);
    /// Waits until what was sent has been taken; false if cancelled.
    bool finishSending(const Cancelled& cancelled);
    /// Tells all ranks one number of rank 0.
    std::size_t shared(std::size_t value);
    /// Ends all ranks at once, with this exit code. Returns only if there are no others.
    void abandon(int code);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
    std::size_t rank_ = 0, count_ = 1;
};

}  // namespace openline::study
