#include "render/model_reader.h"

#include <charconv>
#include <cmath>

namespace openline::render {

namespace {
constexpr float kFarthest = 1000.0f;
}

ModelLine::ModelLine(std::string_view text, const std::string& file, int number,
                     std::vector<Complaint>& complaints)
    : file_(file), number_(number), complaints_(complaints) {
    text = text.substr(0, text.find('#'));
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t begin = text.find_first_not_of(" \t\r", at);
        if (begin == std::string_view::npos) break;
        const std::size_t end = std::min(text.find_first_of(" \t\r", begin), text.size());
        words_.push_back({text.substr(begin, end - begin), static_cast<int>(begin) + 1});
        at = end;
    }
}

std::string_view ModelLine::statement() const {
    return words_.empty() ? std::string_view() : words_.front().text;
}

void ModelLine::complain(std::string message) {
    if (failed_) return;
    failed_ = true;
    const int column = next_ < words_.size() ? words_[next_].column : 0;
    const std::string path(statement());
    complaints_.push_back({file_, number_, column, path, std::move(message)});
}

bool ModelLine::parse(std::string_view text, float& value) const {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() && std::abs(value) <= kFarthest;
}

float ModelLine::number(const char* what) {
    float value = 0.0f;
    if (failed_) return value;
    const std::string_view got = next_ < words_.size() ? words_[next_].text : std::string_view("nothing");
    if (next_ >= words_.size() || !parse(got, value)) {
        complain(std::string("expected ") + what + ", a number from -1000 to 1000, got " + std::string(got));
        return 0.0f;
    }
    ++next_;
    return value;
}

float ModelLine::number(const char* what, float otherwise) {
    return left() > 0 ? number(what) : otherwise;
}

std::string_view ModelLine::word(const char* what) {
    if (next_ >= words_.size()) {
        complain(std::string("expected ") + what + ", got nothing");
        return {};
    }
    return words_[next_++].text;
}

bool ModelLine::take(std::string_view expected) {
    if (next_ >= words_.size() || words_[next_].text != expected) return false;
    ++next_;
    return true;
}

float ModelLine::option(std::string_view key, float otherwise) {
    for (std::size_t i = 1; i < words_.size(); ++i) {
        const std::string_view text = words_[i].text;
        if (text.size() <= key.size() || !text.starts_with(key) || text[key.size()] != '=') continue;
        float value = otherwise;
        if (!parse(text.substr(key.size() + 1), value)) {
            next_ = i;
            complain("expected " + std::string(key) + "=NUMBER, got " + std::string(text));
        }
        words_.erase(words_.begin() + static_cast<std::ptrdiff_t>(i));
        return value;
    }
    return otherwise;
}

std::vector<std::vector<float>> ModelLine::tuples(std::size_t count, std::size_t least, const char* what) {
    std::vector<std::vector<float>> all;
    while (!failed_ && next_ < words_.size() && words_[next_].text != "|") {
        std::vector<float> one;
        std::string_view rest = words_[next_].text;
        bool right = true;
        while (right && one.size() <= count) {
            const std::size_t comma = rest.find(',');
            float value = 0.0f;
            right = parse(rest.substr(0, comma), value);
            one.push_back(value);
            if (comma == std::string_view::npos) break;
            rest.remove_prefix(comma + 1);
        }
        if (!right || one.size() != count) {
            complain("expected " + std::to_string(count) + " numbers joined by commas (" + what + "), got " +
                     std::string(words_[next_].text));
            break;
        }
        all.push_back(std::move(one));
        ++next_;
    }
    if (all.size() < least)
        complain("expected at least " + std::to_string(least) + " of " + what + ", got " +
                 std::to_string(all.size()));
    return all;
}

std::vector<glm::vec2> ModelLine::points(std::size_t least) {
    std::vector<glm::vec2> all;
    for (const auto& one : tuples(2, least, "x,y")) all.emplace_back(one[0], one[1]);
    return all;
}

void ModelLine::end() {
    if (!failed_ && next_ < words_.size())
        complain("expected the end of the line, got " + std::string(words_[next_].text));
}

}  // namespace openline::render
