#include "view/arc_path.h"

#include <catch2/catch.hpp>

#include "view/synthetic.h"

using namespace openline;
using namespace openline::view;

TEST_CASE("An arc counts as shown only where the camera sees it and no panel covers it") {
    const auto definition = synthetic::definition(0, 0);
    const ChannelId theater{std::size_t{2}};
    const auto wide = makeCamera(synthetic::overTaiwan(4.0e6), 1280, 720);
    const auto near = makeCamera(synthetic::overTaiwan(5.0e4), 1280, 720);
    CHECK(shownArcPx(definition, theater, wide, {}) > 200.0);
    CHECK(shownArcPx(definition, theater, near, {}) == 0.0);
    CHECK(shownArcPx(definition, theater, wide, {0.0, 0.0, 0.0, 720.0}) == 0.0);
    CHECK(shownArcPx(definition, ChannelId{std::size_t{99}}, wide, {}) == 0.0);
}
