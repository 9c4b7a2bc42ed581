// Dear ImGui with its OpenGL 3 renderer, fonts found on this machine and the desk's style: what the window
// and the picture without a window share. Needs a current OpenGL context from creation to destruction. Not
// for input.
#pragma once

#include <imgui.h>

#include <memory>

#include "base/result.h"
#include "ui/desk.h"

namespace openline::app {

class DeskPanels {
  public:
    /// Errors: OpenGL is too old for the renderer.
    static Result<std::unique_ptr<DeskPanels>> create();
    ~DeskPanels();
    DeskPanels(const DeskPanels&) = delete;
    DeskPanels& operator=(const DeskPanels&) = delete;

    /// Bakes the fonts anew when the height asks for another scale, and sets the colours of a theme.
    void fit(int heightPx, frame::Theme theme = frame::Theme::dark);
    /// Lays out and gathers wishes; between the caller's input and `render`. Units: px, s.
    ui::DeskActions layOut(const ui::DeskView& view, ui::DeskMemory& memory, int widthPx, int heightPx,
                           double wallS);
    /// Draws what was laid out into the framebuffer that is bound now.
    void render();
    [[nodiscard]] const ui::Style& style() const { return style_; }

  private:
    DeskPanels() = default;
    ImGuiContext* context_ = nullptr;
    bool isReady_ = false;
    ui::FontFiles fonts_;
    ui::Style style_;
    int bakedForPx_ = 0;
    frame::Theme theme_ = frame::Theme::dark;
};

}  // namespace openline::app
