#include <algorithm>

#include "ui/panels.h"
#include "ui/search.h"
#include "ui/words.h"

namespace openline::ui {
namespace {

constexpr float kField = 58.0f;
constexpr float kLine = 32.0f;
constexpr std::size_t kMatchesShown = 8;

void accept(const PanelContext& context, const Match& match) {
    context.memory.search = false;
    if (match.unit) {
        context.actions.emplace_back(GoToUnitAction{match.unit});
    } else if (match.place) {
        const sim::PlaceDef& place = context.view.definition.places[match.place.index];
        const bool isWide = place.kind == sim::PlaceKind::sea || place.kind == sim::PlaceKind::country;
        context.actions.emplace_back(GoToAction{place.position, isWide ? 2.0e6 : 2.5e5});
    } else if (match.eventTick >= 0) {
        context.actions.emplace_back(SeekAction{match.eventTick, false});
    } else if (match.command) {
        context.actions.emplace_back(*match.command);
    } else if (match.channel) {
        context.memory.folded[static_cast<std::size_t>(Panel::channels)] = false;
        context.memory.channelWanted = match.channel;
    }
}

void drawField(const PanelContext& context, const Area& box) {
    const Style& style = context.style;
    DeskMemory& memory = context.memory;
    ImGui::SetCursorScreenPos(ImVec2(box.x + style.px(16.0f), box.y + style.px(15.0f)));
    ImGui::SetNextItemWidth(box.width - style.px(32.0f));
    if (memory.searchFocus) ImGui::SetKeyboardFocusHere();
    memory.searchFocus = false;
    ImGui::InputTextWithHint("##search", "unit, place, channel, event or command", memory.searchText.data(),
                             memory.searchText.size());
}

void drawMatch(const Style& style, ImDrawList& list, const Match& match, const Area& row) {
    const float middle = row.y + row.height * 0.5f;
    const float kindWidth =
        drawText(list, style, row.right(), middle, match.kind, {Face::small, style.faint, Side::right});
    const float room = row.width - kindWidth - style.px(16.0f);
    TextLook name{Face::body, style.text};
    name.maximumWidth = room;
    const float nameWidth = drawText(list, style, row.x, middle, match.name, name) + style.px(10.0f);
    if (match.detail.empty() || nameWidth > room - style.px(30.0f)) return;
    TextLook detail{Face::small, style.dim};
    detail.maximumWidth = room - nameWidth;
    drawText(list, style, row.x + nameWidth, middle, match.detail, detail);
}

}  // namespace

void drawSearch(const PanelContext& context, const Area& picture) {
    const Style& style = context.style;
    DeskMemory& memory = context.memory;
    const std::vector<Match> matches = findMatches(context.view, memory.searchText.data(), kMatchesShown);
    const Area box{picture.x + (picture.width - style.px(560.0f)) * 0.5f, picture.y + picture.height * 0.18f,
                   style.px(560.0f),
                   style.px(kField +
                            (matches.empty() && memory.searchText[0] == 0 ? 0.0f
                             : matches.empty()                            ? 30.0f
                                                                          : 10.0f) +
                            kLine * static_cast<float>(matches.size()))};
    const Glass glass("search", box, style);
    drawField(context, box);
    const bool isFruitless = matches.empty() && memory.searchText[0] != 0;
    if (isFruitless)
        drawText(glass.list(), style, box.x + style.px(18.0f), box.y + style.px(kField + 10.0f),
                 "nothing of that name here", {Face::small, style.dim});
    memory.searchChoice = matches.empty() ? 0 : std::min(memory.searchChoice, matches.size() - 1);
    Area row{box.x + style.px(16.0f), box.y + style.px(kField), box.width - style.px(32.0f), style.px(kLine)};
    for (std::size_t at = 0; at < matches.size(); ++at) {
        ImGui::PushID(static_cast<int>(at));
        const Touch touched = touch("match", row);
        ImGui::PopID();
        if (touched.hovered) memory.searchChoice = at;
        if (at == memory.searchChoice)
            glass.list().AddRectFilled(ImVec2(row.x - style.px(6.0f), row.y),
                                       ImVec2(row.right() + style.px(6.0f), row.bottom()), style.hover,
                                       style.px(6.0f));
        drawMatch(style, glass.list(), matches[at], row);
        if (touched.clicked) accept(context, matches[at]);
        row.y += row.height;
    }
}

void acceptSearch(const PanelContext& context) {
    const std::vector<Match> matches =
        findMatches(context.view, context.memory.searchText.data(), kMatchesShown);
    if (!matches.empty()) accept(context, matches[std::min(context.memory.searchChoice, matches.size() - 1)]);
}

}  // namespace openline::ui
