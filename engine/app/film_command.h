// `openline record` and `openline screenshot`: films and stills without a screen. Not for what the window
// records.
#pragma once

#include <optional>
#include <string>

#include "app/picture.h"
#include "app/session.h"

namespace openline::app {

struct RecordOptions {
    SessionOptions session;
    std::string output;
    std::string size = "1280x720";
    int framesPerSecond = 30;
    std::string from, to;  ///< both empty: the storyboard
    std::optional<double> speed;
    std::optional<double> lengthS;  ///< of the film, at most
    std::string encoder = "libx264";
    bool json = false;
    std::string theme = "dark";  ///< dark, light or print
};

struct ScreenshotOptions {
    SessionOptions session;
    std::string output;
    std::string size = "1280x720";
    std::string at;      ///< empty: the storyboard's beginning
    std::string camera;  ///< `lat,lon,km[,heading[,tilt]]` in degrees; empty: the storyboard's
    int scene = 0;       ///< number of a scene, at its end; 0: by time
    bool desk = false;
    std::string theme = "dark";
};

/// Each returns an exit code.
int recordFilm(const RecordOptions& options, const DataRoot& data);
int takeScreenshot(const ScreenshotOptions& options, const DataRoot& data);

/// `1280x720`. Range: 16 to 7680, even if a film is to be made of it.
Result<PictureSize> parseSize(const std::string& text, bool even);
/// `dark`, `light` or `print`. Errors: another word.
Result<frame::Theme> parseTheme(const std::string& text);
/// `24,121,800,0,35`: latitude and longitude in degrees, distance in km, heading and tilt in degrees.
Result<view::OrbitCamera> parseCamera(const std::string& text);

}  // namespace openline::app
