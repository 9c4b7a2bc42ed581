#include "render/craft_meshes.h"

namespace openline::render {

namespace {

/// A displacement hull with flare: pointed bow, narrower stern. Heights are above the water, up.
void shipHull(MeshBuilder& mesh, float length, float beam, float deckAft, float deckBow, float sternShare) {
    const float b = length / 2.0f, h = beam / 2.0f;
    const std::vector<glm::vec2> water{{-b * 0.98f, h * sternShare * 0.85f},
                                       {-b * 0.5f, h * 0.93f},
                                       {b * 0.1f, h * 0.93f},
                                       {b * 0.5f, h * 0.62f},
                                       {b * 0.8f, h * 0.22f},
                                       {b * 0.93f, 0.0f}};
    const std::vector<glm::vec2> deck{{-b, h * sternShare},  {-b * 0.5f, h},         {b * 0.15f, h},
                                      {b * 0.55f, h * 0.8f}, {b * 0.85f, h * 0.38f}, {b, 0.0f}};
    mesh.hull({{0.0f, water}, {-deckAft, deck}});
    // The forecastle rises over the front half.
    const float rise = deckBow - deckAft;
    if (rise > 0.01f) {
        const std::vector<glm::vec2> low{
            {b * 0.15f, h}, {b * 0.55f, h * 0.8f}, {b * 0.85f, h * 0.38f}, {b, 0.0f}};
        mesh.hull({{-deckAft, low}, {-deckBow, low}});
    }
}

void gun(MeshBuilder& mesh, float x, float deck, float size) {
    mesh.paint(Paint::light);
    mesh.house(x - size, x + size, size * 0.7f, -deck, -deck - size, 0.25f);
    mesh.box({x + size * 0.5f, -size * 0.1f, -deck - size * 0.75f},
             {x + size * 2.8f, size * 0.1f, -deck - size * 0.55f});
}

void mast(MeshBuilder& mesh, float x, float from, float to, float radius) {
    mesh.paint(Paint::dark);
    mesh.house(x - radius * 2.0f, x + radius * 2.0f, radius * 2.0f, -from, -from - (to - from) * 0.6f,
               radius * 1.2f / ((to - from) * 0.6f));
    mesh.pole({x, 0.0f, -from}, {x, 0.0f, -to}, radius * 0.5f);
    mesh.box({x - radius * 0.4f, -radius * 5.0f, -from - (to - from) * 0.66f},
             {x + radius * 0.4f, radius * 5.0f, -from - (to - from) * 0.62f});
}

void landingSpot(MeshBuilder& mesh, float x, float deck, float halfSize) {
    mesh.paint(Paint::dark);
    mesh.box({x - halfSize, -halfSize * 0.7f, -deck - 0.12f}, {x + halfSize, halfSize * 0.7f, -deck});
}

/// 155 x 20 m; slab-sided house, two funnels.
void destroyer(MeshBuilder& mesh, float scale) {
    shipHull(mesh, 155.0f, 20.0f, 7.0f, 9.5f, 0.85f);
    mesh.paint(Paint::side);
    mesh.house(8.0f, 38.0f, 8.6f, -9.0f, -20.0f * scale, 0.14f);
    mesh.house(14.0f, 34.0f, 6.6f, -20.0f * scale, -24.5f * scale, 0.14f);
    mesh.paint(Paint::glass);
    mesh.box({30.5f, -5.6f, -22.0f * scale}, {32.6f, 5.6f, -20.6f * scale});
    mesh.paint(Paint::light);
    mesh.house(-6.0f, 8.0f, 7.5f, -7.0f, -16.0f * scale, 0.16f);
    mesh.house(-40.0f, -14.0f, 8.4f, -7.0f, -15.0f, 0.14f);
    mesh.paint(Paint::dark);
    mesh.house(-4.0f, 5.0f, 3.4f, -15.0f * scale, -21.5f * scale, 0.1f);
    mesh.house(-28.0f, -18.0f, 3.4f, -14.5f, -20.0f * scale, 0.1f);
    mast(mesh, 16.0f, 24.0f * scale, 38.0f * scale, 0.9f);
    gun(mesh, 52.0f, 9.5f, 2.6f);
    landingSpot(mesh, -58.0f, 7.0f, 9.0f);
}

/// 134 x 16 m; one funnel, stepped house.
void frigate(MeshBuilder& mesh) {
    shipHull(mesh, 134.0f, 16.0f, 6.0f, 8.5f, 0.82f);
    mesh.paint(Paint::side);
    mesh.house(14.0f, 36.0f, 7.2f, -8.2f, -16.5f, 0.16f);
    mesh.house(18.0f, 31.0f, 5.0f, -16.5f, -19.5f, 0.16f);
    mesh.paint(Paint::light);
    mesh.house(-14.0f, 6.0f, 6.4f, -6.0f, -12.5f, 0.18f);
    mesh.house(-42.0f, -20.0f, 6.8f, -6.0f, -13.0f, 0.12f);
    mesh.paint(Paint::dark);
    mesh.house(-8.0f, 1.0f, 3.0f, -12.0f, -18.0f, 0.12f);
    mast(mesh, 15.0f, 19.0f, 32.0f, 0.8f);
    gun(mesh, 47.0f, 8.5f, 2.1f);
    landingSpot(mesh, -54.0f, 6.0f, 7.5f);
}

/// 110 x 15 m; white, broad house, no missiles.
void cutter(MeshBuilder& mesh) {
    mesh.paint(Paint::trim);
    shipHull(mesh, 110.0f, 15.0f, 6.0f, 9.0f, 0.85f);
    mesh.paint(Paint::trim);
    mesh.house(-12.0f, 30.0f, 6.8f, -8.0f, -15.0f, 0.10f);
    mesh.house(8.0f, 26.0f, 5.8f, -15.0f, -18.5f, 0.14f);
    mesh.paint(Paint::glass);
    mesh.box({23.8f, -5.0f, -17.6f}, {25.9f, 5.0f, -16.4f});
    mesh.paint(Paint::side);
    mesh.house(-10.0f, -2.0f, 2.8f, -15.0f, -20.0f, 0.12f);
    mesh.box({36.0f, -6.3f, -6.0f}, {42.0f, 6.3f, -3.0f});
    mast(mesh, 9.0f, 18.5f, 29.0f, 0.7f);
    gun(mesh, 38.0f, 9.0f, 1.5f);
    landingSpot(mesh, -38.0f, 6.0f, 7.0f);
}

/// 305 x 75 m with an angled deck and an island on the right; the bow may rise.
void carrier(MeshBuilder& mesh) {
    const std::vector<glm::vec2> water{
        {-142.0f, 16.0f}, {-80.0f, 19.0f}, {40.0f, 19.0f}, {110.0f, 9.0f}, {140.0f, 0.0f}};
    const std::vector<glm::vec2> high{
        {-150.0f, 20.0f}, {-80.0f, 22.0f}, {40.0f, 22.0f}, {115.0f, 16.0f}, {150.0f, 6.0f}};
    mesh.hull({{0.0f, water}, {-17.0f, high}});
    mesh.paint(Paint::deck);
    // The flight deck: wider on the left, where aircraft land.
    const glm::vec3 outline[8] = {{-152.0f, -30.0f, -20.0f}, {-152.0f, 32.0f, -20.0f},
                                  {30.0f, 37.5f, -20.0f},    {80.0f, 20.0f, -20.0f},
                                  {152.0f, 14.0f, -22.5f},   {152.0f, -14.0f, -22.5f},
                                  {70.0f, -26.0f, -20.0f},   {20.0f, -37.5f, -20.0f}};
    for (int i = 1; i + 1 < 8; ++i) mesh.triangle(outline[0], outline[i], outline[i + 1]);
    mesh.paint(Paint::dark);
    const glm::vec3 down(0.0f, 0.0f, 4.0f);
    for (int i = 0; i < 8; ++i) {
        const glm::vec3 &a = outline[i], &b = outline[(i + 1) % 8];
        mesh.quad(a, b, b * glm::vec3(1.0f, 0.7f, 1.0f) + down, a * glm::vec3(1.0f, 0.7f, 1.0f) + down);
    }
    mesh.paint(Paint::trim);
    mesh.box({-148.0f, -9.3f, -20.35f}, {60.0f, -8.5f, -20.15f});
    mesh.paint(Paint::side);
    mesh.box({-18.0f, 23.5f, -36.0f}, {22.0f, 32.5f, -20.0f});
    mesh.paint(Paint::light);
    mesh.box({-10.0f, 24.5f, -43.0f}, {16.0f, 31.5f, -36.0f});
    mesh.paint(Paint::dark);
    mesh.box({0.0f, 27.0f, -58.0f}, {3.0f, 29.0f, -43.0f});
    mesh.box({-14.0f, 25.5f, -47.0f}, {-6.0f, 30.5f, -42.0f});
}

/// 210 x 28 m: high sides, house forward, wide landing deck aft.
void amphibious(MeshBuilder& mesh) {
    shipHull(mesh, 210.0f, 28.0f, 13.0f, 15.0f, 0.95f);
    mesh.paint(Paint::side);
    mesh.house(0.0f, 55.0f, 13.0f, -14.0f, -26.0f, 0.12f);
    mesh.house(20.0f, 48.0f, 10.0f, -26.0f, -31.0f, 0.12f);
    mesh.paint(Paint::dark);
    mesh.house(2.0f, 12.0f, 4.0f, -26.0f, -34.0f, 0.1f);
    mast(mesh, 28.0f, 31.0f, 46.0f, 1.1f);
    gun(mesh, 72.0f, 15.0f, 2.4f);
    landingSpot(mesh, -45.0f, 13.0f, 13.0f);
    landingSpot(mesh, -80.0f, 13.0f, 13.0f);
}

/// 180 x 25 m: replenishment masts amidships, house aft.
void auxiliary(MeshBuilder& mesh) {
    shipHull(mesh, 180.0f, 25.0f, 9.0f, 13.0f, 0.8f);
    mesh.paint(Paint::light);
    mesh.house(-62.0f, -34.0f, 11.0f, -9.0f, -25.0f, 0.08f);
    mesh.house(46.0f, 62.0f, 9.0f, -12.0f, -22.0f, 0.12f);
    mesh.paint(Paint::dark);
    mesh.house(-58.0f, -48.0f, 4.0f, -25.0f, -31.0f, 0.1f);
    for (const float x : {-14.0f, 8.0f, 28.0f}) {
        for (const float y : {-8.0f, 8.0f}) mesh.pole({x, y, -9.0f}, {x, y, -28.0f}, 0.8f);
        mesh.box({x - 0.7f, -10.0f, -28.5f}, {x + 0.7f, 10.0f, -27.0f});
    }
}

/// 110 x 11 m: what shows above the water, and the sail.
void submarine(MeshBuilder& mesh) {
    mesh.paint(Paint::dark);
    mesh.body({{-55.0f, 0.6f, 0.4f, 0.5f},
               {-38.0f, 0.2f, 3.6f, 2.2f},
               {-15.0f, 0.0f, 5.2f, 3.0f},
               {35.0f, 0.0f, 5.2f, 3.0f},
               {48.0f, 0.2f, 3.8f, 2.2f},
               {55.0f, 0.6f, 0.8f, 0.6f}},
              14);
    mesh.paint(Paint::side);
    mesh.house(14.0f, 28.0f, 1.7f, -2.6f, -8.6f, 0.05f);
    mesh.paint(Paint::dark);
    mesh.box({18.0f, -5.0f, -6.4f}, {22.0f, 5.0f, -6.0f});
    mesh.pole({22.0f, 0.0f, -8.0f}, {22.0f, 0.0f, -12.0f}, 0.25f);
    mesh.fin({-46.0f, -53.0f, -49.0f, -53.0f, 0.5f, 4.5f, 0.0f, 0.0f, 0.5f});
}

/// 45 x 8 m: high bow, house aft or forward, gantry.
void trawler(MeshBuilder& mesh) {
    shipHull(mesh, 45.0f, 8.0f, 2.6f, 5.0f, 0.9f);
    mesh.paint(Paint::trim);
    mesh.house(2.0f, 12.0f, 3.1f, -4.2f, -8.6f, 0.08f);
    mesh.paint(Paint::glass);
    mesh.box({10.8f, -2.7f, -8.2f}, {11.8f, 2.7f, -7.2f});
    mesh.paint(Paint::dark);
    for (const float y : {-3.0f, 3.0f}) mesh.pole({-18.0f, y, -2.6f}, {-18.0f, y, -8.5f}, 0.25f);
    mesh.box({-18.3f, -3.2f, -8.9f}, {-17.7f, 3.2f, -8.3f});
    mesh.pole({4.0f, 0.0f, -8.0f}, {4.0f, 0.0f, -14.0f}, 0.22f);
    mesh.house(3.0f, 5.5f, 1.0f, -8.6f, -10.6f, 0.1f);
}

/// 260 x 36 m: container stacks, house aft.
void merchant(MeshBuilder& mesh) {
    shipHull(mesh, 260.0f, 36.0f, 11.0f, 15.0f, 0.8f);
    const Paint colours[4] = {Paint::side, Paint::dark, Paint::light, Paint::deck};
    for (int i = 0; i < 11; ++i) {
        const float x = -68.0f + 15.5f * static_cast<float>(i);
        const float halfWidth = i > 8 ? 12.0f : 16.0f, height = 21.0f + static_cast<float>(i * 7 % 3) * 2.6f;
        mesh.paint(colours[i * 5 % 4]);
        mesh.box({x, -halfWidth, -height}, {x + 13.5f, halfWidth, -11.0f});
    }
    mesh.paint(Paint::trim);
    mesh.house(-100.0f, -82.0f, 16.0f, -11.0f, -38.0f, 0.03f);
    mesh.paint(Paint::dark);
    mesh.house(-114.0f, -104.0f, 5.0f, -11.0f, -36.0f, 0.05f);
    mesh.pole({-90.0f, 0.0f, -38.0f}, {-90.0f, 0.0f, -47.0f}, 0.6f);
}

}  // namespace

std::vector<MeshVertex> shipMesh(frame::ModelKind kind) {
    MeshBuilder mesh;
    using Kind = frame::ModelKind;
    switch (kind) {
        case Kind::carrier:
            carrier(mesh);
            break;
        case Kind::frigate:
            frigate(mesh);
            break;
        case Kind::cutter:
            cutter(mesh);
            break;
        case Kind::amphibious:
            amphibious(mesh);
            break;
        case Kind::auxiliary:
            auxiliary(mesh);
            break;
        case Kind::submarine:
            submarine(mesh);
            break;
        case Kind::trawler:
            trawler(mesh);
            break;
        case Kind::merchant:
            merchant(mesh);
            break;
        default:
            destroyer(mesh, 1.0f);
            break;
    }
    return mesh.finish(true);
}

}  // namespace openline::render
