// The statements of a model's file, one a part: fuselages, wings, propellers, hulls, masts, guns. Not for
// reading words (model_reader.h).
#pragma once

#include "render/mesh_builder.h"
#include "render/model_reader.h"

namespace openline::render {

/// Adds what a line says. Complains about statements that there are none of.
void addPart(MeshBuilder& mesh, ModelLine& line);

}  // namespace openline::render
