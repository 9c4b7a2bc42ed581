// A small world for the panels, made by hand: no stepping, so what is shown is what stands here. And a Dear
// ImGui without a renderer that can be poked with mouse and keys.
#pragma once

#include <imgui.h>

#include <filesystem>
#include <string>
#include <vector>

#include "ui/desk.h"
#include "ui/panels.h"

namespace openline::ui::test {

struct Scene {
    sim::Definition definition;
    sim::Snapshot snapshot;
    std::vector<sim::Event> events;
    std::vector<sim::Command> log;
    std::vector<crisis::Factor> factors;
    UnitId selected;

    [[nodiscard]] DeskView view() const {
        DeskView result{definition, snapshot, events, log, factors};
        result.position = result.goal = snapshot.tick;
        result.computedTo = snapshot.tick * 2;
        result.timeS = snapshot.timeS;
        result.seed = 20211001;
        result.hash = 0x7f3a91c2aa55aa55ULL;
        result.selected = selected;
        return result;
    }
};

/// Nothing in it: no units, channels, dyads, events.
Scene emptyScene();

crisis::ChannelDef channelNamed(const std::string& id, const std::string& name, crisis::Level level);

void addChannels(Scene& scene);

void addUnits(Scene& scene);

void addCrisis(Scene& scene);

/// A minister's call ringing, an encounter, a selected unit, some events.
Scene fullScene();

/// A desk at a size, drawn without a renderer.
class Bench {
  public:
    Bench(int widthPx, int heightPx)
        : context_(ImGui::CreateContext()), widthPx_(widthPx), heightPx_(heightPx) {
        ImGui::SetCurrentContext(context_);
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.DisplaySize = ImVec2(static_cast<float>(widthPx), static_cast<float>(heightPx));
        io.DeltaTime = 1.0f / 60.0f;
        const std::string folder = "/usr/share/fonts/opentype/inter/";
        FontFiles files;
        if (std::filesystem::exists(folder + "Inter-Regular.otf"))
            files = {folder + "Inter-Regular.otf", folder + "Inter-SemiBold.otf"};
        style = makeStyle(files, deskScale(heightPx), frame::Theme::dark);
        unsigned char* pixels = nullptr;
        int width = 0, height = 0;
        io.Fonts->GetTexDataAsRGBA32(&pixels, &width, &height);
        io.MousePos = ImVec2(-1.0e7f, -1.0e7f);
    }
    ~Bench() { ImGui::DestroyContext(context_); }
    Bench(const Bench&) = delete;
    Bench& operator=(const Bench&) = delete;

    DeskActions frame(const DeskView& view) {
        ImGui::NewFrame();
        DeskActions actions = drawDesk(view, memory, style);
        ImGui::Render();
        vertices = ImGui::GetDrawData()->TotalVtxCount;
        return actions;
    }
    void mouse(float x, float y, bool down = false) {
        ImGui::GetIO().MousePos = ImVec2(x, y);
        ImGui::GetIO().MouseDown[0] = down;
    }
    /// Moves there, presses and lets go; returns everything that was wished meanwhile.
    DeskActions click(const DeskView& view, float x, float y) {
        DeskActions all;
        for (const bool down : {false, false, true, true, false, false}) {
            mouse(x, y, down);
            for (const Action& action : frame(view)) all.push_back(action);
        }
        return all;
    }
    [[nodiscard]] int width() const { return widthPx_; }
    [[nodiscard]] int height() const { return heightPx_; }

    DeskMemory memory;
    Style style;
    int vertices = 0;

  private:
    ImGuiContext* context_;
    int widthPx_, heightPx_;
};

}  // namespace openline::ui::test
