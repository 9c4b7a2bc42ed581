#include "sim/definition.h"

namespace openline::sim {

Definition::Definition() = default;
Definition::Definition(const Definition&) = default;
Definition::Definition(Definition&&) noexcept = default;
Definition& Definition::operator=(const Definition&) = default;
Definition& Definition::operator=(Definition&&) noexcept = default;
Definition::~Definition() = default;

Tick Definition::tickAt(double atS) const {
    const double exact = atS * tickHz;
    const double nearest = exact < 0.0 ? exact - 0.5 : exact + 0.5;
    const Tick rounded = static_cast<Tick>(nearest);
    // A time that is a tick but for rounding is that tick.
    const double off = exact - static_cast<double>(rounded);
    if (off > 1e-6) return rounded + 1;
    return rounded;
}

UtcTime Definition::utcAt(Tick tick) const {
    const auto hz = static_cast<std::int64_t>(tickHz);  // an integer
    return UtcTime{start.milliseconds + tick / hz * 1000 + (tick % hz) * 1000 / hz};
}

UtcTime Definition::utcAtS(double timeS) const {
    const double exact = timeS * 1000.0;
    return UtcTime{start.milliseconds + static_cast<std::int64_t>(exact < 0.0 ? exact - 0.5 : exact + 0.5)};
}

}  // namespace openline::sim
