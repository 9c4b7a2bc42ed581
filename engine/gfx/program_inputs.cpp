#include "gfx/program_inputs.h"

#include <epoxy/gl.h>

#include <algorithm>
#include <array>

namespace openline::gfx {

namespace {

constexpr GLsizei kLongestName = 128;

struct Input {
    std::string name;
    int location = -1;
};

/// The names that the compiler kept: what is declared and not used needs no value.
std::vector<Input> inputsOf(GLuint program, GLenum countOf, bool attributes) {
    GLint count = 0;
    glGetProgramiv(program, countOf, &count);
    std::vector<Input> inputs;
    for (GLuint i = 0; i < static_cast<GLuint>(count); ++i) {
        std::array<char, kLongestName> name{};
        GLsizei length = 0;
        GLint size = 0;
        GLenum type = 0;
        if (attributes) {
            glGetActiveAttrib(program, i, kLongestName, &length, &size, &type, name.data());
        } else {
            glGetActiveUniform(program, i, kLongestName, &length, &size, &type, name.data());
        }
        std::string text(name.data(), static_cast<std::size_t>(length));
        if (text.rfind("gl_", 0) == 0) continue;
        const int location = attributes ? glGetAttribLocation(program, text.c_str()) : -1;
        inputs.push_back({std::move(text), location});
    }
    return inputs;
}

}  // namespace

Result<Program> programFor(const ProgramInputs& inputs, const std::string& folder, const std::string& vertex,
                           const std::string& fragment, const std::string& defines) {
    Result<Program> made = Program::fromFiles(folder, vertex, fragment, defines);
    if (!made) return made;
    made->use();
    GLint current = 0;
    glGetIntegerv(GL_CURRENT_PROGRAM, &current);
    glUseProgram(0);
    const auto program = static_cast<GLuint>(current);
    const std::string files =
        folder + "/" + vertex + ".vert" + (fragment.empty() ? "" : " with " + fragment + ".frag");
    const auto unfit = [&](const std::string& what) {
        return Result<Program>::failure(files +
                                        ": expected the inputs that this version of openline sets, got " +
                                        what + "; are the assets those of another version?");
    };
    for (const Input& uniform : inputsOf(program, GL_ACTIVE_UNIFORMS, false))
        if (std::ranges::find(inputs.uniforms, std::string_view(uniform.name)) == inputs.uniforms.end())
            return unfit("the uniform \"" + uniform.name + "\"");
    for (const Input& attribute : inputsOf(program, GL_ACTIVE_ATTRIBUTES, true)) {
        const auto at = static_cast<std::size_t>(std::max(attribute.location, 0));
        if (at >= inputs.attributes.size() || inputs.attributes[at] != attribute.name)
            return unfit("the attribute \"" + attribute.name + "\" at " + std::to_string(attribute.location));
    }
    return made;
}

}  // namespace openline::gfx
