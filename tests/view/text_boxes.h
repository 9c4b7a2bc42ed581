// The room that written text takes, for tests of labels: turned boxes and whether two of them touch.
#pragma once

#include <array>
#include <cmath>
#include <glm/geometric.hpp>
#include <glm/vec2.hpp>
#include <vector>

#include "frame/font_metrics.h"

namespace openline::view::synthetic {

struct TurnedBox {
    glm::dvec2 centre{0.0};
    glm::dvec2 along{1.0, 0.0};
    double halfWidth = 0.0, halfHeight = 0.0;
};

/// From the cap height to a little under the baseline, which is what a reader sees touching.
inline TurnedBox boxOf(const frame::Text& text, const frame::FontMetrics& fonts) {
    const double width = fonts.widthPx(text.utf8, text.sizePx, text.weight, text.letterSpacingPx);
    TurnedBox box;
    box.along = {std::cos(text.rotationRad), std::sin(text.rotationRad)};
    const glm::dvec2 down(-box.along.y, box.along.x);
    const double shift = text.align == frame::Align::left    ? 0.5
                         : text.align == frame::Align::right ? -0.5
                                                             : 0.0;
    box.centre = glm::dvec2(text.x, text.y) + box.along * (shift * width) - down * (0.3 * text.sizePx);
    box.halfWidth = 0.5 * width;
    box.halfHeight = 0.42 * text.sizePx;
    return box;
}

/// Separating axes.
inline bool touch(const TurnedBox& a, const TurnedBox& b) {
    const auto down = [](const TurnedBox& box) { return glm::dvec2(-box.along.y, box.along.x); };
    for (const glm::dvec2 axis : {a.along, down(a), b.along, down(b)}) {
        const auto reach = [&](const TurnedBox& box) {
            return box.halfWidth * std::abs(glm::dot(box.along, axis)) +
                   box.halfHeight * std::abs(glm::dot(down(box), axis));
        };
        if (std::abs(glm::dot(a.centre - b.centre, axis)) >= reach(a) + reach(b)) return false;
    }
    return true;
}

inline bool isMark(const frame::Text& text) {
    return text.utf8 == "HYPOTHETICAL";
}

/// Pairs of texts that touch, except the mark that crosses the whole picture.
inline std::vector<std::string> collisions(const frame::FrameData& frame, const frame::FontMetrics& fonts) {
    std::vector<const frame::Text*> texts;
    for (const auto* flat : {&frame.ground, &frame.overlay}) {
        for (const frame::Text& text : flat->texts) {
            if (!isMark(text)) texts.push_back(&text);
        }
    }
    std::vector<std::string> found;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        for (std::size_t j = i + 1; j < texts.size(); ++j) {
            if (touch(boxOf(*texts[i], fonts), boxOf(*texts[j], fonts))) {
                found.push_back(texts[i]->utf8 + " | " + texts[j]->utf8);
            }
        }
    }
    return found;
}

}  // namespace openline::view::synthetic
