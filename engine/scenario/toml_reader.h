// A cursor over a TOML document that reads typed values and collects every complaint with its place, instead
// of stopping at the first. Numbers that have a dimension must carry their unit in the text. Not for writing
// TOML.
//
//   auto document = Document::read(path);              // first syntax error, or a document
//   Complaints complaints;
//   Table root = document->root(complaints);
//   std::string name = root.required("name").string().value_or("");
//   root.unknownKeys();                                 // complains about keys that nobody asked for
#pragma once

#include <toml++/impl/forward_declarations.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "base/units.h"
#include "geo/frames.h"
#include "scenario/names.h"

namespace openline::scenario {

/// Errors and warnings of all documents that make one definition, with the clock by which times are read.
struct Complaints {
    std::vector<Complaint> errors;
    std::vector<Complaint> warnings;
    std::optional<UtcTime> start;  ///< second 0 of `Value::timeS`
    int zoneMinutes = 0;           ///< of times without a zone
    int suggestions = 0;           ///< made so far
};

/// Inclusive bounds in SI and how to say them, as in `{0, 1000, "0 to 1000 m/s"}`.
struct Range {
    double low;
    double high;
    const char* text;
};

/// What several tables take, said in the same words.
inline constexpr Range kProbability{0.0, 1.0, "0 to 1"};
inline constexpr Range kEncounterGap{0.1, 10000.0, "a length of 0.1 m to 10 km"};

/// One word of the format and what it stands for.
template <class T>
struct Word {
    const char* text;
    T value;
};

class Table;

/// A value at a path, or its absence. Getters return nothing for an absent value, and complain once for a
/// wrong one.
class Value {
  public:
    Value() = default;
    Value(const toml::node* node, std::string path, const std::string* file, Complaints* complaints)
        : node_(node), path_(std::move(path)), file_(file), complaints_(complaints) {}

    explicit operator bool() const { return node_ != nullptr; }
    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] bool isString() const;
    [[nodiscard]] bool isList() const;
    [[nodiscard]] bool isTable() const;

    /// Not empty, at most 4000 bytes.
    [[nodiscard]] std::optional<std::string> string() const;
    [[nodiscard]] std::optional<bool> boolean() const;
    [[nodiscard]] std::optional<std::int64_t> integer(std::int64_t low, std::int64_t high) const;
    /// A bare finite number. Range: both ends included.
    [[nodiscard]] std::optional<double> number(const Range& range) const;
    /// Text with a unit, as in "22500 ft". Units of the result: SI and radians.
    [[nodiscard]] std::optional<double> quantity(Dimension dimension, const Range& range) const;
    /// As quantity, and says whether a speed was indicated.
    [[nodiscard]] std::optional<Quantity> speed(const Range& range) const;
    /// `[latitude, longitude]` in degrees. Height 0.
    [[nodiscard]] std::optional<geo::Geodetic> position() const;
    /// A date or time as TOML or in quotes, without a zone in the scenario's.
    [[nodiscard]] std::optional<UtcTime> instant() const;
    /// An instant, or a duration from the start. Units: s from the start.
    [[nodiscard]] std::optional<double> timeS() const;
    /// A list of anything; empty for an absent one.
    [[nodiscard]] std::vector<Value> list() const;
    [[nodiscard]] std::vector<std::string> strings() const;
    [[nodiscard]] std::optional<Table> table() const;
    /// The position of the name in `names`, with a suggestion if it is unknown.
    [[nodiscard]] std::optional<std::size_t> reference(const Names& names) const;
    /// Gives a new thing the id written here. None, with the place of the first one in the complaint, if it
    /// is taken.
    [[nodiscard]] std::optional<std::size_t> define(Names& names, const std::string& id) const;
    template <class T>
    [[nodiscard]] std::optional<T> word(std::span<const Word<T>> words) const;

    /// Complains at this place.
    void error(std::string message) const;
    void warning(std::string message) const;
    /// `expected WHAT, got ...`.
    void expected(const std::string& what) const;
    /// `; did you mean "..."?`, or nothing. Each costs a look at every name, so that after some there are no
    /// more: whoever has so many wrong has one thing wrong in many places.
    [[nodiscard]] std::string suggested(const std::string& unknown,
                                        const std::vector<std::string>& known) const;
    [[nodiscard]] bool maySuggest() const;
    /// How this value looks in a message.
    [[nodiscard]] std::string shown() const;
    /// Counts from 1; 0 for an absent value.
    [[nodiscard]] int line() const;
    /// As in `file:line:column`.
    [[nodiscard]] std::string where() const;

  private:
    [[nodiscard]] Complaint complaint(std::string message) const;
    [[nodiscard]] bool within(double value, const Range& range) const;

    const toml::node* node_ = nullptr;
    std::string path_;
    const std::string* file_ = nullptr;
    Complaints* complaints_ = nullptr;
    friend class Table;
};

/// A table that remembers which keys were asked for.
class Table {
  public:
    explicit Table(Value place) : place_(std::move(place)) {}

    /// Complains if the key is absent.
    [[nodiscard]] Value required(const char* key);
    [[nodiscard]] Value optional(const char* key);
    /// The tables of `[[key]]`; empty if absent.
    [[nodiscard]] std::vector<Table> tables(const char* key);
    [[nodiscard]] bool has(const char* key) const;
    /// Complains about every key that was never asked for.
    void unknownKeys() const;
    [[nodiscard]] const Value& place() const { return place_; }
    void error(std::string message) const { place_.error(std::move(message)); }

  private:
    [[nodiscard]] Value find(const char* key) const;
    Value place_;
    std::vector<std::string> known_;
};

/// A parsed file. Cursors point into it, so it outlives them.
class Document {
  public:
    /// Errors: see readTextFile, and the first syntax error.
    static Result<Document> read(const std::string& path);
    static Result<Document> parse(const std::string& text, const std::string& name);

    /// The top table. `complaints` outlives every cursor.
    [[nodiscard]] Table root(Complaints& complaints) const;

  private:
    struct Contents;
    explicit Document(std::shared_ptr<const Contents> contents) : contents_(std::move(contents)) {}
    std::shared_ptr<const Contents> contents_;
};

template <class T>
std::optional<T> Value::word(std::span<const Word<T>> words) const {
    const auto text = string();
    if (!text) return std::nullopt;
    std::vector<std::string> known;
    for (const Word<T>& candidate : words) {
        if (*text == candidate.text) return candidate.value;
        known.emplace_back(candidate.text);
    }
    error("expected one of " + listed(known, 40) + ", got " + shown() + suggested(*text, known));
    return std::nullopt;
}

}  // namespace openline::scenario
