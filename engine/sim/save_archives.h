// A world as a row of bytes: the one walk over all that it holds, and what writes and reads on the way.
// Inside `sim` only; `save.h` and `difference.h` are what others use.
#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

#include "crisis/state_fields.h"
#include "sim/fields.h"

namespace openline::sim {

/// Calls archive.field(name, field) for scalars and columns and archive.list(table, rows, each) for tables
/// kept by row, in a fixed order. Writing, reading, comparing and digesting are four archives.
template <class WorldType, class Archive>
void walk(WorldType& world, Archive& archive) {
    const auto visit = [&](std::string_view name, auto& field) { archive.field(name, field); };
    forEachColumn(world, visit);
    archive.list("pendingStarts", world.pendingStarts, [&](auto& start) { forEachStartField(start, visit); });
    archive.list("pairs", world.pairs, [&](auto& pair) { forEachPairField(pair, visit); });
    archive.list("talks", world.talks, [&](auto& talk) { forEachTalkField(talk, visit); });
    crisis::forEachStateField(world.crisis, visit);
    archive.list("dyads", world.crisis.dyads, [&](auto& dyad) { crisis::forEachDyadField(dyad, visit); });
    archive.list("channels", world.crisis.channels,
                 [&](auto& channel) { crisis::forEachChannelField(channel, visit); });
}

/// Appends to bytes.
class Writer {
  public:
    explicit Writer(std::vector<std::uint8_t>& bytes) : bytes_(bytes) {}

    void raw(const void* data, std::size_t size) {
        const auto* from = static_cast<const std::uint8_t*>(data);
        bytes_.insert(bytes_.end(), from, from + size);
    }
    template <class T>
    void field(std::string_view, const T& value) {
        static_assert(std::is_trivially_copyable_v<T>);
        raw(&value, sizeof value);
    }
    template <class T>
    void field(std::string_view name, const std::vector<T>& column) {
        field(name, static_cast<std::uint64_t>(column.size()));
        if (!column.empty()) raw(column.data(), column.size() * sizeof(T));
    }
    template <class T, class Each>
    void list(std::string_view table, const std::vector<T>& rows, Each each) {
        field(table, static_cast<std::uint64_t>(rows.size()));
        for (const T& row : rows) each(row);
    }

  private:
    std::vector<std::uint8_t>& bytes_;
};

/// Takes from bytes; once they do not suffice, everything else is zero and `failed`.
class Reader {
  public:
    explicit Reader(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}

    [[nodiscard]] bool failed() const { return failed_; }
    [[nodiscard]] bool atEnd() const { return bytes_.empty(); }

    void raw(void* data, std::size_t size) {
        if (size > bytes_.size()) {
            failed_ = true;
            bytes_ = {};
            return;
        }
        if (size > 0) std::memcpy(data, bytes_.data(), size);
        bytes_ = bytes_.subspan(size);
    }
    template <class T>
    void field(std::string_view, T& value) {
        if constexpr (std::is_same_v<T, bool>) {
            std::uint8_t byte = 0;
            raw(&byte, 1);
            value = byte != 0;
        } else {
            raw(&value, sizeof value);
        }
    }
    template <class T>
    void field(std::string_view, std::vector<T>& column) {
        column.resize(length(sizeof(T)));
        if (!column.empty()) raw(column.data(), column.size() * sizeof(T));
    }
    template <class T, class Each>
    void list(std::string_view, std::vector<T>& rows, Each each) {
        rows.resize(length(1));
        for (T& row : rows) each(row);
    }

  private:
    /// No table of a world is longer; keeps damaged lengths from asking for memory.
    static constexpr std::uint64_t kMostRows = 1u << 26;

    std::size_t length(std::size_t rowSize) {
        std::uint64_t count = 0;
        raw(&count, sizeof count);
        if (count > kMostRows || count * rowSize > bytes_.size()) {
            failed_ = true;
            return 0;
        }
        return static_cast<std::size_t>(count);
    }

    std::span<const std::uint8_t> bytes_;
    bool failed_ = false;
};

}  // namespace openline::sim
