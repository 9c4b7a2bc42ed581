// The shapes of craft: few triangles, right proportions, recognisable outlines. Dimensions are rounded from
// public drawings; the scenario's platform gives the real length, breadth and height that they are scaled to.
#pragma once

#include <vector>

#include "frame/frame_data.h"
#include "render/mesh_builder.h"

namespace openline::render {

/// Unit-sized triangles of a kind: three vertices each.
std::vector<MeshVertex> craftMesh(frame::ModelKind kind);

std::vector<MeshVertex> aircraftMesh(frame::ModelKind kind);
std::vector<MeshVertex> shipMesh(frame::ModelKind kind);

}  // namespace openline::render
