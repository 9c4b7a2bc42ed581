// Draws a frame: the one door of this library. Knows maps and frames and nothing of what they mean.
// Needs a current OpenGL 3.3 context from creation to destruction. Not for panels, windows or files.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "frame/font_metrics.h"
#include "frame/frame_data.h"
#include "geo/map_layers.h"
#include "gfx/target.h"

namespace openline::render {

/// Measures the fonts that the renderer writes with. Needs no OpenGL. Cost: some 20 ms.
/// Errors: no usable font on the machine.
Result<frame::FontMetrics> loadFontMetrics();

class Renderer {
  public:
    /// `layers` must outlive the renderer. `assetsFolder` holds `shaders/`. Cost: about a second, for shading
    /// the maps. Errors: a shader that is missing or does not compile, no font, textures too large for the
    /// machine.
    static Result<Renderer> create(const geo::MapLayers& layers, const std::string& assetsFolder);
    ~Renderer();
    Renderer(Renderer&&) noexcept;
    Renderer& operator=(Renderer&&) noexcept;

    /// Shades the maps of a theme now rather than in its first picture. Errors: textures too large for the
    /// machine; pictures in that theme have no ground then, and the log says so once.
    Result<Done> prepare(frame::Theme theme);

    /// Draws the whole picture in the camera's size from the target's lower left corner. The same frame gives
    /// the same picture, except that the map's level of detail keeps to the last one near a change. A window
    /// has the samples that it was made with: those of the frame are for other targets.
    void draw(const frame::FrameData& frame, const gfx::Target& target);
    /// The next picture does not depend on those before.
    void forget();
    /// Whether the last picture's earth was copied from an earlier one, which costs next to nothing.
    [[nodiscard]] bool keptEarth() const;

    [[nodiscard]] const frame::FontMetrics& fontMetrics() const;

    /// Called after each pass with its name (`sky`, `ground`, `air`, `lines`, `flat below`, `models`, `flat
    /// above`); a caller that wants times finishes the graphics there and reads its own clock.
    void setStageHook(std::function<void(std::string_view)> hook);

  private:
    struct State;
    explicit Renderer(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace openline::render
