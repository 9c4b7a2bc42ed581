#include "gfx/window.h"

#include <SDL.h>

#include <cstdlib>
#include <cstring>

namespace openline::gfx {

struct Window::State {
    SDL_Window* window = nullptr;
    SDL_GLContext context = nullptr;

    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() {
        if (context != nullptr) SDL_GL_DeleteContext(context);
        if (window != nullptr) SDL_DestroyWindow(window);
        SDL_QuitSubSystem(SDL_INIT_VIDEO);
    }
};

Window::Window(std::unique_ptr<State> state) : state_(std::move(state)) {}
Window::~Window() = default;
Window::Window(Window&&) noexcept = default;
Window& Window::operator=(Window&&) noexcept = default;

namespace {

const char* const kNoDisplay =
    "cannot open a window: expected a display (DISPLAY or WAYLAND_DISPLAY), got none";

bool isSet(const char* variable) {
    const char* value = std::getenv(variable);
    return value != nullptr && *value != '\0';
}

/// Where displays are named by variables, none of them means none. Asked first, since the libraries that SDL
/// tries in turn print lines of their own.
bool displayIsNamed() {
#if defined(__linux__)
    return isSet("DISPLAY") || isSet("WAYLAND_DISPLAY") || isSet("SDL_VIDEODRIVER");
#else
    return true;
#endif
}

}  // namespace

Result<Window> Window::create(const Settings& settings) {
    if (!displayIsNamed()) return Result<Window>::failure(kNoDisplay);
    SDL_SetMainReady();
#if defined(__linux__)
    // Wayland's library prints a line where it cannot be; with DISPLAY alone there is nothing to try it for.
    if (!isSet("WAYLAND_DISPLAY") && !isSet("SDL_VIDEODRIVER")) SDL_SetHint(SDL_HINT_VIDEODRIVER, "x11");
#endif
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0) {
        return Result<Window>::failure("cannot open a window: expected a display, got: " +
                                       std::string(SDL_GetError()));
    }
    auto state = std::make_unique<State>();
    // Without a display SDL falls back to windows that nobody sees, unless one of those was asked for.
    const char* driver = SDL_GetCurrentVideoDriver();
    const bool unseen =
        driver == nullptr || std::strcmp(driver, "offscreen") == 0 || std::strcmp(driver, "dummy") == 0;
    if (unseen && std::getenv("SDL_VIDEODRIVER") == nullptr) {
        return Result<Window>::failure(kNoDisplay);
    }
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_CORE);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_FLAGS, SDL_GL_CONTEXT_FORWARD_COMPATIBLE_FLAG);
    SDL_GL_SetAttribute(SDL_GL_DOUBLEBUFFER, 1);
    SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 24);
    Uint32 flags = SDL_WINDOW_OPENGL | SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI;
    if (settings.fullScreen) flags |= SDL_WINDOW_FULLSCREEN_DESKTOP;
    state->window = SDL_CreateWindow(settings.title.c_str(), SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED,
                                     settings.width, settings.height, flags);
    if (state->window != nullptr) state->context = SDL_GL_CreateContext(state->window);
    if (state->context == nullptr) {
        return Result<Window>::failure("cannot open a window: expected OpenGL 3.3, got: " +
                                       std::string(SDL_GetError()));
    }
    SDL_SetWindowMinimumSize(state->window, 640, 360);
    SDL_GL_SetSwapInterval(settings.waitForScreen ? 1 : 0);
    return Window(std::move(state));
}

bool Window::poll(SDL_Event& event) {
    return SDL_PollEvent(&event) != 0;
}
bool Window::wait(SDL_Event& event, int timeoutMs) {
    return SDL_WaitEventTimeout(&event, timeoutMs) != 0;
}
void Window::swap() {
    SDL_GL_SwapWindow(state_->window);
}
void Window::setTitle(const std::string& title) {
    SDL_SetWindowTitle(state_->window, title.c_str());
}

void Window::setFullScreen(bool on) {
    SDL_SetWindowFullscreen(state_->window, on ? static_cast<Uint32>(SDL_WINDOW_FULLSCREEN_DESKTOP) : 0u);
}

bool Window::fullScreen() const {
    return (SDL_GetWindowFlags(state_->window) & SDL_WINDOW_FULLSCREEN_DESKTOP) != 0;
}

Target Window::target() const {
    Target target;
    SDL_GL_GetDrawableSize(state_->window, &target.widthPx, &target.heightPx);
    return target;
}

float Window::density() const {
    int width = 0, height = 0;
    SDL_GetWindowSize(state_->window, &width, &height);
    return width > 0 ? static_cast<float>(target().widthPx) / static_cast<float>(width) : 1.0f;
}

SDL_Window* Window::sdlWindow() const {
    return state_->window;
}
void* Window::glContext() const {
    return state_->context;
}

}  // namespace openline::gfx
