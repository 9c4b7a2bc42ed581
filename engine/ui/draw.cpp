#include "ui/draw.h"

#include <algorithm>

namespace openline::ui {
namespace {

constexpr float kFade = 34.0f;  // over which text that is too long runs out

/// The same colour with a share of its opacity.
ImU32 fainter(ImU32 colour, float share) {
    const auto alpha = static_cast<float>((colour >> IM_COL32_A_SHIFT) & 0xFFu) / 255.0f;
    return withOpacity(colour, alpha * share);
}

bool isFigure(char character) {
    return character >= '0' && character <= '9';
}

std::size_t codePointLength(char first) {
    const auto byte = static_cast<unsigned char>(first);
    return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

float plainWidth(ImFont& font, std::string_view text) {
    return font.CalcTextSizeA(font.FontSize, 1.0e6f, 0.0f, text.data(), text.data() + text.size()).x;
}

/// Width of the widest figure, so that columns of numbers stand still.
float figureWidth(const ImFont& font) {
    float widest = 0.0f;
    for (ImWchar figure = '0'; figure <= '9'; ++figure)
        widest = std::max(widest, font.GetCharAdvance(figure));
    return widest;
}

/// Calls `put(text, x offset, width)` for each piece that is drawn as a whole and returns the width of all.
template <class Put>
float layOut(const Style& style, std::string_view text, const TextLook& look, bool byLetter, Put put) {
    ImFont& font = *style.face(look.face);
    const float spacing = style.px(look.letterSpacing);
    if (spacing == 0.0f && !look.tabular && !byLetter) {
        const float width = plainWidth(font, text);
        put(text, 0.0f, width);
        return width;
    }
    const float cell = look.tabular ? figureWidth(font) : 0.0f;
    float x = 0.0f;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = std::min(codePointLength(text[at]), text.size() - at);
        const std::string_view piece = text.substr(at, length);
        const float own = plainWidth(font, piece);
        const float taken = look.tabular && isFigure(text[at]) ? cell : own;
        put(piece, x + (taken - own) * 0.5f, own);
        x += taken + spacing;
        at += length;
    }
    return text.empty() ? 0.0f : x - spacing;
}

}  // namespace

float widthOf(const Style& style, std::string_view text, const TextLook& look) {
    return layOut(style, text, look, false, [](std::string_view, float, float) {});
}

TwoLines inTwoLines(const Style& style, std::string_view text, const TextLook& look, float roomPx) {
    if (widthOf(style, text, look) <= roomPx) return {std::string(text), {}};
    std::size_t cut = std::string_view::npos;
    for (std::size_t space = text.find(' '); space != std::string_view::npos;
         space = text.find(' ', space + 1)) {
        if (widthOf(style, text.substr(0, space), look) > roomPx) break;
        cut = space;
    }
    if (cut == std::string_view::npos) return {std::string(text), {}};
    return {std::string(text.substr(0, cut)), std::string(text.substr(cut + 1))};
}

float drawText(ImDrawList& list, const Style& style, float x, float y, std::string_view text,
               const TextLook& look) {
    if (text.empty()) return 0.0f;
    const float whole = widthOf(style, text, look);
    const bool fades = look.maximumWidth > 0.0f && whole > look.maximumWidth;
    const float width = fades ? look.maximumWidth : whole;
    const float fadePx = std::min(style.px(kFade), 0.5f * width);
    ImFont* font = style.face(look.face);
    const float left = look.align == Side::left    ? x
                       : look.align == Side::right ? x - width
                                                   : x - width * 0.5f;
    const float top = y - font->FontSize * 0.5f;
    const ImU32 colour = look.colour == 0 ? style.text : look.colour;
    layOut(style, text, look, fades, [&](std::string_view piece, float offset, float pieceWidth) {
        const float share = fades ? std::min(1.0f, (width - offset - pieceWidth) / fadePx) : 1.0f;
        if (share <= 0.0f) return;
        list.AddText(font, font->FontSize, ImVec2(left + offset, top),
                     share < 1.0f ? fainter(colour, share) : colour, piece.data(),
                     piece.data() + piece.size());
    });
    return width;
}

Glass::Glass(const char* name, const Area& area, const Style& style) {
    ImGui::SetNextWindowPos(ImVec2(area.x, area.y));
    ImGui::SetNextWindowSize(ImVec2(area.width, area.height));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(style.px(kPadding), 0.0f));
    ImGui::Begin(name, nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoBringToFrontOnFocus |
                     ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoScrollWithMouse);
    ImGui::PopStyleVar();
    list_ = ImGui::GetWindowDrawList();
}

