// Sizes, themes and cameras from the command line's text, and what films and stills begin with.
#include <array>
#include <charconv>
#include <cmath>
#include <utility>
#include <vector>

#include "app/exit_codes.h"
#include "app/film_command.h"
#include "app/output_file.h"
#include "base/units.h"
#include "gfx/context.h"

namespace openline::app {
namespace {

constexpr int kSmallestPx = 16;
constexpr int kLargestPx = 7680;
constexpr int kSamplesOfCards = 4;  // a pixel, where nobody chose

/// Every number of a list, or nothing if one of them is none.
std::vector<double> numbers(const std::string& text) {
    std::vector<double> values;
    const char* at = text.data();
    const char* const end = text.data() + text.size();
    while (at < end) {
        double value = 0.0;
        const auto [next, error] = std::from_chars(at, end, value);
        if (error != std::errc() || !std::isfinite(value) || (next != end && *next != ',')) return {};
        values.push_back(value);
        at = next == end ? end : next + 1;
    }
    return values;
}

}  // namespace

Result<PictureSize> parseSize(const std::string& text, bool even) {
    PictureSize size;
    const char* const end = text.data() + text.size();
    const auto [afterWidth, widthError] = std::from_chars(text.data(), end, size.widthPx);
    bool right = widthError == std::errc() && afterWidth < end && *afterWidth == 'x';
    if (right) {
        const auto [afterHeight, heightError] = std::from_chars(afterWidth + 1, end, size.heightPx);
        right = heightError == std::errc() && afterHeight == end;
    }
    if (!right) return Result<PictureSize>::failure("expected a size such as 1280x720, got \"" + text + "\"");
    const auto inside = [](int px) { return px >= kSmallestPx && px <= kLargestPx; };
    if (!inside(size.widthPx) || !inside(size.heightPx)) {
        return Result<PictureSize>::failure("expected a width and a height from 16 to 7680 pixels, got \"" +
                                            text + "\"");
    }
    if (even && (size.widthPx % 2 != 0 || size.heightPx % 2 != 0)) {
        return Result<PictureSize>::failure("expected an even width and height for a film, got \"" + text +
                                            "\"");
    }
    return size;
}

Result<frame::Theme> parseTheme(const std::string& text) {
    if (text == "dark") return frame::Theme::dark;
    if (text == "light") return frame::Theme::light;
    if (text == "print") return frame::Theme::print;
    return Result<frame::Theme>::failure("expected dark, light or print, got \"" + text + "\"");
}

Result<view::ReadFrom> parseReadFrom(const std::string& text) {
    if (text == "near") return view::ReadFrom::near;
    if (text == "far") return view::ReadFrom::far;
    return Result<view::ReadFrom>::failure("expected near or far, got \"" + text + "\"");
}

Result<frame::Layer> parseLayer(const std::string& text) {
    if (text == "all") return frame::Layer::all;
    if (text == "plate") return frame::Layer::plate;
    if (text == "overlay") return frame::Layer::overlay;
    return Result<frame::Layer>::failure("expected all, plate or overlay, got \"" + text + "\"");
}

Result<view::Looks> parseLooks(const PictureOptions& options) {
    view::Looks looks;
    const auto wrong = [](const char* option, const char* expected, const std::string& got) {
        return about(option, Result<view::Looks>::failure(std::string("expected ") + expected + ", got \"" +
                                                          got + "\""));
    };
    if (options.light != "natural" && options.light != "fixed")
        return wrong("--light", "natural or fixed", options.light);
    if (options.symbols != "national" && options.symbols != "standard")
        return wrong("--symbols", "national or standard", options.symbols);
    looks.fixedLight = options.light == "fixed";
    if (options.symbols == "standard") looks.symbols = view::SymbolSet::standard;
    if (options.trails == "altitude") {
        looks.trails = view::TrailColour::altitude;
    } else if (options.trails == "speed") {
        looks.trails = view::TrailColour::speed;
    } else if (options.trails != "side") {
        return wrong("--trails", "side, altitude or speed", options.trails);
    }
    return looks;
}

Result<view::OrbitCamera> parseCamera(const std::string& text) {
    const std::vector<double> values = numbers(text);
    const bool right = values.size() >= 3 && values.size() <= 5 && std::abs(values[0]) <= 90.0 &&
                       std::abs(values[1]) <= 180.0 && values[2] > 0.0;
    if (!right) {
        return Result<view::OrbitCamera>::failure(
            "expected latitude,longitude,kilometres and perhaps heading and tilt, as in 24,121,800,0,35, got "
            "\"" +
            text + "\"");
    }
    view::OrbitCamera camera;
    camera.target = {values[0] * units::kRadPerDeg, values[1] * units::kRadPerDeg, 0.0};
    camera.distanceM = values[2] * 1000.0;
    camera.headingRad = values.size() > 3 ? values[3] * units::kRadPerDeg : 0.0;
    camera.tiltRad = values.size() > 4 ? values[4] * units::kRadPerDeg : 0.6;
    return view::clamped(camera);
}

std::optional<PictureJob> beginPictures(const PictureOptions& options, bool film, const DataRoot& data,
                                        int& code) {
    const auto size = about("--size", parseSize(options.size, film));
    const auto theme = about("--theme", parseTheme(options.theme));
    const auto layer = about("--layer", parseLayer(options.layer));
    const auto looks = parseLooks(options);
    const auto readFrom = about("--read-from", parseReadFrom(options.readFrom));
    std::vector<Complaint> wrong;
    for (const auto* errors : {&size.errors, &theme.errors, &layer.errors, &looks.errors, &readFrom.errors})
        wrong.insert(wrong.end(), errors->begin(), errors->end());
    if (!wrong.empty()) {
        code = fail(kExitUsage, wrong);
        return std::nullopt;
    }
    const bool isVideo = film && *layer != frame::Layer::overlay;
    const auto writable = checkReplaceable(options.output);
    if (!writable) {
        code = fail(kExitMachineCannot, writable.errors);
        return std::nullopt;
    }
    const auto ending = expectEnding("-o", options.output, isVideo ? ".mp4" : ".png");
    if (!ending) {
        code = fail(kExitUsage, ending.errors);
        return std::nullopt;
    }
    auto session = openSession(options.session, data, code, WithoutRelation::warned);
    if (!session) return std::nullopt;
    for (const std::string& input : {options.session.scenarioPath, session->path}) {
        const auto other = expectNotInput("-o", options.output, input);
        if (other) continue;
        code = fail(kExitUsage, other.errors);
        return std::nullopt;
    }
    return PictureJob{std::move(*session), *size,        *theme,   *layer, *looks,
                      options.samples,     options.haze, *readFrom};
}

Result<std::unique_ptr<FilmMaker>> makeFilmMaker(const PictureJob& job, FilmPlan plan) {
    auto maker = FilmMaker::create(job.session, std::move(plan), job.size);
    if (!maker) return maker;
    const auto ready = (*maker)->pictures().renderer().prepare(job.theme);
    if (!ready) return Result<std::unique_ptr<FilmMaker>>(ready.errors);
    (*maker)->pictures().settings().theme = job.theme;
    (*maker)->pictures().settings().layer = job.layer;
    view::Settings& settings = (*maker)->pictures().settings();
    settings.looks = job.looks;
    settings.readFrom = job.readFrom;
    settings.quality.drawn.samples = job.samples.value_or(gfx::drawsInSoftware() ? 0 : kSamplesOfCards);
    settings.quality.drawn.haze = job.haze;
    return maker;
}

}  // namespace openline::app
