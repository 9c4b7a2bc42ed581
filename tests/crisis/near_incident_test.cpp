// Whether a near gap becomes an incident: chance, publicity, and whether the crews talked.
#include <algorithm>
#include <catch2/catch.hpp>

#include "crisis/crisis.h"
#include "crisis/trial_scene.h"

using namespace openline;
using namespace openline::crisis;
using namespace openline::crisis::test;

namespace {

constexpr int kRuns = 20'000;

Model likely() {
    Model m = frozen();
    m.parameters.nearIncidentProbability = exactly(0.2);
    return m;
}

Stimulus nearGap(CrewTalk talk = CrewTalk::none) {
    Stimulus stimulus{100.0, StimulusKind::closePass, kDyad, 10.0, 0, 1};
    stimulus.talk = talk;
    return stimulus;
}

/// Share of the worlds in which the near gap is an incident.
double shareOfIncidents(const Model& m, const Stimulus& stimulus, double pressure = 0.0) {
    int incidents = 0;
    for (int seed = 0; seed < kRuns; ++seed) {
        State state = begin(m, static_cast<std::uint64_t>(seed));
        state.dyads[0].pressure = pressure;
        std::vector<Event> events;
        advance(m, state, static_cast<std::uint64_t>(seed), 100.0, {&stimulus, 1}, events);
        incidents += state.dyads[0].peakRung > 0 ? 1 : 0;
    }
    return incidents / double{kRuns};
}

/// The reasons of the step from routine to incident; empty if none came.
std::vector<Factor> reasonsOf(const Model& m, const Stimulus& stimulus) {
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        State state = begin(m, seed);
        std::vector<Event> events;
        advance(m, state, seed, 100.0, {&stimulus, 1}, events);
        for (const Event& event : events)
            if (event.kind == EventKind::rungChanged && event.to == 1) return event.factors;
    }
    return {};
}

