#include "sim/save_check.h"

#include <cmath>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <variant>

#include "crisis/state_fields.h"
#include "sim/difference.h"
#include "sim/encounter_report.h"
#include "sim/fields.h"
#include "sim/order_manifest.h"

namespace openline::sim {

namespace {

/// No length, speed or component of a vector in a world is larger, but for distances that nobody has
/// measured.
constexpr double kLargest = 1e8;
/// No time is: some thirty thousand years.
constexpr double kLatestS = 1e12;
constexpr Tick kLatestTick = Tick{1} << 44;
constexpr double kHighestRatePerS = 10.0;
constexpr double kUnitSlack = 1e-6;

bool reasonable(double value) {
    return std::abs(value) <= kLargest || value == kNoneYetM;
}
bool reasonable(const glm::dvec3& value) {
    return reasonable(value.x) && reasonable(value.y) && reasonable(value.z);
}
bool reasonable(Tick tick) {
    return (tick >= 0 && tick <= kLatestTick) || tick == kNeverTick;
}
bool reasonable(UnitPhase phase) {
    return phase <= UnitPhase::lost;
}
bool reasonable(Bond value) {
    return value <= Bond::airfield;
}
bool reasonable(crisis::CrewTalk value) {
    return value <= crisis::CrewTalk::heeded;
}
bool reasonable(Override value) {
    return value <= Override::glide;
}
template <class Tag>
bool reasonable(Id<Tag>) {
    return true;  // looked at where it leads
}
template <class T>
bool reasonable(const T&) {
    static_assert(std::is_unsigned_v<T> || std::is_same_v<T, std::int32_t>);
    return true;
}

/// Seconds of the crisis: any time, or never.
bool isTime(double timeS) {
    return std::abs(timeS) <= kLatestS || std::abs(timeS) == crisis::kNever;
}

bool isUnit(const glm::dvec3& direction) {
    return std::abs(glm::dot(direction, direction) - 1.0) < kUnitSlack;
}

class Check {
  public:
    Check(const Definition& definition, const Plan& plan, const World& world)
        : definition_(definition), plan_(plan), world_(world), units_(definition.units.size()) {}

    std::optional<std::string> first() {
        columns();
        if (!bad_) tables();
        if (!bad_) talks();
        for (std::size_t unit = 0; unit < units_ && !bad_; ++unit) orders(unit);
        if (!bad_) crisis();
        if (!bad_) return std::nullopt;
        return describe(definition_, world_, *bad_);
    }

  private:
    /// With a row: one of a table. Without: what the world has but one of.
    void expect(bool right, std::string_view name, std::optional<std::size_t> row = std::nullopt) {
        if (!right && !bad_) bad_ = fieldOf(name, row.has_value(), row);
    }
    void expectRows(bool right, WorldField field) {
        if (!right && !bad_) bad_ = std::move(field);
    }

    [[nodiscard]] std::size_t sizeOf(std::string_view name) const {
        if (name == "zoneInside" || name == "zoneEntered") return units_ * plan_.zoneWords;
        if (name == "ruleReadyTick" || name == "ruleFired") return definition_.rules.size();
        if (name == "flightLead") return definition_.flights.size();
        if (name == "conditionTick") return plan_.conditions.size();
        if (name == "active") return world_.active.size();  // looked at below
        return units_;
    }

    void columns() {
        forEachColumn(world_, [this](std::string_view name, const auto& field) {
            using Field = std::remove_cvref_t<decltype(field)>;
            if constexpr (std::is_arithmetic_v<Field>) {
                if constexpr (std::is_same_v<Field, Tick>) expect(reasonable(field), name);
            } else {
                expectRows(field.size() == sizeOf(name), fieldOf(name, true));
                for (std::size_t i = 0; i < field.size(); ++i) expect(reasonable(field[i]), name, i);
            }
        });
        expect(world_.tick <= kLatestTick, "tick");
        for (std::size_t unit = 0; unit < units_ && !bad_; ++unit) {
            expect(isUnit(world_.normal[unit]), "normal", unit);
            expect(isUnit(world_.tangent[unit]), "tangent", unit);
        }
    }

