// Numbers and names as people read them on the picture. Feet, knots and yards, or metres and kilometres an
// hour.
#pragma once

#include <string>
#include <string_view>

#include "sim/definition.h"

namespace openline::view {

/// `24,000`.
std::string withThousands(long long value);
/// `24,000 ft` or `7,300 m`, rounded so that the text holds still in level flight.
std::string altitudeText(double altitudeM, bool feet);
/// `480 kn` or `890 km/h`; aircraft are rounded to ten.
std::string speedText(double speedMps, bool feet, bool aircraft);
/// `180 ft`, `600 yd` between ships, `3.1 nmi`; `55 m`, `5.7 km`.
std::string distanceText(double distanceM, bool feet, bool ships);
/// `42 s`, `11 min`.
std::string timeToGoText(double seconds);
/// What a call does until it is answered: a telephone is `ringing`, a radio is `calling`, and who has asked
/// an embassy for a meeting is `waiting`.
std::string_view callVerb(const crisis::ChannelDef& channel);
/// `ringing 38 min`, in whole minutes; in the first one `ringing`.
std::string callText(const crisis::ChannelDef& channel, double sinceS);
/// Hails in the clear, heard by whoever listens, instead of a line between two places.
bool isRadio(const crisis::ChannelDef& channel);
/// ASCII letters to capitals, except between brackets.
std::string inCapitals(std::string_view text);
/// `US destroyer` from `a US destroyer`.
std::string withoutArticle(std::string_view text);
/// `PRC`, `US` or `Japanese`, as in `3 Japanese aircraft`; a side whose word is not known gives its name.
std::string sideAdjective(const sim::SideDef& side);
/// What a unit is called now: generic once the record is released.
std::string unitName(const sim::UnitDef& unit, bool released);

}  // namespace openline::view
