// What `why` prints for programs.
#include <iostream>
#include <nlohmann/json.hpp>

#include "app/event_lines.h"
#include "app/why_story.h"
#include "crisis/crisis.h"

namespace openline::app {
namespace {

using Json = nlohmann::ordered_json;

Json factorsJson(const std::vector<crisis::Factor>& factors) {
    Json lists{
        {"pushingUp", Json::array()}, {"pullingDown", Json::array()}, {"fasterBothWays", Json::array()}};
    for (const crisis::Factor& factor : factors) {
        const char* list = isAlike(factor)        ? "fasterBothWays"
                           : pushOf(factor) > 1.0 ? "pushingUp"
                                                  : "pullingDown";
        lists[list].push_back({{"kind", std::string(nameOf(factor.kind))},
                               {"name", factor.name},
                               {"upRatio", factor.upRatio},
                               {"downRatio", factor.downRatio},
                               {"certainty", std::string(name(factor.certainty))},
                               {"source", factor.source}});
    }
    return lists;
}

Json eventJson(const WhyStory& story, const WhyEvent& told) {
    const crisis::Model& model = story.definition().crisis;
    const crisis::Event& event = told.event;
    Json json{{"time", utcText(story.definition(), event.timeS)},
              {"text", event.text},
              {"record", event.fromRecord}};
    if (event.kind == crisis::EventKind::rungChanged) {
        json["from"] = event.from;
        json["to"] = event.to;
    }
    if (event.channel.index < model.channels.size()) json["channel"] = model.channels[event.channel.index].id;
    if (*callOutcome(event) != '\0') json["outcome"] = callOutcome(event);
    json["factors"] = factorsJson(event.factors);
    if (told.effect)
        json["effect"] = {{"upPerDayBefore", told.effect->upBefore},
                          {"upPerDayAfter", told.effect->upAfter},
                          {"downPerDayBefore", told.effect->downBefore},
                          {"downPerDayAfter", told.effect->downAfter},
                          {"authority", told.effect->authority},
                          {"until", utcText(story.definition(), told.effect->untilS)}};
    return json;
}

Json dyadJson(const WhyStory& story, std::size_t index) {
    const crisis::Model& model = story.definition().crisis;
    const crisis::DyadState& dyad = story.world.crisis.dyads[index];
    Json json{
        {"dyad", model.dyads[index].id},
        {"rung", dyad.rung},
        {"rungName", model.rungName(dyad.rung)},
        {"since", utcText(story.definition(), dyad.rungSinceS)},
        {"peakRung", dyad.peakRung},
        {"factors", factorsJson(crisis::explain(model, story.world.crisis, DyadId(index), story.timeS()))},
        {"steps", Json::array()},
        {"thrownIn", Json::array()},
        {"calls", Json::array()}};
    for (const WhyEvent& told : story.events) {
        const crisis::Event& event = told.event;
        if (event.dyad.index != index) continue;
        const bool step = event.kind == crisis::EventKind::rungChanged;
        const char* list = step ? "steps" : event.kind == crisis::EventKind::injected ? "thrownIn" : "calls";
        json[list].push_back(eventJson(story, told));
    }
    return json;
}

}  // namespace

void printWhyJson(const WhyStory& story) {
    Json json{{"scenario", story.definition().id},
              {"seed", story.session.seed},
              {"at", utcText(story.definition(), story.timeS())},
              {"recordSpeaks", story.definition().crisis.playsRecord && !story.world.crisis.released},
              {"hypothetical", isHypothetical(story.session)},
              {"account", accountOf(story) ? Json(accountOf(story)->id) : Json(nullptr)},
              {"dyads", Json::array()}};
    for (std::size_t i = 0; i < story.world.crisis.dyads.size(); ++i)
        json["dyads"].push_back(dyadJson(story, i));
    std::cout << json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

}  // namespace openline::app
