#include "app/call_effect.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "crisis/rates.h"
#include "crisis/small_model.h"

using namespace openline;
using namespace openline::app;
using namespace openline::crisis::test;

namespace {

/// A crisis at its first rung in which a line has just been answered.
struct Answered {
    sim::Definition definition;
    crisis::State state;
    crisis::Event event;
    Answered() {
        definition.crisis = model();
        state = crisis::begin(definition.crisis, 1);
        std::vector<crisis::Event> events;
        crisis::advance(definition.crisis, state, 1, kHourS, std::vector{collision(0.0)}, events);
        state.dyads[0].rung = 1;
        state.channels[kLink.index].lamp = crisis::Lamp::answered;
        event.kind = crisis::EventKind::callAnswered;
        event.timeS = kHourS;
        event.dyad = kDyad;
        event.channel = kLink;
    }
    [[nodiscard]] std::optional<CallEffect> effect() const {
        return effectOf(definition.crisis, state, event);
    }
};

}  // namespace

TEST_CASE("an answered call lowers the hazard of a step up where talk helps, by what the rates say") {
    const Answered call;
    const auto effect = call.effect();
    REQUIRE(effect);
    CHECK(effect->moves);
    CHECK(effect->upAfter < effect->upBefore);
    CHECK(effect->downAfter > effect->downBefore);
    const auto now = crisis::hazardsNow(call.definition.crisis, call.state, 0, kHourS);
    CHECK(effect->upAfter == now.upPerS * kDayS);
    CHECK(effect->untilS == kHourS + call.definition.crisis.channels[kLink.index].contactLastsS);
    const std::string words = effectText(call.definition, *effect, 1);
    CHECK(words.find("makes a step up less likely, from ") == 0);
    CHECK(words.find("a step down more likely, from ") != std::string::npos);
    CHECK(words.find("in effect until ") != std::string::npos);
}

TEST_CASE("where talk is irrelevant an answered call is said to change no rate, at routine to have no step") {
    Answered call;
    call.state.readingIndex = 1;
    const auto effect = call.effect();
    REQUIRE(effect);
    CHECK_FALSE(effect->moves);
    CHECK(effect->upBefore == effect->upAfter);
    CHECK(effectText(call.definition, *effect, 1).find("talk changes no rate") != std::string::npos);
    CHECK(effectText(call.definition, *effect, 0).find("there is no step") != std::string::npos);
}

TEST_CASE("what is of the record, or connected no more, has no effect to tell") {
    Answered call;
    call.event.fromRecord = true;
    CHECK_FALSE(call.effect());
    call.event.fromRecord = false;
    call.state.channels[kLink.index].lamp = crisis::Lamp::idle;
    CHECK_FALSE(call.effect());
}
