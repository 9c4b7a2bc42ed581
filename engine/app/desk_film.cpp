#include "app/desk_film.h"

#include <algorithm>
#include <cmath>

namespace openline::app {
namespace {

constexpr int kDeskFramesPerSecond = 30;
/// A pause of the machine is not filmed as minutes of a still.
constexpr double kLongestS = 1.0;

/// Keeps the left and upper part of an even size.
void crop(std::vector<std::uint8_t>& rgba, int fromWidthPx, int toWidthPx, int toHeightPx) {
    const auto from = static_cast<std::size_t>(fromWidthPx) * 4, to = static_cast<std::size_t>(toWidthPx) * 4;
    if (from != to)
        for (std::size_t row = 1; row < static_cast<std::size_t>(toHeightPx); ++row)
            std::copy_n(rgba.begin() + static_cast<std::ptrdiff_t>(row * from), to,
                        rgba.begin() + static_cast<std::ptrdiff_t>(row * to));
    rgba.resize(to * static_cast<std::size_t>(toHeightPx));
}

}  // namespace

DeskFilm::DeskFilm(std::unique_ptr<record::VideoEncoder> encoder)
    : encoder_(std::move(encoder)), sink_(*encoder_) {}

DeskFilm::~DeskFilm() {
    finish();
}

Result<std::unique_ptr<DeskFilm>> DeskFilm::begin(const std::string& path, const gfx::Target& target,
                                                  const std::string& title, const std::string& comment) {
    record::VideoSettings settings;
    settings.widthPx = target.widthPx / 2 * 2;
    settings.heightPx = target.heightPx / 2 * 2;
    settings.framesPerSecond = kDeskFramesPerSecond;
    settings.title = title;
    settings.comment = comment;
    auto encoder = record::VideoEncoder::create(path, settings);
    if (!encoder) return Result<std::unique_ptr<DeskFilm>>(encoder.errors);
    std::unique_ptr<DeskFilm> film(new DeskFilm(std::move(*encoder)));
    film->path_ = path;
    film->widthPx_ = settings.widthPx;
    film->heightPx_ = settings.heightPx;
    return film;
}

Result<Done> DeskFilm::take(const gfx::Target& target, double wallS) {
    if (target.widthPx / 2 * 2 != widthPx_ || target.heightPx / 2 * 2 != heightPx_)
        return Result<Done>::failure("the window has another size now");
    elapsedS_ += std::clamp(wallS, 0.0, kLongestS);
    const auto wanted = static_cast<std::int64_t>(std::floor(elapsedS_ * kDeskFramesPerSecond)) + 1;
    if (wanted <= frames_) return Done{};
    gfx::readPixels(target, pixels_);
    crop(pixels_, target.widthPx, widthPx_, heightPx_);
    for (; frames_ < wanted; ++frames_) {
        auto written = sink_.write({widthPx_, heightPx_, pixels_});
        if (!written) return written;
    }
    return Done{};
}

Result<Done> DeskFilm::finish() {
    if (std::exchange(isFinished_, true)) return Done{};
    return sink_.finish();
}

double DeskFilm::lengthS() const {
    return static_cast<double>(frames_) / kDeskFramesPerSecond;
}

}  // namespace openline::app
