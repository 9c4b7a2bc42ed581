#include <algorithm>
#include <catch2/catch.hpp>

#include "exchange/track_file.h"
#include "tracks.h"

using namespace openline;
using namespace openline::exchange;

namespace {
constexpr double kDeg = units::kRadPerDeg;
}

TEST_CASE("columns come in any order and with the units that the header names") {
    const auto file = parseTracks(
        "kind,Vertical_Speed [ft/min],altitude [ft],id,ground speed (kn),track "
        "[deg],longitude,latitude,time\r\n"
        "aircraft,-600,30000,\"B-52, lead\",480,270,-170.5,12.25,2021-10-04T14:00:00.500+08:00\r\n",
        "t.csv", BadRows::refuse);
    REQUIRE(file);
    CHECK(file->timeText(0.0) == "2021-10-04T06:00:00.500Z");
    REQUIRE(file->tracks.size() == 1);
    CHECK(file->tracks[0].id == "B-52, lead");
    const TrackReport& report = file->tracks[0].reports.at(0);
    CHECK(report.place.latitudeRad == Approx(12.25 * kDeg));
    CHECK(report.place.longitudeRad == Approx(-170.5 * kDeg));
    CHECK(report.place.altitudeM == Approx(9144.0));
    CHECK(report.groundSpeedMps == Approx(480.0 * 1852.0 / 3600.0));
    CHECK(report.climbMps == Approx(-600.0 * 0.3048 / 60.0));
    CHECK(report.trackRad == Approx(270.0 * kDeg));
}

TEST_CASE("rows out of order are put in order, and what is said twice is kept once") {
    const auto file = parseTracks(
        std::string(test::kHeader) + "2,A,1,120.2,9000\n0,A,1,120,9000\n1,A,1,120.1,9000\n1,A,1,120.1,9000\n",
        "t.csv", BadRows::refuse);
    REQUIRE(file);
    REQUIRE(file->tracks.at(0).reports.size() == 3);
    CHECK(file->tracks[0].reports[0].timeS == 0.0);
    CHECK(file->tracks[0].reports[2].timeS == 2.0);
    CHECK(file->outOfOrder == 1);
    CHECK(file->duplicates == 1);
}

TEST_CASE("every bad row is named with its line and column, and left out only when that is asked for") {
    const std::string text = std::string(test::kHeader) +
                             "0,A,1,120,9000\n"
                             "1,A,95,120,9000\n"
                             "2,A,1,east,9000\n"
                             "soon,,1,120,9000\n"
                             "3,A,1,120.3,9000\n"
                             "3,A,1,120.4,9000\n"
                             "4,A,1,nan,9000\n";
    const auto refused = parseTracks(text, "t.csv", BadRows::refuse);
    CHECK_FALSE(refused);
    std::vector<std::string> said;
    for (const Complaint& complaint : refused.errors) said.push_back(format(complaint));
    REQUIRE(said.size() == 6);
    CHECK(said[0] == "t.csv:3:5: latitude: expected a latitude of -90 to 90 degrees, got \"95\"");
    CHECK(said[1] == "t.csv:4:7: longitude: expected a longitude of -360 to 360 degrees, got \"east\"");
    CHECK(said[2].starts_with("t.csv:5:1: time: expected a time"));
    CHECK(said[3].starts_with("t.csv:5:6: id: expected the name of a craft, got nothing"));
    CHECK(said[4].starts_with("t.csv:7:1: time: expected one place for \"A\" at 3.000"));
    CHECK(said[5].starts_with("t.csv:8:7: longitude:"));
    const auto skipped = parseTracks(text, "t.csv", BadRows::skip);
    REQUIRE(skipped);
    CHECK(skipped->tracks.at(0).reports.size() == 2);
    CHECK(skipped->rows == 7);
    CHECK(skipped->skipped == 5);
    CHECK(skipped.warnings.size() == 6);
}

