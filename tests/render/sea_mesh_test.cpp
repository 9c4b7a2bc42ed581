#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>

#include "render/eye_geometry.h"
#include "test_scene.h"

using namespace openline;

TEST_CASE("the sea's mesh has no gap and no fold where its pieces grow longer towards the axis") {
    const frame::Camera camera = test::orbit(20, -40, 0, 2e7, 0, 0, 640, 360);
    // A theater on the far side: nothing is cut.
    render::TheaterBounds theater;
    theater.westRad = 2.0;
    theater.eastRad = 2.1;
    theater.southRad = 0.0;
    theater.northRad = 0.1;
    render::SeaMesh mesh;
    render::buildSeaMesh(camera, theater, 0.0, mesh);
    REQUIRE(mesh.theaterIndices.empty());
    const auto& indices = mesh.worldIndices;
    REQUIRE(indices.size() > 6000);
    std::map<std::pair<std::uint32_t, std::uint32_t>, int> uses;
    for (std::size_t i = 0; i + 2 < indices.size(); i += 3) {
        CHECK(std::set<std::uint32_t>(indices.begin() + static_cast<std::ptrdiff_t>(i),
                                      indices.begin() + static_cast<std::ptrdiff_t>(i) + 3)
                  .size() == 3);
        for (std::size_t k = 0; k < 3; ++k) {
            const auto [low, high] = std::minmax(indices[i + k], indices[i + (k + 1) % 3]);
            ++uses[{low, high}];
        }
    }
    // An edge belongs to two triangles, but for the limb, the axis and the seam where the ring closes.
    const int spokes = render::spokesFor(render::visibleDisc(camera));
    CHECK(spokes % 4 == 0);
    constexpr int kBands = 18;
    int single = 0;
    for (const auto& [edge, count] : uses) {
        CHECK(count <= 2);
        single += count == 1 ? 1 : 0;
    }
    CHECK(single == spokes + spokes / 4 + 2 * kBands);
}
