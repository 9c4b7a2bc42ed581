#include "render/ground_programs.h"

#include <fstream>
#include <sstream>
#include <utility>

#include "base/log.h"
#include "render/shader_inputs.h"

namespace openline::render {

namespace {

std::string readText(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

}  // namespace

Result<SurfacePrograms> SurfacePrograms::create(const std::string& shaderFolder, bool haze) {
    const std::string surface = readText(shaderFolder + "/surface.glsl");
    if (surface.empty())
        return Result<SurfacePrograms>::failure(shaderFolder +
                                                "/surface.glsl: expected a shader, could not read it");
    SurfacePrograms made;
    struct Wanted {
        gfx::Program* program;
        const char* vertex;
        const char* define;
    };
    for (std::size_t map = 0; map < 2; ++map) {
        const std::string defines =
            std::string(map == 0 ? "#define THEATER\n" : "#define WORLD\n") + (haze ? "#define HAZE\n" : "");
        for (const Wanted& wanted : {Wanted{&made.sea[map], "sea", ""}, Wanted{&made.land[map], "land", ""},
                                     Wanted{&made.nearSea[map], "sea", "#define SWELL\n"}}) {
            Result<gfx::Program> program =
                loadProgram(shaderFolder, wanted.vertex, "ground", defines + wanted.define + surface);
            if (!program) return program.errors;
            *wanted.program = std::move(*program);
        }
    }
    return made;
}

Result<GroundPrograms> GroundPrograms::create(const std::string& shaderFolder) {
    Result<SurfacePrograms> plain = SurfacePrograms::create(shaderFolder, false);
    if (!plain) return plain.errors;
    GroundPrograms made;
    made.folder_ = shaderFolder;
    made.plain_ = std::move(*plain);
    return made;
}

const SurfacePrograms& GroundPrograms::with(bool haze) {
    if (!haze) return plain_;
    if (!std::exchange(tried_, true)) {
        Result<SurfacePrograms> made = SurfacePrograms::create(folder_, true);
        if (made) {
            hazy_ = std::move(*made);
        } else {
            log::warn(format(made.errors.front()));
        }
    }
    return hazy_ ? *hazy_ : plain_;
}

}  // namespace openline::render