Glass::~Glass() {
    ImGui::End();
}

Touch touch(const char* id, const Area& area) {
    ImGui::SetCursorScreenPos(ImVec2(area.x, area.y));
    Touch result;
    result.clicked =
        ImGui::InvisibleButton(id, ImVec2(std::max(area.width, 1.0f), std::max(area.height, 1.0f)));
    result.hovered = ImGui::IsItemHovered();
    result.held = ImGui::IsItemActive();
    return result;
}

float drawHeading(ImDrawList& list, const Style& style, const Area& panel, const char* text, bool& folded) {
    const float middle = panel.y + style.px(25.0f);
    TextLook look{Face::heading, style.heading};
    look.letterSpacing = 1.4f;
    const float width = drawText(list, style, panel.x + style.px(kPadding), middle, text, look);
    const Touch touched = touch(text, {panel.x + style.px(kPadding), panel.y + style.px(12.0f),
                                       width + style.px(16.0f), style.px(26.0f)});
    if (touched.clicked) folded = !folded;
    if (touched.hovered || folded)
        drawChevron(list, style, panel.x + style.px(kPadding) + width + style.px(10.0f), middle,
                    style.heading);
    tip(style, touched, folded ? "Click to unfold" : "Click to fold");
    return middle;
}

void drawScrollHints(ImDrawList& list, const Style& style, const Area& area, float contentHeight,
                     float scroll) {
    const float hidden = contentHeight - area.height;
    if (hidden <= 1.0f) return;
    const float fade = std::min(style.px(30.0f), 0.3f * area.height);
    const ImU32 solid = withOpacity(style.panel, 1.0f), clear = withOpacity(style.panel, 0.0f);
    if (scroll > 1.0f)
        list.AddRectFilledMultiColor(ImVec2(area.x, area.y), ImVec2(area.right(), area.y + fade), solid,
                                     solid, clear, clear);
    if (scroll < hidden - 1.0f) {
        list.AddRectFilledMultiColor(ImVec2(area.x, area.bottom() - fade),
                                     ImVec2(area.right(), area.bottom()), clear, clear, solid, solid);
        drawChevron(list, style, area.x + 0.5f * area.width, area.bottom() - style.px(6.0f), style.dim);
    }
    const float length = std::max(style.px(24.0f), area.height * area.height / contentHeight);
    const float top = area.y + (area.height - length) * scroll / hidden;
    const float right = area.right() - style.px(5.0f);
    list.AddRectFilled(ImVec2(right - style.px(3.0f), top), ImVec2(right, top + length),
                       withOpacity(style.heading, 0.4f), style.px(1.5f));
}

void drawSwitch(ImDrawList& list, const Style& style, float x, float y, bool on, bool hovered) {
    const float width = style.px(30.0f), half = style.px(8.0f);
    const ImU32 track = on ? style.trackOn : style.trackOff;
    list.AddRectFilled(ImVec2(x, y - half), ImVec2(x + width, y + half),
                       hovered ? withOpacity(track, on ? 0.9f : 0.45f) : track, half);
    const float knobX = on ? x + width - half : x + half;
    list.AddCircleFilled(ImVec2(knobX, y), half - style.px(1.5f), on ? style.text : style.faint, 20);
}

