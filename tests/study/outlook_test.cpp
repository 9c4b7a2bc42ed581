#include "study/outlook.h"

#include <catch2/catch.hpp>

#include "base/workers.h"
#include "crisis/crisis.h"
#include "crisis/small_model.h"
#include "study/quantities.h"

using namespace openline;
using namespace openline::study;
namespace small = openline::crisis::test;

namespace {

std::shared_ptr<const sim::Definition> definition(const crisis::Model& model = small::model()) {
    auto result = std::make_shared<sim::Definition>();
    result->crisis = model;
    return result;
}

crisis::State withPreset(const crisis::Model& model, PresetId preset) {
    crisis::State state = crisis::begin(model, 1);
    std::vector<crisis::Event> events;
    crisis::applyPreset(model, state, 1, 0.0, preset, events);
    return state;
}

OutlookQuestion question(const crisis::Model& model, PresetId now, std::optional<PresetId> before = {}) {
    OutlookQuestion asked;
    asked.definition = definition(model);
    asked.now = withPreset(model, now);
    if (before) asked.before = withPreset(model, *before);
    asked.dyad = small::kDyad;
    asked.seed = 5;
    asked.trials = 4000;
    asked.refinedTrials = 6000;
    return asked;
}

Outlook answer(OutlookQuestion asked, Workers* workers = nullptr) {
    OutlookRun run(std::move(asked));
    while (run.slice(workers)) {
    }
    return run.outlook();
}

bool same(const OutlookSide& a, const OutlookSide& b) {
    bool equal = a.counts.stepUpFirst == b.counts.stepUpFirst && a.counts.peak == b.counts.peak &&
                 a.counts.overWithin == b.counts.overWithin && a.strip.size() == b.strip.size();
    for (std::size_t i = 0; equal && i < a.strip.size(); ++i)
        equal = a.strip[i].violent == b.strip[i].violent && a.strip[i].stepUpFirst == b.strip[i].stepUpFirst;
    return equal;
}

}  // namespace

TEST_CASE("From rung zero an outlook supposes a collision, and its counts are whole") {
    const Outlook outlook = answer(question(small::model(), small::kAll));
    CHECK(outlook.supposesCollision);
    CHECK(outlook.refined);
    const OutlookCounts& counts = outlook.now.counts;
    CHECK(counts.trials >= 6000);
    std::uint64_t peaks = 0, ends = 0;
    for (const std::uint64_t n : counts.peak) peaks += n;
    for (const std::uint64_t n : counts.overWithin) ends += n;
    CHECK(peaks == counts.trials);
    CHECK(ends == counts.trials);
    CHECK(counts.peak[0] == 0);
    CHECK(counts.stepUpFirst + counts.seniorFirst <= counts.trials);
    CHECK(outlook.now.strip.size() == kStripDraws);
    CHECK_FALSE(outlook.before);
}

TEST_CASE("The same with one thread and with three, and the first slice is already an answer") {
    Workers three(3);
    const Outlook alone = answer(question(small::model(), small::kAll, small::kNone));
    const Outlook shared = answer(question(small::model(), small::kAll, small::kNone), &three);
    CHECK(same(alone.now, shared.now));
    CHECK(same(*alone.before, *shared.before));
    CHECK(alone.breakEven.most == shared.breakEven.most);
    OutlookRun run(question(small::model(), small::kAll));
    REQUIRE(run.slice());
    CHECK(run.outlook().now.counts.trials >= 100);
    CHECK_FALSE(run.answered());
}

TEST_CASE("A change that changes nothing shows no difference, draw by draw") {
    const Outlook outlook = answer(question(small::model(), small::kAll, small::kAll));
    CHECK(same(outlook.now, *outlook.before));
}

TEST_CASE(
    "More channels: at no draw of what is not known is it worse, where talk helps; the race is better") {
    crisis::Model model = small::model();
    model.readings[0].oddsRatio = 0.6;
    model.readings[0].oddsRatioLow = 0.5;
    model.readings[0].oddsRatioHigh = 0.9;
    model.parameters.permissionWithin24h = small::exactly(0.3);
    model.parameters.permissionWithin7d = small::exactly(0.7);
    const Outlook outlook = answer(question(model, small::kAll, small::kNone));
    CHECK(outlook.now.counts.violent() < outlook.before->counts.violent());
    CHECK(outlook.now.counts.stepUpFirst < outlook.before->counts.stepUpFirst);
    for (std::size_t i = 0; i < kStripDraws; ++i)
        REQUIRE(outlook.now.strip[i].violent <= outlook.before->strip[i].violent);
}

