#include "app/commands.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <functional>
#include <iostream>
#include <new>
#include <system_error>

#include "app/command_arguments.h"
#include "app/desk.h"
#include "app/exit_codes.h"
#include "app/session_arguments.h"
#include "base/time.h"
#include "scenario/load.h"
#include "scenario/names.h"

namespace openline::app {
namespace {

int openDesk(const SessionOptions& options, const DataRoot& data) {
    DeskOptions desk;
    int code = kExitOk;
    auto session = openSession(options, data, code, WithoutRelation::warned);
    if (!session) return code;
    desk.session = std::move(*session);
    return runDesk(desk);
}

std::vector<std::string> commandNames(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::App* command : app.get_subcommands({})) names.push_back(command->get_name());
    return names;
}

/// A word where a command or a file is expected, that is neither.
int failUnknown(const CLI::App& app, const std::string& word) {
    const std::vector<std::string> names = commandNames(app);
    const std::string nearest = scenario::suggestion(word, names);
    std::string message = "\"" + word + "\" is neither a command nor a file";
    if (!nearest.empty()) return fail(kExitUsage, message + "; did you mean \"openline " + nearest + "\"?");
    return fail(kExitUsage, message + "; commands are " + scenario::listed(names, names.size()));
}

/// Whether the first argument is a single word that can only be a mistyped command.
bool isUnknownCommand(const CLI::App& app, const std::string& word) {
    const std::vector<std::string> names = commandNames(app);
    std::error_code ignored;
    return !word.empty() && word.front() != '-' && word.find_first_of("./\\") == std::string::npos &&
           std::find(names.begin(), names.end(), word) == names.end() &&
           !std::filesystem::exists(word, ignored);
}

int printHelp(const CLI::App& app, const std::string& command) {
    const std::vector<std::string> names = commandNames(app);
    if (!command.empty() && std::find(names.begin(), names.end(), command) == names.end())
        return failUnknown(app, command);
    std::cout << (command.empty() ? app.help() : app.get_subcommand(command)->help());
    return kExitOk;
}

/// Runs, and turns what only the machine can be blamed for into an exit code.
int runWork(const std::function<int()>& work) {
    int code = kExitOk;
    try {
        code = work();
    } catch (const std::bad_alloc&) {
        return fail(kExitMachineCannot, "there is not enough memory for this");
    } catch (const std::system_error& error) {
        return fail(kExitMachineCannot, std::string("the system refuses: ") + error.what());
    }
    errno = 0;
    if (std::cout.flush()) return code;
    const std::string why = errno != 0 ? std::strerror(errno) : "no more can be written";
    return fail(kExitMachineCannot, "cannot write to standard output: " + why);
}

}  // namespace

int runProgram(int argc, char** argv, std::string_view sourceFolder) {
    CLI::App app("Openline: close encounters, open channels. A theater in three dimensions, and films of it.",
                 "openline");
    app.set_version_flag("--version", OPENLINE_VERSION);
    app.require_subcommand(0, 1);
    app.footer(
        "Examples:\n  openline scenarios/2001-04-hainan-ep3.toml\n"
        "  openline run --until 2021-10-01T18:00 --json\n  openline record -o film.mp4\n"
        "  openline help record");
    Work work;
    SessionOptions desk;
    ValidateOptions validate;
    RunOptions run;
    RecordOptions record;
    std::string length, helpAbout;
    ScreenshotOptions screenshot;
    SweepOptions sweep;
    GalleryOptions gallery;
    BenchOptions bench;
    EncountersOptions encounters;
    WhyOptions why;
    bool fitJson = false;
    addSessionArguments(app, desk);
    addReplay(app, desk);
    addValidate(app, validate, work);
    addRun(app, run, work);
    addRecord(app, record, length, work);
    addScreenshot(app, screenshot, work);
    addSweep(app, sweep, work, sourceFolder);
    addGallery(app, gallery, work);
    addBench(app, bench, work);
    addEncounters(app, encounters, work);
    addWhy(app, why, work);
    addFit(app, fitJson, work);
    addHelp(app, helpAbout);
    if (argc > 1 && isUnknownCommand(app, argv[1])) return failUnknown(app, argv[1]);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return runWork([&] { return app.exit(error) == 0 ? kExitOk : kExitUsage; });
    }
    if (app.got_subcommand("help")) return runWork([&] { return printHelp(app, helpAbout); });
    if (!length.empty()) {
        record.lengthS = parseDurationS(length);
        if (!record.lengthS || *record.lengthS <= 0.0) {
            return fail(kExitUsage, "--length: expected a duration such as 10s, got \"" + length + "\"");
        }
    }
    const auto data = findDataRoot(sourceFolder);
    if (!data) return fail(kExitMachineCannot, data.errors);
    return runWork([&] { return work ? work(*data) : openDesk(desk, *data); });
}

}  // namespace openline::app