void drawTriangle(ImDrawList& list, float x, float y, float radius, bool up, ImU32 colour) {
    const float sign = up ? -1.0f : 1.0f;
    const ImVec2 tipPoint(x, y + sign * radius * 0.9f);
    const ImVec2 left(x - radius, y - sign * radius * 0.8f), right(x + radius, y - sign * radius * 0.8f);
    if (up)
        list.AddTriangleFilled(tipPoint, right, left, colour);
    else
        list.AddTriangleFilled(tipPoint, left, right, colour);
}

void drawChevron(ImDrawList& list, const Style& style, float x, float y, ImU32 colour) {
    drawTriangle(list, x, y, style.px(3.5f), false, colour);
}

void drawCross(ImDrawList& list, const Style& style, float x, float y, float radius, ImU32 colour) {
    const float thickness = style.px(1.8f);
    list.AddLine(ImVec2(x - radius, y - radius), ImVec2(x + radius, y + radius), colour, thickness);
    list.AddLine(ImVec2(x - radius, y + radius), ImVec2(x + radius, y - radius), colour, thickness);
}

namespace {

/// Puts the next window beside the current one, or above it if it is wide.
void placeBesideWindow(const Style& style, float widthPx) {
    const ImVec2 display = ImGui::GetIO().DisplaySize, mouse = ImGui::GetIO().MousePos;
    const ImVec2 at = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
    const float gap = style.px(8.0f), half = 0.5f * widthPx + style.px(24.0f);
    if (size.x > 0.6f * display.x) {
        const float x = std::clamp(mouse.x, half, std::max(half, display.x - half));
        ImGui::SetNextWindowPos(ImVec2(x, at.y - gap), ImGuiCond_Always, ImVec2(0.5f, 1.0f));
        return;
    }
    const bool isLow = mouse.y > display.y * 0.5f;
    const bool isLeft = at.x + 0.5f * size.x <= display.x * 0.5f;
    const float x = isLeft ? at.x + size.x + gap : at.x - gap;
    const float y = mouse.y + (isLow ? 1.0f : -1.0f) * style.px(14.0f);
    ImGui::SetNextWindowPos(ImVec2(x, y), ImGuiCond_Always,
                            ImVec2(isLeft ? 0.0f : 1.0f, isLow ? 1.0f : 0.0f));
}

}  // namespace

Tooltip::Tooltip(const Style& style, float widthUnits, Beside beside) : style_(style) {
    if (beside == Beside::panel) placeBesideWindow(style, style.px(widthUnits));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(style.px(14.0f), style.px(11.0f)));
    ImGui::BeginTooltip();
    ImGui::PopStyleVar();
    ImGui::PushTextWrapPos(ImGui::GetCursorPosX() + style.px(widthUnits));
}

Tooltip::~Tooltip() {
    ImGui::PopTextWrapPos();
    ImGui::EndTooltip();
}

void Tooltip::title(std::string_view text) {
    ImGui::PushFont(style_.face(Face::strong));
    ImGui::TextUnformatted(text.data(), text.data() + text.size());
    ImGui::PopFont();
}

void Tooltip::line(std::string_view text, ImU32 colour) {
    if (text.empty()) return;
    ImGui::PushFont(style_.face(Face::small));
    ImGui::PushStyleColor(ImGuiCol_Text, colour == 0 ? style_.dim : colour);
    ImGui::TextUnformatted(text.data(), text.data() + text.size());
    ImGui::PopStyleColor();
    ImGui::PopFont();
}

void Tooltip::space() {
    ImGui::Dummy(ImVec2(0.0f, style_.px(3.0f)));
}

void tip(const Style& style, const Touch& touched, std::string_view text) {
    if (!touched.hovered || touched.held) return;
    Tooltip tooltip(style);
    tooltip.line(text);
}

bool menuLine(const Style& style, const char* text, bool current, std::string_view explanation) {
    ImGui::PushFont(style.face(current ? Face::strong : Face::body));
    const bool chosen = ImGui::Selectable(text, current);
    ImGui::PopFont();
    if (!explanation.empty() && ImGui::IsItemHovered()) {
        Tooltip tooltip(style);
        tooltip.line(explanation);
    }
    return chosen;
}

}  // namespace openline::ui
