#include "ui/desk.h"

#include <catch2/catch.hpp>

#include <imgui_internal.h>

#include <algorithm>
#include <optional>
#include <string_view>

#include "ui/desk_scene.h"
#include "ui/draw.h"
#include "ui/time_window.h"

using namespace openline;
using namespace openline::ui;
using namespace openline::ui::test;

namespace {

/// Sweeps the mouse over the picture, clicking now and then, and counts what was wished.
std::size_t pokeFor20Frames(Bench& bench, const DeskView& view) {
    std::size_t wishes = 0;
    for (int frame = 0; frame < 20; ++frame) {
        const float x = static_cast<float>(bench.width() * ((frame * 7) % 20)) / 20.0f;
        const float y = static_cast<float>(bench.height() * ((frame * 11) % 20)) / 20.0f;
        bench.mouse(x, y, frame % 3 == 0);
        wishes += bench.frame(view).size();
    }
    return wishes;
}

template <class Wanted>
std::vector<Wanted> only(const DeskActions& actions) {
    std::vector<Wanted> result;
    for (const Action& action : actions)
        if (const auto* wanted = std::get_if<Wanted>(&action)) result.push_back(*wanted);
    return result;
}

}  // namespace

TEST_CASE(
    "every panel survives 20 frames of mouse and overlays at three sizes, with an empty and a full world") {
    const auto [width, height] = GENERATE(std::pair(1280, 720), std::pair(1920, 1080), std::pair(3840, 2160));
    const bool full = GENERATE(false, true);
    const Scene scene = full ? fullScene() : emptyScene();
    Bench bench(width, height);
    for (bool DeskMemory::*overlay :
         {&DeskMemory::hidden, &DeskMemory::help, &DeskMemory::statistics, &DeskMemory::search,
          &DeskMemory::hint, &DeskMemory::timeEditing, &DeskMemory::open}) {
        bench.memory = DeskMemory{};
        bench.memory.folded.fill(false);
        bench.memory.*overlay = true;
        pokeFor20Frames(bench, scene.view());
        CHECK((overlay == &DeskMemory::hidden) == (bench.vertices < 4));
    }
}

TEST_CASE("a click on the switch of an open channel asks to close it, on a closed one to open it") {
    const Scene scene = fullScene();
    Bench bench(1920, 1080);
    bench.frame(scene.view());
    REQUIRE(bench.memory.switches.size() == 7);
    for (const SwitchPlace place : std::vector(bench.memory.switches)) {
        const auto commands = only<CommandAction>(bench.click(scene.view(), place.x, place.y));
        REQUIRE(commands.size() == 1);
        const bool wasOpen = scene.snapshot.crisis.channels[place.channel.index].open;
        CHECK(commands[0].command.kind ==
              (wasOpen ? sim::CommandKind::closeChannel : sim::CommandKind::openChannel));
        CHECK(commands[0].command.channel == place.channel);
        CHECK(commands[0].command.tick == scene.snapshot.tick);
    }
}

TEST_CASE("hovering over an idle channel offers a call, and clicking it places one") {
    const Scene scene = fullScene();
    Bench bench(1920, 1080);
    bench.frame(scene.view());
    const SwitchPlace leaders = bench.memory.switches.front();
    const float callX = 1920.0f - kEdge - kPadding - 62.0f - 20.0f;
    const auto commands = only<CommandAction>(bench.click(scene.view(), callX, leaders.y));
    REQUIRE(commands.size() == 1);
    CHECK(commands[0].command.kind == sim::CommandKind::placeCall);
    CHECK(commands[0].command.channel == leaders.channel);
}

TEST_CASE("dragging on the track seeks both ways and ends with a seek that is no scrub") {
    const Scene scene = fullScene();
    Bench bench(1920, 1080);
    const float y = 1080.0f - kEdge - kTimelineHeight + 59.0f;
    DeskActions all;
    for (const auto& [x, down] :
         {std::pair(900.0f, false), std::pair(900.0f, true), std::pair(1200.0f, true),
          std::pair(500.0f, true), std::pair(500.0f, false), std::pair(500.0f, false)}) {
        bench.mouse(x, y, down);
        for (const Action& action : bench.frame(scene.view())) all.push_back(action);
    }
    const auto seeks = only<SeekAction>(all);
    REQUIRE(seeks.size() == 4);
    CHECK(seeks[0].scrubbing);
    CHECK(seeks[1].tick > seeks[0].tick);
    CHECK(seeks[2].tick < seeks[0].tick);
    CHECK_FALSE(seeks[3].scrubbing);
    CHECK(seeks[3].tick == seeks[2].tick);
}

