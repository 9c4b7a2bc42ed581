// Orders as text, one unit each in one scenario, and what each must become. Of order_kinds_test.cpp and
// ship_order_kinds_test.cpp.
#pragma once

#include <catch2/catch.hpp>
#include <functional>

#include "base/units.h"
#include "scenario/data.h"

namespace openline::scenario::test {

using sim::OrderDef;

inline constexpr double kRadPerDeg = units::kRadPerDeg;

struct Case {
    const char* craft;  ///< "plane", "ship" or "boat"
    std::string text;
    std::function<void(const OrderDef&)> holds;
};

/// A case whose order is of one kind.
template <class Order>
Case given(const char* craft, std::string text, std::function<void(const Order&)> holds = {}) {
    return {craft, std::move(text), [holds](const OrderDef& order) {
                const auto* action = std::get_if<Order>(&order.action);
                REQUIRE(action != nullptr);
                if (holds) holds(*action);
            }};
}

/// The small scenario, and craft that orders can be about.
inline std::string others() {
    return kSmall + R"(
[[unit]]
id = "patrol"
platform = "f-16v"
side = "taiwan"
at = [22.5, 119.5]
altitude = "24000 ft"
heading = "0 deg"
speed = "450 kn"

[[unit.order]]
kind = "patrol"
from = [22.5, 119.5]
to = [22.9, 119.6]
altitude = "24000 ft"
for = "2 h"

[[unit]]
id = "frigate"
platform = "type-054a"
side = "prc"
at = [21.0, 119.5]
heading = "0 deg"
speed = "12 kn"

[[unit]]
id = "supply"
platform = "type-901"
side = "prc"
at = [21.0, 119.7]
heading = "0 deg"
speed = "12 kn"
)";
}

inline std::string unitText(const Case& each, std::size_t number) {
    const std::string craft = each.craft;
    const std::string id = "\n[[unit]]\nid = \"case-" + std::to_string(number) + "\"\n";
    const std::string order = "\n[[unit.order]]\n" + each.text + "\n";
    if (craft == "plane")
        return id +
               "platform = \"f-16v\"\nside = \"taiwan\"\nhome = \"tainan\"\nat = [22.6, 119.5]\n"
               "altitude = \"6 km\"\nheading = \"0 deg\"\nspeed = \"230 m/s\"\n" +
               order;
    const std::string hull = craft == "ship" ? "type-052d" : "virginia";
    const std::string side = craft == "ship" ? "prc" : "us";
    return id + "platform = \"" + hull + "\"\nside = \"" + side +
           "\"\nat = [20.9, 119.3]\nheading = \"0 deg\"\nspeed = \"10 kn\"\n" + order;
}

/// One scenario with a unit for each case; its unit's only order is what the case is about.
inline sim::Definition withAll(const std::vector<Case>& cases) {
    std::string text = others();
    for (std::size_t i = 0; i < cases.size(); ++i) text += unitText(cases[i], i);
    auto definition = parse(text, "kinds.toml", folders());
    INFO(joined(definition.errors));
    REQUIRE(definition);
    return std::move(*definition);
}

inline void holdsAll(const std::vector<Case>& cases) {
    const sim::Definition definition = withAll(cases);
    for (std::size_t i = 0; i < cases.size(); ++i) {
        INFO(cases[i].text);
        const sim::UnitDef& unit = definition.units[definition.units.size() - cases.size() + i];
        REQUIRE(unit.id == "case-" + std::to_string(i));
        REQUIRE(unit.orders.size() == 1);
        cases[i].holds(unit.orders[0]);
    }
}

inline constexpr double kKnotsMps = 1852.0 / 3600.0;

}  // namespace openline::scenario::test
