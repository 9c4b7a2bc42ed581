#include "render/map_painter.h"

#include <epoxy/gl.h>

#include <numbers>

#include <glm/gtc/type_ptr.hpp>
#include <glm/mat4x4.hpp>

#include "base/units.h"
#include "gfx/target.h"
#include "render/shader_inputs.h"

namespace openline::render {

namespace {

constexpr int kTheaterRefinement = 2;  ///< texels of the painted map to one of the shaded
constexpr int kPaintedFacePx = 1280;
constexpr int kRimTexels = 4;  ///< the map reaches half a cell of the height grid beyond the theater's land

/// Axes of the faces +x -x +y -y +z -z: right, down and outwards. Source: the OpenGL specification's table of
/// cube map faces.
constexpr float kFaceAxes[6][3][3] = {
    {{0, 0, -1}, {0, -1, 0}, {1, 0, 0}}, {{0, 0, 1}, {0, -1, 0}, {-1, 0, 0}},
    {{1, 0, 0}, {0, 0, 1}, {0, 1, 0}},   {{1, 0, 0}, {0, 0, -1}, {0, -1, 0}},
    {{1, 0, 0}, {0, -1, 0}, {0, 0, 1}},  {{-1, 0, 0}, {0, -1, 0}, {0, 0, -1}}};

glm::mat4 faceMatrix(int face) {
    glm::mat4 matrix(1.0f);
    for (int row = 0; row < 3; ++row) {
        for (int column = 0; column < 3; ++column) matrix[column][row] = kFaceAxes[face][row][column];
    }
    return matrix;
}

void drawTile(const gfx::Program& program, const TileRange& tile, const TileRange::Indices& indices) {
    if (indices.count == 0) return;
    const glm::vec3 origin(tile.origin.m);
    program.set3("tileOrigin", glm::value_ptr(origin));
    gfx::drawTriangles(indices.first, indices.count, tile.baseVertex);
}

/// Everything that a level has for a map.
void drawLevel(const gfx::Program& program, const MapGeometry::Level& level, std::size_t map) {
    level.land.bind();
    for (const TileRange& tile : level.tiles) drawTile(program, tile, tile.indices[map]);
}

}  // namespace

Result<MapPainter> MapPainter::create(const std::string& shaderFolder) {
    MapPainter painter;
    for (std::size_t map = 0; map < 2; ++map) {
        const std::string defines = map == 0 ? "#define THEATER\n" : "#define WORLD\n";
        auto sea = loadProgram(shaderFolder, "paint_sea", "paint", defines);
        if (!sea) return sea.errors;
        auto land = loadProgram(shaderFolder, "paint_land", "paint", defines);
        if (!land) return land.errors;
        painter.sea_[map] = std::move(*sea);
        painter.land_[map] = std::move(*land);
    }
    return painter;
}

void MapPainter::paintTheater(const GroundTextures& surfaces, const MapGeometry& geometry,
                              const TheaterBounds& theater) const {
    constexpr double kDeg = units::kRadPerDeg;
    sea_[0].use();
    sea_[0].set("map", 0);
    surfaces.sea.theater.bind(0);
    nothing_.bind();
    glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
    land_[0].use();
    land_[0].set("map", 0);
    const glm::vec4 theaterDeg(theater.westRad / kDeg, theater.northRad / kDeg,
                               (theater.eastRad - theater.westRad) / kDeg,
                               (theater.northRad - theater.southRad) / kDeg);
    land_[0].set4("theaterDeg", glm::value_ptr(theaterDeg));
    surfaces.land.theater.bind(0);
    // On the map's rim, beyond the theater's own land, that of the whole earth. Further in the finest level
    // alone: a coarser one would show beyond its coasts.
    const int width = surfaces.sea.theater.width() * kTheaterRefinement;
    const int height = surfaces.sea.theater.height() * kTheaterRefinement;
    const int rims[4][4] = {{0, 0, kRimTexels, height},
                            {width - kRimTexels, 0, kRimTexels, height},
                            {0, 0, width, kRimTexels},
                            {0, height - kRimTexels, width, kRimTexels}};
    glEnable(GL_SCISSOR_TEST);
    for (const auto& rim : rims) {
        glScissor(rim[0], rim[1], rim[2], rim[3]);
        drawLevel(land_[0], geometry.levels().front(), 0);
    }
    glDisable(GL_SCISSOR_TEST);
    drawLevel(land_[0], geometry.levels().back(), 0);
}

void MapPainter::paintFace(const GroundTextures& surfaces, const MapGeometry& geometry, int face) const {
    const glm::mat4 matrix = faceMatrix(face);
    sea_[1].use();
    sea_[1].set("map", 0);
    sea_[1].setMatrix4("face", glm::value_ptr(matrix));
    surfaces.sea.world.bind(0);
    nothing_.bind();
    glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
    land_[1].use();
    land_[1].set("map", 0);
    land_[1].setMatrix4("face", glm::value_ptr(matrix));
    surfaces.land.world.bind(0);
    // Also within the theater, whose map covers it: nothing shows through where that one fades.
    drawLevel(land_[1], geometry.levels().front(), 0);
    drawLevel(land_[1], geometry.levels().front(), 1);
}

Result<SurfaceTextures> MapPainter::paint(const GroundTextures& surfaces, const MapGeometry& geometry,
                                          const TheaterBounds& theater) const {
    SurfaceTextures painted;
    const gfx::Texture& from = surfaces.sea.theater;
    auto flat = gfx::Texture::flat(from.width() * kTheaterRefinement, from.height() * kTheaterRefinement,
                                   gfx::PixelFormat::rgba8, nullptr, gfx::Filter::mipmapNearest);
    if (!flat) return flat.errors;
    auto cube = gfx::Texture::emptyCube(kPaintedFacePx);
    if (!cube) return cube.errors;
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_CULL_FACE);
    glDisable(GL_BLEND);
    for (int face = -1; face < 6; ++face) {
        auto target = gfx::TextureTarget::create(face < 0 ? *flat : *cube, face);
        if (!target) return target.errors;
        glViewport(0, 0, target->target().widthPx, target->target().heightPx);
        if (face < 0) {
            paintTheater(surfaces, geometry, theater);
        } else {
            paintFace(surfaces, geometry, face);
        }
    }
    flat->renewMipmaps();
    cube->renewMipmaps();
    painted.theater = std::move(*flat);
    painted.world = std::move(*cube);
    painted.theaterTexelRad = surfaces.sea.theaterTexelRad / kTheaterRefinement;
    painted.worldTexelRad = std::numbers::pi / 2.0 / kPaintedFacePx;
    return painted;
}

}  // namespace openline::render
