// A row of a sweep's folder as a session.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "app/session_file.h"
#include "app/session_roles.h"
#include "app/sweep_folder.h"
#include "base/digest.h"
#include "exchange/sweep_table.h"
#include "study/sweep_replay.h"

namespace openline::app {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

Complaint complaintAbout(const std::string& path, std::string message) {
    return {path, 0, 0, {}, std::move(message)};
}

template <class Defs>
std::size_t indexOf(const Defs& defs, const json& id) {
    const auto found = std::ranges::find_if(defs, [&](const auto& def) { return id == def.id; });
    return static_cast<std::size_t>(found - defs.begin());
}

/// Reads the object `sweep` of a plan; `otherRoles` as readOtherRoles has it. False if it is not one.
bool readPlan(const json& object, const std::shared_ptr<const sim::Definition>& otherRoles,
              study::SweepPlan& plan) {
    const crisis::Model& model = plan.definition->crisis;
    try {
        plan.mode = object.at("mode") == "full" ? study::SweepMode::full : study::SweepMode::crisis;
        plan.runs = object.at("runs").get<std::size_t>();
        plan.dyad = DyadId{indexOf(model.dyads, object.at("dyad"))};
        bool known = plan.dyad.index < model.dyads.size();
        for (const json& item : object.at("compared")) {
            study::SweepVariant variant;
            if (!item.at("preset").is_null())
                variant.preset = PresetId{indexOf(model.presets, item.at("preset"))};
            variant.readingIndex = indexOf(model.readings, item.at("reading"));
            variant.classIndex = indexOf(model.classes, item.at("class"));
            variant.mirrored = item.value("mirrored", false);
            known = known && (!variant.preset || variant.preset.index < model.presets.size()) &&
                    variant.readingIndex < model.readings.size() && variant.classIndex < model.classes.size();
            plan.variants.push_back(variant);
        }
        plan.varyAll = object.at("vary").is_string();
        for (const json& item : object.at("vary")) {
            if (!item.is_object()) continue;
            study::VariedRange range{item.at("key").get<std::string>(), {}, {}};
            if (item.contains("low")) range.low = item.at("low").get<double>();
            if (item.contains("high")) range.high = item.at("high").get<double>();
            plan.varied.push_back(range);
        }
        if (std::ranges::any_of(plan.variants, &study::SweepVariant::mirrored))
            known = known && study::addMirroredRoles(plan, otherRoles);
        return known && !plan.variants.empty();
    } catch (const json::exception&) {
        return false;
    }
}

bool same(double a, double b) {
    return a == b || (std::isnan(a) && std::isnan(b));
}

bool isSame(const crisis::TrialResult& a, const crisis::TrialResult& b) {
    return same(a.incidentS, b.incidentS) && same(a.firstUpS, b.firstUpS) &&
           same(a.firstSeniorS, b.firstSeniorS) && same(a.overS, b.overS) && a.peak == b.peak &&
           a.last == b.last;
}

/// The bound of the clock that all rows of the run shared, with this row's values as they are written.
crisis::ClockBound boundOf(const study::Sweep& sweep, const exchange::SweepTableRow& row) {
    crisis::ClockBound bound = sweep.boundOf(row.row.run);
    bound.cover(sweep.boundOf(row.row.variant, row.values));
    return bound;
}

struct RowName {
    std::string folder;
    std::uint64_t row = 0;
};

Result<RowName> rowNamed(const std::string& text) {
    const std::size_t colon = text.rfind(':');
    RowName name{text.substr(0, colon), 0};
    const char* const end = text.data() + text.size();
    const char* const from = colon == std::string::npos ? end : text.data() + colon + 1;
    const auto [at, error] = std::from_chars(from, end, name.row);
    if (error != std::errc() || at != end || name.folder.empty() || name.row == 0)
        return complaintAbout(
            "--replay",
            "expected the folder of a sweep and a row of its table, as in sweep-1:12, got \"" + text + "\"");
    return name;
}

}  // namespace

bool isReplayName(const std::string& name) {
    const std::size_t colon = name.rfind(':');
    std::error_code ignored;
    return colon != std::string::npos && colon > 0 && colon + 1 < name.size() &&
           name.find_first_not_of("0123456789", colon + 1) == std::string::npos && !fs::exists(name, ignored);
}

Result<SweepSession> readSweepPlan(const std::string& folder, const DataRoot& data) {
    const std::string path = (fs::path(folder) / kSweepPlanName).string();
    const auto text = readWhole(path);
    if (!text)
        return complaintAbout(
            folder, "is not the folder of a sweep: " + std::string(kSweepPlanName) + " cannot be read");
    const auto known = expectKnownSweep(path, *text);
    if (!known) return known.errors;
    auto session = loadSessionFile(path, std::nullopt, data);
    if (!session) return session.errors;
    SweepSession read{std::move(*session), {}};
    read.plan.definition = read.session.definition;
    read.plan.log = read.session.log;
    read.plan.seed = read.session.seed;
    const json object = json::parse(*text, nullptr, false);
    const auto other = readOtherRoles(read.session);
    if (!other) return other.errors;
    if (!object.is_object() || !object.contains("sweep") || !readPlan(object["sweep"], *other, read.plan))
        return complaintAbout(path, "is not the plan of a sweep, or names what the scenario does not have");
    return read;
}

Result<Session> loadReplay(const std::string& text, const DataRoot& data) {
    const auto name = rowNamed(text);
    if (!name) return name.errors;
    auto read = readSweepPlan(name->folder, data);
    if (!read) return read.errors;
    const bool flown = read->plan.mode == study::SweepMode::full;
    auto sweep = study::Sweep::prepare(read->plan, nullptr, {},
                                       flown ? study::FlightExtent::toStart : study::FlightExtent::whole);
    if (!sweep) return sweep.errors;
    std::error_code ignored;
    const fs::path whole = fs::path(name->folder) / kSweepTableName;
    const std::string table =
        (fs::exists(whole, ignored) ? whole : fs::path(name->folder) / kSweepPartialName).string();
    const auto rows = readWhole(table);
    if (!rows) return rows.errors;
    const auto row = exchange::readSweepRow(**sweep, *rows, name->row, table);
    if (!row) return row.errors;
    const study::SweepReplay replay = study::replayOf(**sweep, name->row, row->row.run, row->row.variant,
                                                      row->values, boundOf(**sweep, *row));
    Session session = std::move(read->session);
    session.definition = replay.definition;
    session.seed = replay.seed;
    session.log = replay.log;
    session.startTick = 0;
    session.file = text;
    session.savedHash = flown ? hexadecimal(row->row.hash) : std::string();
    if (!flown && !isSame(replay.result, row->row.result))
        return Complaint{table, 0, 0, kReplayDiffers + std::to_string(name->row),
                         "comes out otherwise now; the scenario, its data or the program has changed"};
    return session;
}

}  // namespace openline::app
