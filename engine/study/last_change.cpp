#include "study/last_change.h"

#include <algorithm>

#include "sim/step.h"
#include "study/timeline.h"

namespace openline::study {

bool changesTheOutlook(const sim::Command& command) {
    return sim::changesWhatHappens(command.kind) && command.kind != sim::CommandKind::release;
}

std::optional<std::size_t> lastChange(const sim::CommandLog& log, sim::Tick position) {
    for (std::size_t at = log.size(); at-- > 0;) {
        if (log[at].tick < position && changesTheOutlook(log[at])) return at;
    }
    return std::nullopt;
}

std::optional<OtherRun> withoutLastChange(const Timeline& timeline) {
    const auto change = lastChange(timeline.log(), timeline.position());
    if (!change) return std::nullopt;
    OtherRun run;
    run.log = timeline.log();
    run.from = timeline.keyframes().atOrBefore(run.log[*change].tick);
    run.log.erase(run.log.begin() + static_cast<std::ptrdiff_t>(*change));
    run.to = timeline.position();
    return run;
}

void CompanionWorld::aim(OtherRun run) {
    const bool isOnTheWay = fromTick_ >= 0 && run.log == log_ && world_.tick <= run.to &&
                            world_.tick >= run.from.tick && fromTick_ <= run.from.tick;
    if (!isOnTheWay) {
        world_ = *run.from.world;
        fromTick_ = run.from.tick;
    }
    log_ = std::move(run.log);
    to_ = run.to;
}

bool CompanionWorld::advance(std::uint64_t work) {
    std::uint64_t done = 0;
    while (world_.tick < to_ && done < work) {
        report_.clear();
        const std::uint64_t stepped =
            sim::advance(*definition_, world_, to_, log_, report_, std::max<std::uint64_t>(work - done, 1));
        done += std::max<std::uint64_t>(stepped, 1);
    }
    return world_.tick >= to_;
}

}  // namespace openline::study
