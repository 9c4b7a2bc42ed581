#include "sim/difference.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <span>

#include "base/digest.h"
#include "sim/save_archives.h"

namespace openline::sim {

namespace {

/// Columns of the world that are not one value a unit.
std::string_view tableOfColumn(std::string_view name) {
    if (name == "ruleReadyTick" || name == "ruleFired") return "rules";
    if (name == "flightLead") return "flights";
    if (name == "conditionTick") return "conditions";
    if (name == "active") return "active";
    return "units";
}

template <class Tag>
std::string valueText(Id<Tag> id) {
    return id ? std::to_string(id.index) : "none";
}
template <class T>
std::string valueText(const T& value) {
    if constexpr (std::is_same_v<T, bool>) {
        return value ? "true" : "false";
    } else if constexpr (std::is_enum_v<T>) {
        return valueText(static_cast<std::underlying_type_t<T>>(value));
    } else if constexpr (std::is_same_v<T, glm::dvec3>) {
        return "(" + valueText(value.x) + ", " + valueText(value.y) + ", " + valueText(value.z) + ")";
    } else {
        if constexpr (std::is_same_v<T, Tick>) {
            if (value == kNeverTick) return "never";
        }
        std::array<char, 32> text{};
        const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
        return {text.data(), end};
    }
}

/// Bit for bit, as the hash sees it.
template <class T>
bool sameBits(const T& a, const T& b) {
    return std::memcmp(&a, &b, sizeof(T)) == 0;  // NOLINT(bugprone-suspicious-memory-comparison)
}

/// Reads the bytes of the expected world beside another one and remembers the first field that differs.
class Comparer {
  public:
    Comparer(std::span<const std::uint8_t> expected, std::size_t units)
        : expected_(expected), units_(std::max<std::size_t>(1, units)) {}

    [[nodiscard]] const std::optional<Difference>& difference() const { return difference_; }

    template <class T>
    void field(std::string_view name, const T& value) {
        T expected{};
        expected_.field(name, expected);
        if (!sameBits(expected, value))
            note(fieldOf(name, false, row_), valueText(expected), valueText(value));
    }
    template <class T>
    void field(std::string_view name, const std::vector<T>& column) {
        std::vector<T> expected;
        expected_.field(name, expected);
        if (expected.size() != column.size())
            return note(fieldOf(name, true), rowsText(expected.size()), rowsText(column.size()));
        for (std::size_t i = 0; i < column.size() && !difference_; ++i) {
            if (sameBits(expected[i], column[i])) continue;
            WorldField where = fieldOf(name, true, i);
            if (where.table == "units") where.row = i / std::max<std::size_t>(1, column.size() / units_);
            note(std::move(where), valueText(expected[i]), valueText(column[i]));
        }
    }
    template <class T, class Each>
    void list(std::string_view table, const std::vector<T>& rows, Each each) {
        std::uint64_t count = 0;
        expected_.field(table, count);
        if (count != rows.size()) note({std::string(table), {}, {}}, rowsText(count), rowsText(rows.size()));
        for (std::size_t i = 0; i < rows.size() && !difference_; ++i) {
            row_ = i;
            each(rows[i]);
        }
        row_.reset();
    }

  private:
    static std::string rowsText(std::uint64_t rows) { return valueText(rows) + " rows"; }
    void note(WorldField where, std::string expected, std::string got) {
        if (!difference_) difference_ = Difference{std::move(where), std::move(expected), std::move(got)};
    }

