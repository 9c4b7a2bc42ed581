#include "ui/desk_scene.h"

namespace openline::ui::test {

Scene emptyScene() {
    Scene scene;
    scene.definition.durationS = 3600.0;
    return scene;
}

crisis::ChannelDef channelNamed(const std::string& id, const std::string& name, crisis::Level level) {
    crisis::ChannelDef channel;
    channel.id = id;
    channel.name = channel.shortName = name;
    channel.level = level;
    channel.endA = "washington";
    channel.endB = "beijing";
    channel.since = "2008";
    channel.howItWorks = "A call is announced and scheduled.";
    channel.record = "Used twice in a crisis.";
    channel.answerInWords = "1 in 10 within a day (assumed)";
    channel.whyNobodyAnswers = {"fear of showing weakness", "political risk to officers"};
    channel.source = "project register";
    channel.answers = {{3600.0, 0.01}, {86400.0, 0.1}, {604800.0, 0.4}};
    return channel;
}

void addChannels(Scene& scene) {
    constexpr crisis::Level kLevels[] = {
        crisis::Level::leader,  crisis::Level::minister, crisis::Level::minister,  crisis::Level::jointStaff,
        crisis::Level::theater, crisis::Level::unit,     crisis::Level::diplomatic};
    constexpr crisis::Lamp kLamps[] = {crisis::Lamp::idle,     crisis::Lamp::ringing,  crisis::Lamp::refused,
                                       crisis::Lamp::closed,   crisis::Lamp::noAnswer, crisis::Lamp::answered,
                                       crisis::Lamp::suspended};
    constexpr const char* kNames[] = {
        "Leaders’ call",      "Defense Telephone Link",     "Secretary to vice chair", "Joint Staff Dialogue",
        "Theater commanders", "Bridge and air guard radio", "Embassy and attachés"};
    for (std::size_t at = 0; at < 7; ++at) {
        scene.definition.crisis.channels.push_back(
            channelNamed("channel-" + std::to_string(at), kNames[at], kLevels[at]));
        crisis::ChannelState state;
        state.lamp = kLamps[at];
        state.open = kLamps[at] != crisis::Lamp::closed;
        state.lampSinceS = scene.snapshot.timeS - 2280.0;
        scene.snapshot.crisis.channels.push_back(state);
    }
    crisis::PresetDef preset;
    preset.id = "autumn";
    preset.name = "autumn 2021";
    preset.open.assign(7, 1);
    preset.suspended.assign(7, 0);
    scene.definition.crisis.presets.push_back(preset);
    scene.definition.crisis.initialPreset = PresetId{std::size_t{0}};
    crisis::SilenceDef clock;
    clock.id = "ministers";
    clock.name = "Ministers";
    clock.note = "since the last call";
    clock.channels = {ChannelId{std::size_t{1}}};
    scene.definition.crisis.silences.push_back(clock);
    scene.snapshot.crisis.silenceLastContactS.push_back(scene.snapshot.timeS - 424.0 * 86400.0 - 10.0);
}

void addUnits(Scene& scene) {
    scene.definition.sides = {{"us", "United States"}, {"prc", "PRC"}};
    sim::PlatformDef platform;
    platform.id = platform.name = "P-8A";
    platform.enduranceS = 36000.0;
    scene.definition.platforms.push_back(platform);
    for (std::size_t at = 0; at < 3; ++at) {
        sim::UnitDef unit;
        unit.id = "unit-" + std::to_string(at);
        unit.name = at == 0 ? "P-8A" : "J-11";
        unit.platform = PlatformId{std::size_t{0}};
        unit.side = SideId{at == 0 ? std::size_t{0} : std::size_t{1}};
        unit.orders.push_back({std::nullopt, sim::RouteOrder{}, "Bashi Channel"});
        unit.source = "a press report";
        scene.definition.units.push_back(unit);
        sim::UnitView now;
        now.phase = sim::UnitPhase::active;
        now.position.altitudeM = 6705.6;
        now.speedMps = 226.0;
        scene.snapshot.units.push_back(now);
    }
    sim::EncounterView pair;
    pair.a = UnitId{std::size_t{0}};
    pair.b = UnitId{std::size_t{1}};
    pair.tcpaS = 42.0;
    pair.dcpaM = 54.864;
    pair.level = 3;
    scene.snapshot.encounters.push_back(pair);
}

void addCrisis(Scene& scene) {
    scene.definition.crisis.dyads = {
        {"us-prc", "United States and PRC", SideId{std::size_t{0}}, SideId{std::size_t{1}}, 0},
        {"taiwan-prc", "Taiwan and PRC", SideId{std::size_t{0}}, SideId{std::size_t{1}}, 0}};
    crisis::DyadState dyad;
    dyad.rung = dyad.peakRung = 3;
    dyad.rungSinceS = scene.snapshot.timeS - 480.0;
    scene.snapshot.crisis.dyads = {dyad, {}};
    scene.definition.crisis.readings = {{"talk-helps", "talk helps", "", 0.8, 1.0},
                                        {"irrelevant", "talk is irrelevant", "", 1.0, 1.0}};
    crisis::ReferenceClass reference;
    reference.name = "military act";
    reference.crises = 54;
    scene.definition.crisis.classes.push_back(reference);
    scene.factors = {{"Forces in contact: 61", 1.2, 1.0, Certainty::assumed, "assumed"},
                     {"Bridge radio heeded", 1.0, 1.1, Certainty::assumed, "assumed"},
                     {"First hours", 3.0, 3.0, Certainty::assumed, "assumed"}};
}

Scene fullScene() {
    Scene scene;
    scene.definition.title = "Test";
    scene.definition.start = {1633017600000};
    scene.definition.durationS = 4.0 * 86400.0;
    scene.snapshot.timeS = 3.2 * 86400.0;
    scene.snapshot.tick = static_cast<sim::Tick>(scene.snapshot.timeS * scene.definition.tickHz);
    addChannels(scene);
    addUnits(scene);
    addCrisis(scene);
    scene.selected = UnitId{std::size_t{0}};
    for (int at = 0; at < 40; ++at) {
        sim::Event event;
        event.timeS = at * 7200.0;
        event.tick = static_cast<sim::Tick>(event.timeS * scene.definition.tickHz);
        event.kind = at % 3 == 0 ? sim::EventKind::takeoff : sim::EventKind::encounter;
        event.unit = UnitId{std::size_t{1}};
        event.encounter.a = UnitId{std::size_t{0}};
        event.encounter.b = UnitId{std::size_t{1}};
        event.encounter.timeS = event.timeS;
        event.encounter.level = at % 4;
        event.encounter.gapM = 30.0 + at;
        scene.events.push_back(event);
    }
    return scene;
}

}  // namespace openline::ui::test
