#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <map>

#include "exchange/track_encounters.h"
#include "tracks.h"

using namespace openline;
using namespace openline::exchange;

namespace {

constexpr double kNmi = 1852.0;

TrackFile fileOf(const std::string& rows) {
    auto file = parseTracks(test::kHeader + rows, "t.csv", BadRows::refuse);
    for (const Complaint& complaint : file.errors) UNSCOPED_INFO(format(complaint));
    REQUIRE(file);
    return *file;
}

struct Worst {
    double tcpaS = 0.0, dcpaM = 0.0;
    int samples = 0;
};

/// How far the predictions of every sample before the pass are from what happens.
Worst predictions(const test::HeadOn& pair, double meetS, double missM, int decimals) {
    const TrackFile file = fileOf(test::rows(pair.a, 0.0, 1.5 * meetS, 1.0, decimals) +
                                  test::rows(pair.b, 0.0, 1.5 * meetS, 1.0, decimals));
    Worst worst;
    (void)TrackPairs(file, {}).find([&](std::size_t, std::size_t, double timeS, const PairFigures& figures) {
        if (timeS > meetS) return;
        ++worst.samples;
        worst.tcpaS = std::max(worst.tcpaS, std::abs(figures.tcpaS - (meetS - timeS)));
        worst.dcpaM = std::max(worst.dcpaM, std::abs(figures.dcpaM - missM));
    });
    return worst;
}

}  // namespace

TEST_CASE(
    "a head-on pair reported each second gives the time to closest approach to 0.1 s and the distance to 10 "
    "m") {
    const std::pair<const char*, geo::Geodetic> places[] = {
        {"Taiwan Strait", geo::geodeticDeg(24.5, 119.5, 9000.0)},
        {"antimeridian", geo::geodeticDeg(10.0, 180.0, 9000.0)},
        {"equator", geo::geodeticDeg(0.0, 105.0, 9000.0)},
        {"close to the pole", geo::geodeticDeg(89.95, 20.0, 9000.0)},
        {"far south", geo::geodeticDeg(-75.0, -40.0, 9000.0)}};
    for (const auto& [name, meet] : places) {
        for (const double azimuthDeg : {0.0, 47.0, 90.0, 301.0}) {
            const double missM = 300.0;
            const test::HeadOn pair(meet, azimuthDeg, 250.0, 120.0, missM);
            INFO(name << ", flying " << azimuthDeg);
            const Worst exact = predictions(pair, 120.0, missM, 9);
            CHECK(exact.samples == 121);
            CHECK(exact.tcpaS < 0.1);
            CHECK(exact.dcpaM < 10.0);
        }
    }
}

TEST_CASE("places rounded to a millionth of a degree do no harm") {
    const test::HeadOn pair(geo::geodeticDeg(24.5, 119.5, 9000.0), 47.0, 250.0, 90.0, 150.0);
    const Worst rounded = predictions(pair, 90.0, 150.0, 6);
    CHECK(rounded.tcpaS < 0.1);
    CHECK(rounded.dcpaM < 10.0);
}

TEST_CASE("the alerts of DO-365 come when its formulas say: 55 s and 25 s before well clear is lost") {
    const double speedMps = 110.0, meetS = 200.0, closure = 2.0 * speedMps;
    const test::HeadOn pair(geo::geodeticDeg(22.0, 121.0, 3000.0), 90.0, speedMps, meetS, 0.0);
    const TrackFile file = fileOf(test::rows(pair.a, 0, 300, 1) + test::rows(pair.b, 0, 300, 1));
    const auto found = TrackPairs(file, {TrackStandard::do365}).find();
    REQUIRE(found.size() == 1);
    // Modified tau is 35 s at the range r with (r^2 - D^2) / (r v) = 35 s.
    const double widest = 0.66 * kNmi, tauM = 35.0 * closure;
    const double rangeM = (tauM + std::sqrt(tauM * tauM + 4.0 * widest * widest)) / 2.0;
    const double lostS = meetS - rangeM / closure;
    CHECK(found[0].alertS[0] == Approx(lostS - 55.0).margin(1.01));
    CHECK(found[0].alertS[1] == Approx(lostS - 55.0).margin(1.01));
    CHECK(found[0].alertS[2] == Approx(lostS - 25.0).margin(1.01));
    CHECK(found[0].peakLevel == 3);
    CHECK(found[0].first.closureMps == Approx(closure).margin(0.1));
    CHECK(found[0].closestS == Approx(meetS).margin(0.05));
    CHECK(found[0].closest.horizontalM < 5.0);
}

