#include "crisis/small_model.h"

namespace openline::crisis::test {

Parameter exactly(double value) {
    return {value, value, value, Certainty::assumed, "test"};
}

Parameters parameters() {
    Parameters p;
    p.frailtySdLn = exactly(0.7);
    p.hoursPhaseFactor = exactly(8.0);
    p.hoursPhaseS = exactly(12 * kHourS);
    p.alarmHalfLifeS = exactly(3 * kDayS);
    p.alarmUpPerUnit = exactly(1.5);
    p.collisionAlarm = exactly(1.0);
    p.nearGapM = exactly(15.24);
    p.nearAlarm = exactly(0.3);
    p.nearIncidentProbability = exactly(0.05);
    p.closeGapM = exactly(152.4);
    p.closeAlarm = exactly(0.05);
    p.massSortiesPerDay = exactly(38.0);
    p.massAlarm = exactly(0.2);
    p.unansweredAlarmFactor = exactly(1.0);
    p.retryS = exactly(12 * kHourS);
    p.forcesInContactUp = exactly(1.2);
    p.practiceHalfLifeS = exactly(365 * kDayS);
    p.permissionWithin24h = exactly(0.10);
    p.permissionWithin7d = exactly(0.30);
    p.patienceS = exactly(48 * kHourS);
    p.climateOddsRatio = exactly(4.0);
    p.ownDelaySdLn = exactly(0.5);
    p.practicePerContact = exactly(0.25);
    p.referenceContactScale = exactly(1.0);
    p.alarmCap = exactly(4.0);
    p.pressureHalfLifeS = exactly(7 * kDayS);
    p.pressureUpPerUnit = exactly(1.2);
    p.cyberAttackUp = exactly(1.3);
    p.climateDown = exactly(1.2);
    p.doubtedAuthority = exactly(0.5);
    p.forcesInContactLastsS = exactly(1800.0);
    p.publicityIncidentFactor = exactly(1.5);
    p.radioHeardIncidentFactor = exactly(0.8);
    p.radioHeededIncidentFactor = exactly(0.5);
    return p;
}

ChannelDef channel(const char* id, Level level, Permission permission, double weight) {
    ChannelDef def;
    def.id = def.name = def.shortName = id;
    def.level = level;
    def.permission = permission;
    def.contactLastsS = kDayS;
    for (std::size_t rung = 1; rung <= 6; ++rung) def.weight[rung] = weight;
    return def;
}

std::vector<ChannelDef> channels() {
    std::vector<ChannelDef> all;
    all.push_back(channel("link", Level::minister, Permission::shared, 0.6));
    all.back().ownDelayMedianS = kHourS;
    all.back().answers = {{kDayS, 0.10}, {7 * kDayS, 0.30}};
    all.push_back(channel("leaders", Level::leader, Permission::shared, 0.7));
    all.back().answers = {{kDayS, 0.10}, {7 * kDayS, 0.30}};
    all.push_back(channel("embassy", Level::diplomatic, Permission::diplomatic, 0.4));
    all.back().answers = {{12 * kHourS, 0.60}, {48 * kHourS, 0.95}};
    all.push_back(channel("radio", Level::unit, Permission::delegated, 0.1));
    all.back().answers = {{60.0, 0.6}, {600.0, 0.8}};
    all.back().patienceS = 600.0;
    all.back().retried = false;
    all.push_back(channel("operations", Level::theater, Permission::delegated, 0.4));
    all.back().answers = {{300.0, 0.5}, {kHourS, 0.88}};
    all.back().patienceS = kHourS;
    all.back().conductFactor = 0.9;
    all.push_back(channel("rules", Level::unit, Permission::none, 0.0));
    all.back().conductFactor = 0.8;
    return all;
}

PresetDef preset(const char* id, std::vector<std::uint8_t> open, std::vector<std::uint8_t> suspended,
                 double climate) {
    PresetDef def;
    def.id = def.name = id;
    def.open = std::move(open);
    def.suspended = std::move(suspended);
    def.climate = climate;
    return def;
}

DyadDef dyad(const char* id, std::size_t a, std::size_t b, Rung rung) {
    DyadDef def;
    def.id = def.name = id;
    def.a = SideId(a);
    def.b = SideId(b);
    def.initialRung = rung;
    return def;
}

Model model() {
    Model m;
    m.parameters = parameters();
    m.channels = channels();
    m.presets = {preset("none", {0, 0, 0, 0, 0, 0}, {0, 0, 0, 0, 0, 0}, 0.5),
                 preset("all", {1, 1, 1, 1, 1, 1}, {0, 0, 0, 0, 0, 0}, 0.5),
                 preset("suspended", {0, 0, 1, 1, 0, 0}, {2, 2, 0, 0, 0, 0}, 0.0)};
    m.initialPreset = kNone;
    ReferenceClass reference;
    reference.upPerDay = {0.0, 0.0628, 0.0664, 0.0834, 0.0853, 0.0297, 0.0210, 0.0};
    reference.downPerDay = {0.0, 0.1202, 0.1297, 0.1045, 0.0779, 0.1180, 0.1809, 0.0};
    reference.referencePreset = kNone;
    reference.crises = 54;
    reference.violent = 23;
    reference.serious = 11;
    reference.war = 2;
    reference.durationQuantileDays = {10, 20, 37, 102, 239};
    m.classes = {reference};
    m.readings = {
        {"helps", "Helps", "", 0.8, 1.0}, {"none", "None", "", 1.0, 1.0}, {"risk", "Risk", "", 1.1, 1.3}};
    m.dyads = {dyad("us-prc", 0, 1)};
    return m;
}

Stimulus collision(double timeS) {
    return {timeS, StimulusKind::collision, kDyad, 0.0, 0, 1};
}

std::vector<Event> run(const Model& model, State& state, std::uint64_t seed, double toS,
                       const std::vector<Stimulus>& stimuli) {
    std::vector<Event> events;
    advance(model, state, seed, toS, stimuli, events);
    return events;
}

std::uint64_t digestOf(const State& state) {
    Digest digest;
    addTo(digest, state);
    return digest.value();
}

std::vector<std::pair<double, Rung>> jumps(const std::vector<Event>& events) {
    std::vector<std::pair<double, Rung>> all;
    for (const Event& event : events)
        if (event.kind == EventKind::rungChanged) all.emplace_back(event.timeS, event.to);
    return all;
}

}  // namespace openline::crisis::test
