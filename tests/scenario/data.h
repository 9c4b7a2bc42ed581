// Where the shipped data are, and a small valid scenario that tests spoil in one place at a time.
#pragma once

#include <string>

#include "scenario/load.h"

namespace openline::scenario::test {

inline DataFolders folders() {
    const std::string root = OPENLINE_SOURCE_DIR;
    return {root + "/assets", root + "/maps/indo-pacific"};
}

inline std::string scenarioPath(const std::string& name) {
    return std::string(OPENLINE_SOURCE_DIR) + "/scenarios/" + name;
}

/// Every complaint in one text, a line each.
inline std::string joined(const std::vector<Complaint>& complaints) {
    std::string text;
    for (const Complaint& complaint : complaints) text += format(complaint) + "\n";
    return text;
}

inline const std::string kSmall = R"(
[scenario]
id = "small"
title = "Small"
start = 2021-10-04T09:00:00
zone = "+08:00"
zone-name = "Taipei"
duration = "4 h"
source-line = "invented"

[crisis]
class = "non-violent-military-act"
preset = "2021-autumn"

[[route]]
id = "loop"
altitude = "24000 ft"
speed = "480 kn"
waypoints = [[22.6, 117.9], [22.0, 118.6]]

[[flight]]
id = "fighters"
platform = "j-16"
side = "prc"
count = 4
base = "shantou"
take-off = 2021-10-04T09:10:00
route = "loop"

[[unit]]
id = "tanker"
platform = "kc-135"
side = "us"
at = [22.0, 125.0]
altitude = "25000 ft"
speed = "400 kn"

[[unit.order]]
kind = "orbit"
centre = [22.0, 125.0]
for = "1 h"

[[unit.order]]
kind = "land"
at = "kadena"
)";

/// The small scenario with one piece of text replaced.
inline std::string spoiled(const std::string& from, const std::string& to) {
    std::string text = kSmall;
    const auto at = text.find(from);
    return at == std::string::npos ? "no such text in the small scenario: " + from
                                   : text.replace(at, from.size(), to);
}

}  // namespace openline::scenario::test
