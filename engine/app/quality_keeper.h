// Which step of quality the machine can follow, by how long pictures take. Pure. Not for what a step shows.
#pragma once

#include "view/quality.h"

namespace openline::app {

class QualityKeeper {
  public:
    /// Where the processor draws, the usual is the most; elsewhere everything is tried.
    explicit QualityKeeper(bool drawsInSoftware = true);
    /// How long a picture took, without waiting for the screen, and whether its earth was copied from an
    /// earlier one: such a picture says nothing of what an eye that moves would cost, so it raises nothing.
    /// True if the step changed: the next picture shows another. Units: s.
    bool tookPicture(double seconds, bool isEarthKept = false);
    [[nodiscard]] view::QualityStep step() const { return step_; }

  private:
    void change(int by);
    view::QualityStep most_, step_;
    double slowS_ = 0.0, fastS_ = 0.0;  ///< for how long pictures have been like that
    double sinceUpS_ = 1e9;             ///< since it was last raised
    double patienceS_;                  ///< how long they must be fast before it is raised
};

}  // namespace openline::app
