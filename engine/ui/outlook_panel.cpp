#include "sim/command.h"
#include "ui/outlook_answer.h"
#include "ui/outlook_words.h"
#include "ui/panels.h"

namespace openline::ui {
namespace {

constexpr float kHeadHeight = 46.0f;
constexpr float kFoot = 56.0f;

/// A row of a sweep that is played again has no rates, and nothing to look out to.
bool hasOutlook(const PanelContext& context) {
    return context.memory.dyad.index < context.view.snapshot.crisis.dyads.size() &&
           !context.view.definition.crisis.classes.empty();
}

bool showsSilence(const PanelContext& context) {
    const bool hasClocks = !context.view.definition.crisis.silences.empty();
    return hasClocks && (context.memory.silence || !hasOutlook(context));
}

/// A switch in words: what is in force, and a menu behind it. Returns true while the menu is open.
bool beginChoice(const Column& column, const char* id, float y, const std::string& words, float roomPx,
                 std::string_view explanation) {
    const Style& style = column.style();
    TextLook look{Face::small, style.dim};
    look.maximumWidth = roomPx - style.px(16.0f);
    const float end = column.x + drawText(column.list, style, column.x, y, words, look);
    drawChevron(column.list, style, end + style.px(9.0f), y, style.dim);
    const Touch touched =
        touch(id, {column.x, y - style.px(11.0f), end - column.x + style.px(18.0f), style.px(22.0f)});
    tip(style, touched, explanation);
    if (touched.clicked) ImGui::OpenPopup(id);
    return ImGui::BeginPopup(id);
}

void choose(const PanelContext& context, sim::CommandKind kind, std::size_t value) {
    sim::Command command;
    command.kind = kind;
    command.value = static_cast<std::uint32_t>(value);
    context.command(command);
}

void drawReadings(const Column& column, float y, float roomPx) {
    const crisis::Model& model = column.context.view.definition.crisis;
    const std::size_t current = column.context.view.snapshot.crisis.readingIndex;
    if (current >= model.readings.size()) return;
    if (!beginChoice(
            column, "readings", y, "reading: " + model.readings[current].name, roomPx,
            "What contact does to a crisis: nobody has measured it, so three readings are one click apart"))
        return;
    for (std::size_t reading = 0; reading < model.readings.size(); ++reading)
        if (menuLine(column.style(), model.readings[reading].name.c_str(), reading == current,
                     model.readings[reading].source))
            choose(column.context, sim::CommandKind::setReading, reading);
    ImGui::EndPopup();
}

/// Without what all classes have in common.
std::string classText(const crisis::ReferenceClass& reference) {
    constexpr std::string_view kCommon = "Crises since 1946 ";
    const std::string& name = reference.name;
    return name.rfind(kCommon, 0) == 0 ? name.substr(kCommon.size()) : name;
}

std::string classCard(const crisis::ReferenceClass& reference) {
    return std::to_string(reference.crises) + " crises: " + std::to_string(reference.violent) +
           " with violence, " + std::to_string(reference.serious) + " serious, " +
           std::to_string(reference.war) + " war. " + reference.source;
}

void drawClasses(const Column& column, float y) {
    const crisis::Model& model = column.context.view.definition.crisis;
    const crisis::ReferenceClass* current = classInForce(column.context.view);
    if (current == nullptr) return;
    const std::string words = "class: n = " + std::to_string(current->crises) + ", " + classText(*current);
    if (!beginChoice(column, "classes", y, words, column.width(),
                     "The crises that the base rates come from; the choice matters more than any channel"))
        return;
    for (const crisis::ReferenceClass& reference : model.classes)
        if (menuLine(column.style(), reference.name.c_str(), &reference == current, classCard(reference)))
            choose(column.context, sim::CommandKind::setClass,
                   static_cast<std::size_t>(&reference - model.classes.data()));
    ImGui::EndPopup();
}

void drawFoot(const Column& column) {
    const Style& style = column.style();
    const OutlookView& view = column.context.view.outlook;
    column.list.AddLine(ImVec2(column.x, column.y + style.px(3.0f)),
                        ImVec2(column.right, column.y + style.px(3.0f)), style.hairline);
    const float first = column.y + style.px(19.0f), second = column.y + style.px(41.0f);
    drawClasses(column, first);
    std::string run = "seed " + std::to_string(view.seed);
    if (view.answer != nullptr) run = trialsText(view.answer->now.counts.trials) + " · " + run;
    TextLook look{Face::small, style.faint, Side::right};
    look.tabular = true;
    const float width = drawText(column.list, style, column.right, second, run, look);
    drawReadings(column, second, column.width() - width - style.px(12.0f));
}

/// The other side of the panel, by its name: returns true when it is wanted.
bool drawTab(const PanelContext& context, ImDrawList& list, float x, float middle, const char* text) {
    const Style& style = context.style;
    TextLook look{Face::heading, style.faint};
    look.letterSpacing = 1.4f;
    const float width = widthOf(style, text, look);
    const Touch touched =
        touch(text, {x - style.px(6.0f), middle - style.px(13.0f), width + style.px(12.0f), style.px(26.0f)});
    look.colour = touched.hovered ? style.text : style.faint;
    drawText(list, style, x, middle, text, look);
    return touched.clicked;
}

float headingWidth(const Style& style, const char* text) {
    TextLook look{Face::heading};
    look.letterSpacing = 1.4f;
    return widthOf(style, text, look);
}

}  // namespace

float heightOfOutlook(const PanelContext& context) {
    const bool silence = showsSilence(context);
    if (!silence && !hasOutlook(context)) return 0.0f;
    const float head = context.style.px(kHeadHeight);
    if (context.folded(Panel::outlook)) return head;
    return head +
           (silence ? heightOfSilenceClocks(context) : heightOfAnswer(context) + context.style.px(kFoot));
}

void drawOutlook(const PanelContext& context, const Area& area) {
    const Style& style = context.style;
    const Glass glass("outlook", area, style);
    ImDrawList& list = glass.list();
    const bool silence = showsSilence(context);
    const char* title = silence ? "SILENCE" : "OUTLOOK FROM HERE";
    const char* other = silence ? "OUTLOOK" : "SILENCE";
    const float middle = drawHeading(list, style, area, title, context.folded(Panel::outlook));
    const float left = area.x + style.px(kPadding), right = area.right() - style.px(kPadding);
    const bool hasBoth = hasOutlook(context) && !context.view.definition.crisis.silences.empty();
    if (hasBoth &&
        drawTab(context, list, left + headingWidth(style, title) + style.px(34.0f), middle, other)) {
        context.memory.silence = !silence;
        context.folded(Panel::outlook) = false;
    }
    drawText(list, style, right, middle, silence ? "since each level last spoke" : "not a forecast",
             {Face::small, style.faint, Side::right});
    if (context.folded(Panel::outlook)) return;
    const float top = area.y + style.px(kHeadHeight - 5.0f);
    if (silence) return drawSilenceClocks(context, list, {area.x, top, area.width, area.bottom() - top});
    Column column{context, list, left, right, top};
    drawAnswer(column);
    column.y = area.bottom() - style.px(kFoot);
    drawFoot(column);
}

}  // namespace openline::ui
