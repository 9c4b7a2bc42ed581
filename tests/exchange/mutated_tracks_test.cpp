#include <catch2/catch.hpp>

#include <cmath>

#include "exchange/track_encounters.h"
#include "scenes/mutation.h"
#include "tracks.h"

using namespace openline;
using namespace openline::exchange;

TEST_CASE("damaged tracks are read or refused with reasons, and what is found in them is finite") {
    const test::HeadOn pair(geo::geodeticDeg(22.0, 179.99, 3000.0), 90.0, 200.0, 20.0, 50.0);
    const std::string whole = test::kHeader + test::rows(pair.a, 0, 40, 4, 6) +
                              test::rows(pair.b, 0, 40, 4, 6) + "0,\"C, D\",90,0,\n";
    int read = 0, refused = 0;
    for (int number = 0; number < 600; ++number) {
        const std::string text = scenes::damaged(whole, number);
        const auto strict = parseTracks(text, "t.csv", BadRows::refuse);
        CHECK(static_cast<bool>(strict) == strict.errors.empty());
        refused += strict ? 0 : 1;
        const auto file = parseTracks(text, "t.csv", BadRows::skip);
        if (!file) continue;
        ++read;
        bool finite = true;
        const auto found =
            TrackPairs(*file, {}).find([&](std::size_t, std::size_t, double, const PairFigures& figures) {
                finite = finite && std::isfinite(figures.horizontalM + figures.verticalM +
                                                 figures.closureMps + figures.tcpaS + figures.dcpaM);
            });
        for (const TrackEncounter& encounter : found) finite = finite && std::isfinite(encounter.closestS);
        INFO("damage " << number);
        CHECK(finite);
    }
    CHECK(read > 300);
    CHECK(refused > 100);
}
