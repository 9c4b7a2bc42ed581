// Places and moments of a TOML file: what a scenario writes most often, and gets wrong in the same few ways.
#include <toml++/toml.h>

#include <cmath>
#include <sstream>

#include "scenario/toml_reader.h"

namespace openline::scenario {

namespace {

/// TOML's own dates as text that parseIsoTime reads.
std::optional<std::string> dateText(const toml::node& node) {
    std::ostringstream stream;
    if (const auto* date = node.as_date()) {
        stream << date->get();
    } else if (const auto* dateTime = node.as_date_time()) {
        stream << dateTime->get();
    } else if (const auto* text = node.as_string()) {
        return text->get();
    } else {
        return std::nullopt;
    }
    return stream.str();
}

/// A latitude that none is, and would be a longitude; and the other way round for the second.
bool areSwapped(const toml::array& pair) {
    const auto first = pair.get(0)->value<double>(), second = pair.get(1)->value<double>();
    return first && second && std::abs(*first) > 90.0 && std::abs(*first) <= 180.0 &&
           std::abs(*second) <= 90.0;
}

}  // namespace

std::optional<geo::Geodetic> Value::position() const {
    if (node_ == nullptr) return std::nullopt;
    const auto* pair = node_->as_array();
    if (pair == nullptr || pair->size() != 2) {
        expected("a position [latitude, longitude] in degrees");
        return std::nullopt;
    }
    const auto both = list();
    if (areSwapped(*pair)) {
        both[0].error("expected a latitude of -90 to 90 degrees, got " + both[0].shown() +
                      "; latitude and longitude may be swapped");
        return std::nullopt;
    }
    const auto latitude = both[0].number({-90.0, 90.0, "a latitude of -90 to 90 degrees"});
    const auto longitude = both[1].number({-180.0, 180.0, "a longitude of -180 to 180 degrees"});
    if (!latitude || !longitude) return std::nullopt;
    return geo::geodeticDeg(*latitude, *longitude);
}

std::optional<UtcTime> Value::instant() const {
    if (node_ == nullptr) return std::nullopt;
    const auto text = dateText(*node_);
    const auto time = text ? parseIsoTime(*text, complaints_->zoneMinutes) : std::nullopt;
    if (!time) expected("a time such as 2021-10-04T10:18:00 or \"2021-10-04 10:18\"");
    return time;
}

std::optional<double> Value::timeS() const {
    if (node_ == nullptr) return std::nullopt;
    const auto text = dateText(*node_);
    const auto time = text ? parseIsoTime(*text, complaints_->zoneMinutes) : std::nullopt;
    if (time) {
        // Without a start the header is wrong already; every other time would only repeat that.
        if (!complaints_->start) return std::nullopt;
        return static_cast<double>(time->milliseconds - complaints_->start->milliseconds) * 1e-3;
    }
    if (text && isString()) {
        if (const auto durationS = parseDurationS(*text); durationS && *durationS < 1e9) return durationS;
    }
    expected("a time such as 2021-10-04T10:18:00 or a duration from the start such as \"6h30m\"");
    return std::nullopt;
}

}  // namespace openline::scenario
