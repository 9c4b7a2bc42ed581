// Coasts, borders and the graticule as lines of the picture: projected, thinned to what can be told apart and
// faded towards the horizon. Pure; no OpenGL.
#pragma once

#include <vector>

#include "frame/frame_data.h"
#include "geo/map_layers.h"
#include "render/ground_style.h"

namespace openline::render {

/// Projects points of the ground and collects the lines that are seen.
class MapLineBuilder {
  public:
    MapLineBuilder(const frame::Camera& camera, frame::Flat& out);

    void beginLine(frame::Colour colour, float widthPx);
    /// A point of the current line. Units: m from the eye.
    void add(const glm::vec3& fromEye);
    void endLine();

  private:
    struct Seen {
        float x, y, opacity;
    };
    void emit(const Seen& point);
    void cut();
    void endPiece();
    [[nodiscard]] bool straightTo(const Seen& point) const;

    frame::Flat& out_;
    glm::mat3 toEye_{1.0f};
    glm::vec3 eyeFlattened_{
        0.0f};  ///< the eye, stretched so that a surface point plus this points along its normal
    float scaleX_, scaleY_, halfWidth_, halfHeight_;
    frame::Colour colour_;
    float widthPx_ = 1.0f;
    std::uint32_t first_ = 0;
    bool running_ = false, holding_ = false, pending_ = false;
    Seen last_{};     ///< the last one that is part of the line
    Seen held_{};     ///< the next one, unless the line turns out to run straight through it
    Seen waiting_{};  ///< too near to count, but the line may end here
};

/// Adds a tile's coasts and borders.
void addMapLines(const geo::MapTile& tile, const frame::FrameData& frame, const GroundStyle& style,
                 MapLineBuilder& builder);
/// Adds meridians and parallels, spaced to suit the eye's height; none from near by.
void addGraticule(const frame::FrameData& frame, const GroundStyle& style, MapLineBuilder& builder);
/// Units: degrees; 0 when so near that none is shown.
double graticuleSpacingDeg(double altitudeM);

}  // namespace openline::render
