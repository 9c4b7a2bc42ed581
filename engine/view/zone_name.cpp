#include "view/zone_name.h"

#include <algorithm>
#include <cmath>

#include "view/wording.h"
#include "view/zone_place.h"

namespace openline::view {

namespace {

constexpr float kLetterSpacing = 0.13f;  // of the em
constexpr double kShorterCost = 0.35;    // of each wording shorter than the whole name
constexpr double kRoomToGrow = 1.1;      // of a longer wording, before it takes the place of a shorter one

void write(Stage& stage, const ZoneNameRequest& request, const std::string& text, const NamePlace& place,
           double fresh) {
    const NameBox& box = place.box;
    forSquares(box, [&](const Rectangle& square) {
        stage.labels.block(square);
        if (stage.picks)
            stage.picks->push_back({0.5f * (square.left + square.right), 0.5f * (square.top + square.bottom),
                                    0.5f * square.height(), UnitId(), PlaceId(), ZoneId(request.zone)});
        return true;
    });
    // The anchor is on the baseline: a third of the em below the middle of the letters.
    const float sizePx = toFloat(box.size.y);
    const glm::dvec2 baseline =
        box.centre + glm::dvec2(-box.direction.y, box.direction.x) * (0.35 * box.size.y);
    stage.frame.ground.texts.push_back(
        {text, toFloat(baseline.x), toFloat(baseline.y), sizePx, frame::FontWeight::medium,
         frame::Align::centre, faded(request.colour, fresh), faded(stage.colours.halo, fresh),
         toFloat(std::atan2(box.direction.y, box.direction.x)), sizePx * kLetterSpacing});
}

/// A zone's name while its place is looked for.
struct Naming {
    ZoneNameRequest request;
    std::vector<std::string> variants;
    std::size_t own = 0;  ///< so many of the variants, the longest, are no other zone's on the picture
    bool isNamed = false;
};

/// Of the variants of a name.
struct Wordings {
    std::size_t from = 0, to = 0;
};

LabelKey keyOf(const ZoneNameRequest& request) {
    return {LabelKind::zone, static_cast<std::uint32_t>(request.zone)};
}

std::vector<Naming> namingsOf(const Stage& stage, std::span<const ZoneNameRequest> requests) {
    std::vector<Naming> namings;
    std::vector<std::string> all;
    for (const ZoneNameRequest& request : requests) {
        namings.push_back({request, zoneNameVariants(stage.moment.definition.zones[request.zone])});
        all.insert(all.end(), namings.back().variants.begin(), namings.back().variants.end());
    }
    for (Naming& naming : namings) {
        const auto isOwn = [&](const std::string& text) { return std::ranges::count(all, text) == 1; };
        const auto firstShared = std::ranges::find_if_not(naming.variants, isOwn);
        naming.own = static_cast<std::size_t>(firstShared - naming.variants.begin());
    }
    return namings;
}

NamePlace bestPlace(const Stage& stage, const ZoneInk& ink, const Naming& naming, Wordings wordings) {
    const int remembered = stage.labels.rememberedSlot(keyOf(naming.request));
    const float sizePx = stage.textPx(naming.request.namePx);
    // Between two words that both would do, a picture at the limit does not change its mind each frame.
    const bool wasShared = remembered >= 0 && remembered / kSlotsOfVariant >= static_cast<int>(naming.own);
    const double room = wasShared && wordings.from < naming.own ? kRoomToGrow : 1.0;
    NamePlace best;
    for (const bool beyond : {false, true}) {
        for (std::size_t at = wordings.from; at < wordings.to; ++at) {
            const float widthPx = stage.labels.fonts().widthPx(
                naming.variants[at], sizePx, frame::FontWeight::medium, sizePx * kLetterSpacing);
            const int firstSlot = static_cast<int>(at) * kSlotsOfVariant;
            NamePlace place = findNamePlace(stage, ink, naming.request, {widthPx * room, sizePx},
                                            remembered - firstSlot, beyond);
            if (place.slot < 0) continue;
            place.score -= kShorterCost * static_cast<double>(at);
            place.slot += firstSlot;
            if (best.slot < 0 || place.score > best.score) best = place;
        }
        if (best.slot >= 0) break;
    }
    return best;
}

/// `taken` gets every wording of a name that is written, so that no other zone is called by one of them.
void tryName(Stage& stage, const ZoneInk& ink, Naming& naming, Wordings wordings,
             std::vector<std::string>& taken) {
    const NamePlace place = bestPlace(stage, ink, naming, wordings);
    if (place.slot < 0) return;
    const double fresh = stage.labels.keepSlot(keyOf(naming.request), place.slot);
    const auto at = static_cast<std::size_t>(place.slot / kSlotsOfVariant);
    write(stage, naming.request, naming.variants[at], place, fresh);
    taken.insert(taken.end(), naming.variants.begin(), naming.variants.end());
    naming.isNamed = true;
}

}  // namespace

std::vector<std::string> zoneNameVariants(const sim::ZoneDef& zone) {
    std::string whole = zone.label.empty() ? zone.name : zone.label;
    const bool isIdentification = zone.kind == sim::ZoneKind::airDefenseIdentification;
    if (isIdentification) whole = inCapitals(whole);
    std::vector<std::string> variants{whole};
    // `(Taiwan MND; PRC: none)`: whose it is, before who says otherwise.
    const std::size_t otherwise = whole.find("; ");
    if (otherwise != std::string::npos && whole.back() == ')')
        variants.push_back(whole.substr(0, otherwise) + ")");
    const std::string bare = whole.substr(0, whole.find(" ("));
    if (bare != whole) variants.push_back(bare);
    constexpr std::string_view kSpelled = "AIR DEFENSE IDENTIFICATION ZONE";
    const std::size_t at = bare.find(kSpelled);
    if (isIdentification && at != std::string::npos) {
        std::string brief = bare;
        variants.push_back(brief.replace(at, kSpelled.size(), "ADIZ"));
    }
    return variants;
}

void addZoneNames(Stage& stage, const ZoneInk& ink, std::span<const ZoneNameRequest> requests) {
    std::vector<Naming> namings = namingsOf(stage, requests);
    std::vector<std::string> taken;
    for (Naming& naming : namings) tryName(stage, ink, naming, {0, naming.own}, taken);
    // Two versions of one line are told apart by who says so: the bare words stand only where none says it.
    for (Naming& naming : namings) {
        const bool isTaken = std::ranges::any_of(naming.variants, [&](const std::string& text) {
            return std::ranges::find(taken, text) != taken.end();
        });
        if (!naming.isNamed && !isTaken)
            tryName(stage, ink, naming, {naming.own, naming.variants.size()}, taken);
    }
    for (const Naming& naming : namings)
        if (!naming.isNamed) stage.labels.keepSlot(keyOf(naming.request), -1);
}

}  // namespace openline::view
