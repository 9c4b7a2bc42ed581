// What `openline encounters` prints: a table for people, JSON or comma separated values for programs.
#pragma once

#include <cmath>
#include <string>
#include <vector>

#include "app/encounters_command.h"
#include "exchange/track_encounters.h"

namespace openline::app {

/// What is printed, whatever the form.
struct EncountersReport {
    const EncountersOptions& options;
    const exchange::TrackFile& file;
    std::vector<exchange::TrackEncounter> encounters;

    [[nodiscard]] const std::string& name(std::size_t track) const { return file.tracks[track].id; }
    [[nodiscard]] std::string time(double timeS) const {
        return std::isnan(timeS) ? std::string() : file.timeText(timeS);
    }
    [[nodiscard]] std::size_t reports() const {
        std::size_t sum = 0;
        for (const exchange::Track& track : file.tracks) sum += track.reports.size();
        return sum;
    }
};

void printJson(const EncountersReport& report);
void printCsv(const EncountersReport& report);
void printTable(const EncountersReport& report);

}  // namespace openline::app
