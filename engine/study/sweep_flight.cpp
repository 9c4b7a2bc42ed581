// The flights of a sweep: once for all rows of crisis mode, and once a row in full mode.
#include <algorithm>
#include <cmath>
#include <iterator>

#include "base/units.h"
#include "crisis/crisis.h"
#include "sim/encounters.h"
#include "sim/step.h"
#include "study/senior_contacts.h"
#include "study/sweep.h"

namespace openline::study {

namespace {

/// Unit-steps between looks at whether to stop. About a tenth of a second.
constexpr std::uint64_t kFlightSliceWork = 400'000;
using units::kDayS;
/// How long a crisis is followed beyond the scenario's end, as in trials.
constexpr double kHorizonS = 3650.0 * kDayS, kStretchS = 30.0 * kDayS;

/// The plan's log, with the record left at the start.
sim::CommandLog releasedLog(const SweepPlan& plan, sim::Tick startTick) {
    sim::CommandLog log = plan.log;
    if (!plan.definition->crisis.playsRecord) return log;
    const auto first = std::find_if(log.begin(), log.end(),
                                    [&](const sim::Command& command) { return command.tick >= startTick; });
    sim::Command release;
    release.tick = startTick;
    release.kind = sim::CommandKind::release;
    log.insert(first, release);
    return log;
}

/// Runs to a tick in slices; `see` gets what each reported. False if cancelled.
template <class See>
bool flyTo(const sim::Definition& definition, sim::World& world, sim::Tick until, const sim::CommandLog& log,
           Workers* workers, const Cancelled& cancelled, const See& see) {
    sim::StepReport report;
    while (world.tick < until) {
        if (cancelled && cancelled()) return false;
        report.clear();
        sim::advance(definition, world, until, log, report, kFlightSliceWork, workers);
        see(report);
    }
    return true;
}

/// Follows one dyad's crisis through a flight, as a trial does.
class CrisisWatch {
  public:
    CrisisWatch(const crisis::Model& model, const crisis::State& state, DyadId dyad, double startS)
        : dyad_(dyad), contacts_(model, dyad) {
        const crisis::Rung rung = state.dyads[dyad.index].rung;
        result_.peak = result_.last = rung;
        for (std::size_t i = 0; i < state.channels.size(); ++i)
            if (state.channels[i].lamp == crisis::Lamp::answered)
                contacts_.begin(ChannelId{i}, state.channels[i].lampSinceS);
        if (rung > 0 && rung < crisis::kRungCount - 1) begin(startS);
    }

    void see(const crisis::Event& event) {
        contacts_.see(event);
        if (event.kind == crisis::EventKind::rungChanged && event.dyad == dyad_) {
            step(event);
        } else if (event.kind == crisis::EventKind::callAnswered && contacts_.isSeniorLine(event.channel)) {
            if (result_.incidentS != crisis::kNever && result_.overS == crisis::kNever &&
                result_.firstSeniorS == crisis::kNever)
                result_.firstSeniorS = event.timeS;
        }
    }

    [[nodiscard]] const crisis::TrialResult& result() const { return result_; }
    [[nodiscard]] bool isOver() const {
        return result_.incidentS == crisis::kNever || result_.overS != crisis::kNever;
    }

  private:
    void begin(double timeS) {
        if (result_.incidentS != crisis::kNever) return;
        result_.incidentS = timeS;
        // Who is being spoken to when it happens counts at once.
        if (contacts_.at(timeS)) result_.firstSeniorS = timeS;
    }
    void step(const crisis::Event& event) {
        result_.last = event.to;
        result_.peak = std::max(result_.peak, event.to);
        if (event.from == 0) begin(event.timeS);
        const bool running = result_.overS == crisis::kNever;
        if (event.from > 0 && event.to > event.from && running && result_.firstUpS == crisis::kNever)
            result_.firstUpS = event.timeS;
        if ((event.to == 0 || event.to == crisis::kRungCount - 1) && running) result_.overS = event.timeS;
    }

