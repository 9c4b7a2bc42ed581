#include "app/desk_playback.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/picture.h"

namespace openline::app {
namespace {

/// Work that one picture may wait for; about 15 ms.
constexpr double kWorkPerPicture = 150'000.0;
/// A picture that took longer does not make the clock leap.
constexpr double kLongestStepS = 0.5;
constexpr std::array kSpeeds{0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1000.0};

}  // namespace

DeskPlayback::DeskPlayback(study::Timeline& timeline) : timeline_(&timeline) {
    seek(0.0);
}

void DeskPlayback::attach(study::Timeline& timeline) {
    timeline_ = &timeline;
    seek(timeS_);
}

void DeskPlayback::setPlaying(bool playing, bool backwards) {
    playing_ = playing;
    backwards_ = backwards;
    achieved_ = speed_;
    const double endS = timeline_->definition().durationS;
    // Playing from the end begins anew, as film players do.
    if (playing && !backwards && timeS_ >= endS - 1e-6) seek(0.0);
}

void DeskPlayback::setSpeed(double speed) {
    speed_ = std::clamp(speed, kSpeeds.front(), kSpeeds.back());
    achieved_ = speed_;
}

void DeskPlayback::changeSpeed(int steps) {
    auto at = std::lower_bound(kSpeeds.begin(), kSpeeds.end(), speed_ - 1e-9) - kSpeeds.begin();
    const bool isBetween =
        kSpeeds[static_cast<std::size_t>(std::min<std::ptrdiff_t>(at, kSpeeds.size() - 1))] > speed_ + 1e-9;
    if (isBetween && steps > 0) --at;
    at = std::clamp<std::ptrdiff_t>(at + steps, 0, static_cast<std::ptrdiff_t>(kSpeeds.size()) - 1);
    setSpeed(kSpeeds[static_cast<std::size_t>(at)]);
}

void DeskPlayback::seek(double timeS) {
    wantedS_ = std::clamp(timeS, 0.0, timeline_->definition().durationS);
    if (timeline_->seek(tickFor(timeline_->definition(), wantedS_), kWorkPerPicture)) {
        timeS_ = wantedS_;
    } else {
        resync();
    }
}

void DeskPlayback::seekTick(sim::Tick tick) {
    seek(timeline_->definition().timeS(tick));
}

void DeskPlayback::step(int ticks) {
    playing_ = false;
    seekTick(timeline_->position() + ticks);
}

void DeskPlayback::resync() {
    timeS_ = timeline_->definition().timeS(timeline_->position());
}

void DeskPlayback::take(double timeS, double wallS) {
    const double reached = wallS > 0.0 ? std::abs(timeS - timeS_) / wallS : speed_;
    achieved_ += (reached - achieved_) * std::min(1.0, wallS / 0.5);
    timeS_ = timeS;
}

bool DeskPlayback::goOn(double wallS) {
    const bool arrived = timeline_->seek(timeline_->goal(), kWorkPerPicture);
    if (arrived) wantedS_ = std::min(wantedS_, timeline_->definition().timeS(timeline_->position()));
    const double before = timeS_;
    take(arrived ? wantedS_ : timeline_->definition().timeS(timeline_->position()), playing_ ? wallS : 0.0);
    return arrived || timeS_ != before;
}

bool DeskPlayback::advance(double wallS) {
    const double step = std::clamp(wallS, 0.0, kLongestStepS);
    if (seeking()) return goOn(wallS);
    if (!playing_) {
        // Lets the timeline take in what was computed ahead; that alone is worth a picture a second.
        timeline_->seek(timeline_->position(), 1.0);
        sinceShownS_ += wallS;
        if (timeline_->computedTo() == shownTo_ || sinceShownS_ < 1.0) return false;
        sinceShownS_ = 0.0;
        shownTo_ = timeline_->computedTo();
        return true;
    }
    const sim::Definition& definition = timeline_->definition();
    const double wanted =
        std::clamp(timeS_ + (backwards_ ? -1.0 : 1.0) * speed_ * step, 0.0, definition.durationS);
    wantedS_ = wanted;
    if (timeline_->seek(tickFor(definition, wanted), kWorkPerPicture)) {
        take(wanted, wallS);
    } else {
        take(definition.timeS(timeline_->position()), wallS);
        // A slow machine plays slower; it does not chase a clock that runs away.
        timeline_->seek(timeline_->position(), kWorkPerPicture);
    }
    if (wanted <= 0.0 || wanted >= definition.durationS) playing_ = false;
    return true;
}

}  // namespace openline::app
