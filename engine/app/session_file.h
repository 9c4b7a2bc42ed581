// A session as a file: which scenario, which seed, what was done and when. Together they reproduce
// everything, so a session explored on the desk can be opened again, run, or filmed at any size. Not a saved
// world: of worlds it holds digests, to tell whether a replay is the same.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/session.h"
#include "study/timeline.h"

namespace openline::app {

/// Sessions are told from scenarios by this ending, traces (`trace_file.h`) by that.
inline constexpr std::string_view kSessionEnding = ".session.json";
inline constexpr std::string_view kTraceEnding = ".trace";
inline constexpr const char* kSessionFormat = "openline-session-1";
/// Also traces, which are sessions with worlds behind them.
bool isSessionFile(std::string_view path);
bool isTraceFile(std::string_view path);

/// A session as a timeline has it: its log, where it stands, and what tells another run of it from this one.
Session asLeft(Session session, const study::Timeline& timeline, const view::OrbitCamera& camera);

/// A JSON object with `format`, `scenario` (its path from the file's folder), `seed`, `commands` (tick, kind,
/// ids), `tick` and `hash` (of the world at that tick), `camera` and `checkpoints` where there are some.
/// `indent`: -1 for one line.
std::string sessionText(const Session& session, const std::string& folder, int indent);

/// Writes it whole or not at all. Errors: what the system says.
Result<Done> saveSession(const std::string& path, const Session& session, const study::Timeline& timeline,
                         const view::OrbitCamera& camera);

/// Reads a session, or what a trace begins with, and the scenario that it names, beside the file or, with a
/// warning, among the scenarios of the program. `seed`: instead of the file's. `otherRoles`: with
/// roles other than the file's. With either it is another run, without hash and checkpoints. Errors: no
/// session, another format, a session named as the scenario, what scenario::load says, a seed or ticks that
/// are no whole numbers, ticks outside the scenario, commands that name what it does not have; every wrong
/// command is named.
Result<Session> loadSessionFile(const std::string& path, std::optional<std::uint64_t> seed,
                                const DataRoot& data, bool otherRoles = false);

/// The kinds of command that a session may hold, for a complaint.
std::string commandKinds();

}  // namespace openline::app
