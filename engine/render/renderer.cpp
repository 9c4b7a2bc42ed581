#include "render/renderer.h"

#include <epoxy/gl.h>

#include <utility>

#include "base/log.h"
#include "render/flat_pass.h"
#include "render/ground_pass.h"
#include "render/model_pass.h"

namespace openline::render {

struct Renderer::State {
    GroundPass ground;
    FlatPass flat;
    ModelPass models;
    frame::FontMetrics metrics;
    frame::Flat mapLines;
    std::function<void(std::string_view)> hook;
    bool toldOfGround = false;

    frame::Flat wordless;  ///< scratch: what lies on the ground without its names

    /// What is written and drawn over the world, over nothing.
    void drawOverlay(const frame::FrameData& frame) {
        glClearColor(0.0f, 0.0f, 0.0f, 0.0f);
        glClear(GL_COLOR_BUFFER_BIT);
        flat.beginPicture();
        wordless.clear();
        wordless.texts = frame.ground.texts;
        flat.draw(wordless, frame.camera, metrics);
        flat.draw(frame.overlay, frame.camera, metrics);
        done("flat above");
    }
    void done(std::string_view stage) const {
        if (hook) hook(stage);
    }
};

Renderer::Renderer(std::unique_ptr<State> state) : state_(std::move(state)) {}
Renderer::~Renderer() = default;
Renderer::Renderer(Renderer&&) noexcept = default;
Renderer& Renderer::operator=(Renderer&&) noexcept = default;

Result<Renderer> Renderer::create(const geo::MapLayers& layers, const std::string& assetsFolder) {
    const std::string shaders = assetsFolder + "/shaders";
    Result<GroundPass> ground = GroundPass::create(layers, shaders);
    if (!ground) return ground.errors;
    Result<FlatPass> flat = FlatPass::create(shaders);
    if (!flat) return flat.errors;
    Result<ModelPass> models = ModelPass::create(shaders, assetsFolder + "/models");
    if (!models) return models.errors;
    Result<frame::FontMetrics> metrics = loadFontMetrics();
    if (!metrics) return metrics.errors;
    return Renderer(std::unique_ptr<State>(new State{
        std::move(*ground), std::move(*flat), std::move(*models), std::move(*metrics), {}, {}, false, {}}));
}

Result<Done> Renderer::prepare(frame::Theme theme) {
    return state_->ground.prepare(theme);
}

void Renderer::draw(const frame::FrameData& frame, const gfx::Target& target) {
    State& state = *state_;
    // First, since it paints maps.
    const Result<Done> ready = state.ground.prepare(frame.theme);
    if (!ready && !std::exchange(state.toldOfGround, true)) log::error(format(ready.errors.front()));
    glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer);
    glViewport(0, 0, frame.camera.widthPx, frame.camera.heightPx);
    glDisable(GL_SCISSOR_TEST);
    glDisable(GL_CULL_FACE);
    glDisable(GL_BLEND);
    glDisable(GL_DEPTH_TEST);
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    if (frame.layer == frame::Layer::overlay) return state.drawOverlay(frame);
    state.ground.drawSky(frame);
    state.done("sky");
    state.ground.drawGround(frame);
    state.done("ground");
    state.ground.drawAir(frame);
    // So that the ground is being painted while what lies on it is prepared.
    glFlush();
    state.done("air");
    state.flat.beginPicture();
    state.ground.collectLines(frame, state.mapLines);
    state.flat.draw(state.mapLines, frame.camera, state.metrics);
    state.done("lines");
    if (frame.layer == frame::Layer::plate) {
        state.wordless = frame.ground;
        state.wordless.texts.clear();
    }
    state.flat.draw(frame.layer == frame::Layer::plate ? state.wordless : frame.ground, frame.camera,
                    state.metrics);
    state.done("flat below");
    state.models.draw(frame);
    state.done("models");
    if (frame.layer == frame::Layer::plate) return;
    state.flat.draw(frame.overlay, frame.camera, state.metrics);
    state.done("flat above");
}

const frame::FontMetrics& Renderer::fontMetrics() const {
    return state_->metrics;
}
void Renderer::setStageHook(std::function<void(std::string_view)> hook) {
    state_->hook = std::move(hook);
}

}  // namespace openline::render
