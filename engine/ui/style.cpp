#include "ui/style.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>

#include "view/palette.h"

namespace openline::ui {
namespace {

/// Line height of Inter in ems (ascent 0.969, descent 0.241), which is what the atlas takes as size.
constexpr float kLinePerEm = 1.21f;

constexpr std::array<float, kFaceCount> kEmPx{15.0f, 15.0f, 13.0f, 12.0f, 25.0f, 20.0f, 43.0f};
constexpr std::array<bool, kFaceCount> kIsSemibold{false, true, false, true, true, false, true};

// Latin, Greek, punctuation, arrows, mathematical signs, triangles, check and cross. Must outlive the atlas.
constexpr ImWchar kRanges[] = {0x0020, 0x024F, 0x0370, 0x03FF, 0x1E00, 0x1EFF, 0x2010, 0x2027, 0x2030, 0x203A,
                               0x2190, 0x2199, 0x2200, 0x2265, 0x25A0, 0x25CF, 0x2713, 0x2717, 0};
/// The one large number of a panel needs no more.
constexpr ImWchar kFigures[] = {0x0020, 0x0020, 0x0030, 0x003E, 0};

ImFont* addFace(ImFontAtlas& atlas, const std::string& path, float sizePx, const ImWchar* ranges) {
    ImFontConfig config;
    config.OversampleH = 2;
    config.OversampleV = 1;
    config.RasterizerMultiply = 1.15f;  // thin strokes on dark glass look thinner than they are
    std::error_code ignored;
    if (!path.empty() && std::filesystem::is_regular_file(path, ignored))
        if (ImFont* font = atlas.AddFontFromFileTTF(path.c_str(), sizePx, &config, ranges)) return font;
    ImFontConfig builtIn;
    builtIn.SizePixels = sizePx;
    return atlas.AddFontDefault(&builtIn);
}

void setContextStyle(const Style& style) {
    ImGuiStyle& imgui = ImGui::GetStyle();
    imgui = ImGuiStyle();
    imgui.WindowRounding = imgui.PopupRounding = style.px(kRadius);
    imgui.ChildRounding = 0.0f;
    imgui.FrameRounding = style.px(6.0f);
    imgui.WindowBorderSize = imgui.PopupBorderSize = 1.0f;
    imgui.WindowPadding = ImVec2(style.px(kPadding), style.px(kPadding));
    imgui.FramePadding = ImVec2(style.px(8.0f), style.px(5.0f));
    imgui.ItemSpacing = ImVec2(style.px(8.0f), style.px(4.0f));
    imgui.ScrollbarSize = style.px(8.0f);
    imgui.WindowMinSize = ImVec2(1.0f, 1.0f);
    imgui.AntiAliasedLinesUseTex = true;
    const auto set = [&](ImGuiCol which, ImU32 colour) {
        imgui.Colors[which] = ImGui::ColorConvertU32ToFloat4(colour);
    };
    set(ImGuiCol_Text, style.text);
    set(ImGuiCol_TextDisabled, style.faint);
    set(ImGuiCol_WindowBg, style.panel);
    set(ImGuiCol_PopupBg, withOpacity(style.panel, 0.96f));
    set(ImGuiCol_Border, style.border);
    set(ImGuiCol_FrameBg, style.hover);
    set(ImGuiCol_Header, style.hover);
    set(ImGuiCol_HeaderHovered, style.hover);
    set(ImGuiCol_HeaderActive, style.hover);
    set(ImGuiCol_TextSelectedBg, style.trackOn);
    set(ImGuiCol_NavHighlight, IM_COL32(0, 0, 0, 0));
}

}  // namespace

float deskScale(int heightPx) {
    return std::max(static_cast<float>(heightPx) / 1080.0f, 0.74f);
}

ImU32 toImGui(frame::Colour colour) {
    return IM_COL32(colour.r, colour.g, colour.b, colour.a);
}

ImU32 withOpacity(ImU32 colour, float opacity) {
    const auto alpha = static_cast<ImU32>(std::lround(std::clamp(opacity, 0.0f, 1.0f) * 255.0f));
    return (colour & ~IM_COL32_A_MASK) | (alpha << IM_COL32_A_SHIFT);
}

Style makeStyle(const FontFiles& files, float scale, frame::Theme theme) {
    const view::Palette& palette = view::palette(theme);
    Style style;
    style.scale = scale;
    style.text = toImGui(palette.text);
    style.dim = toImGui(palette.textDim);
    style.faint = toImGui(palette.textFaint);
    style.heading = toImGui(palette.heading);
    style.accent = toImGui(palette.accent);
    style.panel = toImGui(palette.panel);
    style.border = toImGui(palette.panelBorder);
    style.hairline = withOpacity(style.heading, 0.18f);
    style.trackOff = withOpacity(style.heading, 0.28f);
    style.trackOn = withOpacity(style.heading, 0.75f);
    style.hover = withOpacity(style.heading, 0.10f);
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    atlas.Clear();
    atlas.Flags |= ImFontAtlasFlags_NoMouseCursors;
    for (std::size_t face = 0; face < kFaceCount; ++face) {
        const float sizePx = std::max(8.0f, kEmPx[face] * kLinePerEm * scale);
        const bool isFigure = face == static_cast<std::size_t>(Face::figure);
        style.faces[face] = addFace(atlas, kIsSemibold[face] ? files.semibold : files.regular, sizePx,
                                    isFigure ? kFigures : kRanges);
    }
    ImGui::GetIO().FontDefault = style.face(Face::body);
    setContextStyle(style);
    return style;
}

}  // namespace openline::ui
