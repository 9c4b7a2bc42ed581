// What pictures cost while the eye turns, as it is and at every step of quality. Not for stages.
#pragma once

#include <optional>

#include "app/bench_samples.h"
#include "app/film_maker.h"
#include "view/camera.h"

namespace openline::app {

/// An eye that goes round what it looks at, so that nothing of the ground can be kept from picture to
/// picture.
class TurningEye {
  public:
    TurningEye(FilmMaker& maker, double filmS);
    ~TurningEye() { maker_.setCamera(std::nullopt); }
    TurningEye(const TurningEye&) = delete;
    TurningEye& operator=(const TurningEye&) = delete;
    void turn();

  private:
    FilmMaker& maker_;
    view::OrbitCamera camera_;
};

/// What a frame takes when the eye turns, and what at each step of quality.
void addTurning(BenchReport& report, FilmMaker& maker, double filmS, int frames);

}  // namespace openline::app
