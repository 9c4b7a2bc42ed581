// Which relation the desk shows: that of the last incident, unless another was chosen since.
#include <utility>

#include "app/desk_controller.h"

namespace openline::app {

void DeskController::followRelation() {
    const auto past = timeline_->events().first(timeline_->pastEventCount());
    if (past.size() == askedAfter_ && !changed_) return;
    askedAfter_ = past.size();
    const auto& definition = timeline_->definition();
    const auto asked = study::relationInQuestion(definition, past, timeline_->current().crisis);
    if (asked == asked_) return;
    // What is new goes before a choice made earlier; going back in time is no incident.
    const bool isNew = asked.isAfter(std::exchange(asked_, asked));
    if (isNew) memory.dyadByHand = false;
    if (memory.dyadByHand || asked.dyad == memory.dyad) return;
    memory.dyad = asked.dyad;
    if (isNew)
        notify("shown now: " + definition.crisis.dyads[asked.dyad.index].name + ", whom this concerns");
}

}  // namespace openline::app
