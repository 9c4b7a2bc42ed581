// What near craft leave in the water and the air: wakes and bow waves, condensation behind jets that fly
// high, vapour at the wing tips of hard turns, and shadows on the sea. Seen with the models, not with
// symbols.
#include <algorithm>
#include <array>
#include <cmath>
#include <glm/geometric.hpp>
#include <numbers>

#include "view/ribbon.h"
#include "view/stage.h"

namespace openline::view {

namespace {

constexpr double kWakeS = 150.0;                  // how long foam is seen; assumed
constexpr double kKelvinRad = 0.3398;             // 19.47 degrees: Kelvin's angle of any ship's wave pattern
constexpr double kSlowMps = 1.0, kFastMps = 9.0;  // no wake below, all of it above
constexpr double kContrailFromM = 7900.0;         // about 26,000 ft; assumed
constexpr double kContrailS = 45.0;
constexpr double kVapourBankRad = 0.90;  // 52 degrees, 1.6 g: where tips begin to smoke; assumed
constexpr double kShadowCeilingM = 3500.0;
constexpr std::size_t kTracePieces = 24;

/// Where a unit was, smoothly through its track's points; where it is at the latest moment.
class Path {
  public:
    Path(const Stage& stage, const UnitSight& sight) : now_(sight.m), nowS_(stage.nowS) {
        if (sight.unit.index < stage.moment.tracks.unitCount()) points_ = stage.moment.tracks.of(sight.unit);
        const auto later = std::lower_bound(points_.begin(), points_.end(), nowS_ - 0.05,
                                            [](const auto& p, double t) { return p.timeS < t; });
        points_ = points_.first(static_cast<std::size_t>(later - points_.begin()));
    }
    [[nodiscard]] glm::dvec3 at(double timeS) const {
        if (points_.empty() || timeS >= nowS_) return now_;
        const auto next = std::upper_bound(points_.begin(), points_.end(), timeS,
                                           [](double t, const auto& p) { return t < p.timeS; });
        const auto i = static_cast<std::ptrdiff_t>(next - points_.begin());
        const glm::dvec3 a = knot(i - 2), b = knot(i - 1), c = knot(i), d = knot(i + 1);
        const double from = timeOf(i - 1), to = timeOf(i);
        if (to - from < 1e-6) return c;
        const double t = std::clamp((timeS - from) / (to - from), 0.0, 1.0);
        const glm::dvec3 out = (to - from) * velocity(a, b, c, from - timeOf(i - 2), to - from);
        const glm::dvec3 in = (to - from) * velocity(b, c, d, to - from, timeOf(i + 1) - to);
        // Hermite's cubic.
        const double t2 = t * t, t3 = t2 * t;
        return (2.0 * t3 - 3.0 * t2 + 1.0) * b + (t3 - 2.0 * t2 + t) * out + (3.0 * t2 - 2.0 * t3) * c +
               (t3 - t2) * in;
    }
    [[nodiscard]] double beginS() const { return points_.empty() ? nowS_ : points_.front().timeS; }

  private:
    /// At the middle one of three points, of the parabola through them. Points of a track are seconds or
    /// minutes apart, and tangents that did not know would run ahead of the craft.
    [[nodiscard]] static glm::dvec3 velocity(const glm::dvec3& a, const glm::dvec3& b, const glm::dvec3& c,
                                             double abS, double bcS) {
        constexpr double kSameS = 1e-6;
        if (abS < kSameS && bcS < kSameS) return glm::dvec3(0.0);
        if (abS < kSameS) return (c - b) / bcS;
        if (bcS < kSameS) return (b - a) / abS;
        return ((b - a) / abS * bcS + (c - b) / bcS * abS) / (abS + bcS);
    }
    [[nodiscard]] std::ptrdiff_t last() const { return static_cast<std::ptrdiff_t>(points_.size()); }
    [[nodiscard]] glm::dvec3 knot(std::ptrdiff_t i) const {
        if (i >= last()) return now_;
        return points_[static_cast<std::size_t>(std::max<std::ptrdiff_t>(i, 0))].position.m;
    }
    [[nodiscard]] double timeOf(std::ptrdiff_t i) const {
        if (i >= last()) return nowS_;
        return points_[static_cast<std::size_t>(std::max<std::ptrdiff_t>(i, 0))].timeS;
    }
    std::span<const study::TrackPoint> points_;
    glm::dvec3 now_;
    double nowS_;
};

struct Trace {
    Stage& stage;
    const UnitSight& sight;
    const sim::PlatformDef& platform;
    const sim::UnitView& now;
    glm::dvec3 ahead, right, up;
    frame::Colour foam;

