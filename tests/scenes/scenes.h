// Small worlds built in code, shared by tests. Places are in the open sea near 20 N 115 E; sides are made up
// of the usual two. A scene that a golden hash stands for must not change without changing the hash.
#pragma once

#include <string>
#include <utility>

#include "base/units.h"
#include "geo/geodesic.h"
#include "sim/bench_scenes.h"
#include "sim/definition.h"
#include "sim/step.h"

namespace openline::scenes {

using namespace sim;  // scenes speak of nothing else

inline constexpr std::size_t kFighter = 0, kTurboprop = 1, kDestroyer = 2;

double degrees(double value);

/// Two sides in one dyad, three platforms, one airfield at 20 N 115 E with runway 090, no units.
Definition emptySea();

UnitDef& addUnit(Definition& definition, std::size_t platform, std::size_t side, const geo::Geodetic& at,
                 double headingDeg, double speedMps);

UnitDef& addParked(Definition& definition, std::size_t platform, std::size_t side);

/// One fighter at its base without orders, and a crisis that goes by its record.
Definition fighterAtBase(std::vector<crisis::RecordEntry> record);

OrderDef order(OrderAction action, std::optional<double> startS = std::nullopt);

/// A place east and north of the airfield's.
geo::Geodetic seaAt(double eastKm, double northKm, double altitudeM);

/// Takes off, flies a triangle and lands again.
Definition roundTrip();

/// A large aircraft straight and level on heading 110, and a fighter that passes it.
Definition onePass(PassGeometry geometry, double gapM, bool collides = false,
                   std::optional<double> atS = std::nullopt);

/// Two flights, a zone, a rule, a patrol, ships, a close pass that collides: a bit of everything in two
/// hours.
Definition busyMorning();

/// Runs a scene from its beginning.
struct Run {
    Definition definition;
    World world;
    StepReport report;

    explicit Run(Definition scene, std::uint64_t seed = 1)
        : definition(std::move(scene)), world(begin(definition, seed)) {}

    void until(double timeS) { advance(definition, world, definition.tickAt(timeS), {}, report); }
    void stepOnce() { step(definition, world, {}, report); }
    [[nodiscard]] std::size_t count(EventKind kind) const {
        std::size_t number = 0;
        for (const Event& event : report.events) number += event.kind == kind ? 1 : 0;
        return number;
    }
    [[nodiscard]] const Event* first(EventKind kind) const {
        for (const Event& event : report.events) {
            if (event.kind == kind) return &event;
        }
        return nullptr;
    }
    /// The encounter or collision with the smallest gap.
    [[nodiscard]] const EncounterRecord* closest() const {
        const EncounterRecord* best = nullptr;
        for (const Event& event : report.events) {
            const bool pair = event.kind == EventKind::encounter || event.kind == EventKind::collision;
            if (pair && (best == nullptr || event.encounter.gapM < best->gapM)) best = &event.encounter;
        }
        return best;
    }
};

}  // namespace openline::scenes
