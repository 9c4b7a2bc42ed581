// Since when a run is a what-if, and what was thrown into it, by a script or by a person. For people and for
// `--json` of run; not a log of commands.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "app/session.h"
#include "sim/report.h"
#include "sim/world.h"

namespace openline::app {

/// When the run left what the scenario tells: the record, or else its first change; none: it has not. As the
/// desk's badge says. Units: scenario seconds.
std::optional<double> whatIfSinceS(const Session& session, const sim::World& world);

/// Collected event by event.
class RunInjects {
  public:
    explicit RunInjects(const Session& session);

    /// Takes commands that throw something in and why they did nothing, and leaves out all else.
    void add(const sim::Event& event);
    [[nodiscard]] nlohmann::ordered_json json() const;
    /// A line each; empty if there are none.
    [[nodiscard]] std::string text() const;

  private:
    struct Thrown {
        sim::Event event;
        std::optional<sim::Command> command;  ///< none: no script and no log has it
        std::string refused;                  ///< why it did nothing; empty: it was thrown in
    };

    void addRefusal(const sim::Event& event);

    const Session& session_;
    std::vector<sim::Command> expected_;  ///< of the script and the log
    std::vector<Thrown> thrown_;
};

}  // namespace openline::app
