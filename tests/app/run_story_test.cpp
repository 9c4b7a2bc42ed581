#include "app/run_story.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "crisis/small_model.h"
#include "scenes/thrown.h"
#include "sim/step.h"
#include "study/timeline.h"

using namespace openline;
using namespace openline::app;

namespace {

Session twoCraft() {
    sim::Definition definition = scenes::twoOnTheirWay();
    definition.crisis = crisis::test::model();
    Session session;
    session.definition = std::make_shared<const sim::Definition>(std::move(definition));
    return session;
}

/// Told some time after the two were closest.
sim::Event encounter(double closestS, double gapM) {
    sim::Event event;
    event.kind = sim::EventKind::encounter;
    event.unit = event.encounter.a = UnitId{std::size_t{0}};
    event.encounter.b = UnitId{std::size_t{1}};
    event.encounter.timeS = closestS;
    event.encounter.gapM = event.encounter.slantM = gapM;
    event.encounter.level = 3;
    return event;
}

sim::Event step(double timeS) {
    sim::Event event;
    event.kind = sim::EventKind::crisis;
    event.timeS = event.crisis.timeS = timeS;
    event.crisis.kind = crisis::EventKind::rungChanged;
    event.crisis.dyad = DyadId{std::size_t{0}};
    event.crisis.to = 1;
    return event;
}

bool has(const std::string& text, const char* part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the first dangerous encounter is the one that was first, whichever was told of first") {
    const Session session = twoCraft();
    const sim::World world = sim::begin(*session.definition, 1);
    RunStory story(session);
    story.add(encounter(500.0, 100.0));
    story.add(encounter(300.0, 60.0));
    const auto lines = story.json(world);
    REQUIRE(lines.size() == 1);
    CHECK(has(lines[0]["text"], "first and closest dangerous encounter: "));
    CHECK(has(lines[0]["text"], study::describe(*session.definition, encounter(300.0, 60.0)).c_str()));
    CHECK(story.leftOutJson(world)["dangerous encounters"] == 1);
    CHECK(has(story.text(world), "and 1 more dangerous encounters"));
}

TEST_CASE("of several dangerous encounters the closest is told beside the first") {
    const Session session = twoCraft();
    const sim::World world = sim::begin(*session.definition, 1);
    RunStory story(session);
    for (const auto& [closestS, gapM] : {std::pair{300.0, 400.0}, {500.0, 20.0}, {700.0, 90.0}})
        story.add(encounter(closestS, gapM));
    const auto lines = story.json(world);
    REQUIRE(lines.size() == 2);
    CHECK(has(lines[0]["text"], "first dangerous encounter: "));
    CHECK(lines[1]["text"] == "the closest: " + study::describe(*session.definition, encounter(500.0, 20.0)));
    CHECK(story.leftOutJson(world)["dangerous encounters"] == 1);
}

TEST_CASE("where who collided lands is told, and nobody else's landing") {
    const Session session = twoCraft();
    const sim::World world = sim::begin(*session.definition, 1);
    RunStory story(session);
    sim::Event landing;
    landing.kind = sim::EventKind::landing;
    landing.unit = UnitId{std::size_t{0}};
    landing.timeS = 100.0;
    story.add(landing);
    sim::Event collision = encounter(200.0, 0.0);
    collision.kind = sim::EventKind::collision;
    story.add(collision);
    landing.timeS = 900.0;
    story.add(landing);
    const auto lines = story.json(world);
    REQUIRE(lines.size() == 2);
    CHECK(has(lines[1]["text"], " lands"));
}

TEST_CASE("an approach that is still open at the end is a dangerous encounter, one flown on purpose is not") {
    const Session session = twoCraft();
    sim::World world = sim::begin(*session.definition, 1);
    const RunStory story(session);
    sim::TrackedPair pair;
    pair.a = UnitId{std::size_t{0}};
    pair.b = UnitId{std::size_t{1}};
    pair.smallestM = pair.slantM = 40.0;
    pair.smallestTimeS = 200.0;
    pair.middleM = glm::dvec3(6.4e6, 0.0, 0.0);
    pair.peakLevel = 2;
    world.pairs = {pair};
    CHECK(has(story.text(world), "no dangerous encounter"));
    world.pairs.front().peakLevel = 3;
    CHECK(has(story.text(world), "first dangerous encounter: "));
    CHECK(has(story.text(world), ", not over yet\n"));
    world.pairs.front().bond = sim::Bond::station;
    CHECK(has(story.text(world), "no dangerous encounter"));
}

TEST_CASE("lines that the story leaves out are counted, in text and in JSON") {
    const Session session = twoCraft();
    const sim::World world = sim::begin(*session.definition, 1);
    RunStory story(session);
    CHECK(story.leftOutJson(world).empty());
    for (int i = 0; i < 8; ++i) story.add(step(100.0 * i));
    CHECK(story.json(world).size() == 6);
    CHECK(story.leftOutJson(world).dump() == "{\"steps\":2}");
    CHECK(has(story.text(world), "and 2 more steps; --events FILE has all"));
}
