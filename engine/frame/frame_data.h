// What one picture consists of: plain arrays. `view` fills it from the simulation, `render` draws it and
// knows nothing else. Flat things (lines, fills, text) are in pixels from the picture's top left corner;
// solid things (models) are in metres from the eye, in Earth-fixed axes. The order of drawing is the order of
// the fields.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <glm/mat3x3.hpp>
#include <glm/vec3.hpp>

#include "geo/frames.h"

namespace openline::frame {

/// 8-bit sRGB with straight alpha.
struct Colour {
    std::uint8_t r = 255, g = 255, b = 255, a = 255;
    bool operator==(const Colour&) const = default;
};
/// 0xRRGGBB and an opacity 0..1.
constexpr Colour colour(std::uint32_t rgb, double opacity = 1.0) {
    return {static_cast<std::uint8_t>(rgb >> 16), static_cast<std::uint8_t>(rgb >> 8),
            static_cast<std::uint8_t>(rgb),
            // NOLINTNEXTLINE(bugprone-incorrect-roundings): 0..1 only, and std::lround is not constexpr.
            static_cast<std::uint8_t>(opacity * 255.0 + 0.5)};
}

enum class Theme : std::uint8_t { dark, light, print };
inline constexpr int kThemeCount = 3;

inline bool operator==(const geo::Ecef& a, const geo::Ecef& b) {
    return a.m == b.m;
}

/// Where the picture is taken from.
struct Camera {
    geo::Ecef eye;
    glm::dmat3 axes{1.0};  ///< columns right, up, back; Earth-fixed
    double verticalFovRad = 0.7;
    int widthPx = 1280;
    int heightPx = 720;
    double altitudeM = 0.0;  ///< of the eye above the ellipsoid
    bool operator==(const Camera&) const = default;
};

/// The ground, sky and light; the map itself was given to the renderer once.
struct Globe {
    glm::vec3 sun{1.0f, 0.0f, 0.0f};  ///< unit, towards the sun, Earth-fixed
    float sunlight = 1.0f;            ///< 0: a fixed light for briefings; 1: day, dusk and night as they are
    bool graticule = true;
    bool borders = true;
    bool stars = true;
    float contrast = 1.0f;  ///< of the relief
    bool operator==(const Globe&) const = default;
};

struct LineVertex {
    float x = 0.0f, y = 0.0f;  ///< px
    Colour colour;
    float alongPx = 0.0f;  ///< from the line's start; places the dashes
    float ageS = 0.0f;     ///< of a line that fades: how long ago it was here
};

/// A run of vertices in `Flat::lineVertices`, drawn with constant width and soft edges.
struct Line {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
    float widthPx = 1.0f;
    float dashOnPx = 0.0f;  ///< 0: solid
    float dashOffPx = 0.0f;
    float fadeS = 0.0f;  ///< the age at which it has faded to nothing; 0: does not fade. Such a line is solid
};

struct FillVertex {
    float x = 0.0f, y = 0.0f;
    Colour colour;
};

/// A panel, button or caption ground.
struct Box {
    float x = 0.0f, y = 0.0f, width = 0.0f, height = 0.0f;
    float radiusPx = 0.0f;
    Colour fill;
    Colour border;
    float borderPx = 0.0f;
};

/// A disc or ring with soft edges.
struct Disc {
    float x = 0.0f, y = 0.0f;
    float radiusPx = 3.0f;
    float ringPx = 0.0f;  ///< 0: filled
    Colour colour;
};

enum class FontWeight : std::uint8_t { regular, medium, semibold, bold, italic };
enum class Align : std::uint8_t { left, centre, right };

/// One line of text. The anchor is on the baseline.
struct Text {
    std::string utf8;
    float x = 0.0f, y = 0.0f;
    float sizePx = 16.0f;  ///< em
    FontWeight weight = FontWeight::regular;
    Align align = Align::left;
    Colour colour;
    Colour halo;               ///< alpha 0: none
    float rotationRad = 0.0f;  ///< clockwise on the screen, about the anchor
    float letterSpacingPx = 0.0f;
    bool ownFigures = false;  ///< figures as wide as they are, for headlines; else all equally wide
};

/// Everything flat on one layer, drawn in the order of the fields.
struct Flat {
    std::vector<FillVertex> fillVertices;  ///< triangles by index
    std::vector<std::uint32_t> fillIndices;
    std::vector<LineVertex> lineVertices;
    std::vector<Line> lines;
    std::vector<Disc> discs;
    std::vector<Box> boxes;
    std::vector<Text> texts;
    void clear();
};

/// Shapes of craft; each has a file `assets/models/<modelName>.model`. The first stand for whole classes.
enum class ModelKind : std::uint8_t {
    fighter,
    bomber,
    patrolTurboprop,
    patrolJet,
    airborneEarlyWarning,
    tanker,
    helicopter,
    carrier,
    destroyer,
    frigate,
    cutter,
    amphibious,
    auxiliary,
    submarine,
    trawler,
    merchant,
    canardDelta,
    tailedDelta,
    lightFighter,
    stealthFighter,
    eagle,
    fulcrum,
    swingWing,
    delta,
    bear,
    stratofortress,
    highWingTurboprop,
    hawkeye,
    mainstay,
    fourJet,
    skiJumpCarrier,
    twoIslandCarrier,
    cruiser,
    largeDestroyer,
    radarDestroyer,
    surveillanceShip,
    surveyShip,
};
inline constexpr int kModelKindCount = 37;
/// As in `canard-delta`.
std::string_view modelName(ModelKind kind);

/// A solid unit. Model space: x forward, y right wing, z down; length 1 along x, scaled by `sizeM`.
struct Model {
    ModelKind kind{};
    glm::vec3 positionM{0.0f};  ///< from the eye
    glm::mat3 axes{1.0f};       ///< columns forward, right, down; Earth-fixed
    glm::vec3 sizeM{1.0f};      ///< length, span or beam, height
    Colour colour;              ///< the side's
    float opacity = 1.0f;       ///< fades into the symbol; also ghosts
    bool ghost = false;         ///< drawn as an outline-like translucent shape
    float turns = 0.0f;         ///< how far its propellers have turned, 0..1
    float lights = 0.0f;        ///< brightness of its navigation lights, 0..1
    float flash = 0.0f;         ///< of those that flash
};

/// For editors: the world without what is drawn over it, or only that, over nothing, with its alpha. One over
/// the other they are the whole picture.
enum class Layer : std::uint8_t { all, plate, overlay };

/// What costs much and shows little: left out on slow machines, or added on fast ones.
struct Quality {
    bool edges = true;  ///< soft edges of craft; not where the picture has samples, which do the same
    bool swell = true;  ///< of the sea near by
    bool haze = false;  ///< ground and craft pale with their distance
    int samples = 0;    ///< a pixel, 2 to 16, as many as the machine has at most; 0: no multisampling
    bool operator==(const Quality&) const = default;
};

struct FrameData {
    Layer layer = Layer::all;
    Quality quality;
    Theme theme = Theme::dark;
    Camera camera;
    Globe globe;
    Flat ground;  ///< zones, lines, trails, sea names: below the units
    std::vector<Model> models;
    Flat overlay;          ///< symbols, arcs, labels, captions: above them
    float uiScale = 1.0f;  ///< 1 at 1080 lines
    void clear();
};

}  // namespace openline::frame
