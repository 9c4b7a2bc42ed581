// What each command can be told, as options of a command line. Each adds one command, which fills its options
// and sets `work`. Not for doing any of it, and not for what is common to all (commands.cpp).
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "app/bench_command.h"
#include "app/data_folders.h"
#include "app/encounters_command.h"
#include "app/film_command.h"
#include "app/fit_command.h"
#include "app/gallery_command.h"
#include "app/run_command.h"
#include "app/sweep_command.h"
#include "app/validate_command.h"
#include "app/why_command.h"

namespace CLI {
class App;
}

namespace openline::app {

/// What the command line asks for, once it is known to be well-formed.
using Work = std::function<int(const DataRoot&)>;

void addValidate(CLI::App& app, ValidateOptions& options, Work& work);
void addRun(CLI::App& app, RunOptions& options, Work& work);
void addRecord(CLI::App& app, RecordOptions& options, std::string& length, Work& work);
void addScreenshot(CLI::App& app, ScreenshotOptions& options, Work& work);
/// `sourceFolder`: where the data may be, for the ids that help lists.
void addSweep(CLI::App& app, SweepOptions& options, Work& work, std::string_view sourceFolder);
void addGallery(CLI::App& app, GalleryOptions& options, Work& work);
void addBench(CLI::App& app, BenchOptions& options, Work& work);
void addEncounters(CLI::App& app, EncountersOptions& options, Work& work);
void addWhy(CLI::App& app, WhyOptions& options, Work& work);
void addFit(CLI::App& app, bool& json, Work& work);
void addHelp(CLI::App& app, std::string& about);

}  // namespace openline::app
