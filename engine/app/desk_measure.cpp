// The desk's measuring line: from the selected unit or a click to whatever the pointer is on, held by a
// second click; and how much detail a slow machine is spared.
#include "app/desk_controller.h"

namespace openline::app {
void DeskController::beginOrEndMeasure() {
    const bool wasOn = measure_ || measureBegins_;
    measure_.reset();
    measureBegins_ = measureHeld_ = false;
    if (wasOn) return;
    if (selected_) {
        measure_ = view::Measure{{selected_, {}}, std::nullopt};
        measureHeld_ = true;
        notify("measuring from the selected unit: point at the other end, click to hold it");
    } else {
        measureBegins_ = true;
        notify("click where the measuring line begins");
    }
}

std::optional<view::MeasureEnd> DeskController::measureEndAt(glm::dvec2 atPx,
                                                             const view::PickTarget* pick) const {
    if (pick != nullptr && pick->unit) return view::MeasureEnd{pick->unit, {}};
    if (pick != nullptr && pick->place)
        return view::MeasureEnd{{}, timeline_->definition().places[pick->place.index].position};
    const auto ground = view::groundAt(camera_.seen(camera_.camera()), atPx);
    if (!ground) return std::nullopt;
    return view::MeasureEnd{{}, *ground};
}

bool DeskController::clickMeasure(glm::dvec2 atPx, const view::PickTarget* pick) {
    if (!measureBegins_ && !measureHeld_) return false;
    const auto end = measureEndAt(atPx, pick);
    if (!end) return true;
    changed_ = true;
    if (measureBegins_) {
        measure_ = view::Measure{*end, std::nullopt};
        measureBegins_ = false;
        measureHeld_ = true;
    } else if (measure_) {
        measure_->to = *end;
        measureHeld_ = false;
    }
    return true;
}

void DeskController::tookPicture(double seconds, bool isEarthKept) {
    if (quality.tookPicture(seconds, isEarthKept)) changed_ = true;
}

}  // namespace openline::app
