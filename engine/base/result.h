// A value, or the complaints that kept it from existing. For data that comes from people and machines; our
// own mistakes are asserts. No exception crosses a library's border, this is what crosses instead.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/assert.h"

namespace openline {

/// One complaint about input, with the place it is about. Line and column count from 1; 0 means unknown.
struct Complaint {
    std::string file;
    int line = 0;
    int column = 0;
    std::string path;     ///< place inside the document, as in `unit[3].route`; may be empty
    std::string message;  ///< `expected ..., got ...`
};

/// `file:line:column: path: message`, leaving out what is unknown.
std::string format(const Complaint& complaint);

/// A value with warnings, or errors. Holds a value exactly if `errors` is empty.
template <class T>
class Result {
  public:
    Result(T value) : value_(std::move(value)) {}
    Result(Complaint error) { errors.push_back(std::move(error)); }
    Result(std::vector<Complaint> all) : errors(std::move(all)) {}

    static Result failure(std::string message) { return Result(Complaint{{}, 0, 0, {}, std::move(message)}); }

    explicit operator bool() const { return value_.has_value(); }
    T& operator*() {
        OPENLINE_ASSERT(value_.has_value());
        return *value_;
    }
    const T& operator*() const {
        OPENLINE_ASSERT(value_.has_value());
        return *value_;
    }
    T* operator->() { return &**this; }
    const T* operator->() const { return &**this; }

    std::vector<Complaint> errors;
    std::vector<Complaint> warnings;

  private:
    std::optional<T> value_;
};

/// For operations without a value.
struct Done {};

}  // namespace openline
