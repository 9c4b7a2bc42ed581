#include "app/progress.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <iostream>
#include <utility>

#include "base/time.h"

namespace openline::app {
namespace {

constexpr int kBarWidth = 28;
constexpr auto kRedraw = std::chrono::milliseconds(100);

std::string number(double value, int decimals) {
    std::array<char, 48> text{};
    std::snprintf(text.data(), text.size(), "%.*f", decimals, value);
    return text.data();
}

}  // namespace

bool errorIsTerminal() {
    return isatty(STDERR_FILENO) == 1;
}

Progress::Progress(std::string label, std::string unit, double total)
    : label_(std::move(label)),
      unit_(std::move(unit)),
      total_(total),
      terminal_(errorIsTerminal()),
      begun_(Clock::now()) {}

Progress::~Progress() {
    end();
}

double Progress::elapsedS() const {
    return std::chrono::duration<double>(Clock::now() - begun_).count();
}

void Progress::update(double done) {
    const auto now = Clock::now();
    if (!terminal_ || (shown_ && now - drawn_ < kRedraw)) return;
    drawn_ = now;
    shown_ = true;
    const double share = total_ > 0.0 ? std::clamp(done / total_, 0.0, 1.0) : 1.0;
    const int filled = static_cast<int>(share * kBarWidth);
    std::string line = "\r" + label_ + " [" + std::string(static_cast<std::size_t>(filled), '#') +
                       std::string(static_cast<std::size_t>(kBarWidth - filled), '.') + "] " +
                       number(share * 100.0, 0) + "%";
    const double elapsed = elapsedS();
    if (!unit_.empty() && elapsed > 0.0) {
        line += "  " + number(done, 0) + "/" + number(total_, 0) + " " + unit_ + "  " +
                number(done / elapsed, 1) + "/s";
    }
    if (share > 0.01) line += "  " + formatDurationForPeople(elapsed * (1.0 - share) / share) + " left";
    std::cerr << line << "\x1b[K" << std::flush;
}

void Progress::end() {
    if (shown_) std::cerr << "\r\x1b[K" << std::flush;
    shown_ = false;
}

}  // namespace openline::app
