// Words for what a sweep compares, draws and finds: the same in its table, summary and report. No numbers are
// made here.
#pragma once

#include <string>
#include <string_view>

#include "study/share_words.h"
#include "study/sweep.h"

namespace openline::exchange {

/// Ids, as in the table.
std::string presetId(const study::Sweep& sweep, std::size_t variant);
std::string readingId(const study::Sweep& sweep, std::size_t variant);
std::string classId(const study::Sweep& sweep, std::size_t variant);
/// `as-written` or `mirrored`.
std::string_view rolesId(const study::Sweep& sweep, std::size_t variant);
/// What the preset of a variant is called; where it says nothing of the relation, that it does not.
std::string presetName(const study::Sweep& sweep, std::size_t variant);
/// Do presets say anything of the relation that the sweep is about?
bool presetsServe(const study::Sweep& sweep);
/// Where they do not, a sentence that says so; else empty.
std::string presetsNote(const study::Sweep& sweep);
/// The first of the compared whose roles are mirrored; 0: none are.
std::size_t mirroredVariant(const study::Sweep& sweep);
/// What a class is called, without what the names of all shipped ones begin with; its id if it has no name.
std::string className(const crisis::ReferenceClass& of);
/// What has to be said wherever roles are compared.
inline constexpr std::string_view kRolesSentence =
    "Nothing in the crisis model depends on whose craft came too close, who had launched or who was in "
    "transit. What differs between the roles is what the two flights made of them: when the craft met, and "
    "how "
    "closely.";
std::string_view nameOf(study::SweepMode mode);
/// `step-up-first`, `senior-first`, `neither`, `none`.
std::string_view nameOf(study::Race race);

/// As in `shots or casualties`.
std::string_view wordsOf(study::BreakEvenGoal::Outcome outcome);

/// What tells a variant from the others, for people: preset, and reading and class where there are several.
std::string variantName(const study::Sweep& sweep, std::size_t variant);

/// Keys of the amounts of what is thrown in begin so.
inline constexpr std::string_view kInjectPrefix = "inject-";
/// What the record, or the flight, had come to before the runs begin, as in `EP-3E and J-8II collide (Sun 1
/// Apr 2001 09:06:58)`; empty: nothing. None of it is counted in the runs.
std::string beforeText(const study::Sweep& sweep);
/// Who was first in the crisis that the runs begin in, if that was known before they do; else empty.
std::string decidedBefore(const study::Sweep& sweep);

/// `s`, `m` or nothing: of a quantity's values in the table.
std::string_view unitOf(std::string_view key);
/// A quantity's value for people, as in `12 h`, `50 ft` or `1.5`.
std::string quantityText(std::string_view key, double value);
/// What a quantity is, for people, as in `how much faster the first hours are`.
std::string quantityName(std::string_view key);

/// As the desk says them.
using study::hundredths, study::shareInHundred, study::shareRange;
/// As in `−25`, with a sign for people; `0` where it rounds to it.
std::string signedHundredths(double share);
/// `10,000`.
std::string grouped(std::uint64_t number);
/// `24 days`, `9 hours`, `2 years`: one figure that a sentence can hold.
std::string daysText(double days);

/// What nine in ten of some values lie within, their median, and what the middle half of them lies within.
struct Spread {
    double low = 0.0, middle = 0.0, high = 0.0;
    double lowerQuarter = 0.0, upperQuarter = 0.0;
};
Spread spreadOf(std::vector<double> values);

/// What the session changes in every run, whatever is compared, as in `opened Defense Telephone Link, Sun 1
/// Apr 2001 09:31:00`; empty: nothing.
std::string changesText(const study::Sweep& sweep);

}  // namespace openline::exchange
