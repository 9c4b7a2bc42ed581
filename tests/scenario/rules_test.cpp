#include <catch2/catch.hpp>
#include <tuple>

#include "scenario/data.h"
#include "sim/bench_scenes.h"
#include "sim/step.h"

namespace openline::scenario {

namespace {

/// The small scenario with an area on the fighters' way, two craft that patrol, and a rule.
std::string ruled(const std::string& rule) {
    return test::kSmall + R"(
[[line]]
id = "box"
name = "Box"
kind = "counting-zone"
closed = true
source = "invented"
points = [[21.5, 117.5], [23.2, 117.5], [23.2, 119.5], [21.5, 119.5]]

[[unit]]
id = "near"
platform = "f-16v"
side = "taiwan"
at = [22.5, 119.5]
altitude = "24000 ft"
heading = "0 deg"
speed = "450 kn"

[[unit.order]]
kind = "patrol"
from = [22.5, 119.5]
to = [22.9, 119.6]
altitude = "24000 ft"
for = "2 h"
)" + rule;
}

}  // namespace

TEST_CASE("A rule in the file sends whoever fits after the intruder, with orders of its own") {
    const auto definition = parse(ruled(R"(
[[rule]]
id = "answer"
when = { zone = "box", side = "prc" }
who = { side = "taiwan", platform = "f-16v" }
after = "1 min"
most = 1

[[rule.then]]
kind = "intercept"
on = "intruder"

[[rule.then]]
kind = "radio-warning"
on = "intruder"
)"),
                                  "ruled.toml", test::folders());
    INFO(test::joined(definition.errors));
    REQUIRE(definition);
    sim::World world = sim::begin(*definition, 1);
    sim::StepReport report;
    sim::advance(*definition, world, definition->tickAt(7200.0), {}, report);
    std::size_t reactions = 0, warnings = 0;
    for (const sim::Event& event : report.events) {
        reactions += event.kind == sim::EventKind::reaction ? 1 : 0;
        warnings += event.kind == sim::EventKind::radioWarning ? 1 : 0;
        if (event.kind == sim::EventKind::reaction) CHECK(definition->units[event.other.index].id == "near");
    }
    CHECK(reactions == 1);
    CHECK(warnings == 1);
}

TEST_CASE("What is wrong in a rule is said with what was expected") {
    const auto said = [](const std::string& rule) {
        return test::joined(parse(ruled(rule), "ruled.toml", test::folders()).errors);
    };
    const std::string head = "\n[[rule]]\nid = \"r\"\n", who = "who = [\"fighters\"]\n";
    CHECK(said(head + "when = { side = \"prc\" }\n" + who).find("got none of them") != std::string::npos);
    CHECK(said(head + "when = { rung = 9 }\n" + who).find("rule") != std::string::npos);
    CHECK(said(head + "when = { event = \"explosion\" }\n" + who).find("expected one of take-off") !=
          std::string::npos);
    CHECK(said(head + "when = { rung = 3 }\nwho = { side = \"taiwan\" }\n")
              .find("expected orders in \"then\"") != std::string::npos);
    CHECK(said(head + "when = { rung = 3 }\nwho = [\"near\"]\n[[rule.then]]\nkind = \"all-stop\"\n")
              .find("\"all-stop\" is for ships") != std::string::npos);
    CHECK(
        said(head +
             "when = { rung = 3 }\nwho = [\"near\"]\n[[rule.then]]\nkind = \"intercept\"\non = \"nobody\"\n")
            .find("nobody") != std::string::npos);
    CHECK(said(head + "when = { rung = 3 }\nwho = [\"near\"]\n[[rule.then]]\nkind = \"return-to-base\"\n")
              .find("the unit has no home airfield") != std::string::npos);
}

TEST_CASE("Crews are data: a scenario changes what it names and keeps the rest") {
    const auto definition =
        parse(test::kSmall + "\n[[conduct]]\nid = \"unsafe\"\nair-gap = \"60 ft\"\n", "x", test::folders());
    INFO(test::joined(definition.errors));
    REQUIRE(definition);
    const sim::ConductDef& unsafe = definition->conducts[2];
    CHECK(unsafe.air.medianM == Approx(60.0 * 0.3048));
    CHECK(unsafe.air.sdLn == Approx(1.48));
    CHECK_FALSE(unsafe.keepsRules);
    CHECK(definition->conducts[0].air.medianM == Approx(707.0 * 0.3048));
    CHECK_FALSE(parse(test::kSmall + "\n[[conduct]]\nid = \"unsafe\"\nheard = 1.2\n", "x", test::folders()));
    CHECK_FALSE(parse(test::kSmall + "\n[[conduct]]\nid = \"rude\"\n", "x", test::folders()));
}

