#include "sim/mirror.h"

#include <algorithm>
#include <utility>

namespace openline::sim {

namespace {

bool isPass(crisis::InjectKind kind) {
    return kind == crisis::InjectKind::closePass || kind == crisis::InjectKind::collision;
}

void swapRoles(crisis::Inject& what, UnitId& a, UnitId& b) {
    if (!isPass(what.kind)) return;
    std::swap(a, b);
    if (what.by == crisis::Party::none) return;
    what.by = what.by == crisis::Party::a ? crisis::Party::b : crisis::Party::a;
}

}  // namespace

bool hasRoles(const Command& command) {
    return command.kind == CommandKind::inject && isPass(command.inject.kind) && command.a && command.b;
}

bool hasRoles(const Definition& definition, const CommandLog& log) {
    const auto scripted = [](const ScriptedInject& entry) {
        return isPass(entry.what.kind) && entry.a && entry.b;
    };
    return std::ranges::any_of(log, [](const Command& command) { return hasRoles(command); }) ||
           std::ranges::any_of(definition.script, scripted);
}

Command mirrored(Command command) {
    if (command.kind == CommandKind::inject) swapRoles(command.inject, command.a, command.b);
    return command;
}

ScriptedInject mirrored(ScriptedInject entry) {
    swapRoles(entry.what, entry.a, entry.b);
    return entry;
}

CommandLog mirrored(CommandLog log) {
    for (Command& command : log) command = mirrored(command);
    return log;
}

std::optional<std::string> whyNotMirrored(const Definition& definition, const CommandLog& log) {
    for (const Command& command : log) {
        if (!hasRoles(command)) continue;
        if (auto reason = checkInject(definition, command.inject, command.b, command.a)) return reason;
    }
    for (const ScriptedInject& entry : definition.script) {
        if (!isPass(entry.what.kind) || !entry.a || !entry.b) continue;
        if (auto reason = checkInject(definition, entry.what, entry.b, entry.a)) return reason;
    }
    return std::nullopt;
}

}  // namespace openline::sim
