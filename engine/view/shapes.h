// Which shape near by stands for a platform: types that look another way than their class have their own. Not
// for symbols.
#pragma once

#include "frame/frame_data.h"
#include "sim/definition.h"

namespace openline::view {

/// By the platform's id, else by its class.
frame::ModelKind shapeOf(const sim::PlatformDef& platform);

}  // namespace openline::view
