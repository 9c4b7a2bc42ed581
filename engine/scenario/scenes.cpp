// `[[scene]]`: the storyboard of a film or briefing.
#include "scenario/builder.h"

namespace openline::scenario {

namespace {

constexpr Range kDistance{20.0, 1e8, "20 m to 100000 km"};
constexpr Range kHeading{-6.2832, 6.2832, "-360 to 360 deg"};
constexpr Range kTilt{0.0, 1.5708, "0 to 90 deg"};

void readView(Builder& builder, Table& table, sim::SceneDef& scene) {
    const Value lookAt = table.optional("look-at");
    if (const auto position = spot(builder, lookAt)) scene.lookAt = *position;
    scene.distanceM =
        table.required("distance").quantity(Dimension::length, kDistance).value_or(scene.distanceM);
    scene.headingRad =
        table.optional("heading").quantity(Dimension::angle, kHeading).value_or(scene.headingRad);
    scene.tiltRad = table.optional("tilt").quantity(Dimension::angle, kTilt).value_or(scene.tiltRad);
    scene.lookAtEnd = spot(builder, table.optional("look-at-end"));
    scene.distanceEndM = table.optional("distance-end").quantity(Dimension::length, kDistance);
    scene.headingEndRad = table.optional("heading-end").quantity(Dimension::angle, kHeading);
    scene.tiltEndRad = table.optional("tilt-end").quantity(Dimension::angle, kTilt);
    const Value follow = table.optional("follow");
    for (const Value& value : follow.list()) {
        if (const auto unit = oneUnit(builder, value)) scene.follow.push_back(*unit);
    }
    if (!lookAt && !follow) table.error("expected either \"look-at\" or \"follow\", got neither");
    if (!lookAt && !scene.follow.empty())
        scene.lookAt = builder.definition.units[scene.follow.front().index].start;
    if (scene.follow.size() > 2) follow.error("expected one unit to follow or two to frame, got more");
}

}  // namespace

void readScenes(Builder& builder, Table& root) {
    for (Table& table : root.tables("scene")) {
        sim::SceneDef scene;
        scene.atS = momentS(builder, table.required("at")).value_or(0.0);
        scene.filmS = table.required("film")
                          .quantity(Dimension::duration, {0.5, 600.0, "a duration of 0.5 s to 10 min"})
                          .value_or(scene.filmS);
        scene.speed = table.required("speed")
                          .number({0.0, 1e6, "0 to 1000000 simulated seconds per second"})
                          .value_or(1.0);
        scene.headline = table.optional("headline").string().value_or("");
        scene.caption = table.optional("caption").string().value_or("");
        scene.account = readAccountReference(builder, table);
        const bool shown = readRoles(builder, table).value_or(true);
        readView(builder, table, scene);
        table.unknownKeys();
        // What a caption says of who passes whom is true of its own roles alone.
        if (!shown) continue;
        builder.definition.storyboard.push_back(std::move(scene));
    }
}

}  // namespace openline::scenario
