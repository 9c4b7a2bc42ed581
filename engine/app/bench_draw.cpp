#include "app/bench_draw.h"

#include <epoxy/gl.h>

#include <algorithm>
#include <cctype>
#include <ctime>
#include <filesystem>
#include <map>
#include <random>

#include "app/bench_turning.h"
#include "app/desk_picture.h"
#include "app/film_maker.h"
#include "app/session.h"
#include "gfx/objects.h"
#include "record/async_sink.h"
#include "record/video_encoder.h"
#include "sim/bench_scenes.h"

namespace openline::app {
namespace {

constexpr int kFramesPerSecond = 30;
constexpr int kStretches = 5;
constexpr double kTrailsS = 300.0;  // so that every unit has a trail

/// The least that a picture can cost here: clear, one full-screen quad of one colour, done.
class BareQuad {
  public:
    void draw(const gfx::Target& target) const {
        glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer);
        glViewport(0, 0, target.widthPx, target.heightPx);
        glDisable(GL_DEPTH_TEST);
        glDisable(GL_SCISSOR_TEST);
        glDisable(GL_BLEND);
        glClearColor(0.0f, 0.0f, 0.0f, 1.0f);
        glClear(GL_COLOR_BUFFER_BIT | GL_DEPTH_BUFFER_BIT);
        program_->use();
        empty_.bind();
        glDrawArrays(GL_TRIANGLES, 0, 3);
        glFinish();
    }
    static Result<BareQuad> create() {
        constexpr const char* kCorners =
            "#version 330 core\nvoid main() { vec2 p = vec2(gl_VertexID & 1, gl_VertexID >> 1) * 4.0 - 1.0;"
            " gl_Position = vec4(p, 0.0, 1.0); }\n";
        constexpr const char* kColour =
            "#version 330 core\nout vec4 colour;\nvoid main() { colour = vec4(0.1, 0.2, 0.3, 1.0); }\n";
        auto program = gfx::Program::fromSource("bare", kCorners, kColour);
        if (!program) return Result<BareQuad>(program.errors);
        BareQuad quad;
        quad.program_ = std::make_unique<gfx::Program>(std::move(*program));
        return quad;
    }

  private:
    std::unique_ptr<gfx::Program> program_;
    gfx::VertexArray empty_;
};

/// A film that nobody keeps, under a name that no other bench uses at the same time.
struct TemporaryFilm {
    const std::string path = (std::filesystem::temp_directory_path() /
                              ("openline-bench-" + std::to_string(std::random_device{}()) + ".mp4"))
                                 .string();
    TemporaryFilm() = default;
    TemporaryFilm(const TemporaryFilm&) = delete;
    TemporaryFilm& operator=(const TemporaryFilm&) = delete;
    ~TemporaryFilm() {
        std::error_code ignored;
        std::filesystem::remove(path, ignored);
    }
};

/// Where a frame's time goes.
struct Stages {
    Samples build, draw, desk, read, handOver;
};

Session sceneSession(std::size_t units, const DataRoot& data) {
    Session session;
    session.definition = std::make_shared<const sim::Definition>(sim::activeUnits(units));
    session.data = data;
    return session;
}

void drawDesk(FilmMaker& maker, DeskPicture& desk, double timeS) {
    const gfx::Target target = maker.target();
    glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer);
    glViewport(0, 0, target.widthPx, target.heightPx);
    desk.draw(maker.timeline(), timeS);
    glFinish();
}

double processorMs() {
    return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

/// `flatAboveProcessorMs` of `flat above`.
std::string figureName(std::string_view pass) {
    std::string name;
    for (std::size_t i = 0; i < pass.size(); ++i) {
        if (pass[i] == ' ') continue;
        const bool begins = i > 0 && pass[i - 1] == ' ';
        name += begins ? static_cast<char>(std::toupper(static_cast<unsigned char>(pass[i]))) : pass[i];
    }
    return name + "ProcessorMs";
}

/// Draws pictures stage by stage, waiting after each, and adds what each stage takes: processor time of all
/// threads, since stages that wait for each other say little of the frame's own time. The eye turns
/// meanwhile, if it is not a film that says where it is.
void addPasses(BenchReport& report, FilmMaker& maker, const std::vector<double>& filmTimesS, bool turns) {
    std::map<std::string, Samples> passes;
    double last = 0.0;
    maker.pictures().renderer().setStageHook([&](std::string_view pass) {
        glFinish();
        const double now = processorMs();
        passes[figureName(pass)].add(now - last);
        last = now;
    });
    TurningEye eye(maker, filmTimesS.front());
    for (const double filmS : filmTimesS) {
        if (turns) eye.turn();
        maker.build(filmS);
        glFinish();
        last = processorMs();
        maker.draw();
    }
    maker.pictures().renderer().setStageHook({});
    for (const auto& [pass, samples] : passes) report.more.emplace_back(pass, samples.median());
}

/// What the last picture consisted of.
void addCounts(BenchReport& report, const frame::FrameData& frame) {
    const auto add = [&](const char* name, std::size_t count) {
        report.more.emplace_back(name, static_cast<double>(count));
    };
    add("models", frame.models.size());
    add("lines", frame.ground.lines.size() + frame.overlay.lines.size());
    add("lineVertices", frame.ground.lineVertices.size() + frame.overlay.lineVertices.size());
    add("fillTriangles", (frame.ground.fillIndices.size() + frame.overlay.fillIndices.size()) / 3);
    add("texts", frame.ground.texts.size() + frame.overlay.texts.size());
    add("discs", frame.ground.discs.size() + frame.overlay.discs.size());
}

void addStages(BenchReport& report, const Stages& stages, double bareMs) {
    report.more.emplace_back("framesPerSecond",
                             1000.0 * static_cast<double>(report.samples.count()) / report.samples.total());
    report.more.emplace_back("largestMs", report.samples.largest());
    report.more.emplace_back("buildMedianMs", stages.build.median());
    report.more.emplace_back("drawMedianMs", stages.draw.median());
    if (stages.desk.count() > 0) report.more.emplace_back("deskMedianMs", stages.desk.median());
    if (stages.read.count() > 0) report.more.emplace_back("readMedianMs", stages.read.median());
    if (stages.handOver.count() > 0) report.more.emplace_back("handOverMedianMs", stages.handOver.median());
    if (bareMs > 0.0) {
        report.more.emplace_back("bareMedianMs", bareMs);
        report.more.emplace_back("ratioToBare", report.samples.median() / bareMs);
    }
}

}  // namespace

