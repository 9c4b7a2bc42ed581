#include <epoxy/gl.h>

#include <atomic>

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
