// `[wind]`: layers of moving air.
#include <algorithm>

#include "base/math.h"
#include "scenario/builder.h"

namespace openline::scenario {

namespace {

constexpr Range kWindAltitude{-500.0, 40000.0, "-500 to 40000 m"};
constexpr Range kDirection{0.0, math::kTwoPi + 1e-9, "0 to 360 deg"};
/// The strongest jet streams measured reach about 110 m/s.
constexpr Range kWindSpeed{0.0, 120.0, "0 to 120 m/s"};

void readLayer(Table& table, sim::Wind& wind) {
    const Value height = table.required("at");
    const auto altitudeM = height.quantity(Dimension::length, kWindAltitude);
    const auto fromRad = table.required("from").quantity(Dimension::angle, kDirection);
    const auto speedMps = table.required("speed").quantity(Dimension::speed, kWindSpeed);
    table.unknownKeys();
    if (!altitudeM || !fromRad || !speedMps) return;
    const auto same = [&](const sim::WindLayer& layer) { return layer.altitudeM == *altitudeM; };
    if (std::ranges::any_of(wind.layers, same)) {
        height.error("expected a height that no other layer has, got " + height.shown() + " again");
        return;
    }
    wind.layers.push_back({*altitudeM, *fromRad, *speedMps});
}

}  // namespace

void readWind(Builder& builder, Table& root) {
    const Value place = root.optional("wind");
    auto table = place.table();
    if (!table) return;
    sim::Wind& wind = builder.definition.wind;
    wind.source = table->required("source").string().value_or("");
    std::vector<Table> layers = table->tables("layer");
    if (layers.empty()) place.error("expected at least one [[wind.layer]], got none");
    for (Table& layer : layers) readLayer(layer, wind);
    table->unknownKeys();
}

}  // namespace openline::scenario
