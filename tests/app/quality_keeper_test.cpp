#include "app/quality_keeper.h"

#include <catch2/catch.hpp>

using namespace openline;
using app::QualityKeeper;
using view::QualityStep;

namespace {

/// How often the step changes while pictures take so long for a time.
int feed(QualityKeeper& keeper, double pictureS, double forS) {
    int changes = 0;
    for (double t = 0.0; t < forS; t += pictureS) changes += keeper.tookPicture(pictureS) ? 1 : 0;
    return changes;
}

}  // namespace

TEST_CASE("A slow machine is spared step by step, and gets it back when pictures are quick") {
    QualityKeeper keeper(true);
    CHECK(keeper.step() == QualityStep::usual);
    CHECK(feed(keeper, 0.1, 1.5) == 0);
    CHECK(feed(keeper, 0.1, 1.0) == 1);
    CHECK(keeper.step() == QualityStep::less);
    feed(keeper, 0.1, 10.0);
    CHECK(keeper.step() == QualityStep::least);
    // Neither slow nor quick: nothing changes.
    CHECK(feed(keeper, 0.04, 30.0) == 0);
    feed(keeper, 0.01, 10.0);
    CHECK(keeper.step() == QualityStep::usual);
    // More than that is for graphics cards.
    CHECK(feed(keeper, 0.001, 30.0) == 0);
}

TEST_CASE("One slow picture changes nothing") {
    QualityKeeper keeper(true);
    for (int i = 0; i < 200; ++i) {
        CHECK_FALSE(keeper.tookPicture(0.5));
        CHECK_FALSE(keeper.tookPicture(0.02));
    }
    for (int i = 0; i < 20; ++i) {
        CHECK_FALSE(keeper.tookPicture(5.0));
        CHECK_FALSE(keeper.tookPicture(0.02));
    }
    CHECK(keeper.step() == QualityStep::usual);
    // Some of them one after the other do.
    CHECK(feed(keeper, 5.0, 25.0) == 1);
    CHECK(keeper.step() == QualityStep::less);
}

TEST_CASE("Pictures whose earth was kept raise nothing, so that looking about is not too much again") {
    QualityKeeper keeper(true);
    feed(keeper, 0.1, 2.5);
    REQUIRE(keeper.step() == QualityStep::less);
    for (int i = 0; i < 5000; ++i) CHECK_FALSE(keeper.tookPicture(0.005, true));
    // They do not take back what quick ones of an eye that moves have shown.
    for (int i = 0; i < 110; ++i) CHECK_FALSE(keeper.tookPicture(0.015));
    for (int i = 0; i < 1000; ++i) CHECK_FALSE(keeper.tookPicture(0.005, true));
    CHECK(feed(keeper, 0.015, 1.0) == 1);
    CHECK(keeper.step() == QualityStep::usual);
    // Slow ones count, kept or not.
    int changes = 0;
    for (int i = 0; i < 25; ++i) changes += keeper.tookPicture(0.1, true) ? 1 : 0;
    CHECK(changes == 1);
}

TEST_CASE("A graphics card begins with everything and loses what costs it sixty pictures a second") {
    QualityKeeper keeper(false);
    CHECK(keeper.step() == QualityStep::all);
    // Its own work, however seldom the screen shows it.
    CHECK(feed(keeper, 0.012, 60.0) == 0);
    CHECK(feed(keeper, 0.033, 2.5) == 1);
    CHECK(keeper.step() == QualityStep::hazy);
    feed(keeper, 0.033, 5.0);
    CHECK(keeper.step() == QualityStep::usual);
    // So long is short enough for the usual.
    CHECK(feed(keeper, 0.033, 60.0) == 0);
}

TEST_CASE("What turns out too much is tried more and more rarely") {
    QualityKeeper keeper(false);
    int rises = 0;
    for (double t = 0.0; t < 600.0;) {
        // A card that can do all but the samples.
        const double pictureS = keeper.step() == QualityStep::all ? 0.03 : 0.016;
        const QualityStep before = keeper.step();
        if (keeper.tookPicture(pictureS) && keeper.step() > before) ++rises;
        t += pictureS;
    }
    CHECK(rises >= 2);
    CHECK(rises <= 10);
}
