// A small theater built in code for the tests and the bench of `view`: flights around Taiwan, ships in the
// strait, zones, places, channels, and snapshots of any moment in closed form. Needs no simulation and no
// files.
#pragma once

#include <cmath>
#include <string>
#include <vector>

#include "geo/geodesic.h"
#include "view/build_frame.h"
#include "view/palette.h"

namespace openline::view::synthetic {

frame::FontMetrics fonts();

sim::PlatformDef platform(const char* name, sim::PlatformClass kind, sim::Domain domain, double lengthM,
                          double spanM);

sim::PlaceDef place(const char* id, const char* name, sim::PlaceKind kind, double latitudeDeg,
                    double longitudeDeg, int rank, double extentM = 0.0);

crisis::ChannelDef channel(const char* id, const char* name, const char* endA, const char* endB);

void addZones(sim::Definition& definition);

/// `flightCount` flights of four and as many ships.
sim::Definition definition(std::size_t flightCount, std::size_t shipCount);

/// Everything in flight circles at its own place and pace.
sim::Snapshot snapshot(const sim::Definition& def, double timeS);

OrbitCamera overTaiwan(double distanceM = 2.6e6, double tiltRad = 0.55);

/// One picture with everything owned, for tests that look at a single moment.
struct Picture {
    sim::Definition definition;
    sim::Snapshot now;
    study::Tracks tracks;
    Settings settings;
    LabelMemory memory;
    frame::FontMetrics metrics = fonts();
    frame::FrameData frame;
    std::vector<PickTarget> picks;
    OrbitCamera orbit = overTaiwan();
    std::string caption, headline;
    bool captionOfRecord = false;
    double wallS = 0.0;
    std::optional<double> whatIfSinceS;
    int widthPx = 1280, heightPx = 720;

    explicit Picture(std::size_t flightCount = 3, std::size_t shipCount = 2)
        : definition(synthetic::definition(flightCount, shipCount)),
          now(snapshot(definition, 3600.0)),
          tracks(definition.units.size()) {}

    const frame::FrameData& build() {
        Moment moment{definition, now, now,      1.0,   tracks, whatIfSinceS,   wallS,
                      caption,    1.0, headline, "60x", {},     captionOfRecord};
        buildFrame(moment, makeCamera(orbit, widthPx, heightPx), settings, metrics, memory, frame, &picks);
        return frame;
    }
    [[nodiscard]] const frame::Text* find(const std::string& part) const {
        for (const auto* flat : {&frame.overlay, &frame.ground}) {
            for (const frame::Text& text : flat->texts) {
                if (text.utf8.find(part) != std::string::npos) return &text;
            }
        }
        return nullptr;
    }
};

}  // namespace openline::view::synthetic
