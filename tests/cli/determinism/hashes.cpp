// Prints the hashes of scenarios after numbers of ticks, a line each: what every compiler must agree on.
#include <cstdlib>
#include <iostream>
#include <string>

#include "base/digest.h"
#include "scenario/load.h"
#include "sim/step.h"

namespace {

/// 0, or the exit status of what is wrong.
int printHash(const std::string& root, const char* scenario, long long ticks) {
    const auto definition =
        openline::scenario::load(scenario, {root + "/assets", root + "/maps/indo-pacific"});
    if (!definition) {
        for (const auto& complaint : definition.errors) std::cerr << openline::format(complaint) << '\n';
        return 3;
    }
    openline::sim::World world = openline::sim::begin(*definition, definition->seed);
    openline::sim::StepReport report;
    openline::sim::advance(*definition, world, ticks, {}, report);
    std::cout << openline::hexadecimal(openline::sim::hash(world)) << '\n';
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 4 || argc % 2 != 0) {
        std::cerr << "usage: hashes ROOT SCENARIO TICKS [SCENARIO TICKS]...\n";
        return 2;
    }
    for (int i = 2; i < argc; i += 2) {
        if (const int wrong = printHash(argv[1], argv[i], std::atoll(argv[i + 1])); wrong != 0) return wrong;
    }
    return 0;
}