TEST_CASE("height alone keeps a pair clear, and a lesser one gives the preventive alert") {
    const test::HeadOn pair(geo::geodeticDeg(22.0, 121.0, 3000.0), 90.0, 110.0, 100.0, 0.0);
    const auto peak = [&](double feetAbove) {
        test::Flight above = pair.b;
        above.start.altitudeM += feetAbove * 0.3048;
        const TrackFile file = fileOf(test::rows(pair.a, 0, 150, 1) + test::rows(above, 0, 150, 1));
        const auto found = TrackPairs(file, {TrackStandard::do365}).find();
        return found.empty() ? 0 : found[0].peakLevel;
    };
    CHECK(peak(1000.0) == 0);
    CHECK(peak(600.0) == 1);
    CHECK(peak(400.0) == 3);
}

TEST_CASE("between reports ten seconds apart the pass is found where it is") {
    const test::HeadOn pair(geo::geodeticDeg(22.0, 121.0, 3000.0), 30.0, 230.0, 64.0, 180.0);
    const TrackFile file = fileOf(test::rows(pair.a, 0, 130, 10) + test::rows(pair.b, 3, 133, 10));
    const auto found = TrackPairs(file, {}).find();
    REQUIRE(found.size() == 1);
    CHECK(found[0].closestS == Approx(64.0).margin(0.1));
    CHECK(found[0].closest.horizontalM == Approx(180.0).margin(3.0));
}

TEST_CASE("of two that report at the same seconds the pass is found on either side of the nearest report") {
    for (const double meetS : {29.1, 30.0, 30.9}) {
        const test::HeadOn pair(geo::geodeticDeg(22.0, 121.0, 3000.0), 30.0, 250.0, meetS, 22.0);
        const TrackFile file = fileOf(test::rows(pair.a, 0, 60, 2) + test::rows(pair.b, 0, 60, 2));
        for (const TrackStandard standard : {TrackStandard::do365, TrackStandard::nearMidair}) {
            const auto found = TrackPairs(file, {standard}).find();
            INFO("met at " << meetS << ", by " << nameOf(standard));
            REQUIRE(found.size() == 1);
            CHECK(found[0].peakLevel == 3);
            CHECK(found[0].closestS == Approx(meetS).margin(0.02));
            CHECK(found[0].closest.horizontalM == Approx(22.0).margin(2.0));
        }
    }
}

TEST_CASE("a pass between two reports a minute apart is an encounter") {
    const test::HeadOn pair(geo::geodeticDeg(22.0, 121.0, 3000.0), 30.0, 250.0, 90.0, 50.0);
    const TrackFile file = fileOf(test::rows(pair.a, 0, 180, 60) + test::rows(pair.b, 0, 180, 60));
    const auto found = TrackPairs(file, {TrackStandard::nearMidair}).find();
    REQUIRE(found.size() == 1);
    CHECK(found[0].closestS == Approx(90.0).margin(0.1));
}

TEST_CASE("large times do no harm") {
    const test::HeadOn pair(geo::geodeticDeg(22.0, 121.0, 3000.0), 30.0, 250.0, 30.5, 22.0);
    std::string rows = "time [ms],id,latitude,longitude,altitude [m]\n";
    for (int second = 0; second <= 60; ++second) {
        for (const test::Flight* flight : {&pair.a, &pair.b}) {
            const geo::Geodetic place = test::placeAt(*flight, second);
            rows +=
                fmt::format("{},{},{:.9f},{:.9f},3000\n", 1633300000000 + 1000ll * second, flight->id,
                            place.latitudeRad / units::kRadPerDeg, place.longitudeRad / units::kRadPerDeg);
        }
    }
    const auto file = parseTracks(rows, "t.csv", BadRows::refuse);
    REQUIRE(file);
    const auto found = TrackPairs(*file, {}).find();
    REQUIRE(found.size() == 1);
    CHECK(found[0].closestS == Approx(1633300030.5).margin(0.01).epsilon(0.0));
    rows.replace(0, 9, "time [s]");
    CHECK_FALSE(parseTracks(rows, "t.csv", BadRows::refuse));
}

TEST_CASE("nothing is said of what happened in a gap") {
    const test::HeadOn pair(geo::geodeticDeg(22.0, 121.0, 3000.0), 30.0, 230.0, 200.0, 180.0);
    const std::string b = test::rows(pair.b, 0, 400, 1);
    const auto encounters = [&](double largestGapS) {
        const TrackFile file = fileOf(test::rows(pair.a, 0, 60, 1) + test::rows(pair.a, 340, 400, 1) + b);
        return TrackPairs(file, {TrackStandard::usual, largestGapS, 5.0}).find().size();
    };
    CHECK(encounters(60.0) == 0);
    CHECK(encounters(300.0) == 1);
}

