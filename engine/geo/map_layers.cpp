#include "geo/map_layers.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <system_error>

#include "base/math.h"
#include "geo/file_bytes.h"
#include "geo/land_file.h"
#include "geo/relief_file.h"

namespace openline::geo {

namespace {

bool isWhole(const ReliefRaster& raster) {
    return raster.width * raster.stepRad > math::kTwoPi - 0.5 * raster.stepRad;
}

/// Columns east of the first, counted from the middle of the grid so that both of its edges are found.
double columnAt(const ReliefRaster& raster, double longitudeRad) {
    const double halfRad = 0.5 * (raster.width - 1) * raster.stepRad;
    double fromMiddleRad = longitudeRad - raster.westRad - halfRad;
    fromMiddleRad -= math::kTwoPi * std::floor(fromMiddleRad / math::kTwoPi + 0.5);
    return (fromMiddleRad + halfRad) / raster.stepRad;
}

template <class T>
void take(Result<T>&& from, T& to, std::vector<Complaint>& errors) {
    if (from) {
        to = std::move(*from);
    } else {
        errors.insert(errors.end(), from.errors.begin(), from.errors.end());
    }
}

Result<std::string> readAttribution(const std::string& path) {
    const auto bytes = readFileBytes(path);
    if (!bytes) return bytes.errors;
    std::string line(bytes->begin(), std::find(bytes->begin(), bytes->end(), '\n'));
    if (line.empty() || line.size() > 300) return fileComplaint(path, "expected one line of text");
    return line;
}

}  // namespace

bool ReliefRaster::covers(double latitudeRad, double longitudeRad) const {
    if (heightM.empty()) return false;
    const double row = (northRad - latitudeRad) / stepRad;
    if (!(row >= -0.5 && row <= height - 0.5)) return false;
    if (isWhole(*this)) return std::isfinite(longitudeRad);
    const double column = columnAt(*this, longitudeRad);
    return column >= -0.5 && column <= width - 0.5;
}

double ReliefRaster::sampleM(double latitudeRad, double longitudeRad) const {
    if (heightM.empty() || !std::isfinite(latitudeRad) || !std::isfinite(longitudeRad)) return 0.0;
    const double row = std::clamp((northRad - latitudeRad) / stepRad, 0.0, static_cast<double>(height - 1));
    double column = columnAt(*this, longitudeRad);
    if (!isWhole(*this)) column = std::clamp(column, 0.0, static_cast<double>(width - 1));
    const double left = std::floor(column);
    const auto at = [this](int y, int x) {
        const int wrapped = (x % width + width) % width;
        return static_cast<double>(heightM[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                                           static_cast<std::size_t>(wrapped)]);
    };
    const int x = static_cast<int>(left);
    const int nextX = isWhole(*this) ? x + 1 : std::min(x + 1, width - 1);
    const int y = static_cast<int>(row);
    const int nextY = std::min(y + 1, height - 1);
    const double eastward = column - left;
    const double southward = row - y;
    const double north = at(y, x) + eastward * (at(y, nextX) - at(y, x));
    const double south = at(nextY, x) + eastward * (at(nextY, nextX) - at(nextY, x));
    return north + southward * (south - north);
}

Result<MapLayers> loadMapLayers(const std::string& folder) {
    MapLayers layers;
    std::vector<Complaint> errors;
    take(readReliefFile(folder + "/relief-theater.png"), layers.theaterRelief, errors);
    take(readReliefFile(folder + "/relief-world.png"), layers.worldRelief, errors);
    take(readAttribution(folder + "/attribution.txt"), layers.attribution, errors);
    for (int number = 0;; ++number) {
        const std::string path = folder + "/land-" + std::to_string(number) + ".bin";
        std::error_code error;
        if (number > 0 && !std::filesystem::exists(path, error)) break;
        take(readLandFile(path), layers.levels.emplace_back(), errors);
    }
    if (!errors.empty()) return errors;
    return layers;
}

}  // namespace openline::geo