    void tables() {
        for (std::size_t i = 0; i < world_.flightLead.size(); ++i)
            expect(world_.flightLead[i] < std::max<std::size_t>(1, definition_.flights[i].members.size()),
                   "flightLead", i);
        for (std::size_t i = 0; i < world_.active.size(); ++i) {
            expect(world_.active[i] < units_, "active", i);
            expect(i == 0 || world_.active[i - 1] < world_.active[i], "active", i);
        }
        for (std::size_t i = 0; i < world_.pendingStarts.size(); ++i) {
            expect(world_.pendingStarts[i].unit.index < units_, "pendingStart.unit", i);
            expect(reasonable(world_.pendingStarts[i].tick), "pendingStart.tick", i);
            const ProgramId program = world_.pendingStarts[i].program;
            expect(!program || program.index < definition_.programCount(), "pendingStart.program", i);
            expect(isUnitOrNone(world_.pendingStarts[i].subject), "pendingStart.subject", i);
        }
        for (std::size_t i = 0; i < world_.pairs.size(); ++i) {
            const TrackedPair& pair = world_.pairs[i];
            expect(pair.a < pair.b && pair.b.index < units_, "pair.a", i);
            if (i > 0) {
                const TrackedPair& before = world_.pairs[i - 1];
                expect(before.a < pair.a || (before.a == pair.a && before.b < pair.b), "pair.a", i);
            }
            forEachPairField(pair, [this, i](std::string_view name, const auto& field) {
                expect(reasonable(field), name, i);
            });
        }
    }

    void talks() {
        for (std::size_t i = 0; i < world_.talks.size(); ++i) {
            const RadioTalk& talk = world_.talks[i];
            expect(talk.a < talk.b && talk.b.index < units_, "talk.a", i);
            if (i > 0) {
                const RadioTalk& before = world_.talks[i - 1];
                expect(std::tuple(before.a, before.b, before.talk) < std::tuple(talk.a, talk.b, talk.talk),
                       "talk.a", i);
            }
            forEachTalkField(talk, [this, i](std::string_view name, const auto& field) {
                expect(reasonable(field), name, i);
            });
        }
    }

    [[nodiscard]] bool isUnitOrNone(UnitId unit) const { return !unit || unit.index < units_; }

    /// What a rule interrupted.
    void resumption(std::size_t unit) {
        const ProgramId program = world_.resumeProgram[unit];
        if (!program || bad_) return;
        expect(program.index < definition_.programCount(), "resumeProgram", unit);
        if (bad_) return;
        const std::vector<OrderDef>& orders = definition_.ordersOf(program);
        expect(world_.resumeOrder[unit] < orders.size(), "resumeOrder", unit);
        if (bad_ || world_.resumeStartTick[unit] == kNeverTick) return;
        const OrderAction& action = orders[world_.resumeOrder[unit]].action;
        expect(!check({definition_, UnitId(unit), program.index >= units_, {}, nullptr}, action),
               "resumeProgram", unit);
        const auto* route = std::get_if<RouteOrder>(&action);
        if (route != nullptr)
            expect(world_.resumeWaypoint[unit] < route->waypoints.size(), "resumeWaypoint", unit);
    }

