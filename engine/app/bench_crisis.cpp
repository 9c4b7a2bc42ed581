#include "app/bench_crisis.h"

#include <algorithm>

#include "base/workers.h"
#include "crisis/crisis.h"
#include "study/outlook.h"

namespace openline::app {
namespace {

constexpr std::size_t kTrials = 100'000, kPart = 1000;
constexpr int kRuns = 7;

crisis::TrialPlan planOf(const Session& session, const crisis::State& state) {
    crisis::TrialEvent collision;
    collision.stimulus = {.kind = crisis::StimulusKind::collision, .dyad = DyadId(std::size_t{0})};
    const std::vector<crisis::TrialEvent> events{collision};
    return crisis::planTrials(session.definition->crisis, state, DyadId(std::size_t{0}), 0.0,
                              {.events = events});
}

double trialsPerSecond(const crisis::TrialPlan& plan, Workers& workers) {
    Samples samples;
    for (int run = 0; run < kRuns; ++run) {
        samples.time([&] {
            workers.run(kTrials / kPart, [&](std::size_t part) {
                for (std::size_t i = part * kPart; i < (part + 1) * kPart; ++i)
                    (void)crisis::runTrial(plan, 1, static_cast<std::int64_t>(i));
            });
        });
    }
    return 1000.0 * static_cast<double>(kTrials) / samples.median();
}

struct OutlookTimes {
    Samples first, answered, refined;
};

OutlookTimes outlookTimes(const Session& session, const crisis::State& state, Workers& workers) {
    OutlookTimes times;
    for (int run = 0; run < kRuns; ++run) {
        study::OutlookQuestion question;
        question.definition = session.definition;
        question.now = state;
        question.before = state;
        question.dyad = DyadId(std::size_t{0});
        question.seed = static_cast<std::uint64_t>(run);
        question.refinedTrials = question.trials;
        std::optional<study::OutlookRun> outlook;
        Samples first;
        first.time([&] {
            outlook.emplace(std::move(question));
            outlook->slice(&workers);
        });
        Samples rest;
        rest.time([&] {
            while (!outlook->answered()) outlook->slice(&workers);
        });
        times.first.add(first.median());
        times.answered.add(first.median() + rest.median());
    }
    return times;
}

}  // namespace

BenchReport benchCrisis(const BenchOptions& options, const Session& session) {
    const auto threads = static_cast<std::size_t>(std::max(1, options.jobs));
    Workers one(1), all(threads);
    const crisis::State state = crisis::begin(session.definition->crisis, 1);
    const crisis::TrialPlan plan = planOf(session, state);
    BenchReport report;
    report.name = "crisis";
    report.what = "an outlook of 10,000 trials, its strip of 10,000, both with and without the last change";
    report.more = {{"trialsPerSecondOneThread", trialsPerSecond(plan, one)},
                   {"threads", static_cast<double>(threads)},
                   {"trialsPerSecond", trialsPerSecond(plan, all)}};
    OutlookTimes times = outlookTimes(session, state, all);
    report.more.emplace_back("firstAnswerMs", times.first.median());
    report.samples = times.answered;
    return report;
}

}  // namespace openline::app
