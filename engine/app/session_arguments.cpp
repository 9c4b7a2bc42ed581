#include "app/session_arguments.h"

#include <CLI/CLI.hpp>
#include <charconv>
#include <cstdint>
#include <system_error>

namespace openline::app {
namespace {

/// What CLI11 takes for a number without a sign may have one. Empty: nothing is wrong.
std::string wholeNumberComplaint(std::string& text) {
    std::uint64_t value = 0;
    const char* const end = text.data() + text.size();
    const auto [at, error] = std::from_chars(text.data(), end, value);
    if (error == std::errc() && at == end) return {};
    return "expected a whole number from 0 to 18446744073709551615, got \"" + text + "\"";
}

void addMany(CLI::App& command, const char* name, std::vector<std::string>& texts, const char* what) {
    command.add_option(name, texts, what)->allow_extra_args(false);
}

void addFree(CLI::App& command, SessionOptions& session) {
    CLI::Option* free = command.add_flag(
        "--free", session.free, "Leave the record at the start and let the model run, with nothing changed");
    command.add_option("--free-from", session.freeFrom, "The same from a time on")->excludes(free);
}

void addModel(CLI::App& command, SessionOptions& session) {
    command.add_option("--class", session.classId, "Reference class of the base rates, as in violent-act");
    command.add_option("--reading", session.reading,
                       "What contact does: talk-helps, talk-is-irrelevant or guardrails-invite-risk");
}

}  // namespace

void addScenarioArguments(CLI::App& command, SessionOptions& session) {
    command.add_option("SCENARIO", session.scenarioPath,
                       "Scenario file (default: 2021-10-national-day.toml)");
    command.add_option("--seed", session.seed, "Seed of all chance (default: the scenario's)")
        ->check(CLI::Validator(wholeNumberComplaint, ""));
    command.add_option("--preset", session.preset,
                       "Channels open, as in none, 2021-autumn or article; NAME@T from a time on");
    addMany(command, "--open", session.open,
            "Open a channel from the start, or ID@T from a time on; may be repeated");
    addMany(command, "--close", session.close,
            "Close a channel from the start, or ID@T from a time on; may be repeated");
    addMany(command, "--suspend", session.suspend,
            "One side stops answering: CHANNEL[@T][:SIDE], the second side if not said; may be repeated");
    addMany(
        command, "--inject", session.inject,
        "Throw in KIND@T[:id,id]: close-pass, collision, cyber-attack, media-campaign, speech, statement, "
        "visit, pact or suspension; ids are two units (then it is flown), a side, a relation, a channel, "
        "\"doubt\" or a gap; may be repeated");
    command.add_flag("--mirrored", session.mirrored,
                     "Mirrored roles: of two craft that pass or collide the other is the one that comes too "
                     "close, in what is thrown in and where the scenario has such roles");
    command.add_option("--account", session.account,
                       "Whose account of the record is flown, where accounts conflict, as in prc");
    command.add_flag("--build", session.build, "Six months of talks on every open channel have gone before");
    addFree(command, session);
}

void addSessionArguments(CLI::App& command, SessionOptions& session) {
    addScenarioArguments(command, session);
    addModel(command, session);
}

void addReplay(CLI::App& command, SessionOptions& session) {
    command
        .add_option_function<std::string>(
            "--replay", [&session](const std::string& row) { session.scenarioPath = row; },
            "Play a row of a sweep again, FOLDER:ROW, instead of a scenario")
        ->excludes("SCENARIO");
}

}  // namespace openline::app