TEST_CASE("a click on the play button wishes to play") {
    const Scene scene = fullScene();
    Bench bench(1920, 1080);
    const auto wishes = only<IntentAction>(
        bench.click(scene.view(), kEdge + 33.0f, 1080.0f - kEdge - kTimelineHeight + 27.0f));
    REQUIRE(wishes.size() == 1);
    CHECK(wishes[0].intent == Intent::playPause);
}

TEST_CASE("a click on an encounter frames its two craft") {
    const Scene scene = fullScene();
    Bench bench(1920, 1080);
    std::vector<FrameAction> frames;
    // Somewhere in the left column, whatever the heights of the panels above it.
    for (float y = 1080.0f - 200.0f; y > 100.0f && frames.empty(); y -= 12.0f)
        frames = only<FrameAction>(bench.click(scene.view(), kEdge + 120.0f, y));
    REQUIRE_FALSE(frames.empty());
    CHECK(frames[0].a == UnitId{std::size_t{0}});
    CHECK(frames[0].b == UnitId{std::size_t{1}});
}

TEST_CASE("a click on the mark of an alarm acknowledges it, on one that is acknowledged frames the pair") {
    Scene scene = fullScene();
    const auto clicked = [&] {
        Bench bench(1920, 1080);
        DeskActions actions;
        for (float y = 1080.0f - 200.0f; y > 100.0f; y -= 12.0f) {
            for (const Action& action : bench.click(scene.view(), kEdge + kPadding + 4.0f, y))
                actions.push_back(action);
            if (!only<CommandAction>(actions).empty() || !only<FrameAction>(actions).empty()) break;
        }
        return actions;
    };
    // From below: first come the encounters that are over, which have no alarm.
    scene.events.clear();
    const auto commands = only<CommandAction>(clicked());
    REQUIRE(commands.size() == 1);
    CHECK(commands[0].command.kind == sim::CommandKind::acknowledge);
    CHECK(commands[0].command.a == UnitId{std::size_t{0}});
    CHECK(commands[0].command.b == UnitId{std::size_t{1}});
    scene.snapshot.encounters[0].acknowledged = true;
    CHECK(only<CommandAction>(clicked()).empty());
    CHECK(only<FrameAction>(clicked()).size() == 1);
    // Craft in formation are counted, not listed.
    scene.snapshot.encounters[0].bond = sim::Bond::formation;
    CHECK(only<FrameAction>(clicked()).empty());
    scene.snapshot.encounters[0].bond = sim::Bond::station;
    CHECK(only<FrameAction>(clicked()).size() == 1);
}

TEST_CASE("a click on a folded heading unfolds its panel") {
    const Scene scene = fullScene();
    Bench bench(1920, 1080);
    REQUIRE_FALSE(bench.memory.folded[static_cast<std::size_t>(Panel::channels)]);
    bench.click(scene.view(), 1920.0f - kEdge - kRightWidth + kPadding + 20.0f, kEdge + 25.0f);
    CHECK(bench.memory.folded[static_cast<std::size_t>(Panel::channels)]);
    bench.frame(scene.view());
    CHECK(bench.memory.switches.empty());
}

TEST_CASE("the panels keep inside the picture at every size") {
    const auto [width, height] = GENERATE(std::pair(1280, 720), std::pair(1920, 1080), std::pair(3840, 2160));
    const Scene scene = fullScene();
    Bench bench(width, height);
    bench.memory.folded.fill(false);
    bench.frame(scene.view());
    const ImDrawData& drawn = *ImGui::GetDrawData();
    for (int list = 0; list < drawn.CmdListsCount; ++list)
        for (const ImDrawCmd& command : drawn.CmdLists[list]->CmdBuffer) {
            CHECK(command.ClipRect.x >= 0.0f);
            CHECK(command.ClipRect.z <= static_cast<float>(width));
            CHECK(command.ClipRect.w <= static_cast<float>(height));
        }
}

TEST_CASE("Esc closes what is open before it lets go of anything else") {
    DeskMemory memory;
    memory.help = memory.search = true;
    CHECK(applyToPanels(Intent::release, memory));
    CHECK_FALSE(memory.help);
    CHECK(memory.search);
    CHECK(applyToPanels(Intent::release, memory));
    CHECK_FALSE(applyToPanels(Intent::release, memory));
}

TEST_CASE("Esc closes a menu before anything else, and the menu is gone with the next picture") {
    Scene scene = fullScene();
    crisis::InjectDef speech;
    speech.id = speech.name = "speech";
    scene.definition.crisis.injects.push_back(speech);
    const DeskView view = scene.view();
    Bench bench(1280, 720);
    bench.memory.inject = true;
    for (int picture = 0; picture < 3; ++picture) bench.frame(view);
    REQUIRE(bench.memory.menuIsOpen);
    bench.memory.help = true;
    CHECK(applyToPanels(Intent::release, bench.memory));
    CHECK(bench.memory.help);
    bench.frame(view);
    bench.frame(view);
    CHECK_FALSE(bench.memory.menuIsOpen);
    CHECK(applyToPanels(Intent::release, bench.memory));
    CHECK_FALSE(bench.memory.help);
}

