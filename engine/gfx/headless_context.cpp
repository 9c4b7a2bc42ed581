#include <epoxy/egl.h>
#include <epoxy/gl.h>

#include <array>

#include "gfx/context.h"

namespace openline::gfx {

struct HeadlessContext::State {
    EGLDisplay display = EGL_NO_DISPLAY;
    EGLContext context = EGL_NO_CONTEXT;
    EGLSurface surface = EGL_NO_SURFACE;

    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() {
        if (display == EGL_NO_DISPLAY) return;
        eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
        if (surface != EGL_NO_SURFACE) eglDestroySurface(display, surface);
        if (context != EGL_NO_CONTEXT) eglDestroyContext(display, context);
        eglTerminate(display);
    }
};

namespace {

EGLDisplay surfacelessDisplay() {
    if (!epoxy_has_egl_extension(EGL_NO_DISPLAY, "EGL_MESA_platform_surfaceless")) return EGL_NO_DISPLAY;
    return eglGetPlatformDisplayEXT(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
}

EGLDisplay deviceDisplay() {
    if (!epoxy_has_egl_extension(EGL_NO_DISPLAY, "EGL_EXT_platform_device") ||
        !epoxy_has_egl_extension(EGL_NO_DISPLAY, "EGL_EXT_device_enumeration")) {
        return EGL_NO_DISPLAY;
    }
    std::array<EGLDeviceEXT, 8> devices{};
    EGLint count = 0;
    if (eglQueryDevicesEXT(static_cast<EGLint>(devices.size()), devices.data(), &count) != EGL_TRUE ||
        count < 1) {
        return EGL_NO_DISPLAY;
    }
    return eglGetPlatformDisplayEXT(EGL_PLATFORM_DEVICE_EXT, devices[0], nullptr);
}

EGLDisplay defaultDisplay() {
    return eglGetDisplay(EGL_DEFAULT_DISPLAY);
}

/// Makes a 3.3 core context current on a display, or says why not.
std::string start(EGLDisplay display, EGLContext& context, EGLSurface& surface) {
    const EGLint wanted[] = {EGL_SURFACE_TYPE, EGL_PBUFFER_BIT, EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT,
                             EGL_NONE};
    const EGLint anySurface[] = {EGL_SURFACE_TYPE, EGL_DONT_CARE, EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT,
                                 EGL_NONE};
    if (eglBindAPI(EGL_OPENGL_API) != EGL_TRUE) return "no desktop OpenGL";
    EGLConfig config = nullptr;
    EGLint count = 0;
    if (eglChooseConfig(display, wanted, &config, 1, &count) != EGL_TRUE || count < 1) {
        if (eglChooseConfig(display, anySurface, &config, 1, &count) != EGL_TRUE || count < 1)
            return "no configuration";
    }
    const EGLint version[] = {EGL_CONTEXT_MAJOR_VERSION_KHR,
                              3,
                              EGL_CONTEXT_MINOR_VERSION_KHR,
                              3,
                              EGL_CONTEXT_OPENGL_PROFILE_MASK_KHR,
                              EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT_KHR,
                              EGL_NONE};
    context = eglCreateContext(display, config, EGL_NO_CONTEXT, version);
    if (context == EGL_NO_CONTEXT) return "no OpenGL 3.3 core";
    if (eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, context) == EGL_TRUE) return {};
    const EGLint size[] = {EGL_WIDTH, 4, EGL_HEIGHT, 4, EGL_NONE};
    surface = eglCreatePbufferSurface(display, config, size);
    if (surface != EGL_NO_SURFACE && eglMakeCurrent(display, surface, surface, context) == EGL_TRUE)
        return {};
    return "no drawing without a screen";
}

}  // namespace

HeadlessContext::HeadlessContext(std::unique_ptr<State> state) : state_(std::move(state)) {}
HeadlessContext::~HeadlessContext() = default;
HeadlessContext::HeadlessContext(HeadlessContext&&) noexcept = default;
HeadlessContext& HeadlessContext::operator=(HeadlessContext&&) noexcept = default;

void HeadlessContext::makeCurrent() {
    eglMakeCurrent(state_->display, state_->surface, state_->surface, state_->context);
}

Result<HeadlessContext> HeadlessContext::create() {
    struct Way {
        const char* name;
        EGLDisplay (*open)();
    };
    const Way ways[] = {
        {"surfaceless", surfacelessDisplay}, {"device", deviceDisplay}, {"default", defaultDisplay}};
    std::string tried;
    for (const Way& way : ways) {
        auto state = std::make_unique<State>();
        EGLDisplay display = way.open();
        std::string trouble = "not offered";
        if (display != EGL_NO_DISPLAY) {
            EGLint major = 0, minor = 0;
            trouble = "does not start";
            if (eglInitialize(display, &major, &minor) == EGL_TRUE) {
                state->display = display;
                trouble = start(display, state->context, state->surface);
                if (trouble.empty()) return HeadlessContext(std::move(state));
            }
        }
        tried += (tried.empty() ? "" : "; ") + std::string(way.name) + ": " + trouble;
    }
    return Result<HeadlessContext>::failure(
        "cannot draw without a screen: expected OpenGL 3.3 through EGL (" + tried +
        "). On Debian the packages libegl1 and libgl1-mesa-dri give software drawing.");
}

}  // namespace openline::gfx
