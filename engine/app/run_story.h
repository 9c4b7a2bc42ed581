// What happened in a run, in a handful of lines: the first dangerous encounter, collisions, losses, steps of
// a crisis, calls and what came of them. From the events that the desk lists, in the same words. Not a log.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "app/session.h"
#include "sim/report.h"

namespace openline::app {

/// Collected event by event.
class RunStory {
  public:
    explicit RunStory(const Session& session) : session_(session) {}

    void add(const sim::Event& event);
    /// By time; a line each, and how much of a kind was left out.
    [[nodiscard]] std::string text() const;
    [[nodiscard]] nlohmann::ordered_json json() const;

  private:
    enum class Kind : std::uint8_t { danger, collision, lost, step, call, kCount };
    struct Line {
        double timeS = 0.0;
        std::string words;
    };

    void keep(Kind kind, double timeS, std::string words);
    void addCall(const crisis::Event& event);
    [[nodiscard]] std::string placeOf(const sim::EncounterRecord& record) const;

    const Session& session_;
    std::vector<Line> lines_;
    std::vector<int> found_ = std::vector<int>(static_cast<std::size_t>(Kind::kCount), 0);
    std::vector<std::pair<std::uint32_t, int>> told_;  ///< channels and what was told of them
};

}  // namespace openline::app
