#include "exchange/svg.h"

#include <fmt/format.h>

#include <cmath>

namespace openline::exchange {

namespace {

std::string pointList(std::span<const SvgPoint> points) {
    std::string list;
    for (const SvgPoint& point : points) {
        if (!list.empty()) list += ' ';
        list += svgNumber(point.x) + "," + svgNumber(point.y);
    }
    return list;
}

}  // namespace

std::string markupText(std::string_view text) {
    std::string safe;
    safe.reserve(text.size());
    for (const char sign : text) {
        switch (sign) {
            case '&':
                safe += "&amp;";
                break;
            case '<':
                safe += "&lt;";
                break;
            case '>':
                safe += "&gt;";
                break;
            case '"':
                safe += "&quot;";
                break;
            case '\'':
                safe += "&#39;";
                break;
            default:
                safe += sign;
        }
    }
    return safe;
}

std::string svgNumber(double value) {
    if (!std::isfinite(value)) return "0";
    std::string text = fmt::format("{:.2f}", value);
    while (text.back() == '0') text.pop_back();
    if (text.back() == '.') text.pop_back();
    return text == "-0" ? "0" : text;
}

Svg::Svg(double widthPx, double heightPx, std::string_view description)
    : head_(fmt::format(
          "<svg viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" role=\"img\" aria-label=\"{2}\">",
          svgNumber(widthPx), svgNumber(heightPx), markupText(description))) {}

void Svg::shape(std::string_view element, std::string_view attributes, std::string_view style,
                std::string_view hint) {
    body_ += fmt::format("<{} class=\"{}\" {}", element, style, attributes);
    if (hint.empty())
        body_ += "/>";
    else
        body_ += fmt::format("><title>{}</title></{}>", markupText(hint), element);
    body_ += '\n';
}

void Svg::rectangle(double x, double y, double width, double height, std::string_view style,
                    std::string_view hint) {
    shape("rect",
          fmt::format("x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"", svgNumber(x), svgNumber(y),
                      svgNumber(std::fmax(0.0, width)), svgNumber(std::fmax(0.0, height))),
          style, hint);
}

void Svg::circle(double x, double y, double radius, std::string_view style, std::string_view hint) {
    shape("circle",
          fmt::format("cx=\"{}\" cy=\"{}\" r=\"{}\"", svgNumber(x), svgNumber(y), svgNumber(radius)), style,
          hint);
}

void Svg::line(SvgPoint from, SvgPoint to, std::string_view style) {
    shape("line",
          fmt::format("x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"", svgNumber(from.x), svgNumber(from.y),
                      svgNumber(to.x), svgNumber(to.y)),
          style, {});
}

void Svg::polyline(std::span<const SvgPoint> points, std::string_view style) {
    if (points.size() < 2) return;
    shape("polyline", fmt::format("points=\"{}\"", pointList(points)), style, {});
}

void Svg::area(std::span<const SvgPoint> points, std::string_view style) {
    if (points.size() < 3) return;
    shape("polygon", fmt::format("points=\"{}\"", pointList(points)), style, {});
}

void Svg::text(double x, double y, std::string_view words, std::string_view style, Anchor anchor) {
    static constexpr std::string_view kAnchors[] = {"start", "middle", "end"};
    body_ += fmt::format("<text class=\"{}\" x=\"{}\" y=\"{}\" text-anchor=\"{}\">{}</text>\n", style,
                         svgNumber(x), svgNumber(y), kAnchors[static_cast<std::size_t>(anchor)],
                         markupText(words));
}

std::string Svg::finish() const {
    return head_ + "\n" + body_ + "</svg>\n";
}

}  // namespace openline::exchange
