// What a save must have in common with its definition, and which saves cannot be gone on from.
#include "sim/save_check.h"

#include <catch2/catch.hpp>
#include <functional>

#include "crisis/small_model.h"
#include "scenes/scenes.h"
#include "sim/identity.h"
#include "sim/save.h"

using namespace openline;
using namespace openline::scenes;

namespace {

Definition withCrisis() {
    Definition scene = busyMorning();
    scene.crisis = crisis::test::model();
    return scene;
}

}  // namespace

TEST_CASE("a save with someone sent home to a place that is not there is refused, orders left or not") {
    for (const bool ordersLeft : {true, false}) {
        Run run(roundTrip());
        run.until(900.0);
        const std::size_t orders = run.definition.units[0].orders.size();
        run.world.overrides[0] = Override::divert;
        run.world.order[0] = static_cast<std::uint16_t>(ordersLeft ? 0 : orders);
        run.world.waypoint[0] = 0;
        REQUIRE(restore(run.definition, save(run.definition, run.world)));
        run.world.waypoint[0] = static_cast<std::uint32_t>(run.definition.places.size());
        const auto restored = restore(run.definition, save(run.definition, run.world));
        REQUIRE_FALSE(restored);
        CHECK(restored.errors.front().message.find("waypoint") != std::string::npos);
    }
}

TEST_CASE("every number of the crisis that a step reads is part of a definition's identity") {
    using Change = std::function<void(crisis::Model&)>;
    const std::vector<std::pair<const char*, Change>> changes{
        {"parameter", [](auto& m) { m.parameters.alarmUpPerUnit.value += 0.1; }},
        {"last parameter", [](auto& m) { m.parameters.referenceContactScale.value += 0.1; }},
        {"rate up", [](auto& m) { m.classes[0].upPerDay[3] += 0.1; }},
        {"rate down", [](auto& m) { m.classes[0].downPerDay[7] += 0.1; }},
        {"reading", [](auto& m) { m.readings[0].oddsRatio += 0.1; }},
        {"chosen reading", [](auto& m) { ++m.readingIndex; }},
        {"initial preset", [](auto& m) { m.initialPreset = crisis::test::kSuspended; }},
        {"climate", [](auto& m) { m.presets[0].climate += 0.1; }},
        {"delay", [](auto& m) { m.channels[0].ownDelayMedianS += 1.0; }},
        {"authority", [](auto& m) { m.channels[0].weight[4] += 0.1; }},
        {"answers", [](auto& m) { m.channels[0].answers[0].probability += 0.1; }},
        {"permission", [](auto& m) { m.channels[0].permission = crisis::Permission::delegated; }},
        {"initial rung", [](auto& m) { ++m.dyads[0].initialRung; }},
        {"channel of the record", [](auto& m) { m.record[0].channel = crisis::test::kRadio; }},
    };
    Definition scene = withCrisis();
    scene.crisis.record = {{}};
    const std::uint64_t before = identityOf(scene);
    for (const auto& [name, change] : changes) {
        INFO(name);
        Definition other = scene;
        change(other.crisis);
        CHECK(identityOf(other) != before);
    }
}

TEST_CASE("names, sources and captions are no part of a definition's identity") {
    const Definition scene = withCrisis();
    Definition other = scene;
    other.title = other.crisis.channels[0].name = other.crisis.parameters.retryS.source = "another";
    other.crisis.parameters.retryS.low -= 1.0;
    other.storyboard.emplace_back();
    CHECK(identityOf(other) == identityOf(scene));
}
