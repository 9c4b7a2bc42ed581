#include "scenario/names.h"

#include <algorithm>
#include <numeric>

#include "scenario/load.h"

namespace openline::scenario {

namespace {

/// Edits that lead from one word to the other; two neighbours that changed places are one edit (optimal
/// string alignment). Cost: the product of the lengths; both are cut to 64.
std::size_t editDistance(std::string_view a, std::string_view b) {
    a = a.substr(0, 64);
    b = b.substr(0, 64);
    std::vector<std::size_t> before(b.size() + 1), above(b.size() + 1), row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        before.swap(above);
        above.swap(row);
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, replaced});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
        }
    }
    return row.back();
}

}  // namespace

std::string suggestion(const std::string& unknown, const std::vector<std::string>& known) {
    const std::size_t limit = std::max<std::size_t>(1, (unknown.size() + 2) / 3);
    std::size_t best = limit + 1;
    std::string nearest;
    for (const std::string& candidate : known) {
        if (candidate.empty()) continue;
        const std::size_t distance = editDistance(unknown, candidate);
        if (distance < best) {
            best = distance;
            nearest = candidate;
        }
    }
    return nearest;
}

std::optional<std::size_t> Names::add(const std::string& id, std::string where) {
    const std::size_t position = ids_.size();
    if (!positions_.emplace(id, position).second) return std::nullopt;
    ids_.push_back(id);
    places_.push_back(std::move(where));
    return position;
}

std::size_t Names::addNameless() {
    ids_.emplace_back();
    places_.emplace_back();
    return ids_.size() - 1;
}

const std::string& Names::whereIs(const std::string& id) const {
    static const std::string kNowhere;
    const auto found = positions_.find(id);
    return found == positions_.end() ? kNowhere : places_[found->second];
}

std::optional<std::size_t> Names::find(const std::string& id) const {
    const auto found = positions_.find(id);
    if (found == positions_.end()) return std::nullopt;
    return found->second;
}

std::string didYouMean(const std::string& unknown, const std::vector<std::string>& known) {
    const std::string nearest = suggestion(unknown, known);
    return nearest.empty() ? std::string() : "; did you mean \"" + nearest + "\"?";
}

std::string listed(const std::vector<std::string>& words, std::size_t most) {
    std::string text;
    for (std::size_t i = 0; i < words.size() && i < most; ++i) text += (i == 0 ? "" : ", ") + words[i];
    return words.size() > most ? text + ", ..." : text;
}

}  // namespace openline::scenario
