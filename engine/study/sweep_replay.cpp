#include "study/sweep_replay.h"

#include <algorithm>

namespace openline::study {

namespace {

using crisis::RecordEntry;
using crisis::RecordKind;

constexpr const char* kSource = "drawn by the model in a sweep";

RecordEntry entryAt(double timeS, RecordKind kind, DyadId dyad) {
    RecordEntry entry;
    entry.timeS = timeS;
    entry.kind = kind;
    entry.dyad = dyad;
    entry.certainty = Certainty::assumed;
    entry.source = kSource;
    return entry;
}

RecordEntry switchAt(double timeS, ChannelId channel, bool open, DyadId dyad) {
    RecordEntry entry = entryAt(timeS, open ? RecordKind::channelOpened : RecordKind::channelClosed, dyad);
    entry.channel = channel;
    return entry;
}

RecordKind kindOf(crisis::EventKind kind) {
    switch (kind) {
        case crisis::EventKind::callPlaced: return RecordKind::callPlaced;
        case crisis::EventKind::callAnswered: return RecordKind::callAnswered;
        case crisis::EventKind::callRefused: return RecordKind::callRefused;
        case crisis::EventKind::callUnanswered: return RecordKind::callUnanswered;
        default: return RecordKind::rung;
    }
}

RecordEntry entryOf(const crisis::Model& model, const crisis::TrialStep& step, DyadId dyad) {
    RecordEntry entry = entryAt(step.timeS, kindOf(step.kind), dyad);
    if (entry.kind == RecordKind::rung) {
        entry.rung = step.to;
        entry.text = model.rungName(step.to) + (step.to > step.from ? ": a step up" : ": a step down");
    } else {
        entry.channel = ChannelId{std::size_t{step.channel}};
    }
    return entry;
}

/// Where the trial's switches stand otherwise than the record leaves them.
void addSwitches(const Sweep& sweep, std::size_t variant, std::vector<RecordEntry>& record) {
    const crisis::State& before = sweep.flight().atStart.crisis;
    const crisis::State& start = sweep.start(variant);
    for (std::size_t i = 0; i < start.channels.size(); ++i)
        if (start.channels[i].open != before.channels[i].open)
            record.push_back(switchAt(sweep.startS(), ChannelId{i}, start.channels[i].open, sweep.plan().dyad));
}

SweepReplay crisisReplay(const Sweep& sweep, std::uint64_t number, std::size_t run, std::size_t variant,
                         std::span<const double> values, double contactBound) {
    SweepReplay replay;
    std::vector<crisis::TrialStep> steps;
    replay.result = trialOf(sweep, run, variant, values, contactBound, &steps);
    const SweepPlan& plan = sweep.plan();
    auto definition = std::make_shared<sim::Definition>(*plan.definition);
    crisis::Model& model = definition->crisis;
    std::vector<RecordEntry> record;
    if (model.playsRecord)
        std::ranges::copy_if(model.record, std::back_inserter(record),
                             [&](const RecordEntry& entry) { return entry.timeS < sweep.startS(); });
    addSwitches(sweep, variant, record);
    const crisis::Rung before = sweep.flight().atStart.crisis.dyads[plan.dyad.index].rung;
    const crisis::Rung start = sweep.start(variant).dyads[plan.dyad.index].rung;
    if (start != before) {
        record.push_back(entryAt(sweep.startS(), RecordKind::rung, plan.dyad));
        record.back().rung = start;
    }
    for (const crisis::TrialEvent& event : sweep.events())
        if (event.kind != crisis::TrialEventKind::stimulus)
            record.push_back(switchAt(event.timeS, event.channel,
                                      event.kind == crisis::TrialEventKind::openChannel, plan.dyad));
    for (const crisis::TrialStep& step : steps) record.push_back(entryOf(model, step, plan.dyad));
    std::stable_sort(record.begin(), record.end(),
                     [](const RecordEntry& a, const RecordEntry& b) { return a.timeS < b.timeS; });
    model.record = std::move(record);
    model.playsRecord = true;
    definition->replay = sim::ReplayDef{number, sweep.startS()};
    replay.definition = std::move(definition);
    replay.seed = plan.seed;
    // What was changed is in the record now; what someone acknowledged concerns no crisis.
    std::ranges::copy_if(plan.log, std::back_inserter(replay.log), [](const sim::Command& command) {
        return command.kind == sim::CommandKind::acknowledge;
    });
    return replay;
}

}  // namespace

SweepReplay replayOf(const Sweep& sweep, std::uint64_t number, std::size_t run, std::size_t variant,
                     std::span<const double> values, double contactBound) {
    if (sweep.plan().mode == SweepMode::crisis)
        return crisisReplay(sweep, number, run, variant, values, contactBound);
    auto definition = std::make_shared<sim::Definition>(*sweep.definitionOf(variant, values));
    definition->replay = sim::ReplayDef{number, sweep.startS()};
    return {std::move(definition), sweep.seedOf(run), sweep.logOf(variant), {}};
}

}  // namespace openline::study
