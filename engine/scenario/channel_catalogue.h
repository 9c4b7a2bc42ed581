// Reads assets/channels.toml: reason cards, the register of channels and the presets. The numbers of the
// model are crisis_catalogue.h's.
#pragma once

#include "crisis/model.h"
#include "scenario/toml_reader.h"

namespace openline::scenario {

/// What a catalogue names beyond itself; without them such names are not looked at.
struct CatalogueReferences {
    const Names* sides = nullptr;
    const Names* places = nullptr;
};

/// Appends channels and presets to the model, and the presets' names to `presets`. Errors: into the
/// document's complaints; answer points that do not rise, unknown channels, places and sides, probabilities
/// over 1 and so on.
void readChannelsFile(Table& root, const CatalogueReferences& known, Names& presets, crisis::Model& model);

/// Once the model's numbers are read as well: no channel whose permission is shared can be said to answer
/// more often than the leaders permit. Errors: into the document's complaints, at the answer point.
void checkSharedAnswers(Table& root, const crisis::Model& model);

/// `[[crisis.channel]]`: a scenario's own, with the keys of the register, `dyad` (required) and `open` at the
/// start. Appends to the model and to `channels`.
void readOwnChannels(Table& crisis, const CatalogueReferences& known, Names& channels, const Names& dyads,
                     crisis::Model& model);
/// Channels of the register that name a relation belong to it where the scenario has it, and to nobody where
/// it has not.
void settleDyads(const Names& dyads, crisis::Model& model);

}  // namespace openline::scenario
