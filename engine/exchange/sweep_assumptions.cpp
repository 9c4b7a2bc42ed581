#include "exchange/sweep_assumptions.h"

#include <algorithm>
#include <cmath>

#include "crisis/rates.h"
#include "exchange/sweep_words.h"

namespace openline::exchange {

namespace {

using study::Quantity;

bool isSame(const Quantity& a, const Quantity& b) {
    return a.key == b.key && a.value == b.value && a.low == b.low && a.high == b.high && a.source == b.source;
}

std::string underOf(const study::Sweep& sweep, const Quantity& quantity, std::size_t variant) {
    if (quantity.kind == Quantity::Kind::share) return classId(sweep, variant);
    if (quantity.kind == Quantity::Kind::oddsRatio) return readingId(sweep, variant);
    return variantName(sweep, variant);
}

}  // namespace

std::vector<QuantityUse> quantityUses(const study::Sweep& sweep) {
    std::vector<QuantityUse> uses;
    const std::size_t count = sweep.plan().variants.size();
    for (const std::string& key : sweep.keys()) {
        const std::size_t first = uses.size();
        for (std::size_t variant = 0; variant < count; ++variant) {
            const auto& all = sweep.quantities(variant);
            const auto quantity = std::ranges::find(all, key, &Quantity::key);
            if (quantity == all.end()) continue;
            const auto known =
                std::find_if(uses.begin() + static_cast<std::ptrdiff_t>(first), uses.end(),
                             [&](const QuantityUse& use) { return isSame(*use.quantity, *quantity); });
            if (known != uses.end())
                known->variants.push_back(variant);
            else
                uses.push_back({&*quantity, {variant}});
        }
        for (std::size_t i = first; i < uses.size(); ++i)
            if (uses[i].variants.size() < count)
                uses[i].under = underOf(sweep, *uses[i].quantity, uses[i].variants.front());
    }
    return uses;
}

double climateOf(const study::Sweep& sweep, std::size_t variant) {
    return sweep.compared(variant).dyads[sweep.plan().dyad.index].climate;
}

std::vector<std::size_t> openChannels(const study::Sweep& sweep, const std::vector<std::size_t>& variants) {
    std::vector<std::size_t> open;
    const auto& channels = sweep.plan().definition->crisis.channels;
    for (std::size_t i = 0; i < channels.size(); ++i) {
        const bool any = std::ranges::any_of(
            variants, [&](std::size_t variant) { return sweep.compared(variant).channels[i].open; });
        if (any && channels[i].dyad == sweep.plan().dyad) open.push_back(i);
    }
    return open;
}

std::vector<std::size_t> silenceClocks(const study::Sweep& sweep) {
    const crisis::Model& model = sweep.plan().definition->crisis;
    std::vector<std::size_t> clocks;
    for (std::size_t i = 0; i < model.silences.size(); ++i)
        if (crisis::concerns(model, model.silences[i], sweep.plan().dyad)) clocks.push_back(i);
    return clocks;
}

std::optional<double> silentForS(const study::Sweep& sweep, std::size_t clock) {
    const auto& last = sweep.flight().atStart.crisis.silenceLastContactS;
    if (clock >= last.size() || std::isinf(last[clock])) return std::nullopt;
    return std::max(0.0, sweep.startS() - last[clock]);
}

}  // namespace openline::exchange
