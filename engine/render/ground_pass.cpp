#include "render/ground_pass.h"

#include <epoxy/gl.h>

#include <cmath>

#include <glm/geometric.hpp>
#include <glm/gtc/type_ptr.hpp>

#include "base/units.h"
#include "render/haze.h"
#include "render/map_lines.h"
#include "render/shader_inputs.h"
#include "render/stars.h"
#include "render/swell_texture.h"

namespace openline::render {

namespace {

constexpr std::size_t kMaps = 2;        // the theater's, the whole earth's
constexpr double kSharpness = 1.5;      // finer sizes of the maps are taken than one texel a pixel asks for
constexpr double kPaintedSlack = 1.25;  // texels of the painted maps may be this much larger than a pixel
constexpr double kPaintedOverlap =
    0.002;  // of the theater's map: some pixels, whatever the size of the picture
constexpr double kLandLayer = 0.0, kSeaLayer = 0.5, kFarLayer = 0.9;

using Type = gfx::Attribute::Type;
constexpr gfx::Attribute kSeaLayout[] = {{0, 3, Type::float32, offsetof(SeaVertex, position), 0},
                                         {1, 3, Type::float32, offsetof(SeaVertex, normal), 0},
                                         {2, 2, Type::float32, offsetof(SeaVertex, uv), 0},
                                         {3, 2, Type::float32, offsetof(SeaVertex, swell), 0}};
constexpr gfx::Attribute kTintedLayout[] = {{0, 3, Type::float32, offsetof(SkyVertex, direction), 0},
                                            {1, 4, Type::float32, offsetof(SkyVertex, rgba), 0}};

double pixelRad(const frame::Camera& camera) {
    return 2.0 * std::tan(camera.verticalFovRad / 2.0) / camera.heightPx;
}

void setClip(const gfx::Program& program, const frame::FrameData& frame, double layer) {
    const glm::mat4 clip = layerClip(frame.camera, layer);
    program.setMatrix4("clip", glm::value_ptr(clip));
}

void setVector(const gfx::Program& program, const char* name, const glm::dvec3& v) {
    const glm::vec3 single(v);
    program.set3(name, glm::value_ptr(single));
}

void blendPremultiplied() {
    glEnable(GL_BLEND);
    glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
}

}  // namespace

GroundPass::GroundPass(const geo::MapLayers& layers, GroundPrograms programs, gfx::Program tinted,
                       MapPainter painter, gfx::Texture swell)
    : layers_(&layers),
      theater_(theaterBounds(layers)),
      programs_(std::move(programs)),
      tinted_(std::move(tinted)),
      painter_(std::move(painter)),
      swell_(std::move(swell)),
      geometry_(MapGeometry::create(layers, theater_)) {
    sea_.layout.attach(sea_.vertices, sizeof(SeaVertex), kSeaLayout);
    sea_.layout.attachIndices(sea_.indices);
    air_.layout.attach(air_.vertices, sizeof(SkyVertex), kTintedLayout);
    air_.layout.attachIndices(air_.indices);
    const std::vector<SkyVertex> stars = makeStars();
    starCount_ = static_cast<int>(stars.size());
    stars_.set(std::span<const SkyVertex>(stars));
    starLayout_.attach(stars_, sizeof(SkyVertex), kTintedLayout);
}

Result<GroundPass> GroundPass::create(const geo::MapLayers& layers, const std::string& shaderFolder) {
    Result<GroundPrograms> programs = GroundPrograms::create(shaderFolder);
    if (!programs) return programs.errors;
    Result<gfx::Program> tinted = loadProgram(shaderFolder, "tinted", "tinted");
    if (!tinted) return tinted.errors;
    Result<gfx::Texture> swell = makeSwellTexture();
    if (!swell) return swell.errors;
    Result<MapPainter> painter = MapPainter::create(shaderFolder);
    if (!painter) return painter.errors;
    GroundPass pass(layers, std::move(*programs), std::move(*tinted), std::move(*painter), std::move(*swell));
    const Result<Done> ready = pass.prepare(frame::Theme::dark);
    if (!ready) return ready.errors;
    return pass;
}

Result<Done> GroundPass::prepare(frame::Theme theme) {
    std::optional<GroundTextures>& wanted = textures_[static_cast<std::size_t>(theme)];
    if (wanted) return Done{};
    std::vector<Complaint>& refused = refused_[static_cast<std::size_t>(theme)];
    if (!refused.empty()) return refused;
    Result<GroundTextures> made = GroundTextures::create(*layers_, groundStyle(theme));
    if (!made) return refused = made.errors;
    Result<SurfaceTextures> painted = painter_.paint(*made, geometry_, theater_);
    if (!painted) return refused = painted.errors;
    made->painted = std::move(*painted);
    wanted = std::move(*made);
    return Done{};
}

void GroundPass::drawSky(const frame::FrameData& frame) {
    const GroundStyle& style = groundStyle(frame.theme);
    glClearColor(style.sky.r, style.sky.g, style.sky.b, 1.0f);
    glClearDepth(1.0);
    glDepthMask(GL_TRUE);
    glClear(GL_COLOR_BUFFER_BIT | GL_DEPTH_BUFFER_BIT);
    if (style.stars && frame.globe.stars) drawStars(frame);
}

void GroundPass::drawStars(const frame::FrameData& frame) {
    blendPremultiplied();
    glEnable(GL_PROGRAM_POINT_SIZE);
    tinted_.use();
    setClip(tinted_, frame, kFarLayer);
    tinted_.set("pointPx", std::max(1.0f, 1.3f * static_cast<float>(frame.camera.heightPx) / 1080.0f));
    starLayout_.bind();
    glDrawArrays(GL_POINTS, 0, starCount_);
    glDisable(GL_PROGRAM_POINT_SIZE);
    glDisable(GL_BLEND);
}

void GroundPass::setGround(const gfx::Program& program, const frame::FrameData& frame,
                           const SurfaceTextures& textures, std::size_t map) const {
    const GroundStyle& style = groundStyle(frame.theme);
    program.use();
    (map == 0 ? textures.theater : textures.world).bind(0);
    program.set("map", 0);
    const double texelM =
        (map == 0 ? textures.theaterTexelRad : textures.worldTexelRad) * geo::wgs84::kSemiMajorM;
    program.set("texelsPerM", static_cast<float>(pixelRad(frame.camera) / texelM / kSharpness));
    // Level ground has brightness 1 whatever the contrast.
    const float gain = 1.0f / style.textureGain, contrast = gain * frame.globe.contrast;
    const glm::vec3 relief(gain, contrast * kGentle, contrast * kSteep);
    program.set3("relief", glm::value_ptr(relief));
    program.set("sunlight", frame.globe.sunlight);
    program.set3("sun", glm::value_ptr(frame.globe.sun));
    program.set3("night", glm::value_ptr(style.night));
    if (!frame.quality.haze) return;
    const Haze haze = hazeOf(frame);
    const glm::vec3 reach(haze.strength, haze.fromM, haze.perM);
    program.set3("hazeColour", glm::value_ptr(haze.colour));
    program.set3("hazeReach", glm::value_ptr(reach));
}

void GroundPass::drawGround(const frame::FrameData& frame) {
    const std::optional<GroundTextures>& textures = textures_[static_cast<std::size_t>(frame.theme)];
    if (!textures) return;
    geometry_.chooseTiles(frame.camera);
    const Far far = seenFromAfar(frame.camera, textures->painted);
    prepareSea(frame, far);
    // What is painted holds its land already: nothing to test against, and land of triangles goes over it.
    for (std::size_t map = 0; map < kMaps; ++map)
        if (far[map]) drawSea(frame, textures->painted, map);
    if (far[0] && far[1]) return;
    glEnable(GL_DEPTH_TEST);
    glDepthFunc(GL_LESS);
    glDepthMask(GL_TRUE);
    drawLand(frame, textures->land, far);
    glDepthMask(GL_FALSE);
    for (std::size_t map = 0; map < kMaps; ++map)
        if (!far[map]) drawSea(frame, textures->sea, map);
    glDepthMask(GL_TRUE);
    glDisable(GL_DEPTH_TEST);
}

GroundPass::Far GroundPass::seenFromAfar(const frame::Camera& camera, const SurfaceTextures& painted) {
    // Below the eye a pixel is smallest. The coast's line covers what is softer than a pixel.
    const double pixel = pixelRad(camera) * camera.altitudeM / geo::wgs84::kSemiMajorM;
    return {pixel * kPaintedSlack > painted.theaterTexelRad, pixel * kPaintedSlack > painted.worldTexelRad};
}

void GroundPass::drawLand(const frame::FrameData& frame, const SurfaceTextures& textures, const Far& far) {
    constexpr double kDeg = units::kRadPerDeg;
    const glm::vec4 theaterDeg(theater_.westRad / kDeg, theater_.northRad / kDeg,
                               (theater_.eastRad - theater_.westRad) / kDeg,
                               (theater_.northRad - theater_.southRad) / kDeg);
    glEnable(GL_CULL_FACE);
    glCullFace(GL_BACK);
    glFrontFace(GL_CCW);
    for (std::size_t map = 0; map < kMaps; ++map) {
        if (far[map]) continue;
        const gfx::Program& program = programs_.with(frame.quality.haze).land[map];
        bool ready = false;
        for (const MapGeometry::Chosen& chosen : geometry_.chosen()) {
            TileRange::Indices indices = chosen.tile->indices[map];
            if (map == 0 && chosen.isAround) indices.count = chosen.tile->aroundCount;
            if (indices.count == 0) continue;
            if (!ready) {
                setGround(program, frame, textures, map);
                setClip(program, frame, kLandLayer);
                program.set4("theaterDeg", glm::value_ptr(theaterDeg));
                ready = true;
            }
            setVector(program, "tileOrigin", chosen.tile->origin.m);
            setVector(program, "tileFromEye", chosen.tile->origin.m - frame.camera.eye.m);
            chosen.level->land.bind();
            gfx::drawTriangles(indices.first, indices.count, chosen.tile->baseVertex);
        }
    }
    glDisable(GL_CULL_FACE);
}

void GroundPass::prepareSea(const frame::FrameData& frame, const Far& far) {
    // Where painted land meets land of triangles, the painted one goes on underneath: no sea shines through.
    buildSeaMesh(frame.camera, theater_, far[0] && !far[1] ? kPaintedOverlap : 0.0, seaMesh_);
    if (seaMesh_.vertices.empty()) return;
    std::vector<std::uint32_t> all(seaMesh_.theaterIndices);
    all.insert(all.end(), seaMesh_.worldIndices.begin(), seaMesh_.worldIndices.end());
    sea_.vertices.set(std::span<const SeaVertex>(seaMesh_.vertices));
    sea_.indices.set(std::span<const std::uint32_t>(all));
}

void GroundPass::drawSea(const frame::FrameData& frame, const SurfaceTextures& textures, std::size_t map) {
    const std::size_t theater = seaMesh_.theaterIndices.size();
    const std::size_t count = map == 0 ? theater : seaMesh_.worldIndices.size();
    if (count == 0) return;
    const bool near = frame.camera.altitudeM < kSwellCeilingM && frame.quality.swell;
    const SurfacePrograms& programs = programs_.with(frame.quality.haze);
    const gfx::Program& program = near ? programs.nearSea[map] : programs.sea[map];
    setGround(program, frame, textures, map);
    setClip(program, frame, kSeaLayer);
    if (near) {
        const double height = std::min(1.0, frame.camera.altitudeM / kSwellCeilingM);
        swell_.bind(2);
        program.set("swellMap", 2);
        program.set("swellStrength", static_cast<float>(0.30 * (1.0 - height) * (1.0 - height)));
    }
    sea_.layout.bind();
    gfx::drawTriangles(map == 0 ? 0 : theater, count);
}

void GroundPass::drawAir(const frame::FrameData& frame) {
    buildSkyMesh(frame.camera, frame.globe, groundStyle(frame.theme), skyMesh_);
    if (skyMesh_.indices.empty()) return;
    air_.vertices.set(std::span<const SkyVertex>(skyMesh_.vertices));
    air_.indices.set(std::span<const std::uint32_t>(skyMesh_.indices));
    blendPremultiplied();
    tinted_.use();
    setClip(tinted_, frame, kFarLayer);
    air_.layout.bind();
    gfx::drawTriangles(0, skyMesh_.indices.size());
    glDisable(GL_BLEND);
}

void GroundPass::collectLines(const frame::FrameData& frame, frame::Flat& lines) const {
    lines.clear();
    const GroundStyle& style = groundStyle(frame.theme);
    MapLineBuilder builder(frame.camera, lines);
    if (frame.globe.graticule) addGraticule(frame, style, builder);
    for (const MapGeometry::Chosen& chosen : geometry_.chosen())
        addMapLines(chosen.isAround ? *chosen.tile->around : *chosen.tile->source, frame, style, builder);
}

}  // namespace openline::render