TEST_CASE("who is named first does not matter") {
    const test::HeadOn pair(geo::geodeticDeg(22.0, 121.0, 3000.0), 30.0, 230.0, 64.0, 180.0);
    const TrackFile file = fileOf(test::rows(pair.a, 0, 130, 1) + test::rows(pair.b, 0, 130, 1));
    for (const TrackStandard standard :
         {TrackStandard::do365, TrackStandard::tcas, TrackStandard::nearMidair}) {
        const TrackMotion a(file.tracks[0], 60.0), b(file.tracks[1], 60.0);
        for (double timeS = 0.0; timeS < 130.0; timeS += 0.5) {
            const auto kind = TrackKind::aircraft;
            const PairFigures ab = figuresOf(*a.at(timeS), kind, *b.at(timeS), kind, standard);
            const PairFigures ba = figuresOf(*b.at(timeS), kind, *a.at(timeS), kind, standard);
            CHECK(ab.level == ba.level);
            CHECK(ab.tcpaS == Approx(ba.tcpaS).margin(1e-4));
            CHECK(ab.dcpaM == Approx(ba.dcpaM).margin(0.05));
        }
    }
}

TEST_CASE("ships are judged by the practice of ships") {
    const auto peak = [](double missM) {
        const test::HeadOn pair(geo::geodeticDeg(24.0, 119.0, 0.0), 30.0, 8.0, 1200.0, missM);
        const TrackFile file = fileOf(test::rows(pair.a, 0, 2000, 10) + test::rows(pair.b, 0, 2000, 10));
        const auto found = TrackPairs(file, {}).find();
        return found.empty() ? 0 : found[0].peakLevel;
    };
    CHECK(peak(2.5 * kNmi) == 0);
    CHECK(peak(1.5 * kNmi) == 1);
    CHECK(peak(0.5 * kNmi) == 2);
    CHECK(peak(100.0) == 3);
}

TEST_CASE("given speeds and tracks are believed, and a formation is not closing") {
    const std::string header =
        "time [s],id,latitude [deg],longitude [deg],altitude [ft],track [deg],ground speed [kn],vertical "
        "speed "
        "[ft/min]\n";
    const auto file = parseTracks(header + "0,A,24,120,30000,90,400,0\n0,B,24,120.5,30000,270,400,0\n",
                                  "t.csv", BadRows::refuse);
    REQUIRE(file);
    const double distanceM =
        geo::inverse(geo::geodeticDeg(24.0, 120.0), geo::geodeticDeg(24.0, 120.5)).distanceM;
    int samples = 0;
    (void)TrackPairs(*file, {}).find([&](std::size_t, std::size_t, double, const PairFigures& figures) {
        ++samples;
        CHECK(figures.horizontalM == Approx(distanceM).margin(0.01));
        CHECK(figures.closureMps == Approx(800.0 * kNmi / 3600.0).margin(0.01));
        CHECK(figures.tcpaS == Approx(distanceM / (800.0 * kNmi / 3600.0)).margin(0.05));
    });
    CHECK(samples == 1);
    const auto together = parseTracks(header + "0,A,24,120,30000,90,400,0\n0,B,24.001,120,30000,90,400,0\n",
                                      "t.csv", BadRows::refuse);
    REQUIRE(together);
    (void)TrackPairs(*together, {}).find([&](std::size_t, std::size_t, double, const PairFigures& figures) {
        CHECK(std::abs(figures.closureMps) < 0.01);
        CHECK(figures.dcpaM == Approx(figures.horizontalM).margin(0.01));
        CHECK(figures.level == 3);
    });
}

TEST_CASE(
    "an alert is confirmed at the second of two looks, and the earliest times come 20 and 30 s before") {
    const test::HeadOn pair(geo::geodeticDeg(22.0, 121.0, 3000.0), 90.0, 100.0, 200.0, 0.0);
    const TrackFile file = fileOf(test::rows(pair.a, 0, 260, 1) + test::rows(pair.b, 0, 260, 1));
    const auto found = TrackPairs(file, {TrackStandard::do365}).find();
    REQUIRE(found.size() == 1);
    for (std::size_t level = 0; level < 3; ++level) {
        CHECK(found[0].confirmedS[level] == Approx(found[0].alertS[level] + 1.0).margin(1e-6));
        const double earlierS = level == 2 ? 30.0 : 20.0;
        CHECK(found[0].alertS[level] - found[0].earliestS[level] == Approx(earlierS).margin(1.01));
    }
}

