// Roles swapped: who passes is passed, what cannot be swapped is said, and two craft meet alike whichever of
// them is said to have come too close.
#include "sim/mirror.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <utility>

#include "scenes/thrown.h"

using namespace openline;
using namespace openline::scenes;

namespace {

constexpr UnitId kBig{std::size_t{0}}, kSwift{std::size_t{1}};

Command mirrorThrown(crisis::InjectKind kind, UnitId a = {}, UnitId b = {}) {
    Command command;
    command.tick = 600;
    command.kind = CommandKind::inject;
    command.inject.kind = kind;
    command.a = a;
    command.b = b;
    return command;
}

ScriptedInject scripted(crisis::InjectKind kind, UnitId a, UnitId b) {
    ScriptedInject entry;
    entry.atS = 60.0;
    entry.what.kind = kind;
    entry.a = a;
    entry.b = b;
    return entry;
}

/// The same with one of them waiting on the ground for nobody.
Definition oneParked(UnitId unit) {
    Definition definition = twoOnTheirWay();
    UnitDef& waiting = definition.units[unit.index];
    waiting.startSpeedMps = 0.0;
    waiting.home = PlaceId{std::size_t{0}};
    waiting.orders = {order(TakeOffOrder{300.0}, 7200.0)};
    definition.durationS = 7200.0;
    return definition;
}

struct Flown {
    double collisionS = -1.0;
    std::string refused;
};

Flown flown(const Definition& definition, const CommandLog& log) {
    World world = begin(definition, 1);
    StepReport report;
    advance(definition, world, definition.lastTick(), log, report, 0);
    Flown result;
    for (const Event& event : report.events) {
        if (event.kind == EventKind::collision) result.collisionS = event.timeS;
        if (event.kind == EventKind::orderRefused) result.refused = event.crisis.text;
    }
    return result;
}

}  // namespace

TEST_CASE("who passes is passed and who does it has it done to it, and twice swapped is as it was") {
    Command pass = mirrorThrown(crisis::InjectKind::closePass, kSwift, kBig);
    pass.inject.by = crisis::Party::a;
    pass.inject.gapM = 12.0;
    const Command other = mirrored(pass);
    CHECK(other.a == kBig);
    CHECK(other.b == kSwift);
    CHECK(other.inject.by == crisis::Party::b);
    CHECK(other.inject.gapM == 12.0);
    CHECK(other.tick == pass.tick);
    CHECK(mirrored(other) == pass);
    Command nobodys = mirrorThrown(crisis::InjectKind::collision, kSwift, kBig);
    CHECK(mirrored(nobodys).inject.by == crisis::Party::none);
}

TEST_CASE("a pass without craft changes its side alone, and what is no pass changes nothing") {
    Command pass = mirrorThrown(crisis::InjectKind::collision);
    pass.inject.by = crisis::Party::b;
    CHECK_FALSE(hasRoles(pass));
    CHECK(mirrored(pass).inject.by == crisis::Party::a);
    CHECK_FALSE(mirrored(pass).a);
    Command speech = mirrorThrown(crisis::InjectKind::speech);
    speech.inject.by = crisis::Party::a;
    CHECK_FALSE(hasRoles(speech));
    CHECK(mirrored(speech) == speech);
    Command call;
    call.kind = CommandKind::placeCall;
    call.a = kSwift;
    call.b = kBig;
    CHECK_FALSE(hasRoles(call));
    CHECK(mirrored(call) == call);
}

TEST_CASE("roles are those of the log or of the script, and either may be impossible to swap") {
    Definition definition = twoOnTheirWay();
    addUnit(definition, kDestroyer, 1, seaAt(10.0, 10.0, 0.0), 90.0, 8.0);
    const UnitId ship{std::size_t{2}};
    const std::string why = "a ship cannot pass close to an aircraft";
    CHECK_FALSE(hasRoles(definition, {}));
    CHECK_FALSE(whyNotMirrored(definition, {}));
    const CommandLog both{mirrorThrown(crisis::InjectKind::collision, kSwift, kBig)};
    CHECK(hasRoles(definition, both));
    CHECK_FALSE(whyNotMirrored(definition, both));
    const CommandLog oneWay{mirrorThrown(crisis::InjectKind::collision, kSwift, ship)};
    CHECK(hasRoles(definition, oneWay));
    CHECK(whyNotMirrored(definition, oneWay) == why);
    definition.script = {scripted(crisis::InjectKind::closePass, kSwift, kBig)};
    CHECK(hasRoles(definition, {}));
    CHECK_FALSE(whyNotMirrored(definition, {}));
    definition.script.push_back(scripted(crisis::InjectKind::closePass, kSwift, ship));
    CHECK(whyNotMirrored(definition, {}) == why);
    definition.script = {scripted(crisis::InjectKind::speech, {}, {})};
    CHECK_FALSE(hasRoles(definition, {}));
}

TEST_CASE("craft meet alike in both roles, with both under way or either of them on the ground") {
    const std::pair<Definition, bool> cases[] = {
        {twoOnTheirWay(), true}, {oneParked(kSwift), true}, {oneParked(kBig), false}};
    for (const auto& [definition, getsThere] : cases) {
        const CommandLog log{mirrorThrown(crisis::InjectKind::collision, kSwift, kBig)};
        const Flown first = flown(definition, log), other = flown(definition, mirrored(log));
        CHECK(first.refused.empty());
        CHECK(other.refused.empty());
        CHECK((first.collisionS > 60.0) == getsThere);
        CHECK(other.collisionS == first.collisionS);
    }
}

TEST_CASE("what neither craft can fly is refused in both roles") {
    Definition definition = twoOnTheirWay();
    definition.units[kSwift.index].orders = {order(LostOrder{}, 10.0)};
    const CommandLog log{mirrorThrown(crisis::InjectKind::collision, kSwift, kBig)};
    CHECK(flown(definition, log).refused == "the craft to be sent is lost");
    CHECK(flown(definition, mirrored(log)).refused == "the craft to be passed is lost");
}
