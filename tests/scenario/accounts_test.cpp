// `[[account]]`: how two sides tell it, and orders that only one of them has.
#include <catch2/catch.hpp>

#include "scenario/data.h"

namespace openline::scenario {

namespace {

const std::string kAccounts = R"(
[[account]]
id = "one"
name = "One account"
text = "It went home at once"
source = "invented"

[[account]]
id = "two"
name = "Two account"
text = "It stayed"
tag = "assumed"
source = "invented"
)";

std::string errorsOf(const std::string& text) {
    return test::joined(parse(text, "accounts.toml", test::folders()).errors);
}

}  // namespace

TEST_CASE("Accounts are read with their orders and scenes, and what has none is common") {
    const auto definition =
        parse(test::spoiled("kind = \"land\"", "account = \"two\"\nkind = \"land\"") + kAccounts,
              "accounts.toml", test::folders());
    INFO(test::joined(definition.errors));
    REQUIRE(definition);
    REQUIRE(definition->accounts.size() == 2);
    CHECK(definition->accounts[0].id == "one");
    CHECK(definition->accounts[0].name == "One account");
    CHECK(definition->accounts[0].text == "It went home at once");
    CHECK(definition->accounts[0].certainty == Certainty::documented);
    CHECK(definition->accounts[1].certainty == Certainty::assumed);
    CHECK(definition->accounts[1].source == "invented");
    const std::vector<sim::OrderDef>& orders = definition->units.back().orders;
    REQUIRE(orders.size() == 2);
    CHECK_FALSE(orders[0].account);
    CHECK(orders[1].account == AccountId{std::size_t{1}});
}

TEST_CASE("An account that there is not, a second one of the same id and one without a text are refused") {
    const std::string unknown =
        test::spoiled("kind = \"land\"", "account = \"tow\"\nkind = \"land\"") + kAccounts;
    CHECK(errorsOf(unknown).find("did you mean \"two\"") != std::string::npos);
    CHECK(errorsOf(test::kSmall + kAccounts + kAccounts).find("a second account \"one\"") !=
          std::string::npos);
    CHECK(errorsOf(test::kSmall + "\n[[account]]\nid = \"x\"\nname = \"X\"\nsource = \"invented\"\n")
              .find("\"text\"") != std::string::npos);
}

TEST_CASE("A craft's first order is the same in every account") {
    const std::string text =
        test::spoiled("kind = \"orbit\"", "account = \"one\"\nkind = \"orbit\"") + kAccounts;
    CHECK(errorsOf(text).find("expected a first order that is the same in every account") !=
          std::string::npos);
}

}  // namespace openline::scenario
