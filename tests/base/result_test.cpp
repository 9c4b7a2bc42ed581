#include "base/result.h"

#include <catch2/catch.hpp>

using namespace openline;

TEST_CASE("a complaint names its place as far as it is known") {
    CHECK(format({"a.toml", 3, 7, "unit[1].speed", "expected a speed, got 5"}) ==
          "a.toml:3:7: unit[1].speed: expected a speed, got 5");
    CHECK(format({"a.toml", 0, 0, {}, "expected a file"}) == "a.toml: expected a file");
    CHECK(format({{}, 0, 0, {}, "no memory"}) == "no memory");
}

TEST_CASE("a result holds a value or complaints, never both") {
    const Result<int> good = 5;
    REQUIRE(good);
    CHECK(*good == 5);
    CHECK(good.errors.empty());
    const Result<int> bad = Result<int>::failure("broken");
    CHECK_FALSE(bad);
    REQUIRE(bad.errors.size() == 1);
    CHECK(bad.errors[0].message == "broken");
}
