#include "record/video_encoder.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "record/libav.h"
#include "record/limited_files.h"
#include "record/pictures.h"
#include "scenes/temporary_folder.h"

using namespace openline;
using namespace openline::record;

namespace {

std::string temporary(const std::string& name) {
    static const scenes::TemporaryFolder folder;
    return folder.file(name);
}

std::string bytesOf(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

VideoSettings small() {
    VideoSettings settings;
    settings.widthPx = 64;
    settings.heightPx = 48;
    settings.framesPerSecond = 10;
    settings.title = "Test film";
    settings.comment = "HYPOTHETICAL";
    return settings;
}

void writeFrames(VideoEncoder& encoder, int from, int to) {
    for (int n = from; n < to; ++n) {
        const auto pixels = test::picture(64, 48, n);
        REQUIRE(encoder.write({64, 48, pixels}));
    }
}

void makeFilm(const std::string& path, int frames) {
    auto encoder = VideoEncoder::create(path, small());
    REQUIRE(encoder);
    writeFrames(**encoder, 0, frames);
    REQUIRE((*encoder)->finish());
}

/// Pictures that a player would find in a file.
int countFrames(const std::string& path, AVRational* rate = nullptr, std::string* title = nullptr) {
    AVFormatContext* opened = nullptr;
    if (avformat_open_input(&opened, path.c_str(), nullptr, nullptr) < 0) return -1;
    const InputPointer input(opened);
    if (avformat_find_stream_info(input.get(), nullptr) < 0 || input->nb_streams != 1) return -1;
    if (rate) *rate = input->streams[0]->avg_frame_rate;
    if (const auto* entry = av_dict_get(input->metadata, "title", nullptr, 0); entry && title)
        *title = entry->value;
    const PacketPointer packet(av_packet_alloc());
    int count = 0;
    while (av_read_frame(input.get(), packet.get()) >= 0) {
        ++count;
        av_packet_unref(packet.get());
    }
    return count;
}

}  // namespace

TEST_CASE("a film holds every picture, its rate and its title") {
    const std::string path = temporary("whole.mp4");
    makeFilm(path, 25);
    AVRational rate{};
    std::string title;
    CHECK(countFrames(path, &rate, &title) == 25);
    CHECK(av_q2d(rate) == Approx(10.0));
    CHECK(title == "Test film");
    std::filesystem::remove(path);
}

TEST_CASE("the same pictures make the same file, byte for byte") {
    const std::string first = temporary("first.mp4"), second = temporary("second.mp4");
    makeFilm(first, 15);
    REQUIRE(!bytesOf(first).empty());
    // Several, because what an encoder has not initialised differs from film to film.
    for (int film = 0; film < 5; ++film) {
        makeFilm(second, 15);
        const bool same = bytesOf(first) == bytesOf(second);
        CHECK(same);
    }
    std::filesystem::remove(first);
    std::filesystem::remove(second);
}

TEST_CASE("a film whose program was killed plays up to its last fragment") {
    const std::string path = temporary("killed.mp4"), copy = temporary("killed-copy.mp4");
    {
        auto encoder = VideoEncoder::create(path, small());
        REQUIRE(encoder);
        writeFrames(**encoder, 0, 90);
        // What is on disk now is what a killed program leaves behind.
        std::filesystem::copy_file(path, copy, std::filesystem::copy_options::overwrite_existing);
        REQUIRE((*encoder)->finish());
    }
    const int frames = countFrames(copy);
    CHECK(frames >= 20);
    CHECK(frames <= 90);
    CHECK(countFrames(path) == 90);
    std::filesystem::remove(path);
    std::filesystem::remove(copy);
}

TEST_CASE("an encoder that is not there is named in the complaint") {
    VideoSettings settings = small();
    settings.encoder = "no-such-encoder";
    const auto encoder = VideoEncoder::create(temporary("none.mp4"), settings);
    REQUIRE_FALSE(encoder);
    CHECK(encoder.errors[0].message.find("no-such-encoder") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(temporary("none.mp4")));
}

TEST_CASE("a film in a folder that does not exist is one clear complaint") {
    const auto encoder = VideoEncoder::create("/nonexistent-folder/film.mp4", small());
    REQUIRE_FALSE(encoder);
    CHECK(encoder.errors.size() == 1);
    CHECK(format(encoder.errors[0]).find("/nonexistent-folder/film.mp4") != std::string::npos);
}

TEST_CASE("a film for which the disk has no room is no file") {
    const std::string path = temporary("no-room.mp4");
    const test::LimitedFiles limit(16);
    const auto encoder = VideoEncoder::create(path, small());
    REQUIRE_FALSE(encoder);
    CHECK(format(encoder.errors[0]).find(path) != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(path));
}

TEST_CASE("a film that fills the disk says so once and plays up to its last whole second") {
    const std::string whole = temporary("room.mp4"), path = temporary("full.mp4");
    makeFilm(whole, 200);
    const auto size = std::filesystem::file_size(whole);
    std::filesystem::remove(whole);
    {
        const test::LimitedFiles limit(size * 2 / 3);
        auto encoder = VideoEncoder::create(path, small());
        REQUIRE(encoder);
        bool told = false;
        for (int n = 0; n < 200 && !told; ++n) {
            const auto pixels = test::picture(64, 48, n);
            told = !(*encoder)->write({64, 48, pixels});
        }
        CHECK_FALSE((*encoder)->finish());
    }
    const int frames = countFrames(path);
    CHECK(frames >= 10);
    CHECK(frames < 200);
    CHECK(frames % 10 == 0);
    CHECK_FALSE(std::filesystem::exists(path + ".partial"));
    std::filesystem::remove(path);
}

TEST_CASE("a film that ends before its first picture is no file") {
    const std::string path = temporary("empty.mp4");
    auto encoder = VideoEncoder::create(path, small());
    REQUIRE(encoder);
    CHECK_FALSE((*encoder)->finish());
    CHECK_FALSE(std::filesystem::exists(path));
}

TEST_CASE("a film that cannot get its index plays all the same, with a warning") {
    const std::string path = temporary("fragments.mp4");
    std::filesystem::create_directories(path + ".partial/in-the-way");
    auto encoder = VideoEncoder::create(path, small());
    REQUIRE(encoder);
    writeFrames(**encoder, 0, 25);
    const auto ended = (*encoder)->finish();
    REQUIRE(ended);
    CHECK(ended.warnings.size() == 1);
    CHECK(countFrames(path) == 25);
    std::filesystem::remove_all(path + ".partial");
    std::filesystem::remove(path);
}

TEST_CASE("a film is not written to a device or over a folder") {
    for (const std::string& path :
         {std::string("/dev/null"), std::filesystem::temp_directory_path().string()}) {
        const auto kind = std::filesystem::status(path).type();
        CHECK_FALSE(VideoEncoder::create(path, small()));
        CHECK(std::filesystem::status(path).type() == kind);
    }
}
