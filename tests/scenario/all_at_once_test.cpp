// Several things wrong in one file: all are said at once, and nothing that is right.
#include <catch2/catch.hpp>

#include "scenario/data.h"

using namespace openline;
using namespace openline::scenario;
using namespace openline::scenario::test;

namespace {

const std::string kShip = R"(
[[unit]]
id = "ship"
platform = "arleigh-burke"
side = "us"
at = [21.0, 119.5]
heading = "20 deg"
speed = "15 kn"

[[unit.order]]
kind = "transit"
speed = "15 kn"
waypoints = [[22.0, 118.4], [23.0, 118.9]]
)";

/// Complaints about the small scenario with a piece replaced and something added.
std::vector<Complaint> complaints(const std::string& from, const std::string& to,
                                  const std::string& more = {}) {
    return parse(spoiled(from, to) + more, "test.toml", folders()).errors;
}

std::string withShip(const std::string& from, const std::string& to) {
    std::string text = kShip;
    return text.replace(text.find(from), from.size(), to);
}

bool has(const std::vector<Complaint>& all, const std::string& part) {
    return joined(all).find(part) != std::string::npos;
}

}  // namespace

TEST_CASE(
    "A wrong platform does not hide what else is wrong in the same unit, and makes nothing else wrong") {
    const auto all = complaints("platform = \"kc-135\"", "platform = \"kc-13\"\ncolour = \"red\"", R"(
[[unit]]
id = "beside"
platform = "j-16"
side = "prc"
at = [22.1, 125.0]
altitude = "25000 ft"
speed = "400 kn"

[[unit.order]]
kind = "hold-station"
on = "tanker"
aheed = "1 km"

[[unit.order]]
kind = "land"
at = "shantou"
)");
    INFO(joined(all));
    CHECK(all.size() == 3);
    CHECK(
        has(all, "unit[0].platform: expected the id of a platform, got \"kc-13\"; did you mean \"kc-135\"?"));
    CHECK(has(all, "got the key \"colour\""));
    CHECK(has(all, "unit[1].order[0].aheed: expected one of"));
}

TEST_CASE("A flight with a wrong base is known by its name all the same") {
    const auto all = complaints("base = \"shantou\"", "base = \"shantau\"", R"(
[[scene]]
at = 2021-10-04T09:15:00
film = "10 s"
speed = 60
follow = ["fighters-2"]
distance = "800 km"
)");
    INFO(joined(all));
    CHECK(all.size() == 1);
}

TEST_CASE(
    "Of two with the same id the second is refused with the place of the first, and its orders are read") {
    const auto all = complaints("id = \"tanker\"", "id = \"tanker\"", R"(
[[unit]]
id = "tanker"
platform = "kc-135"
side = "us"
at = [23.0, 125.0]
altitude = "25000 ft"
speed = "400 kn"

[[unit.order]]
kind = "land"
at = "kadenna"
)");
    INFO(joined(all));
    REQUIRE(all.size() == 2);
    CHECK(has(all, "expected a new id, got a second unit \"tanker\"; the first is at test.toml:31:6"));
    CHECK(has(all, "did you mean \"kadena\"?"));
}

TEST_CASE("An unknown channel far from any known one is answered with those there are") {
    const auto all = complaints("[crisis]", R"([[crisis.silence]]
id = "s"
name = "S"
never = true
channels = ["dtl"]
source = "invented"

[crisis])");
    INFO(joined(all));
    CHECK(has(all, "expected the id of a channel, got \"dtl\"; known are "));
    CHECK(has(all, "defense-telephone-link"));
}

