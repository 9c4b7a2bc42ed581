// Orders that wait for each other: `a` for the take-off of `b` and `b` for that of `a`, or an order for its
// own beginning. A rule may still set one of them going, so that it is a warning.
#include <algorithm>

#include "scenario/builder.h"
#include "sim/order_manifest.h"

namespace openline::scenario {

namespace {

using sim::Happening;

/// Does an order bring about what is waited for?
bool bringsAbout(const sim::OrderAction& action, Happening happening) {
    switch (happening) {
        case Happening::tookOff:
            return std::holds_alternative<sim::TakeOffOrder>(action);
        case Happening::landed:
            return std::holds_alternative<sim::LandOrder>(action) ||
                   std::holds_alternative<sim::DivertOrder>(action) ||
                   std::holds_alternative<sim::ReturnOrder>(action);
        case Happening::lost:
            return std::holds_alternative<sim::LostOrder>(action);
        default:
            return false;
    }
}

/// Every order of every unit is a node that leads to what must have begun before it.
class Waits {
  public:
    explicit Waits(Builder& builder) : builder_(builder), units_(builder.definition.units) {
        for (const sim::UnitDef& unit : units_) {
            first_.push_back(owner_.size());
            owner_.insert(owner_.end(), unit.orders.size(), UnitId(first_.size() - 1));
        }
        marks_.assign(owner_.size(), Mark::fresh);
    }

    void check() {
        for (std::size_t node = 0; node < owner_.size(); ++node) {
            if (!ordersOf(node)[numberOf(node)].waitsFor.empty()) search(node);
        }
    }

  private:
    enum class Mark : std::uint8_t { fresh, open, done };
    struct Step {
        std::size_t node = 0, next = 0;
    };

    [[nodiscard]] const std::vector<sim::OrderDef>& ordersOf(std::size_t node) const {
        return units_[owner_[node].index].orders;
    }
    [[nodiscard]] std::size_t numberOf(std::size_t node) const { return node - first_[owner_[node].index]; }

    /// The order that a condition waits for; none: nobody's, or nobody knows.
    [[nodiscard]] std::optional<std::size_t> awaited(const sim::ConditionDef& condition) const {
        if (!condition.unit) return std::nullopt;
        const std::size_t unit = condition.unit.index;
        const std::vector<sim::OrderDef>& orders = units_[unit].orders;
        if (condition.happening == Happening::orderBegun) {
            if (condition.order >= orders.size()) return std::nullopt;
            return first_[unit] + condition.order;
        }
        const auto found = std::ranges::find_if(orders, [&](const sim::OrderDef& order) {
            return bringsAbout(order.action, condition.happening);
        });
        if (found == orders.end()) return std::nullopt;
        return first_[unit] + static_cast<std::size_t>(found - orders.begin());
    }

    /// The n-th thing that an order needs: the order before it, then what it waits for.
    [[nodiscard]] std::optional<std::size_t> need(std::size_t node, std::size_t n) const {
        if (n == 0) return numberOf(node) > 0 ? std::optional(node - 1) : std::nullopt;
        return awaited(ordersOf(node)[numberOf(node)].waitsFor[n - 1]);
    }

    /// Depth first, without recursion: a chain of waits may be as long as a file.
    void search(std::size_t from) {
        if (marks_[from] != Mark::fresh) return;
        std::vector<Step> path{{from, 0}};
        marks_[from] = Mark::open;
        while (!path.empty()) {
            Step& step = path.back();
            if (step.next > ordersOf(step.node)[numberOf(step.node)].waitsFor.size()) {
                marks_[step.node] = Mark::done;
                path.pop_back();
                continue;
            }
            const auto needed = need(step.node, step.next++);
            if (!needed || marks_[*needed] == Mark::done) continue;
            if (marks_[*needed] == Mark::open) {
                warn(path, *needed);
            } else {
                marks_[*needed] = Mark::open;
                path.push_back({*needed, 0});
            }
        }
    }

    void warn(const std::vector<Step>& path, std::size_t closes) const {
        const auto begin = std::ranges::find(path, closes, &Step::node);
        std::vector<std::string> names;
        for (auto step = begin; step != path.end(); ++step) {
            const std::string& name = units_[owner_[step->node].index].id;
            if (names.empty() || names.back() != name) names.push_back(name);
        }
        const std::size_t last = path.back().node;
        const std::vector<Value>& places = builder_.orderPlaces[owner_[last].index];
        const Value& place =
            numberOf(last) < places.size() ? places[numberOf(last)] : builder_.unitPlaces[owner_[last].index];
        if (names.size() > 1 && names.front() == names.back()) names.pop_back();
        place.warning(names.size() == 1
                          ? "expected an order that can begin, got one of \"" + names.front() +
                                "\" that waits for itself or for what comes after it"
                          : "expected orders that can begin, got units that wait for each other: " +
                                listed(names));
    }

    Builder& builder_;
    const std::vector<sim::UnitDef>& units_;
    std::vector<std::size_t> first_;  ///< by unit: its first node
    std::vector<UnitId> owner_;       ///< by node
    std::vector<Mark> marks_;
};

}  // namespace

void checkWaits(Builder& builder) {
    Waits(builder).check();
}

}  // namespace openline::scenario
