#include "app/output_file.h"
#include "scenes/temporary_folder.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>

using namespace openline;
using namespace openline::app;

namespace {

namespace fs = std::filesystem;

}  // namespace

TEST_CASE("lines are in their place once they are closed, and not before") {
    const scenes::TemporaryFolder folder;
    folder.write("lines", "older\n");
    LineFile file;
    REQUIRE(file.open(folder.file("lines")));
    REQUIRE(file.add("one"));
    CHECK(folder.read("lines") == "older\n");
    REQUIRE(file.add("two"));
    REQUIRE(file.close());
    CHECK_FALSE(file.isOpen());
    CHECK(folder.read("lines") == "one\ntwo\n");
    CHECK(folder.fileCount() == 1);
}

TEST_CASE("lines that are never closed leave nothing, and an older file as it was") {
    const scenes::TemporaryFolder folder;
    folder.write("older", "older\n");
    for (const char* name : {"older", "new"}) {
        LineFile file;
        REQUIRE(file.open(folder.file(name)));
        REQUIRE(file.add("one"));
    }
    CHECK(folder.read("older") == "older\n");
    CHECK(folder.fileCount() == 1);
}

TEST_CASE("lines go to where a symbolic link leads, and devices are written directly") {
    const scenes::TemporaryFolder folder;
    folder.write("real", "older\n");
    fs::create_symlink("real", folder.file("link"));
    LineFile file;
    REQUIRE(file.open(folder.file("link")));
    REQUIRE(file.add("one"));
    REQUIRE(file.close());
    CHECK(fs::is_symlink(folder.file("link")));
    CHECK(folder.read("real") == "one\n");
    REQUIRE(file.open("/dev/null"));
    REQUIRE(file.add("one"));
    REQUIRE(file.close());
    CHECK_FALSE(fs::is_regular_file("/dev/null"));
    CHECK_FALSE(fs::exists("/dev/null.partial"));
}

TEST_CASE("an output is not an input by another name, nor is what it is first written to") {
    const scenes::TemporaryFolder folder;
    folder.write("input.toml", "");
    folder.write("x.partial", "");
    fs::create_symlink("input.toml", folder.file("link"));
    fs::create_hard_link(folder.file("input.toml"), folder.file("hard"));
    const std::string input = folder.file("input.toml");
    for (const char* name : {"input.toml", "link", "hard"}) {
        INFO(name);
        const auto other = expectNotInput("--events", folder.file(name), input);
        REQUIRE_FALSE(other);
        CHECK(format(other.errors.front()).find("--events: ") == 0);
    }
    CHECK_FALSE(expectNotInput("--events", folder.file("x"), folder.file("x.partial")));
    CHECK(expectNotInput("--events", folder.file("new"), input));
    CHECK(expectNotInput("--events", folder.file("new"), ""));
    CHECK(expectNotInput("--events", "/dev/null", "/dev/null"));
}

TEST_CASE("a name ends as its contents do, in capitals or not") {
    CHECK(expectEnding("-o", "a.png", ".png"));
    CHECK(expectEnding("-o", "A.PNG", ".png"));
    for (const char* bad : {"a.jpg", "png", "a", "", "a.png.txt"}) {
        INFO(bad);
        const auto other = expectEnding("-o", bad, ".png");
        REQUIRE_FALSE(other);
        CHECK(format(other.errors.front()) ==
              "-o: expected a name ending in .png, got \"" + std::string(bad) + "\"");
    }
}
