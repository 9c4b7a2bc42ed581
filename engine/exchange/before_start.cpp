// What a sweep that begins within a scenario says of the time before: it happened, and no run draws it.
#include <algorithm>

#include "base/time.h"
#include "exchange/report_parts.h"
#include "exchange/sweep_words.h"
#include "study/decided_race.h"
#include "study/timeline.h"

namespace openline::exchange {

namespace {

std::string timeOf(const sim::Definition& definition, double timeS) {
    return formatForPeople(definition.utcAtS(timeS), definition.zoneMinutes);
}

/// The last step before the start; where the crisis stands then.
std::string standsAt(const study::Sweep& sweep) {
    const sim::Definition& definition = *sweep.plan().definition;
    const auto& before = sweep.flight().before;
    const auto last = std::find_if(before.rbegin(), before.rend(), [](const sim::Event& event) {
        return event.kind == sim::EventKind::crisis && event.crisis.kind == crisis::EventKind::rungChanged;
    });
    if (last == before.rend()) return {};
    return definition.crisis.dyads[sweep.plan().dyad.index].name + " at " +
           definition.crisis.rungName(last->crisis.to) + " since " + timeOf(definition, last->crisis.timeS);
}

}  // namespace

std::string beforeText(const study::Sweep& sweep) {
    const sim::Definition& definition = *sweep.plan().definition;
    std::string text;
    const auto add = [&](const std::string& words) {
        if (!words.empty()) text += (text.empty() ? "" : "; ") + words;
    };
    const auto tell = [&](const sim::Event& event) {
        add(study::describe(definition, event) + " (" + timeOf(definition, event.encounter.timeS) + ")");
    };
    const sim::Event* closest = nullptr;
    for (const sim::Event& event : sweep.flight().before) {
        if (event.kind == sim::EventKind::collision) tell(event);
        const bool nearer = closest == nullptr || event.encounter.gapM < closest->encounter.gapM;
        if (event.kind == sim::EventKind::encounter && nearer) closest = &event;
    }
    if (closest != nullptr) tell(*closest);
    add(standsAt(sweep));
    return text;
}

std::string decidedBefore(const study::Sweep& sweep) {
    const sim::Definition& definition = *sweep.plan().definition;
    const auto decided =
        study::decidedRace(definition, sweep.flight().before, sweep.plan().dyad, sweep.startS());
    return decided ? decidedText(definition, *decided, "on " + timeOf(definition, decided->timeS))
                   : std::string();
}

std::string sectionOfDecided(const std::string& decided) {
    return section("race", "The race was decided before the runs begin",
                   "In the crisis that they begin in it was " + decided +
                       ". So no odds are given for it; those below are of what may still come of the crisis.",
                   "");
}

}  // namespace openline::exchange
