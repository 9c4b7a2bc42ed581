#include "frame/frame_data.h"

namespace openline::frame {

void Flat::clear() {
    fillVertices.clear();
    fillIndices.clear();
    lineVertices.clear();
    lines.clear();
    discs.clear();
    boxes.clear();
    texts.clear();
}

void FrameData::clear() {
    ground.clear();
    models.clear();
    overlay.clear();
}

}  // namespace openline::frame
