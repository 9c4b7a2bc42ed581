// The shaded maps of one theme on the graphics side: sea and land, theater and whole earth. Made when a theme
// is first shown. Not for geometry.
#pragma once

#include "base/result.h"
#include "geo/map_layers.h"
#include "gfx/objects.h"
#include "render/eye_geometry.h"
#include "render/ground_style.h"
#include "render/relief_shading.h"

namespace openline::render {

struct SurfaceTextures {
    gfx::Texture theater;  ///< flat in longitude and latitude
    gfx::Texture world;    ///< cube by direction of the normal
    double theaterTexelRad = 0.0, worldTexelRad = 0.0;
};

struct GroundTextures {
    SurfaceTextures sea, land;
    SurfaceTextures painted;  ///< land over sea, for pictures from afar; made by `MapPainter`
    /// Errors: no heights, or larger than the machine can draw. Cost: about a second on two cores.
    static Result<GroundTextures> create(const geo::MapLayers& layers, const GroundStyle& style);
};

/// Where the theater's map lies; nowhere when there is none.
TheaterBounds theaterBounds(const geo::MapLayers& layers);

}  // namespace openline::render
