// What is known of one command log's run: keyframes, events and tracks up to a tick. A value, so that an old
// future can be put aside and brought back by undo.
#pragma once

#include <memory>
#include <vector>

#include "study/keyframes.h"
#include "study/runner.h"
#include "study/tracks.h"

namespace openline::study {

struct Computed {
    Keyframes keyframes;
    std::vector<sim::Event> events;
    Tracks tracks;
    sim::Tick computedTo = 0;

    /// Takes over what a runner found.
    void absorb(RunOutput& output);
    /// Back to a keyframe, which stays as the last one.
    void truncateTo(const sim::Definition& definition, const Keyframe& keyframe);
};

/// A way that a session went before something was changed or undone.
struct Branch {
    sim::CommandLog log;
    std::unique_ptr<Computed> computed;  ///< none: has to be computed again
};

}  // namespace openline::study
