#include "app/bench_command.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>

#include "app/bench_crisis.h"
#include "app/bench_draw.h"
#include "app/bench_samples.h"
#include "app/bench_sim.h"
#include "app/exit_codes.h"
#include "app/film_command.h"

namespace openline::app {
namespace {

void printJson(const BenchReport& report) {
    nlohmann::ordered_json json{{"bench", report.name},
                                {"units", report.units},
                                {"medianMs", report.samples.median()},
                                {"p90Ms", report.samples.p90()},
                                {"runs", report.samples.count()}};
    for (const auto& [key, value] : report.more) json[key] = value;
    for (const BenchFigures& row : report.rows) {
        auto& entry = json["sizes"].emplace_back();
        for (const auto& [key, value] : row) entry[key] = value;
    }
    std::cout << json.dump(2) << '\n';
}

void printTable(const std::vector<BenchFigures>& rows) {
    if (rows.empty()) return;
    std::array<char, 40> cell{};
    for (const auto& [key, value] : rows.front()) {
        std::snprintf(cell.data(), cell.size(), "%18s", key.c_str());
        std::cout << cell.data();
    }
    std::cout << '\n';
    for (const BenchFigures& row : rows) {
        for (const auto& [key, value] : row) {
            std::snprintf(cell.data(), cell.size(), "%18.*f",
                          value < 1000.0 && value != std::floor(value) ? 3 : 0, value);
            std::cout << cell.data();
        }
        std::cout << '\n';
    }
}

void printText(const BenchReport& report) {
    std::array<char, 160> line{};
    std::snprintf(line.data(), line.size(),
                  "%s, %d units: %s takes %.3f ms (median of %zu; 90th percentile %.3f ms)",
                  report.name.c_str(), report.units, report.what.c_str(), report.samples.median(),
                  report.samples.count(), report.samples.p90());
    std::cout << line.data() << '\n';
    for (const auto& [key, value] : report.more) {
        std::snprintf(line.data(), line.size(), "  %-20s %.4g", key.c_str(), value);
        std::cout << line.data() << '\n';
    }
    printTable(report.rows);
}

}  // namespace

int runBench(const BenchOptions& options, const DataRoot& data) {
    const auto size = about("--size", parseSize(options.size, options.name == "film"));
    if (!size) return fail(kExitUsage, size.errors);
    Result<BenchReport> report = BenchReport{};
    if (options.name == "film" || options.name == "seek" || options.name == "crisis") {
        SessionOptions wanted;
        wanted.scenarioPath = options.scenarioPath;
        int code = kExitOk;
        const auto session = openSession(wanted, data, code);
        if (!session) return code;
        report = options.name == "film"   ? benchFilm(options, *session, *size)
                 : options.name == "seek" ? benchSeek(options, *session)
                                          : benchCrisis(options, *session);
    } else if (options.name == "draw") {
        report = benchDraw(options, data, *size);
    } else if (options.name == "alert") {
        report = benchAlert(options);
    } else {
        report = options.name == "step" ? benchStep(options) : benchDetect(options);
    }
    if (!report) return fail(kExitMachineCannot, report.errors);
    if (options.json) {
        printJson(*report);
    } else {
        printText(*report);
    }
    return kExitOk;
}

}  // namespace openline::app
