#include "sim/identity.h"

#include <array>
#include <concepts>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/digest.h"

namespace openline::sim {

namespace {

/// Adds values of every kind that a definition is made of, one after the other.
class Fields {
  public:
    template <class... Values>
    void add(const Values&... values) {
        (one(values), ...);
    }
    [[nodiscard]] std::uint64_t value() const { return digest_.value(); }

  private:
    void one(const std::string& text) { digest_.add(std::string_view{text}); }
    void one(double value) { digest_.add(value); }
    void one(std::integral auto value) { digest_.add(static_cast<std::int64_t>(value)); }
    template <class Enum>
        requires std::is_enum_v<Enum>
    void one(Enum value) {
        digest_.add(static_cast<std::int64_t>(value));
    }
    template <class Tag>
    void one(Id<Tag> id) {
        digest_.add(id.index);
    }
    void one(const geo::Geodetic& at) { add(at.latitudeRad, at.longitudeRad, at.altitudeM); }
    template <class T>
    void one(const std::optional<T>& value) {
        one(value.has_value());
        if (value) one(*value);
    }
    template <class T, std::size_t size>
    void one(const std::array<T, size>& values) {
        for (const T& value : values) one(value);
    }
    template <class T>
    void one(const std::vector<T>& values) {
        one(values.size());
        for (const T& value : values) one(value);
    }
    template <class... Ts>
    void one(const std::variant<Ts...>& value) {
        one(value.index());
        std::visit([this](const auto& held) { this->one(held); }, value);
    }

    void one(const Waypoint& to) { add(to.position, to.speedMps, to.atS); }
    void one(const TakeOffOrder& o) { add(o.climbToM); }
    void one(const RouteOrder& o) { add(o.waypoints, o.loop); }
    void one(const OrbitOrder& o) {
        add(o.centre, o.radiusM, o.speedMps, o.durationS, o.untilS, o.clockwise);
    }
    void one(const HoldStationOrder& o) {
        add(o.target, o.aheadM, o.rightM, o.aboveM, o.bearingRad, o.rangeM, o.durationS, o.untilS,
            o.untilTargetLands, o.declared);
    }
    void one(const FormationOrder&) {}
    void one(const HandOverLeadOrder&) {}
    void one(const InterceptOrder& o) {
        add(o.target, o.quarter, o.distanceM, o.aboveM, o.speedMps, o.giveUpAfterS);
    }
    void one(const RadioWarningOrder& o) { add(o.target); }
    void one(const RefuelOrder& o) { add(o.tanker, o.amountKg); }
    void one(const DivertOrder& o) { add(o.airfield); }
    void one(const ReturnOrder&) {}
    void one(const BlockOrder& o) { add(o.target, o.distanceM, o.durationS, o.untilS); }
    void one(const ReplenishOrder& o) { add(o.target, o.onItsRight, o.gapM, o.durationS); }
    void one(const AllStopOrder& o) { add(o.crash, o.durationS); }
    void one(const DepthOrder& o) { add(o.depthM); }
    void one(const ClosePassOrder& o) {
        add(o.target, o.geometry, o.intendedGapM, o.atS, o.speedMps, o.collides);
    }
    void one(const LandOrder& o) { add(o.airfield, o.runwayHeadingRad, o.sequenceDelayS, o.emergency); }
    void one(const PatrolOrder& o) {
        add(o.from, o.to, o.widthM, o.speedMps, o.durationS, o.untilS, o.shape, o.relief);
    }
    void one(const UpsetOrder& o) { add(o.heightLossM, o.durationS); }
    void one(const LostOrder&) {}
    void one(const ConditionDef& c) {
        add(c.happening, c.zone, c.side, c.group, c.unit, c.dyad, c.channel, c.rung, c.gapM, c.order);
    }
    void one(const OrderDef& order) {
        add(order.startS, order.action, order.outcome, order.waitsFor, order.account);
    }

