#include "render/craft_parts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace openline::render {

namespace {

/// Files say how high, meshes how low.
float down(float up) {
    return -up;
}

std::vector<Section> sectionsOf(ModelLine& line) {
    std::vector<Section> sections;
    for (const auto& one : line.tuples(4, 2, "x,z,half width,half height"))
        sections.push_back({one[0], down(one[1]), std::max(one[2], 0.01f), std::max(one[3], 0.01f)});
    std::sort(sections.begin(), sections.end(), [](const auto& a, const auto& b) { return a.x < b.x; });
    return sections;
}

void readPaint(MeshBuilder& mesh, ModelLine& line) {
    constexpr std::array<std::pair<std::string_view, Paint>, 7> kPaints{{{"side", Paint::side},
                                                                         {"light", Paint::light},
                                                                         {"dark", Paint::dark},
                                                                         {"glass", Paint::glass},
                                                                         {"deck", Paint::deck},
                                                                         {"trim", Paint::trim},
                                                                         {"black", Paint::black}}};
    const std::string_view word = line.word("a paint");
    for (const auto& [name, paint] : kPaints)
        if (name == word) return mesh.paint(paint);
    line.complain("expected side, light, dark, glass, deck, trim or black, got " + std::string(word));
}

void readBody(MeshBuilder& mesh, ModelLine& line) {
    const float y = line.option("y", 0.0f);
    const float sides = std::clamp(line.option("sides", 12.0f), 3.0f, 32.0f);
    const std::vector<Section> sections = sectionsOf(line);
    if (line.failed()) return;
    mesh.body(sections, static_cast<int>(sides), y);
    if (y != 0.0f) mesh.body(sections, static_cast<int>(sides), -y);
}

/// length radius nose tail rise: a tube with a rounded nose and a tail that rises.
void readFuselage(MeshBuilder& mesh, ModelLine& line) {
    const float length = line.number("length"), radius = line.number("radius"), nose = line.number("nose"),
                tail = line.number("tail"), rise = line.number("rise");
    if (line.failed()) return;
    const float back = -length / 2.0f, front = length / 2.0f;
    mesh.body({{back, down(rise), radius * 0.14f, radius * 0.18f},
               {back + tail * 0.28f, down(rise * 0.72f), radius * 0.42f, radius * 0.46f},
               {back + tail * 0.62f, down(rise * 0.34f), radius * 0.78f, radius * 0.78f},
               {back + tail, 0.0f, radius, radius},
               {front - nose, 0.0f, radius, radius},
               {front - nose * 0.55f, radius * 0.05f, radius * 0.90f, radius * 0.88f},
               {front - nose * 0.22f, radius * 0.13f, radius * 0.62f, radius * 0.60f},
               {front - nose * 0.05f, radius * 0.19f, radius * 0.30f, radius * 0.28f},
               {front, radius * 0.2f, radius * 0.06f, radius * 0.06f}},
              18);
}

/// xBack xFront z halfWidth height
void readCanopy(MeshBuilder& mesh, ModelLine& line) {
    const float back = line.number("x of its back"), front = line.number("x of its front"),
                z = down(line.number("z")), width = line.number("half width"), height = line.number("height");
    if (line.failed()) return;
    mesh.paint(Paint::glass);
    mesh.body({{back, z, width * 0.25f, height * 0.15f},
               {back * 0.62f + front * 0.38f, z - height * 0.3f, width * 0.86f, height * 0.62f},
               {back * 0.34f + front * 0.66f, z - height * 0.33f, width, height * 0.7f},
               {back * 0.1f + front * 0.9f, z - height * 0.12f, width * 0.72f, height * 0.4f},
               {front, z, width * 0.3f, height * 0.15f}},
              12);
    mesh.paint(Paint::side);
}

/// y z xBack xFront radius: an engine's housing on either side.
void readNacelle(MeshBuilder& mesh, ModelLine& line) {
    const float y = line.number("y"), z = down(line.number("z")), back = line.number("x of its back"),
                front = line.number("x of its front"), radius = line.number("radius");
    if (line.failed()) return;
    for (const float side : {1.0f, -1.0f}) {
        if (y == 0.0f && side < 0.0f) break;
        mesh.body({{back, z, radius * 0.5f, radius * 0.5f},
                   {back * 0.75f + front * 0.25f, z, radius * 0.86f, radius * 0.86f},
                   {back * 0.3f + front * 0.7f, z, radius, radius},
                   {front, z, radius * 0.84f, radius * 0.84f}},
                  12, y * side);
        mesh.paint(Paint::black);
        mesh.body(
            {{front, z, radius * 0.70f, radius * 0.70f}, {front + 0.04f, z, radius * 0.68f, radius * 0.68f}},
            12, y * side);
        mesh.paint(Paint::dark);
        mesh.body({{back - radius * 0.5f, z, radius * 0.34f, radius * 0.34f},
                   {back, z, radius * 0.5f, radius * 0.5f}},
                  12, y * side);
        mesh.paint(Paint::side);
    }
}

Panel panelOf(ModelLine& line) {
    Panel panel;
    panel.rootFront = line.number("x of the root's front");
    panel.rootBack = line.number("x of the root's back");
    panel.tipFront = line.number("x of the tip's front");
    panel.tipBack = line.number("x of the tip's back");
    panel.rootOut = line.number("how far the root is out");
    panel.tipOut = line.number("how far the tip is out");
    panel.rootZ = line.number("z of the root");
    panel.tipZ = line.number("z of the tip");
    panel.thickness = line.number("thickness");
    return panel;
}

void readWings(MeshBuilder& mesh, ModelLine& line) {
    Panel panel = panelOf(line);
    if (line.failed()) return;
    panel.rootZ = down(panel.rootZ);
    panel.tipZ = down(panel.tipZ);
    mesh.wings(panel);
}

/// As wings, but out is up and z is to the side; one in the middle, or a pair.
void readFin(MeshBuilder& mesh, ModelLine& line) {
    Panel panel = panelOf(line);
    if (line.failed()) return;
    const float y = panel.rootZ;
    panel.tipZ -= panel.rootZ;
    panel.rootZ = 0.0f;
    mesh.fin(panel, y);
}

Spinner spinnerOf(ModelLine& line) {
    Spinner spinner;
    spinner.hub = {line.number("x"), line.number("y"), 0.0f};
    spinner.hub.z = down(line.number("z"));
    spinner.radius = line.number("radius");
    spinner.blades = static_cast<int>(std::clamp(line.number("blades"), 2.0f, 10.0f));
    spinner.rate = line.number("turns", 1.0f);
    return spinner;
}

void readPropeller(MeshBuilder& mesh, ModelLine& line) {
    Spinner spinner = spinnerOf(line);
    if (line.failed()) return;
    mesh.propeller(spinner);
    if (spinner.hub.y == 0.0f) return;
    spinner.hub.y = -spinner.hub.y;
    mesh.propeller(spinner);
}

void readRotor(MeshBuilder& mesh, ModelLine& line) {
    const Spinner spinner = spinnerOf(line);
    if (!line.failed()) mesh.rotor(spinner);
}

/// x y z radius thickness turns: a round plate, still or turning; a stripe shows that it turns.
void readDome(MeshBuilder& mesh, ModelLine& line) {
    const float x = line.number("x"), y = line.number("y"), z = down(line.number("z")),
                radius = line.number("radius"), thickness = line.number("thickness"),
                turns = line.number("turns", 0.0f);
    if (line.failed()) return;
    if (turns != 0.0f) mesh.turning(Turns::upright, {x, y, z}, turns);
    mesh.plate({x, y, z}, radius, thickness, false, 28);
    if (turns != 0.0f) {
        mesh.paint(Paint::light);
        mesh.box({x - radius * 0.9f, y - radius * 0.1f, z - thickness * 0.68f},
                 {x + radius * 0.9f, y + radius * 0.1f, z - thickness * 0.4f});
        mesh.turning(Turns::still);
    }
    mesh.paint(Paint::side);
}

/// x0 x1 y0 y1 z0 z1; `pair`: on either side.
void readBox(MeshBuilder& mesh, ModelLine& line) {
    const bool pair = line.take("pair");
    std::array<float, 6> v{};
    for (float& value : v) value = line.number("x0 x1 y0 y1 z0 z1");
    if (line.failed()) return;
    const auto [x0, x1] = std::minmax({v[0], v[1]});
    const auto [y0, y1] = std::minmax({v[2], v[3]});
    const auto [z0, z1] = std::minmax({down(v[4]), down(v[5])});
    mesh.box({x0, y0, z0}, {x1, y1, z1});
    if (pair) mesh.box({x0, -y1, z0}, {x1, -y0, z1});
}

void readPole(MeshBuilder& mesh, ModelLine& line) {
    const bool pair = line.take("pair");
    const float x = line.number("x"), y = line.number("y"), low = down(line.number("z of its foot")),
                top = down(line.number("z of its top")), radius = line.number("radius");
    if (line.failed()) return;
    mesh.pole({x, y, low}, {x, y, top}, radius);
    if (pair) mesh.pole({x, -y, low}, {x, -y, top}, radius);
}

/// xBack xFront halfWidth zBottom zTop slope [y=]
void readHouse(MeshBuilder& mesh, ModelLine& line) {
    const float y = line.option("y", 0.0f);
    const float back = line.number("x of its back"), front = line.number("x of its front"),
                halfWidth = line.number("half width"), low = down(line.number("z of its foot")),
                top = down(line.number("z of its top")), slope = line.number("slope", 0.1f);
    if (!line.failed()) mesh.house(back, front, halfWidth, low, top, slope, y);
}

/// z x,y x,y ... | z x,y ...: half outlines from stern to bow, each of as many points.
void readHull(MeshBuilder& mesh, ModelLine& line) {
    const float y = line.option("y", 0.0f);
    std::vector<HullRing> rings;
    do {
        const float z = down(line.number("height of the outline"));
        rings.push_back({z, line.points(3)});
        if (!line.failed() && rings.back().halfOutline.size() != rings.front().halfOutline.size())
            line.complain("expected as many points as the first outline has");
    } while (!line.failed() && line.take("|"));
    if (rings.size() < 2) line.complain("expected two outlines or more, joined by |");
    if (!line.failed()) mesh.hull(rings, y);
}

/// length beam deckAft deckBow stern: a displacement hull with flare, a pointed bow and a raised forecastle.
void readShip(MeshBuilder& mesh, ModelLine& line) {
    const float length = line.number("length"), beam = line.number("beam"), aft = line.number("deck aft"),
                bow = line.number("deck at the bow"), stern = line.number("share of the beam at the stern");
    if (line.failed()) return;
    const float b = length / 2.0f, h = beam / 2.0f;
    const std::vector<glm::vec2> water{{-b * 0.985f, h * stern * 0.86f},
                                       {-b * 0.5f, h * 0.94f},
                                       {b * 0.1f, h * 0.94f},
                                       {b * 0.45f, h * 0.70f},
                                       {b * 0.70f, h * 0.36f},
                                       {b * 0.86f, h * 0.12f},
                                       {b * 0.93f, 0.0f}};
    const std::vector<glm::vec2> deck{
        {-b, h * stern},        {-b * 0.5f, h},         {b * 0.15f, h}, {b * 0.50f, h * 0.86f},
        {b * 0.76f, h * 0.58f}, {b * 0.93f, h * 0.24f}, {b, 0.0f}};
    mesh.hull({{0.0f, water}, {down(aft), deck}});
    if (bow - aft < 0.01f) return;
    const std::vector<glm::vec2> low(deck.begin() + 2, deck.end());
    mesh.hull({{down(aft), low}, {down(bow), low}});
}

/// z thickness undercut x,y x,y ...: a level slab, as a flight deck.
void readSlab(MeshBuilder& mesh, ModelLine& line) {
    const float z = down(line.number("z of its top")), thickness = line.number("thickness"),
                undercut = line.number("undercut");
    const std::vector<glm::vec2> outline = line.points(3);
    if (!line.failed()) mesh.slab(outline, z, thickness, undercut);
}

/// z width x,y x,y ...: a painted line on a deck.
void readStripe(MeshBuilder& mesh, ModelLine& line) {
    const float z = down(line.number("z")), width = line.number("width");
    const std::vector<glm::vec2> points = line.points(2);
    if (line.failed()) return;
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        const glm::vec2 along = points[i + 1] - points[i];
        const float length = std::hypot(along.x, along.y);
        if (length < 1e-4f) continue;
        const glm::vec2 side = glm::vec2(-along.y, along.x) * (0.5f * width / length);
        const auto at = [&](const glm::vec2& p) { return glm::vec3(p, z); };
        mesh.quad(at(points[i] - side), at(points[i + 1] - side), at(points[i + 1] + side),
                  at(points[i] + side));
    }
}

