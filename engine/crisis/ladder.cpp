// Thresholds and jumps. Rates are read anew at grid points, stimuli and jumps only, never at calls: so a call
// that nobody answers changes no bit of a jump.
#include <algorithm>

#include "base/math.h"
#include "base/rng.h"
#include "crisis/crisis.h"
#include "crisis/machine.h"

namespace openline::crisis {

namespace {

double gridAfter(double timeS) {
    const std::int64_t next = (static_cast<std::int64_t>(timeS) / kGridS + 1) * kGridS;
    return static_cast<double>(next);
}

double threshold(std::uint64_t seed, const DyadState& dyad, std::size_t index, std::uint32_t direction) {
    return unitExponential(
        {seed, dyad.jumps, static_cast<std::uint32_t>(index), Purpose::crisisThreshold, direction});
}

void consume(DyadState& dyad, double timeS) {
    const double elapsedS = timeS - dyad.integratedToS;
    if (elapsedS > 0.0 && canJump(dyad)) {
        dyad.upThreshold = std::max(0.0, dyad.upThreshold - dyad.upPerS * elapsedS);
        dyad.downThreshold = std::max(0.0, dyad.downThreshold - dyad.downPerS * elapsedS);
        dyad.exposure += (dyad.upPerS + dyad.downPerS) / dyad.frailty * elapsedS;
    }
    dyad.integratedToS = std::max(dyad.integratedToS, timeS);
}

void rest(DyadState& dyad) {
    dyad.upThreshold = dyad.downThreshold = kNever;
    dyad.upPerS = dyad.downPerS = 0.0;
}

/// Crises differ in speed: what an earlier one showed says nothing of this one.
void beginEpisode(Moment& moment, std::size_t index) {
    DyadState& dyad = moment.state.dyads[index];
    drawFrailty(moment.model, dyad, moment.seed, index);
    ++dyad.episodes;
    dyad.episodeSinceS = moment.timeS;
    dyad.permissionDrawn = false;
    dyad.exposure = 0.0;
    dyad.moves = 0;
}

}  // namespace

void drawFrailty(const Model& model, DyadState& dyad, std::uint64_t seed, std::size_t index) {
    const double z =
        standardNormal({seed, dyad.episodes, static_cast<std::uint32_t>(index), Purpose::crisisFrailty, 0});
    dyad.frailty = math::exp(model.parameters.frailtySdLn.value * z);
}

void drawThresholds(Moment& moment, std::size_t index) {
    DyadState& dyad = moment.state.dyads[index];
    dyad.upThreshold = threshold(moment.seed, dyad, index, 0);
    dyad.downThreshold = threshold(moment.seed, dyad, index, 1);
}

void renewRates(Moment& moment, std::size_t index) {
    DyadState& dyad = moment.state.dyads[index];
    consume(dyad, moment.timeS);
    if (!canJump(dyad) || !modelSpeaks(moment.model, moment.state)) return rest(dyad);
    const Hazards hazards = hazardsNow(moment.model, moment.state, index, moment.timeS);
    dyad.upPerS = dyad.frailty * hazards.upPerS;
    dyad.downPerS = dyad.frailty * hazards.downPerS;
}

double jumpTimeS(const DyadState& dyad) {
    if (!canJump(dyad)) return kNever;
    const double upS = dyad.upPerS > 0.0 ? dyad.upThreshold / dyad.upPerS : kNever;
    const double downS = dyad.downPerS > 0.0 ? dyad.downThreshold / dyad.downPerS : kNever;
    return dyad.integratedToS + std::min(upS, downS);
}

void scheduleGrid(Moment& moment) {
    const bool speaks = modelSpeaks(moment.model, moment.state);
    const bool any = speaks && std::any_of(moment.state.dyads.begin(), moment.state.dyads.end(), canJump);
    if (!any) {
        moment.state.nextGridS = kNever;
    } else if (moment.state.nextGridS == kNever) {
        moment.state.nextGridS = gridAfter(moment.timeS);
    }
}

void setRung(Moment& moment, std::size_t index, Rung rung, bool fromRecord, const std::string& text) {
    DyadState& dyad = moment.state.dyads[index];
    consume(dyad, moment.timeS);
    const Rung from = dyad.rung;
    Event& event = tell(moment, EventKind::rungChanged, index, ChannelId::kNone);
    // What acts on the chance of a near gap is no reason of every step from routine: stimuli.cpp adds it
    // where it is.
    std::erase_if(event.factors, [](const Factor& factor) { return !actsOnRates(factor.kind); });
    event.from = from;
    event.to = rung;
    event.fromRecord = fromRecord;
    event.text = text;
    ++dyad.jumps;
    if (from == 0 && rung > 0) beginEpisode(moment, index);
    dyad.rung = rung;
    dyad.peakRung = std::max(dyad.peakRung, rung);
    dyad.rungSinceS = moment.timeS;
    if (rung == 0) dyad.permissionDrawn = false;
    const bool speaks = modelSpeaks(moment.model, moment.state);
    if (canJump(dyad) && speaks) drawThresholds(moment, index);
    renewRates(moment, index);
    scheduleGrid(moment);
    if (!speaks) return;
    if (!canJump(dyad)) endCalls(moment, index);
    // A step up within a crisis rings nobody anew: when one is in contact must not depend on the rung, or
    // more channels could put a run higher.
    if (from == 0 && canJump(dyad)) callAll(moment, index);
}

void jumpWhatIsDue(Moment& moment) {
    for (std::size_t index = 0; index < moment.state.dyads.size(); ++index) {
        DyadState& dyad = moment.state.dyads[index];
        if (jumpTimeS(dyad) > moment.timeS) continue;
        const double upS = dyad.upPerS > 0.0 ? dyad.upThreshold / dyad.upPerS : kNever;
        const double downS = dyad.downPerS > 0.0 ? dyad.downThreshold / dyad.downPerS : kNever;
        const Rung to = upS <= downS ? dyad.rung + 1 : dyad.rung - 1;
        ++dyad.moves;
        setRung(moment, index, to, false, moment.model.rungName(to));
    }
}

void passGrid(Moment& moment) {
    if (moment.state.nextGridS > moment.timeS) return;
    moment.state.nextGridS = gridAfter(moment.timeS);
    for (std::size_t index = 0; index < moment.state.dyads.size(); ++index) {
        if (canJump(moment.state.dyads[index])) renewRates(moment, index);
    }
    scheduleGrid(moment);
}

}  // namespace openline::crisis
