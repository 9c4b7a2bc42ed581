#include "sim/fields.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <utility>
#include <vector>

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

/// Remembers where fields lie, in whatever order they come.
struct Places {
    const char* base;
    std::vector<std::pair<std::size_t, std::size_t>> beginsAndEnds;

    template <class Field>
    void operator()(std::string_view, const Field& field) {
        const auto at = static_cast<std::size_t>(reinterpret_cast<const char*>(&field) - base);
        beginsAndEnds.emplace_back(at, at + sizeof field);
    }
    /// But for padding, which is less than the widest alignment.
    [[nodiscard]] bool fill(std::size_t size) {
        std::sort(beginsAndEnds.begin(), beginsAndEnds.end());
        std::size_t end = 0;
        for (const auto& [begins, ends] : beginsAndEnds) {
            if (begins < end || begins - end >= alignof(double)) return false;
            end = ends;
        }
        return size - end < alignof(double);
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
    CHECK(everyField(sim::RadioTalk{},
                     [](const auto& talk, auto& visit) { sim::forEachTalkField(talk, visit); }));
    CHECK(everyField(crisis::DyadState{},
                     [](const auto& dyad, auto& visit) { crisis::forEachDyadField(dyad, visit); }));
    CHECK(everyField(crisis::ChannelState{},
                     [](const auto& channel, auto& visit) { crisis::forEachChannelField(channel, visit); }));
}

TEST_CASE("the lists of fields leave no hole where a column of the world or a field of the crisis would be") {
    const sim::World world{};
    Places columns{reinterpret_cast<const char*>(&world), {}};
    sim::forEachColumn(world, columns);
    columns("pendingStarts", world.pendingStarts);
    columns("pairs", world.pairs);
    columns("talks", world.talks);
    columns("crisis", world.crisis);
    columns("plan", world.plan);  // follows from the definition: not state
    CHECK(columns.fill(sizeof world));

    const crisis::State state{};
    Places fields{reinterpret_cast<const char*>(&state), {}};
    crisis::forEachStateField(state, fields);
    fields("dyads", state.dyads);
    fields("channels", state.channels);
    CHECK(fields.fill(sizeof state));
}