TEST_CASE("factors that would read as one take no line, and felt ones do") {
    Scene scene = fullScene();
    const auto verticesWith = [&](double ratio) {
        scene.factors = {{"Alarm", 1.9, 1.0, Certainty::assumed, "assumed"},
                         {"A name that would be seen", ratio, 1.0, Certainty::assumed, "assumed"}};
        Bench bench(1920, 1080);
        bench.frame(scene.view());
        bench.frame(scene.view());
        return bench.vertices;
    };
    const int without = verticesWith(1.02);
    CHECK(verticesWith(0.97) == without);
    CHECK(verticesWith(1.3) > without + 40);
}

TEST_CASE("text that is too long fades out inside its room instead of ending in dots") {
    const Scene scene = emptyScene();
    Bench bench(1920, 1080);
    ImGui::NewFrame();
    ImDrawList& list = *ImGui::GetForegroundDrawList();
    TextLook look;
    look.maximumWidth = 90.0f;
    CHECK(drawText(list, bench.style, 100.0f, 100.0f, "last call under the previous administration", look) ==
          90.0f);
    REQUIRE(list.VtxBuffer.Size > 8);
    float right = 0.0f;
    for (const ImDrawVert& vertex : list.VtxBuffer) right = std::max(right, vertex.pos.x);
    CHECK(right <= 191.0f);
    const auto alphaOf = [](const ImDrawVert& vertex) { return vertex.col >> IM_COL32_A_SHIFT; };
    CHECK(alphaOf(list.VtxBuffer.back()) < alphaOf(list.VtxBuffer.front()) / 2);
    ImGui::EndFrame();
}

TEST_CASE("the wheel on the timeline shows a shorter stretch, about the time under the mouse") {
    const Scene scene = fullScene();
    Bench bench(1920, 1080);
    const DeskView view = scene.view();
    const float y = 1080.0f - kEdge - kTimelineHeight + 59.0f;
    bench.mouse(700.0f, y);
    bench.frame(view);
    bench.frame(view);
    const Area track{kEdge + 132.0f, y, 1920.0f - 2.0f * kEdge - 166.0f, 0.0f};
    const double under = timeWindow(view, bench.memory).timeAt(track, 700.0f);
    ImGui::GetIO().MouseWheel = 4.0f;
    bench.frame(view);
    bench.frame(view);
    const TimeWindow window = timeWindow(view, bench.memory);
    CHECK_FALSE(window.isWhole);
    CHECK(window.lengthS() < 0.3 * scene.definition.durationS);
    CHECK(window.timeAt(track, 700.0f) == Approx(under).margin(0.02 * window.lengthS()));
    ImGui::GetIO().MouseWheel = -9.0f;
    bench.frame(view);
    bench.frame(view);
    CHECK(timeWindow(view, bench.memory).isWhole);
}

TEST_CASE(
    "a stretch of the timeline turns its page when the playhead leaves it, and stays while it is looked at") {
    Scene scene = emptyScene();
    scene.definition.durationS = 10000.0;
    DeskMemory memory;
    DeskView view = scene.view();
    view.timeS = 1000.0;
    zoomTimeWindow(view, memory, 0.1, 1000.0);
    moveTimeWindow(view, memory, 5000.0);
    keepPlayheadInWindow(view, memory);
    CHECK(timeWindow(view, memory).fromS == Approx(5000.0));
    view.timeS = 1001.0;
    keepPlayheadInWindow(view, memory);
    CHECK(timeWindow(view, memory).holds(1001.0));
    CHECK(timeWindow(view, memory).lengthS() == Approx(1000.0));
}

TEST_CASE("a click on a file that can be opened opens it and closes the list") {
    const Scene scene = fullScene();
    Bench bench(1920, 1080);
    bench.memory.open = true;
    bench.memory.openables = {{"/a.session.json", "a.session.json", "session"}, {"/b.toml", "b", "scenario"}};
    std::vector<OpenAction> opened;
    for (float y = 200.0f; y < 420.0f && opened.empty(); y += 8.0f)
        opened = only<OpenAction>(bench.click(scene.view(), 960.0f, y));
    REQUIRE(opened.size() == 1);
    CHECK(opened[0].path == "/a.session.json");
    CHECK_FALSE(bench.memory.open);
}

TEST_CASE("the silence column is there only while there is silence to tell") {
    Scene scene = fullScene();
    const auto verticesOf = [&] {
        Bench bench(1920, 1080);
        bench.frame(scene.view());
        bench.frame(scene.view());
        return bench.vertices;
    };
    const int with = verticesOf();
    scene.definition.crisis.silences.clear();
    scene.snapshot.crisis.silenceLastContactS.clear();
    CHECK(verticesOf() < with);
}

