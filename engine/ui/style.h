// The desk's look: colours from the palette, sizes from the picture's height, fonts. Everything that a panel
// measures goes through here, so that one scale serves 720 and 2160 lines. Not for drawing.
#pragma once

#include <imgui.h>

#include <string>
#include <string_view>

#include "frame/frame_data.h"

namespace openline::ui {

/// Faces of the desk; each is baked at its own size.
enum class Face : std::uint8_t { body, strong, small, heading, large, caption, figure };
inline constexpr std::size_t kFaceCount = 7;

/// Where the fonts are. Empty paths give the built-in face, which knows Latin only.
struct FontFiles {
    std::string regular;
    std::string semibold;
};

struct Style {
    float scale = 1.0f;  ///< 1 at 1080 lines
    ImFont* faces[kFaceCount]{};
    ImU32 text{}, dim{}, faint{}, heading{}, accent{}, panel{}, border{}, hairline{}, trackOff{}, trackOn{},
        hover{};

    /// From units of a picture of 1080 lines to pixels.
    [[nodiscard]] float px(float units) const { return units * scale; }
    [[nodiscard]] ImFont* face(Face which) const { return faces[static_cast<std::size_t>(which)]; }
};

inline constexpr float kEdge = 28.0f;     ///< from the picture's edges
inline constexpr float kPadding = 18.0f;  ///< inside a panel
inline constexpr float kGap = 14.0f;      ///< between panels
inline constexpr float kRow = 31.0f;
inline constexpr float kRadius = 12.0f;
inline constexpr float kRightWidth = 431.0f;
inline constexpr float kLeftWidth = 317.0f;
inline constexpr float kTimelineHeight = 112.0f;
inline constexpr float kTitleHeight = 84.0f;  ///< kept for the title block of the picture

/// Scale of the desk at a picture's height: 1 at 1080 lines, and never so small that headings cannot be read.
float deskScale(int heightPx);

/// Bakes the faces into the current context's atlas and sets the style of the context. Errors: an unreadable
/// font file falls back to the built-in face. Call again, with the renderer's font texture made anew, when
/// the scale changes.
Style makeStyle(const FontFiles& files, float scale, frame::Theme theme);

/// A colour of the picture as Dear ImGui wants it.
ImU32 toImGui(frame::Colour colour);
/// The same colour at another opacity, 0..1.
ImU32 withOpacity(ImU32 colour, float opacity);

}  // namespace openline::ui
