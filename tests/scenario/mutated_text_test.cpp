// Scenario text that was damaged: complaints with a place, or a scenario that runs.
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "scenario/data.h"
#include "scenes/mutation.h"
#include "sim/step.h"

using namespace openline;
using namespace openline::scenario;

namespace {

std::vector<std::string> linesOf(const std::string& text) {
    std::vector<std::string> lines(1);
    for (const char letter : text) {
        lines.back() += letter;
        if (letter == '\n') lines.emplace_back();
    }
    return lines;
}

/// Whole lines or values taken from elsewhere: text that is still TOML, which bytes alone seldom leave.
std::string shuffled(const std::string& text, int number) {
    std::vector<std::string> lines = linesOf(text);
    scenes::Damage damage(number);
    for (std::size_t changes = 1 + damage.below(3); changes > 0; --changes) {
        const std::size_t at = damage.below(lines.size()), from = damage.below(lines.size());
        const auto place = lines.begin() + static_cast<std::ptrdiff_t>(at);
        const auto equals = lines[at].find('='), value = lines[from].find('=');
        if (equals != std::string::npos && value != std::string::npos) {
            lines[at] = lines[at].substr(0, equals) + lines[from].substr(value);
        } else if (damage.below(2) == 0) {
            lines.erase(place);
        } else {
            lines.insert(place, std::string(lines[from]));
        }
    }
    std::string out;
    for (const std::string& line : lines) out += line;
    return out;
}

/// Whether it was read. What was read runs for a while.
bool survives(const std::string& text) {
    const auto parsed = parse(text, "damaged.toml", test::folders());
    if (!parsed) {
        CHECK_FALSE(parsed.errors.empty());
        for (const Complaint& complaint : parsed.errors) {
            CHECK(complaint.file.find(".toml") != std::string::npos);
            CHECK_FALSE(complaint.message.empty());
        }
        return false;
    }
    sim::World world = sim::begin(*parsed, parsed->seed);
    sim::StepReport report;
    sim::advance(*parsed, world, std::min<sim::Tick>(parsed->lastTick(), 9000), {}, report, 2000);
    return true;
}

}  // namespace

TEST_CASE("scenario text damaged byte by byte gives complaints with a place, or runs") {
    int read = 0;
    for (int number = 0; number < 120; ++number) {
        INFO("mutation " << number);
        read += survives(scenes::damaged(test::kSmall, number)) ? 1 : 0;
    }
    CHECK(read > 0);
    CHECK(read < 120);
}

TEST_CASE("scenario text with lines and values in wrong places gives complaints with a place, or runs") {
    int read = 0;
    for (int number = 0; number < 120; ++number) {
        INFO("mutation " << number);
        read += survives(shuffled(test::kSmall, number)) ? 1 : 0;
    }
    CHECK(read > 0);
    CHECK(read < 120);
}

TEST_CASE("a whole shipped scenario damaged byte by byte gives complaints with a place, or runs") {
    std::ifstream file(test::scenarioPath("2001-04-hainan-ep3.toml"), std::ios::binary);
    const std::string whole{std::istreambuf_iterator<char>(file), {}};
    REQUIRE_FALSE(whole.empty());
    for (int number = 0; number < 40; ++number) {
        INFO("mutation " << number);
        survives(scenes::damaged(whole, number));
    }
}
