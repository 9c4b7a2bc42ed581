// The calls of a run, a line each: between whom, on which line, if and when it was answered, what the answer
// was worth, and who was first, a step up or senior contact. The model knows a line's two ends and not who of
// them dialled: both are named. Of who tries again and again the first call and the first of each outcome.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/definition.h"
#include "sim/report.h"

namespace openline::app {

struct StoryLine {
    double timeS = 0.0;
    std::string words;
    bool decides = false;  ///< the race of its crisis
};

class CallStory {
  public:
    explicit CallStory(const sim::Definition& definition);

    /// Calls, steps and lines that are closed.
    void add(const crisis::Event& event);
    /// By the time at which they were placed. What the record says of a call in words of its own stays as it
    /// is.
    [[nodiscard]] std::vector<StoryLine> lines() const;
    /// Where a step decides the race of its crisis, the words for it; else empty. For a step just added.
    [[nodiscard]] std::string raceAt(const crisis::Event& event) const;

  private:
    struct Call {
        ChannelId channel;
        double placedS = 0.0, endS = 0.0;
        std::string outcome;   ///< in words; empty: none yet
        std::string worth;     ///< of an answer
        bool decides = false;  ///< who is senior was reached first, before any step up
        std::string recorded;  ///< the record's own words
    };

    /// The last call on a line that has not ended; null: none.
    Call* openOn(ChannelId channel);
    void breakOff(ChannelId channel);
    /// What came of the last call on a line that has not ended.
    void end(const crisis::Event& event);
    [[nodiscard]] std::string wordsOf(const Call& call) const;
    [[nodiscard]] std::string worthOf(const crisis::Event& event, bool& decides) const;

    const sim::Definition& definition_;
    std::vector<crisis::Rung> rungs_;  ///< by dyad, now
    std::vector<Call> calls_;
    std::vector<sim::Event> race_;  ///< steps and answers, which decide it
};

}  // namespace openline::app
