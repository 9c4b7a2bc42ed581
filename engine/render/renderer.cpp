#include "render/renderer.h"

#include <epoxy/gl.h>

#include <optional>
#include <utility>

#include "base/log.h"
#include "render/flat_pass.h"
#include "render/ground_pass.h"
#include "render/kept_ground.h"
#include "render/model_pass.h"

namespace openline::render {

struct Renderer::State {
    GroundPass ground;
    FlatPass flat;
    ModelPass models;
    frame::FontMetrics metrics;
    frame::Flat mapLines;
    std::function<void(std::string_view)> hook;
    bool toldOfGround = false, toldOfSamples = false, keptEarth = false;

    KeptGround kept;
    std::optional<gfx::OffscreenTarget> sampled;
    struct Samples {
        int widthPx = 0, heightPx = 0, samples = 0;
        bool operator==(const Samples&) const = default;
    };
    std::optional<Samples> refused;  ///< by the machine; not tried again
    frame::Flat wordless;            ///< scratch: what lies on the ground without its names

    State(GroundPass groundPass, FlatPass flatPass, ModelPass modelPass, frame::FontMetrics fontMetrics)
        : ground(std::move(groundPass)),
          flat(std::move(flatPass)),
          models(std::move(modelPass)),
          metrics(std::move(fontMetrics)) {}

    gfx::Target drawnInto(const frame::FrameData& frame, const gfx::Target& target);
    void drawEarth(const frame::FrameData& frame, const gfx::Target& target);
    void drawLayers(const frame::FrameData& frame, const gfx::Target& target);
    void drawOverlay(const frame::FrameData& frame);
    void done(std::string_view stage) const {
        if (hook) hook(stage);
    }
};

/// Where samples are wanted, a picture that has them, to be copied into the target.
gfx::Target Renderer::State::drawnInto(const frame::FrameData& frame, const gfx::Target& target) {
    const int samples = frame.quality.samples > 1 ? frame.quality.samples : 0;
    const Samples wanted{frame.camera.widthPx, frame.camera.heightPx, samples};
    if (sampled &&
        Samples{sampled->target().widthPx, sampled->target().heightPx, sampled->samples()} != wanted)
        sampled.reset();
    if (samples == 0 || refused == wanted) return target;
    // Samples can be copied only into what has the same format, which nobody knows of a window.
    if (target.framebuffer == 0) {
        sampled.reset();
        return target;
    }
    if (!sampled) {
        auto made = gfx::OffscreenTarget::create(wanted.widthPx, wanted.heightPx, samples);
        if (!made) {
            if (!std::exchange(toldOfSamples, true)) log::warn(format(made.errors.front()));
            refused = wanted;
            return target;
        }
        sampled = std::move(*made);
        kept.forget();  // nothing is kept as long as there are samples
    }
    return sampled->target();
}

/// Sky, ground, air and map lines. With samples they are always drawn: machines that have them are fast.
void Renderer::State::drawEarth(const frame::FrameData& frame, const gfx::Target& target) {
    const GroundView view(frame, ground.chooseLevel(frame.camera));
    const bool mayKeep = !sampled && target.framebuffer != 0;
    keptEarth = mayKeep && kept.restore(view, target);
    if (keptEarth) return done("ground");
    ground.drawSky(frame);
    done("sky");
    ground.drawGround(frame);
    done("ground");
    ground.drawAir(frame);
    // So that the ground is being painted while what lies on it is prepared.
    glFlush();
    done("air");
    ground.collectLines(frame, mapLines);
    flat.draw(mapLines, frame.camera, metrics);
    if (mayKeep) kept.drew(view, target);
    done("lines");
}

void Renderer::State::drawLayers(const frame::FrameData& frame, const gfx::Target& target) {
    flat.beginPicture();
    drawEarth(frame, {target.framebuffer, frame.camera.widthPx, frame.camera.heightPx});
    const bool isPlate = frame.layer == frame::Layer::plate;
    if (isPlate) {
        wordless = frame.ground;
        wordless.texts.clear();
    }
    flat.draw(isPlate ? wordless : frame.ground, frame.camera, metrics);
    done("flat below");
    models.draw(frame, sampled.has_value());
    done("models");
    if (isPlate) return;
    flat.draw(frame.overlay, frame.camera, metrics);
    done("flat above");
}

/// What is written and drawn over the world, over nothing.
void Renderer::State::drawOverlay(const frame::FrameData& frame) {
    glClearColor(0.0f, 0.0f, 0.0f, 0.0f);
    glClear(GL_COLOR_BUFFER_BIT);
    flat.beginPicture();
    wordless.clear();
    wordless.texts = frame.ground.texts;
    flat.draw(wordless, frame.camera, metrics);
    flat.draw(frame.overlay, frame.camera, metrics);
    done("flat above");
}

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
    return Renderer(std::make_unique<State>(std::move(*ground), std::move(*flat), std::move(*models),
                                            std::move(*metrics)));
}

Result<Done> Renderer::prepare(frame::Theme theme) {
    return state_->ground.prepare(theme);
}

void Renderer::draw(const frame::FrameData& frame, const gfx::Target& target) {
    State& state = *state_;
    // First, since it paints maps.
    const Result<Done> ready = state.ground.prepare(frame.theme);
    if (!ready && !std::exchange(state.toldOfGround, true)) log::error(format(ready.errors.front()));
    const gfx::Target drawn = state.drawnInto(frame, target);
    glBindFramebuffer(GL_FRAMEBUFFER, drawn.framebuffer);
    glViewport(0, 0, frame.camera.widthPx, frame.camera.heightPx);
    glDisable(GL_SCISSOR_TEST);
    glDisable(GL_CULL_FACE);
    glDisable(GL_BLEND);
    glDisable(GL_DEPTH_TEST);
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    state.keptEarth = false;
    if (frame.layer == frame::Layer::overlay) {
        state.drawOverlay(frame);
    } else {
        state.drawLayers(frame, drawn);
    }
    if (drawn.framebuffer != target.framebuffer)
        gfx::copyPicture(drawn, {target.framebuffer, frame.camera.widthPx, frame.camera.heightPx});
}

void Renderer::forget() {
    state_->kept.forget();
    state_->ground.forgetLevel();
}
bool Renderer::keptEarth() const {
    return state_->keptEarth;
}

const frame::FontMetrics& Renderer::fontMetrics() const {
    return state_->metrics;
}
void Renderer::setStageHook(std::function<void(std::string_view)> hook) {
    state_->hook = std::move(hook);
}

}  // namespace openline::render