TEST_CASE("a header without what is needed, with a wrong unit or a column twice says all of it") {
    const auto file = parseTracks("time,name,latitude,latitude,altitude [kg]\n", "t.csv", BadRows::refuse);
    CHECK_FALSE(file);
    std::string all;
    for (const Complaint& complaint : file.errors) all += format(complaint) + '\n';
    CHECK(all.find("column \"id\"") != std::string::npos);
    CHECK(all.find("column \"longitude\"") != std::string::npos);
    CHECK(all.find("\"latitude\" again") != std::string::npos);
    CHECK(all.find("unit of altitude (m, km, ft or nmi), got \"kg\"") != std::string::npos);
    REQUIRE(file.warnings.size() == 1);
    CHECK(format(file.warnings[0]).find("unknown column \"name\"") != std::string::npos);
}

TEST_CASE("a column by its short name is not read, but its full one is named") {
    for (const auto& [brief, full] : {std::pair{"lat", "latitude"},
                                      {"lon", "longitude"},
                                      {"alt", "altitude"},
                                      {"speed", "ground speed"},
                                      {"longitud", "longitude"}}) {
        const auto file = parseTracks("time,id," + std::string(brief) + "\n", "t.csv", BadRows::refuse);
        REQUIRE(file.warnings.size() == 1);
        CHECK(format(file.warnings[0]).find("did you mean \"" + std::string(full)) != std::string::npos);
    }
}

TEST_CASE("a craft that is of two kinds is told of, and is the first one throughout") {
    const std::string rows =
        "time,id,latitude,longitude,altitude [m],kind\n1,a,20,120,8000,ship\n"
        "0,a,20,120,8000,plane\n2,a,20,120,8000,\n0,b,21,120,0,vessel\n";
    const auto file = parseTracks(rows, "t.csv", BadRows::refuse);
    REQUIRE(file);
    CHECK(file->tracks.at(0).kind == TrackKind::aircraft);
    CHECK(file->tracks.at(1).kind == TrackKind::ship);
    CHECK(file->outOfOrder == 1);
    REQUIRE(file.warnings.size() == 1);
    CHECK(format(file.warnings[0]) ==
          "t.csv:2:1: kind: \"a\" is of another kind here than in line 3: an aircraft is assumed throughout");
}

TEST_CASE("a height without a unit is metres, and that is said") {
    const auto file =
        parseTracks("time,id,latitude,longitude,altitude\n0,A,1,120,900\n", "t.csv", BadRows::refuse);
    REQUIRE(file);
    CHECK(file->tracks[0].reports[0].place.altitudeM == 900.0);
    REQUIRE(file.warnings.size() == 1);
    CHECK(file.warnings[0].message.find("m is assumed") != std::string::npos);
}

TEST_CASE("calendar times and seconds are not mixed, and text that is no table is refused") {
    CHECK_FALSE(parseTracks(std::string(test::kHeader) + "0,A,1,120,0\n2021-10-04T00:00:00Z,A,1,120,0\n",
                            "t.csv", BadRows::refuse));
    CHECK_FALSE(parseTracks("", "t.csv", BadRows::refuse));
    CHECK_FALSE(parseTracks(test::kHeader, "t.csv", BadRows::skip));
    CHECK_FALSE(parseTracks(std::string(test::kHeader) + "0,\"A,1,120,0\n", "t.csv", BadRows::refuse));
    CHECK_FALSE(readTracks("/nonexistent.csv", BadRows::skip));
    CHECK_FALSE(readTracks("/", BadRows::skip));
}

TEST_CASE("an aircraft's empty height is a bad row, a ship's is the sea, whoever says which it is") {
    const std::string text =
        std::string(test::kHeader) + "0,plane,1,120,9000\n1,plane,1,120.1,\n0,ship,1,121,\n1,ship,1,121,\n";
    const auto refused = parseTracks(text, "t.csv", BadRows::refuse);
    CHECK_FALSE(refused);
    REQUIRE(refused.errors.size() == 1);
    CHECK(format(refused.errors[0]).starts_with("t.csv:3:"));
    const auto skipped = parseTracks(text, "t.csv", BadRows::skip);
    REQUIRE(skipped);
    CHECK(skipped->tracks.at(0).reports.size() == 1);
    CHECK(skipped->tracks.at(1).kind == TrackKind::ship);
}

