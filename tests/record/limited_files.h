// A stand-in for a full disk that needs no rights: no file of this process grows beyond a size. For tests.
#pragma once

#include <sys/resource.h>

#include <csignal>

namespace openline::record::test {

class LimitedFiles {
  public:
    explicit LimitedFiles(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
        getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit limit{bytes, before_.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~LimitedFiles() {
        setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, handler_);
    }
    LimitedFiles(const LimitedFiles&) = delete;
    LimitedFiles& operator=(const LimitedFiles&) = delete;

  private:
    rlimit before_{};
    void (*handler_)(int);
};

}  // namespace openline::record::test
