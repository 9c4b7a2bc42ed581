// A session as a file: which scenario, which seed, what was done and when. Together they reproduce
// everything, so a session explored on the desk can be opened again, run, or filmed at any size. Not a saved
// world.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/session.h"
#include "study/timeline.h"
#include "view/camera.h"

namespace openline::app {

/// Sessions are told from scenarios by this ending.
inline constexpr std::string_view kSessionEnding = ".session.json";
bool isSessionFile(std::string_view path);

/// The file's text without the last line's end: a JSON object with `format`, `scenario` (its path from the
/// file's folder), `seed`, `commands` (tick, kind, ids), `tick` and `hash` (of the world at that tick),
/// `camera`.
std::string sessionText(const Session& session, const study::Timeline& timeline,
                        const view::OrbitCamera& camera, const std::string& folder);

/// Writes it whole or not at all. Errors: what the system says.
Result<Done> saveSession(const std::string& path, const Session& session, const study::Timeline& timeline,
                         const view::OrbitCamera& camera);

/// Reads a session and the scenario that it names, beside the file or, with a warning, among the scenarios of
/// the program. `seed`: instead of the file's. Errors: no session, another format, a session named as the
/// scenario, what scenario::load says, a seed or ticks that are no whole numbers, ticks outside the scenario,
/// commands that name what it does not have.
Result<Session> loadSessionFile(const std::string& path, std::optional<std::uint64_t> seed,
                                const DataRoot& data);

/// `openChannel` for a command's kind.
const char* commandName(sim::CommandKind kind);

}  // namespace openline::app
