#include "render/shader_inputs.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "gfx/program_inputs.h"

namespace openline::render {

namespace {

using Names = std::vector<std::string_view>;

struct Fed {
    std::string_view vertex;  ///< name of the vertex shader
    Names uniforms;
    Names attributes;  ///< by location, as the pass lays its vertices out
};

const std::vector<Fed>& allFed() {
    static const Names ground{"clip",   "tileFromEye", "tileOrigin",    "theaterDeg", "map",
                              "relief", "swellMap",    "swellStrength", "sun",        "sunlight",
                              "night",  "texelsPerM",  "hazeColour",    "hazeReach"};
    static const std::vector<Fed> all{
        {"flat_fill", {"perPixel"}, {"place", "colour"}},
        {"flat_line", {"perPixel"}, {"place", "colour", "width", "pattern"}},
        {"flat_shape", {"perPixel"}, {"place", "colour", "edgeColour", "fromMiddle", "size"}},
        {"flat_glyph", {"perPixel", "letters"}, {"place", "colour", "letter"}},
        {"tinted", {"clip", "pointPx"}, {"position", "colour"}},
        {"sea", ground, {"position", "normal", "uv", "swell"}},
        {"land", ground, {"offset", "lonLatDeg"}},
        {"paint_sea", {"map", "face"}, {}},
        {"paint_land", {"map", "face", "theaterDeg", "tileOrigin"}, {"offset", "lonLatDeg"}},
        {"model",
         {"clip", "sun", "up", "sunlight", "ink", "hazeColour", "hazeReach", "veil"},
         {"place", "normal", "material", "position", "forward", "right", "down", "size", "colour", "state",
          "hub", "turning"}},
        {"model_edge", {}, {"place", "fromEdge", "colour"}},
        {"model_light", {"clip", "perPixel", "radius"}, {"place", "corner", "colour"}},
    };
    return all;
}

}  // namespace

Result<gfx::Program> loadProgram(const std::string& folder, const std::string& vertex,
                                 const std::string& fragment, const std::string& defines) {
    const auto fed = std::ranges::find(allFed(), std::string_view(vertex), &Fed::vertex);
    const gfx::ProgramInputs inputs =
        fed == allFed().end() ? gfx::ProgramInputs{} : gfx::ProgramInputs{fed->uniforms, fed->attributes};
    return gfx::programFor(inputs, folder, vertex, fragment, defines);
}

}  // namespace openline::render
