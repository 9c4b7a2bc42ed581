#include "sim/fields.h"

#include <catch2/catch.hpp>

#include "crisis/state_fields.h"

using namespace openline;

namespace {

/// Walks the fields in order and remembers whether each lies where a struct of them alone would have it.
struct Layout {
    const char* base;
    std::size_t end = 0;
    bool dense = true;

    template <class Field>
    void operator()(std::string_view, const Field& field) {
        end = (end + alignof(Field) - 1) / alignof(Field) * alignof(Field);
        dense = dense && reinterpret_cast<const char*>(&field) == base + end;
        end += sizeof(Field);
    }
};

template <class Struct, class Walk>
bool everyField(const Struct& all, const Walk& walk) {
    Layout layout{reinterpret_cast<const char*>(&all)};
    walk(all, layout);
    return layout.dense &&
           (layout.end + alignof(Struct) - 1) / alignof(Struct) * alignof(Struct) == sizeof all;
}

}  // namespace

TEST_CASE("the lists of fields leave no hole where a field of a pair, a dyad or a channel would be") {
    CHECK(everyField(sim::TrackedPair{},
                     [](const auto& pair, auto& visit) { sim::forEachPairField(pair, visit); }));
    CHECK(everyField(sim::PendingStart{},
                     [](const auto& start, auto& visit) { sim::forEachStartField(start, visit); }));
    CHECK(everyField(crisis::DyadState{},
                     [](const auto& dyad, auto& visit) { crisis::forEachDyadField(dyad, visit); }));
    CHECK(everyField(crisis::ChannelState{},
                     [](const auto& channel, auto& visit) { crisis::forEachChannelField(channel, visit); }));
}
