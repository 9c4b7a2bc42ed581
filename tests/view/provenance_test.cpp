#include "view/provenance.h"

#include <catch2/catch.hpp>

using namespace openline;
using namespace openline::view;

TEST_CASE("a headline asks for the race by its name in braces, and gets it there") {
    CHECK(asksForRace("{race}: the crisis takes a step up before anyone senior answers."));
    CHECK_FALSE(asksForRace("27 in 100: the crisis takes a step up"));
    CHECK_FALSE(asksForRace(""));
    CHECK(withRace("{race}: the ladder moves first", "27 in 100") == "27 in 100: the ladder moves first");
    CHECK(withRace("In {race}, it moves first", "9 in 100") == "In 9 in 100, it moves first");
    CHECK(withRace("11 days", "27 in 100") == "11 days");
}

TEST_CASE("the closing words say until when there is a record, and never call it a forecast") {
    sim::Definition definition;
    definition.start = {1633017600000};  // 1 October 2021, in Taipei
    definition.durationS = 4.0 * 86400.0;
    const std::string whatIf = closingText(definition, 86400.0 + 3600.0);
    CHECK(whatIf.find("Record to 2 Oct 01:00") == 0);
    CHECK(whatIf.find("not a forecast") != std::string::npos);
    CHECK(closingText(definition, 0.0).find("No outcome here is record") == 0);
    definition.hypothetical = true;
    CHECK(closingText(definition, 86400.0).find("As written to") == 0);
    CHECK(closingText(definition, std::nullopt).find("the events are invented") != std::string::npos);
}
