#include <epoxy/gl.h>

#include <algorithm>
#include <atomic>
#include <cctype>

#include "base/log.h"
#include "gfx/context.h"

namespace openline::gfx {

namespace {
std::atomic<int> errors{0};

void GLAPIENTRY onMessage(GLenum, GLenum type, GLuint, GLenum severity, GLsizei length, const GLchar* message,
                          const void*) {
    if (severity == GL_DEBUG_SEVERITY_NOTIFICATION) return;
    const std::string text = "OpenGL: " + std::string(message, static_cast<std::size_t>(length));
    if (type == GL_DEBUG_TYPE_ERROR) {
        ++errors;
        log::error(text);
    } else {
        log::info(text);
    }
}
}  // namespace

std::string describeContext() {
    const auto* renderer = reinterpret_cast<const char*>(glGetString(GL_RENDERER));
    const auto* version = reinterpret_cast<const char*>(glGetString(GL_VERSION));
    return std::string(renderer != nullptr ? renderer : "unknown") + ", OpenGL " +
           (version != nullptr ? version : "unknown");
}

bool drawsInSoftware() {
    const auto* renderer = reinterpret_cast<const char*>(glGetString(GL_RENDERER));
    std::string name = renderer != nullptr ? renderer : "";
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    // Mesa's, Google's, and what Windows and Apple have where there is no driver.
    const auto draws = [&name](const char* word) { return name.find(word) != std::string::npos; };
    return draws("llvmpipe") || draws("softpipe") || draws("swrast") || draws("swiftshader") ||
           draws("software") || draws("gdi generic") || draws("basic render");
}

void enableDebugOutput() {
    if (epoxy_gl_version() < 43 && !epoxy_has_gl_extension("GL_KHR_debug")) return;
    glEnable(GL_DEBUG_OUTPUT);
    glEnable(GL_DEBUG_OUTPUT_SYNCHRONOUS);
    glDebugMessageCallback(onMessage, nullptr);
}

int debugErrorCount() {
    while (glGetError() != GL_NO_ERROR) ++errors;
    return errors.load();
}

}  // namespace openline::gfx
