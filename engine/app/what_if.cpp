#include "app/what_if.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <variant>

#include "app/session.h"
#include "base/time.h"
#include "base/units.h"
#include "scenario/crisis_catalogue.h"
#include "scenario/inject_catalogue.h"
#include "scenario/names.h"

namespace openline::app {
namespace {

/// `13:00` or `13:00:30`: a time of which day?
bool isTimeOfDay(std::string_view text) {
    constexpr std::array kBelow{24, 60, 60};
    std::size_t parts = 0;
    for (std::size_t from = 0; from <= text.size(); ++parts) {
        const std::size_t to = std::min(text.find(':', from), text.size());
        const std::string_view digits = text.substr(from, to - from);
        if (parts >= kBelow.size() || digits.empty() || digits.size() > 2) return false;
        if (parts > 0 && digits.size() != 2) return false;
        int value = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (error != std::errc() || end != digits.data() + digits.size() || value >= kBelow[parts])
            return false;
        from = to + 1;
    }
    return parts >= 2;
}

/// `9:30` as ISO times have it.
std::string withTwoDigits(const std::string& time) {
    return time.find(':') == 1 ? "0" + time : time;
}

Complaint nothingAfterColon(const std::string& text) {
    return {{}, 0, 0, {}, "expected ids after the colon, or no colon, got \"" + text + "\""};
}

/// The time that was meant where none could be read: as far as it can still be one.
Complaint wrongTime(const sim::Definition& definition, const std::string& after) {
    std::size_t end = after.size();
    for (std::size_t colon = after.find(':'); colon != std::string::npos;
         colon = after.find(':', colon + 1)) {
        const char next = colon + 1 < after.size() ? after[colon + 1] : ':';
        if (next >= '0' && next <= '9') continue;
        end = colon;
        break;
    }
    const std::string text = after.substr(0, end);
    Complaint wrong = parseMoment(definition, text).errors.front();
    if (isTimeOfDay(text))
        wrong.message += "; a time of day needs its date, as in " +
                         formatIso(definition.start, definition.zoneMinutes).substr(0, 11) +
                         withTwoDigits(text);
    return wrong;
}

/// `WORD[@T][:REST]`. Times have colons too, so that the longest time that is one counts.
struct Parts {
    std::string word, rest;
    sim::Tick tick = 0;
};

Result<Parts> partsOf(const sim::Definition& definition, const std::string& text) {
    const auto at = text.find('@');
    if (at == std::string::npos) {
        const auto colon = text.find(':');
        if (colon != std::string::npos && colon + 1 == text.size()) return nothingAfterColon(text);
        return Parts{text.substr(0, colon), colon == std::string::npos ? "" : text.substr(colon + 1), 0};
    }
    const std::string after = text.substr(at + 1);
    std::size_t end = after.size();
    for (;;) {
        const auto moment = parseMoment(definition, after.substr(0, end));
        if (moment) {
            const std::string rest = end < after.size() ? after.substr(end + 1) : "";
            if (end < after.size() && rest.empty()) return nothingAfterColon(text);
            return Parts{text.substr(0, at), rest, definition.tickAt(*moment)};
        }
        const auto colon = end > 0 ? after.rfind(':', end - 1) : std::string::npos;
        if (colon == std::string::npos) return wrongTime(definition, after);
        end = colon;
    }
}

std::vector<std::string> splitAtCommas(const std::string& text) {
    std::vector<std::string> words;
    std::size_t from = 0;
    while (from < text.size()) {
        const auto comma = std::min(text.find(',', from), text.size());
        words.push_back(text.substr(from, comma - from));
        from = comma + 1;
    }
    return words;
}

template <class Defs>
std::optional<std::size_t> indexOf(const Defs& defs, const std::string& id) {
    const auto found = std::find_if(defs.begin(), defs.end(), [&](const auto& def) { return def.id == id; });
    if (found == defs.end()) return std::nullopt;
    return static_cast<std::size_t>(found - defs.begin());
}

crisis::Party partyOf(const crisis::DyadDef& dyad, SideId side) {
    if (dyad.a == side) return crisis::Party::a;
    return dyad.b == side ? crisis::Party::b : crisis::Party::none;
}

/// One inject, read id by id.
class InjectReader {
  public:
    explicit InjectReader(const sim::Definition& definition) : definition_(definition) {}

    Result<sim::Command> read(const Parts& parts) {
        command_.tick = parts.tick;
        command_.kind = sim::CommandKind::inject;
        if (const auto wrong = readKind(parts.word)) return Result<sim::Command>::failure(*wrong);
        for (const std::string& id : splitAtCommas(parts.rest)) {
            if (const auto wrong = readId(id)) return Result<sim::Command>::failure(*wrong);
        }
        if (const auto wrong = settle()) return Result<sim::Command>::failure(*wrong);
        const auto reason = checkInject(definition_, command_.inject, command_.a, command_.b);
        if (reason) return Result<sim::Command>::failure("cannot be thrown in: " + *reason);
        return command_;
    }

  private:
    using Wrong = std::optional<std::string>;

