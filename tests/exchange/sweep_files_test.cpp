#include <algorithm>
#include <catch2/catch.hpp>

#include "crisis/parameters.h"
#include "exchange/report_parts.h"
#include "exchange/svg.h"
#include "exchange/sweep_assumptions.h"
#include "exchange/sweep_report.h"
#include "exchange/sweep_summary.h"
#include "exchange/sweep_table.h"
#include "exchange/sweep_words.h"
#include "study/sweep_scene.h"

namespace openline::exchange {

namespace {

using namespace study::test;

std::string tableOf(const study::Sweep& sweep, const std::vector<study::SweepRow>& rows) {
    std::string text = sweepHeader(sweep) + "\n";
    std::uint64_t number = 0;
    for (const study::SweepRow& row : rows) text += sweepLine(sweep, row, ++number) + "\n";
    return text;
}

std::string reportOf(const study::Sweep& sweep) {
    const auto rows = sweep.rows(0, sweep.plan().runs, nullptr, {});
    return sweepReport(sweep, *study::figuresOf(sweep, rows, nullptr, {}));
}

std::string summaryOf(const study::Sweep& sweep) {
    const auto rows = sweep.rows(0, sweep.plan().runs, nullptr, {});
    return sweepSummary(sweep, *study::figuresOf(sweep, rows, nullptr, {}));
}

/// Two presets of another climate under two readings, with a clock that runs and one that never did.
study::SweepPlan unlikePlan() {
    study::SweepPlan plan = smallPlan();
    auto definition = std::make_shared<sim::Definition>(*plan.definition);
    crisis::Model& model = definition->crisis;
    model.presets[1].climate = 0.9;
    model.classes[0].warCases = "test: the wars";
    model.channels[0].source = "test: <link>";
    crisis::SilenceDef clock, never;
    clock.id = "leaders", clock.name = "Leaders", clock.lastContactS = -10.0 * 86400.0;
    clock.note = "since the visit";
    clock.source = "test: leaders";
    never.id = "staffs", never.name = "Joint staffs";
    model.silences = {clock, never};
    plan.definition = definition;
    plan.variants = {{crisis::test::kNone, kHelps, 0}, {crisis::test::kAll, kIrrelevant, 0}};
    return plan;
}

bool holds(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("rows of a sweep read back to the same bits and write to the same bytes") {
    const auto sweep = prepared(smallPlan());
    const auto rows = sweep->rows(0, 60, nullptr, {});
    const std::string text = tableOf(*sweep, rows);
    const auto read = readSweepTable(*sweep, text, "runs.csv");
    REQUIRE(read);
    REQUIRE(read->rows.size() == rows.size());
    CHECK(read->bytes == text.size());
    CHECK(tableOf(*sweep, read->rows) == text);
    const auto one = readSweepRow(*sweep, text, 12, "runs.csv");
    REQUIRE(one);
    CHECK(one->row.run == 5);
    CHECK(one->row.variant == 1);
    CHECK(one->values == sweep->drawn(5, 1));
    CHECK(one->row.result.overS == rows[11].result.overS);
    CHECK_FALSE(readSweepRow(*sweep, text, 121, "runs.csv"));
}

TEST_CASE("every column of a table has a name of its own, what is drawn apart from what came of it") {
    const std::string header = sweepHeader(*prepared(smallPlan()));
    std::vector<std::string> names;
    for (std::size_t at = 0; at != std::string::npos;) {
        const std::size_t comma = header.find(',', at);
        names.push_back(header.substr(at, comma - at));
        at = comma == std::string::npos ? comma : comma + 1;
    }
    CHECK(std::ranges::count(names, "war") == 1);
    CHECK(std::ranges::count(names, "p(war) [1]") == 1);
    std::ranges::sort(names);
    CHECK(std::ranges::adjacent_find(names) == names.end());
}

TEST_CASE("a table cut off anywhere keeps its whole runs, and says how many bytes they are") {
    const auto sweep = prepared(smallPlan());
    const std::string text = tableOf(*sweep, sweep->rows(0, 4, nullptr, {}));
    for (std::size_t bytes = 0; bytes <= text.size(); bytes += 7) {
        const auto read = readSweepTable(*sweep, std::string_view(text).substr(0, bytes), "runs.csv");
        REQUIRE(read);
        CHECK(read->rows.size() % 2 == 0);
        CHECK(read->bytes <= bytes);
        if (read->bytes > 0) CHECK(tableOf(*sweep, read->rows) == text.substr(0, read->bytes));
    }
}

TEST_CASE("a table of another sweep, or with a row that was changed, is refused at its line") {
    const auto sweep = prepared(smallPlan());
    std::string text = tableOf(*sweep, sweep->rows(0, 4, nullptr, {}));
    const auto other = prepared(smallPlan(kIrrelevant));
    CHECK_FALSE(readSweepTable(*other, text, "runs.csv"));
    const std::size_t second = text.find("\n2,") + 1;
    text[second] = '7';
    const auto read = readSweepTable(*sweep, text, "runs.csv");
    REQUIRE_FALSE(read);
    CHECK(read.errors.front().line == 3);
}

TEST_CASE("a report stands alone: nothing in it is from elsewhere") {
    const std::string page = reportOf(*prepared(smallPlan()));
    for (const char* part : {"http", "<script", "src=", "href", "@import", "url(", "<img", "<link"})
        CHECK_FALSE(holds(page, part));
}

TEST_CASE("a report folds war away, says that it is no forecast, and has every source") {
    const auto sweep = prepared(smallPlan());
    const std::string page = reportOf(*sweep);
    CHECK(holds(page, "<details><summary>War"));
    CHECK_FALSE(holds(page, "<details open"));
    CHECK(holds(page, "not a forecast"));
    CHECK(holds(page, "with 300 trials of its own"));
    CHECK_FALSE(holds(page, "by none"));
    CHECK(holds(page, "direction assumed, not found"));
    CHECK(holds(page, "Small &amp; quiet"));
    for (const study::Quantity& quantity : sweep->quantities(0)) {
        CHECK(holds(page, markupText(quantity.source)));
        CHECK(holds(page, markupText(quantityName(quantity.key))));
    }
    // Before the folded section war has no number.
    const std::string before = page.substr(0, page.find("<section id=\"war\""));
    CHECK_FALSE(holds(before.substr(before.find("<body>")), "became wars"));
}

TEST_CASE("a report and a summary are the same bytes again") {
    const auto sweep = prepared(smallPlan());
    CHECK(reportOf(*sweep) == reportOf(*prepared(smallPlan())));
    const auto rows = sweep->rows(0, 60, nullptr, {});
    const auto figures = study::figuresOf(*sweep, rows, nullptr, {});
    const std::string summary = sweepSummary(*sweep, *figures);
    CHECK(summary == sweepSummary(*sweep, *figures));
    CHECK(holds(summary, "\"format\": \"openline-sweep-summary-1\""));
}

TEST_CASE("every quantity has words of its own, short enough for a drawing") {
    const auto sweep = prepared(smallPlan());
    std::vector<std::string> names;
    for (const std::string& key : sweep->keys()) {
        INFO(key);
        names.push_back(quantityName(key));
        CHECK(names.back() != key);
        CHECK(names.back().size() <= 48);
    }
    std::ranges::sort(names);
    CHECK(std::ranges::adjacent_find(names) == names.end());
    CHECK(quantityName("frailty-sd-ln") == "how much crises differ in speed (sd of ln)");
}

TEST_CASE("differences have a sign, counts their thousands, and days one figure") {
    CHECK(signedHundredths(-0.25) == "\u221225");
    CHECK(signedHundredths(0.001) == "0");
    CHECK(grouped(1234567) == "1,234,567");
    CHECK(daysText(0.4) == "10 hours");
    CHECK(daysText(24.3) == "24 days");
}

TEST_CASE("break-even is of the outcome and the amount that the plan names") {
    study::SweepPlan plan = smallPlan();
    plan.breakEven = {study::BreakEvenGoal::Outcome::war, 0.1};
    const auto sweep = prepared(plan);
    CHECK(holds(reportOf(*sweep), "to bring war down by 10 in 100"));
    const auto figures = study::figuresOf(*sweep, sweep->rows(0, 60, nullptr, {}), nullptr, {});
    const std::string summary = sweepSummary(*sweep, *figures);
    CHECK(holds(summary, "\"outcome\": \"war\""));
    CHECK(holds(summary, "\"movedBy\": 0.1"));
}

TEST_CASE("a strip says where half of its draws lie, and a headline outside their middle half says so") {
    study::SweepPlan plan = smallPlan();
    const auto sweep = prepared(plan);
    const auto figures = study::figuresOf(*sweep, sweep->rows(0, 60, nullptr, {}), nullptr, {});
    const ReportInput input{*sweep, *figures};
    CHECK(holds(sweepReport(*sweep, *figures), ", half of them below "));
    std::vector<double> draws;
    for (int i = 0; i <= 100; ++i) draws.push_back(0.01 * i);
    CHECK(outsideNote(input, 0, 0.5, draws).empty());
    CHECK(outsideNote(input, 0, 0.5, {}).empty());
    CHECK(holds(outsideNote(input, 0, 0.9, draws), "above the middle half of the draws, 25 to 75 in 100"));
    CHECK(holds(outsideNote(input, 0, 0.1, draws), "below the middle half"));
    CHECK(holds(sweepSummary(*sweep, *figures), "\"median\""));
}

TEST_CASE("where nobody senior has a line the report says never, and not fewer than one in a hundred") {
    const std::string page = reportOf(*prepared(smallPlan()));
    CHECK(holds(page, "senior contact never: no senior line can answer"));
    study::SweepPlan open = smallPlan();
    open.variants.erase(open.variants.begin());
    CHECK_FALSE(holds(reportOf(*prepared(open)), "senior contact never"));
}

TEST_CASE("lines that answer because their authority is taken to be delegated are named under the race") {
    CHECK(holds(reportOf(*prepared(smallPlan())), "authority is taken to be delegated: operations."));
    study::SweepPlan closed = smallPlan();
    closed.variants.resize(1);
    CHECK_FALSE(holds(reportOf(*prepared(closed)), "authority is taken to be delegated"));
}

TEST_CASE("what the spread hangs on is not told of few rows; how many runs it takes is") {
    const auto few = prepared(smallPlan());
    const std::string page = reportOf(*few);
    CHECK(holds(page, "Too few rows to say: 60 crises"));
    CHECK_FALSE(holds(page, "of the variance of the race, the largest first"));
    CHECK(holds(summaryOf(*few), "\"race\": null"));
}

TEST_CASE("assumptions are those of all of the compared, with their climates and channels' numbers") {
    const auto sweep = prepared(unlikePlan());
    const std::string page = reportOf(*sweep);
    CHECK(holds(page, "odds of violence, full contact against none, under helps"));
    CHECK(holds(page, "odds of violence, full contact against none, under none"));
    CHECK(holds(page, "comparing presets compares climates too"));
    CHECK(holds(page, "when the runs begin, before what is thrown in"));
    CHECK(holds(page, "<td class=\"num\">0.5</td><td class=\"num\">0.9</td>"));
    CHECK(holds(page, "<td>0 0.6 0.6 0.6 0.6 0.6 0.6 0</td><td>1 h</td>"));
    CHECK(holds(page, "10 in 100 within"));
    CHECK(holds(page, "test: &lt;link&gt;"));
    const auto uses = quantityUses(*sweep);
    const auto isOddsRatio = [](const QuantityUse& use) { return use.quantity->key == "odds-ratio"; };
    CHECK(std::count_if(uses.begin(), uses.end(), isOddsRatio) == 2);
    CHECK(uses.size() == sweep->quantities(0).size() + 1);
}

TEST_CASE("silence comes after the race and before days, and says who never spoke") {
    const std::string page = reportOf(*prepared(unlikePlan()));
    std::size_t before = 0;
    for (const char* id : {"race", "silence", "days", "ends", "differences", "break-even", "war"}) {
        const std::size_t at = page.find("<section id=\"" + std::string(id) + "\"");
        INFO(id);
        REQUIRE(at != std::string::npos);
        CHECK(at > before);
        before = at;
    }
    CHECK(holds(page, "<td>Leaders</td><td class=\"num\">10 days</td><td>since the visit</td>"));
    CHECK(holds(page, "<td>Joint staffs</td><td class=\"num\">never spoke</td>"));
}

TEST_CASE("a summary has no count of wars without the cases behind it, and says each climate") {
    const std::string summary = summaryOf(*prepared(unlikePlan()));
    CHECK_FALSE(holds(summary, "\"war\": 0"));
    CHECK(holds(summary, "\"war\": {"));
    CHECK(holds(summary, "\"cases\": \"test: the wars\""));
    CHECK(holds(summary, "\"climate\": 0.9"));
    CHECK(holds(summary, "\"silentForSeconds\": 864000.0"));
    CHECK(holds(summary, "\"weightByRung\""));
}

TEST_CASE("text in a drawing cannot break out of it") {
    Svg svg(10.0, 10.0, "a \"quoted\" <description>");
    svg.text(1.0, 2.0, "a & b < c", "strong");
    svg.circle(1.0, 2.0, 3.128, "dot", "x > y");
    const std::string text = svg.finish();
    CHECK(holds(text, "a &amp; b &lt; c"));
    CHECK(holds(text, "aria-label=\"a &quot;quoted&quot; &lt;description&gt;\""));
    CHECK(holds(text, "<title>x &gt; y</title>"));
    CHECK(holds(text, "r=\"3.13\""));
    CHECK(svgNumber(-0.001) == "0");
}

}  // namespace openline::exchange
