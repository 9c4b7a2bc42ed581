#include "app/call_effect.h"

#include <fmt/format.h>

#include <cmath>

#include "base/time.h"
#include "base/units.h"
#include "crisis/crisis.h"
#include "crisis/rates.h"

namespace openline::app {
namespace {

using units::kDayS;

std::string changeText(const char* step, double before, double after) {
    return fmt::format("a step {} {} likely, from {:.4f} to {:.4f} a day", step,
                       after < before ? "less" : "more", before, after);
}

}  // namespace

std::optional<CallEffect> effectOf(const crisis::Model& model, const crisis::State& after,
                                   const crisis::Event& event) {
    const std::size_t index = event.channel.index, dyad = event.dyad.index;
    const bool isAnswer = event.kind == crisis::EventKind::callAnswered && !event.fromRecord &&
                          index < model.channels.size() && dyad < after.dyads.size();
    if (!isAnswer || after.channels[index].lamp != crisis::Lamp::answered) return std::nullopt;
    // The same crisis at the same moment, but for this line: what differs is the call's.
    crisis::State before = after;
    before.channels[index].lamp = crisis::Lamp::idle;
    const crisis::Hazards was = crisis::hazardsNow(model, before, dyad, event.timeS);
    const crisis::Hazards is = crisis::hazardsNow(model, after, dyad, event.timeS);
    CallEffect effect{was.upPerS * kDayS, is.upPerS * kDayS, was.downPerS * kDayS, is.downPerS * kDayS};
    effect.authority = crisis::authorityAt(model, model.channels[index], after.channels[index],
                                           after.dyads[dyad].rung, event.timeS);
    effect.untilS = event.timeS + model.channels[index].contactLastsS;
    effect.moves = effect.upBefore != effect.upAfter;
    return effect;
}

std::string effectText(const sim::Definition& definition, const CallEffect& effect, crisis::Rung rung) {
    const std::string until = formatForPeople(definition.utcAtS(effect.untilS), definition.zoneMinutes) +
                              ", or until the line is cut or closed";
    const std::string& at = definition.crisis.rungName(rung);
    if (rung == 0)
        return "at " + at + " there is no step that it could hasten or hinder; in contact until " + until;
    if (rung == crisis::kRungCount - 1)
        return "at " + at + " the ladder ends, and no call changes a rate; in contact until " + until;
    if (effect.authority == 0.0)
        return "this line has no authority at " + at + ": it changes no rate; in contact until " + until;
    if (!effect.moves)
        return "under the reading in force talk changes no rate: it counts in the race alone; in contact "
               "until " +
               until;
    return "makes " + changeText("up", effect.upBefore, effect.upAfter) + ", and " +
           changeText("down", effect.downBefore, effect.downAfter) +
           fmt::format(" (the line's authority at {} is {:.2g} of 1; direction assumed, not found)", at,
                       effect.authority) +
           "; in effect until " + until;
}

}  // namespace openline::app
