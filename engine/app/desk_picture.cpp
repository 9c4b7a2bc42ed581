#include "app/desk_picture.h"

#include <algorithm>
#include <optional>
#include <thread>
#include <utility>

#include "app/desk_panels.h"
#include "base/workers.h"
#include "crisis/crisis.h"
#include "sim/step.h"
#include "study/outlook_worker.h"
#include "study/relation.h"
#include "ui/desk.h"

namespace openline::app {
namespace {

constexpr std::size_t kMostThreads = 4;

}  // namespace

struct DeskPicture::Impl {
    PictureSize size;
    std::unique_ptr<DeskPanels> panels;
    ui::DeskMemory memory;
    std::optional<DyadId> chosen;
    std::optional<study::Outlook> outlook;
    std::optional<sim::Command> change;

    void showRelation(const study::Timeline& timeline) {
        const auto past = timeline.events().first(timeline.pastEventCount());
        memory.dyad =
            chosen ? *chosen
                   : study::relationInQuestion(timeline.definition(), past, timeline.current().crisis).dyad;
    }
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
    settings.readFrom = view::ReadFrom::near;
    settings.leftPx = covered.left;
    settings.rightPx = covered.right;
    settings.topPx = covered.top;
    settings.bottomPx = covered.bottom;
}

void DeskPicture::choose(std::optional<DyadId> dyad) {
    impl_->chosen = dyad;
}

void DeskPicture::answerOutlook(const study::Timeline& timeline,
                                std::shared_ptr<const sim::Definition> definition) {
    impl_->showRelation(timeline);
    const bool hasRates = !timeline.definition().crisis.classes.empty();
    if (impl_->memory.dyad.index >= timeline.current().crisis.dyads.size() || !hasRates) return;
    Workers workers(std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, kMostThreads));
    impl_->outlook =
        study::answerNow(std::move(definition), study::requestOf(timeline, impl_->memory.dyad), &workers);
    if (const auto change = study::lastChange(timeline.log(), timeline.position()))
        impl_->change = timeline.log()[*change];
}

void DeskPicture::draw(const study::Timeline& timeline, double timeS, frame::Theme theme, double speed) {
    const auto& definition = timeline.definition();
    const sim::Snapshot& snapshot = timeline.current();
    std::vector<crisis::Factor> factors;
    impl_->showRelation(timeline);
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
    if (impl_->outlook) view.outlook = {&*impl_->outlook, impl_->change, timeline.seed(), false};
    // Scroll positions settle in the second pass.
    for (int pass = 0; pass < 2; ++pass)
        impl_->panels->layOut(view, impl_->memory, impl_->size.widthPx, impl_->size.heightPx, 1.0 / 60.0);
    impl_->panels->render();
}

}  // namespace openline::app
