// What a run amounted to: counts, encounters, crisis, calls; for people and as the JSON of `--json`.
// Collected event by event. Not a log.
#pragma once

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "app/run_story.h"
#include "app/run_what_if.h"
#include "app/session.h"
#include "sim/report.h"
#include "sim/world.h"

namespace openline::app {

/// Figures of the run that are not in its events.
struct RunFigures {
    sim::Tick ticks = 0;
    double wallSeconds = 0.0;
    std::uint64_t hash = 0;
};

class RunSummary {
  public:
    explicit RunSummary(const Session& session);

    void add(const sim::Event& event);
    /// One object, as the command line's contract says.
    [[nodiscard]] std::string json(const RunFigures& figures, const sim::World& world) const;
    /// A few lines.
    [[nodiscard]] std::string text(const RunFigures& figures, const sim::World& world) const;

  private:
    /// First entries of counted zones: zone, local day, group, platform, side.
    using EntryKey = std::tuple<std::string, std::string, std::string, std::string, std::string>;
    struct Call {
        std::size_t channel = 0;
        double placedS = 0.0;
        std::string outcome = "ringing";
        double afterS = -1.0;
    };

    void addCrisis(const crisis::Event& event);
    void addZoneEntry(const sim::Event& event);
    /// A line for each counted zone, side and local day; empty if nobody entered.
    [[nodiscard]] std::string sortiesText() const;

    /// How to fly the same with the other roles; empty if there are none.
    [[nodiscard]] std::string rolesText() const;

    const Session& session_;
    std::map<std::string, int> counts_;
    std::map<EntryKey, int> entries_;
    std::vector<sim::Event> encounters_;
    std::vector<crisis::Event> changes_;
    std::vector<Call> calls_;
    RunInjects injects_;
    RunStory story_;
};

}  // namespace openline::app