    Reader expected_;
    std::size_t units_;
    std::optional<std::size_t> row_;
    std::optional<Difference> difference_;
};

/// One digest a field; those of tables kept by row run over all rows.
class Digester {
  public:
    template <class T>
    void field(std::string_view name, const T& value) {
        if (isNew()) begin(fieldOf(name, false));
        take().addBytes(&value, sizeof value);
    }
    template <class T>
    void field(std::string_view name, const std::vector<T>& column) {
        if (isNew()) begin(fieldOf(name, true));
        take().addBytes(column.data(), column.size() * sizeof(T));
    }
    template <class T, class Each>
    void list(std::string_view table, const std::vector<T>& rows, Each each) {
        begin({std::string(table), {}, {}});
        take().add(static_cast<std::uint64_t>(rows.size()));
        const std::size_t first = fields_.size();
        const T none{};
        if (rows.empty()) each(none);  // so that every world has the same fields
        for (const T& row : rows) {
            next_ = first;
            each(row);
        }
    }
    [[nodiscard]] std::vector<FieldDigest> values() {
        for (std::size_t i = 0; i < fields_.size(); ++i) fields_[i].digest = digests_[i].value();
        return std::move(fields_);
    }

  private:
    [[nodiscard]] bool isNew() const { return next_ == fields_.size(); }
    void begin(WorldField field) {
        fields_.push_back({std::move(field), 0});
        digests_.emplace_back();
    }
    Digest& take() { return digests_[next_++]; }

    std::vector<FieldDigest> fields_;
    std::vector<Digest> digests_;
    std::size_t next_ = 0;
};

template <class Defs>
std::string idOf(const Defs& defs, std::size_t index) {
    return index < defs.size() ? defs[index].id : std::string();
}

/// What people call a row; empty if it has no name.
std::string rowName(const Definition& definition, const World& world, std::string_view table,
                    std::size_t row) {
    const auto unit = [&](std::size_t index) { return idOf(definition.units, index); };
    if (table == "units") return unit(row);
    if (table == "rules") return idOf(definition.rules, row);
    if (table == "dyads") return idOf(definition.crisis.dyads, row);
    if (table == "channels") return idOf(definition.crisis.channels, row);
    if (table == "silences") return idOf(definition.crisis.silences, row);
    if (table == "active" && row < world.active.size()) return unit(world.active[row]);
    if (table == "pendingStarts" && row < world.pendingStarts.size())
        return unit(world.pendingStarts[row].unit.index);
    if (table == "pairs" && row < world.pairs.size())
        return unit(world.pairs[row].a.index) + " and " + unit(world.pairs[row].b.index);
    if (table == "talks" && row < world.talks.size())
        return unit(world.talks[row].a.index) + " and " + unit(world.talks[row].b.index);
    return {};
}

}  // namespace

WorldField fieldOf(std::string_view listed, bool isColumn, std::optional<std::size_t> row) {
    if (listed == "crisis.silenceLastContactS") return {"silences", "lastContactS", row};
    const std::size_t dot = listed.find('.');
    if (dot == std::string_view::npos) {
        const std::string_view table = isColumn ? tableOfColumn(listed) : std::string_view("world");
        return {std::string(table), std::string(listed), row};
    }
    std::string table(listed.substr(0, dot));
    if (table != "crisis") table += 's';
    return {std::move(table), std::string(listed.substr(dot + 1)), row};
}

std::string describe(const Definition& definition, const World& world, const WorldField& field) {
    std::string text = field.table;
    if (!field.column.empty()) text += ": " + field.column;
    if (!field.row) return text;
    const std::string name = rowName(definition, world, field.table, *field.row);
    const std::string row = "row " + std::to_string(*field.row);
    return text + " of " + (name.empty() ? row : '"' + name + "\" (" + row + ")");
}

std::string describe(const Definition& definition, const World& got, const Difference& difference) {
    return describe(definition, got, difference.field) + ": expected " + difference.expected + ", got " +
           difference.got;
}

std::optional<Difference> firstDifference(const World& expected, const World& got) {
    std::vector<std::uint8_t> bytes;
    Writer writer(bytes);
    walk(expected, writer);
    Comparer comparer(bytes, got.unitCount());
    walk(got, comparer);
    return comparer.difference();
}

std::vector<FieldDigest> fieldDigests(const World& world) {
    Digester digester;
    walk(world, digester);
    return digester.values();
}

}  // namespace openline::sim