TEST_CASE("The crews that scenes built in code use are those that are shipped") {
    const auto definition = parse(test::kSmall, "x", test::folders());
    REQUIRE(definition);
    const auto bench = sim::benchConducts();
    for (std::size_t i = 0; i < sim::kConductCount; ++i) {
        const sim::ConductDef& shipped = definition->conducts[i];
        INFO("conduct " << i);
        CHECK(shipped.air.medianM == Approx(bench[i].air.medianM));
        CHECK(shipped.air.sdLn == bench[i].air.sdLn);
        CHECK(shipped.sea.medianM == Approx(bench[i].sea.medianM));
        CHECK(shipped.sea.sdLn == bench[i].sea.sdLn);
        CHECK(shipped.controlErrorM == bench[i].controlErrorM);
        CHECK(shipped.heard == bench[i].heard);
        CHECK(shipped.heeded == bench[i].heeded);
        CHECK(shipped.reactionDelayS == bench[i].reactionDelayS);
        CHECK(shipped.keepsRules == bench[i].keepsRules);
    }
}

TEST_CASE("A formation of the scenario's own gives each aircraft its station") {
    const std::string text = test::spoiled("count = 4", "count = 3\nformation = \"wall\"") + R"(
[[formation]]
id = "wall"
stations = [{ right = "500 m" }, { right = "-500 m", ahead = "-100 m", above = "50 m" }]
)";
    const auto definition = parse(text, "x", test::folders());
    INFO(test::joined(definition.errors));
    REQUIRE(definition);
    REQUIRE(definition->flights[0].stations.size() == 3);
    CHECK(definition->flights[0].stations[2].aheadM == -100.0);
    CHECK(definition->flights[0].stations[2].aboveM == 50.0);
    CHECK_FALSE(parse(test::spoiled("count = 4", "formation = \"wall\""), "x", test::folders()));
}

TEST_CASE("Orders of roles are flown in their own roles alone, and only a hypothetical scenario has any") {
    const std::string patrol = "kind = \"patrol\"\nfrom = [22.5, 119.5]";
    const auto withRoles = [&](const std::string& word, Roles roles, bool hypothetical = true) {
        std::string text = ruled("");
        text.replace(text.find(patrol), patrol.size(), "roles = \"" + word + "\"\n" + patrol);
        if (hypothetical) text.insert(text.find("[scenario]\n") + 11, "hypothetical = true\n");
        return parse(text, "roles.toml", test::folders(), roles);
    };
    const auto orders = [](const Result<sim::Definition>& read) {
        INFO(test::joined(read.errors));
        REQUIRE(read);
        return read->units.back().orders.size();
    };
    CHECK(orders(withRoles("as-written", Roles::asWritten)) == 1);
    CHECK(orders(withRoles("as-written", Roles::mirrored)) == 0);
    CHECK(orders(withRoles("mirrored", Roles::asWritten)) == 0);
    CHECK(orders(withRoles("mirrored", Roles::mirrored)) == 1);
    CHECK_FALSE(withRoles("mirored", Roles::mirrored));
    CHECK_FALSE(withRoles("mirrored", Roles::mirrored, false));
}

TEST_CASE("A scene of roles is shown in its own roles alone, so that its caption is true of who passes") {
    const auto captions = [](Roles roles, const std::string& word, bool hypothetical = true) {
        std::string text = ruled("");
        if (hypothetical) text.insert(text.find("[scenario]\n") + 11, "hypothetical = true\n");
        const std::string view = "film = \"5 s\"\nspeed = 1\nlook-at = [23.0, 119.5]\ndistance = \"9 km\"\n";
        for (const std::string& caption : {std::string("both"), std::string("one")})
            text += "\n[[scene]]\nat = 2021-10-04T09:00:00\n" + view + "caption = \"" + caption + "\"\n" +
                    (caption == "one" ? "roles = \"" + word + "\"\n" : "");
        const auto read = parse(text, "roles.toml", test::folders(), roles);
        std::string all;
        if (!read) return all;
        for (const sim::SceneDef& scene : read->storyboard) all += scene.caption + " ";
        return all;
    };
    CHECK(captions(Roles::asWritten, "as-written") == "both one ");
    CHECK(captions(Roles::mirrored, "as-written") == "both ");
    CHECK(captions(Roles::asWritten, "mirrored") == "both ");
    CHECK(captions(Roles::mirrored, "mirrored") == "both one ");
    CHECK(captions(Roles::mirrored, "mirored").empty());
    CHECK(captions(Roles::mirrored, "mirrored", false).empty());
}

