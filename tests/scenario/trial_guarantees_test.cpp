// What model.md promises of trials, over the shipped numbers: one clock for all that is compared, more
// channels never worse, and the closed forms where every factor is frozen.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "crisis/crisis.h"
#include "crisis/fit.h"
#include "crisis/trial.h"
#include "scenario/crisis_catalogue.h"
#include "scenario/gallery.h"

using namespace openline;
using namespace openline::crisis;

namespace {

constexpr DyadId kDyad{std::size_t{0}};

DyadDef usPrc() {
    DyadDef dyad;
    dyad.id = "us-prc";
    dyad.a = SideId(std::size_t{0});
    dyad.b = SideId(std::size_t{1});
    return dyad;
}

Model shippedCrisis() {
    auto model = scenario::readCrisisCatalogue(OPENLINE_SOURCE_DIR "/assets");
    REQUIRE(model);
    model->dyads = {usPrc()};
    return *model;
}

template <class Defs>
std::size_t indexOf(const Defs& defs, const char* id) {
    const auto found = std::ranges::find_if(defs, [&](const auto& one) { return one.id == id; });
    REQUIRE(found != defs.end());
    return static_cast<std::size_t>(found - defs.begin());
}

Model withReading(Model model, const char* reading) {
    model.readingIndex = indexOf(model.readings, reading);
    return model;
}

State under(Model model, const char* preset) {
    model.initialPreset = PresetId(indexOf(model.presets, preset));
    return begin(model, 1);
}

TrialEvent collisionIn(DyadId dyad) {
    TrialEvent event;
    event.stimulus = {0.0, StimulusKind::collision, dyad, 0.0, 0, 1};
    return event;
}

/// Trials of two states on the clock that they share.
struct Compared {
    TrialPlan first, second;
};

Compared compare(const Model& model, const State& one, const State& other, DyadId dyad = kDyad) {
    const std::vector<TrialEvent> events{collisionIn(dyad)};
    ClockBound bound = clockBound(model, one, dyad);
    bound.cover(clockBound(model, other, dyad));
    const TrialSetting setting{.bound = bound, .events = events};
    return {planTrials(model, one, dyad, 0.0, setting), planTrials(model, other, dyad, 0.0, setting)};
}

/// The least and the most that the second stands above the first, until one of the two is over.
struct Apart {
    Rung least = 0, most = 0;
};

Apart apart(const Compared& compared, std::int64_t run) {
    std::vector<TrialStep> steps, others;
    const TrialResult a = runTrial(compared.first, 21, run, &steps);
    const TrialResult b = runTrial(compared.second, 21, run, &others);
    const double untilS = std::min(a.overS, b.overS);
    struct Move {
        double timeS;
        bool second;
        Rung to;
    };
    std::vector<Move> moves;
    const auto add = [&](const std::vector<TrialStep>& from, bool second) {
        for (const TrialStep& step : from)
            if (step.kind == EventKind::rungChanged && step.timeS <= untilS)
                moves.push_back({step.timeS, second, step.to});
    };
    add(steps, false);
    add(others, true);
    std::ranges::stable_sort(moves, {}, &Move::timeS);
    Apart found;
    Rung first = compared.first.start.rung, second = compared.second.start.rung;
    for (std::size_t i = 0; i < moves.size(); ++i) {
        (moves[i].second ? second : first) = moves[i].to;
        // Both move in one tick of the clock.
        if (i + 1 < moves.size() && moves[i + 1].timeS == moves[i].timeS) continue;
        found.least = std::min(found.least, second - first);
        found.most = std::max(found.most, second - first);
    }
    return found;
}

/// The same moment with nobody to call.
State shut(State state) {
    for (ChannelState& channel : state.channels) {
        channel.open = channel.disputed = false;
        channel.suspended = Party::none;
        channel.lamp = Lamp::closed;
        channel.nextCallS = kNever;
    }
    return state;
}

/// More channels never put a trial higher, and at times put it lower. Returns how often they do.
int lowered(const Model& model, const State& open, DyadId dyad, int runs) {
    const Compared compared = compare(model, shut(open), open, dyad);
    int lower = 0;
    for (int i = 0; i < runs; ++i) {
        const Apart found = apart(compared, i);
        REQUIRE(found.most <= 0);
        lower += found.least < 0 ? 1 : 0;
    }
    return lower;
}

}  // namespace

TEST_CASE("Where neither talk nor the climate matters, compared presets come out as the same bits") {
    Model model = withReading(shippedCrisis(), "talk-is-irrelevant");
    model.parameters.climateDown.value = 1.0;
    const Compared compared = compare(model, under(model, "none"), under(model, "after-2022-08"));
    for (std::int64_t i = 0; i < 2000; ++i) {
        const TrialResult a = runTrial(compared.first, 20, i), b = runTrial(compared.second, 20, i);
        REQUIRE(a.firstUpS == b.firstUpS);
        REQUIRE(a.overS == b.overS);
        REQUIRE(a.peak == b.peak);
        REQUIRE(a.last == b.last);
    }
}

