#include <array>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>
#include <tuple>

#include "app/exit_codes.h"
#include "app/film_command.h"
#include "app/film_maker.h"
#include "app/interrupt.h"
#include "app/progress.h"
#include "base/digest.h"
#include "record/async_sink.h"
#include "record/png.h"
#include "record/video_encoder.h"
#include "sim/step.h"
#include "view/provenance.h"

namespace openline::app {
namespace {

constexpr double kOneMinuteS = 60.0;

/// The storyboard, or what --from, --to and --speed ask for.
Result<FilmPlan> planFilm(const RecordOptions& options, const Session& session) {
    const sim::Definition& definition = *session.definition;
    if (options.speed && !(*options.speed > 0.0 && std::isfinite(*options.speed))) {
        return about("--speed",
                     Result<FilmPlan>::failure("expected simulated seconds per second of film, above 0"));
    }
    if (options.from.empty() && options.to.empty())
        return FilmPlan::storyboard(session.definition, options.speed);
    double fromS = 0.0, toS = definition.durationS;
    for (const auto& [option, text, value] :
         {std::tuple("--from", &options.from, &fromS), std::tuple("--to", &options.to, &toS)}) {
        if (text->empty()) continue;
        const auto moment = about(option, parseMoment(definition, *text));
        if (!moment) return Result<FilmPlan>(moment.errors);
        *value = *moment;
    }
    if (toS <= fromS) return Result<FilmPlan>::failure("--to must be later than --from");
    FilmPlan plan = FilmPlan::linear(session.definition, fromS, toS,
                                     options.speed.value_or(std::max(1.0, (toS - fromS) / kOneMinuteS)));
    if (options.lengthS) plan.closeBy(*options.lengthS);
    return plan;
}

record::VideoSettings videoSettings(const RecordOptions& options, const Session& session, PictureSize size) {
    record::VideoSettings settings;
    settings.widthPx = size.widthPx;
    settings.heightPx = size.heightPx;
    settings.framesPerSecond = options.framesPerSecond;
    settings.encoder = options.encoder;
    settings.title = session.definition->title;
    const sim::Definition& definition = *session.definition;
    const auto changed = sim::firstChange(session.log);
    const auto changedS = changed ? std::optional(definition.timeS(*changed)) : std::nullopt;
    settings.comment = view::fileComment(definition, changedS, isHypothetical(session));
    return settings;
}

struct FilmResult {
    int frames = 0;
    int wanted = 0;
    double wallS = 0.0;
    std::vector<Complaint> errors, warnings;
};

FilmResult film(FilmMaker& maker, record::FrameSink& sink, const RecordOptions& options) {
    FilmResult result;
    result.wanted = maker.plan().frameCount(options.framesPerSecond);
    if (options.lengthS) {
        // Compared as doubles: a length may be longer than an int can count.
        const double most = std::ceil(*options.lengthS * options.framesPerSecond);
        if (most < result.wanted) result.wanted = std::max(1, static_cast<int>(most));
    }
    Progress progress("filming", "frames", result.wanted);
    maker.warmLabels(0.0, options.framesPerSecond);
    while (result.frames < result.wanted && !interrupted()) {
        const double filmS = static_cast<double>(result.frames) / options.framesPerSecond;
        const auto written = sink.write(maker.frame(filmS));
        if (!written) {
            result.errors = written.errors;
            break;
        }
        progress.update(++result.frames);
    }
    const auto ended = sink.finish();
    if (!ended && result.errors.empty()) result.errors = ended.errors;
    result.warnings = ended.warnings;
    result.wallS = progress.elapsedS();
    return result;
}

void printSummary(const RecordOptions& options, const FilmResult& result, FilmMaker& maker) {
    const study::Timeline& timeline = maker.timeline();
    const double rate = result.wallS > 0.0 ? result.frames / result.wallS : 0.0;
    const double filmS = static_cast<double>(result.frames) / options.framesPerSecond;
    const std::string hash = hexadecimal(sim::hash(timeline.world()));
    if (options.json) {
        const nlohmann::ordered_json json{{"file", options.output},
                                          {"frames", result.frames},
                                          {"filmSeconds", filmS},
                                          {"wallSeconds", result.wallS},
                                          {"framesPerSecond", rate},
                                          {"ticks", timeline.position()},
                                          {"hash", hash}};
        std::cout << json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
        return;
    }
    std::array<char, 128> line{};
    std::snprintf(line.data(), line.size(), "%.1f s of film, %d frames in %.1f s (%.1f a second)", filmS,
                  result.frames, result.wallS, rate);
    std::cout << options.output << ": " << line.data() << "\nlast tick " << timeline.position() << "\nhash "
              << hash << '\n';
}

/// What a film that is not whole leaves behind, and why it is not.
int failFilm(const RecordOptions& options, const FilmResult& result) {
    const bool begun = std::filesystem::exists(options.output);
    const std::string left = begun ? "the film so far is in " + options.output : "there is no film";
    if (interrupted()) return fail(kExitRunFailed, "interrupted; " + left);
    std::vector<Complaint> errors = result.errors;
    errors.back().message += "; " + left;
    return fail(kExitMachineCannot, errors);
}

/// Says how it went. Returns the exit code.
int endFilm(const RecordOptions& options, const FilmResult& result, FilmMaker& maker) {
    if (!result.errors.empty() || result.frames < result.wanted) return failFilm(options, result);
    printWarnings(result.warnings);
    printSummary(options, result, maker);
    return kExitOk;
}

}  // namespace

int recordFilm(const RecordOptions& options, const DataRoot& data) {
    int code = kExitOk;
    const auto job = beginPictures(options, true, data, code);
    if (!job) return code;
    const auto plan = planFilm(options, job->session);
    if (!plan) return fail(kExitUsage, plan.errors);
    const bool isOverlay = job->layer == frame::Layer::overlay;
    if (!isOverlay && !record::hasEncoder(options.encoder)) {
        return fail(kExitMachineCannot,
                    "this build of libavcodec has no encoder " + options.encoder +
                        "; on Debian, libx264 comes with libavcodec-extra or libavcodec59");
    }
    auto maker = makeFilmMaker(*job, *plan);
    if (!maker) return fail(kExitMachineCannot, maker.errors);
    if (!options.session.account.empty()) (*maker)->keepAccount();
    const InterruptGuard guard;
    if (isOverlay) {
        const record::VideoSettings settings = videoSettings(options, job->session, job->size);
        record::PngSink stills(options.output, {settings.title, settings.comment});
        return endFilm(options, film(**maker, stills, options), **maker);
    }
    auto encoder =
        record::VideoEncoder::create(options.output, videoSettings(options, job->session, job->size));
    if (!encoder) return fail(kExitMachineCannot, encoder.errors);

    record::AsyncSink sink(**encoder);
    return endFilm(options, film(**maker, sink, options), **maker);
}

}  // namespace openline::app
