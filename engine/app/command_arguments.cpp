#include "app/command_arguments.h"

#include <CLI/CLI.hpp>
#include <string>

#include "app/session_arguments.h"
#include "scenario/crisis_catalogue.h"

namespace openline::app {
namespace {

constexpr double kLeastGapS = 0.001, kLargestGapS = 86400.0;

void addJobs(CLI::App& command, int& jobs, const char* what) {
    command.add_option("--jobs", jobs, what)->check(CLI::Range(1, 64))->capture_default_str();
}

void addLooks(CLI::App& command, PictureOptions& options) {
    command.add_option("--theme", options.theme, "dark, light or print")->capture_default_str();
    command
        .add_option("--layer", options.layer,
                    "all; plate: the world alone; overlay: what is drawn over it, with alpha (a film's as "
                    "numbered PNGs)")
        ->capture_default_str();
    command.add_option("--light", options.light, "natural: by the time of day; or fixed")
        ->capture_default_str();
    command.add_option("--symbols", options.symbols, "national, or standard: the frames of MIL-STD-2525")
        ->capture_default_str();
    command.add_option("--trails", options.trails, "Colour by side, altitude or speed")
        ->capture_default_str();
    command
        .add_option("--samples", options.samples,
                    "Samples a pixel, 0 to 16 (default: 4 where a graphics card draws, else 0)")
        ->check(CLI::Range(0, 16));
    command.add_flag("--haze", options.haze, "Ground and craft pale with distance");
    command
        .add_option("--read-from", options.readFrom,
                    "Size of text: far, from the back of a room; or near, before a desk or on paper")
        ->capture_default_str();
}

template <class Defs>
std::string idsOf(const Defs& defs) {
    std::string ids;
    for (const auto& def : defs) ids += (ids.empty() ? "" : ", ") + def.id;
    return ids;
}

/// What a sweep may compare, as the files have it; nothing where they cannot be read.
std::string idsToCompare(std::string_view sourceFolder) {
    const auto data = findDataRoot(sourceFolder);
    if (!data) return {};
    const auto model = scenario::readCrisisCatalogue(data->folders.assets);
    if (!model) return {};
    return "Presets: " + idsOf(model->presets) + "\nReadings: " + idsOf(model->readings) +
           "\nClasses: " + idsOf(model->classes) +
           "\nRelations (--dyad) and units are a scenario's own: openline validate SCENARIO --list\n";
}

/// What is compared: presets, readings, classes; and by what.
void addCompared(CLI::App& command, SweepOptions& options) {
    command
        .add_option(
            "--compare", options.compare,
            "Presets that the runs begin with, as in none,2021-autumn,article; after what the scenario "
            "itself throws in at the start, before what these options change")
        ->delimiter(',')
        ->allow_extra_args(false);
    command.add_option("--reading", options.readings, "Readings of what contact does, as in talk-helps")
        ->delimiter(',')
        ->allow_extra_args(false);
    command.add_option("--class", options.classes, "Reference classes, as in non-violent-military-act")
        ->delimiter(',')
        ->allow_extra_args(false);
    command
        .add_option("--break-even", options.breakEven,
                    "What talk would have to move, and by how much: violent=0.05 or war=0.01")
        ->capture_default_str();
    command.add_option("--dyad", options.dyad,
                       "Whose crisis, by its id (default: that of the first two craft thrown at each other, "
                       "else the scenario's first)");
}

/// How often it is run, how, and what is drawn.
void addRuns(CLI::App& command, SweepOptions& options) {
    command.add_option("--runs", options.runs, "How many runs of each of the compared")
        ->check(CLI::Range(1, 10'000'000))
        ->capture_default_str();
    command
        .add_option(
            "--vary", options.vary,
            "A quantity that varies, KEY or KEY=LOW..HIGH, may be repeated; none: only the dice (default: "
            "every quantity, over the range of its file)")
        ->allow_extra_args(false);
    command
        .add_option("--mode", options.mode,
                    "crisis: flown once, crises over that flight; full: every run is flown")
        ->check(CLI::IsMember({"crisis", "full"}))
        ->capture_default_str();
    addJobs(command, options.jobs, "Threads that share the work; the bytes are the same with any number");
    command.add_flag("--resume", options.resume, "Go on where the same sweep was interrupted");
}

}  // namespace

void addValidate(CLI::App& app, ValidateOptions& options, Work& work) {
    CLI::App* command = app.add_subcommand(
        "validate", "Read scenarios and sessions and say everything that is wrong with them");
    command->add_option("FILE", options.paths, "Scenario, session and trace files")->required();
    command->add_flag(
        "--list", options.list,
        "List the names that options take: units, sides, relations, channels, presets, readings, "
        "classes, accounts, what can be thrown in, and the scenes by number");
    command->footer(
        "Examples: openline validate scenarios/*.toml\n  openline validate scenarios/korea-what-if.toml "
        "--list");
    command->callback([&] { work = [&](const DataRoot& data) { return validateFiles(options, data); }; });
}

void addRun(CLI::App& app, RunOptions& options, Work& work) {
    CLI::App* command = app.add_subcommand("run", "Run a scenario without pictures");
    addSessionArguments(*command, options.session);
    addReplay(*command, options.session);
    command->add_option("--until", options.until,
                        "Stop at a time (2021-10-02T12:00) or after a duration (6h30m)");
    command->add_flag("--hash", options.hash, "End with the digest of the world");
    command->add_flag("--json", options.json, "Print one JSON object on standard output");
    command->add_flag("--verify", options.verify,
                      "Replay a saved session or a trace; 5, and what differs, if the worlds are others");
    addJobs(*command, options.jobs, "Threads that share the work; the world is the same with any number");
    command->add_option("--events", options.events, "Write one JSON object a line for each event");
    command->add_option("--trace", options.trace,
                        "Write every world of a window into FILE.trace, for --verify to name the first tick, "
                        "row and field that differ");
    command->add_option("--trace-from", options.traceFrom, "Begin of the window (default: the start)");
    command->add_option("--trace-to", options.traceTo, "End of the window (default: a minute later)");
    command->footer(
        "Examples:\n  openline run scenarios/2021-10-national-day.toml --until 2021-10-01T18:00 --hash\n"
        "  openline run --verify NAME-1.session.json");
    command->callback([&] { work = [&](const DataRoot& data) { return runScenario(options, data); }; });
}

void addRecord(CLI::App& app, RecordOptions& options, std::string& length, Work& work) {
    CLI::App* command = app.add_subcommand("record", "Make a film, without a screen");
    addSessionArguments(*command, options.session);
    addReplay(*command, options.session);
    command->add_option("-o,--output", options.output, "Film to write (H.264 in MP4)")->required();
    command->add_option("--size", options.size, "Width and height in pixels, even")->capture_default_str();
    command->add_option("--fps", options.framesPerSecond, "Frames per second of film")
        ->check(CLI::Range(1, 120))
        ->capture_default_str();
    command->add_option("--from", options.from, "Film from a time, not the storyboard");
    command->add_option("--to", options.to, "Film to a time, not the storyboard");
    command->add_option("--speed", options.speed, "Simulated seconds per second of film");
    command->add_option("--length", length, "End after so much film, as in 10s");
    command->add_option("--encoder", options.encoder, "Video encoder, as libavcodec names it")
        ->capture_default_str();
    command->add_flag("--json", options.json, "Print the summary as one JSON object");
    addLooks(*command, options);
    command->footer(
        "Examples:\n  openline record scenarios/2021-10-national-day.toml -o film.mp4\n"
        "  openline record -o pass.mp4 --from 2021-10-04T12:00 --to 2021-10-04T15:00 --speed 120");
    command->callback([&] { work = [&](const DataRoot& data) { return recordFilm(options, data); }; });
}

void addScreenshot(CLI::App& app, ScreenshotOptions& options, Work& work) {
    CLI::App* command = app.add_subcommand("screenshot", "Make a still, without a screen");
    addSessionArguments(*command, options.session);
    addReplay(*command, options.session);
    command->add_option("-o,--output", options.output, "Picture to write (PNG)")->required();
    command->add_option("--at", options.at,
                        "Time shown (default: where a session was left, or the storyboard's beginning)");
    command->add_option("--scene", options.scene, "Number of a scene of the storyboard, shown near its end")
        ->check(CLI::Range(1, 1000))
        ->excludes("--at");
    command->add_option(
        "--camera", options.camera,
        "lat,lon,km[,heading[,tilt]] in degrees (default: the session's or the storyboard's)");
    command->add_option("--size", options.size, "Width and height in pixels")->capture_default_str();
    CLI::Option* desk = command->add_flag("--desk", options.desk, "With the desk's panels");
    command
        ->add_option("--dyad", options.dyad,
                     "Whose crisis the desk shows, by its id (default: that of the last incident, else the "
                     "scenario's first)")
        ->needs(desk);
    addLooks(*command, options);
    command->footer("Example: openline screenshot -o pass.png --at 2021-10-04T14:20 --desk");
    command->callback([&] { work = [&](const DataRoot& data) { return takeScreenshot(options, data); }; });
}

void addSweep(CLI::App& app, SweepOptions& options, Work& work, std::string_view sourceFolder) {
    CLI::App* command = app.add_subcommand(
        "sweep", "Run a scenario many times, with what is not known drawn anew, and compare");
    addScenarioArguments(*command, options.session);
    command->add_option("-o,--output", options.output, "Folder for the table, the summary and the report")
        ->required();
    addCompared(*command, options);
    addRuns(*command, options);
    command->footer([sourceFolder] { return idsToCompare(sourceFolder); });
    command->footer(
        "Examples:\n  openline sweep scenarios/2021-10-national-day.toml --compare none,2021-autumn,article "
        "-o october\n"
        "  openline run --replay october:12");
    command->callback([&] { work = [&](const DataRoot& data) { return runSweep(options, data); }; });
}

void addGallery(CLI::App& app, GalleryOptions& options, Work& work) {
    CLI::App* command =
        app.add_subcommand("gallery", "Contact sheets of every craft, channel state, theme and scale");
    addSessionArguments(*command, options.session);
    command->add_option("-o,--output", options.output, "Folder for the sheets and their index.html")
        ->required();
    command->footer("Example: openline gallery -o gallery");
    command->callback([&] { work = [&](const DataRoot& data) { return makeGallery(options, data); }; });
}

void addBench(CLI::App& app, BenchOptions& options, Work& work) {
    CLI::App* command = app.add_subcommand("bench", "Measure this machine");
    command->footer(
        "Examples:\n  openline bench step --units 1000\n  openline bench draw --desk --size 1280x720\n"
        "  openline bench film --scenario scenarios/2021-10-national-day.toml --json");
    command->add_option("NAME", options.name, "step, detect, alert, draw, film, seek or crisis")
        ->required()
        ->check(CLI::IsMember({"step", "detect", "alert", "draw", "film", "seek", "crisis"}));
    addJobs(*command, options.jobs, "Threads that step, detect and crisis share the work among");
    command
        ->add_option("--units", options.units,
                     "How many (step, detect, draw); without it step and detect go up to 100000")
        ->check(CLI::Range(1, 100000));
    command->add_option("--runs", options.runs, "How many times")->check(CLI::Range(1, 100000));
    command->add_option("--scenario", options.scenarioPath, "Scenario (film, seek, crisis)");
    command->add_option("--size", options.size, "Width and height in pixels (draw, film)")
        ->capture_default_str();
    command->add_flag("--desk", options.desk, "draw: with the desk's panels");
    command->add_flag("--json", options.json, "Print one JSON object on standard output");
    command->callback([&] { work = [&](const DataRoot& data) { return runBench(options, data); }; });
}

void addEncounters(CLI::App& app, EncountersOptions& options, Work& work) {
    CLI::App* command = app.add_subcommand("encounters", "Say which recorded tracks came close");
    command
        ->add_option(
            "TRACKS", options.tracks,
            "Comma separated values with columns time, id, latitude, longitude and, if known, altitude, "
            "track, ground speed, vertical speed, kind (aircraft or ship), each with its unit as in altitude "
            "[ft]")
        ->required();
    command->add_option("--standard", options.standard, "usual, do-365, tcas, nmac or ship")
        ->capture_default_str();
    command->add_option("--samples", options.samples, "Write the figures of every pair at every time");
    command
        ->add_option("--gap", options.largestGapS,
                     "Reports further apart than so many seconds are not joined")
        ->check(CLI::Validator(
            [](const std::string& text) {
                double value = 0.0;
                const bool read = CLI::detail::lexical_cast(text, value);
                const bool right = read && value >= kLeastGapS && value <= kLargestGapS;
                return right ? std::string() : "expected 0.001 to 86400 seconds, got \"" + text + '"';
            },
            ""))
        ->capture_default_str();
    command->add_flag("--aeronautical", options.aeronautical, "The table in feet, nautical miles and knots");
    command->add_flag("--skip-bad-rows", options.skipBadRows, "Leave out rows that cannot be read");
    CLI::Option* json = command->add_flag("--json", options.json, "Print one JSON object on standard output");
    command->add_flag("--csv", options.csv, "Print comma separated values on standard output")
        ->excludes(json);
    command->footer("Example: openline encounters tracks.csv --standard do-365 --samples figures.csv");
    command->callback([&] { work = [&](const DataRoot&) { return reportEncounters(options); }; });
}

void addWhy(CLI::App& app, WhyOptions& options, Work& work) {
    CLI::App* command = app.add_subcommand(
        "why", "Say what pushes a crisis up and pulls it down at a moment, and what led there");
    addSessionArguments(*command, options.session);
    command->add_option("--at", options.at,
                        "The moment (default: where a session was left, or the scenario's end)");
    command->add_flag("--json", options.json, "Print one JSON object on standard output");
    command->footer("Example: openline why scenarios/2001-04-hainan-ep3.toml --free --at 12h");
    command->callback([&] { work = [&](const DataRoot& data) { return explainMoment(options, data); }; });
}

void addFit(CLI::App& app, bool& json, Work& work) {
    CLI::App* command =
        app.add_subcommand("fit", "Derive the base rates of every reference class from its counts anew");
    command->add_flag("--json", json, "Print one JSON list on standard output");
    command->callback([&] { work = [&](const DataRoot& data) { return fitClasses(json, data); }; });
}

void addHelp(CLI::App& app, std::string& about) {
    CLI::App* command = app.add_subcommand("help", "Say what the program or one of its commands can do");
    command->add_option("COMMAND", about, "A command");
}

}  // namespace openline::app