TEST_CASE("two runs are shown side by side, and the other can be let go") {
    const Scene scene = fullScene();
    Bench bench(1920, 1080);
    DeskView view = scene.view();
    const auto without = [&] {
        bench.frame(view);
        bench.frame(view);
        return bench.vertices;
    }();
    view.branches = Branches{};
    bench.frame(view);
    bench.frame(view);
    CHECK(bench.vertices > without + 100);
    std::vector<IntentAction> wished;
    // Under the title block, clear of what the right column's tooltips take.
    const float right = 1920.0f - kEdge - kRightWidth - 420.0f;
    for (float x = right - 42.0f; x < right && wished.empty(); x += 6.0f)
        wished = only<IntentAction>(bench.click(view, x, kEdge + kTitleHeight + 25.0f));
    REQUIRE(wished.size() == 1);
    CHECK(wished[0].intent == Intent::dropBranch);
}

TEST_CASE("a tooltip stands beside its panel and does not cover what it explains") {
    const Scene scene = fullScene();
    Bench bench(1920, 1080);
    bench.mouse(kEdge + 60.0f, 200.0f);
    for (int frame = 0; frame < 4; ++frame) bench.frame(scene.view());
    bool seen = false;
    for (const ImGuiWindow* window : ImGui::GetCurrentContext()->Windows) {
        if ((window->Flags & ImGuiWindowFlags_Tooltip) == 0 || !window->Active) continue;
        seen = true;
        CHECK(window->Pos.x >= kEdge + kLeftWidth);
    }
    CHECK(seen);
}

namespace {

/// The place of a panel or overlay; none while it is not drawn. Glass has a window of its own.
std::optional<Area> placeOf(const char* name) {
    for (const ImGuiWindow* window : ImGui::GetCurrentContext()->Windows)
        if (window->Active && std::string_view(window->Name) == name)
            return Area{window->Pos.x, window->Pos.y, window->Size.x, window->Size.y};
    return std::nullopt;
}

bool overlap(const Area& a, const Area& b) {
    return a.x < b.right() - 1.0f && b.x < a.right() - 1.0f && a.y < b.bottom() - 1.0f &&
           b.y < a.bottom() - 1.0f;
}

}  // namespace

TEST_CASE("no panel vanishes or covers another while a unit is selected and figures are shown") {
    const auto [width, height] =
        GENERATE(std::pair(1280, 720), std::pair(1440, 900), std::pair(1366, 768), std::pair(1920, 1080));
    Scene scene = fullScene();
    scene.selected = UnitId{std::size_t{0}};
    for (int factor = 0; factor < 6; ++factor) scene.factors.push_back(scene.factors.front());
    Bench bench(width, height);
    bench.memory.folded.fill(false);
    bench.memory.statistics = true;
    DeskView view = scene.view();
    view.branches = Branches{};
    view.statistics.stages.resize(8);
    for (int frame = 0; frame < 3; ++frame) bench.frame(view);
    std::vector<Area> places;
    for (const char* name : {"ladder", "unit", "encounters", "events", "channels", "outlook", "timeline",
                             "branches", "statistics"}) {
        const auto place = placeOf(name);
        INFO(name << " at " << width << 'x' << height);
        REQUIRE(place);
        for (const Area& other : places) CHECK_FALSE(overlap(*place, other));
        places.push_back(*place);
    }
}

TEST_CASE("what is known of a zone or place under the mouse stands in the picture, not over the panels") {
    const auto [x, y] =
        GENERATE(std::pair(900.0f, 400.0f), std::pair(930.0f, 590.0f), std::pair(270.0f, 90.0f));
    Scene scene = fullScene();
    if (scene.definition.places.empty()) scene.definition.places.emplace_back();
    scene.definition.places.front().name = "A place with a rather long name";
    scene.definition.places.front().note =
        "And a note that says more about it than one line of this card holds.";
    Bench bench(1280, 720);
    bench.mouse(x, y);
    DeskView view = scene.view();
    view.hoveredPlace = PlaceId{std::size_t{0}};
    for (int frame = 0; frame < 4; ++frame) bench.frame(view);
    bool seen = false;
    for (const ImGuiWindow* window : ImGui::GetCurrentContext()->Windows) {
        if ((window->Flags & ImGuiWindowFlags_Tooltip) == 0 || !window->Active) continue;
        seen = true;
        const Covered covered = coveredBy(bench.memory, deskScale(720));
        CHECK(window->Pos.x >= covered.left);
        CHECK(window->Pos.x + window->Size.x <= 1280.0f - covered.right);
        CHECK((window->Pos.y > y || window->Pos.y + window->Size.y < y));
    }
    CHECK(seen);
}