    DyadId dyad_;
    SeniorContacts contacts_;
    crisis::TrialResult result_;
};

/// From the scenario's end until the crisis is over: nothing flies any more, and who was in contact has
/// parted after a while, as in trials.
void followOn(const sim::Definition& definition, const sim::World& world, CrisisWatch& watch) {
    if (watch.isOver()) return;
    crisis::State state = world.crisis;
    std::vector<crisis::Event> events;
    const auto follow = [&](double toS) {
        events.clear();
        crisis::advance(definition.crisis, state, world.seed, toS, {}, events);
        for (const crisis::Event& event : events) watch.see(event);
    };
    const double endS = definition.timeS(world.tick);
    follow(endS + definition.crisis.parameters.forcesInContactLastsS.value);
    for (crisis::DyadState& dyad : state.dyads) dyad.forcesInContact = 0;
    for (double toS = endS + kStretchS; toS <= endS + kHorizonS && !watch.isOver(); toS += kStretchS)
        follow(toS);
}

/// What was thrown in and could not be flown: the refusal follows its command.
void addRefusals(const sim::StepReport& report, std::vector<SweepRefusal>& refused) {
    const sim::Event* before = nullptr;
    for (const sim::Event& event : report.events) {
        const bool thrownIn = before && before->kind == sim::EventKind::command &&
                              before->command == static_cast<std::uint32_t>(sim::CommandKind::inject);
        if (thrownIn && event.kind == sim::EventKind::orderRefused && event.unit == before->encounter.a)
            refused.push_back({event.tick, before->encounter.a, before->encounter.b, before->crisis.text,
                               event.crisis.text});
        before = &event;
    }
}

/// What of a dyad has to be said of the time before the runs begin.
bool isTold(const sim::Definition& definition, DyadId dyad, const sim::Event& event) {
    if (event.kind != sim::EventKind::crisis) return !std::isnan(gapOf(definition, dyad, event));
    const crisis::EventKind kind = event.crisis.kind;
    if (kind == crisis::EventKind::rungChanged || kind == crisis::EventKind::callAnswered)
        return event.crisis.dyad == dyad;
    // What ends a contact; an attack may be counted in another relation than its line's.
    const bool ends = kind == crisis::EventKind::channelClosed || cutsLine(event.crisis);
    const auto& channels = definition.crisis.channels;
    return ends && event.crisis.channel.index < channels.size() &&
           channels[event.crisis.channel.index].dyad == dyad;
}

}  // namespace

sim::Tick startTickOf(const SweepPlan& plan) {
    if (!plan.definition->crisis.playsRecord) return 0;
    return sim::firstChange(plan.log).value_or(0);
}

double gapOf(const sim::Definition& definition, DyadId dyad, const sim::Event& event) {
    const double none = std::numeric_limits<double>::quiet_NaN();
    if (event.kind != sim::EventKind::encounter && event.kind != sim::EventKind::collision) return none;
    const SideId a = definition.units[event.encounter.a.index].side,
                 b = definition.units[event.encounter.b.index].side;
    const crisis::DyadDef& sides = definition.crisis.dyads[dyad.index];
    if (!(a == sides.a && b == sides.b) && !(a == sides.b && b == sides.a)) return none;
    return event.encounter.slantM > sim::kHullRangeM ? none : std::max(0.0, event.encounter.gapM);
}

std::optional<SweepFlight> flyOnce(const SweepPlan& plan, Workers* workers, const Cancelled& cancelled,
                                   FlightExtent extent) {
    const sim::Definition& definition = *plan.definition;
    SweepFlight flight;
    flight.startTick = startTickOf(plan);
    flight.log = releasedLog(plan, flight.startTick);
    sim::World world = sim::begin(definition, plan.seed);
    if (!flyTo(definition, world, flight.startTick, flight.log, workers, cancelled,
               [&](const sim::StepReport& seen) {
                   std::ranges::copy_if(
                       seen.events, std::back_inserter(flight.before),
                       [&](const sim::Event& event) { return isTold(definition, plan.dyad, event); });
               }))
        return std::nullopt;
    flight.atStart = world;
    if (extent == FlightExtent::toStart) return flight;
    const sim::Tick first = flight.startTick + 1;
    sim::StepReport report;
    sim::advance(definition, world, first, flight.log, report);
    addRefusals(report, flight.refused);
    // Before the start, or by a command of it.
    const bool begun = world.crisis.dyads[plan.dyad.index].rung > 0;
    const double startS = definition.timeS(flight.startTick);
    const auto see = [&](const sim::StepReport& seen) {
        addRefusals(seen, flight.refused);
        std::ranges::copy_if(seen.stimuli, std::back_inserter(flight.stimuli),
                             [&](const crisis::Stimulus& stimulus) { return stimulus.dyad == plan.dyad; });
        for (const sim::Event& event : seen.events) {
            if (std::isnan(gapOf(definition, plan.dyad, event))) continue;
            // An encounter is told when it is over: one that was closest before the start belongs there.
            if (event.encounter.timeS < startS)
                flight.before.push_back(event);
            else
                flight.closest.push_back(event.encounter);
        }
    };
    if (!flyTo(definition, world, definition.lastTick(), flight.log, workers, cancelled, see))
        return std::nullopt;
    std::stable_sort(flight.closest.begin(), flight.closest.end(),
                     [](const auto& a, const auto& b) { return a.gapM < b.gapM; });
    const double nearM = definition.crisis.parameters.nearGapM.high;
    const bool mayBegin = std::ranges::any_of(flight.stimuli, [&](const crisis::Stimulus& stimulus) {
        return stimulus.kind == crisis::StimulusKind::collision ||
               (stimulus.kind == crisis::StimulusKind::closePass && stimulus.gapM < nearM);
    });
    flight.supposesCollision = plan.mode == SweepMode::crisis && !mayBegin && !begun &&
                               !beginsWithoutFlight(definition, plan.dyad, flight);
    return flight;
}

std::shared_ptr<const sim::Definition> Sweep::definitionOf(std::size_t variant,
                                                           std::span<const double> values) const {
    auto definition = std::make_shared<sim::Definition>(this->definition(variant));
    definition->crisis.readingIndex = plan_.variants[variant].readingIndex;
    definition->crisis.classIndex = plan_.variants[variant].classIndex;
    applyValues(sides_[variant].quantities, values, definition->crisis, sides_[variant].state);
    return definition;
}

sim::CommandLog Sweep::logOf(std::size_t variant) const {
    sim::CommandLog log = flight(variant).log;
    const PresetId preset = plan_.variants[variant].preset;
    if (!preset) return log;
    // After the record is left, before what else the session changes at the start. What the scenario's script
    // throws in there comes before any command, so before the preset too: the user's word is the later one.
    auto at = std::find_if(log.begin(), log.end(), [&](const sim::Command& command) {
        return command.tick > flight_.startTick ||
               (command.tick == flight_.startTick && command.kind != sim::CommandKind::release);
    });
    sim::Command command;
    command.tick = flight_.startTick;
    command.kind = sim::CommandKind::applyPreset;
    command.preset = preset;
    log.insert(at, command);
    return log;
}

std::optional<SweepRow> fly(const Sweep& sweep, std::size_t run, std::size_t variant,
                            const Cancelled& cancelled) {
    const auto definition = sweep.definitionOf(variant, sweep.drawn(run, variant));
    const sim::CommandLog log = sweep.logOf(variant);
    SweepRow row;
    row.run = run;
    row.variant = variant;
    row.seed = sweep.seedOf(run);
    sim::World world = sim::begin(*definition, row.seed);
    const DyadId dyad = sweep.plan().dyad;
    const sim::Tick start = sweep.flight().startTick;
    const double startS = definition->timeS(start);
    const auto seeGaps = [&](const sim::StepReport& report) {
        for (const sim::Event& event : report.events) {
            const double gapM = gapOf(*definition, dyad, event);
            // What was closest before the runs begin is none of theirs, as in crisis mode.
            if (!std::isnan(gapM) && event.encounter.timeS >= startS && !(row.closestGapM <= gapM))
                row.closestGapM = gapM;
        }
    };
    if (!flyTo(*definition, world, start, log, nullptr, cancelled, [](const sim::StepReport&) {}))
        return std::nullopt;
    CrisisWatch watch(definition->crisis, world.crisis, dyad, definition->timeS(start));
    const auto see = [&](const sim::StepReport& report) {
        seeGaps(report);
        for (const sim::Event& event : report.events)
            if (event.kind == sim::EventKind::crisis) watch.see(event.crisis);
    };
    if (!flyTo(*definition, world, definition->lastTick(), log, nullptr, cancelled, see)) return std::nullopt;
    row.hash = sim::hash(world);
    followOn(*definition, world, watch);
    row.result = watch.result();
    return row;
}

}  // namespace openline::study
