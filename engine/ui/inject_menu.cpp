// What a wargamer may throw in, as a menu: for the craft that are selected or framed, by a side, on a line.
// Each entry is one command.
#include <algorithm>
#include <cstdio>
#include <string>
#include <tuple>
#include <utility>

#include "base/certainty.h"
#include "sim/command.h"
#include "sim/mirror.h"
#include "ui/panels.h"
#include "ui/words.h"

namespace openline::ui {
namespace {

using crisis::Inject;
using crisis::InjectDef;
using crisis::InjectKind;
using crisis::Party;

bool concernsCraft(InjectKind kind) {
    return kind == InjectKind::closePass || kind == InjectKind::collision;
}

/// The pair in the picture, or what is selected: two, one or none.
std::pair<UnitId, UnitId> craftOf(const DeskView& view) {
    if (view.selected && view.selectedBeside) return {view.selected, view.selectedBeside};
    if (view.framed) return *view.framed;
    return {view.selected, {}};
}

std::string craftText(const DeskView& view) {
    const auto [a, b] = craftOf(view);
    if (a && b) return pairText(view, a, b);
    if (a) return unitText(view, a) + "; Shift+click selects a second craft";
    return "no craft selected: a click selects one, Shift+click a second";
}

std::string signedText(double value) {
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%+.2g", value);
    return buffer;
}

std::string effectText(const InjectDef& def) {
    std::string text;
    const auto add = [&](const char* what, double value) {
        if (value != 0.0) text += (text.empty() ? "" : ", ") + std::string(what) + " " + signedText(value);
    };
    add("alarm", def.alarm.value);
    add("nationalist pressure", def.pressure.value);
    add("climate", def.climate.value);
    return text.empty() ? "" : text + " (" + std::string(name(def.certainty)) + ")";
}

sim::Command commandOf(const PanelContext& context, const InjectDef& def) {
    sim::Command command;
    command.kind = sim::CommandKind::inject;
    command.inject.kind = def.kind;
    command.inject.dyad = context.memory.dyad;
    command.inject.by = context.memory.injectBy;
    if (!concernsCraft(def.kind)) return command;
    std::tie(command.a, command.b) = craftOf(context.view);
    return command;
}

void explain(const Style& style, const InjectDef& def, const std::string& reason) {
    if (!ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled)) return;
    Tooltip card(style);
    card.title(def.name);
    if (!reason.empty()) card.line("Not now: " + reason + ".", style.text);
    card.line(effectText(def));
    card.line(def.source, style.faint);
}

/// One entry; grey with its reason where it cannot be thrown in.
void drawEntry(const PanelContext& context, const InjectDef& def, const char* words,
               const sim::Command& command) {
    const auto reason =
        sim::checkInject(context.view.definition, command.inject, command.a, command.b, context.view.world);
    ImGui::BeginDisabled(reason.has_value());
    const bool chosen = ImGui::Selectable(words);
    ImGui::EndDisabled();
    explain(context.style, def, reason.value_or(""));
    if (chosen && !reason) context.command(command);
}

/// Between two craft a pass or a collision stands twice, each of them as the one that comes too close:
/// neither side's fault is the one that is shown.
void drawRoles(const PanelContext& context, const InjectDef& def, const sim::Command& command) {
    const sim::Command other = sim::mirrored(command);
    for (const auto& [one, mark] : {std::pair(&command, ""), std::pair(&other, ", mirrored")}) {
        const std::string words = def.name + mark + ": " + unitInBrief(context.view, one->a) + " at " +
                                  unitInBrief(context.view, one->b) +
                                  (one == &command ? "##first" : "##mirrored");
        drawEntry(context, def, words.c_str(), *one);
    }
}

/// The same on one line of those that are open.
void drawLines(const PanelContext& context, const InjectDef& def, const char* title, bool doubts) {
    if (!ImGui::BeginMenu(title)) return;
    const auto& channels = context.view.definition.crisis.channels;
    for (std::size_t at = 0; at < channels.size(); ++at) {
        if (!context.view.snapshot.crisis.channels[at].open || channels[at].dyad != context.memory.dyad)
            continue;
        sim::Command command = commandOf(context, def);
        command.inject.channel = ChannelId{at};
        command.inject.doubts = doubts;
        ImGui::PushID(static_cast<int>(at));
        drawEntry(context, def, channels[at].label().c_str(), command);
        ImGui::PopID();
    }
    ImGui::EndMenu();
}

void drawParties(const PanelContext& context) {
    const auto& dyads = context.view.definition.crisis.dyads;
    if (context.memory.dyad.index >= dyads.size()) return;
    const crisis::DyadDef& dyad = dyads[context.memory.dyad.index];
    for (const auto& [party, side] : {std::pair(Party::a, &dyad.nameA), std::pair(Party::b, &dyad.nameB)}) {
        if (side->empty()) continue;
        const std::string words = "by " + *side;
        if (ImGui::Selectable(words.c_str(), context.memory.injectBy == party,
                              ImGuiSelectableFlags_DontClosePopups))
            context.memory.injectBy = party;
    }
}

void drawInjects(const PanelContext& context) {
    const Style& style = context.style;
    ImGui::PushFont(style.face(Face::small));
    ImGui::PushStyleColor(ImGuiCol_Text, style.dim);
    ImGui::TextUnformatted(craftText(context.view).c_str());
    ImGui::PopStyleColor();
    drawParties(context);
    ImGui::PopFont();
    ImGui::Separator();
    for (const InjectDef& def : context.view.definition.crisis.injects) {
        ImGui::PushID(static_cast<int>(def.kind));
        const sim::Command command = commandOf(context, def);
        if (sim::hasRoles(command))
            drawRoles(context, def, command);
        else
            drawEntry(context, def, def.name.c_str(), command);
        if (def.kind == InjectKind::cyberAttack) {
            drawLines(context, def, "Cyber-attack that cuts a line", false);
            drawLines(context, def, "Cyber-attack that casts doubt on a line", true);
        }
        if (def.kind == InjectKind::suspension) drawLines(context, def, "Suspension of one channel", false);
        ImGui::PopID();
    }
}

}  // namespace

float drawInjectMenu(const PanelContext& context, ImDrawList& list, float right, float middle) {
    if (context.view.definition.crisis.injects.empty()) return right;
    const Style& style = context.style;
    const float textRight = right - style.px(14.0f);
    const float width =
        drawText(list, style, textRight, middle, "inject", {Face::small, style.dim, Side::right});
    drawChevron(list, style, right - style.px(5.0f), middle, style.dim);
    const float left = textRight - width;
    const Touch touched = touch("inject", {left - style.px(4.0f), middle - style.px(10.0f),
                                           right - left + style.px(4.0f), style.px(20.0f)});
    tip(style, touched,
        "Throw in an event at this moment (I): a close pass, a cyber-attack, a speech. Ctrl+Z takes it back");
    if (touched.clicked || std::exchange(context.memory.inject, false)) {
        ImGui::OpenPopup("inject menu");
    }
    // Beside the right column: what is thrown in shows there.
    const float clear = ImGui::GetIO().DisplaySize.x - style.px(kEdge + kRightWidth + kGap);
    ImGui::SetNextWindowPos(ImVec2(std::min(right, clear), middle - style.px(32.0f)), ImGuiCond_Always,
                            ImVec2(1.0f, 1.0f));
    if (ImGui::BeginPopup("inject menu")) {
        drawInjects(context);
        ImGui::EndPopup();
    }
    return left;
}

}  // namespace openline::ui
