#include "view/quality.h"

namespace openline::view {

namespace {

constexpr int kSamples = 4;  // a pixel: beyond it little is gained

bool isOn(Choice choice, bool otherwise) {
    return choice == Choice::automatic ? otherwise : choice == Choice::on;
}

}  // namespace

Quality qualityAt(QualityStep step) {
    Quality quality;
    quality.drawn.edges = step >= QualityStep::less;
    quality.drawn.swell = quality.traces = step >= QualityStep::usual;
    quality.mostTrailVertices = step >= QualityStep::usual ? 192 : step == QualityStep::less ? 96 : 48;
    quality.drawn.haze = step >= QualityStep::hazy;
    quality.drawn.samples = step >= QualityStep::all ? kSamples : 0;
    return quality;
}

Quality chosen(Quality quality, const Looks& looks) {
    quality.drawn.haze = isOn(looks.haze, quality.drawn.haze);
    if (looks.samples != Choice::automatic)
        quality.drawn.samples = looks.samples == Choice::on ? kSamples : 0;
    return quality;
}

}  // namespace openline::view
