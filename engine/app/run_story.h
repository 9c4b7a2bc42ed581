// What happened in a run, in a handful of lines: the first and the closest dangerous encounter, collisions,
// losses and where who collided landed, steps of a crisis, calls: between whom, on which line, if and when
// answered and what that was worth. From the events that the desk lists, in the same words. Not a log.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/call_story.h"
#include "app/session.h"
#include "sim/report.h"
#include "sim/world.h"

namespace openline::app {

/// Collected event by event.
class RunStory {
  public:
    explicit RunStory(const Session& session) : session_(session), calls_(*session.definition) {}

    void add(const sim::Event& event);
    /// By time; a line each, and how much of a kind was left out. `world`: as the run left it, in which an
    /// approach may still be open.
    [[nodiscard]] std::string text(const sim::World& world) const;
    /// The lines.
    [[nodiscard]] nlohmann::ordered_json json(const sim::World& world) const;
    /// By kind how many there are no lines of; without those of which none was left out.
    [[nodiscard]] nlohmann::ordered_json leftOutJson(const sim::World& world) const;

  private:
    enum class Kind : std::uint8_t { collision, lost, step, kCount };
    using Line = StoryLine;

    /// Of an encounter and of an approach that is not over.
    struct Danger {
        int found = 0;
        std::optional<Line> earliest{}, closest{};
        double leastM = 0.0;  ///< between the hulls of the closest

        void add(const sim::EncounterRecord& record, const std::string& words);
        [[nodiscard]] bool isOne() const { return closest && closest->timeS == earliest->timeS; }
    };

    void keep(Kind kind, double timeS, std::string words);
    /// Those that are over and those that are still open.
    [[nodiscard]] Danger dangerIn(const sim::World& world) const;
    [[nodiscard]] std::vector<Line> linesIn(const sim::World& world) const;
    [[nodiscard]] std::vector<std::pair<std::string, int>> leftOut(const sim::World& world) const;
    void addCrisis(const crisis::Event& event);
    [[nodiscard]] bool hasCollided(UnitId unit) const;
    [[nodiscard]] std::string placeOf(const sim::EncounterRecord& record) const;

    const Session& session_;
    Danger danger_;
    std::vector<Line> lines_;
    std::vector<int> found_ = std::vector<int>(static_cast<std::size_t>(Kind::kCount), 0);
    std::vector<UnitId> collided_;
    CallStory calls_;
};

}  // namespace openline::app
