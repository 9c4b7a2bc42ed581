#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

#include "ui/desk_scene.h"
#include "ui/outlook_words.h"
#include "ui/words.h"

using namespace openline;
using namespace openline::ui;
using namespace openline::ui::test;

namespace {

study::OutlookSide sideWith(std::uint64_t stepUpIn100, std::uint64_t violentIn100) {
    study::OutlookSide side;
    side.counts.trials = 10'000;
    side.counts.stepUpFirst = 100 * stepUpIn100;
    side.counts.seniorFirst = 10'000 - 100 * stepUpIn100 - 500;
    side.counts.peak[5] = 100 * violentIn100 - 60;
    side.counts.peak[7] = 60;
    side.counts.peak[3] = 10'000 - 100 * violentIn100;
    side.counts.overWithin[11] = 5'000;
    side.counts.overWithin[15] = 5'000;
    for (std::uint64_t draw = 0; draw < study::kStripDraws; ++draw)
        side.strip.push_back({100, stepUpIn100 + draw % 7, violentIn100 + draw % 9, 1});
    return side;
}

study::Outlook outlookOf(std::uint64_t stepUp, std::uint64_t violent) {
    study::Outlook outlook;
    outlook.from = 3;
    outlook.now = sideWith(stepUp, violent);
    outlook.breakEvenKnown = true;
    outlook.breakEven.oddsRatio = 0.42;
    outlook.breakEven.most = 0.11;
    return outlook;
}

Scene sceneWithClasses() {
    Scene scene = fullScene();
    scene.definition.crisis.classes[0].war = 2;
    scene.definition.crisis.classes[0].warCases = "1967 and 1973; neither began with an accident";
    scene.definition.crisis.classes.push_back(scene.definition.crisis.classes[0]);
    return scene;
}

/// Clicks down the right column at an x until something of a kind is wished.
template <class Found>
bool clickDown(Bench& bench, const DeskView& view, float x, Found found) {
    for (float y = 300.0f; y < 930.0f; y += 7.0f) {
        bench.click(view, x, y);
        if (found()) return true;
    }
    return false;
}

constexpr float kPanelRight = 1920.0f - kEdge - kPadding;
constexpr float kPanelLeft = 1920.0f - kEdge - kRightWidth + kPadding;

}  // namespace

TEST_CASE("shares are whole numbers in 100, and nothing is finer than one") {
    CHECK(inHundred(0.272) == "27");
    CHECK(inHundred(0.004) == "<1");
    CHECK(inHundred(0.0) == "<1");
    CHECK(inHundred(0.007) == "<1");
    CHECK(inHundred(0.999) == ">99");
    CHECK(inHundred(1.0) == ">99");
    CHECK(inHundredText(0.07) == "7 in 100");
    CHECK(inHundredText(0.0049) == "fewer than 1 in 100");
    CHECK(inHundredText(0.996) == "more than 99 in 100");
}

TEST_CASE("what is not known is the range of the draws, from the least to the most") {
    study::OutlookSide side;
    side.strip = {{50, 0, 0, 0}, {50, 0, 17, 0}, {0, 0, 0, 0}, {50, 0, 4, 0}};
    const auto range = rangeOf(side.strip, &study::StripDraw::violent);
    REQUIRE(range);
    CHECK(rangeText(*range) == "<1 to 34 in 100");
    CHECK_FALSE(rangeOf({}, &study::StripDraw::violent));
    CHECK_FALSE(rangeOf(std::vector<study::StripDraw>(200), &study::StripDraw::war));
}

TEST_CASE("a difference that no draw turns round is said to be assumed, one that some do is not") {
    study::Outlook outlook = outlookOf(27, 7);
    CHECK_FALSE(isDirectionAssumed(outlook, &study::StripDraw::violent));
    outlook.before = sideWith(34, 7);
    CHECK(isDirectionAssumed(outlook, &study::StripDraw::stepUpFirst));
    CHECK_FALSE(isDirectionAssumed(outlook, &study::StripDraw::violent));  // no difference at all
    outlook.before->strip[3].violent += 2;
    CHECK(isDirectionAssumed(outlook, &study::StripDraw::violent));
    outlook.before->strip[4].violent -= 1;
    CHECK_FALSE(isDirectionAssumed(outlook, &study::StripDraw::violent));
}

TEST_CASE("the value before is said with what changed, a call being called one") {
    CHECK(wasText(0.34, std::nullopt) == "was 34 before this change");
    sim::Command call;
    call.kind = sim::CommandKind::placeCall;
    CHECK(wasText(0.34, call) == "was 34 before this call");
}

TEST_CASE("days are whole, hours below one, and the middle half stands beside the median") {
    CHECK(dayCountText(33.4) == "33 days");
    CHECK(dayCountText(1.2) == "1 day");
    CHECK(dayCountText(0.25) == "6 hours");
    CHECK(dayCountText(3650.0) == "over 10 years");
    const std::string text = daysText(sideWith(27, 7).counts);
    CHECK(text.find("half: ") != std::string::npos);
    CHECK(text.find('.') == std::string::npos);
}

