// The crises of all scenarios that ship.
#pragma once

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "crisis/crisis.h"
#include "scenario/data.h"

namespace openline::scenario::test {

struct Shipped {
    std::string name;
    crisis::Model model;
};

/// The crisis of every scenario, with the model speaking from the start.
inline std::vector<Shipped> gallery() {
    std::vector<Shipped> all;
    for (const auto& entry : std::filesystem::directory_iterator(scenarioPath(""))) {
        if (entry.path().extension() != ".toml") continue;
        auto definition = load(entry.path().string(), folders());
        REQUIRE(definition);
        definition->crisis.playsRecord = false;
        all.push_back({entry.path().filename().string(), std::move(definition->crisis)});
    }
    REQUIRE(all.size() >= 4);
    return all;
}

}  // namespace openline::scenario::test
