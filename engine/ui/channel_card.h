// What is known of a channel, on hover: since when, how it works, its record, why nobody answers, sources and
// certainty.
#pragma once

#include "ui/panels.h"

namespace openline::ui {

void drawChannelCard(const PanelContext& context, ChannelId channel);

}  // namespace openline::ui