    Trace(Stage& s, const UnitSight& u)
        : stage(s), sight(u), platform(s.platform(u.unit)), now(s.now(u.unit)) {
        const glm::dmat3 local = geo::enuAxes(now.position);
        up = local[2];
        ahead = std::sin(now.headingRad) * local[0] + std::cos(now.headingRad) * local[1];
        right = glm::cross(ahead, up);
        const double dark = darkness(s, u.m);
        foam = frame::colour(s.settings.theme == frame::Theme::print ? 0xFFFFFF : 0xE8F1F7);
        foam = between(foam, frame::colour(0x4A5E70), 0.7 * dark);
    }
    [[nodiscard]] frame::Colour shade(double opacity) const {
        return faded(foam, opacity * sight.modelOpacity);
    }
    void add(std::span<const RibbonPoint> points) const { addRibbon(stage.eye, points, stage.frame.ground); }
};

/// Churned water behind the stern, along the way it came.
void addFoam(const Trace& trace, const Path& path, double strength) {
    const double length = trace.platform.lengthM, beam = trace.platform.spanM;
    const double sternS = 0.5 * length / std::max(trace.now.groundSpeedMps, 0.5);
    std::array<RibbonPoint, kTracePieces> points;
    const double endS = std::min(sternS + kWakeS, trace.stage.nowS - path.beginS());
    if (endS <= sternS) return;
    for (std::size_t i = 0; i < kTracePieces; ++i) {
        const double t = std::pow(static_cast<double>(i) / (kTracePieces - 1), 1.6);
        const double ago = sternS + (endS - sternS) * t;
        const double fade = std::pow(1.0 - t, 1.5) * strength;
        points[i] = {path.at(trace.stage.nowS - ago), beam * (0.36 + 0.9 * std::sqrt(t)),
                     trace.shade(0.50 * fade)};
    }
    trace.add(points);
    for (RibbonPoint& point : points) {
        point.halfWidthM *= 0.45;
        point.colour = faded(point.colour, 0.9);
    }
    trace.add(points);
}

/// The two arms of the wave pattern, and the white water along the bow.
void addArms(const Trace& trace, const Path& path, double strength) {
    const double length = trace.platform.lengthM, beam = trace.platform.spanM;
    const double speed = std::max(trace.now.groundSpeedMps, 0.5);
    const double endS = std::min(3.2 * length / speed, trace.stage.nowS - path.beginS());
    for (const double side : {1.0, -1.0}) {
        std::array<RibbonPoint, kTracePieces> points;
        for (std::size_t i = 0; i < kTracePieces; ++i) {
            const double t = static_cast<double>(i) / (kTracePieces - 1);
            const double ago = endS * t * t;
            // The pattern begins at the bow and stays with the water.
            const glm::dvec3 middle = path.at(trace.stage.nowS - ago) + trace.ahead * (0.42 * length);
            const double out = 0.10 * beam + std::tan(kKelvinRad) * speed * ago;
            points[i] = {middle + trace.right * (side * out), 0.5 + beam * (0.035 + 0.22 * t),
                         trace.shade(strength * (0.62 * std::pow(1.0 - t, 2.0)))};
        }
        trace.add(points);
        std::array<RibbonPoint, 6> wash;
        for (std::size_t i = 0; i < wash.size(); ++i) {
            const double t = static_cast<double>(i) / (wash.size() - 1);
            const glm::dvec3 along = trace.sight.m + trace.ahead * (length * (0.44 - 0.8 * t));
            const double out = beam * (0.06 + 0.46 * std::sqrt(std::min(t * 1.6, 1.0)));
            wash[i] = {along + trace.right * (side * out), beam * (0.05 + 0.06 * t),
                       trace.shade(strength * 0.65 * (1.0 - t))};
        }
        trace.add(wash);
    }
}

/// The sea is darker under and beside a hull: so that it lies in the water and not over it.
void addHullShade(const Trace& trace) {
    const double length = trace.platform.lengthM, beam = trace.platform.spanM;
    std::array<RibbonPoint, 7> points;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const double t = static_cast<double>(i) / (points.size() - 1);
        const double x = length * (t - 0.5);
        const double fullness = std::sqrt(std::max(0.0, 1.0 - std::pow(std::abs(2.0 * t - 0.9), 3.0)));
        points[i] = {trace.sight.m + trace.ahead * (x * 1.02), beam * (0.25 + 0.5 * fullness),
                     faded(frame::colour(0x020609), 0.42 * trace.sight.modelOpacity)};
    }
    trace.add(points);
}

void addWake(const Trace& trace) {
    addHullShade(trace);
    const double strength = smoothstep(kSlowMps, kFastMps, trace.now.speedMps);
    if (strength <= 0.0 || trace.now.phase != sim::UnitPhase::active) return;
    const Path path(trace.stage, trace.sight);
    addFoam(trace, path, strength);
    addArms(trace, path, strength);
}

bool isJet(sim::PlatformClass kind) {
    using Class = sim::PlatformClass;
    return kind == Class::fighter || kind == Class::bomber || kind == Class::patrolJet ||
           kind == Class::tanker;
}

/// Condensation: a band that widens and thins out behind.
void addContrail(const Trace& trace) {
    const double strength = smoothstep(kContrailFromM, kContrailFromM + 900.0, trace.now.position.altitudeM);
    if (strength <= 0.0 || !isJet(trace.platform.platformClass)) return;
    const Path path(trace.stage, trace.sight);
    const double fromS = 0.9 * trace.platform.lengthM / std::max(trace.now.groundSpeedMps, 1.0);
    const double endS = std::min(fromS + kContrailS, trace.stage.nowS - path.beginS());
    if (endS <= fromS) return;
    const double apart = trace.platform.platformClass == sim::PlatformClass::fighter ? 0.06 : 0.17;
    for (const double side : {1.0, -1.0}) {
        std::array<RibbonPoint, kTracePieces> points;
        for (std::size_t i = 0; i < kTracePieces; ++i) {
            const double t = std::pow(static_cast<double>(i) / (kTracePieces - 1), 2.2);
            const double ago = fromS + (endS - fromS) * t;
            const double out = side * apart * trace.platform.spanM;
            points[i] = {
                path.at(trace.stage.nowS - ago) + trace.right * out, 0.6 + 9.0 * std::sqrt(t),
                trace.shade(strength * 0.34 * std::min(1.0, 0.1 + 8.0 * t) * std::pow(1.0 - t, 1.4))};
        }
        trace.add(points);
    }
}

/// Vapour behind the wing tips of a hard turn.
void addTipVapour(const Trace& trace) {
    if (trace.platform.platformClass != sim::PlatformClass::fighter) return;
    const double strength = smoothstep(kVapourBankRad, kVapourBankRad + 0.25, std::abs(trace.now.bankRad)) *
                            smoothstep(120.0, 180.0, trace.now.speedMps);
    if (strength <= 0.0) return;
    const Path path(trace.stage, trace.sight);
    const glm::dvec3 wing =
        std::cos(trace.now.bankRad) * trace.right - std::sin(trace.now.bankRad) * trace.up;
    for (const double side : {1.0, -1.0}) {
        std::array<RibbonPoint, 10> points;
        for (std::size_t i = 0; i < points.size(); ++i) {
            const double t = static_cast<double>(i) / (points.size() - 1);
            const glm::dvec3 tip =
                wing * (side * 0.49 * trace.platform.spanM) - trace.ahead * (0.20 * trace.platform.lengthM);
            points[i] = {path.at(trace.stage.nowS - 0.9 * t) + tip, 0.12 + 0.5 * t,
                         trace.shade(strength * 0.6 * (1.0 - t))};
        }
        trace.add(points);
    }
}

/// Straight below, since it is there to say how high the craft is; softer and fainter the higher it flies.
void addShadow(const Trace& trace) {
    const double altitudeM = trace.now.position.altitudeM;
    const double strength = 1.0 - smoothstep(0.2 * kShadowCeilingM, kShadowCeilingM, altitudeM);
    if (altitudeM < 1.0 || strength <= 0.0) return;
    const glm::dvec3 foot = trace.sight.m - trace.up * altitudeM;
    const double blurM = 0.02 * altitudeM;
    const auto band = [&](const glm::dvec3& direction, double lengthM, double halfWidthM) {
        std::array<RibbonPoint, 5> points;
        for (std::size_t i = 0; i < points.size(); ++i) {
            const double t = static_cast<double>(i) / (points.size() - 1) - 0.5;
            const double taper = 1.0 - 4.0 * t * t;
            points[i] = {foot + direction * (t * (lengthM + blurM)),
                         (halfWidthM + blurM) * (0.35 + 0.65 * taper),
                         faded(frame::colour(0x01050A), 0.34 * strength * trace.sight.modelOpacity * taper)};
        }
        trace.add(points);
    };
    band(trace.ahead, trace.platform.lengthM, 0.07 * trace.platform.lengthM);
    band(trace.right, trace.platform.spanM, 0.08 * trace.platform.lengthM);
}

}  // namespace

void addTraces(Stage& stage) {
    for (const UnitSight& sight : stage.sights) {
        if (sight.modelOpacity <= 0.0) continue;
        const Trace trace(stage, sight);
        if (trace.platform.domain == sim::Domain::air) {
            addShadow(trace);
            if (trace.now.phase == sim::UnitPhase::active) addContrail(trace);
            addTipVapour(trace);
        } else {
            addWake(trace);
        }
    }
}

}  // namespace openline::view
