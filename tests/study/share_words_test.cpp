#include "study/share_words.h"

#include <catch2/catch.hpp>

namespace openline::study {

TEST_CASE("shares are integers in a hundred, and never finer") {
    CHECK(shareInHundred(0.274) == "27 in 100");
    CHECK(shareInHundred(0.007) == "fewer than 1 in 100");
    CHECK(shareInHundred(0.01) == "1 in 100");
    CHECK(shareInHundred(0.99) == "99 in 100");
    CHECK(shareInHundred(0.992) == "more than 99 in 100");
    CHECK(shareFigure(0.274) == "27");
    CHECK(shareFigure(0.007) == "<1");
    CHECK(shareFigure(0.996) == ">99");
}

TEST_CASE("what no trial saw is not said never to happen, unless it is known exactly") {
    CHECK(shareInHundred(0.0) == "fewer than 1 in 100");
    CHECK(shareInHundred(1.0) == "more than 99 in 100");
    CHECK(shareInHundred(0.0, Evidence::exact) == "none");
    CHECK(shareInHundred(1.0, Evidence::exact) == "100 in 100");
    CHECK(shareFigure(0.0, Evidence::exact) == "0");
}

TEST_CASE("what falls short of an amount is told to the tenth below, so that it never seems to reach it") {
    CHECK(tenthsBelow(0.0499) == "4.9");
    CHECK(tenthsBelow(0.02) == "2.0");
    CHECK(tenthsBelow(0.0009) == "0");
    CHECK(tenthsBelow(-0.01) == "0");
}

TEST_CASE("a range says both ends, and one share where they say the same") {
    CHECK(shareRange(0.0, 0.34) == "<1 to 34 in 100");
    CHECK(shareRange(0.07, 0.071) == "7 in 100");
    CHECK(shareRange(0.0, 0.004) == "fewer than 1 in 100");
}

TEST_CASE("dots agree with the words") {
    CHECK(hundredths(0.007) == 0);
    CHECK(hundredths(0.274) == 27);
    CHECK(hundredths(0.996) == 99);
    CHECK(hundredths(1.0) == 100);
}

}  // namespace openline::study