    Wrong readKind(const std::string& word) {
        std::vector<std::string> known;
        for (const auto& kind : scenario::injectWords()) {
            known.emplace_back(kind.text);
            if (word != kind.text) continue;
            command_.inject.kind = kind.value;
            return {};
        }
        return "unknown event \"" + word + "\"; known are " + scenario::listed(known, known.size()) +
               scenario::didYouMean(word, known);
    }

    Wrong readId(const std::string& id) {
        const crisis::Model& model = definition_.crisis;
        if (id == "doubt") {
            command_.inject.doubts = true;
        } else if (const auto unit = indexOf(definition_.units, id)) {
            if (command_.b) return "three craft are named, expected two";
            (command_.a ? command_.b : command_.a) = UnitId(*unit);
        } else if (const auto dyad = indexOf(model.dyads, id)) {
            command_.inject.dyad = DyadId(*dyad);
        } else if (const auto channel = indexOf(model.channels, id)) {
            command_.inject.channel = ChannelId(*channel);
        } else if (const auto side = indexOf(definition_.sides, id)) {
            side_ = SideId(*side);
        } else if (const auto length = parseQuantity(id, Dimension::length);
                   std::holds_alternative<Quantity>(length)) {
            return readGap(id, std::get<Quantity>(length).valueSi);
        } else {
            return unknown(id);
        }
        return {};
    }

    Wrong readGap(const std::string& text, double gapM) {
        const scenario::AllowedRange range = scenario::allowedRange("near-gap");
        if (command_.inject.kind != crisis::InjectKind::closePass)
            return "\"" + text + "\" is for a close pass only";
        if (!(gapM >= range.low && gapM <= range.high))
            return std::string("expected ") + range.words + " between the two, got \"" + text + "\"";
        command_.inject.gapM = gapM;
        return {};
    }

    [[nodiscard]] std::string unknown(const std::string& id) const {
        std::vector<std::string> known{"doubt"};
        for (const auto& unit : definition_.units) known.push_back(unit.id);
        for (const auto& side : definition_.sides) known.push_back(side.id);
        for (const auto& dyad : definition_.crisis.dyads) known.push_back(dyad.id);
        for (const auto& channel : definition_.crisis.channels) known.push_back(channel.id);
        const std::string nearest = scenario::didYouMean(id, known);
        if (!nearest.empty()) return "unknown \"" + id + "\"" + nearest;
        std::vector<std::string> units;
        for (const auto& unit : definition_.units) units.push_back(unit.id);
        return "unknown \"" + id + "\"; expected units, sides, relations or channels of the scenario" +
               (units.empty() ? "" : "; units are " + scenario::listed(units));
    }

    /// The relation that a channel or a side belongs to, if none is named; and which side of it is meant.
    Wrong settle() {
        crisis::Inject& what = command_.inject;
        const auto& dyads = definition_.crisis.dyads;
        if (!what.dyad && what.channel) what.dyad = definition_.crisis.channels[what.channel.index].dyad;
        if (!what.dyad && side_) {
            const auto has = [&](const crisis::DyadDef& dyad) {
                return partyOf(dyad, side_) != crisis::Party::none;
            };
            const auto found = std::find_if(dyads.begin(), dyads.end(), has);
            if (found == dyads.end())
                return "\"" + definition_.sides[side_.index].id + "\" is in no relation of the scenario";
            what.dyad = DyadId(static_cast<std::size_t>(found - dyads.begin()));
        }
        if (!side_ || what.dyad.index >= dyads.size()) return {};
        what.by = partyOf(dyads[what.dyad.index], side_);
        if (what.by != crisis::Party::none) return {};
        return "\"" + definition_.sides[side_.index].id + "\" is no side of \"" + dyads[what.dyad.index].id +
               "\"";
    }

    const sim::Definition& definition_;
    sim::Command command_;
    SideId side_;
};

}  // namespace

Result<sim::Command> parseInject(const sim::Definition& definition, const std::string& text) {
    const auto parts = partsOf(definition, text);
    if (!parts) return Result<sim::Command>(parts.errors);
    return InjectReader(definition).read(*parts);
}

Result<sim::Command> parseSuspension(const sim::Definition& definition, const std::string& text) {
    const auto parts = partsOf(definition, text);
    if (!parts) return Result<sim::Command>(parts.errors);
    const auto channel = findChannel(definition, parts->word);
    if (!channel) return Result<sim::Command>(channel.errors);
    sim::Command command;
    command.tick = parts->tick;
    command.kind = sim::CommandKind::suspendChannel;
    command.channel = *channel;
    command.by = crisis::Party::b;
    if (parts->rest.empty()) return command;
    const DyadId dyad = definition.crisis.channels[channel->index].dyad;
    const auto& dyads = definition.crisis.dyads;
    const auto side = indexOf(definition.sides, parts->rest);
    command.by =
        side && dyad.index < dyads.size() ? partyOf(dyads[dyad.index], SideId(*side)) : crisis::Party::none;
    if (command.by != crisis::Party::none) return command;
    std::vector<std::string> known;
    if (dyad.index < dyads.size())
        known = {definition.sides[dyads[dyad.index].a.index].id,
                 definition.sides[dyads[dyad.index].b.index].id};
    return Result<sim::Command>::failure("expected one of the sides " + scenario::listed(known) + ", got \"" +
                                         parts->rest + "\"");
}

}  // namespace openline::app