TEST_CASE("A ship sails on water, around land and no faster than it can") {
    const auto with = [](const std::string& from, const std::string& to) {
        return parse(kSmall + withShip(from, to), "test.toml", folders()).errors;
    };
    INFO(joined(with("15 kn", "15 kn")));
    CHECK(with("15 kn", "15 kn").empty());
    const auto ashore = with("at = [21.0, 119.5]", "at = [23.5, 121.0]");
    CHECK(has(ashore, "unit[1]: expected a ship on water, got land at [23.50, 121.00]"));
    const auto across = with("[[22.0, 118.4], [23.0, 118.9]]", "[[23.3, 119.9], [23.3, 122.0]]");
    CHECK(has(across, "unit[1].order[0]: expected a way over water, got land at [23."));
    CHECK(has(across, "on the way to waypoint 2"));
    const auto fast = with("kind = \"transit\"\nspeed = \"15 kn\"", "kind = \"transit\"\nspeed = \"90 kn\"");
    CHECK(has(fast, "unit[1].order[0]: expected at most"));
    CHECK(has(fast, "got 90 kn"));
}

TEST_CASE("An aircraft flies no faster and no higher than it can") {
    CHECK(has(complaints("speed = \"480 kn\"", "speed = \"2900 kn\""), "flight[0]: expected at most"));
    CHECK(has(complaints("altitude = \"24000 ft\"", "altitude = \"90000 ft\""),
              "the ceiling of J-16, got 90000 ft"));
}

TEST_CASE("What a flight lacks is said once and of the flight") {
    const auto all = complaints("take-off = 2021-10-04T09:10:00", "");
    INFO(joined(all));
    REQUIRE(all.size() == 1);
    CHECK(has(all, "got neither for flight \"fighters\""));
}

TEST_CASE("A slip elsewhere does not keep the limits of craft from being looked at") {
    const auto all = complaints(
        "title = \"Small\"", "titel = \"Small\"",
        withShip("kind = \"transit\"\nspeed = \"15 kn\"", "kind = \"transit\"\nspeed = \"90 kn\""));
    INFO(joined(all));
    CHECK(has(all, "got the key \"titel\""));
    CHECK(has(all, "unit[1].order[0]: expected at most"));
}
TEST_CASE("A wrong word in one order does not keep what is wrong with another from being said") {
    const std::string text = test::kSmall + R"(
[[unit]]
id = "box"
platform = "container-ship"
side = "us"
at = [21.0, 121.5]
heading = "0 deg"
speed = "10 kn"

[[unit]]
id = "ship"
platform = "arleigh-burke"
side = "us"
home = "yokosuka"
at = [21.0, 121.4]

[[unit.order]]
kind = "all-stopp"

[[unit.order]]
kind = "replenish"
on = "box"
for = "1 h"

[[unit]]
id = "relieved"
platform = "f-16v"
side = "taiwan"
at = [22.5, 119.5]
altitude = "24000 ft"
speed = "450 kn"

[[unit.order]]
kind = "patrol"
from = [22.5, 119.5]
to = [22.9, 119.6]
for = "2 h"
relief = "box"
)";
    const auto definition = parse(text, "small.toml", test::folders());
    REQUIRE_FALSE(definition);
    const std::string all = test::joined(definition.errors);
    INFO(all);
    CHECK(all.find("got both") != std::string::npos);
    CHECK(all.find("all-stopp") != std::string::npos);
    CHECK(all.find("never patrols") != std::string::npos);
}

TEST_CASE("Only a supply ship is replenished from, and is said so beside a wrong word") {
    const std::string text = test::kSmall + R"(
[[unit]]
id = "box"
platform = "container-ship"
side = "us"
at = [21.0, 121.5]
heading = "0 deg"
speed = "10 kn"

[[unit]]
id = "ship"
platform = "arleigh-burke"
side = "us"
at = [21.0, 121.4]
speed = "10 kn"

[[unit.order]]
kind = "all-stopp"

[[unit.order]]
kind = "replenish"
on = "box"
for = "1 h"
)";
    const auto definition = parse(text, "small.toml", test::folders());
    REQUIRE_FALSE(definition);
    const std::string all = test::joined(definition.errors);
    INFO(all);
    CHECK(all.find("all-stopp") != std::string::npos);
    CHECK(all.find("is no supply ship") != std::string::npos);
}