    void one(const Band& b) { add(b.altitudeM, b.climbMps, b.descentMps, b.accelerationMps2); }
    void one(const PlatformDef& p) {
        add(p.id, p.domain, p.lengthM, p.spanM, p.heightM, p.depthBelowM, p.cruiseSpeedMps, p.maxSpeedMps,
            p.minSpeedMps, p.approachSpeedMps, p.ceilingM, p.climbMps, p.descentMps, p.accelerationMps2,
            p.bankLimitRad, p.rollRateRadps, p.enduranceS, p.tacticalDiameterM, p.yawTimeConstantS, p.bands,
            p.loadLimit, p.fuelKg, p.turnSpeedLoss, p.stoppingDistanceM);
    }
    void one(const GapSpread& g) { add(g.medianM, g.sdLn); }
    void one(const ConductDef& c) {
        add(c.air, c.sea, c.controlErrorM, c.heard, c.heeded, c.reactionDelayS, c.keepsRules);
    }
    void one(const SideDef& side) { add(side.id); }
    void one(const PlaceDef& place) { add(place.id, place.kind, place.position, place.runwayHeadingRad); }
    void one(const ZoneDef& zone) { add(zone.id, zone.kind, zone.closed, zone.drawn, zone.parts); }
    void one(const GroupDef& group) { add(group.id); }
    void one(const Station& s) { add(s.aheadM, s.rightM, s.aboveM); }
    void one(const FlightDef& flight) { add(flight.id, flight.members, flight.stations); }
    void one(const UnitDef& u) {
        add(u.id, u.platform, u.side, u.group, u.flight, u.leader, u.conduct, u.home, u.start,
            u.startHeadingRad, u.startSpeedMps, u.orders);
    }
    void one(const RuleDef& r) {
        add(r.id, r.when, r.who.units, r.who.side, r.who.platform, r.who.home, r.who.count, r.whoAfterS,
            r.afterS, r.cooldownS, r.most, r.then);
    }
    void one(const WindLayer& layer) { add(layer.altitudeM, layer.fromRad, layer.speedMps); }
    void one(const AccountDef& account) { add(account.id); }
    void one(const ProgramDef& p) { add(p.id, p.orders); }
    void one(const ScriptedInject& s) {
        add(s.atS, s.what.kind, s.what.dyad, s.what.by, s.what.channel, s.what.doubts, s.what.gapM, s.a, s.b);
    }
    void one(const EncounterSettings& e) { add(e.standards, e.lookAheadS, e.detectEveryS); }
    void one(const crisis::AnswerPoint& point) { add(point.withinS, point.probability); }
    void one(const crisis::ChannelDef& c) {
        add(c.id, c.level, c.permission, c.answers, c.ownDelayMedianS, c.contactLastsS, c.patienceS,
            c.retried, c.dyad, c.weight, c.conductFactor, c.ofScenario, c.openAtStart);
    }
    void one(const crisis::PresetDef& preset) {
        add(preset.id, preset.open, preset.suspended, preset.climate, preset.disputed);
    }
    void one(const crisis::DyadDef& dyad) {
        add(dyad.id, dyad.a, dyad.b, dyad.initialRung, dyad.climate, dyad.publicity);
    }
    void one(const crisis::InjectDef& inject) {
        add(inject.kind, inject.id, inject.alarm, inject.pressure, inject.climate, inject.durationS,
            inject.gapM);
    }
    void one(const crisis::SilenceDef& silence) { add(silence.id, silence.lastContactS, silence.channels); }
    void one(const crisis::RecordEntry& entry) {
        add(entry.timeS, entry.kind, entry.dyad, entry.channel, entry.rung);
    }
    void one(const crisis::ReferenceClass& c) {
        add(c.id, c.upPerDay, c.downPerDay, c.referencePreset, c.startRung);
    }
    void one(const crisis::Reading& reading) { add(reading.id, reading.oddsRatio, reading.riskyShareFactor); }
    void one(const crisis::Parameter& parameter) { add(parameter.value); }
    void one(const crisis::Parameters& p) {
        add(p.frailtySdLn, p.hoursPhaseFactor, p.hoursPhaseS, p.alarmHalfLifeS, p.alarmUpPerUnit,
            p.collisionAlarm, p.nearGapM, p.nearAlarm, p.nearIncidentProbability, p.closeGapM, p.closeAlarm,
            p.massSortiesPerDay, p.massAlarm, p.unansweredAlarmFactor, p.retryS, p.forcesInContactUp,
            p.practiceHalfLifeS, p.permissionWithin24h, p.permissionWithin7d, p.patienceS, p.climateOddsRatio,
            p.ownDelaySdLn, p.practicePerContact, p.referenceContactScale, p.alarmCap, p.pressureHalfLifeS,
            p.pressureUpPerUnit, p.cyberAttackUp, p.climateDown, p.doubtedAuthority, p.forcesInContactLastsS,
            p.publicityIncidentFactor, p.radioHeardIncidentFactor, p.radioHeededIncidentFactor);
        static_assert(sizeof(crisis::Parameters) == 34 * sizeof(crisis::Parameter), "a new one goes above");
    }
    void one(const crisis::Model& m) {
        add(m.parameters, m.classes, m.readings, m.classIndex, m.readingIndex, m.channels, m.presets,
            m.injects, m.initialPreset, m.dyads, m.silences, m.record, m.playsRecord);
    }

    Digest digest_;
};

}  // namespace

std::uint64_t identityOf(const Definition& d) {
    Fields fields;
    fields.add(d.id, d.tickHz, d.durationS, d.start.milliseconds, d.sides, d.platforms, d.places, d.zones,
               d.groups, d.flights, d.units, d.rules, d.programs, d.airPass, d.seaPass, d.script, d.accounts,
               d.countedZones, d.wind.layers, d.encounters, d.conducts, d.crisis);
    return fields.value();
}

}  // namespace openline::sim
