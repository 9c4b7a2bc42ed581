// Names, figures and orders of units, as text.
#include <cmath>
#include <cstdio>
#include <string_view>
#include <variant>

#include "base/units.h"
#include "study/timeline.h"
#include "ui/words.h"
#include "view/wording.h"

namespace openline::ui {
namespace {

/// The words for each kind of order, given where names come from.
struct OrderWords {
    const DeskView& view;
    UnitId subject;  ///< whom an order without a name is about

    [[nodiscard]] std::string about(UnitId named) const { return unitText(view, named ? named : subject); }
    [[nodiscard]] std::string place(PlaceId id) const {
        if (!id || id.index >= view.definition.places.size()) return {};
        return " at " + view.definition.places[id.index].name;
    }
    std::string operator()(const sim::TakeOffOrder&) const { return "taking off"; }
    std::string operator()(const sim::RouteOrder&) const { return "on its route"; }
    std::string operator()(const sim::OrbitOrder&) const { return "orbiting"; }
    std::string operator()(const sim::HoldStationOrder& order) const {
        return std::string(order.declared ? "in formation on " : "shadowing ").append(about(order.target));
    }
    std::string operator()(const sim::FormationOrder&) const { return "in formation"; }
    std::string operator()(const sim::HandOverLeadOrder&) const { return "handing over the lead"; }
    std::string operator()(const sim::InterceptOrder& order) const {
        return "intercepting " + about(order.target);
    }
    std::string operator()(const sim::RadioWarningOrder& order) const {
        return "warning " + about(order.target) + " by radio";
    }
    std::string operator()(const sim::ClosePassOrder& order) const {
        return "close pass on " + about(order.target);
    }
    std::string operator()(const sim::LandOrder& order) const { return "landing" + place(order.airfield); }
    std::string operator()(const sim::RefuelOrder& order) const {
        return "refuelling from " + about(order.tanker);
    }
    std::string operator()(const sim::DivertOrder& order) const {
        return "diverting, landing" + place(order.airfield);
    }
    std::string operator()(const sim::ReturnOrder&) const { return "returning to base"; }
    std::string operator()(const sim::BlockOrder& order) const {
        return "in the way of " + about(order.target);
    }
    std::string operator()(const sim::ReplenishOrder& order) const {
        return "replenishing alongside " + about(order.target);
    }
    std::string operator()(const sim::AllStopOrder&) const { return "stopped"; }
    std::string operator()(const sim::DepthOrder& order) const {
        return order.depthM > 0.0 ? "diving" : "surfacing";
    }
    std::string operator()(const sim::PatrolOrder&) const { return "on patrol"; }
    std::string operator()(const sim::UpsetOrder&) const { return "upset, out of control"; }
    std::string operator()(const sim::LostOrder&) const { return "lost"; }
};

}  // namespace

std::string unitText(const DeskView& view, UnitId unit) {
    if (!unit || unit.index >= view.definition.units.size()) return "unknown";
    const sim::UnitDef& definition = view.definition.units[unit.index];
    return view::unitName(definition, view.whatIfSinceS.has_value());
}

std::string eventText(const DeskView& view, const sim::Event& event) {
    return study::describe(view.definition, event, view.whatIfSinceS && event.timeS >= *view.whatIfSinceS);
}

std::string pairText(const DeskView& view, UnitId a, UnitId b) {
    return unitText(view, a) + " · " + unitText(view, b);
}

std::string unitInBrief(const DeskView& view, UnitId unit) {
    std::string name = unitText(view, unit);
    const bool isOwn =
        unit && unit.index < view.definition.units.size() && name == view.definition.units[unit.index].name;
    if (isOwn) return name;
    constexpr std::string_view kSaidByTheRest = " aircraft";
    const std::size_t at = name.find(kSaidByTheRest);
    if (at != std::string::npos && at > 0) name.erase(at, kSaidByTheRest.size());
    return name;
}

std::string shortenedPair(std::string a, std::string b, int times) {
    bool isCutA = false, isCutB = false;
    for (int time = 0; time < times; ++time) {
        const std::size_t atA = a.rfind(' '), atB = b.rfind(' ');
        const bool ofA = atA != std::string::npos && (a.size() >= b.size() || atB == std::string::npos);
        if (!ofA && atB == std::string::npos) break;
        (ofA ? a : b).erase(ofA ? atA : atB);
        (ofA ? isCutA : isCutB) = true;
    }
    return a + (isCutA ? " …" : "") + " · " + b + (isCutB ? " …" : "");
}

bool isSurface(const sim::Definition& definition, UnitId unit) {
    if (!unit || unit.index >= definition.units.size()) return false;
    const PlatformId platform = definition.units[unit.index].platform;
    return platform && platform.index < definition.platforms.size() &&
           definition.platforms[platform.index].domain != sim::Domain::air;
}

std::string headingText(double radians) {
    const int degrees = static_cast<int>(std::lround(radians / units::kRadPerDeg)) % 360;
    return printed("%03d°", degrees < 0 ? degrees + 360 : degrees);
}

std::string orderText(const DeskView& view, UnitId unit) {
    const sim::UnitView& now = view.snapshot.units[unit.index];
    switch (now.phase) {
        case sim::UnitPhase::parked:
            return isSurface(view.definition, unit) ? "moored" : "on the ground";
        case sim::UnitPhase::landed:
            return "landed";
        case sim::UnitPhase::lost:
            return "lost";
        case sim::UnitPhase::active:
            break;
    }
    if (!now.program || now.program.index >= view.definition.programCount()) return "no orders";
    const auto& orders = view.definition.ordersOf(now.program);
    if (now.order >= orders.size()) return "no orders left";
    const sim::OrderDef& order = orders[now.order];
    const std::string words = std::visit(OrderWords{view, now.subject}, order.action);
    const std::string note =
        study::orderNote(view.definition, now.program, now.order, view.whatIfSinceS.has_value());
    return note.empty() ? words : words + ", " + note;
}

}  // namespace openline::ui