TEST_CASE("Presets of other climates share a clock: where talk is irrelevant the colder never stands lower") {
    const Model model = withReading(shippedCrisis(), "talk-is-irrelevant");
    const Compared compared = compare(model, under(model, "none"), under(model, "after-2022-08"));
    REQUIRE(compared.first.climate.down > compared.second.climate.down);
    REQUIRE(compared.first.bound.climateDown == compared.second.bound.climateDown);
    int equal = 0;
    for (std::int64_t i = 0; i < 2000; ++i) {
        const Apart found = apart(compared, i);
        REQUIRE(found.least >= 0);
        equal += found.most == 0 ? 1 : 0;
    }
    // Most dice fall alike: a difference is one of the climate, not of another clock.
    CHECK(equal > 1000);
}

TEST_CASE("Classes share a clock too") {
    const Model model = shippedCrisis();
    State one = begin(model, 1), other = one;
    other.classIndex = model.classes.size() - 1;
    REQUIRE(one.classIndex != other.classIndex);
    const Compared compared = compare(model, one, other);
    CHECK(compared.first.bound.upPerS == compared.second.bound.upPerS);
    CHECK(compared.first.bound.downPerS == compared.second.bound.downPerS);
}

TEST_CASE("Under every preset the shipped channels never put a trial higher than none would") {
    const Model model = withReading(shippedCrisis(), "talk-helps");
    int lower = 0;
    for (const PresetDef& preset : model.presets) {
        INFO(preset.id);
        const int here = lowered(model, under(model, preset.id.c_str()), kDyad, 1500);
        if (preset.id == "none") CHECK(here == 0);
        lower += here;
    }
    CHECK(lower > 100);
}

TEST_CASE("In every relation of every scenario more channels never put a trial higher") {
    for (const scenario::test::Shipped& one : scenario::test::gallery()) {
        const Model model = withReading(one.model, "talk-helps");
        for (std::size_t dyad = 0; dyad < model.dyads.size(); ++dyad) {
            INFO(one.name << " " << model.dyads[dyad].id);
            lowered(model, begin(model, 1), DyadId(dyad), 400);
        }
    }
}

TEST_CASE("Every class holds its counts under its reference preset, with the shipped channels answering") {
    Model model = withReading(shippedCrisis(), "talk-helps");
    for (std::size_t c = 0; c < model.classes.size(); ++c) {
        const ReferenceClass& reference = model.classes[c];
        INFO(reference.id);
        model.classIndex = c;
        model.initialPreset = reference.referencePreset;
        model.dyads[0].initialRung = reference.startRung;
        const TrialPlan plan = planTrials(model, begin(model, 1), kDyad, 0.0, {});
        constexpr int kRuns = 100'000;
        std::array<int, kRungCount> peaks{};
        for (int i = 0; i < kRuns; ++i) ++peaks[static_cast<std::size_t>(runTrial(plan, 22, i).peak)];
        const double all = reference.crises;
        const auto share = [&](int count) { return count / double{kRuns}; };
        // c0 is a steady value: early in a crisis contact lies below it, later above.
        CHECK(share(peaks[7]) == Approx(reference.war / all).margin(0.01));
        CHECK(share(peaks[6]) == Approx((reference.serious - reference.war) / all).margin(0.01));
        CHECK(share(peaks[5] + peaks[6] + peaks[7]) == Approx(reference.violent / all).margin(0.01));
    }
}

TEST_CASE(
    "With the shipped rates frozen trials of every class last as the closed form says, the first a "
    "million") {
    Model model = withReading(shippedCrisis(), "talk-is-irrelevant");
    for (std::size_t c = 0; c < model.classes.size(); ++c) {
        const ReferenceClass& reference = model.classes[c];
        INFO(reference.id);
        model.classIndex = c;
        model.initialPreset = reference.referencePreset;
        model.dyads[0].initialRung = reference.startRung;
        State state = shut(begin(model, 1));
        const TrialPlan plan = planTrials(model, state, kDyad, 0.0, {});
        const double days = reference.durationQuantileDays[2];
        const int runs = c == 0 ? 1'000'000 : 100'000;
        int over = 0;
        for (int i = 0; i < runs; ++i) over += runTrial(plan, 23, i).overS <= days * 86400.0 ? 1 : 0;
        const double wanted =
            overByDays(chainOf(reference), reference.startRung, model.parameters.frailtySdLn.value, days);
        CHECK(over / double(runs) == Approx(wanted).margin(3.0 * std::sqrt(wanted * (1.0 - wanted) / runs)));
    }
}

TEST_CASE(
    "Where guardrails invite risk, the rules that the article asks for raise it by the reading's factor") {
    const Model model = withReading(shippedCrisis(), "guardrails-invite-risk");
    CHECK(conductFactor(model, under(model, "article")) == 1.3);
    CHECK(conductFactor(model, under(model, "none")) == 1.0);
    const Model helps = withReading(shippedCrisis(), "talk-helps");
    CHECK(conductFactor(helps, under(helps, "article")) < 0.75);
}
