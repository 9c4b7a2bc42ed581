// A bar with rate and time left on a terminal's standard error; silent elsewhere. Not a log.
#pragma once

#include <chrono>
#include <string>

namespace openline::app {

class Progress {
  public:
    /// `unit` as in `frames`; empty shows the share alone.
    Progress(std::string label, std::string unit, double total);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// Redraws at most ten times a second.
    void update(double done);
    /// Wipes the bar.
    void end();
    [[nodiscard]] double elapsedS() const;

  private:
    using Clock = std::chrono::steady_clock;
    std::string label_, unit_;
    double total_;
    bool shown_ = false;
    bool terminal_ = false;
    Clock::time_point begun_, drawn_;
};

/// Whether someone looks at standard error.
bool errorIsTerminal();

}  // namespace openline::app
