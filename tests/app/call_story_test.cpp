#include "app/call_story.h"

#include <catch2/catch.hpp>

#include "crisis/small_model.h"

using namespace openline;
using namespace openline::app;
using namespace openline::crisis::test;

namespace {

sim::Definition small() {
    sim::Definition definition;
    definition.crisis = model();
    return definition;
}

crisis::Event call(crisis::EventKind kind, double timeS, ChannelId channel, std::string text = {}) {
    crisis::Event event;
    event.kind = kind;
    event.timeS = timeS;
    event.dyad = kDyad;
    event.channel = channel;
    event.text = std::move(text);
    return event;
}

crisis::Event step(double timeS, crisis::Rung from, crisis::Rung to) {
    crisis::Event event;
    event.kind = crisis::EventKind::rungChanged;
    event.timeS = timeS;
    event.dyad = kDyad;
    event.from = from;
    event.to = to;
    return event;
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

using enum crisis::EventKind;

}  // namespace

TEST_CASE("a call is one line: between whom, on which line, when it was answered and what that was worth") {
    const sim::Definition definition = small();
    CallStory story(definition);
    story.add(step(60.0, 0, 1));
    story.add(call(callPlaced, 60.0, kLink));
    story.add(call(callAnswered, 60.0 + 2 * kHourS, kLink));
    const auto lines = story.lines();
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].timeS == 60.0);
    const std::string& words = lines[0].words;
    CHECK(has(words, definition.crisis.dyads[0].name + ", a call on the " +
                         definition.crisis.channels[0].name + ": answered after 2 h"));
    CHECK(has(words, "; counts for "));
    CHECK(has(words, " of 1 at " + definition.crisis.rungName(1)));
    CHECK(has(words, "senior contact before any step up"));
}

TEST_CASE("who is reached after a step up is not first, and the step says that it was") {
    const sim::Definition definition = small();
    CallStory story(definition);
    story.add(step(60.0, 0, 1));
    story.add(call(callPlaced, 60.0, kLink));
    const crisis::Event up = step(kHourS, 1, 2);
    story.add(up);
    CHECK(story.raceAt(up) == ", before senior contact");
    story.add(call(callAnswered, 2 * kHourS, kLink));
    CHECK(has(story.lines().at(0).words, "senior contact, after a step up"));
    const crisis::Event again = step(3 * kHourS, 2, 3);
    story.add(again);
    CHECK(story.raceAt(again).empty());
}

TEST_CASE("what nobody answers, is refused or is still open is told as that, each outcome of a line once") {
    const sim::Definition definition = small();
    CallStory story(definition);
    for (const double placedS : {0.0, 100'000.0}) {
        story.add(call(callPlaced, placedS, kLeaders));
        story.add(call(callUnanswered, placedS + 2 * kHourS, kLeaders));
    }
    story.add(call(callPlaced, 300.0, kLink));
    story.add(call(callRefused, 300.0, kLink, "Link: refused, suspended by China"));
    story.add(call(callPlaced, 400.0, kEmbassy));
    const auto lines = story.lines();
    REQUIRE(lines.size() == 3);
    CHECK(has(lines[0].words, ": no answer after 2 h"));
    CHECK(has(lines[1].words, ": refused, suspended by China"));
    CHECK(has(lines[2].words, ": no answer yet"));
}

TEST_CASE("a line that is closed while it rings, or rings anew, leaves a call that was broken off") {
    const sim::Definition definition = small();
    CallStory story(definition);
    story.add(call(callPlaced, 0.0, kLink));
    story.add(call(channelClosed, 60.0, kLink));
    story.add(call(callPlaced, 120.0, kLink));
    story.add(call(callAnswered, 180.0, kLink, "Link: answered after 1 min"));
    const auto lines = story.lines();
    REQUIRE(lines.size() == 2);
    CHECK(has(lines[0].words, ": broken off"));
    CHECK(has(lines[1].words, ": answered after 1 min, "));
}

TEST_CASE("the record's own words of a call stay as they are") {
    const sim::Definition definition = small();
    CallStory story(definition);
    crisis::Event said = call(callPlaced, 10.0, kEmbassy, "The embassy asks for a meeting.");
    said.fromRecord = true;
    story.add(said);
    said = call(callAnswered, 20.0, kEmbassy, "They meet.");
    said.fromRecord = true;
    story.add(said);
    const auto lines = story.lines();
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].words == "The embassy asks for a meeting.");
    CHECK(lines[1].words == "They meet.");
    CHECK(lines[1].timeS == 20.0);
}
