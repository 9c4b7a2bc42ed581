// The shaders of land and sea: for either map, with swell or without, with haze or without. Those with haze
// are made when first wanted. Not for what is drawn with them.
#pragma once

#include <array>
#include <optional>
#include <string>

#include "base/result.h"
#include "gfx/objects.h"

namespace openline::render {

/// On the theater's map, the whole earth's.
using MapPrograms = std::array<gfx::Program, 2>;

struct SurfacePrograms {
    MapPrograms sea, land, nearSea;  ///< the last with swell
    /// Errors: a shader that is missing or does not compile.
    static Result<SurfacePrograms> create(const std::string& shaderFolder, bool haze);
};

class GroundPrograms {
  public:
    /// Errors: as above.
    static Result<GroundPrograms> create(const std::string& shaderFolder);
    /// What is not to be had with haze is had without, and the log says so once.
    [[nodiscard]] const SurfacePrograms& with(bool haze);

  private:
    std::string folder_;
    SurfacePrograms plain_;
    std::optional<SurfacePrograms> hazy_;
    bool tried_ = false;
};

}  // namespace openline::render
