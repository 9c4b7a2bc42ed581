#include "study/decided_race.h"

#include <vector>

#include "crisis/crisis.h"

namespace openline::study {

namespace {

class Follower {
  public:
    Follower(const crisis::Model& model, DyadId dyad) : model_(model), dyad_(dyad) {
        rung_ = model.dyads[dyad.index].initialRung;
    }

    void see(const crisis::Event& event) {
        if (event.kind == crisis::EventKind::rungChanged && event.dyad == dyad_) step(event);
        if (event.kind == crisis::EventKind::callAnswered) answered(event);
    }

    [[nodiscard]] std::optional<DecidedRace> decided() const { return isRunning() ? decided_ : std::nullopt; }

  private:
    struct Contact {
        ChannelId channel;
        double toS = 0.0;
    };

    [[nodiscard]] bool isRunning() const { return rung_ > 0 && rung_ < crisis::kRungCount - 1; }

    void step(const crisis::Event& event) {
        const bool begins = !isRunning();
        rung_ = event.to;
        if (begins) return begin(event.timeS);
        if (event.to > event.from && !decided_) decided_ = DecidedRace{false, event.timeS, {}, event.to};
    }

    void begin(double timeS) {
        decided_.reset();
        for (const Contact& contact : contacts_)
            if (contact.toS > timeS && !decided_) decided_ = DecidedRace{true, timeS, contact.channel, 0};
    }

    void answered(const crisis::Event& event) {
        if (event.channel.index >= model_.channels.size()) return;
        const crisis::ChannelDef& channel = model_.channels[event.channel.index];
        if (channel.dyad != dyad_ || !crisis::isSenior(channel)) return;
        contacts_.push_back({event.channel, event.timeS + channel.contactLastsS});
        const bool isFirst = !decided_ || (!decided_->senior && decided_->timeS == event.timeS);
        if (isRunning() && isFirst) decided_ = DecidedRace{true, event.timeS, event.channel, 0};
    }

    const crisis::Model& model_;
    DyadId dyad_;
    crisis::Rung rung_ = 0;
    std::vector<Contact> contacts_;
    std::optional<DecidedRace> decided_;
};

}  // namespace

std::optional<DecidedRace> decidedRace(const sim::Definition& definition, std::span<const sim::Event> events,
                                       DyadId dyad, double nowS) {
    if (dyad.index >= definition.crisis.dyads.size()) return std::nullopt;
    Follower follower(definition.crisis, dyad);
    for (const sim::Event& event : events)
        if (event.kind == sim::EventKind::crisis && event.crisis.timeS <= nowS) follower.see(event.crisis);
    return follower.decided();
}

std::string decidedText(const sim::Definition& definition, const DecidedRace& decided,
                        const std::string& when) {
    const crisis::Model& model = definition.crisis;
    if (!decided.senior)
        return "a step up to " + model.rungName(decided.to) + " " + when + ", before senior contact";
    const bool known = decided.channel.index < model.channels.size();
    return "senior contact " + when +
           (known ? " (" + model.channels[decided.channel.index].label() + ")" : std::string()) +
           ", before any step up";
}

}  // namespace openline::study
