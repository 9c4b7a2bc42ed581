#include <catch2/catch.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "scenario/data.h"

using namespace openline;
using namespace openline::scenario;

namespace {

struct Slip {
    const char* from;
    const char* to;
    const char* message;  ///< part of the one complaint
};

const Slip kSlips[] = {
    {"title = \"Small\"", "titel = \"Small\"", "got the key \"titel\"; did you mean \"title\"?"},
    {"[[flight]]", "[[fligth]]", "fligth: expected one of"},
    {"platform = \"j-16\"", "platform = \"j-61\"",
     "flight[0].platform: expected the id of a platform, got \"j-61\"; did you mean \"j-16\"?"},
    {"base = \"shantou\"", "base = \"shantau\"",
     "flight[0].base: expected the id of a place, got \"shantau\"; did you mean \"shantou\"?"},
    {"base = \"shantou\"", "base = \"washington\"",
     "expected an airfield, got \"washington\", which is none"},
    {"at = \"kadena\"", "at = \"pratas\"", "expected an airfield, got \"pratas\", which is none"},
    {"route = \"loop\"", "route = \"lop\"",
     "expected the id of a route, got \"lop\"; did you mean \"loop\"?"},
    {"preset = \"2021-autumn\"", "preset = \"2021-autum\"", "did you mean \"2021-autumn\"?"},
    {"side = \"us\"", "side = \"usa\"", "expected the id of a side, got \"usa\"; did you mean \"us\"?"},
    {"kind = \"orbit\"", "kind = \"orbti\"", "unit[0].order[0].kind: expected one of route, take-off"},
    {"duration = \"4 h\"", "duration = \"0 s\"", "expected a duration of 1 s to 400 d, got \"0 s\""},
    {"duration = \"4 h\"", "duration = \"-4 h\"", "expected a duration such as"},
    {"for = \"1 h\"", "for = \"0 s\"", "expected a duration of 0.1 s to 400 d, got \"0 s\""},
    {"for = \"1 h\"", "", "expected either \"for\" or \"until\", got neither"},
    {"speed = \"480 kn\"", "speed = \"480 km\"", "expected a speed such as"},
    {"speed = \"480 kn\"", "speed = 480", "got 480 without a unit in quotes"},
    {"[22.6, 117.9]", "[nan, 117.9]",
     "route[0].waypoints[0][0]: expected a latitude of -90 to 90 degrees, got nan"},
    {"[22.6, 117.9]", "[inf, 117.9]", "expected a latitude of -90 to 90 degrees, got inf"},
    {"[22.6, 117.9]", "[117.9, 22.6]", "expected a latitude of -90 to 90 degrees, got 117.9"},
    {"[22.6, 117.9]", "[22.6]", "expected a position [latitude, longitude] in degrees, got a list of 1"},
    {"altitude = \"24000 ft\"", "altitude = \"nan ft\"", "expected a length such as"},
    {"altitude = \"24000 ft\"", "", "expected a route with an altitude from its first waypoint on"},
    {"zone = \"+08:00\"", "zone = \"Taipei\"", "expected an offset from UTC such as"},
    {"count = 4", "count = 0", "expected a whole number from 1 to 200, got 0"},
    {"count = 4", "count = 4.5", "expected a whole number from 1 to 200, got 4.5"},
    {"take-off = 2021-10-04T09:10:00", "take-off = 2021-10-05T09:10:00",
     "expected a time within the scenario"},
    {"take-off = 2021-10-04T09:10:00", "take-off = \"soon\"", "expected a time such as"},
    {"take-off = 2021-10-04T09:10:00", "", "expected a time of take-off or a rule that starts it"},
    {"platform = \"j-16\"", "platform = \"nimitz\"", "expected an aircraft, got \"nimitz\""},
    {"[22.0, 118.6]]", "[10.0, 130.0]]",
     "expected a flight within the endurance of J-16 (2 h 30 min), got at least"},
    {"speed = \"400 kn\"", "", "with a \"speed\" at which it flies, got neither"},
    {"[22.6, 117.9]", "[117.9, 22.6]", "got 117.9; latitude and longitude may be swapped"},
    {"[[flight]]", "[inject]\nat = \"1 h\"\nkind = \"speech\"\n\n[[flight]]",
     "got one table; write [[inject]]"},
    {"[[flight]]", "[[order]]\nkind = \"land\"\n\n[[flight]]",
     "got [[order]]; write [[unit.order]] below its [[unit]]"},
    {"take-off = 2021-10-04T09:10:00", "take-off = 2021-10-04T09:10",
     "TOML wants seconds, as in 2021-10-04T09:10:00"},
    {"[[route]]",
     "[[crisis.dyad]]\nid = \"d\"\nname = \"D\"\nsides = [\"us\", \"prc\"]\nrung = \"incident\"\n\n[[route]]",
     "expected the number of a rung (0 Routine, 1 Incident, 2 Protest, "},
    {"[crisis]", "[crisis]\nreading = \"talk-help\"", "did you mean \"talk-helps\"?"},
};

std::string complaints(const std::string& text) {
    const auto definition = parse(text, "small.toml", test::folders());
    CHECK_FALSE(definition);
    return test::joined(definition.errors);
}

}  // namespace

