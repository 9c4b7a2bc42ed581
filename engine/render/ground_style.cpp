#include "render/ground_style.h"

#include <cstdint>

#include <glm/common.hpp>

namespace openline::render {

namespace {

constexpr glm::vec3 rgb(std::uint32_t value) {
    return glm::vec3(static_cast<float>(value >> 16 & 255u), static_cast<float>(value >> 8 & 255u),
                     static_cast<float>(value & 255u)) /
           255.0f;
}

const std::array<RampStop, 6> kDarkSea{{{-8000.0f, rgb(0x030812)},
                                        {-4500.0f, rgb(0x061123)},
                                        {-2500.0f, rgb(0x0A1A30)},
                                        {-1000.0f, rgb(0x0F2C48)},
                                        {-200.0f, rgb(0x1D4A66)},
                                        {0.0f, rgb(0x235674)}}};
const std::array<RampStop, 5> kDarkLand{{{0.0f, rgb(0x3A3F40)},
                                         {300.0f, rgb(0x45494A)},
                                         {1500.0f, rgb(0x5C5B57)},
                                         {3500.0f, rgb(0x77736C)},
                                         {6000.0f, rgb(0x8F8C86)}}};
const std::array<RampStop, 5> kLightSea{{{-8000.0f, rgb(0xA9C2D3)},
                                         {-4500.0f, rgb(0xB7CEDC)},
                                         {-1000.0f, rgb(0xC8DBE5)},
                                         {-200.0f, rgb(0xD8E7ED)},
                                         {0.0f, rgb(0xE0ECF0)}}};
const std::array<RampStop, 4> kLightLand{
    {{0.0f, rgb(0xF1ECE1)}, {800.0f, rgb(0xE9E1D2)}, {3000.0f, rgb(0xDDD3C2)}, {6000.0f, rgb(0xF4F1EC)}}};
const std::array<RampStop, 2> kPrintSea{{{-8000.0f, rgb(0xE3EAEE)}, {0.0f, rgb(0xF4F7F8)}}};
const std::array<RampStop, 2> kPrintLand{{{0.0f, rgb(0xFFFFFF)}, {6000.0f, rgb(0xE2E2E2)}}};

GroundStyle darkStyle() {
    GroundStyle style;
    style.sea = kDarkSea;
    style.land = kDarkLand;
    style.textureGain = 1.7f;
    style.sky = rgb(0x05080E);
    style.rim = rgb(0x9CC4F2);
    style.air = rgb(0x2F66B0);
    style.night = {0.24f, 0.27f, 0.36f};
    style.coast = rgb(0xC9D6DF);
    style.border = rgb(0xC9D6DF);
    style.graticule = rgb(0xA9C4DC);
    return style;
}

GroundStyle lightStyle() {
    GroundStyle style;
    style.sea = kLightSea;
    style.land = kLightLand;
    style.seaExaggeration = 3.0f;
    style.landExaggeration = 6.0f;
    style.sky = rgb(0xDCE6EE);
    style.rim = rgb(0xFFFFFF);
    style.air = rgb(0xB9D2E6);
    style.airStrength = 0.8f;
    style.airWithin = 1.0f;
    style.night = {0.70f, 0.72f, 0.78f};
    style.coast = rgb(0x4A5A68);
    style.border = rgb(0x6B6256);
    style.graticule = rgb(0x5C7890);
    style.coastOpacity = 0.75f;
    style.borderOpacity = 0.45f;
    style.graticuleOpacity = 0.16f;
    style.stars = false;
    return style;
}

GroundStyle printStyle() {
    GroundStyle style = lightStyle();
    style.sea = kPrintSea;
    style.land = kPrintLand;
    style.seaExaggeration = 1.5f;
    style.landExaggeration = 4.0f;
    style.sky = rgb(0xFFFFFF);
    style.airStrength = 0.0f;
    style.night = {0.85f, 0.85f, 0.85f};
    style.coast = rgb(0x202428);
    style.border = rgb(0x50545A);
    style.coastOpacity = 0.9f;
    return style;
}

}  // namespace

const GroundStyle& groundStyle(frame::Theme theme) {
    static const std::array<GroundStyle, 3> kStyles{darkStyle(), lightStyle(), printStyle()};
    return kStyles[static_cast<std::size_t>(theme)];
}

glm::vec3 rampColour(std::span<const RampStop> ramp, float heightM) {
    if (heightM <= ramp.front().heightM) return ramp.front().colour;
    for (std::size_t i = 1; i < ramp.size(); ++i) {
        if (heightM <= ramp[i].heightM) {
            const float t = (heightM - ramp[i - 1].heightM) / (ramp[i].heightM - ramp[i - 1].heightM);
            return glm::mix(ramp[i - 1].colour, ramp[i].colour, t);
        }
    }
    return ramp.back().colour;
}

}  // namespace openline::render
