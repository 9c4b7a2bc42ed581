// `openline record` and `openline screenshot`: films and stills without a screen. Not for what the window
// records.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "app/film_maker.h"
#include "app/picture.h"
#include "app/session.h"

namespace openline::app {

/// What films and stills have in common.
struct PictureOptions {
    SessionOptions session;
    std::string output;
    std::string size = "1280x720";
    std::string theme = "dark";        ///< dark, light or print
    std::string layer = "all";         ///< all, plate or overlay
    std::string light = "natural";     ///< natural or fixed
    std::string symbols = "national";  ///< national or standard
    std::string trails = "side";       ///< side, altitude or speed
    std::optional<int> samples;        ///< a pixel; none: 4 where a graphics card draws, else 0
    bool haze = false;                 ///< ground and craft pale with distance
    std::string readFrom = "far";      ///< near or far: the size of text
};

struct RecordOptions : PictureOptions {
    int framesPerSecond = 30;
    std::string from, to;  ///< both empty: the storyboard
    std::optional<double> speed;
    std::optional<double> lengthS;  ///< of the film, at most
    std::string encoder = "libx264";
    bool json = false;
};

struct ScreenshotOptions : PictureOptions {
    std::string at;  ///< empty: where a session was left, or the storyboard's beginning
    std::string
        camera;     ///< `lat,lon,km[,heading[,tilt]]` in degrees; empty: the session's or the storyboard's
    int scene = 0;  ///< number of a scene, near its end or where its pair is nearest; 0: by time
    bool desk = false;
    std::string dyad;  ///< whose crisis the desk shows; empty: that of the last incident
};

/// What is known once the options are found to be right and the scenario is read.
struct PictureJob {
    Session session;
    PictureSize size;
    frame::Theme theme{};
    frame::Layer layer{};
    view::Looks looks{};
    std::optional<int> samples;
    bool haze = false;
    view::ReadFrom readFrom{};
};
/// If it cannot: says why on standard error, sets the exit code and returns none. `film`: MP4 of even
/// size, but numbered PNGs for an overlay, since MP4 has no alpha; else PNG.
std::optional<PictureJob> beginPictures(const PictureOptions& options, bool film, const DataRoot& data,
                                        int& code);
/// The maker of a job's pictures. Errors: what the machine cannot.
Result<std::unique_ptr<FilmMaker>> makeFilmMaker(const PictureJob& job, FilmPlan plan);

/// Each returns an exit code.
int recordFilm(const RecordOptions& options, const DataRoot& data);
int takeScreenshot(const ScreenshotOptions& options, const DataRoot& data);

/// `1280x720`. Range: 16 to 7680, even if a film is to be made of it.
Result<PictureSize> parseSize(const std::string& text, bool even);
/// `all`, `plate` or `overlay`. Errors: another word.
Result<frame::Layer> parseLayer(const std::string& text);
/// Light, symbols and trails, each by its word. Errors: another word, by its option.
Result<view::Looks> parseLooks(const PictureOptions& options);
/// `near` or `far`. Errors: another word.
Result<view::ReadFrom> parseReadFrom(const std::string& text);
/// `dark`, `light` or `print`. Errors: another word.
Result<frame::Theme> parseTheme(const std::string& text);
/// `24,121,800,0,35`: latitude and longitude in degrees, distance in km, heading and tilt in degrees.
Result<view::OrbitCamera> parseCamera(const std::string& text);

}  // namespace openline::app
