#include "study/sweep_replay.h"

#include <algorithm>
#include <string_view>

#include "base/time.h"

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

RecordKind kindOf(crisis::EventKind kind) {
    switch (kind) {
        case crisis::EventKind::callPlaced:
            return RecordKind::callPlaced;
        case crisis::EventKind::callAnswered:
            return RecordKind::callAnswered;
        case crisis::EventKind::callRefused:
            return RecordKind::callRefused;
        case crisis::EventKind::callUnanswered:
            return RecordKind::callUnanswered;
        default:
            return RecordKind::rung;
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

/// Says in the picture and in every output what this is.
void markAsReplay(const Sweep& sweep, std::uint64_t number, sim::Definition& definition) {
    const std::string name = "Replay of row " + std::to_string(number) + " of a sweep";
    std::string source = definition.sourceLine;
    constexpr std::string_view kRecordPrefix = "Record: ";
    if (source.rfind(kRecordPrefix, 0) == 0) source.erase(0, kRecordPrefix.size());
    const bool atOnce = sweep.flight().startTick == 0;
    definition.sourceLine =
        name +
        (atOnce ? ": drawn by the model."
                : ": drawn by the model from " +
                      formatIso(definition.utcAt(sweep.flight().startTick), definition.zoneMinutes)
                          .substr(0, 16) +
                      " on.") +
        (source.empty() ? "" : " Of the scenario: " + source);
    const std::size_t rest = std::min(definition.banner.find(" - "), definition.banner.find(" \u00b7 "));
    definition.banner = "REPLAY OF ROW " + std::to_string(number) +
                        (rest == std::string::npos ? std::string() : definition.banner.substr(rest));
}

/// Lines that begin to ring with what is opened at the start: the trial takes them as they ring.
void addRinging(const Sweep& sweep, std::size_t variant, std::vector<RecordEntry>& record) {
    const auto &before = sweep.flight(variant).atStart.crisis.channels, &now = sweep.start(variant).channels;
    for (std::size_t i = 0; i < now.size(); ++i) {
        const bool rings = now[i].lamp == crisis::Lamp::ringing && before[i].lamp != crisis::Lamp::ringing;
        if (!rings || sweep.plan().definition->crisis.channels[i].dyad != sweep.plan().dyad) continue;
        record.push_back(entryAt(sweep.trialStartS(), RecordKind::callPlaced, sweep.plan().dyad));
        record.back().channel = ChannelId{i};
    }
}

/// What the row did after what came before its start, by time.
std::vector<RecordEntry> recordOf(const Sweep& sweep, std::size_t variant,
                                  std::span<const crisis::TrialStep> steps) {
    const DyadId dyad = sweep.plan().dyad;
    const crisis::Model& model = sweep.definition(variant).crisis;
    std::vector<RecordEntry> record;
    if (model.playsRecord)
        std::ranges::copy_if(model.record, std::back_inserter(record),
                             [&](const RecordEntry& entry) { return entry.timeS < sweep.startS(); });
    const crisis::Rung before = sweep.flight(variant).atStart.crisis.dyads[dyad.index].rung;
    const crisis::Rung start = sweep.start(variant).dyads[dyad.index].rung;
    if (start != before) {
        record.push_back(entryAt(sweep.startS(), RecordKind::rung, dyad));
        record.back().rung = start;
    }
    addRinging(sweep, variant, record);
    for (const crisis::TrialStep& step : steps) record.push_back(entryOf(model, step, dyad));
    std::stable_sort(record.begin(), record.end(),
                     [](const RecordEntry& a, const RecordEntry& b) { return a.timeS < b.timeS; });
    return record;
}

SweepReplay crisisReplay(const Sweep& sweep, std::uint64_t number, std::size_t run, std::size_t variant,
                         std::span<const double> values, const crisis::ClockBound& bound) {
    SweepReplay replay;
    std::vector<crisis::TrialStep> steps;
    replay.result = trialOf(sweep, run, variant, values, bound, &steps);
    const SweepPlan& plan = sweep.plan();
    auto definition = std::make_shared<sim::Definition>(sweep.definition(variant));
    crisis::Model& model = definition->crisis;
    model.record = recordOf(sweep, variant, steps);
    model.playsRecord = true;
    // What is thrown in does what it did in the row; nothing else that was drawn has a part in a record.
    applyAmounts(sweep.quantities(variant), values, model);
    // A model without a class has no law of its own: its record plays on after it is left.
    model.classes.clear();
    markAsReplay(sweep, number, *definition);
    replay.definition = std::move(definition);
    replay.seed = plan.seed;
    replay.log = sweep.logOf(variant);
    // The relation's calls of the row are in its record, those placed by hand at its start too.
    std::erase_if(replay.log, [&](const sim::Command& command) {
        return command.kind == sim::CommandKind::placeCall && command.tick >= sweep.flight().startTick &&
               command.channel.index < model.channels.size() &&
               model.channels[command.channel.index].dyad == plan.dyad;
    });
    const auto leaves = [](const sim::Command& command) { return command.kind == sim::CommandKind::release; };
    if (std::ranges::none_of(replay.log, leaves)) {
        sim::Command release;
        release.tick = sweep.flight().startTick;
        release.kind = sim::CommandKind::release;
        replay.log.insert(replay.log.begin(), release);
    }
    return replay;
}

}  // namespace

SweepReplay replayOf(const Sweep& sweep, std::uint64_t number, std::size_t run, std::size_t variant,
                     std::span<const double> values, const crisis::ClockBound& bound) {
    if (sweep.plan().mode == SweepMode::crisis)
        return crisisReplay(sweep, number, run, variant, values, bound);
    auto definition = std::make_shared<sim::Definition>(*sweep.definitionOf(variant, values));
    markAsReplay(sweep, number, *definition);
    return {std::move(definition), sweep.seedOf(run), sweep.logOf(variant), {}};
}

}  // namespace openline::study
