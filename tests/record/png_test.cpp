#include "record/png.h"

#include <png.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "record/hash_sink.h"
#include "record/pictures.h"

using namespace openline;
using namespace openline::record;
namespace fs = std::filesystem;

TEST_CASE("a still is read back as it was written and leaves nothing beside it") {
    const fs::path folder =
        fs::temp_directory_path() / ("openline-png-" + std::to_string(std::random_device{}()));
    fs::create_directories(folder);
    const std::string path = (folder / "still.png").string();
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
    CHECK(std::distance(fs::directory_iterator(folder), fs::directory_iterator()) == 1);
    fs::remove_all(folder);
}

TEST_CASE("a still that cannot be written is a complaint with its path") {
    const auto pixels = test::picture(16, 16, 0);
    const auto written = writePng("/nonexistent-folder/still.png", {16, 16, pixels});
    REQUIRE_FALSE(written);
    CHECK(format(written.errors[0]).find("/nonexistent-folder/still.png") != std::string::npos);
}

TEST_CASE("numbered stills count from one") {
    const fs::path folder =
        fs::temp_directory_path() / ("openline-png-" + std::to_string(std::random_device{}()));
    fs::create_directories(folder);
    PngSink sink((folder / "film.png").string());
    const auto pixels = test::picture(16, 16, 0);
    REQUIRE(sink.write({16, 16, pixels}));
    REQUIRE(sink.write({16, 16, pixels}));
    CHECK(fs::exists(folder / "film-00001.png"));
    CHECK(fs::exists(folder / "film-00002.png"));
    fs::remove_all(folder);
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
