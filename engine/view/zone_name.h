// The name of a zone or line on the picture: along a straight piece of its own line, on either side, or level
// inside its outline; shorter where the whole name has no room, none rather than one that stands elsewhere.
// Crosses no other zone's line.
#pragma once

#include <cstdint>
#include <glm/vec2.hpp>
#include <span>
#include <string>
#include <vector>

#include "view/screen_line.h"
#include "view/stage.h"

namespace openline::view {

/// Which zones' lines run where, as a coarse grid of the picture.
class ZoneInk {
  public:
    explicit ZoneInk(const Stage& stage);
    void mark(std::size_t zone, const ScreenLine& line);
    /// Does a line of another zone (or, if `ownToo`, of the zone itself) run through a turned box?
    [[nodiscard]] bool crosses(glm::dvec2 centre, glm::dvec2 direction, glm::dvec2 size, std::size_t zone,
                               bool ownToo) const;

  private:
    [[nodiscard]] std::size_t cellAt(glm::dvec2 point) const;
    std::size_t columns_ = 0, rows_ = 0;
    std::vector<std::uint32_t> cells_;  ///< a bit a zone, counted round; the last cell stands for outside
};

/// What a zone's name is made of.
struct ZoneNameRequest {
    std::size_t zone = 0;
    std::span<const ScreenLine> lines;  ///< what of the outline is on the picture
    double namePx = 11.5;
    frame::Colour colour;
};

/// The name at full length, then shorter: without what is in parentheses, then with the abbreviation that
/// flight charts use.
std::vector<std::string> zoneNameVariants(const sim::ZoneDef& zone);

/// A wording that two of the zones share is written for one of them at most, and only where none of those
/// that share it has room for a longer one.
void addZoneNames(Stage& stage, const ZoneInk& ink, std::span<const ZoneNameRequest> requests);

}  // namespace openline::view
