// What `openline sweep` is asked for, as a plan.
#include <algorithm>
#include <charconv>
#include <cmath>

#include "app/sweep_command.h"
#include "base/time.h"
#include "base/units.h"
#include "crisis/crisis.h"
#include "exchange/sweep_words.h"
#include "scenario/crisis_catalogue.h"
#include "scenario/names.h"
#include "study/relation.h"

namespace openline::app {
namespace {

using study::SweepPlan;
using study::VariedRange;

constexpr std::string_view kNothing = "none", kEverything = "all", kBetween = "..";

template <class Defs>
Result<std::size_t> findIn(const char* what, const Defs& defs, const std::string& id) {
    std::vector<std::string> known;
    for (const auto& def : defs) known.push_back(def.id);
    const auto found = std::ranges::find(known, id);
    if (found != known.end()) return static_cast<std::size_t>(found - known.begin());
    const std::string nearest = scenario::didYouMean(id, known);
    return Result<std::size_t>::failure("unknown " + std::string(what) + " \"" + id + "\"" + nearest +
                                        (nearest.empty() ? "; known are " : " Known are ") +
                                        scenario::listed(known, known.size()));
}

/// Keys that may vary under any of the classes.
std::vector<std::string> knownKeys(const SweepPlan& plan) {
    std::vector<std::string> keys;
    crisis::State state = crisis::begin(plan.definition->crisis, plan.seed);
    const auto thrownIn = study::amountsThrownIn(plan);
    for (const study::SweepVariant& variant : plan.variants) {
        state.readingIndex = variant.readingIndex;
        state.classIndex = variant.classIndex;
        for (const study::Quantity& quantity : study::quantitiesOf(plan.definition->crisis, state, thrownIn))
            if (std::ranges::find(keys, quantity.key) == keys.end()) keys.push_back(quantity.key);
    }
    return keys;
}

std::optional<double> numberOf(const std::string& text) {
    double value = 0.0;
    const auto [at, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || at != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<double> valueOf(const std::string& key, const std::string& text) {
    const std::string_view unit = exchange::unitOf(key);
    if (unit == "s") return parseDurationS(text);
    if (unit == "m") {
        const auto read = parseQuantity(text, Dimension::length);
        return std::holds_alternative<Quantity>(read) ? std::optional(std::get<Quantity>(read).valueSi)
                                                      : std::nullopt;
    }
    return numberOf(text);
}

std::string exampleOf(const std::string& key) {
    const std::string_view unit = exchange::unitOf(key);
    return key + "=" + (unit == "s" ? "1d..5d" : unit == "m" ? "25ft..100ft" : "0.5..1.25");
}

/// Reads `key`, `key=low..high`.
Result<VariedRange> rangeOf(const std::string& text, const std::vector<std::string>& known) {
    using Read = Result<VariedRange>;
    const std::size_t equals = text.find('=');
    VariedRange range{text.substr(0, equals), {}, {}};
    if (std::ranges::find(known, range.key) == known.end()) {
        const std::string nearest = scenario::didYouMean(range.key, known);
        return Read::failure(
            "unknown quantity \"" + range.key + "\"" +
            (nearest.empty() ? "; known are " + scenario::listed(known, known.size()) : nearest));
    }
    if (equals == std::string::npos) return range;
    const std::string ends = text.substr(equals + 1);
    const std::size_t between = ends.find(kBetween);
    if (between != std::string::npos) {
        range.low = valueOf(range.key, ends.substr(0, between));
        range.high = valueOf(range.key, ends.substr(between + kBetween.size()));
    }
    if (!range.low || !range.high || !(*range.low <= *range.high))
        return Read::failure("expected a range that rises, as in " + exampleOf(range.key) + ", got \"" +
                             text + "\"");
    const scenario::AllowedRange allowed = scenario::allowedRange(range.key);
    if (*range.low < allowed.low || *range.high > allowed.high)
        return Read::failure(range.key + ": expected " + allowed.words + ", got \"" + ends + "\"");
    return range;
}

/// Reads `violent=0.05`.
Result<study::BreakEvenGoal> breakEvenOf(const std::string& text) {
    using Read = Result<study::BreakEvenGoal>;
    constexpr double kLeast = 0.01, kMost = 0.5, kHundred = 100.0;
    const std::size_t equals = text.find('=');
    const std::string outcome = text.substr(0, equals);
    std::vector<std::string> known;
    for (const auto& [name, unused] : study::kBreakEvenOutcomes) known.emplace_back(name);
    if (outcome == "race")
        return Read::failure(
            "expected violent or war, got \"race\": the effect of talk acts from rung 3 on, and by then the "
            "first step up or the first senior contact has decided the race, so that no effect can move it");
    const auto found = std::ranges::find(known, outcome);
    if (found == known.end())
        return Read::failure("unknown outcome \"" + outcome + "\"; known are " +
                             scenario::listed(known, known.size()));
    const auto amount = equals == std::string::npos ? std::nullopt : numberOf(text.substr(equals + 1));
    const double hundredths = std::round(amount.value_or(0.0) * kHundred);
    if (!amount || !(*amount >= kLeast && *amount <= kMost) ||
        std::abs(*amount * kHundred - hundredths) > 1e-9)
        return Read::failure("expected an amount of whole hundredths, 0.01 to 0.5, as in " + outcome +
                             "=0.05, got \"" + text + "\"");
    return study::BreakEvenGoal{
        study::kBreakEvenOutcomes[static_cast<std::size_t>(found - known.begin())].second, *amount};
}

/// Collects a plan, and every complaint.
class PlanReader {
  public:
    PlanReader(const SweepOptions& options, const Session& session) : options_(options), session_(session) {
        plan_.definition = session.definition;
        plan_.log = session.log;
        plan_.seed = session.seed;
        plan_.runs = options.runs;
        plan_.mode = options.mode == "full" ? study::SweepMode::full : study::SweepMode::crisis;
    }

    Result<SweepPlan> read() {
        const crisis::Model& model = plan_.definition->crisis;
        if (model.dyads.empty())
            complain({}, "expected a scenario with a dyad: without one there is no crisis to sweep");
        if (!options_.dyad.empty())
            if (const auto dyad = keep("--dyad", findIn("relation", model.dyads, options_.dyad)))
                plan_.dyad = DyadId{*dyad};
        if (expectRelations() && options_.dyad.empty()) followCraft();
        addVariants();
        addVaried();
        if (const auto goal = keep("--break-even", breakEvenOf(options_.breakEven))) plan_.breakEven = *goal;
        if (!errors_.empty()) return errors_;
        // Where the other roles cannot be read, what is thrown in is not mirrored over these orders either.
        plan_.whyNoMirror = session_.whyNoOtherRoles;
        if (plan_.whyNoMirror.empty()) study::addMirror(plan_, session_.otherDefinition);
        return std::move(plan_);
    }

  private:
    static bool isOfCraft(const sim::Command& command) {
        return command.kind == sim::CommandKind::inject && command.a && command.b;
    }

    /// Whatever the sweep is about, craft without a relation are asked for in error: no crisis takes part in
    /// it.
    bool expectRelations() {
        bool all = true;
        const auto& units = plan_.definition->units;
        for (const sim::Command& command : plan_.log) {
            if (!isOfCraft(command) || study::relationOf(*plan_.definition, command)) continue;
            complain(sourceOf(session_, command).c_str(),
                     "expected two craft whose sides have a relation in this scenario, got \"" +
                         units[command.a.index].id + "\" and \"" + units[command.b.index].id +
                         "\": no crisis could begin between them");
            all = false;
        }
        return all;
    }

    /// A sweep is about the relation of the first two craft that are thrown at each other.
    void followCraft() {
        const auto thrown = std::ranges::find_if(plan_.log, isOfCraft);
        if (thrown != plan_.log.end()) plan_.dyad = study::relationOf(*plan_.definition, *thrown);
    }
    void complain(const char* option, std::string message) {
        errors_.push_back({option, 0, 0, {}, std::move(message)});
    }
    template <class T>
    std::optional<T> keep(const char* option, const Result<T>& result) {
        for (const Complaint& complaint : result.errors) complain(option, complaint.message);
        return result ? std::optional<T>(*result) : std::nullopt;
    }

    template <class Defs>
    std::vector<std::size_t> indices(const char* option, const char* what, const Defs& defs,
                                     const std::vector<std::string>& ids) {
        std::vector<std::size_t> found;
        for (const std::string& id : ids) {
            const auto index = keep(option, findIn(what, defs, id));
            if (!index) continue;
            if (std::ranges::find(found, *index) != found.end())
                complain(option, "\"" + id + "\" is named twice");
            found.push_back(*index);
        }
        return found;
    }

    void addVariants() {
        const crisis::Model& model = plan_.definition->crisis;
        auto readings = indices("--reading", "reading", model.readings, options_.readings);
        auto classes = indices("--class", "class", model.classes, options_.classes);
        std::vector<PresetId> presets;
        for (const std::size_t index : indices("--compare", "preset", model.presets, options_.compare))
            presets.push_back(PresetId{index});
        if (presets.empty()) presets.push_back({});
        if (readings.empty()) readings.push_back(model.readingIndex);
        if (classes.empty()) classes.push_back(model.classIndex);
        for (const std::size_t classIndex : classes)
            for (const std::size_t reading : readings)
                for (const PresetId preset : presets) plan_.variants.push_back({preset, reading, classIndex});
    }

    void addVaried() {
        if (options_.vary.empty() || options_.vary == std::vector{std::string(kEverything)}) return;
        plan_.varyAll = false;
        if (options_.vary == std::vector{std::string(kNothing)}) return;
        const std::vector<std::string> known = knownKeys(plan_);
        for (const std::string& text : options_.vary) {
            const auto range = keep("--vary", rangeOf(text, known));
            if (!range) continue;
            if (std::ranges::find(plan_.varied, range->key, &VariedRange::key) != plan_.varied.end())
                complain("--vary", "\"" + range->key + "\" is named twice");
            if (range->key == "odds-ratio" && options_.readings.size() > 1)
                complain("--vary",
                         "\"odds-ratio\" is what readings differ in: compare readings or vary it, not both");
            plan_.varied.push_back(*range);
        }
    }

    const SweepOptions& options_;
    const Session& session_;
    SweepPlan plan_;
    std::vector<Complaint> errors_;
};

}  // namespace

Result<SweepPlan> sweepPlan(const SweepOptions& options, const Session& session) {
    return PlanReader(options, session).read();
}

}  // namespace openline::app
