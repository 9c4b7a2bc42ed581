#include "ui/words.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "base/certainty.h"
#include "base/time.h"
#include "base/units.h"
#include "crisis/crisis.h"
#include "view/wording.h"

namespace openline::ui {
namespace {

using units::kDayS;

CivilTime civilOf(const DeskView& view, double timeS) {
    return civil(view.definition.utcAtS(timeS), zoneMinutes(view, timeS));
}

std::string spanText(double seconds) {
    if (seconds <= 5400.0)
        return seconds <= 90.0 ? printed("%.0f s", seconds) : seconds <= 3600.0 ? "an hour" : "90 min";
    if (seconds < 0.99 * kDayS) return printed("%.0f h", seconds / 3600.0);
    if (seconds < 1.01 * kDayS) return "a day";
    if (std::abs(seconds - 7.0 * kDayS) < 3600.0) return "a week";
    return printed("%.0f d", seconds / kDayS);
}

}  // namespace

int zoneMinutes(const DeskView& view, double timeS) {
    return view::clockZone(view.definition, view.clock, timeS).minutes;
}

std::string clockText(const DeskView& view, double timeS) {
    const CivilTime time = civilOf(view, timeS);
    return printed("%02d:%02d:%02d", time.hour, time.minute, time.second);
}

std::string dayText(const DeskView& view, double timeS) {
    const CivilTime time = civilOf(view, timeS);
    return std::string(weekdayName(time)) + " " + dayAndMonth(time);
}

double happenedS(const sim::Event& event) {
    return event.kind == sim::EventKind::encounter ? event.encounter.timeS : event.timeS;
}

std::string whenText(const DeskView& view, double timeS, double nowS) {
    const CivilTime time = civilOf(view, timeS), now = civilOf(view, nowS);
    std::string clock = printed("%02d:%02d", time.hour, time.minute);
    if (time.day == now.day && time.month == now.month && time.year == now.year) return clock;
    return dayAndMonth(time) + " " + clock;
}

std::optional<double> typedTimeS(const DeskView& view, std::string_view text) {
    const sim::Definition& definition = view.definition;
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    std::optional<double> timeS;
    if (const auto time = parseIsoTime(text, zoneMinutes(view, view.timeS)))
        timeS = static_cast<double>(time->milliseconds - definition.start.milliseconds) / 1000.0;
    else
        timeS = parseDurationS(text);
    if (!timeS || !(*timeS >= 0.0) || *timeS > definition.durationS) return std::nullopt;
    return timeS;
}

std::string speedText(double speed) {
    return speed < 1.0 ? printed("%.1f×", speed) : printed("%.0f×", speed);
}

std::string chanceText(const crisis::ChannelDef& channel) {
    if (channel.answers.empty()) {
        std::string words = channel.answerInWords.substr(0, channel.answerInWords.find(" ("));
        if (!words.empty() && words[0] >= 'A' && words[0] <= 'Z')
            words[0] = static_cast<char>(words[0] - 'A' + 'a');
        return words;
    }
    // The first point that says something; the last if none does.
    const auto* best = &channel.answers.back();
    for (const auto& point : channel.answers)
        if (point.probability >= 0.045) {
            best = &point;
            break;
        }
    if (best->probability <= 0.0) return "not known to answer";
    const std::string span = spanText(best->withinS);
    if (best->probability < 0.4) return printed("1 in %.0f in ", 1.0 / best->probability) + span;
    return printed("%.0f in 10 in ", best->probability * 10.0) + span;
}

std::string briefly(std::string_view words) {
    const std::size_t cut =
        std::min({words.find(" in a"), words.find(" in 1"), words.find(','), words.find(':')});
    const bool isFraction = words.find(" in ") < words.find_last_of("0123456789");
    if (cut == std::string_view::npos) return std::string(words);
    if (isFraction && words.compare(cut, 5, " in 1") == 0 &&
        words.find(" in ", cut + 4) != std::string_view::npos)
        return std::string(words.substr(0, words.find(" in ", cut + 4)));
    return std::string(words.substr(0, cut));
}

std::string inShort(std::string_view words) {
    return std::string(words.substr(0, std::min(words.find(':'), words.find(" ("))));
}

std::string stateText(const DeskView& view, ChannelId channel) {
    const crisis::ChannelState& state = view.snapshot.crisis.channels[channel.index];
    const double sinceS = std::max(0.0, view.timeS - state.lampSinceS);
    switch (state.lamp) {
        case crisis::Lamp::closed:
            return "closed";
        case crisis::Lamp::ringing:
            return view::callText(view.definition.crisis.channels[channel.index], sinceS);
        case crisis::Lamp::answered:
            return "answered";
        case crisis::Lamp::refused:
            return "refused";
        case crisis::Lamp::noAnswer:
            return "no answer";
        case crisis::Lamp::suspended:
            return "suspended";
        case crisis::Lamp::declined:
            return "declined: counterpart";
        case crisis::Lamp::idle:
            break;
    }
    if (state.open && state.disputed) return "declines: in dispute";
    return chanceText(view.definition.crisis.channels[channel.index]);
}

Silence silenceOfClock(const DeskView& view, std::size_t clock) {
    const double lastS = view.snapshot.crisis.silenceLastContactS[clock];
    return std::isfinite(lastS) ? Silence{false, std::max(0.0, view.timeS - lastS)} : Silence{true, 0.0};
}

std::optional<Silence> silenceOf(const DeskView& view, ChannelId channel) {
    const auto& clocks = view.definition.crisis.silences;
    const double ownS = view.snapshot.crisis.channels[channel.index].lastContactS;
    if (std::isfinite(ownS)) return Silence{false, std::max(0.0, view.timeS - ownS)};
    for (std::size_t clock = 0; clock < clocks.size(); ++clock)
        if (std::find(clocks[clock].channels.begin(), clocks[clock].channels.end(), channel) !=
            clocks[clock].channels.end())
            return silenceOfClock(view, clock);
    return std::nullopt;
}

std::string silenceText(const Silence& silence) {
    if (silence.never) return "never";
    if (silence.seconds < 600.0) return "now";
    if (silence.seconds < 3600.0) return printed("%.0f min", std::floor(silence.seconds / 60.0));
    if (silence.seconds < kDayS) return printed("%.0f h", std::floor(silence.seconds / 3600.0));
    return printed("%.0f d", std::floor(silence.seconds / kDayS));
}

std::string levelText(crisis::Level level) {
    switch (level) {
        case crisis::Level::leader:
            return "Leaders";
        case crisis::Level::minister:
            return "Ministers";
        case crisis::Level::jointStaff:
            return "Joint staff";
        case crisis::Level::theater:
            return "Theater";
        case crisis::Level::working:
            return "Working level";
        case crisis::Level::unit:
            return "Between units";
        case crisis::Level::diplomatic:
            return "Diplomatic";
        case crisis::Level::backChannel:
            return "Back-channels";
    }
    return {};
}

std::string presetText(const DeskView& view) {
    const crisis::Model& model = view.definition.crisis;
    const auto equals = [&](const crisis::PresetDef& preset) {
        return crisis::holds(model, view.snapshot.crisis, preset);
    };
    PresetId last = model.initialPreset;
    for (const sim::Command& command : view.log)
        if (command.kind == sim::CommandKind::applyPreset && command.tick <= view.position)
            last = command.preset;
    if (last && last.index < model.presets.size())
        return model.presets[last.index].name + (equals(model.presets[last.index]) ? "" : ", changed");
    for (const crisis::PresetDef& preset : model.presets)
        if (equals(preset)) return preset.name;
    return "as set";
}

std::string ratioText(double ratio) {
    return printed(ratio >= 9.95 ? "×%.0f" : "×%.1f", ratio);
}

std::string factorText(const crisis::Factor& factor) {
    std::string text = factor.name + ": ";
    const std::string up = ratioText(factor.upRatio), down = ratioText(factor.downRatio);
    const bool isUp = up != "×1.0", isDown = down != "×1.0";
    if (!crisis::actsOnRates(factor.kind)) return text + up + ", " + std::string(name(factor.certainty));
    if (isUp && up == down) return text + "all steps " + up + ", " + std::string(name(factor.certainty));
    if (isUp) text += "steps up " + up + ", ";
    if (isDown) text += "steps down " + down + ", ";
    return text + std::string(name(factor.certainty));
}

std::optional<double> momentOf(const DeskView& view, const crisis::Factor& factor) {
    const double timeS = factor.sinceS;
    if (!std::isfinite(timeS) || timeS < 0.0 || timeS > view.timeS) return std::nullopt;
    return timeS;
}

std::string hashText(std::uint64_t hash) {
    return printed("%04x %04x", static_cast<unsigned>(hash >> 48U),
                   static_cast<unsigned>((hash >> 32U) & 0xFFFFU));
}

std::string bytesText(std::size_t bytes) {
    return printed("%.0f MB", static_cast<double>(bytes) / 1048576.0);
}

}  // namespace openline::ui
