#include "record/png.h"

#include <png.h>

#include <catch2/catch.hpp>
#include <cstdio>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "record/hash_sink.h"
#include "record/limited_files.h"
#include "record/pictures.h"
#include "scenes/temporary_folder.h"

using namespace openline;
using namespace openline::record;
namespace fs = std::filesystem;

namespace {

/// By keyword, as libpng reads them. It reports by ending the test program, which is right for a test.
std::map<std::string, std::string> textsOf(const std::string& path) {
    std::map<std::string, std::string> texts;
    std::FILE* file = std::fopen(path.c_str(), "rb");
    REQUIRE(file);
    png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
    png_infop info = png_create_info_struct(png);
    png_init_io(png, file);
    png_read_info(png, info);
    png_textp found = nullptr;
    int count = 0;
    png_get_text(png, info, &found, &count);
    for (int i = 0; i < count; ++i) texts[found[i].key] = found[i].text;
    png_destroy_read_struct(&png, &info, nullptr);
    std::fclose(file);
    return texts;
}

}  // namespace

TEST_CASE("a still is read back as it was written and leaves nothing beside it") {
    const scenes::TemporaryFolder folder;
    const std::string path = folder.file("still.png");
    const auto pixels = test::picture(40, 30, 5);
    REQUIRE(writePng(path, {40, 30, pixels}));

    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    REQUIRE(png_image_begin_read_from_file(&image, path.c_str()));
    image.format = PNG_FORMAT_RGBA;
    std::vector<std::uint8_t> read(PNG_IMAGE_SIZE(image));
    REQUIRE(png_image_finish_read(&image, nullptr, read.data(), 0, nullptr));
    CHECK(image.width == 40);
    CHECK(read == pixels);
    CHECK(folder.fileCount() == 1);
}

TEST_CASE("a still carries its title and its comment, whatever letters they have") {
    const scenes::TemporaryFolder folder;
    const std::string path = folder.file("still.png");
    const auto pixels = test::picture(16, 16, 0);
    REQUIRE(
        writePng(path, {16, 16, pixels}, {"A close pass", "HYPOTHETICAL. Invented \u00b7 not a forecast"}));
    const auto texts = textsOf(path);
    REQUIRE(texts.size() == 2);
    CHECK(texts.at("Title") == "A close pass");
    CHECK(texts.at("Comment") == "HYPOTHETICAL. Invented \u00b7 not a forecast");
    REQUIRE(writePng(path, {16, 16, pixels}));
    CHECK(textsOf(path).empty());
}

TEST_CASE("a still that cannot be written is a complaint with its path") {
    const auto pixels = test::picture(16, 16, 0);
    const auto written = writePng("/nonexistent-folder/still.png", {16, 16, pixels});
    REQUIRE_FALSE(written);
    CHECK(format(written.errors[0]).find("/nonexistent-folder/still.png") != std::string::npos);
}

TEST_CASE("a still for which the disk has no room is a complaint, and what was there before stays") {
    const scenes::TemporaryFolder folder;
    const std::string path = folder.file("still.png");
    const auto pixels = test::picture(200, 200, 0);
    REQUIRE(writePng(path, {200, 200, pixels}));
    const auto before = fs::file_size(path);
    {
        const test::LimitedFiles limit(100);
        const auto written = writePng(path, {200, 200, pixels});
        REQUIRE_FALSE(written);
        CHECK(written.errors.size() == 1);
    }
    CHECK(fs::file_size(path) == before);
    CHECK(folder.fileCount() == 1);
}

TEST_CASE("a still is not renamed over a device, a folder or a link") {
    const scenes::TemporaryFolder folder;
    const auto pixels = test::picture(16, 16, 0);
    for (const std::string& path : {std::string("/dev/null"), folder.path().string()}) {
        const auto kind = fs::status(path).type();
        CHECK_FALSE(writePng(path, {16, 16, pixels}));
        CHECK(fs::status(path).type() == kind);
    }
    fs::create_symlink(folder.file("real.png"), folder.file("link.png"));
    const std::string real = folder.file("real.png");
    REQUIRE(writePng(real, {16, 16, test::picture(16, 16, 1)}));
    const auto larger = test::picture(64, 64, 1);
    const auto before = fs::file_size(real);
    REQUIRE(writePng(folder.file("link.png"), {64, 64, larger}));
    CHECK(fs::is_symlink(folder.file("link.png")));
    CHECK(fs::file_size(real) > before);
}

TEST_CASE("numbered stills count from one") {
    const scenes::TemporaryFolder folder;
    PngSink sink(folder.file("film.png"));
    const auto pixels = test::picture(16, 16, 0);
    REQUIRE(sink.write({16, 16, pixels}));
    REQUIRE(sink.write({16, 16, pixels}));
    CHECK(fs::exists(folder.file("film-00001.png")));
    CHECK(fs::exists(folder.file("film-00002.png")));
}

TEST_CASE("equal films have equal digests, and one changed pixel another") {
    HashSink first, second, third;
    auto pixels = test::picture(16, 16, 3);
    REQUIRE(first.write({16, 16, pixels}));
    REQUIRE(second.write({16, 16, pixels}));
    pixels[100] ^= 1;
    REQUIRE(third.write({16, 16, pixels}));
    CHECK(first.value() == second.value());
    CHECK(first.value() != third.value());
}
