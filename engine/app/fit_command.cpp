#include "app/fit_command.h"

#include <fmt/format.h>

#include <array>
#include <iostream>
#include <nlohmann/json.hpp>
#include <span>

#include "app/exit_codes.h"
#include "crisis/fit.h"
#include "scenario/crisis_catalogue.h"

namespace openline::app {
namespace {

using crisis::ReferenceClass;
using Json = nlohmann::ordered_json;

constexpr std::array<double, 5> kWanted{0.10, 0.25, 0.50, 0.75, 0.90};

/// One class and what comes of its targets.
struct Fitted {
    const ReferenceClass& reference;
    crisis::Chain chain;
    crisis::PeakShares peaks;
    std::array<double, 5> over;
};

Fitted fit(const ReferenceClass& reference, double frailtySdLn) {
    const crisis::Chain chain = crisis::fitRates(reference, frailtySdLn);
    return {reference, chain, crisis::peakShares(chain, reference.startRung),
            crisis::durationFit(reference, chain, frailtySdLn)};
}

/// Rungs 1 to 6, as the file has them.
std::string listed(const std::array<double, crisis::kRungCount>& rates) {
    std::string text;
    for (std::size_t rung = 1; rung <= 6; ++rung)
        text += fmt::format("{}{:.4f}", rung == 1 ? "[" : ", ", rates[rung]);
    return text + "]";
}

std::array<int, 4> countsOf(const ReferenceClass& reference) {
    return {reference.crises - reference.violent, reference.violent - reference.serious,
            reference.serious - reference.war, reference.war};
}
std::array<double, 4> fittedCounts(const Fitted& one) {
    const double all = one.reference.crises;
    return {all * one.peaks.none, all * one.peaks.minor, all * one.peaks.serious, all * one.peaks.war};
}

void printText(const Fitted& one) {
    const std::array<int, 4> counts = countsOf(one.reference);
    const std::array<double, 4> fitted = fittedCounts(one);
    std::cout << fmt::format("# {}: {} crises\n", one.reference.id, one.reference.crises);
    std::cout << fmt::format(
        "#   peak none, minor, serious, war: counted {} {} {} {}, fitted {:.2f} {:.2f} {:.2f} {:.2f}\n",
        counts[0], counts[1], counts[2], counts[3], fitted[0], fitted[1], fitted[2], fitted[3]);
    std::cout << "#   share over within";
    for (const double days : one.reference.durationQuantileDays) std::cout << fmt::format(" {:.0f}", days);
    std::cout << " days: wanted 0.10 0.25 0.50 0.75 0.90, fitted";
    for (const double share : one.over) std::cout << fmt::format(" {:.2f}", share);
    std::cout << "\nup-per-day = " << listed(one.chain.upPerDay)
              << "\ndown-per-day = " << listed(one.chain.downPerDay) << "\n\n";
}

Json jsonOf(const Fitted& one) {
    const auto six = [](const std::array<double, crisis::kRungCount>& rates) {
        return Json(std::vector<double>(rates.begin() + 1, rates.begin() + 7));
    };
    return {{"class", one.reference.id},
            {"crises", one.reference.crises},
            {"counted", countsOf(one.reference)},
            {"fitted", fittedCounts(one)},
            {"quantileDays", one.reference.durationQuantileDays},
            {"wantedShares", kWanted},
            {"fittedShares", one.over},
            {"upPerDay", six(one.chain.upPerDay)},
            {"downPerDay", six(one.chain.downPerDay)}};
}

}  // namespace

int fitClasses(bool json, const DataRoot& data) {
    const auto model = scenario::readCrisisCatalogue(data.folders.assets);
    if (!model) return fail(kExitInvalidInput, model.errors);
    printWarnings(model.warnings);
    Json all = Json::array();
    for (const ReferenceClass& reference : model->classes) {
        const Fitted one = fit(reference, model->parameters.frailtySdLn.value);
        if (json) {
            all.push_back(jsonOf(one));
        } else {
            printText(one);
        }
    }
    if (json) std::cout << all.dump(2) << '\n';
    return kExitOk;
}

}  // namespace openline::app
