// Line drawings as SVG text that stands inside a page: shapes with classes, styled by the page. Coordinates
// are pixels from the upper left, written to a hundredth, so that the same drawing is the same bytes. Not a
// plotter: scales and axes are made by who draws.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace openline::exchange {

/// Text as it stands in HTML and XML, in elements and in quoted attributes.
std::string markupText(std::string_view text);

struct SvgPoint {
    double x = 0.0, y = 0.0;
};

enum class Anchor : unsigned char { start, middle, end };

class Svg {
  public:
    /// `description` is what is read aloud and shown to who cannot see it.
    Svg(double widthPx, double heightPx, std::string_view description);

    /// `style`: names of classes, as in `bar first`. A `hint`, if there is one, shows under the mouse.
    void rectangle(double x, double y, double width, double height, std::string_view style,
                   std::string_view hint = {});
    void circle(double x, double y, double radius, std::string_view style, std::string_view hint = {});
    void line(SvgPoint from, SvgPoint to, std::string_view style);
    /// Open; nothing with fewer than two points.
    void polyline(std::span<const SvgPoint> points, std::string_view style);
    /// Closed.
    void area(std::span<const SvgPoint> points, std::string_view style);
    void text(double x, double y, std::string_view words, std::string_view style,
              Anchor anchor = Anchor::start);

    /// The whole element.
    [[nodiscard]] std::string finish() const;

  private:
    void shape(std::string_view element, std::string_view attributes, std::string_view style,
               std::string_view hint);
    std::string head_, body_;
};

/// A coordinate as it is written, as in `12.5`.
std::string svgNumber(double value);

}  // namespace openline::exchange
