// The stages of a step, each one function in one file, and what they share. Inside `sim` only.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "base/workers.h"
#include "sim/command.h"
#include "sim/guidance.h"
#include "sim/plan.h"
#include "sim/report.h"
#include "sim/world.h"

namespace openline::sim {

/// Fewer units are asked and moved faster than a piece of work is shared out.
inline constexpr std::size_t kLeastShared = 250;

/// What every stage of one step reads and writes.
struct StepContext {
    const Definition& definition;
    const Plan& plan;
    World& world;
    StepReport& report;
    std::vector<crisis::Stimulus> stimuli;
    Workers* workers = nullptr;  ///< none: one thread
    bool wholeSecond = false;    ///< set by `followOrders`: what is asked once a second is asked in this step
};

void applyCommands(StepContext& context, std::span<const Command> commands);
/// What the scenario itself throws in at this tick, before anyone's commands.
void applyScript(StepContext& context);
/// The first tick from the present one on at which the scenario throws something in; kNeverTick: none.
Tick nextScriptTick(const Definition& definition, Tick from);
/// Wakes parked units, begins and ends orders, and asks for motion: a demand of every active unit, in their
/// order.
void followOrders(StepContext& context, std::vector<std::optional<Demand>>& demands);
void move(StepContext& context, std::span<const std::optional<Demand>> demands);
void watchZones(StepContext& context);
/// At the beginning: whoever is parked in a zone is in it, and does not enter it by rolling.
void noteParkedInside(const Definition& definition, World& world);
void watchEncounters(StepContext& context);
void advanceCrisis(StepContext& context);
/// Takes this tick's first entries from the report, from `firstEvent` on.
void applyRules(StepContext& context, std::size_t firstEvent);

/// Appends an event of a unit at the world's present tick.
Event& addEvent(StepContext& context, EventKind kind, UnitId unit);
/// Does the record speak? After release, and in scenarios without one, the model does.
bool recordSpeaks(const Definition& definition, const World& world);
/// The order that a unit carries out; null: none.
const OrderAction* presentAction(const World& world, std::size_t unit);
/// Notes what came true by the events of this step, and wakes who waited for it.
void noteConditions(StepContext& context, std::size_t firstEvent);
/// Is a unit free to be given a rule's orders: moving or waiting, unhurt, and not on a runway?
bool canBeCalled(const StepContext& context, std::size_t unit);
/// Does a craft take off or land, unhurt and by its orders? Whoever calls it waits until it has.
bool rolls(const World& world, std::size_t unit);
/// Does an order bring a craft to the ground?
bool landsBy(const OrderAction& action);
/// Does the order of `unit` make it fly together with `other` on purpose?
bool holdsStationOn(const World& world, std::size_t unit, UnitId other);
/// Recomputes the earliest tick at which a parked unit or a pending start wakes.
void refreshUnitWake(World& world);
void refreshCrisisWake(const Definition& definition, World& world);

}  // namespace openline::sim
