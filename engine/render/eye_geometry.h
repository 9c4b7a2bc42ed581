// What the eye sees of the ellipsoid, in double precision: the clip matrix of one picture, the part of the
// earth inside it, and the meshes of sea and atmosphere around the point below the eye. Pure; no OpenGL.
#pragma once

#include <cstdint>
#include <vector>

#include <glm/mat4x4.hpp>
#include <glm/vec2.hpp>

#include "frame/frame_data.h"
#include "geo/frames.h"
#include "render/ground_style.h"

namespace openline::render {

/// Metres from the eye in Earth-fixed axes to clip space, with a constant depth: what is drawn in layers
/// needs no other. `layer` -1..1, smaller is nearer.
glm::mat4 layerClip(const frame::Camera& camera, double layer);
/// The same with true depth between two distances.
glm::mat4 depthClip(const frame::Camera& camera, double nearM, double farM);

/// The part of the earth's disc inside the picture, around the axis from the eye to the earth's centre, in a
/// space where the ellipsoid is a unit sphere.
struct VisibleDisc {
    glm::dvec3 eye{0.0};                          ///< in that space
    glm::dvec3 down{0.0}, east{0.0}, north{0.0};  ///< axes there; `down` points at the centre
    double eyeRadius = 1.0;
    double horizonAngle = 0.0;              ///< between `down` and the horizon, at the eye
    double angleFrom = 0.0, angleTo = 0.0;  ///< from `down`; may exceed the horizon
    double azimuthFrom = 0.0, azimuthTo = 0.0;
};
VisibleDisc visibleDisc(const frame::Camera& camera);
/// Pieces that its outline is divided into, so that the limb looks round; sea and air share them and so have
/// one edge. A multiple of four.
int spokesFor(const VisibleDisc& disc);

/// Edges of the finer map, where it takes over from the whole earth's.
struct TheaterBounds {
    double westRad = 0.0, eastRad = 0.0, southRad = 0.0, northRad = 0.0;
    static constexpr double kBlendRad = 0.035;  ///< within its edges it fades into that one; 2 degrees
    /// Place on the theater's map, 0..1 inside, from its north-western corner.
    [[nodiscard]] glm::dvec2 onMap(double longitudeRad, double latitudeRad) const {
        return {(longitudeRad - westRad) / (eastRad - westRad),
                (northRad - latitudeRad) / (northRad - southRad)};
    }
};

struct SeaVertex {
    float position[3];  ///< m from the eye
    float normal[3];
    float uv[2];     ///< on the theater's map
    float swell[2];  ///< on the tile of swell; meant for the neighbourhood of the eye
};

/// The sea's surface inside the picture; two index lists by the map it is painted with.
struct SeaMesh {
    std::vector<SeaVertex> vertices;
    std::vector<std::uint32_t> theaterIndices, worldIndices;
};
/// The theater's part reaches `overlap` of its map's size beyond the map's edges.
/// Cost: about 0.5 ms.
void buildSeaMesh(const frame::Camera& camera, const TheaterBounds& theater, double overlap, SeaMesh& mesh);

struct SkyVertex {
    float direction[3];
    float rgba[4];  ///< premultiplied
};
struct SkyMesh {
    std::vector<SkyVertex> vertices;
    std::vector<std::uint32_t> indices;
};
/// The atmosphere over the ground near the limb and above it. Nothing when the style has no air.
void buildSkyMesh(const frame::Camera& camera, const frame::Globe& globe, const GroundStyle& style,
                  SkyMesh& mesh);

}  // namespace openline::render
