#include "base/time.h"

#include <catch2/catch.hpp>

using namespace openline;

TEST_CASE("an ISO time in a zone and the same instant in UTC are one instant") {
    const auto local = parseIsoTime("2021-10-04T14:26:08", 480);
    const auto zoned = parseIsoTime("2021-10-04T14:26:08+08:00", 0);
    const auto utc = parseIsoTime("2021-10-04T06:26:08Z", -300);
    REQUIRE(local);
    REQUIRE(zoned);
    REQUIRE(utc);
    CHECK(*local == *utc);
    CHECK(*zoned == *utc);
    CHECK(formatUtc(*utc) == "2021-10-04T06:26:08Z");
    CHECK(formatIso(*utc, 480) == "2021-10-04T14:26:08+08:00");
    CHECK(formatForPeople(*utc, 480) == "Mon 4 Oct 2021  14:26:08");
}

TEST_CASE("times that no calendar has are refused") {
    for (const char* text :
         {"2021-02-29", "2021-13-01", "2021-10-04T24:00", "2021-10-04T10:60", "2021-10-04T10:00:61",
          "yesterday", "", "2021-10-04T10:00+25:00", "2021-10-04x"}) {
        CAPTURE(text);
        CHECK_FALSE(parseIsoTime(text, 0));
    }
}

TEST_CASE("milliseconds survive writing and reading") {
    const auto time = parseIsoTime("2001-04-01T01:07:00.250Z", 0);
    REQUIRE(time);
    CHECK(time->milliseconds % 1000 == 250);
    CHECK(formatUtc(*time) == "2001-04-01T01:07:00.250Z");
}

TEST_CASE("durations add their parts") {
    CHECK(parseDurationS("6h30m").value() == Approx(23400.0));
    CHECK(parseDurationS("1d6h").value() == Approx(108000.0));
    CHECK(parseDurationS("48 h").value() == Approx(172800.0));
    CHECK(parseDurationS("0.5 s").value() == Approx(0.5));
    CHECK(parseDurationS("2 h 30 min").value() == Approx(9000.0));
    for (const char* text :
         {"", "6", "h", "-5 s", "6 weeks", "nan s", "inf h", "0x10 s", "1e308 d", "1e999 s"}) {
        CAPTURE(text);
        CHECK_FALSE(parseDurationS(text));
    }
}

TEST_CASE("durations are shown in two parts at most") {
    CHECK(formatDurationForPeople(38 * 60) == "38 min");
    CHECK(formatDurationForPeople(7500) == "2 h 5 min");
    CHECK(formatDurationForPeople(11 * 86400 + 3 * 3600) == "11 d 3 h");
    CHECK(formatDurationForPeople(424 * 86400 + 3600) == "424 d");
}
