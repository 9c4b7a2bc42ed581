#include "app/desk_picture.h"

#include "app/desk_panels.h"
#include "crisis/crisis.h"
#include "sim/step.h"
#include "ui/desk.h"

namespace openline::app {

struct DeskPicture::Impl {
    PictureSize size;
    std::unique_ptr<DeskPanels> panels;
    ui::DeskMemory memory;
};

Result<std::unique_ptr<DeskPicture>> DeskPicture::create(const PictureSize& size) {
    auto panels = DeskPanels::create();
    if (!panels) return Result<std::unique_ptr<DeskPicture>>(panels.errors);
    std::unique_ptr<DeskPicture> picture(new DeskPicture());
    picture->impl_ = std::make_unique<Impl>();
    picture->impl_->size = size;
    picture->impl_->panels = std::move(*panels);
    picture->impl_->panels->fit(size.heightPx);
    return picture;
}

DeskPicture::~DeskPicture() = default;

void DeskPicture::reserve(view::Settings& settings) const {
    const float scale = ui::deskScale(impl_->size.heightPx);
    const ui::Covered covered = ui::coveredBy(impl_->memory, scale);
    settings.uiScale = static_cast<double>(scale);
    settings.leftPx = covered.left;
    settings.rightPx = covered.right;
    settings.topPx = covered.top;
    settings.bottomPx = covered.bottom;
}

void DeskPicture::draw(const study::Timeline& timeline, double timeS, frame::Theme theme, double speed) {
    const auto& definition = timeline.definition();
    const sim::Snapshot& snapshot = timeline.current();
    std::vector<crisis::Factor> factors;
    if (impl_->memory.dyad.index < snapshot.crisis.dyads.size())
        factors = crisis::explain(definition.crisis, snapshot.crisis, impl_->memory.dyad, snapshot.timeS);
    ui::DeskView view{definition, snapshot, timeline.events(), timeline.log(), factors};
    view.position = view.goal = timeline.position();
    view.computedTo = timeline.computedTo();
    view.timeS = timeS;
    view.seed = timeline.seed();
    view.hash = sim::hash(timeline.world());
    view.whatIfSinceS = timeline.whatIfSinceS();
    view.playing = speed > 0.0;
    view.theme = theme;
    view.speed = view.achievedSpeed = speed > 0.0 ? speed : 1.0;
    // Scroll positions settle in the second pass.
    for (int pass = 0; pass < 2; ++pass)
        impl_->panels->layOut(view, impl_->memory, impl_->size.widthPx, impl_->size.heightPx, 1.0 / 60.0);
    impl_->panels->render();
}

}  // namespace openline::app