void readGun(MeshBuilder& mesh, ModelLine& line) {
    const float x = line.number("x"), deck = line.number("deck"), size = line.number("size");
    const float ahead = line.number("1 or -1", 1.0f) < 0.0f ? -1.0f : 1.0f;
    if (line.failed()) return;
    mesh.paint(Paint::light);
    mesh.house(x - size, x + size, size * 0.7f, down(deck), down(deck + size), 0.25f);
    const auto [from, to] = std::minmax({x + ahead * size * 0.5f, x + ahead * size * 2.8f});
    mesh.box({from, -size * 0.1f, down(deck + size * 0.75f)}, {to, size * 0.1f, down(deck + size * 0.55f)});
    mesh.paint(Paint::side);
}

/// x from to radius: a lattice's outline, a pole and a yard.
void readMast(MeshBuilder& mesh, ModelLine& line) {
    const float x = line.number("x"), from = line.number("foot"), to = line.number("top"),
                radius = line.number("radius");
    if (line.failed() || to <= from) return;
    const float body = (to - from) * 0.6f;
    mesh.paint(Paint::dark);
    mesh.house(x - radius * 2.0f, x + radius * 2.0f, radius * 2.0f, down(from), down(from + body),
               radius * 1.2f / body);
    mesh.pole({x, 0.0f, down(from)}, {x, 0.0f, down(to)}, radius * 0.5f);
    mesh.box({x - radius * 0.4f, -radius * 5.0f, down(from + (to - from) * 0.66f)},
             {x + radius * 0.4f, radius * 5.0f, down(from + (to - from) * 0.62f)});
    mesh.paint(Paint::side);
}

