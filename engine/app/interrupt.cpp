#include "app/interrupt.h"

#include <csignal>

namespace openline::app {
namespace {

#if defined(SIGHUP)
constexpr int kSignals[] = {SIGINT, SIGTERM, SIGHUP};  // the last: its terminal is closed
#else
constexpr int kSignals[] = {SIGINT, SIGTERM};
#endif

volatile std::sig_atomic_t gInterrupted = 0;

void onSignal(int signal) {
    gInterrupted = 1;
    std::signal(signal, SIG_DFL);
}

}  // namespace

InterruptGuard::InterruptGuard() {
    gInterrupted = 0;
    for (const int signal : kSignals) {
        // What was told to be ignored, as by nohup, stays so.
        if (std::signal(signal, onSignal) == SIG_IGN) std::signal(signal, SIG_IGN);
    }
}

InterruptGuard::~InterruptGuard() {
    for (const int signal : kSignals) {
        if (std::signal(signal, SIG_DFL) == SIG_IGN) std::signal(signal, SIG_IGN);
    }
}

bool interrupted() {
    return gInterrupted != 0;
}

}  // namespace openline::app
