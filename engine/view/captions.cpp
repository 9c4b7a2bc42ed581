#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

#include "view/furniture.h"

namespace openline::view {

namespace {

constexpr float kSmallestShare = 0.6f;
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

std::string cutTo(std::string text, const Setter& setter, float widestPx) {
    if (setter.width(text) <= widestPx) return text;
    while (!text.empty() && setter.width(text + "…") > widestPx) {
        // Whole characters: continuation bytes go with their lead.
        while (text.size() > 1 && (static_cast<unsigned char>(text.back()) & 0xC0) == 0x80) text.pop_back();
        text.pop_back();
    }
    return text + "…";
}

/// ` April 2001`: what follows a day of the month, which is no figure to be set large.
bool isMonth(std::string_view afterNumber) {
    constexpr std::array kMonths{"January", "February", "March",     "April",   "May",      "June",
                                 "July",    "August",   "September", "October", "November", "December"};
    return std::any_of(kMonths.begin(), kMonths.end(), [&](std::string_view month) {
        return afterNumber.size() > month.size() && afterNumber.substr(1, month.size()) == month;
    });
}

}  // namespace

Wrapped wrapCaption(const std::string& text, const frame::FontMetrics& fonts, float sizePx, float widestPx,
                    float comfortablePx) {
    const std::size_t written = text.find('\n');
    float size = sizePx;
    for (;; size *= kStep) {
        const Setter setter(fonts, size);
        const bool last = size * kStep < sizePx * kSmallestShare;
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
        Wrapped result{{cutTo(lines.first, setter, widestPx)}, size};
        if (!lines.second.empty()) result.lines.push_back(cutTo(lines.second, setter, widestPx));
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
