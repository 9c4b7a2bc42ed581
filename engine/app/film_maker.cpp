#include "app/film_maker.h"

#include <algorithm>
#include <utility>

#include "study/outlook_worker.h"
#include "ui/outlook_words.h"

namespace openline::app {
namespace {

constexpr double kWarmS = 2.0;

/// The encounter of a framed pair among those watched now.
std::optional<std::size_t> encounterOf(const std::vector<UnitId>& pair, const sim::Snapshot& snapshot) {
    if (pair.size() != 2) return std::nullopt;
    const auto found =
        std::find_if(snapshot.encounters.begin(), snapshot.encounters.end(), [&](const auto& encounter) {
            return (encounter.a == pair[0] && encounter.b == pair[1]) ||
                   (encounter.a == pair[1] && encounter.b == pair[0]);
        });
    if (found == snapshot.encounters.end()) return std::nullopt;
    return static_cast<std::size_t>(found - snapshot.encounters.begin());
}

}  // namespace

FilmMaker::FilmMaker(gfx::HeadlessContext context, gfx::OffscreenTarget target, FilmPlan plan,
                     PictureSize size)
    : context_(std::move(context)), target_(std::move(target)), plan_(std::move(plan)), size_(size) {}

Result<std::unique_ptr<FilmMaker>> FilmMaker::create(const Session& session, FilmPlan plan,
                                                     PictureSize size) {
    using Made = Result<std::unique_ptr<FilmMaker>>;
    auto context = gfx::HeadlessContext::create();
    if (!context) return Made(context.errors);
    auto target = gfx::OffscreenTarget::create(size.widthPx, size.heightPx);
    if (!target) return Made(target.errors);
    std::unique_ptr<FilmMaker> maker(
        new FilmMaker(std::move(*context), std::move(*target), std::move(plan), size));
    auto pictures = PictureMaker::create(session.data);
    if (!pictures) return Made(pictures.errors);
    maker->pictures_ = std::move(*pictures);
    maker->definition_ = session.definition;
    maker->asOpened_ = std::make_unique<study::Timeline>(session.definition, session.seed, session.log);
    maker->timeline_ = maker->asOpened_.get();
    return maker;
}

study::Timeline& FilmMaker::timelineFor(AccountId account) {
    const sim::CommandLog& opened = asOpened_->log();
    const bool isChosen = keepsAccount_ || std::any_of(opened.begin(), opened.end(), [](const auto& command) {
                              return command.kind == sim::CommandKind::setAccount;
                          });
    if (!account || isChosen || account == asOpened_->world().account || sim::firstChange(opened))
        return *asOpened_;
    std::unique_ptr<study::Timeline>& told = byAccount_[account];
    if (!told) {
        sim::CommandLog log = asOpened_->log();
        log.insert(log.begin(), sim::accountCommand(account));
        told = std::make_unique<study::Timeline>(definition_, asOpened_->seed(), std::move(log));
    }
    return *told;
}

const FilmMaker::RaceShown& FilmMaker::raceOf(std::size_t scene) {
    const auto found = races_.find(scene);
    if (found != races_.end()) return found->second;
    if (definition_->crisis.dyads.empty()) return races_[scene];
    timeline_->seek(tickFor(*definition_, definition_->storyboard[scene].atS));
    const DyadId dyad{std::size_t{0}};
    if (std::string decided = decidedRaceAt(*timeline_, dyad); !decided.empty())
        return races_[scene] = {std::move(decided), true};
    const study::Outlook outlook = study::answerNow(definition_, study::requestOf(*timeline_, dyad));
    return races_[scene] = {ui::raceText(outlook), false};
}

void FilmMaker::build(double filmS) {
    timeline_ = &timelineFor(plan_.account(filmS));
    const sim::Definition& definition = timeline_->definition();
    const double timeS = plan_.timeS(filmS);
    const auto race = plan_.raceScene(filmS);
    const RaceShown shown = race ? raceOf(*race) : RaceShown{};
    timeline_->seek(tickFor(definition, timeS));
    // The camera follows what is drawn, which lies between two ticks.
    units_ = timeline_->current().units;
    for (const UnitId unit : plan_.followed(filmS)) {
        if (unit) units_[unit.index].position = geo::toGeodetic(shownPosition(*timeline_, timeS, unit));
    }
    PictureRequest request = plan_.request(filmS, units_, timeline_->whatIfSinceS());
    request.size = size_;
    request.shiftPx = shiftPx_;
    if (race) shown.decided ? showDecidedRace(request, shown.text) : showRace(request, shown.text);
    if (plan_.isClosing(filmS)) showClosing(request, definition, timeline_->whatIfSinceS());
    request.focusedEncounter = encounterOf(plan_.followed(filmS), timeline_->current());
    if (camera_) request.camera = *camera_;
    pictures_->build(*timeline_, request);
}

void FilmMaker::draw() {
    pictures_->draw(target_.target());
}

record::FramePixels FilmMaker::read() {
    gfx::readPixels(target_.target(), pixels_);
    return {size_.widthPx, size_.heightPx, pixels_, pictures_->settings().layer == frame::Layer::overlay};
}

void FilmMaker::warmLabels(double filmS, int framesPerSecond) {
    const int frames = static_cast<int>(kWarmS * framesPerSecond);
    for (int i = frames; i > 0; --i) build(filmS - static_cast<double>(i) / framesPerSecond);
}

record::FramePixels FilmMaker::frame(double filmS) {
    build(filmS);
    draw();
    return read();
}

}  // namespace openline::app
