// The ids of one table of a definition, for finding references by name and refusing to have two of a kind.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace openline::scenario {

class Names {
  public:
    /// `what` is used in messages, as in `platform`.
    explicit Names(std::string what = {}) : what_(std::move(what)) {}

    /// Position of the new id; none if it is taken. `where` is said to whoever brings a second one.
    std::optional<std::size_t> add(const std::string& id, std::string where = {});
    /// A position for something whose id is missing or taken, so that positions go on agreeing with its
    /// table.
    std::size_t addNameless();
    /// Where a known id was written; empty if nobody said.
    [[nodiscard]] const std::string& whereIs(const std::string& id) const;
    [[nodiscard]] std::optional<std::size_t> find(const std::string& id) const;
    [[nodiscard]] const std::vector<std::string>& all() const { return ids_; }
    [[nodiscard]] const std::string& what() const { return what_; }
    /// Their table could not be read, which has been said: nobody who refers to one is told that it is
    /// unknown.
    void becomeUnreadable() { isReadable_ = false; }
    [[nodiscard]] bool isReadable() const { return isReadable_; }

  private:
    std::string what_;
    std::vector<std::string> ids_, places_;
    std::map<std::string, std::size_t> positions_;
    bool isReadable_ = true;
};

/// `; did you mean "..."?`, or nothing.
std::string didYouMean(const std::string& unknown, const std::vector<std::string>& known);
/// `a, b, c`, at most `most` of them, then `...`.
std::string listed(const std::vector<std::string>& words, std::size_t most = 12);

}  // namespace openline::scenario
