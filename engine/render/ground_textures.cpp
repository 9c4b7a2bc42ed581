#include "render/ground_textures.h"

#include <numbers>

namespace openline::render {

namespace {
constexpr int kRefinement = 2;
constexpr int kCubeFacePx = 640;

Result<SurfaceTextures> createSurface(const geo::MapLayers& layers, Surface surface,
                                      const GroundStyle& style) {
    const ShadedMap world = shadeRelief(layers.worldRelief, surface, style, 1);
    ShadedMap theater = shadeRelief(layers.theaterRelief, surface, style, kRefinement);
    fadeIntoWorld(theater, world, TheaterBounds::kBlendRad);
    Result<gfx::Texture> flat = gfx::Texture::flat(theater.width, theater.height, gfx::PixelFormat::rgba8,
                                                   theater.rgba.data(), gfx::Filter::mipmapNearest);
    if (!flat) return flat.errors;
    Result<gfx::Texture> cube = gfx::Texture::cube(kCubeFacePx, cubeFaces(world, kCubeFacePx));
    if (!cube) return cube.errors;
    SurfaceTextures made;
    made.theater = std::move(*flat);
    made.world = std::move(*cube);
    made.theaterTexelRad = (theater.northRad - theater.southRad) / theater.height;
    made.worldTexelRad = std::numbers::pi / 2.0 / kCubeFacePx;
    return made;
}
}  // namespace

Result<GroundTextures> GroundTextures::create(const geo::MapLayers& layers, const GroundStyle& style) {
    if (layers.theaterRelief.heightM.empty() || layers.worldRelief.heightM.empty()) {
        return Result<GroundTextures>::failure(
            "expected heights of the theater and of the whole earth, got none");
    }
    Result<SurfaceTextures> sea = createSurface(layers, Surface::sea, style);
    if (!sea) return sea.errors;
    Result<SurfaceTextures> land = createSurface(layers, Surface::land, style);
    if (!land) return land.errors;
    GroundTextures made;
    made.sea = std::move(*sea);
    made.land = std::move(*land);
    return made;
}

TheaterBounds theaterBounds(const geo::MapLayers& layers) {
    const geo::ReliefRaster& relief = layers.theaterRelief;
    TheaterBounds bounds;
    bounds.westRad = relief.westRad - relief.stepRad / 2.0;
    bounds.northRad = relief.northRad + relief.stepRad / 2.0;
    bounds.eastRad = bounds.westRad + relief.stepRad * relief.width;
    bounds.southRad = bounds.northRad - relief.stepRad * relief.height;
    return bounds;
}

}  // namespace openline::render
