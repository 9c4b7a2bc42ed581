#include "view/channel_rings.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <numbers>
#include <variant>

#include "view/arc_names.h"
#include "view/wording.h"

namespace openline::view {

namespace {

using crisis::Lamp;

constexpr int kCirclePoints = 48;
constexpr double kRestPx = 11.0;
constexpr double kWidestPx = 46.0;
constexpr int kWaves = 3;
constexpr double kWaveS = 2.4;
constexpr double kHailedWithinM = 4.0e5;  // assumed: who is farther is not shown as the one hailed

void addCircle(frame::Flat& flat, glm::dvec2 centre, double radiusPx, frame::Colour colour,
               const LineStyle& style) {
    const auto first = static_cast<std::uint32_t>(flat.lineVertices.size());
    for (int i = 0; i <= kCirclePoints; ++i) {
        const double angle = 2.0 * std::numbers::pi * i / kCirclePoints;
        const glm::dvec2 p = centre + radiusPx * glm::dvec2(std::cos(angle), std::sin(angle));
        flat.lineVertices.push_back({toFloat(p.x), toFloat(p.y), colour, toFloat(angle * radiusPx)});
    }
    flat.lines.push_back({first, kCirclePoints + 1, style.widthPx, style.dashOnPx, style.dashOffPx});
}

void addWaves(Stage& stage, glm::dvec2 centre) {
    for (int wave = 0; wave < kWaves; ++wave) {
        const double phase = std::fmod(stage.moment.wallS / kWaveS + static_cast<double>(wave) / kWaves, 1.0);
        const double radius = stage.px(kRestPx + (kWidestPx - kRestPx) * phase);
        addCircle(stage.frame.overlay, centre, radius, faded(stage.colours.accent, 0.85 * (1.0 - phase)),
                  {stage.px(1.8), 0.0f, 0.0f, 0.0});
    }
}

void addCross(Stage& stage, glm::dvec2 centre) {
    const double arm = stage.px(5.5);
    for (const double sign : {1.0, -1.0})
        addLine(stage.frame.overlay, centre - glm::dvec2(arm, sign * arm),
                centre + glm::dvec2(arm, sign * arm), stage.colours.text, stage.px(2.2));
}

/// Has this craft been through an upset or an emergency landing, by its orders so far?
bool isInDistress(const Stage& stage, UnitId unit) {
    const ProgramId program = stage.now(unit).program;
    if (!program) return false;
    const auto& orders = stage.moment.definition.ordersOf(program);
    for (std::size_t at = 0; at < std::min(orders.size(), stage.now(unit).order + std::size_t{1}); ++at) {
        const auto* landing = std::get_if<sim::LandOrder>(&orders[at].action);
        if (std::holds_alternative<sim::UpsetOrder>(orders[at].action) ||
            (landing != nullptr && landing->emergency))
            return true;
    }
    return false;
}

/// The craft that a radio call is between: one in distress and whoever of the other side is nearest to it, or
/// else the two of the worst encounter. One alone hails without anybody in reach.
struct Hail {
    UnitId from, to;
};

bool isActive(const Stage& stage, UnitId unit) {
    return stage.now(unit).phase == sim::UnitPhase::active;
}

UnitId nearestOther(const Stage& stage, UnitId from) {
    UnitId best;
    double bestM = kHailedWithinM;
    for (std::size_t i = 0; i < stage.moment.current.units.size(); ++i) {
        const UnitId unit(i);
        if (!isActive(stage, unit) || stage.def(unit).side == stage.def(from).side) continue;
        const double apartM = glm::length(stage.now(unit).ecef.m - stage.now(from).ecef.m);
        if (apartM < bestM) {
            best = unit;
            bestM = apartM;
        }
    }
    return best;
}

Hail hailNow(const Stage& stage) {
    for (std::size_t i = 0; i < stage.moment.current.units.size(); ++i) {
        const UnitId unit(i);
        if (isActive(stage, unit) && isInDistress(stage, unit)) return {unit, nearestOther(stage, unit)};
    }
    for (const sim::EncounterView& pair : stage.moment.current.encounters)
        if (!pair.declared() && stage.def(pair.a).side != stage.def(pair.b).side) return {pair.a, pair.b};
    return {};
}

std::optional<glm::dvec2> placeOf(const Stage& stage, UnitId unit) {
    if (!unit) return std::nullopt;
    const glm::dvec3 m = interpolatedPosition(stage.moment, unit).m;
    if (!stage.eye.sees(m)) return std::nullopt;
    return stage.eye.look(m).px;
}

}  // namespace

double fallen(const Stage& stage, const crisis::ChannelState& state) {
    constexpr double kFallS = 1800.0;  // of scenario time, our choice
    if (state.lamp != Lamp::noAnswer) return 0.0;
    return std::clamp((stage.nowS - state.lampSinceS) / kFallS, 0.0, 1.0);
}

double channelRingPx(const Stage& stage) {
    return stage.px(kRestPx);
}

void drawChannelRing(Stage& stage, glm::dvec2 centre, Lamp lamp, double fall) {
    frame::Flat& flat = stage.frame.overlay;
    const frame::Colour text = stage.colours.text, dim = stage.colours.textDim;
    const double radius = channelRingPx(stage);
    switch (lamp) {
        case Lamp::closed:
            return;
        case Lamp::idle:
            addCircle(flat, centre, radius, faded(dim, 0.35), {stage.px(1.1), 0.0f, 0.0f, 0.0});
            return;
        case Lamp::suspended:
            addCircle(flat, centre, radius, faded(dim, 0.6),
                      {stage.px(1.3), stage.px(5.0), stage.px(4.0), 0.0});
            return;
        case Lamp::ringing:
            addWaves(stage, centre);
            return;
        case Lamp::answered:
            addCircle(flat, centre, radius, faded(text, 0.14), {stage.px(7.0), 0.0f, 0.0f, 0.0});
            addCircle(flat, centre, radius, faded(text, 0.95), {stage.px(2.3), 0.0f, 0.0f, 0.0});
            return;
        case Lamp::refused:
        case Lamp::declined:
            addCircle(flat, centre, radius, faded(text, 0.45), {stage.px(1.5), 0.0f, 0.0f, 0.0});
            addCross(stage, centre);
            return;
        case Lamp::noAnswer:
            addCircle(flat, centre, radius * (1.0 - 0.4 * fall), faded(text, 0.65 * (1.0 - fall) + 0.12),
                      {stage.px(1.3), 0.0f, 0.0f, 0.0});
            return;
    }
}

void addRadioRings(Stage& stage) {
    const auto& channels = stage.moment.definition.crisis.channels;
    const auto& states = stage.moment.current.crisis.channels;
    for (std::size_t channel = 0; channel < std::min(channels.size(), states.size()); ++channel) {
        const crisis::ChannelState& state = states[channel];
        // Nobody is hailed while the set only listens.
        const bool isSaid = state.lamp == Lamp::ringing || state.lamp == Lamp::answered ||
                            state.lamp == Lamp::refused || state.lamp == Lamp::noAnswer ||
                            state.lamp == Lamp::declined;
        if (!isSaid || !isRadio(channels[channel])) continue;
        const double fall = fallen(stage, state);
        const Hail hail = hailNow(stage);
        const auto from = placeOf(stage, hail.from), to = placeOf(stage, hail.to);
        if (!from || fall >= 1.0 || !stage.inPicture(*from)) continue;
        drawChannelRing(stage, *from, state.lamp, fall);
        if (to && state.lamp == Lamp::answered) {
            drawChannelRing(stage, *to, state.lamp, fall);
            addLine(stage.frame.overlay, *from, *to, faded(stage.colours.text, 0.8), stage.px(1.6));
        }
        if (stage.settings.labels) wantCallName(stage, channel, *from, 1.6 * channelRingPx(stage));
    }
}

}  // namespace openline::view