Result<BenchReport> benchDraw(const BenchOptions& options, const DataRoot& data, PictureSize size) {
    BenchReport report{
        "draw", orElse(options.units, 100), {}, options.desk ? "a frame with the desk" : "a frame", {}};
    const Session session = sceneSession(static_cast<std::size_t>(report.units), data);
    const int frames = orElse(options.runs, 90);
    const double lengthS = static_cast<double>(frames) / kFramesPerSecond;
    auto maker = FilmMaker::create(
        session, FilmPlan::linear(session.definition, kTrailsS, kTrailsS + 10.0 * lengthS, 10.0), size);
    if (!maker) return Result<BenchReport>(maker.errors);
    const auto bareQuad = BareQuad::create();
    if (!bareQuad) return Result<BenchReport>(bareQuad.errors);
    std::unique_ptr<DeskPicture> desk;
    if (options.desk) {
        auto made = DeskPicture::create(size);
        if (!made) return Result<BenchReport>(made.errors);
        desk = std::move(*made);
        desk->reserve((*maker)->pictures().settings());
    }
    (*maker)->timeline().seek(session.definition->lastTick());
    (*maker)->frame(0.0);
    Stages stages;
    Samples bare;
    for (int i = 0; i < frames; ++i) {
        const double filmS = static_cast<double>(i) / kFramesPerSecond;
        report.samples.time([&] {
            stages.build.time([&] { (*maker)->build(filmS); });
            stages.draw.time([&] {
                (*maker)->draw();
                glFinish();
            });
            if (desk) stages.desk.time([&] { drawDesk(**maker, *desk, (*maker)->plan().timeS(filmS)); });
        });
        bare.time([&] { bareQuad->draw((*maker)->target()); });
    }
    addStages(report, stages, bare.median());
    addCounts(report, (*maker)->pictures().frame());
    addTurning(report, **maker, lengthS / 2.0, frames);
    addPasses(report, **maker, std::vector<double>(20, lengthS / 2.0), true);
    return report;
}

Result<BenchReport> benchFilm(const BenchOptions& options, const Session& session, PictureSize size) {
    BenchReport report{"film", static_cast<int>(session.definition->units.size()), {}, "a frame of film", {}};
    auto maker = FilmMaker::create(session, FilmPlan::storyboard(session.definition), size);
    if (!maker) return Result<BenchReport>(maker.errors);
    const TemporaryFilm film;
    record::VideoSettings settings;
    settings.widthPx = size.widthPx;
    settings.heightPx = size.heightPx;
    auto encoder = record::VideoEncoder::create(film.path, settings);
    if (!encoder) return Result<BenchReport>(encoder.errors);
    record::AsyncSink sink(**encoder);
    const int each = std::max(1, orElse(options.runs, 150) / kStretches);
    Stages stages;
    std::vector<double> starts;
    for (int stretch = 0; stretch < kStretches; ++stretch) {
        const double startS = (*maker)->plan().lengthS() * (stretch + 0.3) / kStretches;
        (*maker)->warmLabels(startS, kFramesPerSecond);
        starts.insert(starts.end(), 4, startS);
        (*maker)->frame(startS);  // the driver compiles what a new view needs
        for (int i = 0; i < each; ++i) {
            const double filmS = startS + static_cast<double>(i) / kFramesPerSecond;
            record::FramePixels pixels;
            bool written = false;
            report.samples.time([&] {
                stages.build.time([&] { (*maker)->build(filmS); });
                stages.draw.time([&] { (*maker)->draw(); });
                stages.read.time([&] { pixels = (*maker)->read(); });
                stages.handOver.time([&] { written = static_cast<bool>(sink.write(pixels)); });
            });
            if (!written)
                return Result<BenchReport>::failure("the film could not be written to " + film.path);
        }
    }
    const auto ended = sink.finish();
    if (!ended) return Result<BenchReport>(ended.errors);
    addStages(report, stages, 0.0);
    addPasses(report, **maker, starts, false);
    return report;
}

}  // namespace openline::app
