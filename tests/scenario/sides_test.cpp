// `[[side]]`: names, and whom a side is taken for in the frames of MIL-STD-2525.
#include <algorithm>
#include <catch2/catch.hpp>

#include "scenario/data.h"

namespace openline::scenario {

namespace {

Result<sim::Definition> withSides(const std::string& sides) {
    return parse(test::kSmall + sides, "sides.toml", test::folders());
}

const sim::SideDef& sideOf(const sim::Definition& definition, const std::string& id) {
    const auto found = std::find_if(definition.sides.begin(), definition.sides.end(),
                                    [&](const sim::SideDef& side) { return side.id == id; });
    REQUIRE(found != definition.sides.end());
    return *found;
}

}  // namespace

TEST_CASE("A scenario states whom a side is taken for, and need not name again a side that exists") {
    using sim::StandardIdentity;
    const auto definition = withSides(
        "\n[[side]]\nid = \"prc\"\nidentity = \"neutral\"\n"
        "\n[[side]]\nid = \"us\"\nname = \"The United States\"\n"
        "\n[[side]]\nid = \"thailand\"\nname = \"Thailand\"\nidentity = \"assumed-friend\"\n");
    INFO(test::joined(definition.errors));
    REQUIRE(definition);
    CHECK(sideOf(*definition, "prc").name == "China (PRC)");
    CHECK(sideOf(*definition, "prc").identity == StandardIdentity::neutral);
    CHECK(sideOf(*definition, "us").name == "The United States");
    CHECK_FALSE(sideOf(*definition, "us").identity);
    CHECK_FALSE(sideOf(*definition, "taiwan").identity);
    CHECK(sideOf(*definition, "thailand").identity == StandardIdentity::assumedFriend);
}

TEST_CASE("Every identity of the standard has its word") {
    using sim::StandardIdentity;
    const std::pair<const char*, StandardIdentity> all[] = {
        {"pending", StandardIdentity::pending}, {"unknown", StandardIdentity::unknown},
        {"friend", StandardIdentity::friendly}, {"assumed-friend", StandardIdentity::assumedFriend},
        {"neutral", StandardIdentity::neutral}, {"suspect", StandardIdentity::suspect},
        {"hostile", StandardIdentity::hostile},
    };
    for (const auto& [word, identity] : all) {
        const auto definition =
            withSides("\n[[side]]\nid = \"prc\"\nidentity = \"" + std::string(word) + "\"\n");
        INFO(word);
        REQUIRE(definition);
        CHECK(sideOf(*definition, "prc").identity == identity);
    }
}

TEST_CASE("A wrong identity and a new side without a name are refused at their place") {
    const auto wrong = withSides("\n[[side]]\nid = \"prc\"\nidentity = \"hostil\"\n");
    REQUIRE_FALSE(wrong);
    REQUIRE(wrong.errors.size() == 1);
    CHECK(wrong.errors[0].path == "side[0].identity");
    CHECK(wrong.errors[0].line > 0);
    CHECK(wrong.errors[0].message.find("did you mean \"hostile\"?") != std::string::npos);
    const auto nameless = withSides("\n[[side]]\nid = \"thailand\"\nidentity = \"neutral\"\n");
    REQUIRE_FALSE(nameless);
    CHECK(test::joined(nameless.errors).find("\"name\"") != std::string::npos);
}

}  // namespace openline::scenario
