// `[[inject]]` of the crisis file: what each kind of event that can be thrown in does. Not the injects of a
// scenario, which say when.
#pragma once

#include "crisis/model.h"
#include "scenario/crisis_catalogue.h"
#include "scenario/toml_reader.h"

namespace openline::scenario {

/// What files and command lines call it, as in `cyber-attack`.
std::string_view nameOf(crisis::InjectKind kind);
/// All kinds by name.
std::span<const Word<crisis::InjectKind>> injectWords();

/// What a file may say for the amount `inject-speech-alarm`.
AllowedRange allowedInjectRange(std::string_view key);

/// Every kind once. Errors: a kind that is missing or comes twice, values out of range.
void readInjects(Table& root, crisis::Model& model);

}  // namespace openline::scenario
