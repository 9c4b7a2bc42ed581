// `[crisis]`: which class, preset and reading of the catalogue apply, who is in it, since when each level is
// silent, and what the record says happened.
#include <algorithm>

#include "scenario/builder.h"
#include "scenario/catalogue.h"
#include "scenario/channel_catalogue.h"

namespace openline::scenario {

namespace {

using crisis::RecordKind;

constexpr Word<RecordKind> kRecordKinds[] = {
    {"rung", RecordKind::rung},
    {"call-placed", RecordKind::callPlaced},
    {"call-answered", RecordKind::callAnswered},
    {"call-refused", RecordKind::callRefused},
    {"call-unanswered", RecordKind::callUnanswered},
    {"note", RecordKind::note},
};

constexpr Word<crisis::Publicity> kPublicity[] = {
    {"usual", crisis::Publicity::usual},
    {"withheld", crisis::Publicity::withheld},
    {"published", crisis::Publicity::published},
};

void readDyad(Builder& builder, Table& table) {
    crisis::DyadDef dyad;
    const Value place = table.required("id");
    dyad.id = place.string().value_or("");
    dyad.name = table.required("name").string().value_or("");
    dyad.initialRung = rungOf(table.optional("rung")).value_or(0);
    if (const auto publicity = table.optional("publicity").word<crisis::Publicity>(kPublicity))
        dyad.publicity = *publicity;
    if (const Value climate = table.optional("climate")) dyad.climate = climate.number({0.0, 1.0, "0 to 1"});
    const Value sides = table.required("sides");
    const auto both = sides.list();
    std::optional<std::size_t> a, b;
    if (both.size() == 2) {
        a = both[0].reference(builder.sides);
        b = both[1].reference(builder.sides);
    }
    if (sides && (both.size() != 2 || (a && a == b))) sides.expected("two different sides");
    table.unknownKeys();
    if (dyad.id.empty() || !place.define(builder.dyads, dyad.id)) return;
    // One whose sides are wrong is known by its name all the same.
    if (a) dyad.a = SideId(*a);
    if (b) dyad.b = SideId(*b);
    if (a) dyad.nameA = builder.definition.sides[*a].name;
    if (b) dyad.nameB = builder.definition.sides[*b].name;
    builder.definition.crisis.dyads.push_back(std::move(dyad));
}

/// A side that the register names is one of the two only under the scenario's dyads. `inForce`: where the
/// preset is chosen, if it is; under another the second side stands for a stranger.
void settleWhoSuspended(const Builder& builder, crisis::PresetDef& preset, const Value& inForce) {
    const crisis::Model& model = builder.definition.crisis;
    for (std::size_t i = 0; i < preset.suspendedBy.size(); ++i) {
        const std::size_t dyad = model.channels[i].dyad.index;
        if (preset.suspendedBy[i].empty() || dyad >= model.dyads.size()) continue;
        const auto is = [&](SideId side) {
            return side && builder.definition.sides[side.index].id == preset.suspendedBy[i];
        };
        const bool first = is(model.dyads[dyad].a);
        if (inForce && !first && !is(model.dyads[dyad].b))
            inForce.error("expected a preset whose channels are suspended by a side of \"" +
                          model.dyads[dyad].id + "\", got \"" + model.channels[i].id + "\" suspended by \"" +
                          preset.suspendedBy[i] + "\"");
        preset.suspended[i] = static_cast<std::uint8_t>(first ? crisis::Party::a : crisis::Party::b);
    }
}

void readLastContact(Builder& builder, Table& table, crisis::SilenceDef& silence) {
    const Value last = table.optional("last");
    const bool never = table.optional("never").boolean().value_or(false);
    if (static_cast<bool>(last) == never) {
        table.error("expected either \"last\" or never = true, got " +
                    std::string(never ? "both" : "neither"));
    }
    const auto instant = last.instant();
    if (!instant) return;
    const UtcTime start = builder.definition.start;
    if (*instant > start) last.error("expected a time before the scenario's start, got " + last.shown());
    silence.lastContactS = static_cast<double>(instant->milliseconds - start.milliseconds) * 1e-3;
}

void readSilence(Builder& builder, Table& table) {
    crisis::SilenceDef silence;
    const Value place = table.required("id");
    silence.id = place.string().value_or("");
    silence.name = table.required("name").string().value_or("");
    readLastContact(builder, table, silence);
    silence.note = table.optional("note").string().value_or("");
    for (const Value& value : table.optional("channels").list()) {
        if (const auto channel = value.reference(builder.channels)) silence.channels.emplace_back(*channel);
    }
    silence.certainty = readTag(table, Certainty::documented);
    silence.source = table.required("source").string().value_or("");
    table.unknownKeys();
    if (silence.id.empty() || !place.define(builder.silences, silence.id)) return;
    builder.definition.crisis.silences.push_back(std::move(silence));
}

void readRecordEntry(Builder& builder, Table& table) {
    crisis::RecordEntry entry;
    const auto timeS = momentS(builder, table.required("at"));
    const auto kind = table.required("kind").word<RecordKind>(kRecordKinds);
    const bool needsDyad = !kind || *kind != RecordKind::note;
    const Value dyadPlace = needsDyad ? table.required("dyad") : table.optional("dyad");
    const auto dyad = dyadPlace.reference(builder.dyads);
    const bool isCall = kind && *kind != RecordKind::rung && *kind != RecordKind::note;
    const Value channelPlace = isCall ? table.required("channel") : table.optional("channel");
    const auto channel = channelPlace.reference(builder.channels);
    const Value rung = kind == RecordKind::rung ? table.required("rung") : table.optional("rung");
    entry.rung = rungOf(rung).value_or(0);
    entry.text = table.required("text").string().value_or("");
    entry.certainty = readTag(table, Certainty::documented);
    entry.source = table.required("source").string().value_or("");
    table.unknownKeys();
    if (!timeS || !kind) return;
    entry.timeS = *timeS;
    entry.kind = *kind;
    if (dyad)
        entry.dyad = DyadId(*dyad);
    else if (!builder.definition.crisis.dyads.empty())
        entry.dyad = DyadId(std::size_t{0});
    if (channel) entry.channel = ChannelId(*channel);
    builder.definition.crisis.record.push_back(std::move(entry));
}

}  // namespace

std::optional<crisis::Rung> rungOf(const Value& value, crisis::Rung least) {
    if (value.isString()) {
        const crisis::Model model;
        std::vector<std::string> names;
        for (crisis::Rung rung = least; rung < crisis::kRungCount; ++rung)
            names.push_back(std::to_string(rung) + " " + model.rungName(rung));
        value.expected("the number of a rung (" + listed(names) + ")");
        return std::nullopt;
    }
    const auto number = value.integer(least, crisis::kRungCount - 1);
    return number ? std::optional(static_cast<crisis::Rung>(*number)) : std::nullopt;
}

void readCrisis(Builder& builder, Table& root) {
    auto table = root.required("crisis").table();
    if (!table) return;
    crisis::Model& model = builder.definition.crisis;
    if (const auto found = table->required("class").reference(builder.classes)) model.classIndex = *found;
    const Value preset = table->required("preset");
    if (const auto found = preset.reference(builder.presets)) model.initialPreset = PresetId(*found);
    if (const auto found = table->optional("reading").reference(builder.readings))
        model.readingIndex = *found;
    for (Table& one : table->tables("dyad")) readDyad(builder, one);
    settleDyads(builder.dyads, model);
    readOwnChannels(*table, {&builder.sides, builder.waysBroken ? nullptr : &builder.places},
                    builder.channels, builder.dyads, model);
    for (std::size_t i = 0; i < model.presets.size(); ++i)
        settleWhoSuspended(builder, model.presets[i], PresetId(i) == model.initialPreset ? preset : Value());
    for (Table& one : table->tables("silence")) readSilence(builder, one);
    for (Table& one : table->tables("record")) readRecordEntry(builder, one);
    table->unknownKeys();
    std::stable_sort(model.record.begin(), model.record.end(),
                     [](const auto& a, const auto& b) { return a.timeS < b.timeS; });
}

}  // namespace openline::scenario
