#include "sim/save.h"

#include <array>
#include <cstring>
#include <type_traits>

#include "base/digest.h"
#include "crisis/state_fields.h"
#include "sim/fields.h"
#include "sim/identity.h"
#include "sim/plan.h"
#include "sim/save_check.h"

namespace openline::sim {

namespace {

constexpr std::array<char, 8> kMagic{'O', 'L', 'W', 'O', 'R', 'L', 'D', '3'};
constexpr std::size_t kDigestSize = sizeof(std::uint64_t);
/// No table of a world is longer; keeps damaged lengths from asking for memory.
constexpr std::uint64_t kMostItems = 1u << 26;

/// One walk over a world in a fixed order; writing, reading and comparing are three archives.
template <class WorldType, class Archive>
void walk(WorldType& world, Archive& archive) {
    const auto visit = [&](std::string_view name, auto& field) { archive.field(name, field); };
    forEachColumn(world, visit);
    archive.list("pendingStarts", world.pendingStarts, [&](auto& start) { forEachStartField(start, visit); });
    archive.list("pairs", world.pairs, [&](auto& pair) { forEachPairField(pair, visit); });
    crisis::forEachStateField(world.crisis, visit);
    archive.list("dyads", world.crisis.dyads, [&](auto& dyad) { crisis::forEachDyadField(dyad, visit); });
    archive.list("channels", world.crisis.channels,
                 [&](auto& channel) { crisis::forEachChannelField(channel, visit); });
}

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
    void list(std::string_view name, const std::vector<T>& items, Each each) {
        field(name, static_cast<std::uint64_t>(items.size()));
        for (const T& item : items) each(item);
    }

  private:
    std::vector<std::uint8_t>& bytes_;
};

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
    void list(std::string_view, std::vector<T>& items, Each each) {
        items.resize(length(1));
        for (T& item : items) each(item);
    }

  private:
    std::size_t length(std::size_t itemSize) {
        std::uint64_t count = 0;
        raw(&count, sizeof count);
        if (count > kMostItems || count * itemSize > bytes_.size()) {
            failed_ = true;
            return 0;
        }
        return static_cast<std::size_t>(count);
    }

    std::span<const std::uint8_t> bytes_;
    bool failed_ = false;
};

/// Bit for bit, as the hash sees it.
template <class T>
bool sameBits(const T& a, const T& b) {
    return std::memcmp(&a, &b, sizeof(T)) == 0;  // NOLINT(bugprone-suspicious-memory-comparison)
}

/// Reads a save beside a world and remembers the first field that is not the same.
class Comparer {
  public:
    explicit Comparer(std::span<const std::uint8_t> bytes) : reader_(bytes) {}

    [[nodiscard]] const std::optional<std::string>& difference() const { return difference_; }

    template <class T>
    void field(std::string_view name, const T& value) {
        T saved{};
        reader_.field(name, saved);
        if (reader_.failed() || !sameBits(saved, value)) note(name, item_);
    }
    template <class T>
    void field(std::string_view name, const std::vector<T>& column) {
        std::vector<T> saved;
        reader_.field(name, saved);
        if (reader_.failed() || saved.size() != column.size()) return note(std::string(name) + ".size", {});
        for (std::size_t i = 0; i < column.size(); ++i) {
            if (!sameBits(saved[i], column[i])) return note(name, i);
        }
    }
    template <class T, class Each>
    void list(std::string_view name, const std::vector<T>& items, Each each) {
        std::uint64_t count = 0;
        reader_.field(name, count);
        if (reader_.failed() || count != items.size()) return note(std::string(name) + ".size", {});
        for (std::size_t i = 0; i < items.size() && !difference_; ++i) {
            item_ = i;
            each(items[i]);
        }
        item_.reset();
    }

  private:
    void note(std::string_view name, std::optional<std::size_t> index) {
        if (difference_) return;
        difference_ = std::string(name);
        if (index) *difference_ += "[" + std::to_string(*index) + "]";
    }

    Reader reader_;
    std::optional<std::size_t> item_;
    std::optional<std::string> difference_;
};

std::vector<std::uint8_t> body(const World& world) {
    std::vector<std::uint8_t> bytes;
    Writer writer(bytes);
    walk(world, writer);
    return bytes;
}

constexpr std::size_t kHeaderSize = kMagic.size() + sizeof(std::uint64_t);

}  // namespace

std::vector<std::uint8_t> save(const Definition& definition, const World& world) {
    std::vector<std::uint8_t> bytes;
    Writer writer(bytes);
    writer.field("magic", kMagic);
    writer.field("identity", identityOf(definition));
    walk(world, writer);
    writer.field("digest", digestOf(bytes));
    return bytes;
}

Result<World> restore(const Definition& definition, std::span<const std::uint8_t> bytes) {
    const auto failure = [](const char* message) { return Result<World>::failure(message); };
    if (bytes.size() < kHeaderSize + kDigestSize ||
        std::memcmp(bytes.data(), kMagic.data(), kMagic.size()) != 0) {
        return failure("expected a saved world of this version, got something else");
    }
    std::uint64_t digest = 0;
    std::memcpy(&digest, bytes.data() + bytes.size() - kDigestSize, kDigestSize);
    bytes = bytes.first(bytes.size() - kDigestSize);
    if (digest != digestOf(bytes)) return failure("the saved world is damaged: its digest does not agree");
    std::uint64_t identity = 0;
    std::memcpy(&identity, bytes.data() + kMagic.size(), sizeof identity);
    if (identity != identityOf(definition)) return failure("the saved world belongs to another scenario");
    Reader reader(bytes.subspan(kHeaderSize));
    World world;
    walk(world, reader);
    if (reader.failed() || !reader.atEnd()) return failure("the saved world is cut short or too long");
    world.plan = makePlan(definition);
    const std::optional<std::string> wrong = misfit(definition, *world.plan, world);
    if (wrong) return Result<World>::failure("the saved world does not fit the scenario: " + *wrong);
    return world;
}

std::optional<std::string> firstDifference(std::span<const std::uint8_t> bytes, const World& world) {
    if (bytes.size() < kHeaderSize + kDigestSize) return "size";
    Comparer comparer(bytes.subspan(kHeaderSize, bytes.size() - kHeaderSize - kDigestSize));
    walk(world, comparer);
    return comparer.difference();
}

std::optional<std::string> firstDifference(const World& a, const World& b) {
    const std::vector<std::uint8_t> bytes = body(a);
    Comparer comparer(bytes);
    walk(b, comparer);
    return comparer.difference();
}

}  // namespace openline::sim
