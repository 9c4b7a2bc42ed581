#include "scenario/channel_catalogue.h"

#include <array>
#include <cstdio>

#include "crisis/permission.h"
#include "scenario/catalogue.h"

namespace openline::scenario {

namespace {

using crisis::AnswerPoint;
using crisis::ChannelDef;
using crisis::Level;
using crisis::Model;
using crisis::Permission;
using crisis::PresetDef;

constexpr Word<Level> kLevels[] = {
    {"leader", Level::leader},          {"minister", Level::minister},
    {"joint-staff", Level::jointStaff}, {"theater", Level::theater},
    {"working", Level::working},        {"unit", Level::unit},
    {"diplomatic", Level::diplomatic},  {"back-channel", Level::backChannel},
};

constexpr Word<Permission> kPermissions[] = {
    {"shared", Permission::shared},
    {"diplomatic", Permission::diplomatic},
    {"delegated", Permission::delegated},
    {"none", Permission::none},
};

constexpr Range kConduct{0.4, 1.3, "0.4 to 1.3"};
constexpr Range kDuration{0.0, 3.2e8, "a duration of 0 s to ten years"};
constexpr Range kLongDuration{1.0, 3.2e8, "a duration of 1 s to ten years"};

std::string text(const Value& value) {
    return value.string().value_or("");
}

struct Reason {
    std::string text;
};

void readAnswers(const Value& place, ChannelDef& channel) {
    AnswerPoint before;
    for (const Value& value : place.list()) {
        auto table = value.table();
        if (!table) continue;
        AnswerPoint point;
        const auto within = table->required("within").quantity(Dimension::duration, kLongDuration);
        const auto probability = table->required("probability").number(kProbability);
        table->unknownKeys();
        if (!within || !probability) continue;
        point = {*within, *probability};
        if (point.withinS <= before.withinS || point.probability <= before.probability)
            value.error("expected answer points that rise in time and probability, got one that does not");
        channel.answers.push_back(point);
        before = point;
    }
}

void readWeights(const Value& place, ChannelDef& channel) {
    const auto values = place.list();
    if (place.isList() && values.size() != channel.weight.size()) {
        place.error("expected " + std::to_string(channel.weight.size()) + " weights, one a rung, got " +
                    std::to_string(values.size()));
    }
    for (std::size_t i = 0; i < values.size() && i < channel.weight.size(); ++i)
        channel.weight[i] = values[i].number(kProbability).value_or(0.0);
}

void readCalling(Table& table, ChannelDef& channel) {
    channel.permission =
        table.required("permission").word<Permission>(kPermissions).value_or(Permission::none);
    const bool called = channel.permission != Permission::none;
    const auto key = [&](const char* name) { return called ? table.required(name) : table.optional(name); };
    readAnswers(key("answers"), channel);
    channel.ownDelayMedianS = key("own-delay").quantity(Dimension::duration, kDuration).value_or(0.0);
    channel.contactLastsS =
        key("contact-lasts").quantity(Dimension::duration, kLongDuration).value_or(3600.0);
    channel.patienceS = table.optional("patience").quantity(Dimension::duration, kLongDuration).value_or(0.0);
    channel.retried = table.optional("retried").boolean().value_or(true);
    const Value weights = key("weights");
    if (weights) readWeights(weights, channel);
    channel.conductFactor = table.optional("conduct").number(kConduct).value_or(1.0);
    if (called && table.has("answers") && channel.answers.empty())
        table.error("expected answer points for a channel that is called, got none");
}

/// What leaders permit in a neutral climate bounds what their lines answer. Of a channel that was read
/// without complaint; `table` says where.
void checkAgainstPermission(Table& table, const ChannelDef& channel, const Model& model) {
    constexpr double kNeutralClimate = 0.5, kLeeway = 0.005;  // answers are written with two decimals
    const auto places = table.optional("answers").list();
    if (channel.permission != Permission::shared || places.size() != channel.answers.size()) return;
    const crisis::PermissionLaw law = permissionLaw(model, kNeutralClimate);
    for (std::size_t i = 0; i < places.size(); ++i) {
        const double permitted = crisis::permittedWithin(law, channel.answers[i].withinS);
        if (channel.answers[i].probability <= permitted + kLeeway) continue;
        std::array<char, 16> most{};
        std::snprintf(most.data(), most.size(), "%.2f", permitted);
        const Value place = places[i].table()->required("probability");
        place.error(std::string("expected at most ") + most.data() +
                    ", the share of crises in which leaders permit contact by then (permission-within-24h "
                    "and -7d in crisis.toml): the line shares their permission; got " +
                    place.shown());
    }
}

void readEnds(Table& table, const CatalogueReferences& known, ChannelDef& channel) {
    const Value place = table.optional("ends");
    if (!place) return;
    const auto ends = place.strings();
    if (ends.size() != 2) return place.expected("the ids of two places");
    if (known.places)
        for (const Value& end : place.list()) (void)end.reference(*known.places);
    channel.endA = ends[0];
    channel.endB = ends[1];
}

void readChannel(Table& table, const CatalogueReferences& known, Names& names, const Names& reasons,
                 const std::vector<Reason>& texts, Model& model) {
    ChannelDef channel;
    const Value id = table.required("id");
    channel.id = text(id);
    channel.name = text(table.required("name"));
    channel.shortName = text(table.required("short-name"));
    channel.dyadName = text(table.optional("dyad"));
    channel.level = table.required("level").word<Level>(kLevels).value_or(Level::unit);
    readEnds(table, known, channel);
    channel.since = text(table.optional("since"));
    channel.howItWorks = text(table.required("how-it-works"));
    channel.record = text(table.required("record"));
    channel.answerInWords = text(table.required("answer-in-words"));
    for (const Value& why : table.optional("why").list()) {
        if (const auto reason = why.reference(reasons))
            channel.whyNobodyAnswers.push_back(texts[*reason].text);
    }
    readCalling(table, channel);
    channel.whatIf = table.optional("what-if").boolean().value_or(false);
    channel.counterpartDisputed = table.optional("counterpart-disputed").boolean().value_or(false);
    channel.refusal = text(table.optional("refusal"));
    (void)table.required("tag");
    channel.certainty = readTag(table, Certainty::documented);
    channel.source = text(table.required("source"));
    table.unknownKeys();
    if (!channel.id.empty() && !names.add(channel.id))
        id.error("expected a new id, got a second channel \"" + channel.id + "\"");
    model.channels.push_back(std::move(channel));
}

std::vector<std::uint8_t> readFlags(const Value& place, const Names& channels, std::size_t count) {
    std::vector<std::uint8_t> flags(count, 0);
    for (const Value& value : place.list()) {
        const auto channel = value.reference(channels);
        if (!channel || *channel >= count) continue;
        if (flags[*channel] != 0) value.error("expected each channel once, got " + value.shown() + " again");
        flags[*channel] = 1;
    }
    return flags;
}

/// `"id"`, or `{ channel = "id", by = "side" }` for the side that suspended it; without it the second side of
/// the dyad.
void readSuspended(const Value& place, const CatalogueReferences& known, const Names& channels,
                   PresetDef& preset, std::size_t count) {
    preset.suspended.assign(count, 0);
    preset.suspendedBy.assign(count, {});
    for (const Value& value : place.list()) {
        std::optional<std::size_t> channel;
        std::string by;
        if (auto table = value.isTable() ? value.table() : std::nullopt) {
            channel = table->required("channel").reference(channels);
            const Value side = table->required("by");
            by = text(side);
            if (known.sides && !by.empty()) (void)side.reference(*known.sides);
            table->unknownKeys();
        } else {
            channel = value.reference(channels);
        }
        if (!channel || *channel >= count) continue;
        if (preset.suspended[*channel] != 0)
            value.error("expected each channel once, got " + value.shown() + " again");
        preset.suspended[*channel] = static_cast<std::uint8_t>(crisis::Party::b);
        preset.suspendedBy[*channel] = by;
    }
}

void readPreset(Table& table, const CatalogueReferences& known, Names& names, const Names& channels,
                Model& model) {
    PresetDef preset;
    const Value id = table.required("id");
    preset.id = text(id);
    preset.name = text(table.required("name"));
    preset.description = text(table.required("description"));
    preset.source = text(table.required("source"));
    preset.open = readFlags(table.required("open"), channels, model.channels.size());
    const Value suspended = table.required("suspended");
    readSuspended(suspended, known, channels, preset, model.channels.size());
    const Value disputed = table.optional("disputed");
    preset.disputed.assign(model.channels.size(), 0);
    if (disputed) preset.disputed = readFlags(disputed, channels, model.channels.size());
    for (std::size_t i = 0; i < preset.disputed.size(); ++i) {
        if (preset.disputed[i] != 0 && !model.channels[i].counterpartDisputed)
            disputed.error("expected channels with counterpart-disputed = true, got \"" +
                           model.channels[i].id + "\"");
    }
    preset.climate = table.required("climate").number(kProbability).value_or(0.5);
    for (std::size_t i = 0; i < preset.open.size(); ++i) {
        if (preset.open[i] != 0 && preset.suspended[i] != 0)
            suspended.error("expected a channel to be open or suspended, got both for \"" +
                            model.channels[i].id + "\"");
    }
    table.unknownKeys();
    if (!preset.id.empty() && !names.add(preset.id))
        id.error("expected a new id, got a second preset \"" + preset.id + "\"");
    model.presets.push_back(std::move(preset));
}

}  // namespace

void checkSharedAnswers(Table& root, const Model& model) {
    std::size_t index = 0;
    for (Table& table : root.tables("channel")) checkAgainstPermission(table, model.channels[index++], model);
}

void readOwnChannels(Table& crisis, const CatalogueReferences& known, Names& channels, const Names& dyads,
                     Model& model) {
    const Names noReasons("reason");
    for (Table& table : crisis.tables("channel")) {
        const Value dyad = table.required("dyad");
        const auto found = dyad.reference(dyads);
        const bool open = table.optional("open").boolean().value_or(true);
        readChannel(table, known, channels, noReasons, {}, model);
        ChannelDef& channel = model.channels.back();
        checkAgainstPermission(table, channel, model);
        channel.ofScenario = true;
        channel.openAtStart = open;
        channel.dyad = found ? DyadId(*found) : DyadId{};
    }
}

void settleDyads(const Names& dyads, Model& model) {
    for (ChannelDef& channel : model.channels) {
        if (channel.ofScenario || channel.dyadName.empty()) continue;
        const auto found = dyads.find(channel.dyadName);
        channel.dyad = found ? DyadId(*found) : DyadId{};
    }
}

void readChannelsFile(Table& root, const CatalogueReferences& known, Names& presets, Model& model) {
    Names reasons("reason"), channels("channel");
    std::vector<Reason> texts;
    for (Table& table : root.tables("reason")) {
        const Value id = table.required("id");
        const std::string name = text(id);
        std::string said = text(table.required("text"));
        const std::string source = text(table.required("source"));
        table.unknownKeys();
        if (name.empty()) continue;
        if (!reasons.add(name)) {
            id.error("expected a new id, got a second reason \"" + name + "\"");
            continue;
        }
        said.append(" (").append(source).append(")");
        texts.push_back({std::move(said)});
    }
    for (Table& table : root.tables("channel")) readChannel(table, known, channels, reasons, texts, model);
    for (Table& table : root.tables("preset")) readPreset(table, known, presets, channels, model);
    if (model.channels.empty()) root.error("expected at least one [[channel]], got none");
    if (model.presets.empty()) root.error("expected at least one [[preset]], got none");
    root.unknownKeys();
}

}  // namespace openline::scenario
