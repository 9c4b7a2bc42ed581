#include "app/desk_errands.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "app/desk_files.h"
#include "app/session_file.h"
#include "record/png.h"
#include "view/provenance.h"

namespace openline::app {

void DeskErrands::seePicture(const gfx::Target& picture, double wallS) {
    if (std::exchange(desk_.wishes.filmChange, false)) {
        if (film_)
            endFilm({});
        else
            beginFilm(picture);
        wallS = 0.0;
    }
    if (!film_) return;
    const auto taken = film_->take(picture, wallS);
    desk_.recordedS = film_->lengthS();
    if (!taken) endFilm(taken.errors.front().message);
}

void DeskErrands::beginFilm(const gfx::Target& picture) {
    const sim::Definition& definition = desk_.timeline().definition();
    const auto whatIfSinceS = desk_.timeline().whatIfSinceS();
    const bool isInvented = definition.hypothetical || whatIfSinceS.has_value();
    const std::string name = freeName(definition.id + "-film", ".mp4");
    auto film = DeskFilm::begin(name, picture, definition.title,
                                view::fileComment(definition, whatIfSinceS, isInvented));
    if (!film) {
        desk_.notify(film.errors.front().message);
        return;
    }
    film_ = std::move(*film);
    desk_.recordedS = 0.0;
    desk_.notify("filming to " + name + ": Ctrl+R ends it");
}

void DeskErrands::endFilm(const std::string& why) {
    const auto ended = film_->finish();
    const std::string name = film_->path();
    film_.reset();
    desk_.recordedS.reset();
    desk_.notify(!ended        ? ended.errors.front().message
                 : why.empty() ? "saved " + name
                               : why + ": saved " + name);
}

void DeskErrands::seeWindow(const gfx::Target& window) {
    if (!std::exchange(desk_.wishes.screenshot, false)) return;
    gfx::readPixels(window, pixels_);
    const sim::Definition& definition = desk_.timeline().definition();
    const auto whatIfSinceS = desk_.timeline().whatIfSinceS();
    const bool isInvented = definition.hypothetical || whatIfSinceS.has_value();
    const std::string name = freeName(definition.id, ".png");
    const auto written =
        record::writePng(name, {window.widthPx, window.heightPx, pixels_},
                         {definition.title, view::fileComment(definition, whatIfSinceS, isInvented)});
    desk_.notify(written ? "saved " + name : written.errors.front().message);
}

void DeskErrands::carryOut() {
    if (std::exchange(desk_.wishes.save, false)) save();
    if (std::exchange(desk_.wishes.listFiles, false))
        desk_.memory.openables = openables(desk_.session().data);
    if (!desk_.wishes.open.empty()) open(std::exchange(desk_.wishes.open, {}));
    if (desk_.preferences() == remembered_) return;
    remembered_ = desk_.preferences();
    savePreferences(remembered_);
}

void DeskErrands::save() {
    // What was saved and then undone stays in its file: only what goes on from there is written over it.
    const sim::CommandLog& log = desk_.timeline().log();
    const bool goesOn =
        log.size() >= savedLog_.size() && std::equal(savedLog_.begin(), savedLog_.end(), log.begin());
    if (savedAs_.empty() || !goesOn) savedAs_ = freeName(desk_.timeline().definition().id, kSessionEnding);
    const auto saved = saveSession(savedAs_, desk_.session(), desk_.timeline(), desk_.camera().goal());
    if (saved) savedLog_ = log;
    desk_.notify(saved ? "saved " + savedAs_ : format(saved.errors.front()));
}

void DeskErrands::open(const std::string& path) {
    SessionOptions wanted;
    wanted.scenarioPath = path;
    auto session = loadSession(wanted, desk_.session().data);
    if (session)
        next_ = std::move(*session);
    else
        desk_.notify(format(session.errors.front()));
}

void DeskErrands::leave() {
    if (film_) endFilm({});
    const std::string path = lastSessionPath();
    if (path.empty() || desk_.timeline().log().empty()) return;
    std::error_code ignored;
    std::filesystem::create_directories(std::filesystem::path(path).parent_path(), ignored);
    // Nobody is there any more to be told if it cannot be written.
    saveSession(path, desk_.session(), desk_.timeline(), desk_.camera().goal());
}

}  // namespace openline::app
