// A sweep's folder: the scenario and the plan beside each other, rows that are kept while they come, and what
// is written when they are all there. Not for what stands in the files.
#pragma once

#include <fstream>
#include <string>

#include "app/session.h"
#include "study/sweep.h"

namespace openline::app {

/// Of the plan, which is a session with what is swept beside it; of the table, and while it grows.
inline constexpr const char* kSweepPlanName = "sweep.session.json";
inline constexpr const char* kSweepTableName = "runs.csv";
inline constexpr const char* kSweepPartialName = "runs.csv.partial";

/// What a plan of a session is as a file. Its scenario is `scenario.toml` beside it.
std::string sweepPlanText(const Session& session, const study::SweepPlan& plan, const std::string& folder);
/// Errors: rows of this plan were written by a version of the program that gives them another meaning. What
/// is no plan at all is none of its business.
Result<Done> expectKnownSweep(const std::string& path, const std::string& planText);
/// The plan of a folder, and its session. Errors: there is none, or it is not one.
struct SweepSession {
    Session session;
    study::SweepPlan plan;
};
Result<SweepSession> readSweepPlan(const std::string& folder, const DataRoot& data);

/// Whether a name is one of a row: `FOLDER:ROW`, and no file.
bool isReplayName(const std::string& name);
/// The place of the complaint that a row comes out otherwise now than it did.
inline constexpr const char* kReplayDiffers = "row ";
/// A row of a sweep as a session to be played. Its `file` is the name; of a row of full mode its `savedHash`
/// is that of the world at the scenario's end. Errors: no such folder or row; a crisis row that comes out
/// otherwise.
Result<Session> loadReplay(const std::string& text, const DataRoot& data);

/// Makes the folder and what stands in it before the first row; or, to go on, looks whether it is the same
/// sweep. Errors: another sweep is there, or this one and nobody said to go on; what the system says.
Result<Done> beginSweepFolder(const std::string& folder, const Session& session, const std::string& planText,
                              bool resume);

/// The whole of a file. Errors: cannot be read.
Result<std::string> readWhole(const std::string& path);

/// Rows as they come: each batch is whole on the disk before the next, and stays if the work ends.
class RowFile {
  public:
    /// Keeps the first `bytes` of what is there. Errors: what the system says.
    Result<Done> open(const std::string& path, std::size_t bytes);
    Result<Done> add(const std::string& lines);
    Result<Done> close();

  private:
    Result<Done> failed();
    std::string path_;
    std::ofstream file_;
};

}  // namespace openline::app
