#include <string_view>
#include <type_traits>

#include "base/digest.h"
#include "crisis/crisis.h"
#include "crisis/state_fields.h"

namespace openline::crisis {

namespace {

struct Adder {
    Digest& digest;

    template <class Field>
    void operator()(std::string_view, const Field& field) const {
        if constexpr (std::is_enum_v<Field>) {
            digest.add(static_cast<std::underlying_type_t<Field>>(field));
        } else {
            digest.add(field);
        }
    }
    void operator()(std::string_view, const std::vector<double>& column) const {
        digest.add(static_cast<std::uint64_t>(column.size()));
        for (const double value : column) digest.add(value);
    }
};

}  // namespace

void addTo(Digest& digest, const State& state) {
    const Adder add{digest};
    digest.add(static_cast<std::uint64_t>(state.dyads.size()));
    for (const DyadState& dyad : state.dyads) forEachDyadField(dyad, add);
    digest.add(static_cast<std::uint64_t>(state.channels.size()));
    for (const ChannelState& channel : state.channels) forEachChannelField(channel, add);
    forEachStateField(state, add);
}

}  // namespace openline::crisis
