// Shares in words, the same on the desk, in a film and in a sweep's report: whole numbers in 100, as nothing
// finer is meant. Not for differences, which have a sign.
#pragma once

#include <cstdint>
#include <string>

namespace openline::study {

/// Where a share comes from. What some trials never saw may still happen, and what all of them saw may fail.
enum class Evidence : std::uint8_t { sampled, exact };

/// `27 in 100`; `fewer than 1 in 100` below one, nothing included; `more than 99 in 100` above 99. Only an
/// exact share is ever `none` or `100 in 100`.
std::string shareInHundred(double share, Evidence evidence = Evidence::sampled);
/// The same without `in 100`, for a large number or a range: `27`, `<1`, `>99`.
std::string shareFigure(double share, Evidence evidence = Evidence::sampled);
/// `<1 to 34 in 100`; one share where both ends say the same.
std::string shareRange(double low, double high);
/// A difference that falls short of whole hundredths, to the tenth below it, as in `4.9`; `0` where there is
/// none, or less than a tenth.
std::string tenthsBelow(double share);
/// How many of 100 dots agree with the words. Range: 0 to 100.
int hundredths(double share);

}  // namespace openline::study
