#include "view/palette.h"

#include <array>

namespace openline::view {

namespace {

using frame::colour;

constexpr Palette kDark{
    colour(0xF4F7FA),       colour(0xAEB9C6),       colour(0x7F8C9B),       colour(0x05080E, 0.86),
    colour(0xF6C453),       colour(0x0B0F16, 0.84), colour(0xFFFFFF, 0.10), colour(0x93A0B0),
    colour(0xC9D6DF, 0.33), colour(0x9FB4C8, 0.12), colour(0xFFFFFF),       colour(0x9AA5B1),
};
constexpr Palette kLight{
    colour(0x10161E),       colour(0x3F4A57),       colour(0x66717E),       colour(0xF7F9FB, 0.90),
    colour(0xA86400),       colour(0xFFFFFF, 0.90), colour(0x10161E, 0.14), colour(0x55616F),
    colour(0x3C4852, 0.55), colour(0x4A5A6A, 0.16), colour(0x10161E),       colour(0x66717E),
};
constexpr Palette kPrint{
    colour(0x000000),      colour(0x2B2B2B),      colour(0x585858),       colour(0xFFFFFF, 0.94),
    colour(0x8A5200),      colour(0xFFFFFF, 1.0), colour(0x000000, 0.35), colour(0x404040),
    colour(0x202020, 0.7), colour(0x303030, 0.2), colour(0x000000),       colour(0x585858),
};

struct SideColours {
    std::string_view id;
    std::uint32_t dark, light, print;
};

// Neighbours in hue are kept apart in lightness, and the three that meet most often are far apart in both.
constexpr std::array kSides{
    SideColours{"us", 0x93CDF9, 0x2F8BDB, 0x4B9BE0},
    SideColours{"prc", 0xD9663F, 0x962A08, 0x7A1F06},
    SideColours{"taiwan", 0x7FC7A4, 0x1E7F55, 0x2F8F66},
    SideColours{"japan", 0xC3A6F5, 0x6C46B5, 0x8E6AD0},
    SideColours{"korea", 0x5C86D6, 0x2F4FA8, 0x2A468F},
    SideColours{"dprk", 0xB5508E, 0x8C2568, 0x6A1450},
    SideColours{"canada", 0xF7AFC0, 0xC0476B, 0xD76A8B},
    SideColours{"uk", 0x4FA3A8, 0x1B6E75, 0x14575C},
    SideColours{"australia", 0xB9CF7B, 0x657A1C, 0x7E9430},
    SideColours{"philippines", 0xE3D9C4, 0x7C6A48, 0x9A8660},
    SideColours{"russia", 0x8F6A5A, 0x5F4034, 0x4A3026},
    SideColours{"civil", 0xC2C9D1, 0x5B6672, 0x6E6E6E},
};

}  // namespace

const Palette& palette(frame::Theme theme) {
    switch (theme) {
        case frame::Theme::light:
            return kLight;
        case frame::Theme::print:
            return kPrint;
        case frame::Theme::dark:
            break;
    }
    return kDark;
}

frame::Colour sideColour(frame::Theme theme, std::string_view sideId) {
    if (sideId == "rok") sideId = "korea";
    for (const SideColours& side : kSides) {
        if (side.id != sideId) continue;
        if (theme == frame::Theme::dark) return colour(side.dark);
        return colour(theme == frame::Theme::light ? side.light : side.print);
    }
    return theme == frame::Theme::dark ? colour(0x9AA5B1) : colour(0x6B7480);
}

}  // namespace openline::view
