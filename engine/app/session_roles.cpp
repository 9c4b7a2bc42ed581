#include "app/session_roles.h"

#include "scenario/load.h"
#include "sim/identity.h"
#include "sim/mirror.h"

namespace openline::app {
namespace {

std::string quoted(const std::string& text) {
    const bool plain = text.find_first_not_of(
                           "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                           "_-./:,@+=") == std::string::npos;
    if (plain && !text.empty()) return text;
    std::string quoted = "'";
    for (const char letter : text) quoted += letter == '\'' ? std::string("'\\''") : std::string(1, letter);
    return quoted + "'";
}

/// Does the scenario say itself who else may pass whom?
bool hasOwnRoles(const Session& session) {
    const auto other =
        scenario::load(session.path, session.data.folders,
                       session.mirrored ? scenario::Roles::asWritten : scenario::Roles::mirrored);
    return other && sim::identityOf(*other) != sim::identityOf(*session.definition);
}

}  // namespace

std::string argumentsOf(const SessionOptions& options, bool mirrored) {
    std::string text = quoted(options.scenarioPath);
    const auto add = [&](const char* option, const std::string& value) {
        if (!value.empty()) text += std::string(" ") + option + " " + quoted(value);
    };
    const auto each = [&](const char* option, const std::vector<std::string>& values) {
        for (const std::string& value : values) add(option, value);
    };
    if (options.seed) add("--seed", std::to_string(*options.seed));
    add("--account", options.account);
    add("--preset", options.preset);
    if (options.free) text += " --free";
    add("--free-from", options.freeFrom);
    add("--class", options.classId);
    add("--reading", options.reading);
    each("--open", options.open);
    each("--close", options.close);
    each("--suspend", options.suspend);
    if (options.build) text += " --build";
    each("--inject", options.inject);
    return mirrored ? text + " --mirrored" : text;
}

Result<Done> applyRoles(const SessionOptions& options, Session& session) {
    const bool thrownIn = sim::hasRoles(*session.definition, session.log);
    if (!thrownIn && !(session.definition->hypothetical && hasOwnRoles(session))) {
        if (!options.mirrored) return Done{};
        return Complaint{"--mirrored",
                         0,
                         0,
                         {},
                         "expected a close pass or a collision between two craft, thrown in by --inject or "
                         "the scenario, or a scenario with roles of its own; there is none"};
    }
    const auto reason = sim::whyNotMirrored(*session.definition, session.log);
    if (reason && options.mirrored)
        return Complaint{"--mirrored", 0, 0, {}, "roles cannot be swapped: " + *reason};
    session.whyNoOtherRoles = reason.value_or("");
    if (options.mirrored) session.log = sim::mirrored(std::move(session.log));
    if (!reason && !options.scenarioPath.empty())
        session.otherRoles = argumentsOf(options, !options.mirrored);
    return Done{};
}

}  // namespace openline::app