TEST_CASE("break-even says what talking would have to do, or that nothing would be enough") {
    study::BreakEven reached;
    reached.oddsRatio = 0.42;
    CHECK(breakEvenText(reached, 0.8).find("5 in 100") != std::string::npos);
    CHECK(breakEvenText(reached, 0.8).find("×0.42") != std::string::npos);
    study::BreakEven beyond;
    beyond.most = 0.02;
    CHECK(breakEvenText(beyond, 0.8).find("at most 2.0") != std::string::npos);
    beyond.most = 0.0499;
    CHECK(breakEvenText(beyond, 0.8).find("at most 4.9 in 100, not by 5 in 100") != std::string::npos);
    beyond.most = 0.0004;
    CHECK(breakEvenText(beyond, 0.8).find("less than 0.1 in 100, not by 5") != std::string::npos);
}

TEST_CASE("from routine the race supposes a collision, and says so") {
    study::Outlook outlook = outlookOf(27, 7);
    CHECK(raceSentence(outlook) == "a step up comes before senior contact");
    outlook.supposesCollision = true;
    CHECK(raceSentence(outlook).find("if two craft collided now") == 0);
}

TEST_CASE("a presentation gets the race as one number, and nothing at war") {
    study::Outlook outlook = outlookOf(27, 7);
    CHECK(raceText(outlook) == "27 in 100");
    outlook.now = sideWith(0, 7);
    CHECK(raceText(outlook) == "Fewer than 1 in 100");
    outlook.atWar = true;
    CHECK(raceText(outlook).empty());
}

TEST_CASE("the outlook survives 20 frames of mouse at three sizes, with and without an answer or a change") {
    const auto [width, height] = GENERATE(std::pair(1280, 720), std::pair(1920, 1080), std::pair(3840, 2160));
    const int kind = GENERATE(0, 1, 2, 3);
    const Scene scene = sceneWithClasses();
    study::Outlook outlook = outlookOf(27, 7);
    if (kind == 2) outlook.before = sideWith(34, 9);
    if (kind == 3) outlook.atWar = true;
    DeskView view = scene.view();
    if (kind > 0) view.outlook = {&outlook, std::nullopt, 7, false};
    Bench bench(width, height);
    bench.memory.war = true;
    for (int frame = 0; frame < 20; ++frame) {
        const float x =
            static_cast<float>(width) * (0.76f + 0.22f * static_cast<float>((frame * 7) % 20) / 20.0f);
        bench.mouse(x, static_cast<float>(height * ((frame * 11) % 20)) / 20.0f, frame % 3 == 0);
        bench.frame(view);
    }
    CHECK(bench.vertices > 1000);
}

TEST_CASE("war is folded until it is asked for, and folds again") {
    const Scene scene = sceneWithClasses();
    const study::Outlook outlook = outlookOf(27, 7);
    DeskView view = scene.view();
    view.outlook = {&outlook, std::nullopt, 7, false};
    Bench bench(1920, 1080);
    CHECK_FALSE(bench.memory.war);
    bench.frame(view);
    const int folded = bench.vertices;
    REQUIRE(clickDown(bench, view, kPanelRight - 60.0f, [&] { return bench.memory.war; }));
    bench.mouse(900.0f, 400.0f);
    bench.frame(view);
    bench.frame(view);
    CHECK(bench.vertices > folded + 100);
    CHECK(clickDown(bench, view, kPanelRight - 60.0f, [&] { return !bench.memory.war; }));
}

TEST_CASE("a click on SILENCE shows the clocks where the outlook stood, and another brings it back") {
    const Scene scene = sceneWithClasses();
    const study::Outlook outlook = outlookOf(27, 7);
    DeskView view = scene.view();
    view.outlook = {&outlook, std::nullopt, 7, false};
    Bench bench(1920, 1080);
    bench.frame(view);
    REQUIRE(clickDown(bench, view, kPanelLeft + 185.0f, [&] { return bench.memory.silence; }));
    CHECK(clickDown(bench, view, kPanelLeft + 110.0f, [&] { return !bench.memory.silence; }));
}

TEST_CASE("the class and the reading are switches of the outlook") {
    const Scene scene = sceneWithClasses();
    const study::Outlook outlook = outlookOf(27, 7);
    DeskView view = scene.view();
    view.outlook = {&outlook, std::nullopt, 7, false};
    for (const auto kind : {sim::CommandKind::setClass, sim::CommandKind::setReading}) {
        Bench bench(1920, 1080);
        bench.frame(view);
        std::vector<sim::Command> commands;
        // A click on the words opens the menu; a click in the menu below or above them chooses.
        for (float y = 780.0f; y < 940.0f && commands.empty(); y += 6.0f) {
            bench.click(view, kPanelLeft + 40.0f, y);
            for (float dy = 14.0f; dy < 100.0f && commands.empty(); dy += 9.0f)
                for (const Action& action : bench.click(view, kPanelLeft + 60.0f, y + dy))
                    if (const auto* wanted = std::get_if<CommandAction>(&action))
                        if (wanted->command.kind == kind) commands.push_back(wanted->command);
        }
        INFO(static_cast<int>(kind));
        CHECK_FALSE(commands.empty());
    }
}

