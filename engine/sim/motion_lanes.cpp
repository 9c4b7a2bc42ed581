#include "sim/motion_lanes.h"

#include <algorithm>
#include <cstddef>

#include "geo/surface.h"

namespace openline::sim {

namespace {

/// A turn of less in one tick is none: guidance sees the error left, a few centimetres aside in 3000 km.
constexpr double kLeastAngle = 1e-9;
/// Less than this in one tick is standing still over the ground.
constexpr double kLeastMoveM = 1e-9;
constexpr std::size_t kLanes = 4;

struct Lanes {
    geo::Heading<geo::Quad> at;
    geo::Quad angleRad, distanceM, altitudeM;
};

double angleOf(const Move& move) {
    return move.angleRad > kLeastAngle || move.angleRad < -kLeastAngle ? move.angleRad : 0.0;
}

[[gnu::always_inline]] inline void gather(const PlaceColumns& places, const std::size_t (&u)[kLanes],
                                          const Move* const (&m)[kLanes], Lanes& lanes) {
    const glm::dvec3* n = places.normal;
    const glm::dvec3* t = places.tangent;
    lanes.at.n.x = geo::Quad{n[u[0]].x, n[u[1]].x, n[u[2]].x, n[u[3]].x};
    lanes.at.n.y = geo::Quad{n[u[0]].y, n[u[1]].y, n[u[2]].y, n[u[3]].y};
    lanes.at.n.z = geo::Quad{n[u[0]].z, n[u[1]].z, n[u[2]].z, n[u[3]].z};
    lanes.at.t.x = geo::Quad{t[u[0]].x, t[u[1]].x, t[u[2]].x, t[u[3]].x};
    lanes.at.t.y = geo::Quad{t[u[0]].y, t[u[1]].y, t[u[2]].y, t[u[3]].y};
    lanes.at.t.z = geo::Quad{t[u[0]].z, t[u[1]].z, t[u[2]].z, t[u[3]].z};
    lanes.angleRad = geo::Quad{angleOf(*m[0]), angleOf(*m[1]), angleOf(*m[2]), angleOf(*m[3])};
    lanes.distanceM = geo::Quad{m[0]->distanceM, m[1]->distanceM, m[2]->distanceM, m[3]->distanceM};
    const double* h = places.altitudeM;
    lanes.altitudeM = geo::Quad{h[u[0]], h[u[1]], h[u[2]], h[u[3]]};
}

/// Half of a turn: its sine and cosine, for angles of a tick.
template <class Real>
[[gnu::always_inline]] inline void halfTurn(const Real& angleRad, Real& sine, Real& cosine) {
    const Real half = 0.5 * angleRad;
    const Real square = half * half;
    sine = half * (1.0 - square * (1.0 / 6.0 - square * (1.0 / 120.0)));
    cosine = 1.0 - square * (0.5 - square * (1.0 / 24.0 - square * (1.0 / 720.0)));
}

/// Turns by an angle over a move: half before and half after, so that the path does not depend on the tick.
[[gnu::always_inline]] inline void advance(Lanes& lanes) {
    geo::Quad sine, cosine;
    halfTurn(lanes.angleRad, sine, cosine);
    geo::turn(lanes.at, sine, cosine);
    geo::step(lanes.at, lanes.distanceM, lanes.altitudeM);
    geo::turn(lanes.at, sine, cosine);
}

[[gnu::always_inline]] inline void scatter(const PlaceColumns& places, std::size_t unit, const Move& move,
                                           const Lanes& lanes, std::size_t lane) {
    const auto& [n, t] = lanes.at;
    places.normal[unit] = {n.x[lane], n.y[lane], n.z[lane]};
    places.tangent[unit] = {t.x[lane], t.y[lane], t.z[lane]};
    places.altitudeM[unit] = lanes.altitudeM[lane] + move.climbM;
}

}  // namespace

void moveInAir(const PlaceColumns& places, std::size_t unit, const Move& move, const glm::dvec3& airM) {
    const glm::dvec3& normal = places.normal[unit];
    const glm::dvec3& tangent = places.tangent[unit];
    geo::Heading<double> at{{normal.x, normal.y, normal.z}, {tangent.x, tangent.y, tangent.z}};
    double sine = 0.0, cosine = 1.0;
    halfTurn(angleOf(move), sine, cosine);
    geo::turn(at, sine, cosine);
    const geo::Vector<double> air{airM.x, airM.y, airM.z};
    const double aheadM = move.distanceM + geo::dot(air, at.t);
    const double rightM = geo::dot(air, geo::cross(at.t, at.n));
    const double distanceM = math::sqrt(aheadM * aheadM + rightM * rightM);
    if (distanceM > kLeastMoveM) {
        const double aside = rightM / distanceM, along = aheadM / distanceM;
        geo::turn(at, aside, along);
        geo::step(at, distanceM, places.altitudeM[unit]);
        geo::turn(at, -aside, along);
    }
    geo::turn(at, sine, cosine);
    places.normal[unit] = {at.n.x, at.n.y, at.n.z};
    places.tangent[unit] = {at.t.x, at.t.y, at.t.z};
    places.altitudeM[unit] += move.climbM;
}

OPENLINE_WIDE_LANES
void moveAlong(const PlaceColumns& places, std::span<const std::uint32_t> units,
               std::span<const Move> moves) {
    for (std::size_t i = 0; i < units.size(); i += kLanes) {
        // The last lanes are filled up with the last craft, which comes to the same place each time.
        const std::size_t last = units.size() - 1;
        const std::size_t at[kLanes] = {i, std::min(i + 1, last), std::min(i + 2, last),
                                        std::min(i + 3, last)};
        const std::size_t u[kLanes] = {units[at[0]], units[at[1]], units[at[2]], units[at[3]]};
        const Move* const m[kLanes] = {&moves[at[0]], &moves[at[1]], &moves[at[2]], &moves[at[3]]};
        Lanes lanes{};
        gather(places, u, m, lanes);
        advance(lanes);
        scatter(places, u[0], *m[0], lanes, 0);
        scatter(places, u[1], *m[1], lanes, 1);
        scatter(places, u[2], *m[2], lanes, 2);
        scatter(places, u[3], *m[3], lanes, 3);
    }
}

}  // namespace openline::sim
