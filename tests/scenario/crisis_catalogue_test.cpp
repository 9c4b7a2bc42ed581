#include "scenario/crisis_catalogue.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "base/units.h"
#include "crisis/crisis.h"
#include "crisis/fit.h"

using namespace openline;
using namespace openline::crisis;

namespace {

using units::kDayS;

DyadDef usPrc(Rung rung) {
    DyadDef dyad;
    dyad.id = "us-prc";
    dyad.a = SideId(std::size_t{0});
    dyad.b = SideId(std::size_t{1});
    dyad.initialRung = rung;
    return dyad;
}

std::string asset(const char* name) {
    return std::string(OPENLINE_SOURCE_DIR "/assets/") + name;
}

Model shipped() {
    auto model = scenario::loadCrisisModel(asset("crisis.toml"), asset("channels.toml"));
    for (const Complaint& error : model.errors) UNSCOPED_INFO(format(error));
    REQUIRE(model);
    return *model;
}

std::string read(const std::string& path) {
    std::ifstream file(path);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

/// Complaints after every occurrence of `from` in a shipped file is replaced by `to`.
std::string complaintsWith(const char* name, const std::string& from, const std::string& to) {
    std::string text = read(asset(name));
    REQUIRE(text.find(from) != std::string::npos);
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    const auto folder = std::filesystem::temp_directory_path();
    const std::size_t own = std::hash<std::string>{}(from + to);  // tests may run side by side
    const std::string path = (folder / ("openline-" + std::to_string(own) + name)).string();
    std::ofstream(path) << text;
    const bool crisisFile = std::string(name) == "crisis.toml";
    scenario::Names sides("side"), places("place");
    for (const char* id : {"us", "prc"}) (void)sides.add(id);
    for (const ChannelDef& channel : shipped().channels)
        for (const std::string& end : {channel.endA, channel.endB})
            if (!end.empty()) (void)places.add(end);
    auto model = scenario::loadCrisisModel(crisisFile ? path : asset("crisis.toml"),
                                           crisisFile ? asset("channels.toml") : path, {&sides, &places});
    std::remove(path.c_str());
    std::string all;
    for (const Complaint& error : model.errors) all += format(error) + "\n";
    return all;
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::size_t lines(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

TEST_CASE("The shipped rates reproduce the peaks of every class to a tenth of a percent") {
    for (const ReferenceClass& reference : shipped().classes) {
        INFO(reference.id);
        const PeakShares shares = peakShares(chainOf(reference), reference.startRung);
        const double all = reference.crises;
        CHECK(shares.none == Approx((all - reference.violent) / all).margin(0.001));
        CHECK(shares.minor == Approx((reference.violent - reference.serious) / all).margin(0.001));
        CHECK(shares.serious == Approx((reference.serious - reference.war) / all).margin(0.001));
        CHECK(shares.war == Approx(reference.war / all).margin(0.001));
    }
}

TEST_CASE("The shipped rates are what the fit gives, and fit durations as well as the model card says") {
    const Model model = shipped();
    const double sdLn = model.parameters.frailtySdLn.value;
    const double tolerance[] = {0.05, 0.09, 0.21};  // the third class is 18 crises, hardly lognormal
    const double wanted[] = {0.10, 0.25, 0.50, 0.75, 0.90};
    REQUIRE(model.classes.size() == 3);
    for (std::size_t c = 0; c < 3; ++c) {
        const ReferenceClass& reference = model.classes[c];
        INFO(reference.id);
        const Chain fitted = fitRates(reference, sdLn);
        for (std::size_t r = 1; r <= 6; ++r) {
            CHECK(reference.upPerDay[r] == Approx(fitted.upPerDay[r]).margin(1e-4));
            CHECK(reference.downPerDay[r] == Approx(fitted.downPerDay[r]).margin(1e-4));
        }
        const auto over = durationFit(reference, chainOf(reference), sdLn);
        for (std::size_t i = 0; i < 5; ++i) CHECK(over[i] == Approx(wanted[i]).margin(tolerance[c]));
    }
}

TEST_CASE("Simulated contact under the reference preset is what the reference assumes on the average") {
    Model model = shipped();
    model.dyads = {usPrc(2)};
    model.initialPreset = model.classes[0].referencePreset;
    model.classes[0].upPerDay.fill(0.0);
    model.classes[0].downPerDay.fill(0.0);
    const auto embassy =
        static_cast<std::size_t>(std::find_if(model.channels.begin(), model.channels.end(),
                                              [](const auto& c) { return c.id == "embassy"; }) -
                                 model.channels.begin());
    int connected = 0, samples = 0;
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        State state = begin(model, seed);
        std::vector<Event> events;
        for (double t = 0.0; t < 37 * kDayS; t += 0.25 * kDayS) {
            advance(model, state, seed, t, {}, events);
            connected += state.channels[embassy].lamp == Lamp::answered ? 1 : 0;
            ++samples;
        }
    }
    CHECK(static_cast<double>(connected) / samples == Approx(0.95 * 24.0 / 36.0).margin(0.05));
}

TEST_CASE("Every channel that is called answers as often as its card says, in a neutral climate") {
    Model model = shipped();
    model.dyads = {usPrc(0)};
    model.classes[0].upPerDay.fill(0.0);
    model.classes[0].downPerDay.fill(0.0);
    PresetDef every;
    every.open.assign(model.channels.size(), 1);
    model.presets.push_back(every);
    model.initialPreset = PresetId(model.presets.size() - 1);
    constexpr int kRuns = 1500;
    std::vector<std::vector<double>> firstS(model.channels.size());
    for (std::uint64_t seed = 0; seed < kRuns; ++seed) {
        State state = begin(model, seed);
        std::vector<Event> events;
        const Stimulus collision{0.0, StimulusKind::collision, DyadId(std::size_t{0}), 0.0, 0, 0};
        advance(model, state, seed, 7 * kDayS, std::span(&collision, 1), events);
        std::set<std::uint32_t> heard;
        for (const Event& event : events) {
            if (event.kind == EventKind::callAnswered && heard.insert(event.channel.index).second)
                firstS[event.channel.index].push_back(event.timeS);
        }
    }
    for (std::size_t i = 0; i < model.channels.size(); ++i) {
        for (const AnswerPoint& point : model.channels[i].answers) {
            INFO(model.channels[i].id << " within " << point.withinS / 3600.0 << " h");
            const auto within = std::count_if(firstS[i].begin(), firstS[i].end(),
                                              [&](double timeS) { return timeS <= point.withinS; });
            CHECK(static_cast<double>(within) / kRuns == Approx(point.probability).margin(0.04));
        }
    }
}

TEST_CASE("The register has its channels, three readings and seven presets, all with sources") {
    const Model model = shipped();
    CHECK(model.channels.size() == 22);
    CHECK(model.readings.size() == 3);
    CHECK(model.presets.size() == 7);
    for (const ChannelDef& channel : model.channels) CHECK_FALSE(channel.source.empty());
    std::set<std::string> presets;
    for (const PresetDef& preset : model.presets) presets.insert(preset.id);
    for (const char* id :
         {"none", "2001-04", "2016-12", "2021-autumn", "after-2022-08", "restored-2024", "article"})
        CHECK(presets.count(id) == 1);
}

TEST_CASE("A wrong number is refused where it stands") {
    const std::string negative =
        complaintsWith("crisis.toml", "up-per-day = [0.0628", "up-per-day = [-0.0628");
    CHECK(contains(negative, "class[0].up-per-day[0]: expected a rate above 0"));
    CHECK(lines(negative) == 1);
    const std::string over = complaintsWith("channels.toml", "probability = 0.95", "probability = 1.95");
    CHECK(contains(over, "expected 0 to 1, got 1.95"));
    const std::string falling = complaintsWith("channels.toml", "probability = 0.95", "probability = 0.5");
    CHECK(contains(falling, "answer points that rise"));
    const std::string unpermitted =
        complaintsWith("channels.toml", "probability = 0.09 }", "probability = 0.25 }");
    CHECK(
        contains(unpermitted, "expected at most 0.10, the share of crises in which leaders permit contact"));
    CHECK(contains(unpermitted, "got 0.25"));
    const std::string bare = complaintsWith("crisis.toml", "value = \"3 d\"", "value = 3");
    CHECK(contains(bare, "parameters.alarm-half-life.value: expected a duration"));
    CHECK(
        contains(complaintsWith("crisis.toml", "value = 0.70", "value = 1.70"), "expected a value from low"));
}

TEST_CASE("Bad injects, disputes and readings are errors with their place") {
    const std::string kind =
        complaintsWith("crisis.toml", "id = \"media-campaign\"", "id = \"media-campain\"");
    CHECK(contains(kind, "did you mean \"media-campaign\""));
    CHECK(contains(kind, "expected an [[inject]] with the id \"media-campaign\", got none"));
    const std::string outside =
        complaintsWith("crisis.toml", "pressure = { value = 1.0, low = 0.3, high = 2.0 }",
                       "pressure = { value = 3.0, low = 0.3, high = 2.0 }");
    CHECK(contains(outside, "expected a value between its low and its high"));
    const std::string climate =
        complaintsWith("crisis.toml", "climate = { value = -0.15", "climate = { value = -1.5");
    CHECK(contains(climate, "expected -1 to 1, got -1.5"));
    const std::string disputed = complaintsWith("channels.toml", "disputed = [\"vice-chairman-call\"]",
                                                "disputed = [\"leaders-call\"]");
    CHECK(contains(disputed, "expected channels with counterpart-disputed = true, got \"leaders-call\""));
    const std::string odds = complaintsWith("crisis.toml", "odds-ratio = 0.8\n", "");
    CHECK(contains(odds, "reading[0]: expected the key \"odds-ratio\", got none"));
    const std::string authority =
        complaintsWith("channels.toml", "weights = [0.0, 0.4, 0.5, 0.4, 0.3, 0.2, 0.1, 0.0]",
                       "weights = [0.0, 0.4, 1.5, 0.4, 0.3, 0.2, 0.1, 0.0]");
    CHECK(contains(authority, "weights[2]: expected 0 to 1, got 1.5"));
}

TEST_CASE("A channel's ends are places, and who suspends it is a side") {
    const std::string ends = complaintsWith("channels.toml", "ends = [\"white-house\", \"zhongnanhai\"]",
                                            "ends = [\"white-house\", \"atlantis\"]");
    CHECK(contains(ends, "channel[0].ends[1]: "));
    CHECK(contains(ends, "atlantis"));
    const std::string by =
        complaintsWith("channels.toml", "suspended = [\"vice-chairman-call\",",
                       "suspended = [{ channel = \"vice-chairman-call\", by = \"martians\" },");
    CHECK(contains(by, "suspended[0].by: "));
    CHECK(contains(by, "martians"));
    CHECK(complaintsWith("channels.toml", "suspended = [\"vice-chairman-call\",",
                         "suspended = [{ channel = \"vice-chairman-call\", by = \"us\" },")
              .empty());
}

TEST_CASE("A class has some violent and some serious crises, no more than a beta law takes") {
    const std::string counts = "crises = 54\nviolent = 23\nserious = 11\nwar = 2";
    const std::string none =
        complaintsWith("crisis.toml", counts, "crises = 54\nviolent = 0\nserious = 0\nwar = 0");
    CHECK(contains(none, "class[0].violent: expected"));
    CHECK(contains(none, "class[0].serious: expected"));
    CHECK(lines(none) == 2);
    CHECK(lines(complaintsWith("crisis.toml", counts, "crises = 54\nviolent = 23\nserious = 0\nwar = 0")) ==
          1);
    CHECK(contains(complaintsWith("crisis.toml", "crises = 54", "crises = 99999"), "class[0].crises"));
    CHECK(contains(complaintsWith("crisis.toml", counts, "crises = 5\nviolent = 23\nserious = 11\nwar = 2"),
                   "expected counts with crises >= violent >= serious >= war"));
}

TEST_CASE("A class starts below serious clashes, and at rung 5 only if all of it is violent") {
    CHECK(contains(complaintsWith("crisis.toml", "start-rung = 5", "start-rung = 6"),
                   "class[1].start-rung: expected"));
    const std::string some =
        complaintsWith("crisis.toml", "crises = 164\nviolent = 164", "crises = 164\nviolent = 100");
    CHECK(contains(some,
                   "class[1].start-rung: expected violent = crises for a class that starts at rung 5, "
                   "got 100 of 164"));
    CHECK(lines(some) == 1);
}

TEST_CASE("What pushes a crisis up never pulls it: below 1 is refused") {
    for (const std::string key : {"alarm-up-per-unit", "pressure-up-per-unit", "cyber-attack-up"}) {
        const std::string head = "[parameters." + key + "]\nvalue = 1";
        const std::string found = complaintsWith("crisis.toml", head, "[parameters." + key + "]\nvalue = 0");
        INFO(found);
        CHECK(contains(found, "parameters." + key + ".value: expected a ratio of 1 to 20, got 0."));
    }
}

TEST_CASE("A class without counts, an unknown channel and an unknown key are told all at once") {
    const std::string counts = complaintsWith("crisis.toml", "violent = 23\n", "");
    CHECK(contains(counts, "class[0]: expected the key \"violent\", got none"));
    const std::string channel = complaintsWith("channels.toml", "\"leaders-call\",", "\"leader-call\",");
    CHECK(contains(channel, "did you mean \"leaders-call\""));
    CHECK(lines(channel) == 6);
    const std::string key =
        complaintsWith("channels.toml", "short-name = \"Embassy\"", "shortname = \"Embassy\"");
    CHECK(contains(key, "did you mean \"short-name\""));
    CHECK(contains(key, "expected the key \"short-name\", got none"));
}
