#include "view/quality.h"

#include <catch2/catch.hpp>

using namespace openline;
using view::Choice;
using view::QualityStep;

TEST_CASE("Each step of quality shows what the one before shows and more") {
    view::Quality before = view::qualityAt(QualityStep::least);
    for (const auto step : {QualityStep::less, QualityStep::usual, QualityStep::hazy, QualityStep::all}) {
        const view::Quality now = view::qualityAt(step);
        CHECK_FALSE(now == before);
        CHECK(now.drawn.edges >= before.drawn.edges);
        CHECK(now.drawn.swell >= before.drawn.swell);
        CHECK(now.drawn.haze >= before.drawn.haze);
        CHECK(now.drawn.samples >= before.drawn.samples);
        CHECK(now.traces >= before.traces);
        CHECK(now.mostTrailVertices >= before.mostTrailVertices);
        before = now;
    }
    CHECK(view::qualityAt(QualityStep::usual) == view::Quality{});
}

TEST_CASE("What somebody chose holds at every step, and nothing else changes") {
    view::Looks looks;
    CHECK(view::chosen(view::qualityAt(QualityStep::all), looks) == view::qualityAt(QualityStep::all));
    looks.samples = Choice::off;
    looks.haze = Choice::on;
    for (const auto step : {QualityStep::least, QualityStep::usual, QualityStep::all}) {
        view::Quality expected = view::qualityAt(step);
        expected.drawn.samples = 0;
        expected.drawn.haze = true;
        CHECK(view::chosen(view::qualityAt(step), looks) == expected);
    }
    looks = {};
    looks.samples = Choice::on;
    CHECK(view::chosen(view::qualityAt(QualityStep::least), looks).drawn.samples == 4);
}
