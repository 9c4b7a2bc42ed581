#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

#include "view/furniture.h"

namespace openline::view {

namespace {

constexpr float kSmallestShare = 0.6f;
constexpr float kSmallestPx = 11.0f;
constexpr float kStep = 0.94f;

struct Break {
    std::string first, second;
    float widest = 0.0f;
};

class Setter {
  public:
    Setter(const frame::FontMetrics& fonts, float sizePx) : fonts_(fonts), sizePx_(sizePx) {}
    [[nodiscard]] float width(const std::string& text) const {
        return fonts_.widthPx(text, sizePx_, frame::FontWeight::medium);
    }
    /// The break that makes the wider of the two lines narrowest; a sentence's end is worth a little
    /// imbalance.
    [[nodiscard]] Break best(const std::string& text) const {
        Break result{text, "", width(text)};
        float leastCost = 1e9f;
        for (std::size_t space = text.find(' '); space != std::string::npos;
             space = text.find(' ', space + 1)) {
            Break now{text.substr(0, space), text.substr(space + 1), 0.0f};
            now.widest = std::max(width(now.first), width(now.second));
            const bool sentence =
                space > 0 && (text[space - 1] == '.' || text[space - 1] == ':' || text[space - 1] == ';');
            const float cost = now.widest * (sentence ? 0.72f : 1.0f);
            if (cost >= leastCost) continue;
            leastCost = cost;
            result = now;
        }
        return result;
    }

  private:
    const frame::FontMetrics& fonts_;
    float sizePx_;
};

/// ` April 2001`: what follows a day of the month, which is no figure to be set large.
bool isMonth(std::string_view afterNumber) {
    constexpr std::array kMonths{"January", "February", "March",     "April",   "May",      "June",
                                 "July",    "August",   "September", "October", "November", "December"};
    return std::any_of(kMonths.begin(), kMonths.end(), [&](std::string_view month) {
        return afterNumber.size() > month.size() && afterNumber.substr(1, month.size()) == month;
    });
}

}  // namespace

std::vector<std::string> wrapLines(const std::string& text,
                                   const std::function<bool(const std::string&)>& fits) {
    std::vector<std::string> lines;
    std::size_t begin = 0;
    while (begin < text.size()) {
        std::size_t end = text.size();
        while (!fits(text.substr(begin, end - begin))) {
            const std::size_t space = text.rfind(' ', end - 1);
            // A word that is too wide by itself stands out rather than being cut.
            if (space == std::string::npos || space <= begin) break;
            end = space;
        }
        lines.push_back(text.substr(begin, end - begin));
        begin = end + (end < text.size() ? 1 : 0);
    }
    return lines;
}

Wrapped wrapCaption(const std::string& text, const frame::FontMetrics& fonts, float sizePx, float widestPx,
                    float comfortablePx) {
    const std::size_t written = text.find('\n');
    const float smallestPx = std::min(sizePx, std::max(sizePx * kSmallestShare, kSmallestPx));
    for (float size = sizePx;; size *= kStep) {
        const Setter setter(fonts, size);
        const bool last = size * kStep < smallestPx;
        if (written == std::string::npos && setter.width(text) <= std::min(comfortablePx, widestPx)) {
            return {{text}, size};
        }
        Break lines = setter.best(text);
        if (written != std::string::npos) {
            lines = {text.substr(0, written), text.substr(written + 1), 0.0f};
            std::replace(lines.second.begin(), lines.second.end(), '\n', ' ');
            lines.widest = std::max(setter.width(lines.first), setter.width(lines.second));
        }
        if (lines.widest > widestPx && !last) continue;
        Wrapped result{{}, size};
        const auto fits = [&](const std::string& line) { return setter.width(line) <= widestPx; };
        // Where even the smallest would not do, a third line does: nothing is left out.
        const bool whole = lines.widest <= widestPx || written != std::string::npos;
        for (const std::string& part : whole ? std::vector{lines.first, lines.second} : std::vector{text})
            for (std::string& line : wrapLines(part, fits)) result.lines.push_back(std::move(line));
        return result;
    }
}

std::string leadingNumber(const std::string& text) {
    std::size_t end = 0;
    while (end < text.size() && (std::isdigit(static_cast<unsigned char>(text[end])) || text[end] == ','))
        ++end;
    if (end == 0 || end > 5 || (end < text.size() && text[end] != ' ')) return "";
    if (isMonth(text.substr(end))) return "";
    return text.substr(0, end);
}

}  // namespace openline::view
