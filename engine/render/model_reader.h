// The words of one line of a model's file: numbers, points and lists of sections, with complaints that say
// what was expected. Used by model_file.cpp only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <glm/vec2.hpp>

#include "base/result.h"

namespace openline::render {

class ModelLine {
  public:
    ModelLine(std::string_view text, const std::string& file, int number, std::vector<Complaint>& complaints);

    [[nodiscard]] bool empty() const { return words_.empty(); }
    /// The first word, or nothing.
    [[nodiscard]] std::string_view statement() const;
    /// Words after the first one that are left.
    [[nodiscard]] std::size_t left() const { return words_.size() - next_; }
    /// The next number. Range: -1000 to 1000; 0 after a complaint.
    float number(const char* what);
    /// The same, or `otherwise` at the end of the line.
    float number(const char* what, float otherwise);
    /// The next word.
    std::string_view word(const char* what);
    /// The next word if it is this one.
    bool take(std::string_view expected);
    /// `key=3`, wherever it stands, which is taken out; else `otherwise`.
    float option(std::string_view key, float otherwise);
    /// Words of `count` numbers joined by commas, up to the line's end or a `|`.
    std::vector<std::vector<float>> tuples(std::size_t count, std::size_t least, const char* what);
    std::vector<glm::vec2> points(std::size_t least);
    void complain(std::string message);
    /// Complains about what is left.
    void end();
    [[nodiscard]] bool failed() const { return failed_; }

  private:
    struct Word {
        std::string_view text;
        int column = 0;
    };
    bool parse(std::string_view text, float& value) const;
    std::vector<Word> words_;
    std::size_t next_ = 1;
    const std::string& file_;
    int number_;
    std::vector<Complaint>& complaints_;
    bool failed_ = false;
};

}  // namespace openline::render
