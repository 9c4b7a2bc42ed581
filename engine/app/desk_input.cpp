#include "app/desk_input.h"

#include <imgui.h>

#include <algorithm>
#include <glm/geometric.hpp>

namespace openline::app {
namespace {

constexpr double kClickWithinPx = 5.0;

Drag dragFor(int button, SDL_Keymod modifiers) {
    if (button == SDL_BUTTON_RIGHT) return Drag::zoom;
    if (button == SDL_BUTTON_MIDDLE) return Drag::tilt;
    if ((modifiers & KMOD_CTRL) != 0 && (modifiers & KMOD_SHIFT) != 0) return Drag::box;
    if ((modifiers & KMOD_CTRL) != 0) return Drag::tilt;
    if ((modifiers & KMOD_SHIFT) != 0) return Drag::pan;
    return Drag::orbit;
}

ui::Key namedKey(SDL_Keycode code) {
    switch (code) {
        case SDLK_SPACE:
            return ui::Key::space;
        case SDLK_ESCAPE:
            return ui::Key::escape;
        case SDLK_HOME:
            return ui::Key::home;
        case SDLK_PAGEUP:
            return ui::Key::pageUp;
        case SDLK_PAGEDOWN:
            return ui::Key::pageDown;
        case SDLK_LEFT:
            return ui::Key::left;
        case SDLK_RIGHT:
            return ui::Key::right;
        case SDLK_F1:
            return ui::Key::f1;
        case SDLK_F11:
            return ui::Key::f11;
        case SDLK_F12:
            return ui::Key::f12;
        default:
            return ui::Key::none;
    }
}

}  // namespace

std::optional<ui::KeyPress> keyFrom(const SDL_KeyboardEvent& event) {
    ui::KeyPress press;
    press.shift = (event.keysym.mod & KMOD_SHIFT) != 0;
    press.control = (event.keysym.mod & KMOD_CTRL) != 0;
    const SDL_Keycode code = event.keysym.sym;
    press.key = namedKey(code);
    if (press.key != ui::Key::none) return press;
    const bool isAlternate = (event.keysym.mod & (KMOD_ALT | KMOD_MODE)) != 0;
    press.key = ui::Key::character;
    if (code >= SDLK_a && code <= SDLK_z)
        press.character = static_cast<char>('A' + (code - SDLK_a));
    else if (code >= SDLK_1 && code <= SDLK_9 && !isAlternate && !press.shift)
        press.character = static_cast<char>('0' + (code - SDLK_0));
    else
        return std::nullopt;
    return press;
}

std::optional<ui::KeyPress> keyFrom(const SDL_TextInputEvent& event) {
    const char sign = event.text[0];
    const bool isOneSign = sign != '\0' && event.text[1] == '\0';
    if (!isOneSign || std::string_view(".,[]?").find(sign) == std::string_view::npos) return std::nullopt;
    return ui::KeyPress{ui::Key::character, sign, false, false};
}

void DeskInput::takeKey(const SDL_Event& event) {
    // The field asks for the keys one picture after it opens; what is typed meanwhile is meant for it.
    const bool isTyping = ImGui::GetIO().WantTextInput || desk_.memory.timeEditing || desk_.memory.search;
    if (event.type == SDL_TEXTINPUT) {
        const auto press = isTyping ? std::nullopt : keyFrom(event.text);
        if (press) desk_.press(*press);
        return;
    }
    const SDL_Keycode code = event.key.keysym.sym;
    if (desk_.memory.search && (code == SDLK_UP || code == SDLK_DOWN || code == SDLK_RETURN)) {
        ui::DeskActions actions;
        ui::chooseInSearch(desk_.view(), desk_.memory, style_,
                           code == SDLK_UP     ? -1
                           : code == SDLK_DOWN ? 1
                                               : 0,
                           code == SDLK_RETURN, actions);
        for (const ui::Action& action : actions) desk_.apply(action);
        return;
    }
    const auto press = keyFrom(event.key);
    if (!press) return;
    // No text field wants these.
    const bool isLeaving = press->key == ui::Key::escape || press->key == ui::Key::f1 ||
                           press->key == ui::Key::f11 || press->key == ui::Key::f12 ||
                           (press->control && (press->character == 'K' || press->character == 'Q'));
    const bool repeats = event.key.repeat != 0;
    if ((!isTyping || isLeaving) && !repeats) desk_.press(*press);
}

void DeskInput::takeButton(const SDL_MouseButtonEvent& event, float density,
                           const std::vector<view::PickTarget>& picks) {
    const glm::dvec2 at = glm::dvec2(event.x, event.y) * static_cast<double>(density);
    if (event.type == SDL_MOUSEBUTTONDOWN) {
        // A click beside an open menu closes it and is meant for the picture too.
        if (ImGui::GetIO().WantCaptureMouseUnlessPopupClose || drag_ != Drag::none) return;
        if (event.button == SDL_BUTTON_LEFT && event.clicks == 2) {
            desk_.doubleClick(at, picks);
            return;
        }
        drag_ = dragFor(event.button, SDL_GetModState());
        button_ = event.button;
        lastPx_ = downPx_ = at;
        velocityPxPs_ = glm::dvec2(0.0);
        movedPx_ = 0.0;
        lastMs_ = event.timestamp;
        return;
    }
    if (drag_ == Drag::none || event.button != button_) return;
    if (drag_ == Drag::box)
        desk_.letGoBox();
    else if (movedPx_ < kClickWithinPx && event.button == SDL_BUTTON_LEFT)
        desk_.click(at, picks, (SDL_GetModState() & KMOD_SHIFT) != 0);
    else if (event.timestamp - lastMs_ < 60)
        desk_.letGo(drag_, velocityPxPs_);
    drag_ = Drag::none;
}

void DeskInput::takeMotion(const SDL_MouseMotionEvent& event, float density,
                           const std::vector<view::PickTarget>& picks) {
    const glm::dvec2 at = glm::dvec2(event.x, event.y) * static_cast<double>(density);
    if (drag_ == Drag::none) {
        if (ImGui::GetIO().WantCaptureMouse)
            desk_.hoverNothing();
        else
            desk_.hover(at, picks);
        return;
    }
    movedPx_ += glm::length(at - lastPx_);
    if (drag_ == Drag::box)
        desk_.dragBox(downPx_, at);
    else if (movedPx_ >= kClickWithinPx)
        desk_.drag(drag_, lastPx_, at);
    const double seconds = std::max(1u, event.timestamp - lastMs_) / 1000.0;
    velocityPxPs_ = glm::mix(velocityPxPs_, (at - lastPx_) / seconds, 0.5);
    lastPx_ = at;
    lastMs_ = event.timestamp;
}

void DeskInput::take(const SDL_Event& event, float density, const std::vector<view::PickTarget>& picks) {
    switch (event.type) {
        case SDL_QUIT:
            wantsToClose_ = true;
            break;
        case SDL_KEYDOWN:
        case SDL_TEXTINPUT:
            takeKey(event);
            break;
        case SDL_MOUSEBUTTONDOWN:
        case SDL_MOUSEBUTTONUP:
            takeButton(event.button, density, picks);
            break;
        case SDL_MOUSEMOTION:
            takeMotion(event.motion, density, picks);
            break;
        case SDL_MOUSEWHEEL: {
            int x = 0, y = 0;
            SDL_GetMouseState(&x, &y);
            const double steps =
                event.wheel.preciseY != 0.0f ? static_cast<double>(event.wheel.preciseY) : event.wheel.y;
            if (!ImGui::GetIO().WantCaptureMouse)
                desk_.wheel(steps, glm::dvec2(x, y) * static_cast<double>(density));
            break;
        }
        default:
            break;
    }
}

}  // namespace openline::app
