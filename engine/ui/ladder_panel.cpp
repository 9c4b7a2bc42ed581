#include <algorithm>
#include <cmath>
#include <cstdio>
#include <iterator>
#include <vector>

#include "base/certainty.h"
#include "ui/panels.h"
#include "ui/words.h"

namespace openline::ui {
namespace {

constexpr float kHeadHeight = 46.0f;
constexpr float kLine = 26.0f;
constexpr float kClosestLine = 19.0f;
constexpr float kFactorHead = 36.0f;
constexpr float kFactorLine = 25.0f;
constexpr float kBottom = 8.0f;
constexpr std::size_t kFactorsShown = 5;
constexpr std::size_t kFactorsBesideUnit = 2;  // the inspector needs the room

/// Whether a factor changes either rate by enough to be written as something else than ×1.0.
bool isFelt(const crisis::Factor& factor) {
    const auto isOne = [](double ratio) { return ratio >= 0.95 && ratio < 1.05; };
    return !isOne(factor.upRatio) || !isOne(factor.downRatio);
}

std::vector<crisis::Factor> feltFactors(const DeskView& view) {
    std::vector<crisis::Factor> felt;
    std::copy_if(view.factors.begin(), view.factors.end(), std::back_inserter(felt), isFelt);
    return felt;
}

std::size_t factorLines(const DeskView& view) {
    const auto felt =
        static_cast<std::size_t>(std::count_if(view.factors.begin(), view.factors.end(), isFelt));
    return std::clamp<std::size_t>(felt, 1, view.selected ? kFactorsBesideUnit : kFactorsShown);
}

const crisis::DyadState* dyadOf(const PanelContext& context) {
    const auto& dyads = context.view.snapshot.crisis.dyads;
    return context.memory.dyad.index < dyads.size() ? &dyads[context.memory.dyad.index] : nullptr;
}

void drawDyadMenu(const PanelContext& context, ImDrawList& list, const Area& area, float middle) {
    const auto& dyads = context.view.definition.crisis.dyads;
    if (dyads.size() < 2 || context.memory.dyad.index >= dyads.size()) return;
    const Style& style = context.style;
    const float right = area.right() - style.px(kPadding);
    TextLook look{Face::small, style.dim, Side::right};
    look.maximumWidth = style.px(150.0f);
    const float width =
        drawText(list, style, right - style.px(14.0f), middle, dyads[context.memory.dyad.index].name, look);
    drawChevron(list, style, right - style.px(5.0f), middle, style.dim);
    const Touch touched = touch("dyads", {right - width - style.px(18.0f), middle - style.px(13.0f),
                                          width + style.px(20.0f), style.px(26.0f)});
    tip(style, touched, "Between whom: each pair has a ladder of its own");
    if (touched.clicked) ImGui::OpenPopup("dyad menu");
    if (!ImGui::BeginPopup("dyad menu")) return;
    for (std::size_t dyad = 0; dyad < dyads.size(); ++dyad)
        if (menuLine(style, dyads[dyad].name.c_str(), dyad == context.memory.dyad.index, {})) {
            context.memory.dyad = DyadId{dyad};
            context.memory.dyadByHand = true;
        }
    ImGui::EndPopup();
}

const char* explanationOf(int rung) {
    constexpr const char* kWhat[crisis::kRungCount] = {
        "Routine: no crisis, or it is over.",
        "Incident: contact or near-collision, facts unknown.",
        "Protest: diplomatic stand-off, detention, talks suspended.",
        "Show of force: a crisis without violence.",
        "Confrontation: mobilisation, harassing acts; still without violence.",
        "Minor clashes.",
        "Serious clashes.",
        "War. Nuclear use is not modelled.",
    };
    return kWhat[rung];
}

void drawRung(const PanelContext& context, ImDrawList& list, const crisis::DyadState& dyad, int rung,
              const Area& row) {
    const Style& style = context.style;
    const float middle = row.y + row.height * 0.5f, half = style.px(4.5f);
    const bool isCurrent = rung == dyad.rung;
    const ImU32 mark = isCurrent          ? style.accent
                       : rung < dyad.rung ? withOpacity(style.heading, 0.65f)
                                          : withOpacity(style.heading, 0.22f);
    if (isCurrent)
        list.AddRectFilled(ImVec2(row.x - half * 0.9f, middle - half * 1.9f),
                           ImVec2(row.x + half * 2.9f, middle + half * 1.9f),
                           withOpacity(style.accent, 0.14f), half * 1.6f);
    list.AddRectFilled(ImVec2(row.x, middle - half), ImVec2(row.x + 2.0f * half, middle + half), mark,
                       style.px(2.0f));
    const float nameX = row.x + style.px(22.0f);
    const ImU32 colour = isCurrent ? style.text : rung < dyad.rung ? style.dim : style.faint;
    const std::string name = context.view.definition.crisis.rungName(rung);
    const float width =
        drawText(list, style, nameX, middle, name, {isCurrent ? Face::strong : Face::body, colour});
    if (isCurrent && dyad.rungSinceS > 0.0) {
        TextLook since{Face::small, style.dim};
        since.tabular = true;
        drawText(list, style, nameX + width + style.px(8.0f), middle,
                 "since " + whenText(context.view, dyad.rungSinceS, context.view.timeS), since);
    } else if (rung == dyad.peakRung && rung > dyad.rung) {
        drawText(list, style, nameX + width + style.px(8.0f), middle, "peak", {Face::small, style.faint});
    }
    ImGui::PushID(rung);
    tip(style, touch("rung", row), explanationOf(rung));
    ImGui::PopID();
}

/// A factor counts as pushing when it raises up more than down.
double netRatio(const crisis::Factor& factor) {
    return factor.downRatio > 0.0 ? factor.upRatio / factor.downRatio : 1.0;
}

void drawFactor(const PanelContext& context, ImDrawList& list, const crisis::Factor& factor, int index,
                const Area& row) {
    const Style& style = context.style;
    const float middle = row.y + row.height * 0.5f;
    const double net = netRatio(factor);
    const bool bothWays = std::abs(net - 1.0) < 0.005 && std::abs(factor.upRatio - 1.0) > 0.005;
    TextLook figure{Face::small, style.text, Side::right};
    figure.tabular = true;
    // The sign says which way: what pulls down twice as much is ×2 too.
    const double size = bothWays ? factor.upRatio : net < 1.0 ? 1.0 / net : net;
    drawText(list, style, row.right(), middle, ratioText(size), figure);
    const float signX = row.right() - style.px(42.0f);
    if (bothWays) {
        drawTriangle(list, signX - style.px(5.0f), middle, style.px(4.0f), true, style.faint);
        drawTriangle(list, signX + style.px(5.0f), middle, style.px(4.0f), false, style.faint);
    } else {
        drawTriangle(list, signX, middle, style.px(5.0f), net >= 1.0, net >= 1.0 ? style.text : style.dim);
    }
    TextLook look{Face::small, style.text};
    look.maximumWidth = row.width - style.px(62.0f);
    const bool fits = widthOf(style, factor.name, look) <= look.maximumWidth;
    drawText(list, style, row.x, middle, fits ? factor.name : inShort(factor.name), look);
    ImGui::PushID(100 + index);
    const Touch touched = touch("factor", row);
    ImGui::PopID();
    const auto moment = momentOf(context.view, factor);
    if (touched.clicked && moment)
        context.actions.emplace_back(SeekAction{context.view.definition.tickAt(*moment), false});
    if (!touched.hovered) return;
    Tooltip card(style);
    card.title(factor.name);
    if (crisis::actsOnRates(factor.kind)) {
        card.line("Steps up " + ratioText(factor.upRatio) + ", steps down " + ratioText(factor.downRatio) +
                      (bothWays ? ": faster both ways." : "."),
                  style.text);
        card.line("Factors raise a rate; chance makes the step.");
    } else {
        card.line("Of that chance " + ratioText(factor.upRatio) + ", of no rate.", style.text);
    }
    card.line(std::string(name(factor.certainty)) + (factor.source.empty() ? "" : " · " + factor.source),
              style.faint);
    if (moment)
        card.line(
            "Stems from " + whenText(context.view, *moment, context.view.timeS) + ". Click to go there.",
            style.faint);
}

void drawFactors(const PanelContext& context, ImDrawList& list, Area row, float foot) {
    const Style& style = context.style;
    const std::vector<crisis::Factor> factors = feltFactors(context.view);
    row.height = style.px(kFactorLine);
    if (factors.empty())
        drawText(list, style, row.x, row.y + row.height * 0.5f, "nothing out of the ordinary",
                 {Face::small, style.faint});
    for (std::size_t factor = 0; factor < std::min(factors.size(), factorLines(context.view)); ++factor) {
        if (row.bottom() > foot) return;
        drawFactor(context, list, factors[factor], static_cast<int>(factor), row);
        row.y += row.height;
    }
}

std::string assumedText(const DeskView& view) {
    const std::vector<crisis::Factor> factors = feltFactors(view);
    const std::size_t more = factors.size() - std::min(factors.size(), factorLines(view));
    const bool all = std::all_of(factors.begin(), factors.end(), [](const crisis::Factor& factor) {
        return factor.certainty == Certainty::assumed;
    });
    if (factors.empty()) return "rates of the class, unchanged";
    const std::string sources = all ? "all assumed, sources on hover" : "sources on hover";
    return more == 0 ? sources : std::to_string(more) + " more · " + sources;
}

}  // namespace

float heightOfLadder(const PanelContext& context) {
    if (context.folded(Panel::ladder)) return context.style.px(kHeadHeight);
    return context.style.px(kHeadHeight + kLine * crisis::kRungCount + kFactorHead + kBottom + kFactorLine +
                            kFactorLine * static_cast<float>(factorLines(context.view)));
}

void drawLadder(const PanelContext& context, const Area& area) {
    const Style& style = context.style;
    const Glass glass("ladder", area, style);
    ImDrawList& list = glass.list();
    const float middle = drawHeading(list, style, area, "CRISIS LADDER", context.folded(Panel::ladder));
    drawDyadMenu(context, list, area, middle);
    const crisis::DyadState* dyad = dyadOf(context);
    if (context.folded(Panel::ladder) || dyad == nullptr) return;
    Area row{area.x + style.px(kPadding), area.y + style.px(kHeadHeight - 3.0f),
             area.width - style.px(2.0f * kPadding), style.px(kLine)};
    // Where the column is short its rungs stand closer, and then the factors give way line by line.
    const float lack = std::max(0.0f, heightOfLadder(context) - area.height);
    row.height = std::max(style.px(kClosestLine), row.height - lack / static_cast<float>(crisis::kRungCount));
    for (int rung = crisis::kRungCount - 1; rung >= 0; --rung) {
        drawRung(context, list, *dyad, rung, row);
        row.y += row.height;
    }
    const float foot = area.bottom() + 1.0f;
    if (row.y + style.px(kFactorHead + kFactorLine) > foot) return;
    TextLook heading{Face::heading, style.heading};
    heading.letterSpacing = 1.4f;
    drawText(list, style, row.x, row.y + style.px(kFactorHead * 0.55f), "PUSHING UP, PULLING DOWN", heading);
    row.y += style.px(kFactorHead);
    drawFactors(context, list, row, foot);
    row.y += style.px(kFactorLine) * static_cast<float>(factorLines(context.view));
    if (row.y + style.px(kFactorLine) > foot) return;
    drawText(list, style, row.x, row.y + style.px(kFactorLine * 0.5f), assumedText(context.view),
             {Face::small, style.faint});
}

}  // namespace openline::ui
