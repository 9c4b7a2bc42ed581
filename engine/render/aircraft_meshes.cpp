#include "render/craft_meshes.h"

namespace openline::render {

namespace {

/// A round fuselage from tail to nose; `radius` in the middle part.
void fuselage(MeshBuilder& mesh, float length, float radius, float noseLength, float tailLength,
              float tailRise) {
    const float back = -length / 2.0f, front = length / 2.0f;
    mesh.body({{back, -tailRise, radius * 0.12f, radius * 0.15f},
               {back + tailLength * 0.5f, -tailRise * 0.5f, radius * 0.62f, radius * 0.62f},
               {back + tailLength, 0.0f, radius, radius},
               {front - noseLength, 0.0f, radius, radius},
               {front - noseLength * 0.4f, radius * 0.08f, radius * 0.82f, radius * 0.80f},
               {front - noseLength * 0.1f, radius * 0.18f, radius * 0.42f, radius * 0.40f},
               {front, radius * 0.22f, radius * 0.1f, radius * 0.1f}});
}

void cockpit(MeshBuilder& mesh, float xBack, float xFront, float z, float halfWidth, float height) {
    mesh.paint(Paint::glass);
    const float middle = (xBack * 0.45f + xFront * 0.55f);
    mesh.body({{xBack, z, halfWidth * 0.3f, height * 0.2f},
               {middle, z - height * 0.35f, halfWidth, height * 0.75f},
               {xFront, z, halfWidth * 0.35f, height * 0.2f}},
              8);
    mesh.paint(Paint::side);
}

void nacelle(MeshBuilder& mesh, float y, float z, float xBack, float xFront, float radius) {
    for (const float side : {1.0f, -1.0f}) {
        mesh.paint(Paint::dark);
        mesh.body({{xBack, z, radius * 0.55f, radius * 0.55f},
                   {xBack * 0.5f + xFront * 0.5f, z, radius, radius},
                   {xFront, z, radius * 0.88f, radius * 0.88f}},
                  8, y * side);
    }
    mesh.paint(Paint::side);
}

void propeller(MeshBuilder& mesh, float y, float z, float x, float radius) {
    mesh.paint(Paint::dark);
    for (const float side : {1.0f, -1.0f}) mesh.plate({x, y * side, z}, radius, 0.04f, true, 12);
    mesh.paint(Paint::side);
}

/// Flanker-like: two engines wide apart, two fins, swept wing with leading-edge extensions. 22 x 14.7 x 5.9
/// m.
void fighter(MeshBuilder& mesh) {
    mesh.body({{-7.5f, -0.1f, 0.5f, 0.4f},
               {-2.0f, -0.3f, 1.0f, 0.8f},
               {3.5f, -0.6f, 0.95f, 0.95f},
               {7.0f, -0.3f, 0.75f, 0.75f},
               {9.5f, 0.05f, 0.45f, 0.42f},
               {11.3f, 0.2f, 0.05f, 0.05f}});
    nacelle(mesh, 1.5f, 0.45f, -9.3f, 2.8f, 0.78f);
    cockpit(mesh, 2.6f, 7.4f, -1.15f, 0.55f, 0.85f);
    mesh.paint(Paint::light);
    mesh.wings({2.2f, -5.0f, -3.6f, -5.6f, 0.8f, 7.35f, -0.1f, -0.1f, 0.45f});
    mesh.wings({6.8f, 1.2f, 2.2f, 0.6f, 0.5f, 1.9f, -0.25f, -0.1f, 0.25f});
    mesh.wings({-5.6f, -9.0f, -9.3f, -10.9f, 1.6f, 5.0f, 0.2f, 0.2f, 0.28f});
    mesh.paint(Paint::dark);
    mesh.fin({-3.9f, -8.3f, -7.8f, -9.9f, 0.1f, 3.9f, 0.0f, 0.25f, 0.28f}, 2.1f);
}

/// H-6-like: long body, mid-set swept wing with engines in the roots, tall single fin. 34.8 x 33 x 10.4 m.
void bomber(MeshBuilder& mesh) {
    fuselage(mesh, 34.8f, 1.45f, 5.5f, 12.0f, 0.9f);
    cockpit(mesh, 11.2f, 14.6f, -1.0f, 1.0f, 0.9f);
    nacelle(mesh, 2.15f, 0.1f, -5.2f, 5.6f, 1.05f);
    mesh.paint(Paint::light);
    mesh.wings({5.2f, -2.6f, -5.4f, -8.2f, 1.0f, 16.5f, 0.1f, 0.7f, 0.9f});
    mesh.wings({-11.8f, -15.2f, -15.6f, -17.2f, 0.3f, 5.9f, -1.2f, -1.9f, 0.4f});
    mesh.paint(Paint::dark);
    mesh.fin({-9.4f, -15.2f, -15.2f, -17.6f, 1.1f, 7.4f, 0.0f, 0.0f, 0.5f});
    for (const float y : {5.2f, -5.2f})
        mesh.body({{-8.0f, 0.6f, 0.1f, 0.1f}, {-4.0f, 0.6f, 0.45f, 0.45f}, {0.0f, 0.6f, 0.1f, 0.1f}}, 6, y);
}

/// Straight wing, four propellers. 35.6 x 30.4 x 10.3 m; `dome` puts a radar plate on its back.
void turboprop(MeshBuilder& mesh, bool dome, bool sting) {
    fuselage(mesh, 34.0f, 1.75f, 5.0f, 13.0f, 1.5f);
    cockpit(mesh, 12.0f, 14.8f, -1.1f, 1.2f, 0.8f);
    mesh.paint(Paint::light);
    mesh.wings({4.4f, -0.6f, 3.2f, 0.6f, 1.2f, 15.2f, 0.3f, -0.6f, 0.7f});
    mesh.wings({-12.0f, -15.4f, -13.0f, -15.2f, 0.3f, 6.5f, -1.6f, -2.0f, 0.4f});
    for (const float y : {4.8f, 9.6f}) {
        nacelle(mesh, y, 0.05f, 0.0f, 6.8f, 0.62f);
        propeller(mesh, y, 0.05f, 7.0f, 2.05f);
    }
    mesh.paint(Paint::dark);
    mesh.fin({-10.2f, -15.6f, -13.4f, -16.0f, 1.2f, 7.6f, 0.0f, 0.0f, 0.45f});
    if (sting) mesh.body({{-21.0f, -1.5f, 0.12f, 0.12f}, {-16.5f, -1.45f, 0.3f, 0.3f}}, 6);
    if (dome) {
        mesh.box({-3.4f, -0.25f, -3.9f}, {-1.2f, 0.25f, -1.5f});
        mesh.paint(Paint::trim);
        mesh.plate({-2.3f, 0.0f, -4.4f}, 3.9f, 0.8f, false, 20);
    }
}

/// Airliner-like with two engines below the wing. 39.5 x 37.6 x 12.8 m.
void jet(MeshBuilder& mesh, bool tanker) {
    fuselage(mesh, 39.5f, 1.95f, 5.0f, 12.0f, 1.3f);
    cockpit(mesh, 15.2f, 17.8f, -0.9f, 1.2f, 0.7f);
    mesh.paint(Paint::light);
    mesh.wings({5.0f, -3.4f, -5.2f, -7.0f, 1.4f, 18.8f, 1.0f, -0.6f, 0.8f});
    mesh.wings({-13.8f, -17.4f, -17.8f, -19.3f, 0.6f, 7.2f, -0.8f, -1.4f, 0.4f});
    nacelle(mesh, 5.6f, 2.3f, -0.6f, 4.2f, 1.05f);
    if (tanker) nacelle(mesh, 10.2f, 1.9f, -2.8f, 1.6f, 0.95f);
    mesh.paint(Paint::dark);
    mesh.fin({-11.6f, -17.6f, -17.4f, -19.8f, 1.2f, 9.0f, 0.0f, 0.0f, 0.45f});
    if (tanker) mesh.body({{-25.5f, 2.6f, 0.15f, 0.15f}, {-15.0f, 0.9f, 0.2f, 0.2f}}, 6);
}

/// Shipboard helicopter: cabin, boom, two rotors. 19.8 x 16.4 x 5.2 m.
void helicopter(MeshBuilder& mesh) {
    mesh.body({{-9.3f, -0.9f, 0.15f, 0.2f},
               {-3.0f, -0.4f, 0.55f, 0.6f},
               {-1.0f, 0.2f, 1.15f, 1.15f},
               {3.0f, 0.3f, 1.15f, 1.1f},
               {5.0f, 0.6f, 0.7f, 0.6f},
               {5.8f, 0.7f, 0.2f, 0.2f}});
    cockpit(mesh, 2.6f, 5.4f, 0.0f, 0.95f, 0.8f);
    mesh.paint(Paint::dark);
    mesh.box({-1.6f, -0.7f, -1.7f}, {2.2f, 0.7f, -0.6f});
    mesh.pole({0.6f, 0.0f, -1.6f}, {0.6f, 0.0f, -2.4f}, 0.15f);
    mesh.fin({-8.2f, -9.4f, -9.4f, -10.4f, 0.9f, 3.2f, 0.0f, 0.0f, 0.2f});
    mesh.wings({-7.6f, -8.8f, -7.8f, -8.6f, 0.1f, 2.1f, -0.9f, -0.9f, 0.15f});
    for (const bool along : {true, false}) {
        const float x = along ? 8.2f : 0.28f, y = along ? 0.28f : 8.2f;
        mesh.box({0.6f - x, -y, -2.48f}, {0.6f + x, y, -2.38f});
    }
}

}  // namespace

std::vector<MeshVertex> aircraftMesh(frame::ModelKind kind) {
    MeshBuilder mesh;
    using Kind = frame::ModelKind;
    switch (kind) {
        case Kind::bomber:
            bomber(mesh);
            break;
        case Kind::patrolTurboprop:
            turboprop(mesh, false, true);
            break;
        case Kind::airborneEarlyWarning:
            turboprop(mesh, true, false);
            break;
        case Kind::patrolJet:
            jet(mesh, false);
            break;
        case Kind::tanker:
            jet(mesh, true);
            break;
        case Kind::helicopter:
            helicopter(mesh);
            break;
        default:
            fighter(mesh);
            break;
    }
    return mesh.finish(false);
}

std::vector<MeshVertex> craftMesh(frame::ModelKind kind) {
    return kind >= frame::ModelKind::carrier ? shipMesh(kind) : aircraftMesh(kind);
}

}  // namespace openline::render
