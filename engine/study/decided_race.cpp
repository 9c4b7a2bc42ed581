#include "study/decided_race.h"

#include "study/senior_contacts.h"

namespace openline::study {

namespace {

class Follower {
  public:
    Follower(const crisis::Model& model, DyadId dyad)
        : dyad_(dyad), rung_(model.dyads[dyad.index].initialRung), contacts_(model, dyad) {}

    void see(const crisis::Event& event) {
        if (event.kind == crisis::EventKind::rungChanged && event.dyad == dyad_) step(event);
        contacts_.see(event);
        if (event.kind == crisis::EventKind::callAnswered) answered(event);
    }

    [[nodiscard]] std::optional<DecidedRace> decided() const { return isRunning() ? decided_ : std::nullopt; }

  private:
    [[nodiscard]] bool isRunning() const { return rung_ > 0 && rung_ < crisis::kRungCount - 1; }

    void step(const crisis::Event& event) {
        const bool begins = !isRunning();
        rung_ = event.to;
        if (begins) return begin(event.timeS);
        if (event.to > event.from && !decided_) decided_ = DecidedRace{false, event.timeS, {}, event.to};
    }

    void begin(double timeS) {
        decided_.reset();
        if (const auto channel = contacts_.at(timeS)) decided_ = DecidedRace{true, timeS, *channel, 0};
    }

    void answered(const crisis::Event& event) {
        if (!contacts_.isSeniorLine(event.channel)) return;
        const bool isFirst = !decided_ || (!decided_->senior && decided_->timeS == event.timeS);
        if (isRunning() && isFirst) decided_ = DecidedRace{true, event.timeS, event.channel, 0};
    }

    DyadId dyad_;
    crisis::Rung rung_;
    SeniorContacts contacts_;
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
