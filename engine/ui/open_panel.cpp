// What can be opened: the scenarios that came with the program, the sessions in this folder, the last
// session.
#include <algorithm>

#include "ui/panels.h"

namespace openline::ui {
namespace {

constexpr float kHead = 62.0f;
constexpr float kLine = 32.0f;
constexpr float kFoot = 18.0f;
constexpr std::size_t kLinesShown = 14;

}  // namespace

void drawOpen(const PanelContext& context, const Area& picture) {
    const Style& style = context.style;
    const auto& openables = context.memory.openables;
    const std::size_t count = std::min(openables.size(), kLinesShown);
    const float height =
        style.px(kHead + kFoot + kLine * static_cast<float>(std::max<std::size_t>(count, 1)));
    const Area box{picture.x + (picture.width - style.px(600.0f)) * 0.5f, picture.y + picture.height * 0.18f,
                   style.px(600.0f), height};
    ImGui::SetNextWindowFocus();
    const Glass glass("open", box, style);
    TextLook heading{Face::heading, style.heading};
    heading.letterSpacing = 1.4f;
    drawText(glass.list(), style, box.x + style.px(20.0f), box.y + style.px(30.0f), "OPEN", heading);
    drawText(glass.list(), style, box.right() - style.px(20.0f), box.y + style.px(30.0f), "Esc closes",
             {Face::small, style.faint, Side::right});
    Area row{box.x + style.px(20.0f), box.y + style.px(kHead - 8.0f), box.width - style.px(40.0f),
             style.px(kLine)};
    if (openables.empty())
        drawText(glass.list(), style, row.x, row.y + row.height * 0.5f,
                 "nothing here: Ctrl+S saves a session in this folder", {Face::body, style.dim});
    for (std::size_t at = 0; at < count; ++at) {
        ImGui::PushID(static_cast<int>(at));
        const Touch touched = touch("file", row);
        ImGui::PopID();
        const float middle = row.y + row.height * 0.5f;
        if (touched.hovered)
            glass.list().AddRectFilled(ImVec2(row.x - style.px(8.0f), row.y),
                                       ImVec2(row.right() + style.px(8.0f), row.bottom()), style.hover,
                                       style.px(6.0f));
        const float width = drawText(glass.list(), style, row.right(), middle, openables[at].kind,
                                     {Face::small, style.faint, Side::right});
        TextLook name{Face::body, style.text};
        name.maximumWidth = row.width - width - style.px(16.0f);
        drawText(glass.list(), style, row.x, middle, openables[at].name, name);
        tip(style, touched, openables[at].path);
        if (touched.clicked) {
            context.memory.open = false;
            context.actions.emplace_back(OpenAction{openables[at].path});
        }
        row.y += row.height;
    }
}

}  // namespace openline::ui
