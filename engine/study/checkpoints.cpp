#include "study/checkpoints.h"

#include <algorithm>
#include <map>

namespace openline::study {
namespace {

std::string nameOf(const sim::WorldField& field) {
    return field.column.empty() ? field.table : field.table + "." + field.column;
}

/// Half a digest is enough to tell fields of one moment apart.
std::uint32_t folded(std::uint64_t digest) {
    return static_cast<std::uint32_t>(digest ^ (digest >> 32));
}

void add(Checkpoints& to, const sim::World& world) {
    const std::vector<sim::FieldDigest> digests = sim::fieldDigests(world);
    Checkpoint& checkpoint = to.moments.emplace_back();
    checkpoint.tick = world.tick;
    checkpoint.hash = sim::hash(world);
    for (const sim::FieldDigest& field : digests) {
        if (to.moments.size() == 1) to.fields.push_back(nameOf(field.field));
        checkpoint.fields.push_back(folded(field.digest));
    }
}

}  // namespace

Checkpoints checkpointsOf(const Keyframes& keyframes, const sim::World& last, std::size_t most) {
    const std::span<const Keyframe> all = keyframes.all();
    const auto before = static_cast<std::size_t>(
        std::find_if(all.begin(), all.end(), [&](const Keyframe& frame) { return frame.tick >= last.tick; }) -
        all.begin());
    Checkpoints checkpoints;
    const std::size_t kept = std::min(before, most - 1);
    // The first always, then evenly: keyframes are spaced by work already.
    for (std::size_t i = 0; i < kept; ++i) add(checkpoints, *all[i * before / kept].world);
    add(checkpoints, last);
    return checkpoints;
}

std::vector<std::string> differingFields(const Checkpoints& checkpoints, const Checkpoint& expected,
                                         const sim::World& got) {
    std::map<std::string, std::uint32_t> known;
    for (std::size_t i = 0; i < std::min(checkpoints.fields.size(), expected.fields.size()); ++i)
        known[checkpoints.fields[i]] = expected.fields[i];
    std::vector<std::string> tables;
    std::string table;
    for (const sim::FieldDigest& digest : sim::fieldDigests(got)) {
        const auto found = known.find(nameOf(digest.field));
        if (found == known.end() || found->second == folded(digest.digest)) continue;
        const std::string column = digest.field.column.empty() ? "number of rows" : digest.field.column;
        if (table != digest.field.table) {
            table = digest.field.table;
            tables.push_back(table + ": " + column);
        } else {
            tables.back() += ", " + column;
        }
    }
    return tables;
}

}  // namespace openline::study
