#include "scenario/toml_reader.h"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <sstream>

#include "scenario/text_file.h"

namespace openline::scenario {

struct Document::Contents {
    std::string file;
    toml::table root;
};

Result<Document> Document::read(const std::string& path) {
    const auto text = readTextFile(path);
    if (!text) return text.errors;
    return parse(*text, path);
}

Result<Document> Document::parse(const std::string& text, const std::string& name) {
    const auto checked = checkText(text, name);
    if (!checked) return checked.errors;
    try {
        auto contents = std::make_shared<Contents>();
        contents->file = name;
        contents->root = toml::parse(std::string_view(text));
        return Document(std::move(contents));
    } catch (const toml::parse_error& failure) {
        const auto& place = failure.source().begin;
        const std::string what(failure.description());
        const bool noSeconds =
            what.find("parsing time") != std::string::npos && what.find("':'") != std::string::npos;
        return Complaint{name,
                         static_cast<int>(place.line),
                         static_cast<int>(place.column),
                         {},
                         "expected TOML, got a syntax error: " + what +
                             (noSeconds ? "; TOML wants seconds, as in 2021-10-04T09:10:00" : "")};
    } catch (const std::exception& failure) {
        return Complaint{name, 0, 0, {}, std::string("expected TOML, got a failure: ") + failure.what()};
    }
}

Table Document::root(Complaints& complaints) const {
    return Table(Value(&contents_->root, {}, &contents_->file, &complaints));
}

// --- Complaints ---

Complaint Value::complaint(std::string message) const {
    Complaint out{file_ != nullptr ? *file_ : std::string(), 0, 0, path_, std::move(message)};
    if (node_ != nullptr) {
        out.line = static_cast<int>(node_->source().begin.line);
        out.column = static_cast<int>(node_->source().begin.column);
    }
    return out;
}

int Value::line() const {
    return node_ != nullptr ? static_cast<int>(node_->source().begin.line) : 0;
}

void Value::error(std::string message) const {
    if (complaints_ != nullptr) complaints_->errors.push_back(complaint(std::move(message)));
}

void Value::warning(std::string message) const {
    if (complaints_ != nullptr) complaints_->warnings.push_back(complaint(std::move(message)));
}

bool Value::maySuggest() const {
    constexpr int kMost = 50;
    return complaints_ != nullptr && complaints_->suggestions < kMost;
}

std::string Value::suggested(const std::string& unknown, const std::vector<std::string>& known) const {
    if (!maySuggest()) return {};
    ++complaints_->suggestions;
    return didYouMean(unknown, known);
}

void Value::expected(const std::string& what) const {
    error("expected " + what + ", got " + shown());
}

std::string Value::shown() const {
    if (node_ == nullptr) return "nothing";
    if (const auto* text = node_->as_string()) {
        constexpr std::size_t kMost = 60;
        const std::string& all = text->get();
        std::size_t end = std::min(all.size(), kMost);
        while (end < all.size() && end > 0 && (static_cast<unsigned char>(all[end]) & 0xC0U) == 0x80U) --end;
        return "\"" + all.substr(0, end) + (end < all.size() ? "..." : "") + "\"";
    }
    if (const auto* list = node_->as_array()) return "a list of " + std::to_string(list->size());
    if (node_->is_table()) return "a table";
    if (const auto* number = node_->as_floating_point()) {
        // As it was written: the shortest that is this number.
        std::array<char, 32> text{};
        const auto end = std::to_chars(text.data(), text.data() + text.size(), number->get());
        std::string shown(text.data(), end.ptr);
        if (shown.find_first_not_of("-0123456789") == std::string::npos) shown += ".0";
        return shown;
    }
    std::ostringstream stream;
    node_->visit([&](const auto& value) {
        if constexpr (toml::is_value<decltype(value)>) stream << value;
    });
    return stream.str();
}

// --- Values ---

bool Value::isString() const {
    return node_ != nullptr && node_->is_string();
}
bool Value::isList() const {
    return node_ != nullptr && node_->is_array();
}
bool Value::isTable() const {
    return node_ != nullptr && node_->is_table();
}

std::optional<std::string> Value::string() const {
    if (node_ == nullptr) return std::nullopt;
    const auto* text = node_->as_string();
    constexpr std::size_t kMostBytes = 4000;
    if (text == nullptr || text->get().empty()) {
        expected("text in quotes");
        return std::nullopt;
    }
    if (text->get().size() > kMostBytes) {
        error("expected at most 4000 bytes of text, got " + std::to_string(text->get().size()));
        return std::nullopt;
    }
    return text->get();
}

std::optional<bool> Value::boolean() const {
    if (node_ == nullptr) return std::nullopt;
    if (const auto* value = node_->as_boolean()) return value->get();
    expected("true or false");
    return std::nullopt;
}

std::optional<std::int64_t> Value::integer(std::int64_t low, std::int64_t high) const {
    if (node_ == nullptr) return std::nullopt;
    if (const auto* value = node_->as_integer();
        value != nullptr && value->get() >= low && value->get() <= high) {
        return value->get();
    }
    expected("a whole number from " + std::to_string(low) + " to " + std::to_string(high));
    return std::nullopt;
}

bool Value::within(double value, const Range& range) const {
    if (std::isfinite(value) && value >= range.low && value <= range.high) return true;
    expected(range.text);
    return false;
}

std::optional<double> Value::number(const Range& range) const {
    if (node_ == nullptr) return std::nullopt;
    if (!node_->is_integer() && !node_->is_floating_point()) {
        expected(std::string("a number, ") + range.text);
        return std::nullopt;
    }
    const double value = node_->value<double>().value_or(std::nan(""));
    if (!within(value, range)) return std::nullopt;
    return value;
}

std::optional<double> Value::quantity(Dimension dimension, const Range& range) const {
    if (node_ == nullptr) return std::nullopt;
    const auto* text = node_->as_string();
    const auto parsed = parseQuantity(text != nullptr ? text->get() : std::string(), dimension);
    if (const auto* wrong = std::get_if<QuantityError>(&parsed)) {
        const bool bare = node_->is_integer() || node_->is_floating_point();
        error("expected " + wrong->expected + ", got " + shown() + (bare ? " without a unit in quotes" : ""));
        return std::nullopt;
    }
    const double value = std::get<Quantity>(parsed).valueSi;
    if (!within(value, range)) return std::nullopt;
    return value;
}

std::optional<Quantity> Value::speed(const Range& range) const {
    const auto value = quantity(Dimension::speed, range);
    if (!value) return std::nullopt;
    return std::get<Quantity>(parseQuantity(node_->as_string()->get(), Dimension::speed));
}

std::vector<Value> Value::list() const {
    std::vector<Value> values;
    if (node_ == nullptr) return values;
    const auto* array = node_->as_array();
    if (array == nullptr) {
        expected("a list in square brackets");
        return values;
    }
    for (std::size_t i = 0; i < array->size(); ++i) {
        values.emplace_back(array->get(i), path_ + "[" + std::to_string(i) + "]", file_, complaints_);
    }
    return values;
}

std::vector<std::string> Value::strings() const {
    std::vector<std::string> texts;
    for (const Value& value : list()) {
        if (auto text = value.string()) texts.push_back(std::move(*text));
    }
    return texts;
}

std::optional<Table> Value::table() const {
    if (node_ == nullptr) return std::nullopt;
    if (node_->is_table()) return Table(*this);
    expected("a table");
    return std::nullopt;
}

std::optional<std::size_t> Value::reference(const Names& names) const {
    const auto id = string();
    if (!id) return std::nullopt;
    const auto found = names.find(*id);
    if (found || !names.isReadable()) return found;
    std::string hint = suggested(*id, names.all());
    constexpr std::size_t kFew = 40;
    if (hint.empty() && !names.all().empty() && names.all().size() <= kFew)
        hint = "; known are " + listed(names.all(), kFew);
    error("expected the id of a " + names.what() + ", got " + shown() + hint);
    return std::nullopt;
}

std::optional<std::size_t> Value::define(Names& names, const std::string& id) const {
    const auto position = names.add(id, where());
    if (position) return position;
    const std::string& first = names.whereIs(id);
    error("expected a new id, got a second " + names.what() + " \"" + id + "\"" +
          (first.empty() ? std::string() : "; the first is at " + first));
    return std::nullopt;
}

std::string Value::where() const {
    const Complaint at = complaint({});
    return at.file + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
}

}  // namespace openline::scenario
