// The same scenario many times over, with what is not known drawn anew for each run: what stands in the rows
// of a sweep. Row i is a pure function of (plan, i), so any number of threads or ranks gives the same bytes.
// Counts and shares are made in sweep_figures.h; text and files elsewhere.
#pragma once

#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/workers.h"
#include "crisis/trial.h"
#include "sim/command.h"
#include "sim/definition.h"
#include "sim/world.h"
#include "study/break_even_goal.h"
#include "study/quantities.h"

namespace openline::study {

enum class SweepMode : std::uint8_t {
    crisis,  ///< flown once; each run is a trial of the crisis over what that flight did
    full,    ///< each run is flown
};

/// One of the things compared: all of them have the same dice and the same draws.
struct SweepVariant {
    PresetId preset;  ///< none: channels as the session has them
    std::size_t readingIndex = 0, classIndex = 0;
    bool mirrored = false;  ///< with the roles of what is thrown in swapped
};

/// What is flown under one assignment of roles.
struct SweepRoles {
    std::shared_ptr<const sim::Definition> definition;
    sim::CommandLog log;
    bool ownOrders = false;  ///< the scenario's own orders are others, too
};

/// A quantity that varies, and over which range; without ends, over that of the files. Units: SI.
struct VariedRange {
    std::string key;
    std::optional<double> low, high;
};

struct SweepPlan {
    std::shared_ptr<const sim::Definition> definition;
    sim::CommandLog log;     ///< of the session: what-ifs at their times
    std::uint64_t seed = 1;  ///< of the flight that is flown once, of the draws, and of the runs' seeds
    std::size_t runs = 1000;
    SweepMode mode{};
    DyadId dyad{std::size_t{0}};
    std::vector<SweepVariant> variants{};
    std::optional<SweepRoles> mirror{};  ///< of the variants that are mirrored
    std::string whyNoMirror{};           ///< why roles that could be mirrored are not; empty: they are, or
                                         ///< there are none
    bool varyAll = true;                 ///< every quantity, over the range of the files
    std::vector<VariedRange> varied{};   ///< if not all
    BreakEvenGoal breakEven{};           ///< of the figures; says nothing about rows
};

/// Where craft pass or collide by command or script, or where the scenario has orders of other roles
/// (`other`: the scenario read with them; null: it has none): adds the same with mirrored roles, and each
/// variant once more, mirrored, after the others. Nothing where there are no roles; where they cannot be
/// swapped, the plan says why.
void addMirror(SweepPlan& plan, std::shared_ptr<const sim::Definition> other = nullptr);
/// The same without adding variants, for a plan whose variants are known. False: it has no roles to swap.
bool addMirroredRoles(SweepPlan& plan, std::shared_ptr<const sim::Definition> other = nullptr);

/// A pass or a collision that was thrown in and could not be flown: it did nothing.
struct SweepRefusal {
    sim::Tick tick = 0;
    UnitId a, b;       ///< as the command has them
    std::string text;  ///< of the command: which of several between the two
    std::string reason;
};

/// What was flown once.
struct SweepFlight {
    sim::Tick startTick = 0;  ///< when the model takes over; the record plays before
    sim::World atStart;       ///< before the commands of that tick
    sim::CommandLog log;      ///< of the plan, and that the record is left
    std::vector<sim::Event>
        before;  ///< the start, of the dyad: encounters, collisions, steps, answered calls
    std::vector<crisis::Stimulus> stimuli;      ///< after the start, of the dyad
    std::vector<sim::EncounterRecord> closest;  ///< after the start, of the dyad; the closest first
    std::vector<SweepRefusal> refused;          ///< from the start on, of all dyads, by time
    bool supposesCollision =
        false;  ///< nothing flown could begin a crisis: as if two craft collided at the start
};

struct SweepRow {
    std::size_t run = 0, variant = 0;
    std::uint64_t seed = 0;      ///< of its dice
    crisis::TrialResult result;  ///< `overS` may lie beyond the scenario's end
    double closestGapM =
        std::numeric_limits<double>::quiet_NaN();  ///< between the dyad's craft; none: no encounter
    std::uint64_t hash = 0;                        ///< full: of the world at the scenario's end
};

enum class Race : std::uint8_t { none, stepUpFirst, seniorFirst, neither };
/// Who was first once a crisis had begun; `none`: none began.
Race raceOf(const crisis::TrialResult& result);
/// Days from the incident to the end of the crisis; NaN if there was none or it did not end.
double daysToEnd(const crisis::TrialResult& result);

/// Asked between pieces of work; true: stop.
using Cancelled = std::function<bool()>;

/// A number as its first six digits say it: what is drawn is what a row shows.
double toSixDigits(double value);

enum class FlightExtent : std::uint8_t { toStart, whole };

class Sweep {
  public:
    /// Flies once. Errors: what the plan asks for and the model does not have; in crisis mode, commands and
    /// the scenario's own injects after the start that a trial cannot take. None, and no errors, if
    /// cancelled. `extent`: how much is flown; to its start is enough to fly a row again.
    static Result<std::unique_ptr<Sweep>> prepare(SweepPlan plan, Workers* workers,
                                                  const Cancelled& cancelled,
                                                  FlightExtent extent = FlightExtent::whole);
    ~Sweep();

