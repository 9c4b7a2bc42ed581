// The whole desk in one call: lays the panels out around the picture and gathers what was wished. Between
// ImGui::NewFrame and ImGui::Render of the caller's context.
#pragma once

#include "ui/actions.h"
#include "ui/desk_view.h"
#include "ui/style.h"

namespace openline::ui {

/// How much of the picture the panels cover at its edges, so that labels keep out. Units: px.
struct Covered {
    float left = 0.0f, right = 0.0f, top = 0.0f, bottom = 0.0f;
};
Covered coveredBy(const DeskMemory& memory, float scale);

/// Draws all panels for the current display size and returns what a person did. Takes keys only while a text
/// field is open; all others come through `actionFor`.
DeskActions drawDesk(const DeskView& view, DeskMemory& memory, const Style& style);

/// What wishes do to the panels themselves (help, search, hiding, letting go). Returns true if that was all,
/// so that nobody else need act.
bool applyToPanels(Intent intent, DeskMemory& memory);

/// Enter, up and down while the search is open.
void chooseInSearch(const DeskView& view, DeskMemory& memory, const Style& style, int moveBy, bool accept,
                    DeskActions& actions);

}  // namespace openline::ui