TEST_CASE("comments stand before the header; after it a name may begin as they do") {
    const auto file =
        parseTracks("# from the radar\nid,time,latitude,longitude\n#A,0,1,120\n", "t.csv", BadRows::refuse);
    REQUIRE(file);
    CHECK(file->tracks.at(0).id == "#A");
    CHECK_FALSE(parseTracks("id,time,latitude,longitude\nA,+-5,1,120\n", "t.csv", BadRows::refuse));
}

TEST_CASE("without a kind, who is low and slow is a ship") {
    const auto file = parseTracks(std::string(test::kHeader) + "0,low,1,120,0\n0,high,1,120,3000\n", "t.csv",
                                  BadRows::refuse);
    REQUIRE(file);
    CHECK(file->tracks[0].kind == TrackKind::aircraft);
    CHECK(file->tracks[1].kind == TrackKind::ship);
}

TEST_CASE("who is as fast as an aircraft by its places is one, and a single wrong place makes none") {
    const auto file = parseTracks(
        "time,id,latitude,longitude\n0,jet,1,120\n10,jet,1,120.02\n20,jet,1,120.04\n"
        "0,ship,1,121\n10,ship,1,121.001\n20,ship,1,121.5\n30,ship,1,121.003\n40,ship,1,121.004\n50,ship,1,"
        "121.005\n",
        "t.csv", BadRows::refuse);
    REQUIRE(file);
    CHECK(file->tracks[0].kind == TrackKind::aircraft);
    CHECK(file->tracks[1].kind == TrackKind::ship);
    CHECK(file.warnings.size() == 1);
}

TEST_CASE("without a column of heights those of aircraft are not known, and that is said once") {
    const auto file = parseTracks(
        "time,id,latitude,longitude,kind\n0,A,1,120,air\n0,B,1,121,air\n0,C,1,122,ship\n0,D,1,123,ship\n",
        "t.csv", BadRows::refuse);
    REQUIRE(file);
    REQUIRE(file.warnings.size() == 1);
    CHECK(file.warnings[0].message.find("no column \"altitude\"") != std::string::npos);
    CHECK_FALSE(file->heightKnown(0, 1));
    CHECK_FALSE(file->heightKnown(0, 2));
    CHECK(file->heightKnown(2, 3));
    const auto ships =
        parseTracks("time,id,latitude,longitude,kind\n0,C,1,122,ship\n", "t.csv", BadRows::refuse);
    CHECK(ships.warnings.empty());
}

TEST_CASE("rows with fewer cells than the header are told of once, with the first line and how many") {
    const std::string header = "time,id,latitude,longitude,altitude,track\n";
    const auto two =
        parseTracks(header + "0,A,1,120,9000,90\n1,A,1,120,9000\n2,A,1,120,9000\n", "t.csv", BadRows::refuse);
    REQUIRE(two);
    const auto isShort = [](const Complaint& warning) {
        return warning.message.find("columns, this row") != std::string::npos;
    };
    REQUIRE(std::ranges::count_if(two.warnings, isShort) == 1);
    const Complaint& told = *std::ranges::find_if(two.warnings, isShort);
    CHECK(told.line == 3);
    CHECK(told.message ==
          "the header has 6 columns, this row 5; 2 rows are short: what is missing is taken as not given");
    const auto whole = parseTracks(header + "0,A,1,120,9000,\n", "t.csv", BadRows::refuse);
    REQUIRE(whole);
    CHECK(std::ranges::none_of(whole.warnings, isShort));
    // A header that ends in a separator has no column there.
    const auto open =
        parseTracks("time,id,latitude,longitude,altitude,\n0,A,1,120,9000\n", "t.csv", BadRows::refuse);
    CHECK(std::ranges::none_of(open.warnings, isShort));
}
