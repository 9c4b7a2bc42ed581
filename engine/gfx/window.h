// A window with OpenGL 3.3 core through SDL2: high-density screens, resizing, full screen. Events go to the
// caller as they come from SDL. Not for what is in the window.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/result.h"
#include "gfx/target.h"

struct SDL_Window;
union SDL_Event;

namespace openline::gfx {

class Window {
  public:
    struct Settings {
        std::string title = "Openline";
        int width = 1280;  ///< in the screen's own units, before density
        int height = 720;
        bool fullScreen = false;
        bool waitForScreen = true;  ///< swap with the screen's refresh
    };
    /// Errors: no display, or no OpenGL 3.3 on it, in words for people. The context is current from here on.
    static Result<Window> create(const Settings& settings);
    ~Window();
    Window(Window&&) noexcept;
    Window& operator=(Window&&) noexcept;

    /// The next waiting event; none when there is none.
    bool poll(SDL_Event& event);
    /// Blocks up to a time for an event, so that an idle desk costs nothing.
    bool wait(SDL_Event& event, int timeoutMs);
    void swap();
    void setTitle(const std::string& title);
    void setFullScreen(bool on);
    [[nodiscard]] bool fullScreen() const;

    /// The window's framebuffer, in real pixels.
    [[nodiscard]] Target target() const;
    /// Real pixels for each unit of the screen: 2 on a double-density one.
    [[nodiscard]] float density() const;
    /// For libraries that need it, such as the panels' SDL binding.
    [[nodiscard]] SDL_Window* sdlWindow() const;
    [[nodiscard]] void* glContext() const;

  private:
    struct State;
    explicit Window(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace openline::gfx
