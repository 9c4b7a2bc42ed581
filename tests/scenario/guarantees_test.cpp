// What model.md promises of every crisis, over every scenario of the gallery: its classes, channels and
// relations.
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <span>

#include "base/digest.h"
#include "base/units.h"
#include "crisis/crisis.h"
#include "crisis/fit.h"
#include "scenario/gallery.h"

using namespace openline;
using namespace openline::crisis;
using scenario::test::gallery;
using scenario::test::Shipped;

namespace {

using units::kDayS;

/// A collision in every relation, a day apart.
std::vector<Stimulus> collisions(const Model& model) {
    std::vector<Stimulus> all;
    for (std::size_t i = 0; i < model.dyads.size(); ++i)
        all.push_back({kDayS * static_cast<double>(i) + 3600.0, StimulusKind::collision, DyadId(i), 0.0, 0,
                       static_cast<std::uint32_t>(i)});
    return all;
}

std::vector<std::array<double, 3>> jumps(const std::vector<Event>& events) {
    std::vector<std::array<double, 3>> all;
    for (const Event& event : events) {
        if (event.kind == EventKind::rungChanged)
            all.push_back(
                {event.timeS, static_cast<double>(event.dyad.index), static_cast<double>(event.to)});
    }
    return all;
}

std::vector<Event> run(const Model& model, State& state, std::uint64_t seed, double days) {
    std::vector<Event> events;
    advance(model, state, seed, days * kDayS, collisions(model), events);
    return events;
}

/// Nobody ever answers.
Model deaf(Model model) {
    model.parameters.permissionWithin24h.value = model.parameters.permissionWithin7d.value = 0.0;
    for (ChannelDef& channel : model.channels)
        if (channel.permission != Permission::shared) channel.answers = {{1.0, 1e-12}};
    return model;
}

Model closed(Model model) {
    for (PresetDef& preset : model.presets) {
        std::fill(preset.open.begin(), preset.open.end(), std::uint8_t{0});
        std::fill(preset.suspended.begin(), preset.suspended.end(), std::uint8_t{0});
        std::fill(preset.disputed.begin(), preset.disputed.end(), std::uint8_t{0});
    }
    for (ChannelDef& channel : model.channels) channel.openAtStart = false;
    return model;
}

std::uint64_t digestOf(const State& state) {
    Digest digest;
    addTo(digest, state);
    return digest.value();
}

}  // namespace

TEST_CASE(
    "Channels that are closed, or open and never answered, leave every scenario's jumps bit-equal at e = 1") {
    for (const Shipped& one : gallery()) {
        INFO(one.name);
        // What the reference expects of contact is the same for both.
        Model open = deaf(one.model), shut = closed(deaf(one.model));
        open.parameters.referenceContactScale.value = shut.parameters.referenceContactScale.value = 0.0;
        int calls = 0;
        for (std::uint64_t seed = 0; seed < 40; ++seed) {
            State a = begin(open, seed), b = begin(shut, seed);
            const auto heard = run(open, a, seed, 60.0);
            REQUIRE(jumps(heard) == jumps(run(shut, b, seed, 60.0)));
            for (const ChannelState& channel : a.channels) calls += static_cast<int>(channel.calls);
        }
        CHECK(calls > 0);
    }
}

TEST_CASE("At odds ratio 1 and e = 1 no channel of any scenario changes a jump") {
    for (const Shipped& one : gallery()) {
        INFO(one.name);
        Model open = one.model;
        for (Reading& reading : open.readings) reading.oddsRatio = 1.0;
        const Model shut = closed(open);
        for (std::uint64_t seed = 0; seed < 40; ++seed) {
            State a = begin(open, seed), b = begin(shut, seed);
            REQUIRE(jumps(run(open, a, seed, 60.0)) == jumps(run(shut, b, seed, 60.0)));
        }
    }
}

TEST_CASE("Jumping over quiet time equals stepping through it in every scenario's crisis, by digest") {
    for (const Shipped& one : gallery()) {
        INFO(one.name);
        for (std::uint64_t seed = 0; seed < 5; ++seed) {
            State jumped = begin(one.model, seed), stepped = begin(one.model, seed);
            run(one.model, jumped, seed, 30.0);
            std::vector<Event> events;
            auto next = collisions(one.model);
            for (double timeS = 0.0; timeS < 30 * kDayS; timeS += 4321.0) {
                const auto due = std::find_if(next.begin(), next.end(),
                                              [&](const Stimulus& each) { return each.timeS > timeS; });
                advance(one.model, stepped, seed, timeS, std::span(next.begin(), due), events);
                next.erase(next.begin(), due);
            }
            advance(one.model, stepped, seed, 30 * kDayS, next, events);
            REQUIRE(digestOf(jumped) == digestOf(stepped));
        }
    }
}

TEST_CASE("The class of every scenario holds its targets under its own reference preset") {
    for (const Shipped& one : gallery()) {
        INFO(one.name);
        REQUIRE(one.model.classIndex < one.model.classes.size());
        const ReferenceClass& reference = one.model.classes[one.model.classIndex];
        const PeakShares shares = peakShares(chainOf(reference), reference.startRung);
        CHECK(shares.none == Approx(31.0 / 54.0).margin(0.001));
        CHECK(shares.war == Approx(2.0 / 54.0).margin(0.001));
        CHECK(reference.referencePreset.index < one.model.presets.size());
    }
}

TEST_CASE("A scenario's own channels are called in its own relation and in no other") {
    for (const Shipped& one : gallery()) {
        for (std::size_t dyad = 0; dyad < one.model.dyads.size(); ++dyad) {
            INFO(one.name << " " << one.model.dyads[dyad].id);
            State state = begin(one.model, 1);
            std::vector<Event> events;
            const Stimulus collision{60.0, StimulusKind::collision, DyadId(dyad), 0.0, 0, 0};
            advance(one.model, state, 1, 120.0, std::span(&collision, 1), events);
            for (std::size_t i = 0; i < state.channels.size(); ++i) {
                const ChannelDef& def = one.model.channels[i];
                const bool rings = def.dyad.index == dyad && def.permission != Permission::none &&
                                   begin(one.model, 1).channels[i].open;
                CHECK((state.channels[i].calls > 0) == rings);
            }
        }
    }
}