TEST_CASE("Where talk is irrelevant a channel changes the race and nothing else") {
    crisis::Model model = small::model();
    model.readingIndex = 1;
    const Outlook outlook = answer(question(model, small::kAll, small::kNone));
    CHECK(outlook.now.counts.peak == outlook.before->counts.peak);
    CHECK(outlook.now.counts.overWithin == outlook.before->counts.overWithin);
    CHECK(outlook.now.counts.stepUpFirst < outlook.before->counts.stepUpFirst);
}

TEST_CASE("At war there is nothing left to ask") {
    OutlookQuestion asked = question(small::model(), small::kAll);
    asked.now.dyads[0].rung = 7;
    const Outlook outlook = answer(std::move(asked));
    CHECK(outlook.atWar);
    CHECK(outlook.now.counts.trials == 0);
}

TEST_CASE(
    "Break-even: with nobody to call no effect of talk is large enough; the more contact, the smaller the "
    "effect needed") {
    const Outlook silent = answer(question(small::model(), small::kNone));
    CHECK(silent.breakEvenKnown);
    CHECK_FALSE(silent.breakEven.oddsRatio);
    crisis::Model model = small::model();
    model.parameters.permissionWithin24h = small::exactly(0.8);
    model.parameters.permissionWithin7d = small::exactly(0.95);
    const Outlook warm = answer(question(model, small::kAll));
    CHECK(warm.breakEven.most > silent.breakEven.most);
}

TEST_CASE("Half of the draws of a parameter lie on either side of its value, all within its range") {
    const crisis::Model model = [] {
        crisis::Model m = small::model();
        m.parameters.alarmUpPerUnit = {1.5, 1.0, 3.0, Certainty::assumed, "test"};
        return m;
    }();
    const crisis::State state = crisis::begin(model, 1);
    const std::vector<study::Quantity> quantities = quantitiesOf(model, state);
    const auto found = std::find_if(quantities.begin(), quantities.end(),
                                    [](const study::Quantity& q) { return q.key == "alarm-up-per-unit"; });
    REQUIRE(found != quantities.end());
    const auto index = static_cast<std::size_t>(found - quantities.begin());
    int above = 0;
    for (int draw = 0; draw < 2000; ++draw) {
        const double value = drawValues(quantities, 3, draw)[index];
        REQUIRE(value >= 1.0);
        REQUIRE(value <= 3.0);
        above += value > 1.5 ? 1 : 0;
    }
    CHECK(above == Approx(1000).margin(70));
}

TEST_CASE("Values put into a model are those it then has; its own give the same rates") {
    const crisis::Model model = small::model();
    const crisis::State state = crisis::begin(model, 1);
    const std::vector<study::Quantity> quantities = quantitiesOf(model, state);
    std::vector<double> values;
    for (const study::Quantity& quantity : quantities) values.push_back(quantity.value);
    crisis::Model same = model;
    applyValues(quantities, values, same, state);
    for (std::size_t r = 1; r <= 6; ++r)
        CHECK(same.classes[0].upPerDay[r] == Approx(model.classes[0].upPerDay[r]));
    CHECK(same.parameters.retryS.value == model.parameters.retryS.value);
    CHECK(same.readings[0].oddsRatio == model.readings[0].oddsRatio);
}

TEST_CASE("Quantiles of a beta law: of Jeffreys' for 2 in 54 the middle 95 per cent are 0.8 to 11.6 in 100") {
    const BetaLaw law(2.5, 52.5);
    CHECK(law.quantile(0.025) == Approx(0.0080).margin(1.5e-3));
    CHECK(law.quantile(0.975) == Approx(0.1156).margin(3e-3));
    const BetaLaw even(0.5, 0.5);
    CHECK(even.quantile(0.5) == Approx(0.5).margin(1e-6));
    CHECK(even.quantile(0.25) == Approx(0.146447).margin(1e-4));
}
