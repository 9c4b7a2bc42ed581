#include "app/desk_panels.h"

#include <backends/imgui_impl_opengl3.h>

#include <algorithm>

#include "gfx/font_face.h"

namespace openline::app {
namespace {

std::string fontFile(gfx::FontStyle style) {
    const auto face = gfx::FontFace::find(style);
    return face ? face->filePath() : std::string();
}

}  // namespace

Result<std::unique_ptr<DeskPanels>> DeskPanels::create() {
    std::unique_ptr<DeskPanels> panels(new DeskPanels());
    IMGUI_CHECKVERSION();
    panels->context_ = ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    panels->isReady_ = ImGui_ImplOpenGL3_Init("#version 330 core");
    if (!panels->isReady_)
        return Result<std::unique_ptr<DeskPanels>>::failure(
            "the panels cannot be drawn: expected OpenGL 3.3");
    panels->fonts_ = {fontFile(gfx::FontStyle::regular), fontFile(gfx::FontStyle::semibold)};
    return panels;
}

DeskPanels::~DeskPanels() {
    if (context_ == nullptr) return;
    ImGui::SetCurrentContext(context_);
    if (isReady_) ImGui_ImplOpenGL3_Shutdown();
    ImGui::DestroyContext(context_);
}

void DeskPanels::fit(int heightPx, frame::Theme theme) {
    if (heightPx == bakedForPx_ && theme == theme_) return;
    ImGui::SetCurrentContext(context_);
    const float scale = ui::deskScale(heightPx);
    if (bakedForPx_ == 0 || scale != style_.scale || theme != theme_) {
        style_ = ui::makeStyle(fonts_, scale, theme);
        ImGui_ImplOpenGL3_DestroyFontsTexture();
        ImGui_ImplOpenGL3_CreateFontsTexture();
    }
    bakedForPx_ = heightPx;
    theme_ = theme;
}

ui::DeskActions DeskPanels::layOut(const ui::DeskView& view, ui::DeskMemory& memory, int widthPx,
                                   int heightPx, double wallS) {
    fit(heightPx, view.theme);
    ImGui::SetCurrentContext(context_);
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = ImVec2(static_cast<float>(widthPx), static_cast<float>(heightPx));
    io.DisplayFramebufferScale = ImVec2(1.0f, 1.0f);
    io.DeltaTime = static_cast<float>(std::clamp(wallS, 1e-4, 0.25));
    ImGui_ImplOpenGL3_NewFrame();
    ImGui::NewFrame();
    ui::DeskActions actions = ui::drawDesk(view, memory, style_);
    ImGui::Render();
    return actions;
}

void DeskPanels::render() {
    ImGui::SetCurrentContext(context_);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

}  // namespace openline::app