TEST_CASE("Each slip is answered with its message and its line") {
    for (const Slip& slip : kSlips) {
        const auto definition = parse(test::spoiled(slip.from, slip.to), "small.toml", test::folders());
        INFO(slip.from << " -> " << slip.to << "\n" << test::joined(definition.errors));
        REQUIRE_FALSE(definition);
        CHECK(test::joined(definition.errors).find(slip.message) != std::string::npos);
        for (const Complaint& complaint : definition.errors) {
            CHECK(complaint.file == "small.toml");
            CHECK(complaint.line > 0);
            CHECK(complaint.message.rfind("expected ", 0) == 0);
        }
    }
}

TEST_CASE("All complaints come at once, in the order of the file") {
    std::string text = test::spoiled("count = 4", "count = -1");
    text.replace(text.find("platform = \"kc-135\""), 19, "platform = \"kc-136\"");
    text.replace(text.find("title = \"Small\""), 15, "title = 5");
    const auto definition = parse(text, "small.toml", test::folders());
    REQUIRE(definition.errors.size() == 3);
    CHECK(definition.errors[0].path == "scenario.title");
    CHECK(definition.errors[1].path == "flight[0].count");
    CHECK(definition.errors[2].path == "unit[0].platform");
}

TEST_CASE("A syntax error is the only complaint, with line and column") {
    const auto definition = parse("[scenario]\nid = \"x\nb = 2\n", "x.toml", test::folders());
    REQUIRE(definition.errors.size() == 1);
    CHECK(definition.errors[0].line == 2);
    CHECK(definition.errors[0].message.find("expected TOML, got a syntax error") == 0);
}

TEST_CASE("Ids are used once") {
    CHECK(complaints(test::kSmall + "[[route]]\nid = \"loop\"\nwaypoints = [[1.0, 2.0]]\n")
              .find("expected a new id, got a second route \"loop\"") != std::string::npos);
    CHECK(complaints(
              test::kSmall +
              "[[unit]]\nid = \"fighters-2\"\nplatform = \"kj-500\"\nside = \"prc\"\nhome = \"huiyang\"\n")
              .find("got a second unit \"fighters-2\"") != std::string::npos);
    CHECK(
        complaints(
            test::kSmall +
            "[[place]]\nid = \"kadena\"\nname = \"K\"\nkind = \"city\"\nposition = [1, 2]\nsource = \"s\"\n")
            .find("got a second place \"kadena\"") != std::string::npos);
}

TEST_CASE("Station-keeping in a ring is refused and the ring is shown") {
    const auto ship = [](const std::string& id, const std::string& on) {
        return "[[unit]]\nid = \"" + id + "\"\nplatform = \"trawler\"\nside = \"prc\"\nat = [20.0, 118.0]\n" +
               "[[unit.order]]\nkind = \"hold-station\"\non = \"" + on + "\"\n";
    };
    CHECK(complaints(test::kSmall + ship("a", "b") + ship("b", "c") + ship("c", "a"))
              .find("got a ring: a > b > c > a") != std::string::npos);
    CHECK(complaints(test::kSmall + ship("a", "a")).find("expected another unit, got the unit itself") !=
          std::string::npos);
}

