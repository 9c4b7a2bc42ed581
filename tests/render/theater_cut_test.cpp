#include "render/theater_cut.h"

#include <catch2/catch.hpp>

#include <cmath>

using namespace openline::render;

namespace {

using Triangle = std::array<glm::dvec2, 3>;

double areaOf(const glm::dvec2& a, const glm::dvec2& b, const glm::dvec2& c) {
    return ((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)) / 2.0;
}

glm::dvec2 placeOf(const Triangle& triangle, const glm::dvec3& shares) {
    return triangle[0] * shares.x + triangle[1] * shares.y + triangle[2] * shares.z;
}

bool within(const glm::dvec2& p) {
    constexpr double kSlack = 1e-9;
    return p.x >= -kSlack && p.x <= 1.0 + kSlack && p.y >= -kSlack && p.y <= 1.0 + kSlack;
}

}  // namespace

TEST_CASE("a triangle on one side of the map's edge stays whole") {
    std::vector<CutPiece> pieces;
    cutAtTheater({{{0.1, 0.1}, {0.9, 0.2}, {0.3, 0.8}}}, pieces);
    REQUIRE(pieces.size() == 1);
    CHECK(pieces[0].inTheater);
    CHECK(isWhole(pieces[0]));
    cutAtTheater({{{1.1, 0.1}, {1.9, 0.2}, {1.3, 0.8}}}, pieces);
    REQUIRE(pieces.size() == 1);
    CHECK_FALSE(pieces[0].inTheater);
    CHECK(isWhole(pieces[0]));
}

TEST_CASE("pieces of a cut triangle cover it once, in its own order, each on one side") {
    const Triangle triangles[] = {{{{-0.3, 0.5}, {0.4, 0.2}, {0.5, 0.9}}},
                                  {{{-0.2, -0.5}, {1.2, -0.2}, {0.4, 1.3}}},
                                  {{{0.9, 0.9}, {1.2, 0.8}, {0.8, 1.3}}}};
    for (const Triangle& triangle : triangles) {
        std::vector<CutPiece> pieces;
        cutAtTheater(triangle, pieces);
        CHECK(pieces.size() > 1);
        const double whole = areaOf(triangle[0], triangle[1], triangle[2]);
        double sum = 0.0;
        for (const CutPiece& piece : pieces) {
            const glm::dvec2 a = placeOf(triangle, piece.corners[0]), b = placeOf(triangle, piece.corners[1]),
                             c = placeOf(triangle, piece.corners[2]);
            const double area = areaOf(a, b, c);
            CHECK(area * whole >= 0.0);
            sum += area;
            if (std::abs(area) > 1e-12) CHECK(within((a + b + c) / 3.0) == piece.inTheater);
        }
        CHECK(sum == Approx(whole));
    }
}

TEST_CASE("neighbours are cut at the same place on their common edge") {
    const glm::dvec2 a(-0.31, 0.27), b(0.53, 0.71);
    std::vector<CutPiece> pieces;
    const auto cutsOnEdge = [&](const Triangle& triangle) {
        std::vector<glm::dvec2> cuts;
        cutAtTheater(triangle, pieces);
        for (const CutPiece& piece : pieces) {
            for (const glm::dvec3& shares : piece.corners) {
                if (shares.z == 0.0 && shares.x > 0.0 && shares.y > 0.0)
                    cuts.push_back(placeOf(triangle, shares));
            }
        }
        return cuts;
    };
    const auto one = cutsOnEdge({{a, b, {-0.2, 0.9}}}), other = cutsOnEdge({{b, a, {0.6, 0.1}}});
    REQUIRE_FALSE(one.empty());
    REQUIRE_FALSE(other.empty());
    CHECK(one[0].x == Approx(other[0].x).margin(1e-14));
    CHECK(one[0].y == Approx(other[0].y).margin(1e-14));
}

TEST_CASE("a triangle torn where longitudes begin anew is not taken for one across the map") {
    std::vector<CutPiece> pieces;
    cutAtTheater({{{-1.4, 0.4}, {2.4, 0.5}, {2.3, 0.6}}}, pieces);
    REQUIRE(pieces.size() == 1);
    CHECK_FALSE(pieces[0].inTheater);
}
