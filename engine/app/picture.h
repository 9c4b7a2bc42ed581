// One moment of a timeline as a picture: the same code for the desk, a screenshot and a film. Needs a current
// OpenGL context. Does not move the timeline, open windows or encode.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/session.h"
#include "base/result.h"
#include "frame/frame_data.h"
#include "geo/map_layers.h"
#include "gfx/target.h"
#include "render/renderer.h"
#include "study/timeline.h"
#include "view/build_frame.h"
#include "view/camera.h"

namespace openline::app {

struct PictureSize {
    int widthPx = 1280;
    int heightPx = 720;
};

/// What to show besides the world itself.
struct PictureRequest {
    double timeS = 0.0;  ///< scenario time; the timeline stands at the first tick at or after it
    view::OrbitCamera camera;
    PictureSize size;
    glm::dvec2 shiftPx{0.0};  ///< where the camera's target stands from the picture's middle
    double wallS = 0.0;       ///< animates pulses; film time in films
    std::string caption;
    double captionOpacity = 1.0;
    std::string headline;
    std::string speedText;
    std::optional<std::size_t> focusedEncounter;
    bool captionOfRecord = false;  ///< the caption tells the record, which the run has left
};

/// Fills the race into a headline that asks for it; it is computed from what is shown, so true of a what-if
/// as well. No race: no headline.
void showRace(PictureRequest& request, const std::string& race);
/// The same where the race of the crisis has been run: the headline says who was first, and no odds.
void showDecidedRace(PictureRequest& request, const std::string& decided);
/// Who was first in the crisis that a timeline's moment lies in, as in `Decided: senior contact at
/// 09:40 on 3 Oct (Leaders' call), before any step up`; empty where the race is open.
std::string decidedRaceAt(const study::Timeline& timeline, DyadId dyad);
/// How long closing words stand at the end of a film, or of the last scene of a storyboard, that is so long:
/// its last third, four seconds at most, so that its own caption is read before. Units: s.
double closingLengthS(double filmS);
/// The end of what is invented says what is record and what is not.
void showClosing(PictureRequest& request, const sim::Definition& definition,
                 std::optional<double> whatIfSinceS);

class PictureMaker {
  public:
    /// Loads the map, models, shaders and fonts. Errors: missing data, or what OpenGL lacks.
    static Result<std::unique_ptr<PictureMaker>> create(const DataRoot& data);
    ~PictureMaker();
    PictureMaker(const PictureMaker&) = delete;
    PictureMaker& operator=(const PictureMaker&) = delete;

    /// Fills frame() and picks() from the playhead of a timeline. Label memory is kept from call to call.
    const frame::FrameData& build(const study::Timeline& timeline, const PictureRequest& request);
    /// Draws frame() into a target of the size that was asked for.
    void draw(const gfx::Target& target);
    /// Labels start anew, as after a cut, and so does the map's level of detail.
    void forgetLabels();

    [[nodiscard]] view::Settings& settings() { return settings_; }
    [[nodiscard]] const frame::FrameData& frame() const { return frame_; }
    [[nodiscard]] const std::vector<view::PickTarget>& picks() const { return picks_; }
    [[nodiscard]] render::Renderer& renderer() { return *renderer_; }

  private:
    explicit PictureMaker(geo::MapLayers map) : map_(std::move(map)) {}
    geo::MapLayers map_;  // the renderer refers to it
    std::unique_ptr<render::Renderer> renderer_;
    view::Settings settings_;
    view::LabelMemory labels_;
    frame::FrameData frame_;
    std::vector<view::PickTarget> picks_;
};

/// Where a unit is drawn at a time, between the timeline's two snapshots.
geo::Ecef shownPosition(const study::Timeline& timeline, double timeS, UnitId unit);
/// The tick that a timeline must stand at to show a time.
sim::Tick tickFor(const sim::Definition& definition, double timeS);

}  // namespace openline::app
