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

// The three that meet most often are far apart in hue and in lightness; the others are placed so that no two
// are nearer to each other than the test allows, for any of the four kinds of eyes it simulates.
constexpr std::array kSides{
    SideColours{"us", 0x93CDF9, 0x2F8BDB, 0x4B9BE0},
    SideColours{"prc", 0xD9663F, 0x962A08, 0x7A1F06},
    SideColours{"taiwan", 0x7FC7A4, 0x1E7F55, 0x2F8F66},
    SideColours{"japan", 0xC57AFF, 0x662BE3, 0x6554D0},
    SideColours{"korea", 0x3880C0, 0x1801AD, 0x151996},
    SideColours{"dprk", 0xB5508E, 0x6E007B, 0x600E54},
    SideColours{"canada", 0xE981D6, 0x9D34B0, 0xB95DA3},
    SideColours{"uk", 0x4FA3A8, 0x0B5C3A, 0x375B79},
    SideColours{"australia", 0xAAB14E, 0x759847, 0x8D7402},
    SideColours{"philippines", 0xFFEDCF, 0x5B4968, 0x8A9C3D},
    SideColours{"russia", 0x99405F, 0x4B2343, 0x3A1223},
    SideColours{"civil", 0xD4D8DC, 0x5B6672, 0x6E6E6E},
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
