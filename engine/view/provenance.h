// What a picture says about where it comes from once the model has left the record: since when, the banner,
// the source line, and whether a scene's words are still true of what is shown. Not for placing or drawing
// them (furniture.cpp).
#pragma once

#include <optional>
#include <string>

#include "sim/definition.h"

namespace openline::view {

/// Whether a scene's caption and headline tell what the record has and the picture need not show: any part of
/// the scene lies after the release. Units: scenario seconds.
[[nodiscard]] bool tellsTheRecord(const sim::SceneDef& scene, std::optional<double> whatIfSinceS);

/// The hour and minute of a scenario time, as in `09:40`; with its day, as in `1 Apr 09:40`, if `shownS` lies
/// on another day.
[[nodiscard]] std::string momentText(const sim::Definition& definition, double timeS, double shownS,
                                     int zoneMinutes);

/// The scenario's banner; in a what-if its first part, which says what the picture is, becomes `WHAT-IF`.
[[nodiscard]] std::string bannerText(const sim::Definition& definition, std::optional<double> whatIfSinceS);

/// The scenario's source line, and whose account is flown; in a what-if it says to when that holds.
[[nodiscard]] std::string sourceText(const sim::Definition& definition, std::optional<double> whatIfSinceS,
                                     double shownS, int zoneMinutes, AccountId account = {});
/// The same for the comment of a film's file, which is read on any day. `invented`: events in it are.
std::string fileComment(const sim::Definition& definition, std::optional<double> whatIfSinceS, bool invented);

/// Whether a headline asks for the outlook's race, by `{race}`; and that headline with it, as in `27 in 100:
/// ...`.
[[nodiscard]] bool asksForRace(const std::string& headline);
[[nodiscard]] std::string withRace(const std::string& headline, const std::string& race);

/// The closing words of what is invented: what of it is record, what is not. Two lines.
[[nodiscard]] std::string closingText(const sim::Definition& definition, std::optional<double> whatIfSinceS);

/// What stands before a caption that `tellsTheRecord`.
[[nodiscard]] std::string recordCaption(const sim::Definition& definition, const std::string& caption);

}  // namespace openline::view