    [[nodiscard]] const SweepPlan& plan() const { return plan_; }
    /// Of a variant: the same for all but those with mirrored roles.
    [[nodiscard]] const SweepFlight& flight(std::size_t variant = 0) const {
        return plan_.variants[variant].mirrored ? mirrorFlight_ : flight_;
    }
    /// What a variant flies: as written, or with mirrored roles.
    [[nodiscard]] const sim::Definition& definition(std::size_t variant) const {
        return plan_.variants[variant].mirrored ? *plan_.mirror->definition : *plan_.definition;
    }
    [[nodiscard]] double startS() const;
    /// What varies or is fixed under a variant, in the order of the model; `low` equal to `high`: fixed.
    [[nodiscard]] const std::vector<Quantity>& quantities(std::size_t variant) const;
    /// Keys of all variants' quantities: columns.
    [[nodiscard]] const std::vector<std::string>& keys() const { return keys_; }
    /// Values of a run, one a quantity of the variant.
    [[nodiscard]] std::vector<double> drawn(std::size_t run, std::size_t variant) const;
    /// Of the dice of a run.
    [[nodiscard]] std::uint64_t seedOf(std::size_t run) const;

    /// Rows of the runs from `from` to before `to`, run by run, each with all variants; cut off after a whole
    /// run if cancelled.
    [[nodiscard]] std::vector<SweepRow> rows(std::size_t from, std::size_t to, Workers* workers,
                                             const Cancelled& cancelled) const;

    /// The state in which the trials of a variant begin, and the time. For figures and replays.
    [[nodiscard]] const crisis::State& start(std::size_t variant) const { return sides_[variant].state; }
    /// The same with every preset and switch of the start, be it in that state or an event of the trials. For
    /// showing.
    [[nodiscard]] const crisis::State& compared(std::size_t variant) const {
        return sides_[variant].compared;
    }
    [[nodiscard]] double trialStartS() const;
    [[nodiscard]] std::span<const crisis::TrialEvent> events(std::size_t variant) const {
        return sides_[variant].events;
    }
    /// The variant's model without words.
    [[nodiscard]] const crisis::Model& bare(std::size_t) const { return bare_; }
    /// A plan of trials for values of a variant's quantities; `model` is written and must outlive it.
    [[nodiscard]] crisis::TrialPlan planOf(std::size_t variant, std::span<const double> values,
                                           const crisis::ClockBound& bound, crisis::Model& model) const;
    /// Bound of the clock that all variants of a run share.
    [[nodiscard]] crisis::ClockBound boundOf(std::size_t run) const;
    [[nodiscard]] crisis::ClockBound boundOf(std::size_t variant, std::span<const double> values) const;
    /// What a full run flies: the definition with the drawn values, and the commands.
    [[nodiscard]] std::shared_ptr<const sim::Definition> definitionOf(std::size_t variant,
                                                                      std::span<const double> values) const;
    [[nodiscard]] sim::CommandLog logOf(std::size_t variant) const;

  private:
    struct Side {
        crisis::State state, compared;
        std::vector<Quantity> quantities;
        std::vector<crisis::TrialEvent> events;
    };
    explicit Sweep(SweepPlan plan) : plan_(std::move(plan)) {}
    std::vector<Complaint> addSides();
    std::vector<Complaint> addEvents();
    /// Both flights, where there are two. False if cancelled.
    bool flyAll(Workers* workers, const Cancelled& cancelled, FlightExtent extent);
    std::vector<SweepRow> crisisRows(std::size_t run) const;

    SweepPlan plan_;
    SweepFlight flight_, mirrorFlight_;
    crisis::Model bare_;
    std::vector<Side> sides_;
    std::vector<std::string> keys_;
};

/// When the model takes over: with the first change if a record plays, else at once.
sim::Tick startTickOf(const SweepPlan& plan);
/// What of the plan's injects there is to draw: amounts with a range, of what concerns the relation from the
/// start on.
std::vector<InjectAmount> amountsThrownIn(const SweepPlan& plan);

/// What happens in every trial after the start of a flight, by time; `log`: the flight's, or with the preset
/// that is compared. Errors: what a trial cannot take.
Result<std::vector<crisis::TrialEvent>> trialEventsOf(const sim::Definition& definition, DyadId dyad,
                                                      const SweepFlight& flight, const sim::CommandLog& log);
/// Does anything that is thrown in without craft begin a crisis after the start?
bool beginsWithoutFlight(const sim::Definition& definition, DyadId dyad, const SweepFlight& flight);

/// Trial of a crisis row, with what it did if `steps` is given.
crisis::TrialResult trialOf(const Sweep& sweep, std::size_t run, std::size_t variant,
                            std::span<const double> values, const crisis::ClockBound& bound,
                            std::vector<crisis::TrialStep>* steps = nullptr);

/// Flies a row of full mode. None if cancelled.
std::optional<SweepRow> fly(const Sweep& sweep, std::size_t run, std::size_t variant,
                            const Cancelled& cancelled);

/// Flies the scenario once, as the rows of crisis mode need it. None if cancelled.
std::optional<SweepFlight> flyOnce(const SweepPlan& plan, Workers* workers, const Cancelled& cancelled,
                                   FlightExtent extent);

/// Gap between hulls of an encounter of the dyad; NaN if it is none of theirs or has none.
double gapOf(const sim::Definition& definition, DyadId dyad, const sim::Event& event);

}  // namespace openline::study
