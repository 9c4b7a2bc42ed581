// The crisis numbers, channels and presets that ship with the program: assets/crisis.toml and
// assets/channels.toml. What a scenario chooses of them, its dyads, silences and record are read by the
// scenario itself.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "crisis/model.h"
#include "scenario/channel_catalogue.h"

namespace openline::scenario {

/// Parameters, classes, readings, channels and presets. Errors: as scenario::load, with the place in those
/// files. `known`: sides and places that channels may name.
Result<crisis::Model> readCrisisCatalogue(const std::string& assetsFolder,
                                          const CatalogueReferences& known = {});

/// The same from any two files: those who disagree bring their own.
Result<crisis::Model> loadCrisisModel(const std::string& crisisTomlPath, const std::string& channelsTomlPath,
                                      const CatalogueReferences& known = {});

/// What a file may say of a quantity that varies. Units: SI.
struct AllowedRange {
    double low = 0.0, high = 1.0;
    const char* words = "0 to 1";
};
/// By the key of a parameter, or `odds-ratio`; of anything else: a share.
AllowedRange allowedRange(std::string_view key);

}  // namespace openline::scenario
