// What frames the picture: title, clock and what-if badge, source and banner, the HYPOTHETICAL mark,
// captions, headline and attribution. Their room is taken before any label is placed.
#include <algorithm>
#include <array>
#include <cstdio>

#include "base/time.h"
#include "view/furniture.h"
#include "view/provenance.h"
#include "view/stage.h"
#include "view/veil.h"

namespace openline::view {

namespace {

using frame::Align;
using frame::FontWeight;

constexpr double kHeadlineLeftPx = 76.0;
constexpr double kHypotheticalOpacity = 0.09;
constexpr float kDisplaySpacing = -0.02f;  // of the em: large figures stand closer
constexpr double kTitleFromAfar = 1.25;    // of the title block, against what is read near by
constexpr float kLeading = 1.22f;          // from line to line of the title block, at least, of the em

struct Piece {
    std::string text;
    frame::Colour colour;
};

class Writer {
  public:
    explicit Writer(Stage& stage) : stage_(stage) {}

    /// Writes a line of text and takes its room. Returns its right end.
    float line(const std::string& text, float x, float baseline, float sizePx, FontWeight weight, Align align,
               frame::Colour colour, double haloOpacity = 0.8, float spacingPx = 0.0f,
               bool ownFigures = false) {
        if (text.empty()) return x;
        const float width = stage_.labels.fonts().widthPx(text, sizePx, weight, spacingPx, ownFigures);
        const float left = align == Align::left ? x : align == Align::right ? x - width : x - 0.5f * width;
        const Rectangle room{left - 4.0f, baseline - sizePx, left + width + 4.0f, baseline + 0.32f * sizePx};
        stage_.labels.block(room);
        stage_.covered.push_back(room);
        stage_.frame.overlay.texts.push_back({text, x, baseline, sizePx, weight, align, colour,
                                              faded(stage_.colours.halo, haloOpacity * colour.a / 255.0),
                                              0.0f, spacingPx, ownFigures});
        return left + width;
    }
    float pieces(const std::vector<Piece>& parts, float x, float baseline, float sizePx, FontWeight weight) {
        for (const Piece& part : parts)
            x = line(part.text, x, baseline, sizePx, weight, Align::left, part.colour);
        return x;
    }

