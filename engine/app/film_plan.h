// What a film shows at each moment of its own clock: the scenario's storyboard, or a stretch of the scenario
// at one speed. A pure function of film time, so that a slow machine makes the same film. Draws nothing.
#pragma once

#include <algorithm>
#include <memory>
#include <optional>

#include "app/picture.h"
#include "sim/definition.h"
#include "sim/snapshot.h"
#include "view/camera.h"

namespace openline::app {

class FilmPlan {
  public:
    /// The scenario's storyboard; a scenario without one is shown whole in a minute. `speed` replaces that of
    /// each scene.
    static FilmPlan storyboard(std::shared_ptr<const sim::Definition> definition,
                               std::optional<double> speed = {});
    /// From one scenario time to another. Range: speed above 0.
    static FilmPlan linear(std::shared_ptr<const sim::Definition> definition, double fromS, double toS,
                           double speed);
    /// One moment, standing still: with the camera that the storyboard has for it.
    static FilmPlan still(std::shared_ptr<const sim::Definition> definition, double timeS);

    [[nodiscard]] double lengthS() const { return lengthS_; }
    [[nodiscard]] int frameCount(int framesPerSecond) const;
    /// Simulation time shown at a film time.
    [[nodiscard]] double timeS(double filmS) const;
    /// Simulated seconds per second of film, then.
    [[nodiscard]] double speedAt(double filmS) const;
    /// The picture at a film time, but for its size. `units` are the units then; `whatIfSinceS`: when the run
    /// left the record, if it has.
    [[nodiscard]] PictureRequest request(double filmS, const std::vector<sim::UnitView>& units,
                                         std::optional<double> whatIfSinceS = {}) const;
    /// The scene of the storyboard whose headline asks for the race, then.
    [[nodiscard]] std::optional<std::size_t> raceScene(double filmS) const;
    /// As whose account the scene tells it, then; none: as the session has it.
    [[nodiscard]] AccountId account(double filmS) const;
    /// Film times of a scene of the storyboard, by its index; of the last one as long as its own words stand.
    struct Stretch {
        double fromS = 0.0, toS = 0.0;
    };
    [[nodiscard]] Stretch sceneStretch(std::size_t scene) const;
    /// True at the end of the storyboard's last scene, or of a linear film.
    [[nodiscard]] bool isClosing(double filmS) const;
    /// A linear film is cut off at a film time: its last seconds are those before it.
    void closeBy(double filmS) { closedS_ = std::min(closedS_, filmS); }
    /// Units that the camera looks at, then.
    [[nodiscard]] const std::vector<UnitId>& followed(double filmS) const;

  private:
    explicit FilmPlan(std::shared_ptr<const sim::Definition> definition)
        : definition_(std::move(definition)) {}
    /// Film time of the storyboard whose camera fits; for a linear plan that of the scene at or before then.
    [[nodiscard]] double storyboardFilmS(double filmS) const;
    [[nodiscard]] std::optional<std::size_t> sceneAt(double filmS) const;

    std::shared_ptr<const sim::Definition> definition_;
    bool linear_ = false;
    double fromS_ = 0.0, toS_ = 0.0, speed_ = 60.0, lengthS_ = 0.0;
    double closedS_ = 0.0;  ///< linear: when its closing words end
};

/// A camera over all units of a scenario, for those without a storyboard.
view::OrbitCamera overview(const sim::Definition& definition);

}  // namespace openline::app
