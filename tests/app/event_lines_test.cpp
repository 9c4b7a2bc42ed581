#include "app/event_lines.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "app/bench_samples.h"
#include "app/run_summary.h"
#include "base/time.h"
#include "crisis/small_model.h"

using namespace openline;
using namespace openline::app;
using nlohmann::json;

namespace {

sim::Definition pair() {
    sim::Definition definition;
    definition.id = "pair";
    definition.start = *parseIsoTime("2021-10-04T23:30:00", 480);
    definition.sides = {{"us", "United States"}, {"prc", "China"}};
    definition.platforms.resize(1);
    definition.platforms[0].id = "j-16";
    definition.groups = {{"day-4", SideId{std::size_t{1}}, ""}};
    definition.zones.resize(1);
    definition.zones[0].id = "counted";
    definition.countedZones = {ZoneId{std::size_t{0}}};
    definition.crisis = crisis::test::model();
    for (const char* id : {"a", "b"}) {
        sim::UnitDef unit;
        unit.id = unit.name = id;
        unit.platform = PlatformId{std::size_t{0}};
        unit.side = SideId{std::size_t{1}};
        unit.group = GroupId{std::size_t{0}};
        definition.units.push_back(unit);
    }
    return definition;
}

sim::Event entry(double timeS, bool first) {
    sim::Event event;
    event.kind = sim::EventKind::zoneEnter;
    event.timeS = timeS;
    event.unit = UnitId{std::size_t{0}};
    event.zone = ZoneId{std::size_t{0}};
    event.first = first;
    return event;
}

sim::Event call(crisis::EventKind kind, double timeS, double afterS) {
    sim::Event event;
    event.kind = sim::EventKind::crisis;
    event.timeS = event.crisis.timeS = timeS;
    event.crisis.kind = kind;
    event.crisis.channel = crisis::test::kLeaders;
    event.crisis.dyad = crisis::test::kDyad;
    event.crisis.afterS = afterS;
    return event;
}

}  // namespace

TEST_CASE("a zone entry's line has UTC time, kind and every id") {
    const json line = json::parse(eventLine(pair(), entry(1.5, true)));
    CHECK(line["time"] == "2021-10-04T15:30:01.500Z");
    CHECK(line["kind"] == "zone-enter");
    CHECK(line["unit"] == "a");
    CHECK(line["group"] == "day-4");
    CHECK(line["platform"] == "j-16");
    CHECK(line["side"] == "prc");
    CHECK(line["zone"] == "counted");
    CHECK(line["first"] == true);
}

TEST_CASE("an encounter's line has both craft and its separations in metres") {
    sim::Event event;
    event.kind = sim::EventKind::encounter;
    event.encounter.a = UnitId{std::size_t{0}};
    event.encounter.b = UnitId{std::size_t{1}};
    event.encounter.horizontalM = 12.3456;
    event.encounter.gapM = 3.0;
    event.encounter.level = 4;
    // Told four seconds after the two were closest.
    event.timeS = 64.0;
    event.encounter.timeS = 60.0;
    const json line = json::parse(eventLine(pair(), event));
    CHECK(line["time"] == utcText(pair(), 64.0));
    CHECK(line["closest"] == utcText(pair(), 60.0));
    CHECK(line["unit"] == "a");
    CHECK(line["other"] == "b");
    CHECK(line["horizontalM"] == 12.346);
    CHECK(line["gapM"] == 3.0);
    CHECK(line["level"] == 4);
}

TEST_CASE("first entries are counted by local day, group and platform; later ones are not") {
    Session session;
    session.definition = std::make_shared<const sim::Definition>(pair());
    RunSummary summary(session);
    summary.add(entry(0.0, true));
    summary.add(entry(60.0, false));
    summary.add(entry(3600.0, true));
    const json result = json::parse(summary.json({}, {}));
    REQUIRE(result["zoneEntries"].size() == 2);
    CHECK(result["zoneEntries"][0]["day"] == "2021-10-04");
    CHECK(result["zoneEntries"][1]["day"] == "2021-10-05");
    CHECK(result["zoneEntries"][1]["count"] == 1);
    CHECK(result["counts"]["zone-enter"] == 3);
}

TEST_CASE("a call is one entry with what became of it, and one that still rings says so") {
    Session session;
    session.definition = std::make_shared<const sim::Definition>(pair());
    RunSummary summary(session);
    summary.add(call(crisis::EventKind::callPlaced, 100.0, 0.0));
    summary.add(call(crisis::EventKind::callUnanswered, 700.0, 600.0));
    summary.add(call(crisis::EventKind::callPlaced, 900.0, 0.0));
    const json result = json::parse(summary.json({}, {}));
    REQUIRE(result["calls"].size() == 2);
    CHECK(result["calls"][0]["channel"] == "leaders");
    CHECK(result["calls"][0]["outcome"] == "unanswered");
    CHECK(result["calls"][0]["afterSeconds"] == 600.0);
    CHECK(result["calls"][1]["outcome"] == "ringing");
    CHECK(result["calls"][1]["afterSeconds"].is_null());
    CHECK(result["counts"]["call"] == 3);  // as many as lines of --events
}

TEST_CASE("median and 90th percentile are those of the sorted times") {
    Samples samples;
    for (const double value : {5.0, 1.0, 4.0, 2.0, 3.0, 11.0, 7.0, 8.0, 9.0, 10.0, 6.0}) samples.add(value);
    CHECK(samples.median() == 6.0);
    CHECK(samples.p90() == 10.0);
    CHECK(samples.largest() == 11.0);
    CHECK(Samples{}.median() == 0.0);
}

TEST_CASE("the gap between hulls is null where hulls were not measured, in events and in the summary") {
    Session session;
    session.definition = std::make_shared<const sim::Definition>(pair());
    for (const auto& [gapM, measured] : {std::pair(999.0, true), std::pair(1200.0, false)}) {
        sim::Event event;
        event.kind = sim::EventKind::encounter;
        event.unit = event.encounter.a = UnitId{std::size_t{0}};
        event.encounter.b = UnitId{std::size_t{1}};
        event.encounter.gapM = gapM;
        event.encounter.slantM = 1200.0;
        const json line = json::parse(eventLine(*session.definition, event));
        CHECK(line["gapM"].is_null() != measured);
        CHECK(line["slantM"] == 1200.0);
        RunSummary summary(session);
        summary.add(event);
        sim::World world;
        const json whole = json::parse(summary.json({}, world));
        CHECK(whole["encounters"][0]["gapM"].is_null() != measured);
    }
}
