// The desk's clock: play, pause, step, speed, backwards, scrubbing. Moves a timeline, never blocks on a long
// way, and says what speed was really reached. Not for commands, cameras or windows; time comes from the
// caller.
#pragma once

#include "study/timeline.h"

namespace openline::app {

class DeskPlayback {
  public:
    explicit DeskPlayback(study::Timeline& timeline);

    /// Goes on with another timeline, at the same time.
    void attach(study::Timeline& timeline);

    void setPlaying(bool playing, bool backwards = false);
    /// Range: 0.1..1000 simulated seconds a second; clamped.
    void setSpeed(double speed);
    /// To the next preset speed, or the one before.
    void changeSpeed(int steps);
    /// Goes to a time; a long way is gone over several calls of advance.
    void seek(double timeS);
    void seekTick(sim::Tick tick);
    /// By ticks, pausing.
    void step(int ticks);
    /// Takes the time from the timeline, after it was moved by a command.
    void resync();

    /// Moves on by a span of wall time. Returns true if what is shown has changed or is about to.
    bool advance(double wallS);

    [[nodiscard]] double timeS() const { return timeS_; }
    [[nodiscard]] bool playing() const { return playing_; }
    [[nodiscard]] bool backwards() const { return backwards_; }
    [[nodiscard]] double speed() const { return speed_; }
    /// Smoothed over about half a second. Units: simulated seconds a second.
    [[nodiscard]] double achievedSpeed() const { return achieved_; }
    [[nodiscard]] bool seeking() const { return timeline_->goal() != timeline_->position(); }

  private:
    bool goOn(double wallS);
    void take(double timeS, double wallS);

    study::Timeline* timeline_;
    double timeS_ = 0.0;
    double wantedS_ = 0.0;  ///< where a seek is going
    double speed_ = 60.0;
    double achieved_ = 60.0;
    double sinceShownS_ = 0.0;  ///< since a picture for what was computed ahead alone
    sim::Tick shownTo_ = -1;
    bool playing_ = false;
    bool backwards_ = false;
};

}  // namespace openline::app
