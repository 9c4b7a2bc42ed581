// Every order there is, one line a kind: its word, who can be given it, what it is, whether it can be given
// (`check`: pure, with a reason) and how it is carried out (`begin` once, `follow` each tick, or `carryOn`
// where that is all). What an order says stands in order_defs.h, how it is flown in orders_*.cpp.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "sim/definition.h"
#include "sim/guidance.h"
#include "sim/world.h"

namespace openline::sim {

struct OrderContext;

/// Who can be given an order.
enum class Craft : std::uint8_t { any, aircraft, ships, submarines };

/// An order before it is given: to whom, by which rule's intruder, and in which world.
struct OrderQuestion {
    const Definition& definition;
    UnitId unit;
    bool byRule = false;           ///< then an order may leave open whom it is about
    UnitId subject{};              ///< whom it is about then; none: not known yet
    const World* world = nullptr;  ///< none: before the run
};

struct OrderKind {
    std::string_view word;  ///< as in a scenario, as in `close-pass`
    std::string_view what;  ///< one line for people
    Craft craft{};
    bool aboutCraft = false;  ///< another craft, which it may leave to a rule
    std::optional<std::string> (*check)(const OrderQuestion&, const OrderAction&);
    void (*begin)(const OrderContext&, const OrderAction&);
    Demand (*follow)(const OrderContext&, const OrderAction&);
    /// The demand of an order that simply goes on; null: `follow` is always asked. Pure.
    std::optional<Demand> (*carryOn)(const OrderContext&, const OrderAction&);
};

/// In the order of `OrderAction`.
std::span<const OrderKind> orderManifest();
const OrderKind& kindOf(const OrderAction& action);

/// The other craft that an order names; none: it names none, or leaves it to a rule.
UnitId namedCraft(const OrderAction& action);

/// Why an order cannot be given, as in `an aircraft cannot stop its engines`; none: it can. Pure.
std::optional<std::string> check(const OrderQuestion& question, const OrderAction& action);

}  // namespace openline::sim