TEST_CASE("A rule whose orders are all of one assignment of roles is no rule in the other") {
    const auto read = [&](const std::string& word, Roles roles, const std::string& order) {
        std::string text = ruled(
            "\n[[rule]]\nid = \"answer\"\nwhen = { zone = \"box\" }\nwho = [\"near\"]\n"
            "\n[[rule.then]]\n" +
            order + "roles = \"" + word + "\"\n");
        text.insert(text.find("[scenario]\n") + 11, "hypothetical = true\n");
        return parse(text, "roles.toml", test::folders(), roles);
    };
    const std::string warning = "kind = \"radio-warning\"\non = \"intruder\"\n";
    for (const auto& [word, own, other] : {std::tuple("as-written", Roles::asWritten, Roles::mirrored),
                                           std::tuple("mirrored", Roles::mirrored, Roles::asWritten)}) {
        const auto flown = read(word, own, warning), left = read(word, other, warning);
        INFO(test::joined(flown.errors) + test::joined(left.errors));
        REQUIRE(flown);
        REQUIRE(left);
        REQUIRE(flown->rules.size() == 1);
        CHECK(flown->rules.front().then);
        CHECK(left->rules.empty());
        CHECK(left->programs.size() + 1 == flown->programs.size());
    }
    const auto wrong = read("mirrored", Roles::asWritten, "kind = \"radio-waning\"\non = \"intruder\"\n");
    CHECK_FALSE(wrong);
    CHECK(test::joined(wrong.errors).find("radio-warning") != std::string::npos);
}

TEST_CASE("An order named by its number behind an order of roles is warned of, one before it is not") {
    const auto warnings = [&](int number) {
        std::string text = ruled(
            "\n[[unit.order]]\nkind = \"return-to-base\"\nroles = \"mirrored\"\n"
            "\n[[rule]]\nid = \"answer\"\nwhen = { event = \"order\", unit = \"near\", order = " +
            std::to_string(number) +
            " }\nwho = { side = \"taiwan\", platform = \"f-16v\" }\n"
            "\n[[rule.then]]\nkind = \"intercept\"\non = \"tanker\"\n");
        text.insert(text.find("[scenario]\n") + 11, "hypothetical = true\n");
        const auto definition = parse(text, "roles.toml", test::folders(), Roles::asWritten);
        INFO(test::joined(definition.errors));
        REQUIRE(definition);
        return test::joined(definition.warnings);
    };
    CHECK(warnings(1).find("in other roles") == std::string::npos);
    CHECK(warnings(2).find("order 2 of \"near\" is counted among those that are flown") != std::string::npos);
}

TEST_CASE("A script's passes change places with mirrored roles, and publicity is read as a word") {
    const std::string dyad =
        "\n[[crisis.dyad]]\nid = \"us-taiwan\"\nname = \"test\"\nsides = [\"us\", \"taiwan\"]\n";
    const std::string inject = dyad +
                               "\n[[inject]]\nat = \"10 min\"\nkind = \"collision\"\ndyad = "
                               "\"us-taiwan\"\nunits = [\"tanker\", \"near\"]\n";
    const auto read = [&](Roles roles) { return parse(ruled(inject), "roles.toml", test::folders(), roles); };
    const auto plain = read(Roles::asWritten), mirrored = read(Roles::mirrored);
    INFO(test::joined(plain.errors));
    REQUIRE(plain);
    REQUIRE(mirrored);
    CHECK(mirrored->script.front().a == plain->script.front().b);
    CHECK(mirrored->script.front().b == plain->script.front().a);
    const auto withheld =
        parse(ruled(dyad + "publicity = \"withheld\"\n"), "publicity.toml", test::folders());
    REQUIRE(withheld);
    CHECK(withheld->crisis.dyads.front().publicity == crisis::Publicity::withheld);
}

}  // namespace openline::scenario
