// What panels are drawn with: text with letter spacing and tabular figures, glass, switches, lamps, marks,
// tooltips. Wraps Dear ImGui's draw list; knows nothing of the simulation.
#pragma once

#include <imgui.h>

#include <string>
#include <string_view>

#include "ui/style.h"

namespace openline::ui {

enum class Side : std::uint8_t { left, centre, right };

struct TextLook {
    Face face = Face::body;
    ImU32 colour = 0;  ///< 0: the style's text colour
    Side align = Side::left;
    float letterSpacing = 0.0f;  ///< units of 1080 lines
    bool tabular = false;        ///< all figures equally wide
    float maximumWidth = 0.0f;   ///< px; longer text fades out there; 0: as long as it is
};

/// Draws one line whose middle is at `y`. Returns its width in px.
float drawText(ImDrawList& list, const Style& style, float x, float y, std::string_view text,
               const TextLook& look);
float widthOf(const Style& style, std::string_view text, const TextLook& look);

/// A text as one line, or broken between words into two where one has no room.
struct TwoLines {
    std::string first, second;
};
TwoLines inTwoLines(const Style& style, std::string_view text, const TextLook& look, float roomPx);

/// A rectangle of the screen, px.
struct Area {
    float x = 0.0f, y = 0.0f, width = 0.0f, height = 0.0f;
    [[nodiscard]] float right() const { return x + width; }
    [[nodiscard]] float bottom() const { return y + height; }
};

/// Dark glass at an area, while it lives. Everything between is in that window.
class Glass {
  public:
    Glass(const char* name, const Area& area, const Style& style);
    ~Glass();
    Glass(const Glass&) = delete;
    Glass& operator=(const Glass&) = delete;
    [[nodiscard]] ImDrawList& list() const { return *list_; }

  private:
    ImDrawList* list_;
};

/// What the mouse does with an invisible button.
struct Touch {
    bool clicked = false;
    bool hovered = false;
    bool held = false;
};
Touch touch(const char* id, const Area& area);

/// Heading in letter-spaced capitals, which folds its panel when clicked. Returns the middle of the heading
/// line.
float drawHeading(ImDrawList& list, const Style& style, const Area& panel, const char* text, bool& folded);
/// What says that a list goes on: its ends fade, and a mark at its right shows how much of it is seen.
void drawScrollHints(ImDrawList& list, const Style& style, const Area& area, float contentHeight,
                     float scroll);
/// A rounded switch, 30 x 16 units, left edge at x, middle at y.
void drawSwitch(ImDrawList& list, const Style& style, float x, float y, bool on, bool hovered);
/// Triangle up or down, middle at (x, y).
void drawTriangle(ImDrawList& list, float x, float y, float radius, bool up, ImU32 colour);
/// A small down-pointing mark behind something that opens.
void drawChevron(ImDrawList& list, const Style& style, float x, float y, ImU32 colour);
void drawCross(ImDrawList& list, const Style& style, float x, float y, float radius, ImU32 colour);

/// Where a tooltip stands.
enum class Beside : std::uint8_t { panel, mouse };

/// Opens a tooltip with wrapped text beside the panel it is in, or above a wide one, so that it does not
/// cover what it explains; or at the mouse. Closes when it goes out of scope.
class Tooltip {
  public:
    explicit Tooltip(const Style& style, float widthUnits = 380.0f, Beside beside = Beside::panel);
    ~Tooltip();
    Tooltip(const Tooltip&) = delete;
    Tooltip& operator=(const Tooltip&) = delete;
    void title(std::string_view text);
    void line(std::string_view text, ImU32 colour = 0);
    void space();

  private:
    const Style& style_;
};
/// One line of tooltip when the touch hovers.
void tip(const Style& style, const Touch& touched, std::string_view text);

/// A line of a popup menu with a mark if it is the current one. Returns true when chosen.
bool menuLine(const Style& style, const char* text, bool current, std::string_view explanation);

}  // namespace openline::ui
