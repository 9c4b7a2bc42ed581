// When the desk asks for an outlook: at once after a change, a jump or an undo; a few times a second at most
// while time runs; not at all while nothing that matters has moved. Keeps the newest answer. The work is done
// by a study::OutlookWorker, so no picture waits for it.
#pragma once

#include <memory>
#include <optional>

#include "study/outlook_worker.h"
#include "study/timeline.h"
#include "ui/desk_view.h"

namespace openline::app {

class DeskOutlook {
  public:
    explicit DeskOutlook(std::shared_ptr<const sim::Definition> definition)
        : worker_(std::move(definition)) {}

    /// Asks if there is something new to ask, and takes what was found. `moving`: time runs or is scrubbed.
    /// Returns true if the panels show something else now.
    bool advance(const study::Timeline& timeline, DyadId dyad, bool moving, double wallS);
    /// True while numbers are to come.
    [[nodiscard]] bool busy() const { return worker_.busy(); }
    /// True once the last question has its trials.
    [[nodiscard]] bool answered() const { return worker_.answered(); }
    [[nodiscard]] ui::OutlookView view() const;

  private:
    /// What the answer depends on.
    struct Asked {
        std::uint64_t crisis = 0;  ///< digest
        std::int64_t step = 0;     ///< of time; rates change slowly
        DyadId dyad;
        sim::CommandLog log;
        bool operator==(const Asked&) const = default;
    };
    void ask(const study::Timeline& timeline, Asked asked, bool urgent);
    [[nodiscard]] bool isJump(const study::Timeline& timeline) const;

    study::OutlookWorker worker_;
    std::shared_ptr<const study::Outlook> answer_;
    std::optional<Asked> asked_;
    std::optional<sim::Command> change_;
    std::uint64_t seed_ = 0;
    sim::Tick askedAt_ = -1;
    double sinceAskedS_ = 0.0, sinceShownS_ = 0.0;
};

}  // namespace openline::app