TEST_CASE("the inject menu throws in what can be, as one command of the side that is chosen") {
    Scene scene = sceneWithClasses();
    for (const auto kind :
         {crisis::InjectKind::closePass, crisis::InjectKind::speech, crisis::InjectKind::pact}) {
        crisis::InjectDef def;
        def.kind = kind;
        def.name = "inject";
        scene.definition.crisis.injects.push_back(def);
    }
    const DeskView view = scene.view();
    Bench bench(1920, 1080);
    bench.frame(view);
    CHECK(applyToPanels(Intent::inject, bench.memory));
    std::vector<sim::Command> commands;
    for (float y = 1080.0f - kEdge - kTimelineHeight; y > 700.0f; y -= 8.0f) {
        applyToPanels(Intent::inject, bench.memory);
        for (const Action& action : bench.click(view, 1920.0f - kEdge - kRightWidth - kGap - 140.0f, y))
            if (const auto* wanted = std::get_if<CommandAction>(&action)) commands.push_back(wanted->command);
    }
    REQUIRE_FALSE(commands.empty());
    for (const sim::Command& command : commands) {
        CHECK(command.kind == sim::CommandKind::inject);
        CHECK(command.tick == scene.snapshot.tick);
        // One craft is selected: a close pass wants two or none, and is not thrown in.
        CHECK(command.inject.kind != crisis::InjectKind::closePass);
    }
}

TEST_CASE("a factor leads at a click to the moment it stems from, one without a moment nowhere") {
    Scene scene = fullScene();
    scene.selected = {};
    const bool hasMoment = GENERATE(true, false);
    // What it is called says nothing: the factor keeps its own moment.
    scene.factors = {{"Alarm after a collision, fading", 1.9, 1.0, Certainty::assumed, "assumed",
                      crisis::FactorKind::alarm, hasMoment ? 7200.0 : crisis::kNever}};
    Bench bench(1920, 1080);
    bench.frame(scene.view());
    std::vector<sim::Tick> seeks;
    for (float y = 330.0f; y < 440.0f; y += 6.0f)
        for (const Action& action : bench.click(scene.view(), kEdge + 100.0f, y))
            if (const auto* seek = std::get_if<SeekAction>(&action)) seeks.push_back(seek->tick);
    CHECK(seeks.empty() != hasMoment);
    if (hasMoment) CHECK(seeks.front() == scene.definition.tickAt(7200.0));
}

TEST_CASE("a factor's moment is shown if it lies in the scenario and not ahead") {
    Scene scene = fullScene();
    const DeskView view = scene.view();
    const auto moment = [&](double sinceS) {
        return momentOf(view,
                        {"a factor", 2.0, 1.0, Certainty::assumed, "", crisis::FactorKind::alarm, sinceS});
    };
    CHECK(moment(100.0) == 100.0);
    CHECK_FALSE(moment(-100.0));
    CHECK_FALSE(moment(view.timeS + 1.0));
    CHECK_FALSE(moment(crisis::kNever));
    CHECK_FALSE(moment(-crisis::kNever));
}

TEST_CASE("a factor of a chance is not said to be one of a rate") {
    const crisis::Factor publicity{"Publicity: chance", 1.5, 1.0,
                                   Certainty::assumed,  "",  crisis::FactorKind::publicity};
    CHECK(factorText(publicity) == "Publicity: chance: ×1.5, assumed");
}

TEST_CASE("between two craft the inject menu has the pass twice, with mirrored roles beside it") {
    Scene scene = sceneWithClasses();
    crisis::InjectDef def;
    def.kind = crisis::InjectKind::collision;
    def.name = "Collision";
    scene.definition.crisis.injects = {def};
    DeskView view = scene.view();
    const auto fits = [&](UnitId a, UnitId b) {
        return !sim::checkInject(scene.definition, {.kind = def.kind}, a, b, view.world);
    };
    for (std::size_t a = 0; a < scene.definition.units.size() && !view.selectedBeside; ++a)
        for (std::size_t b = a + 1; b < scene.definition.units.size() && !view.selectedBeside; ++b)
            if (fits(UnitId{a}, UnitId{b}) && fits(UnitId{b}, UnitId{a}))
                view.selected = UnitId{a}, view.selectedBeside = UnitId{b};
    REQUIRE(view.selectedBeside);
    Bench bench(1920, 1080);
    bench.frame(view);
    std::vector<std::pair<UnitId, UnitId>> thrown;
    for (float y = 1080.0f - kEdge - kTimelineHeight; y > 700.0f; y -= 6.0f) {
        applyToPanels(Intent::inject, bench.memory);
        for (const Action& action : bench.click(view, 1920.0f - kEdge - kRightWidth - kGap - 140.0f, y))
            if (const auto* wanted = std::get_if<CommandAction>(&action))
                thrown.emplace_back(wanted->command.a, wanted->command.b);
    }
    CHECK(std::ranges::count(thrown, std::pair(view.selected, view.selectedBeside)) > 0);
    CHECK(std::ranges::count(thrown, std::pair(view.selectedBeside, view.selected)) > 0);
}
