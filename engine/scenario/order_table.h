// What the readers of single orders share: the table of one order and who it is for. Internal to this
// library.
#pragma once

#include <optional>
#include <span>

#include "scenario/builder.h"
#include "scenario/catalogue.h"

namespace openline::scenario {

inline constexpr Range kOrderHeight{0.0, 30000.0, "a height of 0 to 30000 m"};
inline constexpr Range kOrderOffset{-500000.0, 500000.0, "-500 to 500 km"};
inline constexpr Range kOrderLength{1.0, 500000.0, "1 m to 500 km"};
inline constexpr Range kOrderGap{0.0, 50000.0, "0 m to 50 km"};
inline constexpr Range kOrderSpeed{0.5, 1500.0, "a speed of 1 kn to 1500 m/s"};
inline constexpr Range kOrderDuration{0.1, 400.0 * 86400.0, "a duration of 0.1 s to 400 d"};
inline constexpr Range kOrderAngle{0.0, 6.2832, "0 to 360 deg"};

inline constexpr Word<sim::PassGeometry> kPassGeometries[] = {
    {"alongside", sim::PassGeometry::alongside}, {"under", sim::PassGeometry::under},
    {"over", sim::PassGeometry::over},           {"across-nose", sim::PassGeometry::acrossNose},
    {"thump", sim::PassGeometry::thump},         {"head-on", sim::PassGeometry::headOn},
};

/// A table of the order being read, and whose order it is: a unit's, or one that a rule gives.
struct OrderTable {
    Builder& builder;
    Table& table;
    UnitId unit;  ///< none: given by a rule

    [[nodiscard]] std::optional<double> quantity(const char* key, Dimension dimension, const Range& range) {
        return table.optional(key).quantity(dimension, range);
    }
    [[nodiscard]] std::optional<double> speedMps(double altitudeM) {
        const auto speed = table.optional("speed").speed(kOrderSpeed);
        if (!speed) return std::nullopt;
        return speed->indicatedAirspeed ? trueAirspeedMps(speed->valueSi, altitudeM) : speed->valueSi;
    }
    template <class Order>
    void readEnd(Order& order, bool needed) {
        order.durationS = quantity("for", Dimension::duration, kOrderDuration);
        const Value until = table.optional("until");
        order.untilS = momentS(builder, until);
        if (needed && !table.has("for") && !until)
            table.error("expected either \"for\" or \"until\", got neither");
    }
    /// Another unit; none, without a complaint, for the intruder of a rule.
    struct Target {
        UnitId unit;
        bool good = false;
    };
    [[nodiscard]] Target target(const char* key = "on") {
        const Value on = table.required(key);
        if (!unit && on.isString() && on.string() == "intruder") return {{}, true};
        const auto found = oneUnit(builder, on);
        if (found && *found == unit) on.error("expected another unit, got the unit itself");
        return {found.value_or(UnitId()), found && *found != unit};
    }
    [[nodiscard]] double altitudeM() const {
        return unit ? builder.definition.units[unit.index].start.altitudeM : 0.0;
    }
};

using OrderReader = std::optional<sim::OrderAction> (*)(OrderTable);

/// The words of orders that aircraft or all craft are given.
std::span<const Word<OrderReader>> airOrderReaders();
/// The words of orders that only ships are given.
std::span<const Word<OrderReader>> shipOrderReaders();

/// Stops of an order's `route`, or those that it has itself.
std::vector<RouteStop> stopsOf(OrderTable& order);

/// One table of an order, of a unit or of a rule; appends what it stands for, if it is flown in these roles.
/// False: it is no order in any, with the complaint made.
bool readOrder(Builder& builder, UnitId unit, Table& table, std::vector<sim::OrderDef>& orders);

/// What happens: `{ zone = "..", side = ".." }`, `{ rung = 3 }`, ... Nothing if it is wrong, with the
/// complaint made.
std::optional<sim::ConditionDef> readCondition(Builder& builder, const Value& value);

}  // namespace openline::scenario
