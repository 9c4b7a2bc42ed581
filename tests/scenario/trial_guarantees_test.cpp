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

Model shipped() {
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
    Rung first = 0, second = 0;
    for (std::size_t i = 0; i < moves.size(); ++i) {
        (moves[i].second ? second : first) = moves[i].to;
        // Both move in one tick of the clock.
        if (i + 1 < moves.size() && moves[i + 1].timeS == moves[i].timeS) continue;
        found.least = std::min(found.least, second - first);
        found.most = std::max(found.most, second - first);
    }
    return found;
}

}  // namespace

TEST_CASE("Where neither talk nor the climate matters, compared presets come out as the same bits") {
    Model model = withReading(shipped(), "talk-is-irrelevant");
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
    const Model model = withReading(shipped(), "talk-is-irrelevant");
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