/// x deck halfSize: where helicopters land, with its circle's cross.
void readPad(MeshBuilder& mesh, ModelLine& line) {
    const float x = line.number("x"), deck = line.number("deck"), half = line.number("half size");
    if (line.failed()) return;
    mesh.paint(Paint::dark);
    mesh.box({x - half, -half * 0.7f, down(deck + 0.12f)}, {x + half, half * 0.7f, down(deck)});
    mesh.paint(Paint::trim);
    const float z = down(deck + 0.18f), w = half * 0.05f;
    mesh.quad({x - half * 0.8f, -w, z}, {x + half * 0.8f, -w, z}, {x + half * 0.8f, w, z},
              {x - half * 0.8f, w, z});
    mesh.quad({x - w, -half * 0.6f, z}, {x + w, -half * 0.6f, z}, {x + w, half * 0.6f, z},
              {x - w, half * 0.6f, z});
    mesh.paint(Paint::side);
}

using Read = void (*)(MeshBuilder&, ModelLine&);
constexpr std::array<std::pair<std::string_view, Read>, 20> kParts{
    {{"paint", readPaint},     {"body", readBody},   {"fuselage", readFuselage}, {"canopy", readCanopy},
     {"nacelle", readNacelle}, {"wings", readWings}, {"fin", readFin},           {"propeller", readPropeller},
     {"rotor", readRotor},     {"dome", readDome},   {"box", readBox},           {"pole", readPole},
     {"house", readHouse},     {"hull", readHull},   {"ship", readShip},         {"slab", readSlab},
     {"stripe", readStripe},   {"gun", readGun},     {"mast", readMast},         {"pad", readPad}}};

}  // namespace

void addPart(MeshBuilder& mesh, ModelLine& line) {
    for (const auto& [name, read] : kParts)
        if (name == line.statement()) return read(mesh, line);
    line.complain("expected a statement such as body, wings or hull, got " + std::string(line.statement()));
}

}  // namespace openline::render
