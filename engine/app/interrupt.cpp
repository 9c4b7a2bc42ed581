#include "app/interrupt.h"

#include <csignal>

namespace openline::app {
namespace {

volatile std::sig_atomic_t gInterrupted = 0;

void onSignal(int signal) {
    gInterrupted = 1;
    std::signal(signal, SIG_DFL);
}

}  // namespace

InterruptGuard::InterruptGuard() {
    gInterrupted = 0;
    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);
}

InterruptGuard::~InterruptGuard() {
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
}

bool interrupted() {
    return gInterrupted != 0;
}

}  // namespace openline::app
