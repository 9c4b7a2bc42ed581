// Prints the hash of a scenario after a number of ticks: what every compiler must agree on.
#include <cstdlib>
#include <iostream>

#include "base/digest.h"
#include "scenario/load.h"
#include "sim/step.h"

int main(int argc, char** argv) {
    if (argc != 4) {
        std::cerr << "usage: hashes ROOT SCENARIO TICKS\n";
        return 2;
    }
    const std::string root = argv[1];
    const auto definition = openline::scenario::load(argv[2], {root + "/assets", root + "/maps/indo-pacific"});
    if (!definition) {
        for (const auto& complaint : definition.errors) std::cerr << openline::format(complaint) << '\n';
        return 3;
    }
    openline::sim::World world = openline::sim::begin(*definition, definition->seed);
    openline::sim::StepReport report;
    openline::sim::advance(*definition, world, std::atoll(argv[3]), {}, report);
    std::cout << openline::hexadecimal(openline::sim::hash(world)) << '\n';
    return 0;
}
