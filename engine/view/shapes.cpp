#include "view/shapes.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace openline::view {

namespace {

using frame::ModelKind;

constexpr std::pair<std::string_view, ModelKind> kShapes[] = {
    {"j-10", ModelKind::canardDelta},
    {"j-8ii", ModelKind::tailedDelta},
    {"f-16v", ModelKind::lightFighter},
    {"kf-16", ModelKind::lightFighter},
    {"f-ck-1", ModelKind::lightFighter},
    {"f-35b", ModelKind::stealthFighter},
    {"f-15k", ModelKind::eagle},
    {"mig-29", ModelKind::fulcrum},
    {"mig-23", ModelKind::swingWing},
    {"mirage-2000-5", ModelKind::delta},
    {"tu-95", ModelKind::bear},
    {"b-52", ModelKind::stratofortress},
    {"y-8-asw", ModelKind::highWingTurboprop},
    {"y-8-ew", ModelKind::highWingTurboprop},
    {"e-2k", ModelKind::hawkeye},
    {"a-50", ModelKind::mainstay},
    {"rc-135", ModelKind::fourJet},
    {"ticonderoga", ModelKind::cruiser},
    {"impeccable", ModelKind::surveillanceShip},
    {"bowditch", ModelKind::surveyShip},
    {"queen-elizabeth", ModelKind::twoIslandCarrier},
    {"liaoning", ModelKind::skiJumpCarrier},
    {"type-055", ModelKind::largeDestroyer},
    {"type-052d", ModelKind::radarDestroyer},
    {"type-052c", ModelKind::radarDestroyer}};

}  // namespace

ModelKind shapeOf(const sim::PlatformDef& platform) {
    const auto* const found = std::find_if(std::begin(kShapes), std::end(kShapes),
                                           [&](const auto& shape) { return shape.first == platform.id; });
    // The first kinds are those of the classes, in their order.
    return found != std::end(kShapes) ? found->second : static_cast<ModelKind>(platform.platformClass);
}

}  // namespace openline::view
