// How long it takes to make one picture as data: units with labels and trails, on one thread. Prints medians;
// judges nothing, because the machine is not ours.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

#include "view/synthetic.h"

using namespace openline;
using namespace openline::view;

namespace {

double medianMs(std::size_t units) {
    synthetic::Picture picture(units * 3 / 16, units / 4);
    for (double t = 0.0; t <= 3600.0; t += 10.0) {
        picture.now = synthetic::snapshot(picture.definition, t);
        picture.tracks.add(picture.now);
    }
    std::vector<double> times;
    for (int i = 0; i < 60; ++i) {
        picture.now = synthetic::snapshot(picture.definition, 3600.0 + i);
        picture.wallS = i / 30.0;
        const auto from = std::chrono::steady_clock::now();
        picture.build();
        times.push_back(
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - from).count());
    }
    std::nth_element(times.begin(), times.begin() + 30, times.end());
    return times[30];
}

}  // namespace

int main() {
    for (const std::size_t units : {100u, 1000u, 4000u})
        std::printf("%5zu units  %7.3f ms\n", units, medianMs(units));
}
