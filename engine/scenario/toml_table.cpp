#include <toml++/toml.h>

#include <algorithm>

#include "scenario/toml_reader.h"

namespace openline::scenario {

namespace {

/// `unit.order` of `unit[3].order`.
std::string withoutNumbers(const std::string& path) {
    std::string name;
    bool inside = false;
    for (const char c : path) {
        if (c == '[') inside = true;
        if (!inside) name += c;
        if (c == ']') inside = false;
    }
    return name;
}

}  // namespace

Value Table::find(const char* key) const {
    const auto* all = place_.node_ != nullptr ? place_.node_->as_table() : nullptr;
    const toml::node* found = all != nullptr ? all->get(key) : nullptr;
    const std::string path = place_.path_.empty() ? key : place_.path_ + "." + key;
    return Value(found, path, place_.file_, place_.complaints_);
}

Value Table::required(const char* key) {
    Value value = optional(key);
    if (!value) place_.error(std::string("expected the key \"") + key + "\", got none");
    return value;
}

Value Table::optional(const char* key) {
    known_.emplace_back(key);
    return find(key);
}

bool Table::has(const char* key) const {
    return static_cast<bool>(find(key));
}

std::vector<Table> Table::tables(const char* key) {
    std::vector<Table> all;
    const Value place = optional(key);
    if (place.isTable()) {
        place.error("expected a list of tables, got one table; write [[" + withoutNumbers(place.path()) +
                    "]]");
        return all;
    }
    for (const Value& value : place.list()) {
        if (auto one = value.table()) all.push_back(std::move(*one));
    }
    return all;
}

void Table::unknownKeys() const {
    const auto* all = place_.node_ != nullptr ? place_.node_->as_table() : nullptr;
    if (all == nullptr) return;
    for (const auto& [key, node] : *all) {
        const std::string name(key.str());
        if (std::find(known_.begin(), known_.end(), name) != known_.end()) continue;
        Complaint complaint = find(name.c_str())
                                  .complaint("expected one of " + listed(known_, 40) + ", got the key \"" +
                                             name + "\"" + place_.suggested(name, known_));
        complaint.line = static_cast<int>(key.source().begin.line);
        complaint.column = static_cast<int>(key.source().begin.column);
        place_.complaints_->errors.push_back(std::move(complaint));
    }
}

}  // namespace openline::scenario