TEST_CASE("a single look at a level confirms nothing, two in four looks do, however often craft report") {
    // The heights given jump in and out of the band of 450 ft; 600 ft is preventive.
    const test::HeadOn pair(geo::geodeticDeg(22.0, 121.0, 3000.0), 90.0, 100.0, 100.0, 0.0);
    const auto confirmed = [&](const std::vector<double>& inBandS, double stepS) {
        std::string rows = test::rows(pair.a, 0, 140, stepS);
        for (double timeS = 0.0; timeS <= 140.0; timeS += stepS) {
            test::Flight b = pair.b;
            const bool in = std::any_of(inBandS.begin(), inBandS.end(),
                                        [&](double at) { return std::abs(at - timeS) < 0.01; });
            b.start.altitudeM += (in ? 100.0 : 600.0) * 0.3048;
            rows += test::rows(b, timeS, timeS, 1);
        }
        std::string text = "time [s],id,latitude [deg],longitude [deg],altitude [m],vertical speed [m/s]\n";
        for (std::size_t from = 0; from < rows.size();) {
            const std::size_t to = rows.find('\n', from);
            text += rows.substr(from, to - from) + ",0\n";
            from = to + 1;
        }
        const auto file = parseTracks(text, "t.csv", BadRows::refuse);
        REQUIRE(file);
        const auto found = TrackPairs(*file, {TrackStandard::do365}).find();
        REQUIRE(found.size() == 1);
        return found[0].confirmedS[1];
    };
    CHECK(std::isnan(confirmed({60.0}, 1.0)));
    CHECK(std::isnan(confirmed({60.0, 64.0}, 1.0)));
    CHECK(confirmed({60.0, 63.0}, 1.0) == Approx(63.0));
    CHECK(confirmed({60.0, 61.0}, 1.0) == Approx(61.0));
    CHECK(std::isnan(confirmed({60.0, 60.5}, 0.5)));  // looked at once a second
}

TEST_CASE("ships that cross ahead of a bow are told of farther away than those that pass astern") {
    // One sails north; the other crosses its course so far ahead or astern of it, from the west.
    const auto peak = [](double aheadNmi) {
        const geo::Geodetic meet = geo::geodeticDeg(24.0, 119.0, 0.0);
        constexpr double kNorth = 0.0, kEast = 90.0, kSpeed = 6.0, kCrossingS = 1500.0;
        const double deg = units::kRadPerDeg;
        test::Flight own{"own", geo::destination(meet, 180.0 * deg, kSpeed * kCrossingS), kNorth, kSpeed};
        const geo::Geodetic across =
            geo::destination(meet, aheadNmi > 0.0 ? 0.0 : 180.0 * deg, std::abs(aheadNmi) * kNmi);
        test::Flight other{"other", geo::destination(across, 270.0 * deg, 1.5 * kSpeed * kCrossingS), kEast,
                           1.5 * kSpeed};
        const TrackFile file = fileOf(test::rows(own, 0, 2400, 10) + test::rows(other, 0, 2400, 10));
        const auto found = TrackPairs(file, {TrackStandard::ship}).find();
        return found.empty() ? 0 : found[0].peakLevel;
    };
    CHECK(peak(0.0) == 3);
    CHECK(peak(2.95) == 1);
    CHECK(peak(-2.95) == 0);
    CHECK(peak(1.4) == 2);
}

TEST_CASE(
    "who is named first does not matter to ships either, nor the order of rows, nor where on Earth they "
    "are") {
    const auto found = [](double longitudeDeg, bool swapped, bool shuffled) {
        const test::HeadOn pair(geo::geodeticDeg(24.0, longitudeDeg, 0.0), 30.0, 8.0, 600.0, 700.0);
        std::string a = test::rows(pair.a, 0, 1000, 10), b = test::rows(pair.b, 0, 1000, 10);
        if (swapped) {
            std::replace(a.begin(), a.end(), 'A', 'C');
        }
        std::string rows = shuffled ? b + a : a + b;
        const auto encounters = TrackPairs(fileOf(rows), {TrackStandard::usual}).find();
        REQUIRE(encounters.size() == 1);
        return encounters[0];
    };
    const TrackEncounter one = found(119.0, false, false);
    for (const TrackEncounter& other : {found(119.0, true, false), found(119.0, false, true),
                                        found(180.0, false, false), found(-60.0, true, true)}) {
        CHECK(other.peakLevel == one.peakLevel);
        CHECK(other.closestS == Approx(one.closestS).margin(0.05));
        CHECK(other.closest.horizontalM == Approx(one.closest.horizontalM).margin(0.1));
        for (std::size_t level = 0; level < 3; ++level) {
            CHECK(std::isnan(other.alertS[level]) == std::isnan(one.alertS[level]));
            if (!std::isnan(one.alertS[level])) CHECK(other.alertS[level] == Approx(one.alertS[level]));
        }
    }
}
