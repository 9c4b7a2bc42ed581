#include "app/quality_keeper.h"

#include <algorithm>

namespace openline::app {
namespace {

using view::QualityStep;

// All assumed. Between the two of a step nothing changes.
constexpr double kTooLongS = 0.060;  // a picture: fewer than 17 a second
constexpr double kEasilyS = 0.022;   // 45 a second
constexpr double kTooLongForAllS = 0.025,
                 kEasilyForAllS = 0.019;  // what is more than usual must not cost 60 a second
constexpr double kSureAfterS = 2.0;       // of pictures like that, one after the other
constexpr double kMostOfOneS = 0.5;       // counted of a single picture, so that one slow one changes nothing
constexpr double kTrialS = 10.0;          // what is taken back so soon after it was given was too much
constexpr double kMostPatienceS = 120.0;

bool isMore(QualityStep step) {
    return step > QualityStep::usual;
}

QualityStep moved(QualityStep step, int by) {
    return static_cast<QualityStep>(static_cast<int>(step) + by);
}

}  // namespace

QualityKeeper::QualityKeeper(bool drawsInSoftware)
    : most_(drawsInSoftware ? QualityStep::usual : QualityStep::all), step_(most_), patienceS_(kSureAfterS) {}

bool QualityKeeper::tookPicture(double seconds, bool isEarthKept) {
    const double counted = std::min(seconds, kMostOfOneS);
    sinceUpS_ += seconds;
    const bool canSink = step_ > QualityStep::least, canRise = step_ < most_;
    const double tooLongS = isMore(step_) ? kTooLongForAllS : kTooLongS;
    const double easilyS = canRise && isMore(moved(step_, 1)) ? kEasilyForAllS : kEasilyS;
    slowS_ = seconds > tooLongS ? slowS_ + counted : 0.0;
    fastS_ = seconds >= easilyS ? 0.0 : isEarthKept ? fastS_ : fastS_ + counted;
    if (canSink && slowS_ > kSureAfterS) {
        if (sinceUpS_ < kTrialS) patienceS_ = std::min(2.0 * patienceS_, kMostPatienceS);
        change(-1);
        return true;
    }
    if (canRise && fastS_ > patienceS_) {
        change(1);
        sinceUpS_ = 0.0;
        return true;
    }
    return false;
}

void QualityKeeper::change(int by) {
    step_ = moved(step_, by);
    slowS_ = fastS_ = 0.0;
}

}  // namespace openline::app
