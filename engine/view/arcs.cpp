// Channels as living arcs between the ends they join, by the state of their lamp: idle thin, ringing pulses
// outwards, answered steady and bright, no answer fades and falls, refused breaks, suspended dashed, closed
// none.
#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <numbers>

#include "view/arc_names.h"
#include "view/arc_path.h"
#include "view/channel_rings.h"
#include "view/screen_line.h"
#include "view/stage.h"

namespace openline::view {

namespace {

using crisis::Lamp;

constexpr double kFanShare = 0.05;  // sideways, between neighbours of a fan
constexpr double kWidestFanShare = 0.26;
constexpr double kShortestPx = 24.0;

struct Arc {
    std::size_t channel = 0;
    ArcEnds ends;
    double fan = 0.0;  ///< place in the fan of its pair, 0 in the middle
    std::size_t fanSize = 1;
};

std::vector<Arc> gatherArcs(const Stage& stage) {
    std::vector<Arc> arcs;
    const auto& channels = stage.moment.definition.crisis.channels;
    const auto& states = stage.moment.current.crisis.channels;
    // A channel keeps its place in the fan while others open and close, so closed ones count too.
    std::vector<Arc> all;
    for (std::size_t i = 0; i < std::min(channels.size(), states.size()); ++i) {
        if (channels[i].endA.empty() || channels[i].endB.empty()) continue;
        const ArcEnds ends{placeById(stage.moment.definition, channels[i].endA),
                           placeById(stage.moment.definition, channels[i].endB)};
        if (ends.a && ends.b && ends.a != ends.b) all.push_back({i, ends, 0.0, 1});
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
        std::size_t before = 0, total = 0;
        for (std::size_t j = 0; j < all.size(); ++j) {
            const bool same =
                std::minmax(all[i].ends.a, all[i].ends.b) == std::minmax(all[j].ends.a, all[j].ends.b);
            total += same ? 1 : 0;
            before += same && j < i ? 1 : 0;
        }
        all[i].fan = static_cast<double>(before) - 0.5 * static_cast<double>(total - 1);
        all[i].fanSize = total;
        if (states[all[i].channel].lamp != Lamp::closed) arcs.push_back(all[i]);
    }
    return arcs;
}

std::vector<GlobePoint> arcPoints(const Stage& stage, const Arc& arc, double fall) {
    const auto& places = stage.moment.definition.places;
    const double step =
        std::min(kFanShare, kWidestFanShare / static_cast<double>(std::max<std::size_t>(arc.fanSize, 2) - 1));
    // The same sideways whichever end is written first.
    const double sense = arc.ends.a < arc.ends.b ? 1.0 : -1.0;
    std::vector<GlobePoint> points;
    for (const glm::dvec3& point :
         arcPath(places[arc.ends.a.index].position, places[arc.ends.b.index].position, sense * arc.fan * step,
                 (1.0 + 0.10 * arc.fan) * (1.0 - 0.7 * fall)))
        points.push_back({point, {}});
    return points;
}

void addPulses(Stage& stage, const ScreenLine& line) {
    const double spacing = stage.px(11.0);
    const double wave = stage.px(170.0);
    const double travelled = stage.moment.wallS * stage.px(150.0);
    const double shift = std::fmod(stage.moment.wallS * stage.px(22.0), spacing);
    const auto count = static_cast<int>(std::ceil((line.length() - shift) / spacing));
    for (int i = 0; i < count; ++i) {
        const double along = shift + i * spacing;
        const double phase = std::cos(2.0 * std::numbers::pi * (along - travelled) / wave);
        const double bright = std::pow(0.5 + 0.5 * phase, 3.0);
        const glm::dvec2 p = line.at(along);
        if (!stage.inPicture(p, 4.0)) continue;
        stage.frame.overlay.discs.push_back({toFloat(p.x), toFloat(p.y), stage.px(1.5 + 1.3 * bright), 0.0f,
                                             faded(stage.colours.accent, 0.55 + 0.45 * bright)});
    }
}

void addBreak(Stage& stage, const ScreenLine& line, const frame::Colour& colour) {
    const double middle = seenMiddlePx(stage, line);
    const double gap = stage.px(10.0);
    const LineStyle style{stage.px(1.5), 0.0f, 0.0f, 0.0};
    frame::Flat& flat = stage.frame.overlay;
    addPart(flat, line, 0.0, middle - gap, faded(colour, 0.55), style);
    addPart(flat, line, middle + gap, line.length(), faded(colour, 0.30), style);
    const glm::dvec2 centre = line.at(middle);
    const double arm = stage.px(5.5);
    addLine(flat, centre - glm::dvec2(arm, arm), centre + glm::dvec2(arm, arm), colour, stage.px(2.2));
    addLine(flat, centre - glm::dvec2(arm, -arm), centre + glm::dvec2(arm, -arm), colour, stage.px(2.2));
    const float half = toFloat(arm);
    stage.labels.block({toFloat(centre.x) - half, toFloat(centre.y) - half, toFloat(centre.x) + half,
                        toFloat(centre.y) + half});
}

void drawArc(Stage& stage, const ScreenLine& line, Lamp lamp, double fall) {
    frame::Flat& flat = stage.frame.overlay;
    const frame::Colour text = stage.colours.text;
    const frame::Colour dim = stage.colours.textDim;
    const double all = line.length();
    switch (lamp) {
        case Lamp::closed:
            return;
        case Lamp::idle:
            addPart(flat, line, 0.0, all, faded(dim, 0.24), {stage.px(1.1), 0.0f, 0.0f, 0.0});
            return;
        case Lamp::suspended:
            addPart(flat, line, 0.0, all, faded(dim, 0.42),
                    {stage.px(1.2), stage.px(7.0), stage.px(6.0), 0.0});
            return;
        case Lamp::ringing:
            addPart(flat, line, 0.0, all, faded(stage.colours.accent, 0.22),
                    {stage.px(1.4), 0.0f, 0.0f, 0.0});
            addPulses(stage, line);
            return;
        case Lamp::answered:
            addPart(flat, line, 0.0, all, faded(text, 0.14), {stage.px(7.0), 0.0f, 0.0f, 0.0});
            addPart(flat, line, 0.0, all, faded(text, 0.95), {stage.px(2.3), 0.0f, 0.0f, 0.0});
            return;
        case Lamp::refused:
        case Lamp::declined:
            addBreak(stage, line, text);
            return;
        case Lamp::noAnswer:
            addPart(flat, line, 0.0, all, faded(text, 0.65 * (1.0 - fall) + 0.12),
                    {stage.px(1.3), 0.0f, 0.0f, 0.0});
            return;
    }
}

/// Both ends so near each other on the picture that nothing can be drawn between them: a ring at the place.
void addRing(Stage& stage, const Arc& arc, Lamp lamp, double fall) {
    const auto& places = stage.moment.definition.places;
    const glm::dvec3 a = geo::toEcef(places[arc.ends.a.index].position).m;
    const glm::dvec3 b = geo::toEcef(places[arc.ends.b.index].position).m;
    if (!stage.eye.sees(a) || !stage.eye.sees(b)) return;
    const glm::dvec2 centre = 0.5 * (stage.eye.look(a).px + stage.eye.look(b).px);
    if (!stage.inPicture(centre) || glm::length(stage.eye.look(a).px - centre) > kShortestPx * stage.ui)
        return;
    drawChannelRing(stage, centre, lamp, fall);
    if (stage.settings.labels && fall < 1.0)
        wantCallName(stage, arc.channel, centre, 1.6 * channelRingPx(stage));
}

}  // namespace

void addChannelArcs(Stage& stage) {
    frame::Flat scratch;
    std::vector<PlaceId> tagged;
    for (const Arc& arc : gatherArcs(stage)) {
        const crisis::ChannelState& state = stage.moment.current.crisis.channels[arc.channel];
        const double fall = fallen(stage, state);
        scratch.clear();
        addGlobeLine(stage.eye, arcPoints(stage, arc, fall), {}, scratch);
        const ScreenLine* longest = nullptr;
        std::vector<ScreenLine> pieces;
        pieces.reserve(scratch.lines.size());
        for (const frame::Line& line : scratch.lines) {
            pieces.push_back(screenLine(scratch, line));
            if (pieces.back().length() < kShortestPx * stage.ui) {
                pieces.pop_back();
                continue;
            }
            if (!longest || pieces.back().length() > longest->length()) longest = &pieces.back();
        }
        const bool isRefused = state.lamp == Lamp::refused || state.lamp == Lamp::declined;
        for (const ScreenLine& piece : pieces) {
            drawArc(stage, piece, &piece == longest || !isRefused ? state.lamp : Lamp::idle, fall);
        }
        if (!longest) addRing(stage, arc, state.lamp, fall);
        if (!longest || !stage.settings.labels) continue;
        wantArcTags(stage, arc.ends, *longest, tagged);
        if (fall < 1.0) wantArcName(stage, arc.channel, *longest);
    }
}

}  // namespace openline::view
