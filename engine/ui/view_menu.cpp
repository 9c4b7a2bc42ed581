#include <array>
#include <string>

#include "ui/panels.h"

namespace openline::ui {
namespace {

struct ThemeLine {
    frame::Theme theme;
    const char* name;
    const char* explanation;
};
constexpr std::array kThemes{
    ThemeLine{frame::Theme::dark, "Dark", "For screens, and rooms that are darkened"},
    ThemeLine{frame::Theme::light, "Light", "For projectors in rooms that are not"},
    ThemeLine{frame::Theme::print, "Print", "For paper: white ground, dark lines"},
};

std::string clockName(const DeskView& view, view::ClockChoice choice) {
    const std::string name = view::clockZone(view.definition, choice, view.timeS).name;
    return name.empty() ? "the scenario's zone" : name;
}

void drawLooks(const PanelContext& context) {
    const Style& style = context.style;
    const view::Looks& looks = context.view.looks;
    const bool standard = looks.symbols == view::SymbolSet::standard;
    if (menuLine(style, "MIL-STD-2525 frames", standard,
                 "Shapes by identity instead of silhouettes in a side's colour"))
        context.wish(Intent::symbols, standard ? 0 : 1);
    constexpr std::array kTrails{"Trails by side", "Trails by altitude", "Trails by speed"};
    for (std::size_t i = 0; i < kTrails.size(); ++i) {
        if (menuLine(style, kTrails[i], static_cast<std::size_t>(looks.trails) == i, {}))
            context.wish(Intent::trailColours, static_cast<int>(i));
    }
    if (menuLine(style, "Fixed light", looks.fixedLight, "No day and night: for briefings"))
        context.wish(Intent::light, looks.fixedLight ? 0 : 1);
}

/// A line that goes round automatic, off and on.
void drawChoice(const PanelContext& context, const char* what, view::Choice now, Intent intent,
                const char* explanation) {
    constexpr std::array kNames{": automatic", ": off", ": on"};
    const auto number = static_cast<std::size_t>(now);
    const std::string name = std::string(what) + kNames[number];
    if (menuLine(context.style, name.c_str(), now == view::Choice::on, explanation))
        context.wish(intent, static_cast<int>((number + 1) % kNames.size()));
}

void drawQuality(const PanelContext& context) {
    const view::Looks& looks = context.view.looks;
    drawChoice(context, "Haze", looks.haze, Intent::haze,
               "Ground and craft pale with distance. Automatic: where a graphics card draws fast enough");
    drawChoice(context, "Four samples a pixel", looks.samples, Intent::samples,
               "Smoother edges. Automatic: where a graphics card draws fast enough");
}

/// Whose account is flown, where the two sides tell it otherwise.
void drawAccounts(const PanelContext& context) {
    const DeskView& view = context.view;
    const auto& accounts = view.definition.accounts;
    for (std::size_t i = 0; i < accounts.size(); ++i) {
        const std::string name = "Flown: " + accounts[i].name;
        const std::string text = accounts[i].text + "\n" + accounts[i].source;
        if (menuLine(context.style, name.c_str(), view.snapshot.account == AccountId{i}, text))
            context.wish(Intent::account, static_cast<int>(i));
    }
    if (!accounts.empty()) ImGui::Separator();
}

void drawLines(const PanelContext& context) {
    const Style& style = context.style;
    const DeskView& view = context.view;
    drawAccounts(context);
    for (const ThemeLine& line : kThemes)
        if (menuLine(style, line.name, view.theme == line.theme, line.explanation))
            context.wish(Intent::theme, static_cast<int>(line.theme));
    ImGui::Separator();
    if (menuLine(style, "Feet and knots", view.feet, {})) context.wish(Intent::units, 1);
    if (menuLine(style, "Metres and km/h", !view.feet, {})) context.wish(Intent::units, 0);
    ImGui::Separator();
    for (int choice = 0; choice < view::kClockChoiceCount; ++choice) {
        const auto clock = static_cast<view::ClockChoice>(choice);
        const std::string name = "Times in " + clockName(view, clock);
        if (menuLine(style, name.c_str(), view.clock == clock, {})) context.wish(Intent::clock, choice);
    }
    ImGui::Separator();
    if (menuLine(style, "Labels", view.labels, "L")) context.wish(Intent::labels);
    if (menuLine(style, "Trails", view.trails, "K")) context.wish(Intent::trails);
    if (menuLine(style, "Range rings", view.rings, "R")) context.wish(Intent::rings);
    if (menuLine(style, "Measuring line", view.measuring, "M")) context.wish(Intent::measure);
    ImGui::Separator();
    drawLooks(context);
    ImGui::Separator();
    drawQuality(context);
}

}  // namespace

float drawViewMenu(const PanelContext& context, ImDrawList& list, float right, float middle) {
    const Style& style = context.style;
    const float textRight = right - style.px(14.0f);
    const float width =
        drawText(list, style, textRight, middle, "view", {Face::small, style.dim, Side::right});
    drawChevron(list, style, right - style.px(5.0f), middle, style.dim);
    const float left = textRight - width;
    const Touch touched = touch("view", {left - style.px(4.0f), middle - style.px(10.0f),
                                         right - left + style.px(4.0f), style.px(20.0f)});
    tip(style, touched, "Theme, units, time zone, and what the picture shows");
    if (touched.clicked) ImGui::OpenPopup("view menu");
    if (ImGui::BeginPopup("view menu")) {
        drawLines(context);
        ImGui::EndPopup();
    }
    return left;
}

}  // namespace openline::ui
