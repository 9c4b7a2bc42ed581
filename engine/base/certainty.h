// How sure we are of a fact or a number. Facts shown to users carry this tag.
#pragma once

#include <cstdint>
#include <string_view>

namespace openline {

enum class Certainty : std::uint8_t { documented, approximate, assumed };

constexpr std::string_view name(Certainty certainty) {
    switch (certainty) {
        case Certainty::documented:
            return "documented";
        case Certainty::approximate:
            return "approximate";
        case Certainty::assumed:
            return "assumed";
    }
    return "assumed";
}

}  // namespace openline
