#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <sstream>

#include "base/digest.h"
#include "scenes/scenes.h"

using namespace openline;
using namespace openline::scenes;

namespace {

Definition sceneNamed(const std::string& name) {
    if (name == "round-trip") return roundTrip();
    if (name == "busy-morning") return busyMorning();
    if (name == "pass-across-nose") return onePass(PassGeometry::acrossNose, 15.0);
    if (name == "bench-detect-300") return manyAircraft(300, 3);
    if (name == "bench-step-200") return activeUnits(200);
    FAIL("no scene named " << name);
    return {};
}

}  // namespace

TEST_CASE("every golden scene ends with its golden hash") {
    std::ifstream file(std::string(OPENLINE_SOURCE_DIR) + "/tests/golden/hashes.txt");
    REQUIRE(file);
    std::string line;
    int scenes = 0;
    while (std::getline(file, line)) {
        if (line.empty() || line[0] == '#') continue;
        std::istringstream words(line);
        std::string name, expected;
        Tick ticks = 0;
        words >> name >> ticks >> expected;
        if (name.starts_with("october-") || name.starts_with("file-"))
            continue;  // of a scenario file: tests/cli/run.cmake, compilers.cmake
        Run run(sceneNamed(name));
        advance(run.definition, run.world, ticks, {}, run.report);
        const std::string actual = hexadecimal(hash(run.world));
        INFO("actual: " << name << " " << ticks << " " << actual);
        CHECK(actual == expected);
        ++scenes;
    }
    REQUIRE(scenes == 5);
}
