#include "app/session_roles.h"

#include "scenario/load.h"
#include "scenario/text_file.h"
#include "sim/identity.h"
#include "sim/mirror.h"

namespace openline::app {
namespace {

/// Reading a scenario a second time takes as long as the first: only where it may be another.
bool mentionsRoles(const std::string& path) {
    const auto text = scenario::readTextFile(path);
    if (!text) return false;
    return text->find("roles") != std::string::npos;
}

}  // namespace

std::string quotedForShell(const std::string& text) {
    const bool plain = text.find_first_not_of(
                           "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                           "_-./:,@+=") == std::string::npos;
    if (plain && !text.empty()) return text;
    std::string quoted = "'";
    for (const char letter : text) quoted += letter == '\'' ? std::string("'\\''") : std::string(1, letter);
    return quoted + "'";
}

Result<std::shared_ptr<const sim::Definition>> readOtherRoles(const Session& session) {
    using Other = std::shared_ptr<const sim::Definition>;
    if (!session.definition->hypothetical || !mentionsRoles(session.path)) return Other{};
    auto other = scenario::load(session.path, session.data.folders,
                                session.mirrored ? scenario::Roles::asWritten : scenario::Roles::mirrored);
    if (!other) return other.errors;
    if (sim::identityOf(*other) == sim::identityOf(*session.definition)) return Other{};
    return Other(std::make_shared<const sim::Definition>(std::move(*other)));
}

std::string argumentsOf(const SessionOptions& options, bool mirrored) {
    std::string text = quotedForShell(options.scenarioPath);
    const auto add = [&](const char* option, const std::string& value) {
        if (!value.empty()) text += std::string(" ") + option + " " + quotedForShell(value);
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
    const auto other = readOtherRoles(session);
    if (other) session.otherDefinition = *other;
    if (!thrownIn && other && !session.otherDefinition) {
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
    if (!other) session.whyNoOtherRoles = "the scenario cannot be read so: " + format(other.errors.front());
    if (options.mirrored) session.log = sim::mirrored(std::move(session.log));
    if (session.whyNoOtherRoles.empty() && !options.scenarioPath.empty())
        session.otherRoles = argumentsOf(options, !options.mirrored);
    return Done{};
}

}  // namespace openline::app
