#include "app/session.h"

#include <catch2/catch.hpp>

#include "base/time.h"
#include "crisis/small_model.h"

using namespace openline;
using namespace openline::app;

namespace {

Session quietSession() {
    sim::Definition definition;
    definition.start = *parseIsoTime("2021-10-04T09:00:00", 480);
    definition.durationS = 4.0 * 3600.0;
    definition.crisis = crisis::test::model();
    Session session;
    session.definition = std::make_shared<const sim::Definition>(std::move(definition));
    return session;
}

SessionOptions with(std::string preset, std::vector<std::string> open = {},
                    std::vector<std::string> close = {}) {
    SessionOptions options;
    options.preset = std::move(preset);
    options.open = std::move(open);
    options.close = std::move(close);
    return options;
}

}  // namespace

TEST_CASE("saying what the scenario already has is no command") {
    Session session = quietSession();
    REQUIRE(applyOptions(with("none", {}, {"leaders", "link"}), session));
    CHECK(session.log.empty());
    CHECK_FALSE(isHypothetical(session));
}

TEST_CASE("what only the session's own start has is said to runs that begin with other presets") {
    Session session = quietSession();
    SessionOptions options = with("", {}, {"leaders", "link"});
    options.compared = {"all"};
    REQUIRE(applyOptions(options, session));
    REQUIRE(session.log.size() == 2);
    CHECK(session.log[0].kind == sim::CommandKind::closeChannel);
    CHECK(session.log[1].kind == sim::CommandKind::closeChannel);

    Session same = quietSession();
    options.compared = {"none"};
    REQUIRE(applyOptions(options, same));
    CHECK(same.log.empty());

    Session both = quietSession();
    options.compared = {"none", "all"};
    REQUIRE(applyOptions(options, both));
    CHECK(both.log.size() == 2);
}

TEST_CASE("what a session file changed at its start can be changed back") {
    Session session = quietSession();
    REQUIRE(applyOptions(with("all"), session));
    REQUIRE(session.log.size() == 1);
    REQUIRE(applyOptions(with("", {}, {"leaders"}), session));
    REQUIRE(applyOptions(with("none"), session));
    REQUIRE(session.log.size() == 3);
    CHECK(session.log[1].kind == sim::CommandKind::closeChannel);
    CHECK(session.log[2].kind == sim::CommandKind::applyPreset);
}

TEST_CASE("preset first, then channels, each as one command at tick 0") {
    Session session = quietSession();
    REQUIRE(applyOptions(with("all", {"leaders"}, {"radio"}), session));
    REQUIRE(session.log.size() == 2);
    CHECK(session.log[0].kind == sim::CommandKind::applyPreset);
    CHECK(session.log[0].preset == crisis::test::kAll);
    CHECK(session.log[1].kind == sim::CommandKind::closeChannel);
    CHECK(session.log[1].channel == crisis::test::kRadio);
    CHECK(session.log[1].tick == 0);
    CHECK(isHypothetical(session));
}

TEST_CASE("unknown names are all reported, with the nearest known one") {
    Session session = quietSession();
    const auto applied = applyOptions(with("nune", {"leader", "zzzzzz"}), session);
    REQUIRE(applied.errors.size() == 3);
    CHECK(applied.errors[0].message == "unknown preset \"nune\"; did you mean \"none\"?");
    CHECK(applied.errors[1].message == "unknown channel \"leader\"; did you mean \"leaders\"?");
    CHECK(applied.errors[2].message.find("did you mean") == std::string::npos);
}

TEST_CASE("a moment is a duration, a local time or a time with a zone, inside the scenario") {
    const Session session = quietSession();
    const sim::Definition& definition = *session.definition;
    CHECK(*parseMoment(definition, "1h30m") == 5400.0);
    CHECK(*parseMoment(definition, "2021-10-04T10:30") == 5400.0);
    CHECK(*parseMoment(definition, "2021-10-04T02:30:00Z") == 5400.0);
    CHECK(*parseMoment(definition, "2021-10-04T11:30:00+09:00") == 5400.0);
    CHECK(*parseMoment(definition, "4h") == 14400.0);
    for (const char* bad : {"", "noon", "5h", "2021-10-04T08:59", "-1h", "2021-13-01", "nan"}) {
        INFO(bad);
        CHECK_FALSE(parseMoment(definition, bad));
    }
}