  private:
    Stage& stage_;
};

std::string hourAndMinute(const Stage& stage, double timeS) {
    const CivilTime at = civil(stage.moment.definition.utcAtS(timeS), stage.clock().minutes);
    char text[16];
    std::snprintf(text, sizeof text, "%02d:%02d", at.hour, at.minute);
    return text;
}

std::string speedWords(std::string text) {
    if (!text.empty() && text.back() == 'x') text.replace(text.size() - 1, 1, "×");
    return text;
}

void addClockOnly(Stage& stage, Writer& writer) {
    const ClockZone zone = stage.clock();
    std::string day = formatForPeople(stage.moment.definition.utcAtS(stage.nowS), zone.minutes);
    day = day.substr(0, day.find("  "));
    std::string text = day + ", " + hourAndMinute(stage, stage.nowS);
    if (!zone.name.empty()) text += (zone.name == "UTC" ? " " : " in ") + zone.name;
    writer.line(text, stage.px(70.0), stage.px(92.0), stage.px(36.0), FontWeight::medium, Align::left,
                stage.colours.text);
}

bool isReadFromAfar(const Stage& stage) {
    return stage.settings.readFrom == ReadFrom::far;
}

/// Where things are from is said whole, in as many lines as it takes.
void addSource(Stage& stage, Writer& writer, float x, float y, float sizePx, std::vector<VeilRow>& veil) {
    const std::string source = sourceText(stage.moment.definition, stage.moment.whatIfSinceS, stage.nowS,
                                          stage.clock().minutes, stage.moment.current.account);
    const float room = toFloat(stage.eye.widthPx()) - stage.settings.rightPx - 2.0f * x;
    const auto fits = [&](const std::string& line) {
        return stage.labels.fonts().widthPx(line, sizePx, FontWeight::regular) <= room;
    };
    const frame::Colour ink = between(stage.colours.text, stage.colours.textDim, 0.6);
    for (const std::string& line : wrapLines(source, fits)) {
        const float end = writer.line(line, x, y, sizePx, FontWeight::regular, Align::left, ink, 0.9);
        veil.push_back({y - 0.3f * sizePx, end});
        y += kLeading * sizePx;
    }
}

void addTitleBlock(Stage& stage, Writer& writer, const Rectangle& banner) {
    const sim::Definition& definition = stage.moment.definition;
    const float x = stage.px(28.0);
    const auto endOf = [&](double at1080) {
        const float width = stage.labels.fonts().widthPx(definition.title, std::max(stage.px(at1080), 11.0f),
                                                         FontWeight::semibold);
        return x + width + stage.px(12.0);
    };
    // A long title stays beside the banner rather than growing under it.
    const double larger = isReadFromAfar(stage) ? kTitleFromAfar : 1.0;
    const double title = endOf(26.0 * larger) <= banner.left ? 26.0 * larger : 26.0;
    const float size = std::max(stage.px(title), 11.0f), titleEnd = endOf(title);
    // Where the picture is too narrow for both, the title goes under the banner.
    float y = stage.px(21.0) + size + (banner.left < titleEnd ? banner.bottom : 0.0f);
    const float end =
        writer.line(definition.title, x, y, size, FontWeight::semibold, Align::left, stage.colours.text);
    std::vector<VeilRow> veil{{0.0f, end}, {y - 0.3f * size, end}};
    const float clockSize = std::max(stage.px(16.5 * larger), 11.0f);
    const float sourceSize = std::max(stage.px(12.5 * larger), 11.0f);
    const frame::Colour bright = between(stage.colours.text, stage.colours.textDim, 0.25);
    const ClockZone zone = stage.clock();
    std::vector<Piece> parts{
        {formatForPeople(stage.moment.definition.utcAtS(stage.nowS), zone.minutes), bright}};
    if (!zone.name.empty()) parts.push_back({" " + zone.name, stage.colours.textDim});
    if (stage.moment.whatIfSinceS) {
        parts.push_back({"  ·  what-if from " +
                             momentText(definition, *stage.moment.whatIfSinceS, stage.nowS, zone.minutes),
                         bright});
    }
    if (!stage.moment.speedText.empty())
        parts.push_back({"  ·  " + speedWords(stage.moment.speedText), bright});
    y += std::max(stage.px(26.0 * larger), kLeading * clockSize);
    veil.push_back({y - 0.3f * clockSize, writer.pieces(parts, x, y, clockSize, FontWeight::regular)});
    y += std::max(stage.px(23.0 * larger), kLeading * sourceSize);
    addSource(stage, writer, x, y, sourceSize, veil);
    for (VeilRow& row : veil)
        for (const VeilRow& other : veil) row.reachPx = std::max(row.reachPx, other.reachPx);
    const VeilRow last = veil.back();
    const float foot = last.y + 0.6f * sourceSize;
    for (const auto& [out, left] : kFall)
        veil.push_back({foot + out * stage.px(kVeilEdgePx), last.reachPx, left});
    addVeil(stage, veil, 0.0f, 1.0f);
}

/// Returns the room it takes; none of the picture's width if there is no banner.
Rectangle addBanner(Stage& stage, Writer& writer) {
    const std::string banner = bannerText(stage.moment.definition, stage.moment.whatIfSinceS);
    const float pictureWidth = toFloat(stage.eye.widthPx());
    if (banner.empty()) return {pictureWidth, 0.0f, pictureWidth, 0.0f};
    const float size = stage.textPx(12.5);
    const float spacing = size * 0.18f;
    const float width =
        stage.labels.fonts().widthPx(banner, size, FontWeight::semibold, spacing) + stage.px(84.0);
    const float centre = 0.5f * pictureWidth;
    const float height = size * 1.75f;
    const float radius = stage.px(8.0);
    stage.frame.overlay.boxes.push_back({centre - 0.5f * width, -radius - 2.0f, width, height + radius + 2.0f,
                                         radius, stage.colours.panel, faded(stage.colours.text, 0.55),
                                         stage.px(1.1)});
    const Rectangle room{centre - 0.5f * width, 0.0f, centre + 0.5f * width, height + stage.px(4.0)};
    stage.labels.block(room);
    writer.line(banner, centre, height * 0.5f + 0.36f * size, size, FontWeight::semibold, Align::centre,
                stage.colours.text, 0.0, spacing);
    return room;
}

void addHypothetical(Stage& stage) {
    if (!stage.moment.definition.hypothetical && !stage.moment.whatIfSinceS) return;
    // Across what panels leave free.
    const float width = toFloat(stage.eye.widthPx()) - stage.settings.leftPx - stage.settings.rightPx;
    const float height = toFloat(stage.eye.heightPx()) - stage.settings.bottomPx;
    const float size = std::min(0.088f * toFloat(stage.eye.heightPx()), 0.075f * width);
    stage.frame.ground.texts.push_back({"HYPOTHETICAL",
                                        stage.settings.leftPx + 0.5f * width,
                                        0.53f * height,
                                        size,
                                        FontWeight::bold,
                                        Align::centre,
                                        faded(stage.colours.text, kHypotheticalOpacity),
                                        {0, 0, 0, 0},
                                        -0.262f,
                                        size * 0.12f});
}

/// Darkens the foot of the picture under a caption, from nothing above it.
void addSoftGround(Stage& stage, float topPx, float lastPx, double opacity) {
    const float height = toFloat(stage.eye.heightPx());
    const float width = toFloat(stage.eye.widthPx());
    const std::array<float, 4> ys{topPx - stage.px(150.0), topPx - stage.px(50.0), lastPx, height};
    const std::array<double, 4> shares{0.0, 0.16, 0.42, 0.50};
    frame::Flat& flat = stage.frame.ground;
    const auto first = static_cast<std::uint32_t>(flat.fillVertices.size());
    for (std::size_t row = 0; row < ys.size(); ++row) {
        const frame::Colour shade = faded(stage.colours.halo, shares[row] * opacity);
        flat.fillVertices.push_back({0.0f, ys[row], shade});
        flat.fillVertices.push_back({width, ys[row], shade});
    }
    for (std::uint32_t row = 0; row < 3; ++row) {
        const std::uint32_t a = first + 2 * row;
        flat.fillIndices.insert(flat.fillIndices.end(), {a, a + 1, a + 3, a, a + 3, a + 2});
    }
}

double captionAt1080(const Stage& stage) {
    if (stage.settings.presentation) return 38.0;
    return isReadFromAfar(stage) ? 36.0 : 25.0;
}

bool hasHeadline(const Stage& stage) {
    return !stage.moment.headline.empty() && !stage.moment.captionOfRecord;
}

/// Where the foot of the picture begins for what stands above the caption. A caption below a headline begins
/// at its left edge, so that the two are read as one; alone it is centred.
float addCaption(Stage& stage, Writer& writer) {
    const float foot =
        toFloat(stage.eye.heightPx()) - std::max(stage.settings.bottomPx, stage.px(30.0)) - stage.px(34.0);
    if (stage.moment.caption.empty() || stage.moment.captionOpacity <= 0.0) return foot;
    const bool below = hasHeadline(stage);
    const double at1080 = captionAt1080(stage);
    const float left = stage.settings.leftPx + stage.px(below ? kHeadlineLeftPx : 40.0);
    const float right = toFloat(stage.eye.widthPx()) - stage.settings.rightPx - stage.px(40.0);
    // What did not happen in this run is quieter than what did.
    const bool ofRecord = stage.moment.captionOfRecord;
    const std::string text =
        ofRecord ? recordCaption(stage.moment.definition, stage.moment.caption) : stage.moment.caption;
    const FontWeight weight = ofRecord ? FontWeight::italic : FontWeight::medium;
    const frame::Colour colour =
        ofRecord ? between(stage.colours.text, stage.colours.textDim, 0.6) : stage.colours.text;
    const Wrapped wrapped =
        wrapCaption(text, stage.labels.fonts(), stage.px(at1080), right - left, stage.px(at1080 * 36.0));
    const float spacing = wrapped.sizePx * 1.36f;
    const auto count = static_cast<float>(wrapped.lines.size());
    float widest = 0.0f;
    for (const std::string& line : wrapped.lines)
        widest = std::max(widest, stage.labels.fonts().widthPx(line, wrapped.sizePx, FontWeight::medium));
    const float top = foot - (count - 1.0f) * spacing - wrapped.sizePx;
    addSoftGround(stage, top, foot, stage.moment.captionOpacity);
    const float x = below ? left : 0.5f * (left + right);
    const float from = below ? x : x - 0.5f * widest;
    // Down to the edge: what stands below a caption is read as part of it.
    stage.labels.block({from - stage.px(12.0), top - stage.px(8.0), from + widest + stage.px(12.0),
                        toFloat(stage.eye.heightPx())});
    for (std::size_t i = 0; i < wrapped.lines.size(); ++i) {
        writer.line(wrapped.lines[i], x, foot - (count - 1.0f - static_cast<float>(i)) * spacing,
                    wrapped.sizePx, weight, below ? Align::left : Align::centre,
                    faded(colour, stage.moment.captionOpacity), 0.85);
    }
    return top;
}

/// `footPx`: the top of what stands below it.
void addHeadline(Stage& stage, Writer& writer, float footPx) {
    if (!hasHeadline(stage)) return;
    const std::string& headline = stage.moment.headline;
    const double opacity = stage.moment.captionOpacity;
    const frame::Colour colour = faded(stage.colours.text, opacity);
    const std::string number = leadingNumber(headline);
    const float height = toFloat(stage.eye.heightPx());
    const float big = height / 6.0f;
    const float size = height / 18.0f;
    const float left = stage.settings.leftPx + stage.px(kHeadlineLeftPx);
    const float baseline = footPx - stage.px(stage.moment.caption.empty() ? 0.0 : 36.0);
    float x = left;
    if (!number.empty()) {
        x = writer.line(number, left, baseline, big, FontWeight::bold, Align::left, colour, 0.8,
                        kDisplaySpacing * big, true) +
            stage.px(44.0);
    }
    const std::string rest =
        number.empty() ? headline : headline.substr(std::min(number.size() + 1, headline.size()));
    const float room = toFloat(stage.eye.widthPx()) - stage.settings.rightPx - x - stage.px(60.0);
    const Wrapped wrapped = wrapCaption(rest, stage.labels.fonts(), size, room, std::min(room, size * 17.0f));
    const auto count = static_cast<float>(wrapped.lines.size());
    for (std::size_t i = 0; i < wrapped.lines.size(); ++i) {
        const float up = (count - 1.0f - static_cast<float>(i)) * wrapped.sizePx * 1.16f;
        writer.line(wrapped.lines[i], x, baseline - up, wrapped.sizePx, FontWeight::semibold, Align::left,
                    colour);
    }
}

void addAttribution(Stage& stage, Writer& writer) {
    const float x = toFloat(stage.eye.widthPx()) - stage.settings.rightPx - stage.px(14.0);
    const float y = toFloat(stage.eye.heightPx()) - stage.settings.bottomPx - stage.px(11.0);
    const float size = std::max(stage.px(isReadFromAfar(stage) ? 13.5 : 11.0), 11.0f);
    if (stage.settings.attribution.empty()) return;
    writer.line(stage.settings.attribution, x, y, size, FontWeight::regular, Align::right,
                faded(stage.colours.textDim, 0.85), 0.6);
    const float side = x + stage.px(14.0);
    const float reach =
        side - x + stage.labels.fonts().widthPx(stage.settings.attribution, size, FontWeight::regular);
    std::vector<VeilRow> veil{{y + stage.px(11.0), reach}};
    for (const auto& [out, left] : kFall)
        veil.push_back({y - 0.9f * size - out * stage.px(0.6 * kVeilEdgePx), reach, left});
    addVeil(stage, veil, side, -1.0f);
}

}  // namespace

void reserveFurniture(Stage& stage) {
    Writer writer(stage);
    addHypothetical(stage);
    const Rectangle banner = addBanner(stage, writer);
    if (stage.settings.titleBlock) {
        if (stage.settings.presentation) {
            addClockOnly(stage, writer);
            addCallClock(stage);
        } else {
            addTitleBlock(stage, writer, banner);
        }
        addAttribution(stage, writer);
    }
    if (stage.settings.caption) {
        const float footPx = addCaption(stage, writer);
        addHeadline(stage, writer, footPx);
    }
}

}  // namespace openline::view
