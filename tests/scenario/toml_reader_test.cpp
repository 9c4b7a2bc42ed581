#include "scenario/toml_reader.h"

#include "scenario/load.h"

#include <catch2/catch.hpp>

using namespace openline;
using namespace openline::scenario;

namespace {

constexpr scenario::Range kAny{-1e12, 1e12, "any"};

/// The complaint about the value of `key` in a line of TOML, after `read` has read it.
std::string complaintAbout(const std::string& text, auto read) {
    const auto document = Document::parse(text, "file.toml");
    REQUIRE(document);
    Complaints complaints;
    complaints.start = UtcTime{0};
    Table root = document->root(complaints);
    read(root.required("a"));
    return complaints.errors.empty() ? std::string() : format(complaints.errors.front());
}

}  // namespace

TEST_CASE("A quantity is read in SI from text with its unit") {
    const auto document = Document::parse("a = \"22500 ft\"\nb = \"180 kn ias\"\nc = \"2 h 30 min\"", "x");
    REQUIRE(document);
    Complaints complaints;
    Table root = document->root(complaints);
    CHECK(root.required("a").quantity(Dimension::length, kAny).value() == Approx(6858.0));
    const auto speed = root.required("b").speed(kAny);
    CHECK(speed->indicatedAirspeed);
    CHECK(speed->valueSi == Approx(92.6));
    CHECK(root.required("c").quantity(Dimension::duration, kAny).value() == 9000.0);
    CHECK(complaints.errors.empty());
}

TEST_CASE("A wrong value is answered with its place, what was expected and what was there") {
    const auto length = [](const Value& value) { (void)value.quantity(Dimension::length, kAny); };
    CHECK(complaintAbout("\n  a = 24000", length) ==
          "file.toml:2:7: a: expected a length such as \"22500 ft\", \"7 km\" or \"12 nmi\", got 24000 "
          "without a unit in "
          "quotes");
    CHECK(complaintAbout("a = \"5 kn\"", length).find("got \"5 kn\"") != std::string::npos);
    CHECK(complaintAbout("a = nan", [](const Value& v) {
              (void)v.number({0, 1, "0 to 1"});
          }) == "file.toml:1:5: a: expected 0 to 1, got nan");
    CHECK(complaintAbout("a = [91.0, 0.0]", [](const Value& v) { (void)v.position(); }) ==
          "file.toml:1:6: a[0]: expected a latitude of -90 to 90 degrees, got 91.0; latitude and longitude "
          "may be swapped");
    CHECK(complaintAbout("a = [191.0, 0.0]", [](const Value& v) { (void)v.position(); }) ==
          "file.toml:1:6: a[0]: expected a latitude of -90 to 90 degrees, got 191.0");
    CHECK(complaintAbout("a = 1", [](const Value& v) { (void)v.string(); }) ==
          "file.toml:1:5: a: expected text in quotes, got 1");
    CHECK(complaintAbout("b = 1", [](const Value&) {}).find("expected the key \"a\", got none") !=
          std::string::npos);
}

TEST_CASE("Times are read with their own zone, the scenario's, or as a duration from the start") {
    const auto document = Document::parse(
        "a = 2021-10-01T10:00:00\nb = 2021-10-01T10:00:00Z\nc = \"2021-10-01 10:00\"\nd = \"1d6h\"\ne = "
        "2021-10-02",
        "x");
    REQUIRE(document);
    Complaints complaints;
    complaints.zoneMinutes = 480;
    complaints.start = fromCivil({2021, 10, 1, 0, 0, 0, 0, 0}, 480);
    Table root = document->root(complaints);
    CHECK(root.required("a").timeS().value() == 10 * 3600.0);
    CHECK(root.required("b").timeS().value() == 18 * 3600.0);
    CHECK(root.required("c").timeS().value() == 10 * 3600.0);
    CHECK(root.required("d").timeS().value() == 30 * 3600.0);
    CHECK(root.required("e").timeS().value() == 24 * 3600.0);
}

TEST_CASE("A key that nobody asked for is named with the nearest known one") {
    const auto document = Document::parse("speed = 1\nspeeed = 2", "x");
    Complaints complaints;
    Table root = document->root(complaints);
    (void)root.optional("speed");
    root.unknownKeys();
    REQUIRE(complaints.errors.size() == 1);
    CHECK(format(complaints.errors[0]) ==
          "x:2:1: speeed: expected one of speed, got the key \"speeed\"; did you mean \"speed\"?");
}

TEST_CASE("Suggestions stay within a third of the word") {
    const std::vector<std::string> known{"shantou", "huiyang", "j-16"};
    CHECK(suggestion("shanto", known) == "shantou");
    CHECK(suggestion("j-61", known) == "j-16");
    CHECK(suggestion("washington", known).empty());
}
