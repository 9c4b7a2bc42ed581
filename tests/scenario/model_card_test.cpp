// What the model card says of the shipped numbers, held against them.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <vector>

#include "base/units.h"
#include "crisis/crisis.h"
#include "scenario/crisis_catalogue.h"

using namespace openline;
using namespace openline::crisis;

namespace {

using units::kDayS;

DyadDef usAndPrc(Rung rung) {
    DyadDef dyad;
    dyad.id = "us-prc";
    dyad.a = SideId(std::size_t{0});
    dyad.b = SideId(std::size_t{1});
    dyad.initialRung = rung;
    return dyad;
}

Model shippedUnder(const char* preset) {
    auto model = scenario::readCrisisCatalogue(OPENLINE_SOURCE_DIR "/assets");
    REQUIRE(model);
    model->dyads = {usAndPrc(0)};
    const auto found = std::find_if(model->presets.begin(), model->presets.end(),
                                    [&](const PresetDef& one) { return one.id == preset; });
    REQUIRE(found != model->presets.end());
    model->initialPreset = PresetId(static_cast<std::size_t>(found - model->presets.begin()));
    return *model;
}

/// What follows a collision at time 0.
std::vector<Event> afterCollision(const Model& model, std::uint64_t seed, double untilS) {
    State state = begin(model, seed);
    std::vector<Event> events;
    const Stimulus collision{0.0, StimulusKind::collision, DyadId(std::size_t{0}), 0.0, 0, 0};
    advance(model, state, seed, untilS, std::span(&collision, 1), events);
    return events;
}

/// Does the crisis step up before anyone senior has been reached?
bool stepsUpFirst(const Model& model, const std::vector<Event>& events) {
    for (const Event& event : events) {
        if (event.kind == EventKind::rungChanged && event.from > 0 && event.to > event.from) return true;
        if (event.kind == EventKind::callAnswered && isSenior(model.channels[event.channel.index]))
            return false;
    }
    return false;
}

int stepUpFirstIn100(const char* preset) {
    const Model model = shippedUnder(preset);
    constexpr int kRuns = 1600;
    int first = 0;
    for (std::uint64_t seed = 0; seed < kRuns; ++seed)
        first += stepsUpFirst(model, afterCollision(model, seed, 400.0 * kDayS)) ? 1 : 0;
    return (100 * first + kRuns / 2) / kRuns;
}

}  // namespace

TEST_CASE("The 11 days of 2001 lie in the central 80 % of crises after a collision that peak at rung 2") {
    const Model model = shippedUnder("2001-04");
    std::vector<double> days;
    for (std::uint64_t seed = 0; seed < 4000; ++seed) {
        Rung peak = 0;
        double overS = -1.0;
        for (const Event& event : afterCollision(model, seed, 400.0 * kDayS)) {
            if (event.kind != EventKind::rungChanged || overS >= 0.0) continue;
            peak = std::max(peak, event.to);
            if (event.to == 0) overS = event.timeS;
        }
        if (peak == 2 && overS >= 0.0) days.push_back(overS / kDayS);
    }
    REQUIRE(days.size() > 500);
    std::sort(days.begin(), days.end());
    const double low = days[days.size() / 10], high = days[days.size() - days.size() / 10];
    INFO(low << " to " << high << " days");
    CHECK(low < 11.0);
    CHECK(high > 11.0);
    CHECK(low == Approx(1.0).margin(0.4));
    CHECK(high == Approx(46.0).margin(5.0));
}

TEST_CASE("The race: a step up before senior contact, as often as the model card says") {
    CHECK(std::abs(stepUpFirstIn100("2021-autumn") - 35) <= 4);
    CHECK(std::abs(stepUpFirstIn100("article") - 2) <= 2);
}