const Factor* find(const std::vector<Factor>& factors, FactorKind kind) {
    const auto found = std::ranges::find(factors, kind, &Factor::kind);
    return found == factors.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("A near gap becomes an incident more often in public and more rarely when the crews talked") {
    Model m = likely();
    const auto close = [](double share) { return Approx(share).margin(within(share, kRuns)); };
    CHECK(shareOfIncidents(m, nearGap()) == close(0.2));
    CHECK(shareOfIncidents(m, nearGap(CrewTalk::heard)) == close(0.2 * 0.8));
    CHECK(shareOfIncidents(m, nearGap(CrewTalk::heeded)) == close(0.2 * 0.5));
    // A media campaign is one unit of pressure, and publishes as much as a scenario that says so.
    CHECK(shareOfIncidents(m, nearGap(), 1.0) == close(0.2 * 1.5));
    m.dyads[0].publicity = Publicity::published;
    CHECK(shareOfIncidents(m, nearGap()) == close(0.2 * 1.5));
    m.dyads[0].publicity = Publicity::withheld;
    CHECK(shareOfIncidents(m, nearGap()) == close(0.2 / 1.5));
    CHECK(shareOfIncidents(m, nearGap(), 1.0) == close(0.2));
}

TEST_CASE("A trial makes the same of publicity and talk as a running crisis") {
    Model m = likely();
    m.dyads[0].publicity = Publicity::published;
    const auto share = [&](CrewTalk talk) {
        TrialEvent event;
        event.timeS = 100.0;
        event.stimulus = nearGap(talk);
        const TrialPlan plan = planTrials(m, begin(m, 1), kDyad, 0.0, {.events = {&event, 1}});
        int incidents = 0;
        for (int run = 0; run < kRuns; ++run) incidents += runTrial(plan, 3, run).incidentS != kNever ? 1 : 0;
        return incidents / double{kRuns};
    };
    CHECK(share(CrewTalk::none) == Approx(0.3).margin(within(0.3, kRuns)));
    CHECK(share(CrewTalk::heeded) == Approx(0.15).margin(within(0.15, kRuns)));
}

TEST_CASE(
    "The step from a near gap keeps publicity and talk among its reasons, and says that they are no rates") {
    Model m = likely();
    CHECK(find(reasonsOf(m, nearGap()), FactorKind::publicity) == nullptr);
    CHECK(find(reasonsOf(m, nearGap()), FactorKind::crewsTalked) == nullptr);
    m.dyads[0].publicity = Publicity::published;
    const std::vector<Factor> reasons = reasonsOf(m, nearGap(CrewTalk::heard));
    const Factor* publicity = find(reasons, FactorKind::publicity);
    const Factor* talk = find(reasons, FactorKind::crewsTalked);
    REQUIRE(publicity != nullptr);
    REQUIRE(talk != nullptr);
    CHECK(publicity->upRatio == Approx(1.5));
    CHECK(talk->upRatio == Approx(0.8));
    CHECK(publicity->downRatio == 1.0);
    CHECK_FALSE(actsOnRates(talk->kind));
}

TEST_CASE("A step keeps each of its reasons once, and publicity is none of a collision or of a record") {
    Model m = likely();
    m.parameters.alarmUpPerUnit = exactly(1.5);
    m.dyads[0].publicity = Publicity::published;
    const std::vector<Factor> reasons = reasonsOf(m, nearGap(CrewTalk::heard));
    for (const Factor& factor : reasons) CHECK(std::ranges::count(reasons, factor.kind, &Factor::kind) == 1);
    CHECK(find(reasons, FactorKind::publicity) != nullptr);
    const std::vector<Factor> collided = reasonsOf(m, collision(100.0));
    CHECK_FALSE(collided.empty());
    CHECK(std::ranges::all_of(collided, actsOnRates, &Factor::kind));
    m.playsRecord = true;
    RecordEntry entry;
    entry.timeS = 50.0;
    entry.rung = 1;
    entry.dyad = kDyad;
    m.record = {entry};
    State state = begin(m, 1);
    state.dyads[0].pressure = 1.0;
    const std::vector<Event> events = run(m, state, 1, 100.0);
    REQUIRE(events.size() == 1);
    CHECK(find(events[0].factors, FactorKind::pressure) != nullptr);
    CHECK(std::ranges::all_of(events[0].factors, actsOnRates, &Factor::kind));
}

TEST_CASE("At routine publicity is told; from rung one on it explains no step and is not") {
    Model m = likely();
    m.dyads[0].publicity = Publicity::withheld;
    const std::vector<Factor> quiet = explain(m, begin(m, 1), kDyad, 0.0);
    REQUIRE(find(quiet, FactorKind::publicity) != nullptr);
    CHECK(find(quiet, FactorKind::publicity)->upRatio == Approx(1.0 / 1.5));
    CHECK(find(explain(m, atRung(m, 3), kDyad, 0.0), FactorKind::publicity) == nullptr);
}

TEST_CASE("Factors know what they are and when their moment was, whatever they are called") {
    Model m = model();
    State state = atRung(m, 3);
    state.dyads[0].alarm = 1.0;
    state.dyads[0].alarmSinceS = 100.0;
    state.dyads[0].pressure = 1.0;
    state.dyads[0].pressureSinceS = 200.0;
    state.dyads[0].lastStimulusS = 300.0;
    state.channels[kRadio.index].lamp = Lamp::answered;
    state.channels[kRadio.index].lampSinceS = 350.0;
    m.classes[0].referencePreset = {};
    const std::vector<Factor> factors = explain(m, state, kDyad, 400.0);
    const auto sinceOf = [&](FactorKind kind) {
        const Factor* factor = find(factors, kind);
        return factor ? factor->sinceS : -1.0;
    };
    CHECK(sinceOf(FactorKind::alarm) == 100.0);
    CHECK(sinceOf(FactorKind::pressure) == 200.0);
    CHECK(sinceOf(FactorKind::firstHours) == 300.0);
    CHECK(sinceOf(FactorKind::contact) == 350.0);
}
