#include "record/png.h"

#include <png.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <vector>

#include "record/output_path.h"

namespace openline::record {
namespace {

struct CloseFile {
    void operator()(std::FILE* file) const {
        if (file) std::fclose(file);
    }
};

Result<Done> cannotWrite(const std::string& path, const std::string& why) {
    return Result<Done>(Complaint{path, 0, 0, {}, "cannot write the picture: " + why});
}

/// libpng's own handlers also print; the caller has its own words.
[[noreturn]] void jump(png_structp png, png_const_charp) {
    png_longjmp(png, 1);
}
void stayQuiet(png_structp, png_const_charp) {}

/// A row with straight alpha, as PNG has it.
void straighten(const std::uint8_t* from, int widthPx, std::vector<std::uint8_t>& row) {
    row.resize(static_cast<std::size_t>(widthPx) * 4);
    for (std::size_t i = 0; i < row.size(); i += 4) {
        const unsigned alpha = from[i + 3];
        for (std::size_t k = 0; k < 3; ++k) {
            const unsigned colour = alpha == 0 ? 0u : (from[i + k] * 255u + alpha / 2u) / alpha;
            row[i + k] = static_cast<std::uint8_t>(std::min(colour, 255u));
        }
        row[i + 3] = static_cast<std::uint8_t>(alpha);
    }
}

/// Chunks of the file's text; they point into `text`, which outlives them.
struct TextChunks {
    std::array<png_text, 2> chunks{};
    int count = 0;

    void add(char* keyword, std::string& text) {
        if (text.empty()) return;
        const bool plain = std::ranges::all_of(text, [](unsigned char c) { return c < 0x80; });
        png_text& chunk = chunks[static_cast<std::size_t>(count++)];
        chunk.key = keyword;
        chunk.text = text.data();
        // A tEXt chunk is Latin-1; UTF-8 beyond ASCII has a chunk of its own.
        chunk.compression = plain ? PNG_TEXT_COMPRESSION_NONE : PNG_ITXT_COMPRESSION_NONE;
        if (plain) chunk.text_length = text.size();
    }
};

// libpng reports by jumping; nothing with a destructor lives between here and the jump.
bool encode(std::FILE* file, const FramePixels& frame, const TextChunks& text,
            std::vector<std::uint8_t>& row) {
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, jump, stayQuiet);
    if (!png) return false;
    png_infop info = png_create_info_struct(png);
    if (!info || setjmp(png_jmpbuf(png))) {
        png_destroy_write_struct(&png, &info);
        return false;
    }
    png_init_io(png, file);
    png_set_IHDR(png, info, static_cast<png_uint_32>(frame.widthPx), static_cast<png_uint_32>(frame.heightPx),
                 8, frame.seeThrough ? PNG_COLOR_TYPE_RGB_ALPHA : PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    if (text.count > 0) png_set_text(png, info, text.chunks.data(), text.count);
    png_write_info(png, info);
    if (!frame.seeThrough) png_set_filler(png, 0, PNG_FILLER_AFTER);
    const std::size_t rowBytes = static_cast<std::size_t>(frame.widthPx) * 4;
    for (int y = 0; y < frame.heightPx; ++y) {
        const std::uint8_t* from = frame.rgba.data() + static_cast<std::size_t>(y) * rowBytes;
        if (frame.seeThrough) straighten(from, frame.widthPx, row);
        png_write_row(png, frame.seeThrough ? row.data() : from);
    }
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    return true;
}

}  // namespace

Result<Done> writePng(const std::string& path, const FramePixels& frame, const PngText& text) {
    static char title[] = "Title", comment[] = "Comment";  // libpng takes keywords that could be changed
    Result<Done> replaceable = expectReplaceable(path);
    if (!replaceable) return replaceable;
    const std::string partial = path + ".partial";
    std::unique_ptr<std::FILE, CloseFile> file(std::fopen(partial.c_str(), "wb"));
    if (!file) return cannotWrite(path, std::strerror(errno));
    std::vector<std::uint8_t> row;
    PngText copy = text;
    TextChunks chunks;
    chunks.add(title, copy.title);
    chunks.add(comment, copy.comment);
    errno = 0;
    // A full disk may show only when the file is closed.
    const bool written = encode(file.get(), frame, chunks, row) && std::fflush(file.get()) == 0;
    const bool closed = std::fclose(file.release()) == 0;
    if (written && closed) return moveIntoPlace(partial, path);
    const std::string why = errno != 0 ? std::strerror(errno) : "encoding failed";
    std::remove(partial.c_str());
    return cannotWrite(path, why);
}

Result<Done> PngSink::write(const FramePixels& frame) {
    const std::filesystem::path base(path_);
    std::array<char, 16> number{};
    std::snprintf(number.data(), number.size(), "-%05d", ++count_);
    const std::string name = base.stem().string() + number.data() + base.extension().string();
    return writePng((base.parent_path() / name).string(), frame, text_);
}

}  // namespace openline::record