TEST_CASE("Channels of a silence clock are known, and its last contact lies before the start") {
    const std::string silence = "[[crisis.silence]]\nid = \"a\"\nname = \"A\"\nsource = \"s\"\n";
    CHECK(complaints(test::kSmall + silence + "never = true\nchannels = [\"embasy\"]\n")
              .find("crisis.silence[0].channels[0]: expected the id of a channel, got \"embasy\"; did you "
                    "mean \"embassy\"?") != std::string::npos);
    CHECK(complaints(test::kSmall + silence).find("expected either \"last\" or never = true, got neither") !=
          std::string::npos);
    CHECK(complaints(test::kSmall + silence + "last = 2022-01-01\n")
              .find("expected a time before the scenario's start") != std::string::npos);
}

TEST_CASE("Layers of wind have their own heights, sensible speeds and a source") {
    const auto wind = [](const std::string& layers) {
        return complaints(test::kSmall + "[wind]\nsource = \"invented\"\n" + layers);
    };
    const std::string layer = "[[wind.layer]]\nat = \"30000 ft\"\nfrom = \"270 deg\"\nspeed = \"60 kn\"\n";
    CHECK(wind("").find("wind: expected at least one [[wind.layer]], got none") != std::string::npos);
    CHECK(wind(layer + layer)
              .find("wind.layer[1].at: expected a height that no other layer has, got "
                    "\"30000 ft\" again") != std::string::npos);
    CHECK(wind(layer + "gusts = 3\n").find("got the key \"gusts\"") != std::string::npos);
    CHECK(wind("[[wind.layer]]\nat = \"0 ft\"\nfrom = \"400 deg\"\nspeed = \"60 kn\"\n")
              .find("wind.layer[0].from: expected 0 to 360 deg") != std::string::npos);
    CHECK(wind("[[wind.layer]]\nat = \"0 ft\"\nfrom = \"0 deg\"\nspeed = \"600 kn\"\n")
              .find("wind.layer[0].speed: expected 0 to 120 m/s") != std::string::npos);
    CHECK(complaints(test::kSmall + "[wind]\n" + layer).find("source") != std::string::npos);
}

TEST_CASE("A flight that never lands is a warning, not an error") {
    const auto definition =
        parse(test::spoiled("[[unit.order]]\nkind = \"land\"\nat = \"kadena\"\n", ""), "x", test::folders());
    REQUIRE(definition);
    CHECK(test::joined(definition.warnings).find("got \"tanker\", which never does") != std::string::npos);
}

TEST_CASE("A pass at a craft that is not under way, or out of reach, is a warning") {
    const std::string relation = "[[crisis.dyad]]\nid = \"d\"\nname = \"D\"\nsides = [\"us\", \"prc\"]\n";
    const auto warnings = [&](const std::string& whom, const char* unit) {
        const std::string inject =
            "[[inject]]\nat = \"1 h\"\nkind = \"close-pass\"\nunits = [\"fighters-1\", \"" + whom + "\"]\n";
        const auto definition = parse(test::kSmall + relation + unit + inject, "small.toml", test::folders());
        INFO(test::joined(definition.errors));
        REQUIRE(definition);
        return test::joined(definition.warnings);
    };
    const char* const moored =
        "[[unit]]\nid = \"moored\"\nplatform = \"arleigh-burke\"\nside = \"us\"\nhome = \"yokosuka\"\n";
    const char* const far =
        "[[unit]]\nid = \"far\"\nplatform = \"arleigh-burke\"\nside = \"us\"\nat = [-40.0, -100.0]\n"
        "heading = \"0 deg\"\nspeed = \"10 kn\"\n";
    CHECK(warnings("moored", moored).find("got \"moored\", which is not at that time") != std::string::npos);
    CHECK(warnings("far", far).find("too far from \"far\" to reach it") != std::string::npos);
    const std::string tanker = warnings("tanker", "");
    CHECK(tanker.find("under way to be passed") == std::string::npos);
    CHECK(tanker.find("craft that can meet") == std::string::npos);
}

