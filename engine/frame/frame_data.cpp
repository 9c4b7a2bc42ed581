#include "frame/frame_data.h"

#include <array>

namespace openline::frame {

std::string_view modelName(ModelKind kind) {
    static constexpr std::array<std::string_view, kModelKindCount> kNames{"fighter",
                                                                          "bomber",
                                                                          "patrol-turboprop",
                                                                          "patrol-jet",
                                                                          "airborne-early-warning",
                                                                          "tanker",
                                                                          "helicopter",
                                                                          "carrier",
                                                                          "destroyer",
                                                                          "frigate",
                                                                          "cutter",
                                                                          "amphibious",
                                                                          "auxiliary",
                                                                          "submarine",
                                                                          "trawler",
                                                                          "merchant",
                                                                          "canard-delta",
                                                                          "tailed-delta",
                                                                          "light-fighter",
                                                                          "stealth-fighter",
                                                                          "eagle",
                                                                          "fulcrum",
                                                                          "swing-wing",
                                                                          "delta",
                                                                          "bear",
                                                                          "stratofortress",
                                                                          "high-wing-turboprop",
                                                                          "hawkeye",
                                                                          "mainstay",
                                                                          "four-jet",
                                                                          "ski-jump-carrier",
                                                                          "two-island-carrier",
                                                                          "cruiser",
                                                                          "large-destroyer",
                                                                          "radar-destroyer",
                                                                          "surveillance-ship",
                                                                          "survey-ship"};
    return kNames[static_cast<std::size_t>(kind)];
}

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
