#include "study/ranks.h"

#include <chrono>
#include <cstdlib>
#include <thread>
#include <type_traits>

#if defined(OPENLINE_MPI)
#include <mpi.h>
#endif

namespace openline::study {

static_assert(std::is_trivially_copyable_v<SweepRow>);

bool startedAsRank() {
    // Open MPI's mpirun; MPICH's and Intel's; Slurm's srun.
    for (const char* name : {"OMPI_COMM_WORLD_SIZE", "PMI_SIZE", "SLURM_STEP_NUM_TASKS"}) {
        const char* const value = std::getenv(name);
        if (value != nullptr && std::atoi(value) > 1) return true;
    }
    return false;
}

#if defined(OPENLINE_MPI)

namespace {

constexpr int kRowsTag = 1;
constexpr auto kPause = std::chrono::microseconds(100);

}  // namespace

struct Ranks::Impl {
    std::vector<SweepRow> sent;
    MPI_Request request = MPI_REQUEST_NULL;
    bool left = false;

    /// Looks again and again, so that an interruption is seen.
    bool wait(const Cancelled& cancelled) {
        int done = 0;
        MPI_Test(&request, &done, MPI_STATUS_IGNORE);
        while (done == 0) {
            if (cancelled && cancelled()) return false;
            std::this_thread::sleep_for(kPause);
            MPI_Test(&request, &done, MPI_STATUS_IGNORE);
        }
        return true;
    }
};

bool ranksAreBuilt() {
    return true;
}

Ranks::Ranks() : impl_(std::make_unique<Impl>()) {
    if (!startedAsRank()) return;
    MPI_Init(nullptr, nullptr);
    int rank = 0, count = 1;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &count);
    rank_ = static_cast<std::size_t>(rank);
    count_ = static_cast<std::size_t>(count);
}

Ranks::~Ranks() {
    int begun = 0, ended = 0;
    MPI_Initialized(&begun);
    MPI_Finalized(&ended);
    if (begun != 0 && ended == 0 && !impl_->left) MPI_Finalize();
}

bool Ranks::send(const std::vector<SweepRow>& rows, const Cancelled& cancelled) {
    if (!finishSending(cancelled)) return false;
    impl_->sent = rows;
    MPI_Isend(impl_->sent.data(), static_cast<int>(impl_->sent.size() * sizeof(SweepRow)), MPI_BYTE, 0,
              kRowsTag, MPI_COMM_WORLD, &impl_->request);
    return true;
}

bool Ranks::finishSending(const Cancelled& cancelled) {
    return impl_->request == MPI_REQUEST_NULL || impl_->wait(cancelled);
}

std::optional<std::vector<SweepRow>> Ranks::receive(std::size_t from, const Cancelled& cancelled) {
    int there = 0;
    MPI_Status status;
    while (there == 0) {
        MPI_Iprobe(static_cast<int>(from), kRowsTag, MPI_COMM_WORLD, &there, &status);
        if (there != 0) break;
        if (cancelled && cancelled()) return std::nullopt;
        std::this_thread::sleep_for(kPause);
    }
    int bytes = 0;
    MPI_Get_count(&status, MPI_BYTE, &bytes);
    std::vector<SweepRow> rows(static_cast<std::size_t>(bytes) / sizeof(SweepRow));
    MPI_Recv(rows.data(), bytes, MPI_BYTE, static_cast<int>(from), kRowsTag, MPI_COMM_WORLD,
             MPI_STATUS_IGNORE);
    return rows;
}

std::size_t Ranks::shared(std::size_t value) {
    if (count_ == 1) return value;
    auto number = static_cast<unsigned long long>(value);
    MPI_Bcast(&number, 1, MPI_UNSIGNED_LONG_LONG, 0, MPI_COMM_WORLD);
    return static_cast<std::size_t>(number);
}

void Ranks::abandon(int code) {
    if (count_ == 1) return;
    impl_->left = true;
    MPI_Abort(MPI_COMM_WORLD, code);
}

#else

struct Ranks::Impl {};

bool ranksAreBuilt() {
    return false;
}
Ranks::Ranks() = default;
Ranks::~Ranks() = default;
bool Ranks::send(const std::vector<SweepRow>&, const Cancelled&) {
    return true;
}
bool Ranks::finishSending(const Cancelled&) {
    return true;
}
std::optional<std::vector<SweepRow>> Ranks::receive(std::size_t, const Cancelled&) {
    return std::nullopt;
}
std::size_t Ranks::shared(std::size_t value) {
    return value;
}
void Ranks::abandon(int) {}

#endif

}  // namespace openline::study
