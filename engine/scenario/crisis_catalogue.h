// The crisis numbers, channels and presets that ship with the program: assets/crisis.toml and
// assets/channels.toml. What a scenario chooses of them, its dyads, silences and record are read by the
// scenario itself.
#pragma once

#include <string>

#include "base/result.h"
#include "crisis/model.h"

namespace openline::scenario {

/// Parameters, classes, readings, channels and presets. Errors: as scenario::load, with the place in those
/// files.
Result<crisis::Model> readCrisisCatalogue(const std::string& assetsFolder);

/// The same from any two files: those who disagree bring their own.
Result<crisis::Model> loadCrisisModel(const std::string& crisisTomlPath, const std::string& channelsTomlPath);

}  // namespace openline::scenario
