// Events of the window into keys, drags and clicks for the controller. Knows SDL and the controller, nothing
// of drawing.
#pragma once

#include <SDL.h>

#include <glm/vec2.hpp>
#include <optional>

#include "app/desk_controller.h"

namespace openline::app {

/// A key of ours from a key of SDL; none for those without a meaning. Signs come as text, so any keyboard
/// layout works.
std::optional<ui::KeyPress> keyFrom(const SDL_KeyboardEvent& event);
std::optional<ui::KeyPress> keyFrom(const SDL_TextInputEvent& event);

class DeskInput {
  public:
    DeskInput(DeskController& desk, const ui::Style& style) : desk_(desk), style_(style) {}

    /// Takes an event; `density` is pixels a unit of the screen. The panels have had it before.
    void take(const SDL_Event& event, float density, const std::vector<view::PickTarget>& picks);
    [[nodiscard]] bool wantsToClose() const { return wantsToClose_; }

  private:
    void takeKey(const SDL_Event& event);
    void takeButton(const SDL_MouseButtonEvent& event, float density,
                    const std::vector<view::PickTarget>& picks);
    void takeMotion(const SDL_MouseMotionEvent& event, float density,
                    const std::vector<view::PickTarget>& picks);

    DeskController& desk_;
    const ui::Style& style_;
    Drag drag_ = Drag::none;
    int button_ = 0;
    glm::dvec2 downPx_{0.0}, lastPx_{0.0}, velocityPxPs_{0.0};
    double movedPx_ = 0.0;
    unsigned lastMs_ = 0;
    bool wantsToClose_ = false;
};

}  // namespace openline::app
