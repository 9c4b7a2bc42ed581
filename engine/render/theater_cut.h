// Cuts triangles at the edges of the theater's map, so that every pixel of ground needs one map only. Pure.
// Not for choosing what is seen.
#pragma once

#include <array>
#include <vector>

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

namespace openline::render {

/// A piece of a triangle; each corner as shares of the three corners it was cut from.
struct CutPiece {
    bool inTheater = false;
    std::array<glm::dvec3, 3> corners{};
};

/// `onMap` are the corners' places on the theater's map, 0..1 inside. A triangle that is whole comes back as
/// one piece. Neighbours are cut alike on the edge they share. Cost: 10 ns when nothing is cut.
void cutAtTheater(const std::array<glm::dvec2, 3>& onMap, std::vector<CutPiece>& pieces);

/// Does no cut go through it?
bool isWhole(const CutPiece& piece);

}  // namespace openline::render
