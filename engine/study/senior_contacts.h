// Who senior is in contact, followed by the events of a crisis: until the contact has lasted its time, or the
// line is closed, suspended or cut. For saying whether anyone was connected when a crisis began, as trials
// do.
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "crisis/crisis.h"

namespace openline::study {

/// An attack that cuts a line; not one that only casts doubt on it.
inline bool cutsLine(const crisis::Event& event) {
    return event.kind == crisis::EventKind::injected && event.afterS > 0.0;
}

class SeniorContacts {
  public:
    SeniorContacts(const crisis::Model& model, DyadId dyad) : model_(model), dyad_(dyad) {}

    /// A senior line of the relation.
    [[nodiscard]] bool isSeniorLine(ChannelId channel) const {
        return channel.index < model_.channels.size() && model_.channels[channel.index].dyad == dyad_ &&
               crisis::isSenior(model_.channels[channel.index]);
    }
    /// Of a line that is connected since a time.
    void begin(ChannelId channel, double sinceS) {
        if (isSeniorLine(channel))
            contacts_.push_back({channel, sinceS + model_.channels[channel.index].contactLastsS});
    }
    void see(const crisis::Event& event) {
        if (event.kind == crisis::EventKind::callAnswered) begin(event.channel, event.timeS);
        if (event.kind == crisis::EventKind::channelClosed || cutsLine(event))
            std::erase_if(contacts_, [&](const Contact& one) { return one.channel == event.channel; });
    }
    /// The line that has been connected longest at a time; none: nobody is.
    [[nodiscard]] std::optional<ChannelId> at(double timeS) const {
        const auto found =
            std::ranges::find_if(contacts_, [&](const Contact& one) { return one.toS > timeS; });
        return found == contacts_.end() ? std::nullopt : std::optional(found->channel);
    }

  private:
    struct Contact {
        ChannelId channel;
        double toS = 0.0;
    };
    const crisis::Model& model_;
    DyadId dyad_;
    std::vector<Contact> contacts_;
};

}  // namespace openline::study
