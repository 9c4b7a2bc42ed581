// What the desk is asked for that touches the disk: screenshots, films, saving and opening sessions,
// preferences. Between the controller, which wishes, and the loop, which has the pictures.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "app/desk_controller.h"
#include "app/desk_film.h"
#include "gfx/target.h"

namespace openline::app {

class DeskErrands {
  public:
    explicit DeskErrands(DeskController& desk) : desk_(desk), remembered_(desk.preferences()) {}
    ~DeskErrands() { leave(); }
    DeskErrands(const DeskErrands&) = delete;
    DeskErrands& operator=(const DeskErrands&) = delete;

    /// The picture alone and the picture with its panels, as they were just drawn. Units: s since the last
    /// one.
    void seePicture(const gfx::Target& picture, double wallS);
    void seeWindow(const gfx::Target& window);
    /// Saves, lists, opens, remembers. Nothing without a wish.
    void carryOut();
    /// Pictures are wanted as long as a film runs.
    [[nodiscard]] bool isFilming() const { return film_ != nullptr; }
    /// What is to be opened instead of this session, once; none as long as nothing is.
    [[nodiscard]] std::optional<Session>& next() { return next_; }

  private:
    void beginFilm(const gfx::Target& picture);
    void endFilm(const std::string& why);
    void save();
    void open(const std::string& path);
    void leave();

    DeskController& desk_;
    Preferences remembered_;
    std::unique_ptr<DeskFilm> film_;
    std::string savedAs_;
    sim::CommandLog savedLog_;  ///< what that file holds
    std::optional<Session> next_;
    std::vector<std::uint8_t> pixels_;
};

}  // namespace openline::app
