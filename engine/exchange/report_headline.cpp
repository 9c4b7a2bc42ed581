// What a reader must know beside a sweep's headline: where it lies among its draws, who counts as senior, and
// which lines answer because they were assumed to.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "crisis/crisis.h"
#include "exchange/report_parts.h"
#include "exchange/sweep_assumptions.h"
#include "exchange/sweep_words.h"
#include "study/outlook.h"

namespace openline::exchange {

namespace {

/// A quantity among its own draws.
struct Unlike {
    const study::Quantity* quantity = nullptr;
    double below = 0.5;  ///< share of the draws below the value in force
    double mean = 0.0;
    [[nodiscard]] double distance() const { return std::abs(below - 0.5); }
};

/// The quantity whose value in force lies furthest from the middle of its draws.
Unlike leastLikeItsDraws(const study::Sweep& sweep, std::size_t variant) {
    const auto& quantities = sweep.quantities(variant);
    std::vector<double> below(quantities.size(), 0.0), sum(quantities.size(), 0.0);
    for (std::size_t draw = 0; draw < study::kStripDraws; ++draw) {
        const std::vector<double> values = sweep.drawn(draw, variant);
        for (std::size_t i = 0; i < values.size(); ++i) {
            sum[i] += values[i];
            below[i] += values[i] < quantities[i].value ? 1.0 : 0.0;
        }
    }
    constexpr auto kDraws = static_cast<double>(study::kStripDraws);
    Unlike found;
    for (std::size_t i = 0; i < quantities.size(); ++i) {
        const study::Quantity& quantity = quantities[i];
        if (!quantity.law && !(quantity.low < quantity.high)) continue;
        const Unlike one{&quantity, below[i] / kDraws, sum[i] / kDraws};
        if (one.distance() > found.distance()) found = one;
    }
    return found;
}

bool opens(const sim::Command& command) {
    return command.kind == sim::CommandKind::openChannel || command.kind == sim::CommandKind::applyPreset ||
           command.kind == sim::CommandKind::resumeChannel;
}

}  // namespace

std::string outsideNote(const ReportInput& input, std::size_t variant, double share,
                        const std::vector<double>& draws) {
    if (draws.empty()) return {};
    const Spread spread = spreadOf(draws);
    if (share >= spread.lowerQuarter && share <= spread.upperQuarter) return {};
    std::string words =
        fmt::format("The {} at the values in force lies {} the middle half of the draws, {}: ",
                    study::shareInHundred(share), share > spread.upperQuarter ? "above" : "below",
                    shareRange(spread.lowerQuarter, spread.upperQuarter));
    // Beyond what 200 draws give a value that is the middle of what is drawn.
    constexpr double kBeyondChance = 0.12;
    const Unlike unlike = leastLikeItsDraws(input.sweep, variant);
    if (!unlike.quantity || unlike.distance() < kBeyondChance)
        return words + "values in force need not be the middle of what is drawn.";
    const std::string_view key = unlike.quantity->key;
    return words + fmt::format(
                       "values in force need not be the middle of what is drawn. The furthest from it "
                       "is \u201c{}\u201d, {} in force and {} in the mean of the draws.",
                       quantityName(key), quantityText(key, unlike.quantity->value),
                       quantityText(key, unlike.mean));
}

bool noSeniorLine(const ReportInput& input, std::size_t variant) {
    const auto& channels = input.model().channels;
    for (const std::size_t i : openChannels(input.sweep, {variant}))
        if (crisis::isSenior(channels[i]) && crisis::canAnswer(input.sweep.compared(variant).channels[i]))
            return false;
    const auto& log = input.sweep.plan().log;
    const bool later = std::ranges::any_of(input.sweep.events(variant), [&](const crisis::TrialEvent& event) {
        if (event.channel.index < channels.size() && !crisis::isSenior(channels[event.channel.index]))
            return false;
        return event.kind == crisis::TrialEventKind::openChannel ||
               event.kind == crisis::TrialEventKind::resumeChannel ||
               (event.kind == crisis::TrialEventKind::setChannel && event.to.open &&
                event.to.suspended == crisis::Party::none && !event.to.disputed);
    });
    return !later && std::ranges::none_of(log, [&](const sim::Command& command) {
        const bool other =
            command.channel.index < channels.size() && !crisis::isSenior(channels[command.channel.index]);
        return command.tick > input.sweep.flight().startTick && opens(command) && !other;
    });
}

std::string delegatedNote(const ReportInput& input) {
    std::vector<std::size_t> variants(input.figures.variants.size());
    for (std::size_t v = 0; v < variants.size(); ++v) variants[v] = v;
    std::string names;
    for (const std::size_t i : openChannels(input.sweep, variants)) {
        const crisis::ChannelDef& channel = input.model().channels[i];
        if (crisis::isSenior(channel) && channel.permission == crisis::Permission::delegated)
            names += (names.empty() ? "" : "; ") + channel.name;
    }
    if (names.empty()) return {};
    return "Of the lines that count as senior, some answer without a leader's permission, because their "
           "authority is taken to be delegated: " +
           names + ". That is assumed, and the share of senior contact where they are open rests on it.";
}

}  // namespace openline::exchange
