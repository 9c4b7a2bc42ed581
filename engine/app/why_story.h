// A moment that somebody asks about, and what led there: what `why` tells as text and as JSON. Internal to
// that command.
#pragma once

#include <cmath>
#include <optional>
#include <vector>

#include "app/call_effect.h"
#include "app/session.h"
#include "crisis/state.h"
#include "sim/world.h"

namespace openline::app {

/// A rung change, a call or what was thrown in; of an answered call what it did.
struct WhyEvent {
    crisis::Event event;
    std::optional<CallEffect> effect;
    crisis::Rung rung = 0;  ///< at that moment
};

/// The moment asked about and what led there.
struct WhyStory {
    const Session& session;
    sim::World world;
    std::vector<WhyEvent> events;
    [[nodiscard]] const sim::Definition& definition() const { return *session.definition; }
    [[nodiscard]] double timeS() const { return definition().timeS(world.tick); }
};

/// Above 1: pushes up; below: pulls down; 1: speeds both ways alike.
inline double pushOf(const crisis::Factor& factor) {
    return factor.downRatio > 0.0 ? factor.upRatio / factor.downRatio : factor.upRatio;
}
inline bool isAlike(const crisis::Factor& factor) {
    return std::abs(pushOf(factor) - 1.0) < 1e-9;
}

/// The account that is flown, where accounts conflict; null: they do not.
inline const sim::AccountDef* accountOf(const WhyStory& story) {
    const auto& accounts = story.definition().accounts;
    const AccountId account = story.world.account;
    return account.index < accounts.size() ? &accounts[account.index] : nullptr;
}

/// One object on standard output.
void printWhyJson(const WhyStory& story);

}  // namespace openline::app
