#include "base/workers.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <vector>

using namespace openline;

TEST_CASE("every part is done once, with any number of threads and parts, time after time") {
    for (const std::size_t threads : {1u, 2u, 3u, 8u}) {
        Workers workers(threads);
        CHECK(workers.count() == threads);
        for (std::size_t parts = 0; parts < 200; parts += 7) {
            std::vector<int> done(parts, 0);
            runParts(&workers, parts, [&](std::size_t part) { ++done[part]; });
            CHECK(std::all_of(done.begin(), done.end(), [](int times) { return times == 1; }));
        }
    }
}

TEST_CASE("without workers the parts are done here, in order") {
    std::vector<std::size_t> order;
    runParts(nullptr, 4, [&](std::size_t part) { order.push_back(part); });
    CHECK(order == std::vector<std::size_t>{0, 1, 2, 3});
}

TEST_CASE("ranges cover all items without gap or overlap and begin where they may") {
    for (const std::size_t items : {0u, 1u, 3u, 4u, 1000u, 100003u}) {
        for (const std::size_t parts : {1u, 3u, 8u}) {
            std::size_t reached = 0;
            for (std::size_t part = 0; part < parts; ++part) {
                const Range range = rangeOf(items, parts, part, 4);
                CHECK(range.from == reached);
                CHECK(range.from % 4 == 0);
                reached = range.to;
            }
            CHECK(reached == items);
        }
    }
}

TEST_CASE("few items are not shared out") {
    Workers two(2);
    CHECK(partsOf(nullptr, 100000, 1000) == 1);
    CHECK(partsOf(&two, 999, 1000) == 1);
    CHECK(partsOf(&two, 1000, 1000) > 1);
}