    /// What the order in progress uses as an index.
    void orders(std::size_t unit) {
        const ProgramId program = world_.program[unit];
        expect(program.index < definition_.programCount(), "program", unit);
        expect(isUnitOrNone(world_.subject[unit]), "subject", unit);
        expect(isUnitOrNone(world_.giveWayTo[unit]), "giveWayTo", unit);
        resumption(unit);
        if (bad_) return;
        const std::vector<OrderDef>& all = definition_.ordersOf(program);
        const std::size_t order = world_.order[unit];
        expect(order <= all.size(), "order", unit);
        // Whoever goes home unordered lands at the place of this number, with or without orders left.
        if (world_.overrides[unit] == Override::divert) {
            expect(world_.waypoint[unit] < definition_.places.size(), "waypoint", unit);
            return;
        }
        if (order >= all.size() || world_.orderBegun[unit] == 0) return;
        const OrderAction& action = all[order].action;
        const bool byRule = program.index >= units_;
        const UnitId subject = world_.subject[unit];
        const bool known = !byRule || subject || !kindOf(action).aboutCraft;
        expect(known && !check({definition_, UnitId(unit), byRule, subject, nullptr}, action), "program",
               unit);
        std::size_t most = world_.waypoint[unit] + std::size_t{1};
        if (const auto* route = std::get_if<RouteOrder>(&action)) most = route->waypoints.size();
        if (std::holds_alternative<PatrolOrder>(action)) most = plan_.orders.points(program, order).size();
        if (std::holds_alternative<LandOrder>(action) || std::holds_alternative<DivertOrder>(action) ||
            std::holds_alternative<ReturnOrder>(action))
            most = definition_.places.size();
        expect(world_.waypoint[unit] < most, "waypoint", unit);
    }

    void crisis() {
        const crisis::State& state = world_.crisis;
        const crisis::Model& model = definition_.crisis;
        expectRows(state.dyads.size() == model.dyads.size(), {"dyads", {}, {}});
        expectRows(state.channels.size() == model.channels.size(), {"channels", {}, {}});
        expectRows(state.silenceLastContactS.size() == model.silences.size(), {"silences", {}, {}});
        expect(state.classIndex == 0 || state.classIndex < model.classes.size(), "crisis.classIndex");
        expect(state.nextGridS >= 0.0 && isTime(state.nextGridS), "crisis.nextGridS");
        for (std::size_t i = 0; i < state.silenceLastContactS.size(); ++i)
            expect(isTime(state.silenceLastContactS[i]), "crisis.silenceLastContactS", i);
        for (std::size_t i = 0; i < state.dyads.size(); ++i) dyad(state.dyads[i], i);
        for (std::size_t i = 0; i < state.channels.size(); ++i) channel(state.channels[i], i);
    }

    void dyad(const crisis::DyadState& dyad, std::size_t row) {
        crisis::forEachDyadField(dyad, [this, row](std::string_view name, const auto& field) {
            if constexpr (std::is_same_v<std::remove_cvref_t<decltype(field)>, double>)
                expect(isTime(field), name, row);
        });
        expect(dyad.rung >= 0 && dyad.rung < crisis::kRungCount, "dyad.rung", row);
        expect(dyad.peakRung >= 0 && dyad.peakRung < crisis::kRungCount, "dyad.peakRung", row);
        expect(dyad.alarmCause <= crisis::AlarmCause::politics, "dyad.alarmCause", row);
        expect(dyad.climate >= 0.0 && dyad.climate <= 1.0, "dyad.climate", row);
        expect(dyad.frailty > 1e-3 && dyad.frailty < 1e3, "dyad.frailty", row);
        expect(dyad.upPerS >= 0.0 && dyad.upPerS < kHighestRatePerS, "dyad.upPerS", row);
        expect(dyad.downPerS >= 0.0 && dyad.downPerS < kHighestRatePerS, "dyad.downPerS", row);
        expect(dyad.integratedToS >= 0.0 && dyad.integratedToS <= kLatestS, "dyad.integratedToS", row);
    }

    void channel(const crisis::ChannelState& channel, std::size_t row) {
        crisis::forEachChannelField(channel, [this, row](std::string_view name, const auto& field) {
            if constexpr (std::is_same_v<std::remove_cvref_t<decltype(field)>, double>)
                expect(isTime(field), name, row);
        });
        expect(channel.lamp <= crisis::Lamp::declined, "channel.lamp", row);
        expect(channel.suspended <= crisis::Party::b, "channel.suspended", row);
    }

    const Definition& definition_;
    const Plan& plan_;
    const World& world_;
    const std::size_t units_;
    std::optional<WorldField> bad_;
};

}  // namespace

std::optional<std::string> misfit(const Definition& definition, const Plan& plan, const World& world) {
    return Check(definition, plan, world).first();
}

}  // namespace openline::sim
