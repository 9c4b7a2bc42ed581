// Scenario files that somebody wrote to do harm, or by mistake with a script: an error, or a run that holds.
#include <catch2/catch.hpp>
#include <cmath>

#include "scenario/data.h"
#include "sim/step.h"

namespace openline::scenario {

namespace {

Result<sim::Definition> read(const std::string& text) {
    return parse(text, "hostile.toml", test::folders());
}

std::string complaintsOf(const std::string& text) {
    return test::joined(read(text).errors);
}

bool says(const std::string& text, const std::string& what) {
    return text.find(what) != std::string::npos;
}

std::size_t timesIn(const std::string& text, const std::string& what) {
    std::size_t number = 0;
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++number;
    return number;
}

/// A fighter in the air, with orders.
std::string fighter(const std::string& id, const std::string& at, const std::string& orders) {
    return "\n[[unit]]\nid = \"" + id +
           "\"\nplatform = \"j-16\"\nside = \"prc\"\naltitude = \"24000 ft\"\nheading = \"90 deg\"\n"
           "speed = \"450 kn\"\nat = " +
           at + "\n" + orders;
}

/// Flies what could be read, and looks whether anything in it is not a number.
void flies(const sim::Definition& definition, double untilS) {
    sim::World world = sim::begin(definition, 1);
    sim::StepReport report;
    sim::advance(definition, world, definition.tickAt(untilS), {}, report);
    for (std::size_t unit = 0; unit < world.unitCount(); ++unit) {
        INFO(definition.units[unit].id);
        CHECK(std::isfinite(world.normal[unit].x + world.normal[unit].y + world.normal[unit].z));
        CHECK(std::isfinite(world.altitudeM[unit] + world.speedMps[unit] + world.bankTangent[unit]));
    }
}

const std::string kRule = "\n[[rule]]\nid = \"r\"\nwhen = { rung = 3 }\n";

}  // namespace

TEST_CASE("Thousands of unknown names are all complained of, the first fifty with a suggestion") {
    std::string text = test::kSmall;
    for (int i = 0; i < 2000; ++i) text += fighter("u-" + std::to_string(i), "\"kadenna\"", "");
    const std::string said = complaintsOf(text);
    CHECK(timesIn(said, "kadenna") >= 2000);
    CHECK(timesIn(said, "did you mean") == 50);
}

TEST_CASE("More orders than a run can count are refused, of a unit and of a rule") {
    std::string orders, then;
    for (int i = 0; i < 1001; ++i) {
        orders += "\n[[unit.order]]\nkind = \"radio-warning\"\non = \"tanker\"\n";
        then += "\n[[rule.then]]\nkind = \"return-to-base\"\n";
    }
    CHECK(says(complaintsOf(test::kSmall + fighter("many", "[22.0, 119.0]", orders)), "at most 1000 orders"));
    CHECK(says(complaintsOf(test::kSmall + kRule + "who = [\"fighters\"]\n" + then), "at most 1000 orders"));
}

TEST_CASE("A rule that gives nothing, or names a unit twice, is refused") {
    CHECK(
        says(complaintsOf(test::kSmall + kRule + "who = [\"fighters\"]\nthen = []\n"), "at least one order"));
    const std::string twice =
        "who = [\"fighters\", \"fighters-2\"]\n\n[[rule.then]]\nkind = \"return-to-base\"\n";
    CHECK(says(complaintsOf(test::kSmall + kRule + twice), "expected each unit once, got \"fighters-2\""));
}

TEST_CASE("An area over the antimeridian is refused, one beside it is not") {
    const auto area = [](const char* east) {
        return test::kSmall +
               "\n[[line]]\nid = \"box\"\nname = \"Box\"\nkind = \"counting-zone\"\nclosed = true\n"
               "source = \"invented\"\npoints = [[10.0, 170.0], [20.0, 170.0], [20.0, " +
               east + "], [10.0, " + east + "]]\n";
    };
    CHECK(says(complaintsOf(area("-170.0")), "antimeridian"));
    CHECK(complaintsOf(area("179.9")).empty());
}

TEST_CASE("Orders that wait for each other or for themselves are warned of, and keep nobody else waiting") {
    const auto waiting = [](const char* event, const char* unit, const char* order) {
        return std::string(
                   "\n[[unit.order]]\nkind = \"orbit\"\ncentre = [22.0, 119.0]\nfor = \"10 min\"\n"
                   "wait-for = { event = \"") +
               event + "\", unit = \"" + unit + "\"" + order + " }\n";
    };
    const std::string text = test::kSmall +
                             fighter("a", "[22.0, 119.0]", waiting("order", "b", ", order = 1")) +
                             fighter("b", "[22.5, 119.0]", waiting("order", "a", ", order = 1")) +
                             fighter("c", "[21.5, 119.0]", waiting("order", "c", ", order = 1"));
    const auto definition = read(text);
    INFO(test::joined(definition.errors));
    REQUIRE(definition);
    const std::string said = test::joined(definition.warnings);
    CHECK(timesIn(said, "units that wait for each other") == 1);
    CHECK(timesIn(said, "one of \"c\" that waits for itself") == 1);
    flies(*definition, 1200.0);
    const auto fine = read(test::kSmall + fighter("a", "[22.0, 119.0]", waiting("take-off", "fighters", "")));
    REQUIRE(fine);
    CHECK(timesIn(test::joined(fine.warnings), "wait") == 0);
}

TEST_CASE("Craft at the poles, and ways half round the Earth, fly without harm") {
    const std::string order = "\n[[unit.order]]\naltitude = \"24000 ft\"\nkind = ";
    const auto definition = read(
        test::kSmall +
        fighter("a", "[90, 0]", order + "\"route\"\nwaypoints = [[90, 0], [89.5, 180], [88.0, 90]]\n") +
        fighter("b", "[89.999999, 10]",
                order + "\"orbit\"\ncentre = [90, 0]\nradius = \"10 km\"\nfor = \"1 h\"\n") +
        fighter("c", "[-90, 0]",
                order + "\"patrol\"\nfrom = [-90, 0]\nto = [-89.5, 77]\nwidth = \"5 km\"\nfor = \"1 h\"\n") +
        fighter("d", "[89.9, 0]", ""));
    if (definition) flies(*definition, 1800.0);
    // As far as can be: beyond any endurance, and said so.
    CHECK(says(
        complaintsOf(test::kSmall + fighter("e", "[0, 0]", order + "\"route\"\nwaypoints = [[0, 180]]\n")),
        "endurance"));
}

TEST_CASE("Brackets ten thousand deep are a syntax error") {
    const std::string deep(10000, '[');
    CHECK_FALSE(read("x = " + deep).errors.empty());
    CHECK_FALSE(read(test::kSmall + "\n[deep]\nx = " + deep + std::string(10000, ']') + "\n").errors.empty());
}

}  // namespace openline::scenario
