#include <epoxy/gl.h>

#include <fstream>
#include <optional>
#include <sstream>

#include "gfx/objects.h"

namespace openline::gfx {

namespace {

/// `defines` go behind the version line, which must stay first.
std::string withDefines(std::string source, const std::string& defines) {
    const std::size_t end = source.find('\n');
    if (!defines.empty() && end != std::string::npos) source.insert(end + 1, defines + "\n");
    return source;
}

std::string shaderLog(GLuint shader) {
    std::string text(4096, '\0');
    GLsizei length = 0;
    glGetShaderInfoLog(shader, static_cast<GLsizei>(text.size()), &length, text.data());
    text.resize(static_cast<std::size_t>(length));
    return text;
}

Result<GLuint> compile(const std::string& name, GLenum stage, const std::string& source) {
    const GLuint shader = glCreateShader(stage);
    const char* text = source.c_str();
    glShaderSource(shader, 1, &text, nullptr);
    glCompileShader(shader);
    GLint good = 0;
    glGetShaderiv(shader, GL_COMPILE_STATUS, &good);
    if (good != 0) return shader;
    std::string message = name + (stage == GL_VERTEX_SHADER ? ".vert: " : ".frag: ") + shaderLog(shader);
    glDeleteShader(shader);
    return Result<GLuint>::failure(message);
}

std::optional<std::string> readText(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return std::nullopt;
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

}  // namespace

Result<Program> Program::fromSource(const std::string& name, std::string vertex, std::string fragment,
                                    const std::string& defines) {
    Result<GLuint> first = compile(name, GL_VERTEX_SHADER, withDefines(std::move(vertex), defines));
    if (!first) return first.errors;
    Result<GLuint> second = compile(name, GL_FRAGMENT_SHADER, withDefines(std::move(fragment), defines));
    if (!second) {
        glDeleteShader(*first);
        return second.errors;
    }
    Program program;
    program.handle_ = Handle(ObjectKind::program, glCreateProgram());
    const GLuint id = program.handle_.name();
    glAttachShader(id, *first);
    glAttachShader(id, *second);
    glLinkProgram(id);
    glDeleteShader(*first);
    glDeleteShader(*second);
    GLint good = 0;
    glGetProgramiv(id, GL_LINK_STATUS, &good);
    if (good != 0) return program;
    std::string text(4096, '\0');
    GLsizei length = 0;
    glGetProgramInfoLog(id, static_cast<GLsizei>(text.size()), &length, text.data());
    text.resize(static_cast<std::size_t>(length));
    return Result<Program>::failure(name + ": " + text);
}

Result<Program> Program::fromFiles(const std::string& folder, const std::string& vertex,
                                   const std::string& fragment, const std::string& defines) {
    const std::string paths[2] = {folder + "/" + vertex + ".vert", folder + "/" + fragment + ".frag"};
    std::string sources[2];
    for (int i = 0; i < 2; ++i) {
        std::optional<std::string> text = readText(paths[i]);
        if (!text) return Result<Program>::failure(paths[i] + ": expected a shader, could not read it");
        sources[i] = std::move(*text);
    }
    return fromSource(vertex, std::move(sources[0]), std::move(sources[1]), defines);
}

void Program::use() const {
    glUseProgram(handle_.name());
}

int Program::location(const char* uniform) const {
    return glGetUniformLocation(handle_.name(), uniform);
}

void Program::set(const char* uniform, int value) const {
    glUniform1i(location(uniform), value);
}
void Program::set(const char* uniform, float value) const {
    glUniform1f(location(uniform), value);
}
void Program::set2(const char* uniform, float x, float y) const {
    glUniform2f(location(uniform), x, y);
}
void Program::set3(const char* uniform, const float* xyz) const {
    glUniform3fv(location(uniform), 1, xyz);
}
void Program::set4(const char* uniform, const float* xyzw) const {
    glUniform4fv(location(uniform), 1, xyzw);
}
void Program::setMatrix4(const char* uniform, const float* columns) const {
    glUniformMatrix4fv(location(uniform), 1, GL_FALSE, columns);
}

}  // namespace openline::gfx
