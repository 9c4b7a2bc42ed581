#include <algorithm>

#include "render/flat_geometry.h"

namespace openline::render {

namespace {

void addShape(FlatGeometry& geometry, float middleX, float middleY, ShapeCorner corner) {
    const float reachX = corner.halfWidth + 1.0f, reachY = corner.halfHeight + 1.0f;
    const auto first = static_cast<std::uint32_t>(geometry.shapes.size());
    for (int i = 0; i < 4; ++i) {
        corner.localX = (i & 1) != 0 ? reachX : -reachX;
        corner.localY = (i & 2) != 0 ? reachY : -reachY;
        corner.x = middleX + corner.localX;
        corner.y = middleY + corner.localY;
        geometry.shapes.push_back(corner);
    }
    geometry.shapeIndices.insert(geometry.shapeIndices.end(),
                                 {first, first + 1, first + 2, first + 2, first + 1, first + 3});
}

}  // namespace

void addShapes(const frame::Flat& flat, FlatGeometry& geometry) {
    for (const frame::Disc& disc : flat.discs) {
        ShapeCorner corner{};
        const bool ring = disc.ringPx > 0.0f;
        corner.halfWidth = corner.halfHeight = corner.radius =
            disc.radiusPx + (ring ? disc.ringPx / 2.0f : 0.0f);
        corner.border = disc.ringPx;
        corner.fill = ring ? frame::Colour{disc.colour.r, disc.colour.g, disc.colour.b, 0} : disc.colour;
        corner.edge = disc.colour;
        addShape(geometry, disc.x, disc.y, corner);
    }
    for (const frame::Box& box : flat.boxes) {
        ShapeCorner corner{};
        corner.halfWidth = box.width / 2.0f;
        corner.halfHeight = box.height / 2.0f;
        corner.radius = std::min(box.radiusPx, std::min(corner.halfWidth, corner.halfHeight));
        corner.border = box.borderPx;
        corner.fill = box.fill;
        corner.edge = box.border;
        addShape(geometry, box.x + corner.halfWidth, box.y + corner.halfHeight, corner);
    }
}

}  // namespace openline::render
