// A tile of swell for the sea near by: soft ridges without a seam, so that close scenes have a surface that
// moves past. Decoration, not a forecast of the sea state.
#pragma once

#include "base/result.h"
#include "gfx/objects.h"

namespace openline::render {

inline constexpr double kSwellTileM = 1536.0;  ///< side of one tile on the ground
/// Eye height above which no swell is drawn. Units: m.
inline constexpr double kSwellCeilingM = 14e3;

Result<gfx::Texture> makeSwellTexture();

}  // namespace openline::render
