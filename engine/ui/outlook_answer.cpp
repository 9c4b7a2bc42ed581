#include "ui/outlook_answer.h"

#include <algorithm>

#include "study/share_words.h"
#include "ui/outlook_plots.h"
#include "ui/outlook_words.h"
#include "ui/words.h"

namespace openline::ui {
namespace {

constexpr float kLine = 22.0f;
constexpr float kLabel = 24.0f;
constexpr float kStrip = 11.0f, kStripBefore = 5.0f;
constexpr float kWarLine = 17.0f;
constexpr std::size_t kWarLines = 3;

using study::Outlook;
using study::StripDraw;

int dotsOf(const study::OutlookCounts& counts) {
    return study::hundredths(shareOf(counts.violent(), counts));
}

/// The war's line unfolded: its number and, below it, the cases behind it.
std::vector<std::string> warCases(const PanelContext& context, float roomPx) {
    std::vector<std::string> lines;
    const crisis::ReferenceClass* reference = classInForce(context.view);
    if (reference == nullptr) return lines;
    std::string rest = "behind it: " + std::to_string(reference->war) + " of " +
                       std::to_string(reference->crises) + " crises, " + reference->warCases;
    while (!rest.empty() && lines.size() < kWarLines) {
        TwoLines cut = inTwoLines(context.style, rest, {Face::small}, roomPx);
        lines.push_back(std::move(cut.first));
        rest = std::move(cut.second);
    }
    return lines;
}

void violenceTip(const PanelContext& context, const Outlook& outlook) {
    Tooltip card(context.style);
    card.title("Shots or casualties");
    card.line(
        "Dots: chance. Of 100 runs of this crisis with the values in force, so many come to minor clashes or "
        "more.",
        context.style.text);
    card.line(
        "Strip: ignorance. 200 draws of what is not known (rates, ranges, effect of contact), each a crisis "
        "of "
        "its own. The two are never merged.",
        context.style.text);
    if (outlook.before)
        card.line("Rings and the lower strip: the same dice and draws without the last change.");
    card.line(
        "\"Direction assumed, not found\": in no draw does the change do the opposite, because the model was "
        "told so, not because it was measured.",
        context.style.faint);
}

void drawViolence(Column& column, const Outlook& outlook) {
    const Style& style = column.style();
    const bool compares = outlook.before.has_value();
    const Touch touched = column.touched("violence", kLabel + kDotRow * kDotRows);
    column.left(kLabel, "Shots or casualties", {Face::body, style.text});
    float end = column.right;
    if (compares) {
        const std::string was =
            "was " + inHundred(shareOf(outlook.before->counts.violent(), outlook.before->counts));
        end -= column.atRight(kLabel, was, {Face::small, style.dim}) + style.px(9.0f);
    }
    TextLook look{Face::strong, style.text, Side::right};
    look.tabular = true;
    drawText(column.list, style, end, column.middle(kLabel),
             inHundredText(shareOf(outlook.now.counts.violent(), outlook.now.counts)), look);
    column.down(kLabel);
    drawDots(column.list, style, {column.x, column.y, column.width(), style.px(kDotRow * kDotRows)},
             dotsOf(outlook.now.counts),
             compares ? std::optional(dotsOf(outlook.before->counts)) : std::nullopt);
    column.down(kDotRow * kDotRows + 3.0f);
    if (touched.hovered) violenceTip(column.context, outlook);
}

void drawIgnorance(Column& column, const Outlook& outlook) {
    const Style& style = column.style();
    const auto range = rangeOf(outlook.now.strip, &StripDraw::violent);
    std::string words = "what is not known";
    if (range) words += ": " + rangeText(*range);
    column.left(kLine, words, {Face::small, style.dim});
    if (outlook.before) {
        const auto before = rangeOf(outlook.before->strip, &StripDraw::violent);
        const bool assumed = isDirectionAssumed(outlook, &StripDraw::violent);
        if (assumed)
            column.atRight(kLine, kDirectionAssumed, {Face::small, style.faint});
        else if (before)
            column.atRight(kLine, "was " + rangeText(*before), {Face::small, style.faint});
    }
    column.down(kLine);
    drawStrip(column.list, style, {column.x, column.y, column.width(), style.px(kStrip)}, outlook.now.strip,
              &StripDraw::violent, withOpacity(style.text, 0.5f));
    column.down(kStrip + 2.0f);
    if (outlook.before)
        drawStrip(column.list, style, {column.x, column.y, column.width(), style.px(kStripBefore)},
                  outlook.before->strip, &StripDraw::violent, withOpacity(style.heading, 0.35f));
    column.down(kStripBefore + 5.0f);
}

void drawDays(Column& column, const Outlook& outlook) {
    const Style& style = column.style();
    const Touch touched = column.touched("days", kLine);
    float room = column.width();
    if (outlook.before)
        room -= column.atRight(kLine, "was " + dayCountText(outlook.before->counts.daysToEnd(0.5)),
                               {Face::small, style.dim}) +
                style.px(10.0f);
    TextLook look{Face::small, style.text};
    look.maximumWidth = room;
    column.left(kLine, "Over in " + daysText(outlook.now.counts), look);
    column.down(kLine);
    tip(style, touched,
        "Days to the end: half of the runs are over within the first figure, the middle half of them between "
        "the two "
        "that follow. War counts as an end.");
}

void drawBreakEven(Column& column, const Outlook& outlook) {
    const Style& style = column.style();
    const auto& readings = column.context.view.definition.crisis.readings;
    const std::size_t reading = column.context.view.snapshot.crisis.readingIndex;
    const std::string words =
        outlook.breakEvenKnown
            ? breakEvenText(outlook.breakEven, reading < readings.size() ? readings[reading].oddsRatio : 1.0)
            : std::string("Break-even: being counted");
    const TwoLines lines = inTwoLines(style, words, {Face::small}, column.width());
    const Touch touched = column.touched("break-even", 2.0f * kWarLine);
    TextLook look{Face::small, style.dim};
    look.maximumWidth = column.width();
    column.left(kWarLine + 2.0f, lines.first, look);
    column.down(kWarLine);
    column.left(kWarLine + 2.0f, lines.second, look);
    column.down(kWarLine + 3.0f);
    tip(style, touched,
        "How large the effect of talking would have to be. Nobody has measured it; this asks what it would "
        "take.");
}

void drawWar(Column& column, const Outlook& outlook) {
    const Style& style = column.style();
    bool& shown = column.context.memory.war;
    const Touch touched = column.touched("war", kLine);
    std::string words = "War: on request";
    if (shown) {
        words = "War: " + inHundredText(shareOf(outlook.now.counts.war(), outlook.now.counts));
        if (outlook.before)
            words += ", was " + inHundred(shareOf(outlook.before->counts.war(), outlook.before->counts));
    }
    const float end =
        column.left(kLine, words, {Face::small, shown || touched.hovered ? style.text : style.dim});
    drawChevron(column.list, style, column.x + end + style.px(10.0f), column.middle(kLine), style.dim);
    column.down(kLine);
    tip(style, touched, shown ? "Click to fold" : "Click to see it, with the cases behind it");
    if (shown) {
        for (const std::string& line : warCases(column.context, column.width())) {
            TextLook look{Face::small, style.faint};
            look.maximumWidth = column.width();
            column.left(kWarLine, line, look);
            column.down(kWarLine);
        }
    }
    if (touched.clicked) shown = !shown;
}

}  // namespace

const crisis::ReferenceClass* classInForce(const DeskView& view) {
    const auto& classes = view.definition.crisis.classes;
    const std::size_t index = view.snapshot.crisis.classIndex;
    return index < classes.size() ? &classes[index] : nullptr;
}

void drawAnswer(Column& column) {
    const Style& style = column.style();
    const Outlook* outlook = column.context.view.outlook.answer;
    if (outlook == nullptr || outlook->atWar || outlook->now.counts.trials == 0) {
        column.left(
            kRaceHeight,
            outlook != nullptr && outlook->atWar ? "It is war: nothing is left to ask." : "being counted …",
            {Face::body, style.dim});
        return;
    }
    drawRace(column, *outlook);
    drawViolence(column, *outlook);
    drawIgnorance(column, *outlook);
    drawDays(column, *outlook);
    drawBreakEven(column, *outlook);
    drawWar(column, *outlook);
}

float heightOfAnswer(const PanelContext& context) {
    const float units = kRaceHeight + kSentence + kLabel + kDotRow * kDotRows + 3.0f + kLine + kStrip + 2.0f +
                        kStripBefore + 5.0f + kLine + 2.0f * kWarLine + 3.0f + kLine;
    float height = context.style.px(units);
    if (context.memory.war)
        height +=
            context.style.px(kWarLine) *
            static_cast<float>(warCases(context, context.style.px(kRightWidth - 2.0f * kPadding)).size());
    return height;
}

}  // namespace openline::ui
