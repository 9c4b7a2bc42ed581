#include "app/desk_outlook.h"

#include <cmath>
#include <cstdlib>
#include <utility>

#include "base/digest.h"
#include "crisis/crisis.h"
#include "study/last_change.h"

namespace openline::app {
namespace {

constexpr double kAskEveryS = 0.4;       // while time runs: a few times a second
constexpr double kShowEveryS = 0.25;     // while numbers are refined
constexpr double kJumpS = 6.0 * 3600.0;  // farther: rough numbers at once are better than old ones
constexpr double kStepS = 600.0;         // as the grid on which the crisis reads its rates

std::uint64_t digestOf(const crisis::State& state) {
    Digest digest;
    crisis::addTo(digest, state);
    return digest.value();
}

}  // namespace

void DeskOutlook::ask(const study::Timeline& timeline, Asked asked, bool urgent) {
    study::OutlookRequest request = study::requestOf(timeline, asked.dyad);
    request.urgent = urgent;
    const auto change = study::lastChange(timeline.log(), timeline.position());
    change_ = change ? std::optional(timeline.log()[*change]) : std::nullopt;
    seed_ = timeline.seed();
    asked_ = std::move(asked);
    askedAt_ = timeline.position();
    sinceAskedS_ = 0.0;
    worker_.ask(std::move(request));
}

bool DeskOutlook::isJump(const study::Timeline& timeline) const {
    const auto ticks = static_cast<double>(std::abs(timeline.position() - askedAt_));
    return askedAt_ < 0 || ticks > kJumpS * timeline.definition().tickHz;
}

bool DeskOutlook::advance(const study::Timeline& timeline, DyadId dyad, bool moving, double wallS) {
    sinceAskedS_ += wallS;
    sinceShownS_ += wallS;
    const crisis::State& state = timeline.current().crisis;
    // A row of a sweep that is played again has no rates to count with.
    const bool hasRates = !timeline.definition().crisis.classes.empty();
    if (dyad.index >= state.dyads.size() || !hasRates) return std::exchange(answer_, nullptr) != nullptr;
    const bool isThere = timeline.goal() == timeline.position();
    if (isThere && (!asked_ || askedAt_ != timeline.position() || asked_->dyad != dyad ||
                    asked_->log != timeline.log())) {
        Asked asked{digestOf(state), static_cast<std::int64_t>(std::floor(timeline.current().timeS / kStepS)),
                    dyad, timeline.log()};
        const bool isChanged = !asked_ || asked_->log != asked.log || asked_->dyad != dyad;
        const bool mayAsk = !moving || (worker_.answered() && sinceAskedS_ >= kAskEveryS);
        if (isChanged || (mayAsk && !(*asked_ == asked)))
            ask(timeline, std::move(asked), isChanged || isJump(timeline));
    }
    // Until the question is answered every number is news; then they only settle.
    if (worker_.answered() && answer_ && sinceShownS_ < kShowEveryS && worker_.busy()) return false;
    auto found = worker_.collect();
    if (!found) return false;
    answer_ = std::move(found);
    sinceShownS_ = 0.0;
    return true;
}

ui::OutlookView DeskOutlook::view() const {
    return {answer_.get(), answer_ && answer_->before ? change_ : std::nullopt, seed_, worker_.busy()};
}

}  // namespace openline::app
