// That a difference is found in every field there is, and said as people know it.
#include "sim/difference.h"

#include <catch2/catch.hpp>
#include <set>

#include "crisis/small_model.h"
#include "scenes/scenes.h"
#include "sim/save.h"
#include "sim/save_archives.h"

using namespace openline;
using namespace openline::scenes;

namespace {

/// Every table has rows: craft, pairs that are watched, talk by radio, a rule's pending start, dyads,
/// channels, silences.
Run fullRun() {
    Definition scene = busyMorning();
    scene.crisis = crisis::test::model();
    scene.crisis.silences.push_back({});
    scene.crisis.silences.back().id = "leaders-silence";
    scene.flights = {{"flight", {}, {}, {UnitId{std::size_t{2}}, UnitId{std::size_t{3}}}, {}}};
    scene.units[6].orders[1].waitsFor.resize(1);
    Run run(scene);
    run.until(700.0);
    if (run.world.pendingStarts.empty()) run.world.pendingStarts.push_back({9000, UnitId{std::size_t{6}}});
    if (run.world.talks.empty())
        run.world.talks.push_back(
            {UnitId{std::size_t{0}}, UnitId{std::size_t{1}}, 6000, crisis::CrewTalk::heard});
    return run;
}

/// Changes the last row of one field of a world, the `wanted`-th in the order of the lists.
class Spoiler {
  public:
    explicit Spoiler(int wanted) : wanted_(wanted) {}
    [[nodiscard]] const std::string& name() const { return name_; }

    template <class T>
    void field(std::string_view name, T& value) {
        if (met_++ != wanted_) return;
        name_ = name;
        reinterpret_cast<unsigned char&>(value) ^= 1;
    }
    template <class T>
    void field(std::string_view name, std::vector<T>& column) {
        if (column.empty()) {
            INFO(name);
            CHECK_FALSE(column.empty());
        } else {
            field(name, column.back());
        }
    }
    template <class T, class Each>
    void list(std::string_view table, std::vector<T>& rows, Each each) {
        INFO(table);
        REQUIRE_FALSE(rows.empty());
        each(rows.back());
    }

  private:
    int wanted_, met_ = 0;
    std::string name_;
};

std::string said(const Run& run, const World& got) {
    const auto difference = firstDifference(run.world, got);
    return difference ? describe(run.definition, got, *difference) : "nothing";
}

}  // namespace

TEST_CASE("one changed bit in any field of any table is found, and that field is named") {
    const Run run = fullRun();
    const std::vector<FieldDigest> before = fieldDigests(run.world);
    std::set<std::string> tables;
    int fields = 0;
    for (;; ++fields) {
        World other = run.world;
        Spoiler spoiler(fields);
        walk(other, spoiler);
        if (spoiler.name().empty()) break;
        INFO(spoiler.name());
        const auto difference = firstDifference(run.world, other);
        REQUIRE(difference);
        const std::string column = spoiler.name().substr(spoiler.name().find('.') + 1);
        CHECK((difference->field.column == column || spoiler.name() == "crisis.silenceLastContactS"));
        CHECK(difference->expected != difference->got);
        CHECK(hash(other) != hash(run.world));
        tables.insert(difference->field.table);

        const std::vector<FieldDigest> after = fieldDigests(other);
        REQUIRE(after.size() == before.size());
        std::vector<WorldField> changed;
        for (std::size_t i = 0; i < after.size(); ++i)
            if (after[i].digest != before[i].digest) changed.push_back(after[i].field);
        REQUIRE(changed.size() == 1);
        CHECK(changed[0].table == difference->field.table);
        CHECK(changed[0].column == difference->field.column);
    }
    CHECK(fields > 100);
    CHECK(tables == std::set<std::string>{"active", "channels", "conditions", "crisis", "dyads", "flights",
                                          "pairs", "pendingStarts", "rules", "silences", "talks", "units",
                                          "world"});
}

TEST_CASE("a difference is said with the table, the row as people know it, the column and both values") {
    const Run run = fullRun();
    World got = run.world;
    CHECK(said(run, got) == "nothing");
    got.altitudeM[5] = 12.5;
    CHECK(said(run, got) == "units: altitudeM of \"unit-5\" (row 5): expected 10, got 12.5");
    got = run.world;
    got.wakeTick[0] = 3;
    CHECK(said(run, got) == "units: wakeTick of \"unit-0\" (row 0): expected never, got 3");
    got = run.world;
    got.zoneInside[3] ^= 1;
    CHECK(said(run, got) == "units: zoneInside of \"unit-3\" (row 3): expected 0, got 1");
    got = run.world;
    const TrackedPair& pair = run.world.pairs[0];
    got.pairs[0].level = 3;
    CHECK(said(run, got) == "pairs: level of \"unit-" + std::to_string(pair.a.index) + " and unit-" +
                                std::to_string(pair.b.index) + "\" (row 0): expected " +
                                std::to_string(pair.level) + ", got 3");
    got = run.world;
    got.ruleReadyTick[0] = 5;
    CHECK(said(run, got) == "rules: ruleReadyTick of \"answer\" (row 0): expected 0, got 5");
    got = run.world;
    got.crisis.channels[crisis::test::kLeaders.index].calls = 9;
    CHECK(said(run, got) == "channels: calls of \"leaders\" (row " +
                                std::to_string(crisis::test::kLeaders.index) + "): expected 0, got 9");
    got = run.world;
    got.crisis.released = !got.crisis.released;
    CHECK(said(run, got).starts_with("crisis: released: expected "));
    got = run.world;
    got.pairs.pop_back();
    CHECK(said(run, got) == "pairs: expected " + std::to_string(run.world.pairs.size()) + " rows, got " +
                                std::to_string(got.pairs.size()) + " rows");
}

TEST_CASE("minus zero and zero are told apart, as by the hash") {
    const Run run = fullRun();
    World got = run.world;
    got.climbMps[3] = -run.world.climbMps[3];
    REQUIRE(run.world.climbMps[3] == 0.0);
    CHECK(said(run, got) == "units: climbMps of \"unit-3\" (row 3): expected 0, got -0");
}

TEST_CASE("restoring beside the world that is expected names the first field that is another") {
    const Run run = fullRun();
    World other = run.world;
    other.speedMps[4] = 7.0;
    other.crisis.releasedAtS = 0.25;
    const auto restored = restoreExpecting(run.definition, save(run.definition, other), run.world);
    REQUIRE_FALSE(restored);
    CHECK(restored.errors.front().message == "units: speedMps of \"unit-4\" (row 4): expected 0, got 7");
    CHECK(restoreExpecting(run.definition, save(run.definition, other), other));

    std::vector<std::uint8_t> damaged = save(run.definition, run.world);
    damaged[16] ^= 2;  // of the seed, behind the mark and the scenario's identity
    const auto spoiled = restoreExpecting(run.definition, damaged, run.world);
    REQUIRE_FALSE(spoiled);
    CHECK(spoiled.errors.front().message == "world: seed: expected 1, got 3");
}