TEST_CASE("What is no scenario file is refused in one line") {
    const auto only = [](const std::string& path) {
        const auto definition = load(path, test::folders());
        REQUIRE(definition.errors.size() == 1);
        return format(definition.errors.front());
    };
    const auto folder = std::filesystem::temp_directory_path();
    const std::string path = (folder / "openline-bad-input.toml").string();
    const auto write = [&](const std::string& text) { std::ofstream(path, std::ios::binary) << text; };
    CHECK(only(path + ".none") == path + ".none: expected a file, got nothing: no such file");
    CHECK(only(folder.string()) == folder.string() + ": expected a file, got a folder");
    write("");
    CHECK(only(path) == path + ": expected TOML text, got an empty file");
    write(std::string("a = 1\n\0\x01", 8));
    CHECK(only(path) == path + ":2:1: expected UTF-8 text, got a zero byte: this is a binary file");
    write("a = \"\xFF\"");
    CHECK(only(path) == path + ":1:6: expected UTF-8 text, got a byte that is not UTF-8");
    write("");
    std::filesystem::resize_file(path, 100u * 1024u * 1024u);
    CHECK(only(path) == path + ": expected at most 16 MiB of text, got 100 MiB");
    std::filesystem::remove(path);
}

TEST_CASE("Missing catalogues are complaints, not a crash") {
    const auto definition = parse(test::kSmall, "small.toml", {"/nonexistent/assets", "/nonexistent/maps"});
    REQUIRE_FALSE(definition);
    CHECK(test::joined(definition.errors).find("/nonexistent/assets/platforms.toml") != std::string::npos);
    CHECK(test::joined(definition.errors).find("id of a place") == std::string::npos);
}

TEST_CASE("One wrong number of the crisis catalogue is one complaint, not one for whoever refers to it") {
    namespace fs = std::filesystem;
    const fs::path assets = fs::temp_directory_path() / "openline-wrong-crisis";
    fs::remove_all(assets);
    fs::copy(std::string(OPENLINE_SOURCE_DIR) + "/assets", assets);  // its files
    std::ifstream shipped(assets / "crisis.toml");
    std::string text((std::istreambuf_iterator<char>(shipped)), {});
    const auto war = text.find("\nwar = 35\n");
    REQUIRE(war != std::string::npos);
    text.replace(war, 10, "\nwar = 350\n");
    std::ofstream(assets / "crisis.toml") << text;
    const std::string scenario = std::string(OPENLINE_SOURCE_DIR) + "/scenarios/2001-04-hainan-ep3.toml";
    const auto definition =
        load(scenario, {assets.string(), std::string(OPENLINE_SOURCE_DIR) + "/maps/indo-pacific"});
    fs::remove_all(assets);
    INFO(test::joined(definition.errors));
    REQUIRE(definition.errors.size() == 1);
    CHECK(definition.errors[0].file == (assets / "crisis.toml").string());
}

TEST_CASE("A text with changed bytes loads or is refused, and never crashes") {
    std::uint64_t state = 20211004;
    const auto next = [&state](std::size_t below) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        return static_cast<std::size_t>((state >> 33) % below);
    };
    const std::string alphabet = "\"[]{}=.,-0123456789 \nabckmnft:#\\";
    int refused = 0;
    for (int round = 0; round < 60; ++round) {
        std::string text = test::kSmall;
        for (std::size_t changes = 1 + next(4); changes > 0; --changes) {
            const std::size_t at = next(text.size());
            switch (next(4)) {
                case 0:
                    text[at] = alphabet[next(alphabet.size())];
                    break;
                case 1:
                    text.erase(at, 1 + next(40));
                    break;
                case 2:
                    text.insert(at, text.substr(next(text.size()), next(60)));
                    break;
                default:
                    text[at] = static_cast<char>(next(256));
                    break;
            }
        }
        const auto definition = parse(text, "changed.toml", test::folders());
        if (!definition) {
            ++refused;
            CHECK_FALSE(definition.errors.empty());
        }
    }
    CHECK(refused > 20);
}
