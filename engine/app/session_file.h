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

/// The file's text: a JSON object with `format`, `scenario` (its path from the file's folder), `seed`,
/// `commands` (tick, kind, ids), `tick` and `hash` (of the world at that tick), `camera`.
std::string sessionText(const Session& session, const study::Timeline& timeline,
                        const view::OrbitCamera& camera, const std::string& folder);

/// Writes it whole or not at all. Errors: the file cannot be written.
Result<Done> saveSession(const std::string& path, const Session& session, const study::Timeline& timeline,
                         const view::OrbitCamera& camera);

/// Reads a session and the scenario that it names, beside the file or among the scenarios of the program.
/// `seed`: instead of the file's. Errors: no session, another format, what scenario::load says, commands that
/// name what the scenario does not have.
Result<Session> loadSessionFile(const std::string& path, std::optional<std::uint64_t> seed,
                                const DataRoot& data);

/// `openChannel` for a command's kind.
const char* commandName(sim::CommandKind kind);

}  // namespace openline::app
