#include <algorithm>
#include <cmath>

#include "base/certainty.h"
#include "base/time.h"
#include "crisis/rates.h"
#include "ui/channel_card.h"
#include "ui/panels.h"
#include "ui/words.h"

namespace openline::ui {
namespace {

constexpr float kHeadHeight = 46.0f;
constexpr float kGroupHeight = 27.0f;
constexpr float kBottom = 10.0f;
constexpr float kSilenceColumn = 62.0f;

/// A channel, or with words the heading of those that follow.
struct Row {
    std::string heading;
    ChannelId channel;
};

/// Levels in order of authority, each with a relation's channels in file order.
void addLevels(const crisis::Model& model, std::size_t dyad, const std::string& relation,
               std::vector<Row>& rows) {
    for (int level = 0; level <= static_cast<int>(crisis::Level::backChannel); ++level) {
        bool headed = false;
        for (std::size_t channel = 0; channel < model.channels.size(); ++channel) {
            const crisis::ChannelDef& entry = model.channels[channel];
            if (static_cast<int>(entry.level) != level || entry.dyad.index != dyad) continue;
            if (!headed) rows.push_back({relation + levelText(entry.level), {}});
            headed = true;
            rows.push_back({{}, ChannelId{channel}});
        }
    }
}

/// The lines of the relation that the ladder is about, then those of others under their names.
std::vector<Row> rowsOf(const crisis::Model& model, DyadId shown) {
    std::vector<Row> rows;
    addLevels(model, shown.index, {}, rows);
    for (std::size_t dyad = 0; dyad < std::max<std::size_t>(1, model.dyads.size()); ++dyad) {
        if (dyad == shown.index) continue;
        const bool named = dyad < model.dyads.size();
        addLevels(model, dyad, named ? model.dyads[dyad].name + " · " : std::string(), rows);
    }
    return rows;
}

void drawDashedRing(ImDrawList& list, float x, float y, float radius, ImU32 colour, float thickness) {
    for (int dash = 0; dash < 4; ++dash) {
        const float from = static_cast<float>(dash) * 1.5708f;
        list.PathArcTo(ImVec2(x, y), radius, from, from + 0.9f, 6);
        list.PathStroke(colour, 0, thickness);
    }
}

void drawLamp(ImDrawList& list, const Style& style, float x, float y, crisis::Lamp lamp) {
    const float radius = style.px(4.0f);
    switch (lamp) {
        case crisis::Lamp::closed:
            list.AddCircleFilled(ImVec2(x, y), radius, withOpacity(style.heading, 0.28f), 16);
            break;
        case crisis::Lamp::idle:
            list.AddCircleFilled(ImVec2(x, y), radius, withOpacity(style.heading, 0.7f), 16);
            break;
        case crisis::Lamp::ringing:
            list.AddCircleFilled(ImVec2(x, y), radius * 2.1f, withOpacity(style.accent, 0.16f), 20);
            list.AddCircleFilled(ImVec2(x, y), radius, style.accent, 16);
            break;
        case crisis::Lamp::answered:
            list.AddCircleFilled(ImVec2(x, y), radius * 2.1f, withOpacity(style.text, 0.14f), 20);
            list.AddCircleFilled(ImVec2(x, y), radius, style.text, 16);
            break;
        case crisis::Lamp::refused:
        case crisis::Lamp::declined:
            drawCross(list, style, x, y, radius * 0.8f, style.text);
            break;
        case crisis::Lamp::noAnswer:
            list.AddCircle(ImVec2(x, y), radius, withOpacity(style.heading, 0.45f), 16, style.px(1.4f));
            break;
        case crisis::Lamp::suspended:
            drawDashedRing(list, x, y, radius, style.dim, style.px(1.5f));
            break;
    }
}

bool canCall(const crisis::ChannelDef& channel, const crisis::ChannelState& state) {
    return state.open && channel.permission != crisis::Permission::none &&
           state.lamp != crisis::Lamp::ringing && state.lamp != crisis::Lamp::answered;
}

void toggle(const PanelContext& context, ChannelId channel, bool open) {
    sim::Command command;
    command.kind = open ? sim::CommandKind::closeChannel : sim::CommandKind::openChannel;
    command.channel = channel;
    context.command(command);
}

void drawCallButton(const PanelContext& context, ImDrawList& list, float right, float middle,
                    ChannelId channel) {
    const Style& style = context.style;
    const Area area{right - style.px(44.0f), middle - style.px(11.0f), style.px(44.0f), style.px(22.0f)};
    const Touch touched = touch("call", area);
    list.AddRectFilled(ImVec2(area.x, area.y), ImVec2(area.right(), area.bottom()),
                       withOpacity(style.heading, touched.hovered ? 0.35f : 0.18f), style.px(11.0f));
    drawText(list, style, area.x + area.width * 0.5f, middle, "call",
             {Face::small, style.text, Side::centre});
    tip(style, touched, "Place a call on this channel now");
    if (touched.clicked) {
        sim::Command command;
        command.kind = sim::CommandKind::placeCall;
        command.channel = channel;
        context.command(command);
    }
}

/// The column exists while anything was ever said, or is known never to have been.
float silenceColumn(const PanelContext& context) {
    const auto& channels = context.view.snapshot.crisis.channels;
    for (std::size_t at = 0; at < channels.size(); ++at)
        if (silenceOf(context.view, ChannelId{at})) return context.style.px(kSilenceColumn);
    return 0.0f;
}

/// What the row says on its right: state and silence.
void drawRowFigures(const PanelContext& context, ImDrawList& list, ChannelId channel, const Area& row,
                    float nameEnd, bool hovered) {
    const Style& style = context.style;
    const crisis::ChannelState& state = context.view.snapshot.crisis.channels[channel.index];
    const float middle = row.y + row.height * 0.5f;
    if (const auto silence = silenceOf(context.view, channel)) {
        TextLook look{Face::small, silence->never ? style.dim : style.text, Side::right};
        look.tabular = true;
        drawText(list, style, row.right(), middle, silenceText(*silence), look);
    }
    const float right = row.right() - silenceColumn(context);
    if (hovered && canCall(context.view.definition.crisis.channels[channel.index], state)) {
        drawCallButton(context, list, right, middle, channel);
        return;
    }
    const bool faded = state.lamp == crisis::Lamp::noAnswer || state.lamp == crisis::Lamp::closed;
    TextLook look{Face::small,
                  state.lamp == crisis::Lamp::ringing ? style.accent
                  : faded                             ? style.faint
                                                      : style.dim,
                  Side::right};
    look.tabular = state.lamp == crisis::Lamp::ringing;
    look.maximumWidth = std::max(style.px(20.0f), right - nameEnd - style.px(8.0f));
    std::string words = stateText(context.view, channel);
    if (widthOf(style, words, look) > look.maximumWidth) words = briefly(words);
    const float width = drawText(list, style, right, middle, words, look);
    if (state.lamp == crisis::Lamp::refused || state.lamp == crisis::Lamp::declined)
        drawCross(list, style, right - width - style.px(9.0f), middle, style.px(3.4f), look.colour);
}

void drawRow(const PanelContext& context, ImDrawList& list, ChannelId channel, const Area& row) {
    const Style& style = context.style;
    const crisis::ChannelDef& definition = context.view.definition.crisis.channels[channel.index];
    const crisis::ChannelState& state = context.view.snapshot.crisis.channels[channel.index];
    const float middle = row.y + row.height * 0.5f;
    ImGui::PushID(static_cast<int>(channel.index));
    const Touch switched = touch("switch", {row.x, row.y, style.px(36.0f), row.height});
    const bool rowHovered =
        ImGui::IsMouseHoveringRect(ImVec2(row.x, row.y), ImVec2(row.right(), row.bottom())) &&
        ImGui::IsWindowHovered(ImGuiHoveredFlags_ChildWindows |
                               ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
    if (rowHovered)
        list.AddRectFilled(ImVec2(row.x - style.px(8.0f), row.y + 1.0f),
                           ImVec2(row.right() + style.px(8.0f), row.bottom() - 1.0f), style.hover,
                           style.px(6.0f));
    drawSwitch(list, style, row.x, middle, state.open, switched.hovered);
    context.memory.switches.push_back({channel, row.x + style.px(15.0f), middle});
    drawLamp(list, style, row.x + style.px(46.0f), middle, state.lamp);
    const std::string& name = definition.label();
    TextLook look{Face::body, state.open ? style.text : style.dim};
    look.maximumWidth = style.px(222.0f);
    const float nameX = row.x + style.px(60.0f);
    const float nameEnd = nameX + drawText(list, style, nameX, middle, name, look);
    const Touch named = touch("name", {nameX, row.y, nameEnd - nameX, row.height});
    drawRowFigures(context, list, channel, row, nameEnd, rowHovered);
    if (switched.clicked) toggle(context, channel, state.open);
    tip(style, switched,
        state.open ? "Close this channel from this moment on" : "Open this channel from this moment on");
    if (named.hovered) drawChannelCard(context, channel);
    ImGui::PopID();
}

void drawPresetMenu(const PanelContext& context, ImDrawList& list, const Area& area, float middle) {
    const Style& style = context.style;
    const float right = area.right() - style.px(kPadding) - silenceColumn(context);
    TextLook look{Face::small, style.dim, Side::right};
    look.maximumWidth = style.px(200.0f);
    const crisis::Model& model = context.view.definition.crisis;
    // The presets tell of one relation's lines: of another one they say nothing.
    const bool serve = crisis::registerServes(model, context.memory.dyad.index);
    const std::string now = serve ? presetText(context.view) : std::string();
    const float width = drawText(list, style, right - style.px(14.0f), middle, serve ? now : "Presets", look);
    drawChevron(list, style, right - style.px(5.0f), middle, style.dim);
    const Touch touched = touch("presets", {right - width - style.px(18.0f), middle - style.px(13.0f),
                                            width + style.px(20.0f), style.px(26.0f)});
    tip(style, touched,
        serve ? "Presets: which channels are open, as at a date or as somebody proposes"
              : "Presets: they tell of lines between others, and change none of this relation's");
    if (touched.clicked) ImGui::OpenPopup("preset menu");
    if (!ImGui::BeginPopup("preset menu")) return;
    for (std::size_t preset = 0; preset < model.presets.size(); ++preset) {
        const crisis::PresetDef& entry = model.presets[preset];
        if (!menuLine(style, entry.name.c_str(), entry.name == now, entry.description)) continue;
        sim::Command command;
        command.kind = sim::CommandKind::applyPreset;
        command.preset = PresetId{preset};
        context.command(command);
    }
    ImGui::Separator();
    if (menuLine(
            style, "Build six months of talks", false,
            "As if there had been a contact a month on every open channel before the beginning: channels are "
            "built, not switched on. Practice shortens a line's own delay and fades (assumed)")) {
        sim::Command command;
        command.kind = sim::CommandKind::buildPractice;
        context.command(command);
    }
    ImGui::EndPopup();
}

float heightOfRows(const Style& style, const std::vector<Row>& rows) {
    float height = 0.0f;
    for (const Row& row : rows) height += style.px(row.heading.empty() ? kRow : kGroupHeight);
    return height;
}

void drawRows(const PanelContext& context, const Area& area) {
    const Style& style = context.style;
    const std::vector<Row> rows = rowsOf(context.view.definition.crisis, context.memory.dyad);
    ImGui::SetCursorScreenPos(ImVec2(area.x, area.y));
    ImGui::BeginChild("rows", ImVec2(area.width, area.height), false,
                      ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoBackground);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float inset = style.px(kPadding), scroll = ImGui::GetScrollY();
    float y = area.y - scroll;
    for (const Row& row : rows) {
        const float height = style.px(row.heading.empty() ? kRow : kGroupHeight);
        if (row.heading.empty() && row.channel == context.memory.channelWanted) {
            ImGui::SetScrollFromPosY(y + height * 0.5f - ImGui::GetWindowPos().y, 0.5f);
            context.memory.channelWanted = {};
        }
        const bool visible = y + height > area.y && y < area.bottom();
        if (visible && !row.heading.empty())
            drawText(list, style, area.x + inset, y + height * 0.6f, row.heading, {Face::small, style.faint});
        else if (visible)
            drawRow(context, list, row.channel, {area.x + inset, y, area.width - 2.0f * inset, height});
        y += height;
    }
    ImGui::SetCursorScreenPos(ImVec2(area.x, y));
    ImGui::Dummy(ImVec2(1.0f, 1.0f));
    drawScrollHints(list, style, area, heightOfRows(style, rows), scroll);
    ImGui::EndChild();
}

void drawSilenceHeading(const PanelContext& context, ImDrawList& list, const Area& area, float middle) {
    if (silenceColumn(context) <= 0.0f || context.folded(Panel::channels)) return;
    const Style& style = context.style;
    const float right = area.right() - style.px(kPadding);
    const float width =
        drawText(list, style, right, middle, "silent for", {Face::small, style.faint, Side::right});
    tip(style, touch("silent", {right - width, middle - style.px(10.0f), width, style.px(20.0f)}),
        "How long ago somebody last spoke on the channel, or on its level where only that is known");
}

}  // namespace

float heightOfChannels(const PanelContext& context) {
    if (context.folded(Panel::channels)) return context.style.px(kHeadHeight);
    return context.style.px(kHeadHeight + kBottom) +
           heightOfRows(context.style, rowsOf(context.view.definition.crisis, context.memory.dyad)) + 2.0f;
}

void drawChannels(const PanelContext& context, const Area& area) {
    const Style& style = context.style;
    const Glass glass("channels", area, style);
    const float middle = drawHeading(glass.list(), style, area, "CHANNELS", context.folded(Panel::channels));
    drawPresetMenu(context, glass.list(), area, middle);
    drawSilenceHeading(context, glass.list(), area, middle);
    if (context.folded(Panel::channels)) return;
    const float top = area.y + style.px(kHeadHeight - 4.0f);
    drawRows(context, {area.x, top, area.width, area.bottom() - style.px(kBottom) - top});
}

}  // namespace openline::ui
