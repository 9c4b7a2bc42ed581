#include "render/model_file.h"

#include <array>
#include <cmath>
#include <fstream>
#include <iterator>
#include <numbers>

#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/vector_relational.hpp>

#include "render/craft_parts.h"
#include "render/model_reader.h"

namespace openline::render {

namespace {

constexpr std::size_t kMostVertices = 60'000;

/// Position lights of aircraft, 14 CFR 25.1387 and 25.1401; of ships, rules 21 and 23 of COLREGS.
const glm::vec3 kRed(1.0f, 0.16f, 0.10f), kGreen(0.15f, 1.0f, 0.35f), kWhite(1.0f, 0.96f, 0.88f);
constexpr float kSideSectorRad = 110.0f * std::numbers::pi_v<float> / 180.0f;

CraftLight sideLight(const glm::vec3& at, const glm::vec3& colour, float side) {
    const float half = kSideSectorRad / 2.0f;
    return {at, colour, {std::cos(half), side * std::sin(half), 0.0f}, std::cos(half + 0.03f), false};
}

void addAircraftLights(const std::vector<MeshVertex>& vertices, std::vector<CraftLight>& lights) {
    glm::vec3 right(0.0f), tail(1e9f), top(0.0f, 0.0f, 1e9f), belly(0.0f, 0.0f, -1e9f);
    for (const MeshVertex& v : vertices) {
        if (v.axis != 0.0f) continue;
        if (v.position.y > right.y) right = v.position;
        if (v.position.x < tail.x) tail = v.position;
        if (v.position.z < top.z) top = v.position;
        if (v.position.z > belly.z && std::abs(v.position.y) < 0.5f) belly = v.position;
    }
    tail.y = 0.0f;
    lights.push_back(sideLight(right, kGreen, 1.0f));
    lights.push_back(sideLight({right.x, -right.y, right.z}, kRed, -1.0f));
    lights.push_back({tail, kWhite, {-1.0f, 0.0f, 0.0f}, std::cos(1.25f), false});
    lights.push_back({top, kRed, {0.0f, 0.0f, -1.0f}, -0.2f, true});
    if (belly.z > -1e8f) lights.push_back({belly, kRed, {0.0f, 0.0f, 1.0f}, -0.2f, true});
}

void addShipLights(const std::vector<MeshVertex>& vertices, std::vector<CraftLight>& lights) {
    glm::vec3 top(0.0f, 0.0f, 1e9f), stern(1e9f), bow(-1e9f);
    float beam = 0.0f;
    for (const MeshVertex& v : vertices) {
        if (v.position.z < top.z) top = v.position;
        if (v.position.x < stern.x) stern = v.position;
        if (v.position.x > bow.x) bow = v.position;
        beam = std::max(beam, v.position.y);
    }
    const float bridgeZ = top.z * 0.5f;
    lights.push_back({top, kWhite, {1.0f, 0.0f, 0.0f}, std::cos(1.97f), false});
    lights.push_back({{top.x + 0.015f * (bow.x - stern.x), top.y, top.z * 0.72f},
                      kWhite,
                      {1.0f, 0.0f, 0.0f},
                      std::cos(1.97f),
                      false});
    lights.push_back(sideLight({top.x, beam * 0.8f, bridgeZ}, kGreen, 1.0f));
    lights.push_back(sideLight({top.x, -beam * 0.8f, bridgeZ}, kRed, -1.0f));
    lights.push_back({{stern.x, 0.0f, stern.z}, kWhite, {-1.0f, 0.0f, 0.0f}, std::cos(1.18f), false});
}

struct Reader {
    MeshBuilder mesh;
    bool onWater = false;
    glm::vec3 size{0.0f};  ///< as written; 0: that of the shape
};

void readHead(Reader& reader, ModelLine& line) {
    const std::string_view what = line.word("aircraft or ship");
    reader.onWater = what == "ship";
    if (what != "ship" && what != "aircraft")
        line.complain("expected aircraft or ship, got " + std::string(what));
    if (line.left() == 0) return;
    reader.size = {line.number("length"), line.number("span"), line.number("height")};
    if (!line.failed() && glm::any(glm::lessThanEqual(reader.size, glm::vec3(0.0f))))
        line.complain("expected sizes above 0");
}

void readLine(Reader& reader, ModelLine& line) {
    if (line.statement() == "craft") {
        readHead(reader, line);
    } else {
        addPart(reader.mesh, line);
    }
    line.end();
}

}  // namespace

Result<Craft> parseModel(std::string_view text, const std::string& file) {
    Reader reader;
    std::vector<Complaint> complaints;
    int number = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        ModelLine line(text.substr(0, end), file, ++number, complaints);
        if (!line.empty()) readLine(reader, line);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (reader.mesh.vertices().size() > kMostVertices) {
            complaints.push_back({file, number, 0, {}, "expected at most 20,000 triangles, got more"});
            break;
        }
    }
    const auto [low, high] = reader.mesh.bounds();
    const glm::vec3 extent = high - low;
    if (complaints.empty() &&
        !(extent.x > 0.1f && extent.y > 0.1f && extent.z > 0.1f && (!reader.onWater || low.z < -0.1f)))
        complaints.push_back(
            {file, 0, 0, {}, "expected a craft with a length, breadth and height, got none"});
    if (!complaints.empty()) return complaints;
    Craft craft;
    if (reader.onWater) {
        addShipLights(reader.mesh.vertices(), craft.lights);
    } else {
        addAircraftLights(reader.mesh.vertices(), craft.lights);
    }
    std::vector<glm::vec3> places;
    for (const CraftLight& light : craft.lights) places.push_back(light.position);
    craft.mesh = reader.mesh.finish(reader.onWater, reader.size, places);
    for (std::size_t i = 0; i < places.size(); ++i) craft.lights[i].position = places[i];
    return craft;
}

Result<Craft> readModel(const std::string& path) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream) return Complaint{path, 0, 0, {}, "expected a model's file, cannot be read"};
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    return parseModel(text, path);
}

Result<Craft> loadCraft(const std::string& folder, frame::ModelKind kind) {
    return readModel(folder + "/" + std::string(frame::modelName(kind)) + ".model");
}

}  // namespace openline::render
