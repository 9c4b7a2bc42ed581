#include "record/async_sink.h"

#include <catch2/catch.hpp>

#include "record/hash_sink.h"
#include "record/pictures.h"

#if defined(__GLIBC__)
#include <pthread.h>
#endif

using namespace openline;
using namespace openline::record;

namespace {

/// Takes some pictures, then fails.
class FailingSink : public FrameSink {
  public:
    explicit FailingSink(int good) : good_(good) {}
    Result<Done> write(const FramePixels&) override {
        if (good_-- > 0) return Done{};
        return Result<Done>::failure("the disk is full");
    }
    Result<Done> finish() override {
        finished = true;
        return Done{};
    }
    bool finished = false;

  private:
    int good_;
};

}  // namespace

TEST_CASE("pictures arrive in order and unchanged, as if there were no thread") {
    HashSink direct, behind;
    {
        AsyncSink async(behind);
        for (int n = 0; n < 50; ++n) {
            const auto pixels = test::picture(64, 48, n);
            REQUIRE(direct.write({64, 48, pixels}));
            REQUIRE(async.write({64, 48, pixels}));
        }
        REQUIRE(async.finish());
    }
    CHECK(behind.count() == 50);
    CHECK(behind.value() == direct.value());
}

TEST_CASE("a failure of the other sink comes back with a later picture or at the end") {
    FailingSink failing(3);
    AsyncSink async(failing);
    const auto pixels = test::picture(16, 16, 0);
    bool told = false;
    for (int n = 0; n < 20 && !told; ++n) told = !async.write({16, 16, pixels});
    const auto ended = async.finish();
    CHECK(told);
    REQUIRE_FALSE(ended);
    CHECK(ended.errors[0].message == "the disk is full");
    CHECK(failing.finished);  // so that it can clear up
}

TEST_CASE("a sink that is thrown away has passed on what it took") {
    HashSink behind;
    {
        AsyncSink async(behind);
        const auto pixels = test::picture(16, 16, 0);
        REQUIRE(async.write({16, 16, pixels}));
    }
    CHECK(behind.count() == 1);
}

#if defined(__GLIBC__)
TEST_CASE("without a thread to be had, pictures are handed on at once") {
    pthread_attr_t usual, huge;
    pthread_getattr_default_np(&usual);
    pthread_attr_init(&huge);
    pthread_attr_setstacksize(&huge, std::size_t{1} << 46);  // more than there are addresses
    REQUIRE(pthread_setattr_default_np(&huge) == 0);
    HashSink direct, behind;
    AsyncSink async(behind);
    pthread_setattr_default_np(&usual);
    pthread_attr_destroy(&huge);
    pthread_attr_destroy(&usual);
    for (int n = 0; n < 5; ++n) {
        const auto pixels = test::picture(16, 16, n);
        REQUIRE(direct.write({16, 16, pixels}));
        REQUIRE(async.write({16, 16, pixels}));
        CHECK(behind.count() == n + 1);
    }
    REQUIRE(async.finish());
    CHECK(behind.value() == direct.value());
}
#endif
