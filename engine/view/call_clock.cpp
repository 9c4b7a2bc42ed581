#include <algorithm>
#include <cmath>
#include <cstdio>

#include "base/units.h"
#include "view/furniture.h"
#include "view/stage.h"
#include "view/wording.h"

namespace openline::view {

namespace {

using crisis::Lamp;
using frame::FontWeight;

constexpr double kShownAfterS = 1800.0;  // of scenario time: how long an outcome stays
using units::kDayS;

/// Ringing before outcomes; among equals the call that was placed last.
int importance(const crisis::ChannelState& state, double nowS) {
    if (state.lamp == Lamp::ringing) return 2;
    const bool ended = state.lamp == Lamp::answered || state.lamp == Lamp::refused ||
                       state.lamp == Lamp::noAnswer || state.lamp == Lamp::declined;
    return ended && nowS - state.lampSinceS <= kShownAfterS ? 1 : 0;
}

std::optional<std::size_t> shownChannel(const Stage& stage) {
    const auto& states = stage.moment.current.crisis.channels;
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < std::min(states.size(), stage.moment.definition.crisis.channels.size());
         ++i) {
        const int now = importance(states[i], stage.nowS);
        if (now == 0) continue;
        const int held = best ? importance(states[*best], stage.nowS) : 0;
        if (now > held || (now == held && states[i].lampSinceS > states[*best].lampSinceS)) best = i;
    }
    return best;
}

std::string clockWords(const crisis::ChannelDef& channel, const crisis::ChannelState& state, double nowS) {
    if (state.lamp == Lamp::answered) return "answered";
    if (state.lamp == Lamp::refused) return "refused";
    if (state.lamp == Lamp::declined) return "declined: counterpart in dispute";
    if (state.lamp == Lamp::noAnswer) return "no answer";
    const auto seconds = static_cast<long long>(std::max(0.0, nowS - state.lampSinceS));
    char text[48];
    std::snprintf(text, sizeof text, "%s %lld:%02lld:%02lld", std::string(callVerb(channel)).c_str(),
                  seconds / 3600, seconds / 60 % 60, seconds % 60);
    return text;
}

/// `silent for 424 days`: on the channel itself, or on the silence clock that counts it.
std::string silenceWords(const Stage& stage, std::size_t channel) {
    const auto& state = stage.moment.current.crisis;
    double lastS = state.channels[channel].lastContactS;
    bool counted = std::isfinite(lastS);
    const auto& clocks = stage.moment.definition.crisis.silences;
    for (std::size_t i = 0; !counted && i < std::min(clocks.size(), state.silenceLastContactS.size()); ++i) {
        const auto& counts = clocks[i].channels;
        if (std::find(counts.begin(), counts.end(), ChannelId{channel}) == counts.end()) continue;
        counted = true;
        lastS = state.silenceLastContactS[i];
    }
    if (!counted) return {};
    if (!std::isfinite(lastS)) return "never used before";
    const double days = std::floor((stage.nowS - lastS) / kDayS);
    if (days < 1.0) return {};
    return "silent for " + std::to_string(static_cast<long long>(days)) + (days < 2.0 ? " day" : " days");
}

}  // namespace

void addCallClock(Stage& stage) {
    const auto channel = shownChannel(stage);
    if (!channel) return;
    const crisis::ChannelState& state = stage.moment.current.crisis.channels[*channel];
    const crisis::ChannelDef& definition = stage.moment.definition.crisis.channels[*channel];
    const float right = toFloat(stage.eye.widthPx()) - stage.settings.rightPx - stage.px(70.0);
    const auto write = [&](const std::string& text, double baseline, double size, FontWeight weight,
                           frame::Colour colour) {
        if (text.empty()) return;
        const float px = stage.px(size), y = stage.px(baseline);
        const float width = stage.labels.fonts().widthPx(text, px, weight);
        const Rectangle room{right - width - 4.0f, y - px, right + 4.0f, y + 0.32f * px};
        stage.labels.block(room);
        stage.covered.push_back(room);
        stage.frame.overlay.texts.push_back({text, right, y, px, weight, frame::Align::right, colour,
                                             faded(stage.colours.halo, 0.8), 0.0f, 0.0f});
    };
    const bool rings = state.lamp == Lamp::ringing;
    write(definition.label(), 92.0, 36.0, FontWeight::medium,
          rings ? stage.colours.accent : stage.colours.text);
    write(clockWords(definition, state, stage.nowS), 168.0, 72.0, FontWeight::medium, stage.colours.text);
    if (state.lamp != Lamp::answered)
        write(silenceWords(stage, *channel), 220.0, 36.0, FontWeight::regular, stage.colours.textDim);
}

}  // namespace openline::view
