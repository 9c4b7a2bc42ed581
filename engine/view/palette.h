// Colours of the three themes. A side's colour means that side and nothing else; amber means "look here" and
// nothing else. Source: the visual direction of the project; sides differ in hue and in lightness.
#pragma once

#include <string_view>

#include "frame/frame_data.h"

namespace openline::view {

struct Palette {
    frame::Colour text, textDim, textFaint, halo;
    frame::Colour accent;  ///< amber
    frame::Colour panel, panelBorder, heading;
    frame::Colour coast, graticule;
    frame::Colour up, down;  ///< white and grey with signs
};

const Palette& palette(frame::Theme theme);
/// By side id; a neutral grey for unknown sides.
frame::Colour sideColour(frame::Theme theme, std::string_view sideId);

}  // namespace openline::view
