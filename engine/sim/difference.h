// Where two worlds are not the same, said as people know it: the table, the row by its unit, pair or channel,
// the column and both values. Bit for bit, as the hash sees them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/definition.h"
#include "sim/world.h"

namespace openline::sim {

/// A field of a world.
struct WorldField {
    std::string table;               ///< `units`, `pairs`, `dyads`, `channels`, `crisis`, `world`, ...
    std::string column;              ///< as in `altitudeM`; empty: the number of rows
    std::optional<std::size_t> row;  ///< none: there is but one, or all are meant
    bool operator==(const WorldField&) const = default;
};

/// By the name that the lists of fields give (`altitudeM`, `pair.level`, `crisis.climate`).
WorldField fieldOf(std::string_view listed, bool isColumn, std::optional<std::size_t> row = std::nullopt);

/// As in `units: altitudeM of "destroyer" (row 17)`. `world`: whose pairs and pending starts name the rows.
std::string describe(const Definition& definition, const World& world, const WorldField& field);

struct Difference {
    WorldField field;
    std::string expected, got;
};

/// As in `units: altitudeM of "destroyer" (row 17): expected 0, got 12.5`.
std::string describe(const Definition& definition, const World& got, const Difference& difference);

/// The first field in which a world is not as expected, in the order of the lists of fields; none if it is.
std::optional<Difference> firstDifference(const World& expected, const World& got);

/// All rows of one field as a number: worlds with equal digests are equal there.
struct FieldDigest {
    WorldField field;  ///< without a row
    std::uint64_t digest = 0;
};

/// Of every field, in the order of the lists, the same fields for every world; tables kept by row begin with
/// their number of rows. Cost: that of a hash.
std::vector<FieldDigest> fieldDigests(const World& world);

}  // namespace openline::sim
