// One context and one renderer for all tests of a run: shading the maps takes a second. Says why when there
// is no OpenGL at all.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "geo/map_layers.h"
#include "gfx/context.h"
#include "gfx/target.h"
#include "render/renderer.h"

namespace openline::test {

struct Studio {
    gfx::HeadlessContext context;
    render::Renderer renderer;

    std::vector<std::uint8_t> picture(const frame::FrameData& frame) {
        auto target = gfx::OffscreenTarget::create(frame.camera.widthPx, frame.camera.heightPx);
        REQUIRE(target);
        std::vector<std::uint8_t> pixels;
        renderer.draw(frame, target->target());
        gfx::readPixels(target->target(), pixels);
        return pixels;
    }
};

/// Null when there is no OpenGL; every other trouble fails the test.
inline Studio* studio() {
    static std::unique_ptr<Studio> made;
    static bool tried = false;
    if (!tried) {
        tried = true;
        auto context = gfx::HeadlessContext::create();
        if (!context) {
            WARN("skipped: " << context.errors.front().message);
            return nullptr;
        }
        gfx::enableDebugOutput();
        static geo::MapLayers kept;
        auto layers = geo::loadMapLayers(OPENLINE_SOURCE_DIR "/maps/indo-pacific");
        REQUIRE(layers);
        kept = std::move(*layers);
        auto renderer = render::Renderer::create(kept, OPENLINE_SOURCE_DIR "/assets");
        if (!renderer) FAIL(format(renderer.errors.front()));
        made.reset(new Studio{std::move(*context), std::move(*renderer)});
    }
    if (made) made->context.makeCurrent();
    return made.get();
}

}  // namespace openline::test
