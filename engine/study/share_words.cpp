#include "study/share_words.h"

#include <cmath>

namespace openline::study {

namespace {

constexpr double kOne = 0.01, kAllButOne = 0.99;

enum class Size : std::uint8_t { none, small, plain, large, all };

Size sizeOf(double share, Evidence evidence) {
    const bool exact = evidence == Evidence::exact;
    if (share < kOne) return exact && share <= 0.0 ? Size::none : Size::small;
    if (share > kAllButOne) return exact && share >= 1.0 ? Size::all : Size::large;
    return Size::plain;
}

}  // namespace

std::string shareInHundred(double share, Evidence evidence) {
    switch (sizeOf(share, evidence)) {
        case Size::none:
            return "none";
        case Size::small:
            return "fewer than 1 in 100";
        case Size::large:
            return "more than 99 in 100";
        case Size::plain:
        case Size::all:
            break;
    }
    return std::to_string(hundredths(share)) + " in 100";
}

std::string shareFigure(double share, Evidence evidence) {
    const Size size = sizeOf(share, evidence);
    if (size == Size::small) return "<1";
    if (size == Size::large) return ">99";
    return std::to_string(hundredths(share));
}

std::string shareRange(double low, double high) {
    const std::string from = shareFigure(low), to = shareFigure(high);
    return from == to ? shareInHundred(low) : from + " to " + to + " in 100";
}

std::string tenthsBelow(double share) {
    // What is one tenth to the last bit does not fall to the one below.
    const auto tenths = static_cast<long>(std::floor(1000.0 * share + 1e-9));
    if (tenths <= 0) return "0";
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

int hundredths(double share) {
    if (share < kOne) return 0;
    if (share > kAllButOne) return share < 1.0 ? 99 : 100;
    return static_cast<int>(std::lround(100.0 * share));
}

}  // namespace openline::study
