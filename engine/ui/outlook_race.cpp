// The race at the head of the outlook: its chance, or once it has been run in this crisis who was first.
#include <algorithm>

#include "crisis/crisis.h"
#include "sim/command.h"
#include "study/decided_race.h"
#include "ui/outlook_answer.h"
#include "ui/outlook_words.h"
#include "ui/words.h"

namespace openline::ui {
namespace {

using study::Outlook;
using study::StripDraw;

/// Whether anyone senior can be reached at the moment shown.
bool canSeniorAnswer(const DeskView& view) {
    const auto& channels = view.definition.crisis.channels;
    const auto& states = view.snapshot.crisis.channels;
    for (std::size_t i = 0; i < std::min(channels.size(), states.size()); ++i)
        if (crisis::canAnswer(states[i]) && crisis::isSenior(channels[i])) return true;
    return false;
}

std::string seniorFirstText(const PanelContext& context, const study::OutlookCounts& counts) {
    if (counts.seniorFirst == 0 && !canSeniorAnswer(context.view))
        return "senior contact never, as no senior line can answer";
    return "senior contact first in " + inHundredText(shareOf(counts.seniorFirst, counts));
}

void raceTip(const PanelContext& context, const Outlook& outlook) {
    const study::OutlookCounts& counts = outlook.now.counts;
    Tooltip card(context.style);
    card.title(outlook.supposesCollision ? "The race, if two craft collided now" : "The race");
    card.line("Of " + trialsText(counts.trials) + " from this moment: a step up comes first in " +
                  inHundredText(shareOf(counts.stepUpFirst, counts)) + ", " +
                  seniorFirstText(context, counts) + "; the rest ends before either.",
              context.style.text);
    if (const auto range = rangeOf(outlook.now.strip, &StripDraw::stepUpFirst))
        card.line("What is not known: " + rangeText(*range) + ".");
    card.line(
        "Senior: leaders, ministers, joint staffs, theater commanders. It rests on the stated rates and "
        "chances of an answer, which of templates are assumed, and on no effect of talking.");
    if (context.view.outlook.change)
        card.line("The last change: " + sim::describe(context.view.definition, *context.view.outlook.change) +
                  ".");
    card.line("Not a forecast.", context.style.faint);
}

/// The race of the crisis shown, where it has been run: then no odds are given for it.
std::optional<study::DecidedRace> raceSoFar(const PanelContext& context) {
    const DeskView& view = context.view;
    return study::decidedRace(view.definition, view.events, context.memory.dyad, view.snapshot.timeS);
}

void drawDecided(Column& column, const study::DecidedRace& decided) {
    const Style& style = column.style();
    const DeskView& view = column.context.view;
    const Touch touched = column.touched("race", kRaceHeight + kSentence);
    const std::string when = "at " + whenText(view, decided.timeS, view.snapshot.timeS);
    const std::string what = decidedText(view.definition, decided, when);
    const crisis::Model& model = view.definition.crisis;
    const bool isLine = decided.senior && decided.channel.index < model.channels.size();
    const std::string which = !decided.senior ? ", to " + model.rungName(decided.to)
                              : isLine        ? ", " + model.channels[decided.channel.index].label()
                                              : std::string();
    column.left(kRaceHeight, decided.senior ? "Senior contact came first" : "A step up came first",
                {Face::strong, style.text});
    column.down(kRaceHeight);
    TextLook look{Face::body, style.text};
    look.maximumWidth = column.width();
    const std::string sentence = "decided " + when + which;
    if (widthOf(style, sentence, look) > column.width()) look.face = Face::small;
    column.left(kSentence, sentence, look);
    column.down(kSentence);
    tip(style, touched,
        "In this crisis: " + what +
            ". It is asked anew at the next incident; what follows are chances from this moment on.");
}

}  // namespace

void drawRace(Column& column, const Outlook& outlook) {
    if (const auto decided = raceSoFar(column.context)) return drawDecided(column, *decided);
    const Style& style = column.style();
    const study::OutlookCounts& counts = outlook.now.counts;
    const Touch touched = column.touched("race", kRaceHeight + kSentence);
    const float number =
        column.left(kRaceHeight, inHundred(shareOf(counts.stepUpFirst, counts)), {Face::figure, style.text});
    drawText(column.list, style, column.x + number + style.px(9.0f),
             column.middle(kRaceHeight) + style.px(7.0f), "in 100", {Face::caption, style.text});
    if (outlook.before) {
        const bool assumed = isDirectionAssumed(outlook, &StripDraw::stepUpFirst);
        const study::OutlookCounts& before = outlook.before->counts;
        column.y += style.px(assumed ? 0.0f : 8.0f);
        column.atRight(kRaceHeight - 14.0f,
                       wasText(shareOf(before.stepUpFirst, before), column.context.view.outlook.change),
                       {Face::small, style.dim});
        if (assumed) column.atRight(kRaceHeight + 18.0f, kDirectionAssumed, {Face::small, style.faint});
        column.y -= style.px(assumed ? 0.0f : 8.0f);
    }
    column.down(kRaceHeight);
    TextLook look{Face::body, style.text};
    look.maximumWidth = column.width();
    const std::string sentence = raceSentence(outlook);
    if (widthOf(style, sentence, look) > column.width()) look.face = Face::small;
    column.left(kSentence, sentence, look);
    column.down(kSentence);
    if (touched.hovered) raceTip(column.context, outlook);
}

}  // namespace openline::ui
