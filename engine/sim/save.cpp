#include "sim/save.h"

#include <array>
#include <cstring>

#include "base/digest.h"
#include "sim/difference.h"
#include "sim/identity.h"
#include "sim/plan.h"
#include "sim/save_archives.h"
#include "sim/save_check.h"

namespace openline::sim {

namespace {

constexpr std::array<char, 8> kMagic{'O', 'L', 'W', 'O', 'R', 'L', 'D', '7'};
constexpr std::size_t kHeaderSize = kMagic.size() + sizeof(std::uint64_t);
constexpr std::size_t kDigestSize = sizeof(std::uint64_t);

Result<World> failure(const std::string& message) {
    return Result<World>::failure(message);
}

std::uint64_t numberAt(std::span<const std::uint8_t> bytes, std::size_t at) {
    std::uint64_t number = 0;
    std::memcpy(&number, bytes.data() + at, sizeof number);
    return number;
}

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

Result<World> readSaved(std::span<const std::uint8_t> bytes) {
    if (bytes.size() < kHeaderSize + kDigestSize ||
        std::memcmp(bytes.data(), kMagic.data(), kMagic.size()) != 0) {
        return failure("expected a saved world of this version, got something else");
    }
    Reader reader(bytes.subspan(kHeaderSize, bytes.size() - kHeaderSize - kDigestSize));
    World world;
    walk(world, reader);
    if (reader.failed() || !reader.atEnd()) return failure("the saved world is cut short or too long");
    return world;
}

Result<World> restore(const Definition& definition, std::span<const std::uint8_t> bytes) {
    Result<World> read = readSaved(bytes);
    if (!read) return read;
    const std::size_t size = bytes.size() - kDigestSize;
    if (numberAt(bytes, size) != digestOf(bytes.first(size)))
        return failure("the saved world is damaged: its digest does not agree");
    if (numberAt(bytes, kMagic.size()) != identityOf(definition))
        return failure("the saved world belongs to another scenario");
    read->plan = makePlan(definition);
    const std::optional<std::string> wrong = misfit(definition, *read->plan, *read);
    if (wrong) return failure("the saved world does not fit the scenario: " + *wrong);
    return read;
}

Result<World> restoreExpecting(const Definition& definition, std::span<const std::uint8_t> bytes,
                               const World& expected) {
    const Result<World> read = readSaved(bytes);
    if (!read) return read;
    const std::optional<Difference> difference = firstDifference(expected, *read);
    if (difference) return failure(describe(definition, *read, *difference));
    return restore(definition, bytes);
}

}  // namespace openline::sim
