// Two runs of one session under one clock: the branch, the run that it left, and what tells them apart.
#include <algorithm>

#include "app/desk_controller.h"
#include "ui/words.h"

namespace openline::app {
namespace {

/// What the other run may be computed in one picture; about 5 ms.
constexpr double kWorkBeside = 50'000.0;

}  // namespace

void DeskController::branchOrChange() {
    const double nowS = playback_.timeS();
    if (!other_) {
        // The run that is warm becomes the branch; the run it leaves is computed anew beside it.
        other_ = std::make_unique<study::Timeline>(session_.definition, session_.seed, timeline_->log());
        branchedS_ = nowS;
        isSecond_ = true;
        notify("a branch from " + ui::whenText(view(), nowS, nowS) +
               ": what changes now leaves the other run as it is; B changes between them");
        return;
    }
    std::swap(timeline_, other_);
    isSecond_ = !isSecond_;
    playback_.attach(*timeline_);
    refreshFactors();
    notify(isSecond_ ? "the branch" : "the run that the branch left");
}

void DeskController::dropBranch() {
    other_.reset();
    isSecond_ = false;
}

void DeskController::moveOther() {
    if (other_->position() != timeline_->position() || other_->goal() != timeline_->position())
        other_->seek(timeline_->position(), kWorkBeside);
}

ui::Branch DeskController::branchOf(const study::Timeline& timeline) const {
    ui::Branch branch;
    branch.commands = timeline.log().size();
    const auto& dyads = timeline.current().crisis.dyads;
    if (memory.dyad.index < dyads.size()) {
        branch.rung = dyads[memory.dyad.index].rung;
        branch.peakRung = dyads[memory.dyad.index].peakRung;
    }
    for (const sim::Event& event : timeline.events().first(timeline.pastEventCount())) {
        if (event.kind == sim::EventKind::collision) ++branch.collisions;
        if (event.kind == sim::EventKind::encounter && !event.encounter.declared() &&
            event.encounter.level > 0)
            branch.closestGapM =
                std::min(branch.closestGapM.value_or(event.encounter.gapM), event.encounter.gapM);
        if (event.kind != sim::EventKind::crisis) continue;
        if (event.crisis.kind == crisis::EventKind::callPlaced) ++branch.callsPlaced;
        if (event.crisis.kind == crisis::EventKind::callAnswered) ++branch.callsAnswered;
    }
    return branch;
}

}  // namespace openline::app
