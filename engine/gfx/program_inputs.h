// Shaders are data beside the program, so they may be of another version than it. What a linked program takes
// is compared with what the one who loads it feeds: an input that nobody sets is zero, and the picture black
// without a word. Not for what shaders do with it.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "gfx/objects.h"

namespace openline::gfx {

struct ProgramInputs {
    std::span<const std::string_view> uniforms;    ///< that will be set
    std::span<const std::string_view> attributes;  ///< that are fed, by location
};

/// `Program::fromFiles`, for those inputs. Errors: as there, or which file wants what is not in them.
Result<Program> programFor(const ProgramInputs& inputs, const std::string& folder, const std::string& vertex,
                           const std::string& fragment, const std::string& defines = {});

}  // namespace openline::gfx
