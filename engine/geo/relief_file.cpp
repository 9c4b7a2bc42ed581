#include "geo/relief_file.h"

#include <png.h>

#include <charconv>
#include <csetjmp>
#include <cstring>
#include <optional>

#include "base/math.h"
#include "base/units.h"
#include "geo/file_bytes.h"

namespace openline::geo {

namespace {

/// Everything that must outlive a longjmp of libpng's.
struct Reader {
    std::vector<std::uint8_t> bytes;
    std::size_t at = 0;
    std::string problem;
    png_structp png = nullptr;
    png_infop info = nullptr;
    std::vector<std::uint16_t> samples;
    std::vector<png_bytep> rows;

    ~Reader() { png_destroy_read_struct(&png, &info, nullptr); }
};

void onError(png_structp png, png_const_charp message) {
    static_cast<Reader*>(png_get_error_ptr(png))->problem = message;
    png_longjmp(png, 1);
}

void onWarning(png_structp, png_const_charp) {}

void onRead(png_structp png, png_bytep target, std::size_t count) {
    Reader& reader = *static_cast<Reader*>(png_get_io_ptr(png));
    if (count > reader.bytes.size() - reader.at) png_error(png, "ends too early");
    std::memcpy(target, reader.bytes.data() + reader.at, count);
    reader.at += count;
}

bool readHeader(Reader& reader) {
    if (setjmp(png_jmpbuf(reader.png))) return false;
    png_set_user_limits(reader.png, 40000, 20000);
    png_set_read_fn(reader.png, &reader, onRead);
    png_read_info(reader.png, reader.info);
    return true;
}

bool readSamples(Reader& reader) {
    if (setjmp(png_jmpbuf(reader.png))) return false;
    png_set_swap(reader.png);  // to little-endian
    png_set_interlace_handling(reader.png);
    png_read_update_info(reader.png, reader.info);
    png_read_image(reader.png, reader.rows.data());
    png_read_end(reader.png, nullptr);
    return true;
}

std::optional<double> textNumber(const Reader& reader, const char* key, double lowest, double highest) {
    png_textp texts = nullptr;
    int count = 0;
    png_get_text(reader.png, reader.info, &texts, &count);
    for (int i = 0; i < count; ++i) {
        if (std::strcmp(texts[i].key, key) != 0) continue;
        const char* end = texts[i].text + std::strlen(texts[i].text);
        double value = 0.0;
        const auto [stop, error] = std::from_chars(texts[i].text, end, value);
        if (error == std::errc() && stop == end && value >= lowest && value <= highest) return value;
    }
    return std::nullopt;
}

Result<ReliefRaster> place(const Reader& reader, const std::string& path) {
    const auto west = textNumber(reader, "WestDegrees", -180.0, 180.0);
    const auto north = textNumber(reader, "NorthDegrees", -90.0, 90.0);
    const auto step = textNumber(reader, "StepArcMinutes", 0.01, 600.0);
    if (!west || !north || !step) {
        return fileComplaint(
            path, "expected the text keys WestDegrees, NorthDegrees and StepArcMinutes with numbers");
    }
    ReliefRaster raster;
    raster.width = static_cast<int>(png_get_image_width(reader.png, reader.info));
    raster.height = static_cast<int>(png_get_image_height(reader.png, reader.info));
    raster.westRad = *west * units::kRadPerDeg;
    raster.northRad = *north * units::kRadPerDeg;
    raster.stepRad = *step / 60.0 * units::kRadPerDeg;
    constexpr double kSlack = 1e-6;
    const double southRad = raster.northRad - (raster.height - 1) * raster.stepRad;
    if (southRad < -math::kPi / 2 - kSlack || raster.width * raster.stepRad > math::kTwoPi + kSlack) {
        return fileComplaint(path, "expected a grid that fits on the earth");
    }
    return raster;
}

}  // namespace

Result<ReliefRaster> readReliefFile(const std::string& path) {
    auto bytes = readFileBytes(path);
    if (!bytes) return bytes.errors;
    Reader reader;
    reader.bytes = std::move(*bytes);
    if (reader.bytes.size() < 8 || png_sig_cmp(reader.bytes.data(), 0, 8) != 0) {
        return fileComplaint(path, "expected a PNG file");
    }
    reader.png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &reader, onError, onWarning);
    reader.info = reader.png ? png_create_info_struct(reader.png) : nullptr;
    if (!reader.info) return fileComplaint(path, "no memory for reading");
    if (!readHeader(reader)) return fileComplaint(path, "damaged PNG: " + reader.problem);
    if (png_get_color_type(reader.png, reader.info) != PNG_COLOR_TYPE_GRAY ||
        png_get_bit_depth(reader.png, reader.info) != 16) {
        return fileComplaint(path, "expected 16-bit grey samples");
    }
    auto raster = place(reader, path);
    if (!raster) return raster;
    const std::size_t width = static_cast<std::size_t>(raster->width);
    reader.samples.resize(width * static_cast<std::size_t>(raster->height));
    for (std::size_t row = 0; row < static_cast<std::size_t>(raster->height); ++row) {
        reader.rows.push_back(reinterpret_cast<png_bytep>(reader.samples.data() + row * width));
    }
    if (!readSamples(reader)) return fileComplaint(path, "damaged PNG: " + reader.problem);
    raster->heightM.reserve(reader.samples.size());
    for (const std::uint16_t sample : reader.samples) {
        raster->heightM.push_back(static_cast<std::int16_t>(static_cast<int>(sample) - 32768));
    }
    return raster;
}

}  // namespace openline::geo
