// A trace: a session and, behind it, the whole world at every tick of a window. Larger than a session by
// thousands of times, and good for one thing: to name the first tick, table, row and field in which another
// run of it goes another way.
#pragma once

#include <cstdint>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include "app/output_file.h"
#include "app/session.h"

namespace openline::app {

/// No trace is longer. Units: bytes. Source: our choice; an hour of 150 units or more.
inline constexpr std::uint64_t kLongestTrace = std::uint64_t{1} << 30;
/// The window, unless it is told. Units: scenario seconds.
inline constexpr double kUsualTraceS = 60.0;

/// Ticks from and to which worlds are written, both included.
struct TraceWindow {
    sim::Tick from = 0, to = 0;
    [[nodiscard]] bool holds(sim::Tick tick) const { return tick >= from && tick <= to; }
};

/// About as many bytes as a trace will have.
std::uint64_t traceBytes(const sim::Definition& definition, const sim::World& world, TraceWindow window);

/// Written beside its place and renamed into it when it is closed, as all outputs are.
class TraceWriter {
  public:
    /// Begins with the session as it is at the window's first world. Errors: what the system says, as below.
    Result<Done> open(const std::string& path, const Session& session, const sim::World& first);
    Result<Done> add(const sim::Definition& definition, const sim::World& world);
    Result<Done> close() { return file_.close(); }
    [[nodiscard]] bool isOpen() const { return file_.isOpen(); }

  private:
    LineFile file_;
};

class TraceReader {
  public:
    /// Errors: it cannot be read.
    Result<Done> open(const std::string& path);
    /// The next world, for comparing only; none at the end. Errors: it is damaged, or of another version.
    Result<std::optional<sim::World>> next();

  private:
    std::string path_;
    std::ifstream file_;
    std::vector<std::uint8_t> bytes_;
};

}  // namespace openline::app
