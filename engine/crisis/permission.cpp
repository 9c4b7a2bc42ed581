// When a side's leadership permits contact: cured (with some probability never), calibrated on the share of
// crises with senior contact within a day and within a week, scaled by climate. Two numbers fix it: F(t) = m
// (1 - x^days).
#include <algorithm>

#include "base/math.h"
#include "base/rng.h"
#include "base/units.h"
#include "crisis/machine.h"
#include "crisis/permission.h"

namespace openline::crisis {

namespace {

using units::kDayS;
constexpr double kWeekS = 7.0 * kDayS;

/// (1 - x^7) / (1 - x).
double weekOverDay(double x) {
    double sum = 1.0, power = 1.0;
    for (int i = 0; i < 6; ++i) sum += power *= x;
    return sum;
}

PermissionLaw through(double withinDay, double withinWeek) {
    double low = 1e-9, high = 1.0 - 1e-6;
    for (int i = 0; i < 60; ++i) {
        const double middle = 0.5 * (low + high);
        (weekOverDay(middle) * withinDay < withinWeek ? low : high) = middle;
    }
    const double x = 0.5 * (low + high);
    return {std::min(1.0, withinWeek / (weekOverDay(x) * (1.0 - x))), x};
}

double scaledByOdds(double probability, double odds) {
    return probability * odds / (1.0 - probability + probability * odds);
}

double uniformOf(const DyadState& dyad, std::uint64_t seed, std::size_t index, std::uint32_t which) {
    const EpisodeKey key = episodeKey(dyad);
    return uniform01({seed, key.episode, static_cast<std::uint32_t>(index), Purpose::permissionDelay,
                      which + 4U * key.week});
}

/// Of all diplomats of the dyad, by the answers of the first of their channels; kNever if there is none.
double diplomaticPermissionS(const Model& model, const DyadState& dyad, std::uint64_t seed,
                             std::size_t index) {
    for (const ChannelDef& channel : model.channels) {
        if (channel.permission != Permission::diplomatic || channel.dyad.index != index) continue;
        return dyad.permissionFromS + quantileS(channel.answers, uniformOf(dyad, seed, index, 2));
    }
    return kNever;
}

}  // namespace

double permittedAfterS(const PermissionLaw& law, double probability) {
    if (probability >= law.ever) return kNever;
    return kDayS * math::log(1.0 - probability / law.ever) / math::log(law.perDay);
}

double permittedWithin(const PermissionLaw& law, double seconds) {
    if (!(seconds > 0.0)) return 0.0;
    return law.ever * (1.0 - math::pow(law.perDay, seconds / kDayS));
}

PermissionLaw permissionLaw(const Model& model, double climate) {
    const double warm = model.parameters.climateOddsRatio.value;
    const double odds = warm > 0.0 ? math::pow(warm, 2.0 * climate - 1.0) : 1.0;
    return through(scaledByOdds(model.parameters.permissionWithin24h.value, odds),
                   scaledByOdds(model.parameters.permissionWithin7d.value, odds));
}

EpisodeKey episodeKey(const DyadState& dyad) {
    const bool crisis = dyad.rung >= 1;
    const auto week = crisis ? 0U : static_cast<std::uint32_t>(std::max(0.0, dyad.permissionFromS) / kWeekS);
    return {2 * static_cast<std::int64_t>(dyad.episodes) + (crisis ? 1 : 0), week};
}

double quantileS(const std::vector<AnswerPoint>& answers, double probability) {
    AnswerPoint before;
    for (const AnswerPoint& point : answers) {
        if (probability < point.probability) {
            const double share =
                (probability - before.probability) / (point.probability - before.probability);
            return before.withinS + share * (point.withinS - before.withinS);
        }
        before = point;
    }
    return kNever;
}

double probabilityWithin(const std::vector<AnswerPoint>& answers, double withinS) {
    AnswerPoint before;
    for (const AnswerPoint& point : answers) {
        if (withinS < point.withinS) {
            const double share = (withinS - before.withinS) / (point.withinS - before.withinS);
            return before.probability + share * (point.probability - before.probability);
        }
        before = point;
    }
    return before.probability;
}

void recomputePermission(const Model& model, State& state, std::uint64_t seed, std::size_t index,
                         double timeS) {
    DyadState& dyad = state.dyads[index];
    if (!dyad.permissionDrawn) return;
    const PermissionLaw law = permissionLaw(model, dyad.climate);
    // Both sides have to permit: each side's law is the square root of the joint one, so its uniform is
    // squared.
    const auto side = [&](double& permissionS, std::uint32_t which) {
        if (permissionS <= timeS) return;
        const double u = uniformOf(dyad, seed, index, which);
        permissionS = std::max(timeS, dyad.permissionFromS + permittedAfterS(law, u * u));
    };
    side(dyad.permissionA_S, 0);
    side(dyad.permissionB_S, 1);
}

void ensurePermission(const Model& model, State& state, std::uint64_t seed, std::size_t index, double timeS) {
    DyadState& dyad = state.dyads[index];
    const bool stale = dyad.rung == 0 && timeS - dyad.permissionFromS >= kWeekS;
    if (dyad.permissionDrawn && !stale) return;
    dyad.permissionDrawn = true;
    // Not the first call's time: the draw would depend on which channels are open.
    dyad.permissionFromS = timeS;
    if (dyad.rung >= 1)
        dyad.permissionFromS = std::max(dyad.episodeSinceS, state.released ? state.releasedAtS : 0.0);
    dyad.permissionA_S = dyad.permissionB_S = kNever;
    recomputePermission(model, state, seed, index, dyad.permissionFromS);
    dyad.diplomaticPermissionS = diplomaticPermissionS(model, dyad, seed, index);
    for (std::size_t i = 0; i < state.channels.size(); ++i) {
        if (model.channels[i].dyad.index == index) state.channels[i].timesDrawn = false;
    }
}

}  // namespace openline::crisis
