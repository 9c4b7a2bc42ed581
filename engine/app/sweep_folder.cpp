#include "app/sweep_folder.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <iterator>
#include <nlohmann/json.hpp>

#include "app/output_file.h"
#include "app/session_file.h"

namespace openline::app {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr const char* kScenarioName = "scenario.toml";
constexpr const char* kFormatKey = "format";
/// Of a folder: raised whenever rows of the same plan have another meaning, other columns or other draws.
constexpr int kSweepFormat = 2;

std::string inFolder(const std::string& folder, const char* name) {
    return (fs::path(folder) / name).string();
}

Complaint about(const std::string& path, std::string message) {
    return {path, 0, 0, {}, std::move(message)};
}

template <class Defs>
Json idOrNull(const Defs& defs, std::size_t index) {
    return index < defs.size() ? Json(defs[index].id) : Json(nullptr);
}

Json variedOf(const study::SweepPlan& plan) {
    if (plan.varyAll) return "all";
    Json list = Json::array();
    for (const study::VariedRange& range : plan.varied) {
        Json item{{"key", range.key}};
        if (range.low && range.high) {
            item["low"] = *range.low;
            item["high"] = *range.high;
        }
        list.push_back(item);
    }
    return list;
}

Result<Done> writeWhole(const std::string& path, const std::string& text) {
    LineFile file;
    auto done = file.open(path);
    if (done) done = file.add(text);
    if (done) done = file.close();
    return done;
}

/// Byte for byte: a scenario is copied as a person wrote it.
Result<Done> copyScenario(const std::string& from, const std::string& to) {
    std::error_code error;
    if (fs::equivalent(from, to, error)) return Done{};
    fs::copy_file(from, to, fs::copy_options::overwrite_existing, error);
    if (error) return about(to, "cannot be written: " + error.message());
    return Done{};
}

Result<Done> expectSame(const std::string& folder, const Session& session, const std::string& planText) {
    const std::string planPath = inFolder(folder, kSweepPlanName);
    const auto there = readWhole(planPath);
    if (!there) return there.errors;
    if (auto known = expectKnownSweep(planPath, *there); !known) return known;
    if (*there != planText + "\n")
        return about(planPath, "is of another sweep: --resume goes on with the options it was begun with");
    const std::string scenarioPath = inFolder(folder, kScenarioName);
    const auto ours = readWhole(session.path), theirs = readWhole(scenarioPath);
    if (!ours) return ours.errors;
    if (!theirs) return theirs.errors;
    if (*ours != *theirs) return about(scenarioPath, "is another scenario than " + session.path + " is now");
    return Done{};
}

}  // namespace

Result<Done> expectKnownSweep(const std::string& path, const std::string& planText) {
    const Json plan = Json::parse(planText, nullptr, false);
    if (!plan.is_object() || !plan.contains("sweep") || !plan["sweep"].is_object()) return Done{};
    // The first folders had no number.
    const Json format = plan["sweep"].value(kFormatKey, Json(1));
    if (format == kSweepFormat) return Done{};
    const bool isOlder = format.is_number() && format < kSweepFormat;
    return about(path, std::string("is of a sweep begun by ") + (isOlder ? "an older" : "another") +
                           " version of the program; begin it anew in another folder");
}

Result<std::string> readWhole(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return about(path, "cannot be read");
    return std::string(std::istreambuf_iterator<char>(file), {});
}

std::string sweepPlanText(const Session& session, const study::SweepPlan& plan, const std::string& folder) {
    Session named = session;
    named.path = inFolder(folder, kScenarioName);
    named.startTick = 0;
    named.savedHash.clear();
    named.camera.reset();
    named.checkpoints = {};
    const crisis::Model& model = plan.definition->crisis;
    Json json = Json::parse(sessionText(named, folder, -1));
    json.erase("hash");
    Json compared = Json::array();
    for (const study::SweepVariant& variant : plan.variants) {
        Json item{{"preset", variant.preset ? idOrNull(model.presets, variant.preset.index) : Json(nullptr)},
                  {"reading", idOrNull(model.readings, variant.readingIndex)},
                  {"class", idOrNull(model.classes, variant.classIndex)}};
        if (variant.mirrored) item["mirrored"] = true;
        compared.push_back(item);
    }
    json["sweep"] = {
        {kFormatKey, kSweepFormat}, {"mode", plan.mode == study::SweepMode::full ? "full" : "crisis"},
        {"runs", plan.runs},        {"dyad", idOrNull(model.dyads, plan.dyad.index)},
        {"compared", compared},     {"vary", variedOf(plan)}};
    return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

Result<Done> beginSweepFolder(const std::string& folder, const Session& session, const std::string& planText,
                              bool resume) {
    std::error_code error;
    const bool begun = fs::exists(inFolder(folder, kSweepPlanName), error);
    if (resume) {
        if (!begun) return about(folder, "there is no sweep to go on with");
        return expectSame(folder, session, planText);
    }
    if (begun)
        return about(folder,
                     "there is a sweep already: --resume goes on with it, another folder begins anew");
    fs::create_directories(folder, error);
    if (error) return about(folder, "cannot be made: " + error.message());
    auto done = copyScenario(session.path, inFolder(folder, kScenarioName));
    if (done) done = writeWhole(inFolder(folder, kSweepPlanName), planText);
    return done;
}

Result<Done> RowFile::open(const std::string& path, std::size_t bytes) {
    path_ = path;
    std::error_code error;
    errno = 0;
    if (fs::exists(path, error)) fs::resize_file(path, bytes, error);
    if (error) return about(path_, "cannot be written: " + error.message());
    file_.open(path, std::ios::binary | std::ios::app);
    return file_.is_open() ? Result<Done>(Done{}) : failed();
}

Result<Done> RowFile::add(const std::string& lines) {
    errno = 0;
    file_ << lines << std::flush;
    return file_ ? Result<Done>(Done{}) : failed();
}

Result<Done> RowFile::close() {
    file_.close();
    return file_ ? Result<Done>(Done{}) : failed();
}

Result<Done> RowFile::failed() {
    return about(path_, std::string("cannot be written: ") +
                            (errno != 0 ? std::strerror(errno) : "the disk may be full") +
                            "; finished rows stay, and --resume goes on");
}

}  // namespace openline::app
