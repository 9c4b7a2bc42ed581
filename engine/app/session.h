// A session as the command line names it: a scenario file, a seed and the channels set before the start. Not
// for what happens afterwards; that is the timeline's command log.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/data_folders.h"
#include "app/exit_codes.h"
#include "base/result.h"
#include "sim/command.h"
#include "sim/definition.h"
#include "study/checkpoints.h"
#include "view/camera.h"

namespace openline::app {

struct Session {
    std::string path;    ///< of the scenario file
    std::string file{};  ///< the session or trace that names it; empty: none
    std::shared_ptr<const sim::Definition> definition;
    std::uint64_t seed = 1;
    sim::CommandLog log;        ///< commands of the file and the command line, by tick
    sim::CommandLog fileLog{};  ///< those of the file
    DataRoot data;
    sim::Tick startTick = 0;                    ///< where a session file was left
    std::string savedHash{};                    ///< of the world there; empty: not known
    study::Checkpoints checkpoints{};           ///< of the way there; may be empty
    std::optional<view::OrbitCamera> camera{};  ///< as it was left
    bool mirrored = false;                      ///< the scenario was read with mirrored roles
    /// The scenario read with the other roles; null: it has no orders of roles, or they cannot be read.
    std::shared_ptr<const sim::Definition> otherDefinition{};
    /// Arguments that give the same with the other roles; empty: there are none. Or why they cannot be
    /// swapped.
    std::string otherRoles{}, whyNoOtherRoles{};
};

/// What the command line may say about a session.
struct SessionOptions {
    std::string scenarioPath;              ///< scenario, session or trace; empty: the default scenario
    std::optional<std::uint64_t> seed;     ///< none: the scenario's
    std::string preset;                    ///< `ID` or `ID@T`; empty: the scenario's
    std::vector<std::string> compared{};   ///< presets that runs of a sweep begin with instead
    std::vector<std::string> open, close;  ///< each `ID` or `ID@T`, T as parseMoment takes it
    std::vector<std::string> suspend;      ///< each as parseSuspension takes it
    std::vector<std::string> inject;       ///< each as parseInject takes it
    std::string classId, reading;          ///< `ID` or `ID@T`; empty: the scenario's
    std::string account;                   ///< whose account of the record is flown; empty: the first
    bool build = false;                    ///< six months of talks have gone before
    bool free = false;                     ///< leave the record at the start, with nothing else changed
    std::string freeFrom{};                ///< the same from a time on; empty: not
    bool mirrored = false;                 ///< who passes and who is passed change places
};

/// Reads the scenario, session or trace that is named. Errors: those of scenario::load and loadSessionFile.
Result<Session> readSession(const SessionOptions& options, const DataRoot& data);

/// The same, with warnings on standard error.
Result<Session> loadSession(const SessionOptions& options, const DataRoot& data);

/// Turns preset and channels into commands at their times, leaving out what the scenario, and every preset
/// that is compared, already has at the start (saying what is already so does not release a record). Errors:
/// unknown presets and channels, with a suggestion; bad times.
Result<Done> applyOptions(const SessionOptions& options, Session& session);

/// Craft whose sides have no relation may be thrown at each other, and no ladder moves: where it is flown and
/// shown that is said on standard error; what is about a crisis has words of its own.
enum class WithoutRelation : std::uint8_t { unsaid, warned };

/// Both, for a subcommand. If it cannot: says why on standard error, sets the exit code and returns none.
std::optional<Session> openSession(const SessionOptions& options, const DataRoot& data, int& code,
                                   WithoutRelation unrelated = WithoutRelation::unsaid);

/// Where an inject of the log stands: the file of the session, or the option.
std::string sourceOf(const Session& session, const sim::Command& inject);

/// A channel or preset by its id. Errors: unknown, with a suggestion or all that are known.
Result<ChannelId> findChannel(const sim::Definition& definition, std::string_view id);
Result<PresetId> findPreset(const sim::Definition& definition, std::string_view id);
/// A reading by its id, as its index. Errors: the same.
Result<std::uint32_t> findReading(const sim::Definition& definition, std::string_view id);

/// A reference class by its id, as its index. Errors: the same.
Result<std::uint32_t> findClass(const sim::Definition& definition, std::string_view id);

/// A relation by its id. Errors: the same.
Result<DyadId> findDyad(const sim::Definition& definition, std::string_view id);

/// An account of the record by its id, as its index. Errors: the same, or that there is but one.
Result<std::uint32_t> findAccount(const sim::Definition& definition, std::string_view id);

/// `2021-10-04T14:26:08`, in the scenario's zone unless it names one, or a duration from the start as in
/// `6h30m`. Units: scenario seconds. Range: 0 to the scenario's duration.
Result<double> parseMoment(const sim::Definition& definition, std::string_view text);

/// Whether the definition or the log makes this a what-if from the start (the HYPOTHETICAL mark).
bool isHypothetical(const Session& session);

}  // namespace openline::app
