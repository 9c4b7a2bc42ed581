#include "view/arc_names.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

#include "view/wording.h"

namespace openline::view {

namespace {

using crisis::Lamp;

constexpr double kTangentPx = 8.0;
constexpr double kBesidePx = 120.0;  // as far as a name reaches
constexpr double kSameCityM = 6.0e4;
constexpr double kRankTag = 30.0;
constexpr double kRankName = 40.0;
constexpr double kRankRinging = 70.0;  // above most units: it is what the picture is about
constexpr std::uint32_t kTagKeys = 0x10000u;
constexpr double kStepPx = 6.0;

bool isFreePoint(const Stage& stage, glm::dvec2 point) {
    const float x = toFloat(point.x), y = toFloat(point.y);
    return stage.labels.isInside({x, y, x, y});
}

/// Where the line leaves the part of the picture that is free of panels, coming from its seen end.
std::optional<glm::dvec2> exitPoint(const Stage& stage, const ScreenLine& line, bool towardsEnd) {
    std::optional<glm::dvec2> last;
    for (int i = 0; i * kStepPx <= line.length(); ++i) {
        const double along = i * kStepPx;
        const glm::dvec2 p = line.at(towardsEnd ? along : line.length() - along);
        if (isFreePoint(stage, p)) last = p;
    }
    return last;
}

/// Off the theater a city says more than a building: the best known place close to an end names it.
PlaceId knownAs(const sim::Definition& definition, PlaceId end) {
    const glm::dvec3 at = geo::toEcef(definition.places[end.index].position).m;
    PlaceId best = end;
    for (std::size_t i = 0; i < definition.places.size(); ++i) {
        const sim::PlaceDef& place = definition.places[i];
        if (place.kind != sim::PlaceKind::capital && place.kind != sim::PlaceKind::city) continue;
        if (glm::length(geo::toEcef(place.position).m - at) > kSameCityM) continue;
        const sim::PlaceDef& known = definition.places[best.index];
        if (best == end || place.rank < known.rank) best = PlaceId(i);
    }
    return best;
}

void wantTag(Stage& stage, PlaceId end, const ScreenLine& line, bool towardsEnd,
             std::vector<PlaceId>& tagged) {
    const PlaceId place = knownAs(stage.moment.definition, end);
    if (std::find(tagged.begin(), tagged.end(), place) != tagged.end()) return;
    const auto exit = exitPoint(stage, line, towardsEnd);
    if (!exit) return;
    tagged.push_back(place);
    LabelRequest request;
    request.key = {LabelKind::channel, kTagKeys + place.index};
    request.x = toFloat(exit->x);
    request.y = toFloat(exit->y);
    request.clearPx = stage.px(3.0);
    request.rank = kRankTag;
    request.mayStandOff = false;
    request.halo = stage.colours.halo;
    request.lines.push_back({"to " + stage.moment.definition.places[place.index].name, stage.textPx(13.0),
                             frame::FontWeight::regular, stage.colours.textDim});
    stage.labels.want(std::move(request));
}

bool endIsSeen(const Stage& stage, PlaceId place) {
    const glm::dvec3 m = geo::toEcef(stage.moment.definition.places[place.index].position).m;
    return stage.eye.sees(m) && stage.inPicture(stage.eye.look(m).px);
}

/// What a call does, as in `ringing 38 min`. Empty where there is none.
std::string callWords(const Stage& stage, const crisis::ChannelDef& channel,
                      const crisis::ChannelState& state) {
    const double sinceS = std::max(0.0, stage.nowS - state.lampSinceS);
    switch (state.lamp) {
        case Lamp::ringing:
            return callText(channel, sinceS);
        case Lamp::answered:
            return "answered";
        case Lamp::refused:
            return "refused";
        case Lamp::declined:
            return "declined: counterpart in dispute";
        case Lamp::noAnswer:
            return "no answer";
        case Lamp::closed:
        case Lamp::idle:
        case Lamp::suspended:
            break;
    }
    return {};
}

}  // namespace

double seenMiddlePx(const Stage& stage, const ScreenLine& line) {
    double best = 0.0, middle = 0.5 * line.length(), from = 0.0;
    bool inside = false;
    for (int i = 0;; ++i) {
        const double along = i * kStepPx;
        const bool over = along > line.length();
        const bool free = !over && isFreePoint(stage, line.at(along));
        if (free && !inside) from = along;
        if (!free && inside && along - from > best) {
            best = along - from;
            middle = 0.5 * (from + std::min(along, line.length()));
        }
        inside = free;
        if (over) return middle;
    }
}

void wantArcTags(Stage& stage, ArcEnds ends, const ScreenLine& line, std::vector<PlaceId>& tagged) {
    if (!endIsSeen(stage, ends.b)) wantTag(stage, ends.b, line, true, tagged);
    if (!endIsSeen(stage, ends.a)) wantTag(stage, ends.a, line, false, tagged);
}

void wantCallName(Stage& stage, std::size_t channel, glm::dvec2 at, double clearPx, glm::dvec2 along) {
    const crisis::ChannelState& state = stage.moment.current.crisis.channels[channel];
    const crisis::ChannelDef& definition = stage.moment.definition.crisis.channels[channel];
    const std::string words = callWords(stage, definition, state);
    if (words.empty()) return;
    const bool rings = state.lamp == Lamp::ringing;
    const frame::Colour colour = rings                          ? stage.colours.accent
                                 : state.lamp == Lamp::noAnswer ? stage.colours.textDim
                                                                : stage.colours.text;
    LabelRequest request;
    request.key = {LabelKind::channel, static_cast<std::uint32_t>(channel)};
    request.x = toFloat(at.x);
    request.y = toFloat(at.y);
    request.clearPx = toFloat(clearPx);
    request.rank = rings ? kRankRinging : kRankName;
    request.tailPx = along;
    request.tailBothWays = true;
    request.mayStandOff = false;
    request.halo = stage.colours.halo;
    request.lines.push_back({definition.label(), stage.textPx(14.0), frame::FontWeight::semibold, colour});
    request.lines.push_back(
        {words, stage.textPx(12.5), frame::FontWeight::regular, rings ? colour : stage.colours.textDim});
    stage.labels.want(std::move(request));
}

void wantArcName(Stage& stage, std::size_t channel, const ScreenLine& line) {
    const Lamp lamp = stage.moment.current.crisis.channels[channel].lamp;
    const double middlePx = seenMiddlePx(stage, line), stepPx = stage.px(kTangentPx);
    const glm::dvec2 chord = line.at(middlePx + stepPx) - line.at(middlePx - stepPx);
    const double lengthPx = glm::length(chord);
    wantCallName(stage, channel, line.at(middlePx),
                 stage.px(lamp == Lamp::refused || lamp == Lamp::declined ? 10.0 : 6.0),
                 lengthPx > 0.0 ? chord * (stage.px(kBesidePx) / lengthPx) : glm::dvec2(0.0));
}

}  // namespace openline::view
