// Which files the desk writes and offers: names that are free, and what can be opened. Not for what is in
// them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/data_folders.h"
#include "ui/desk_view.h"

namespace openline::app {

/// `stem-1.png`, `stem-2.png` and so on: the first after all that are there, so that nothing is overwritten
/// and the order of names is the order in which they were made.
std::string freeName(std::string_view stem, std::string_view ending, const std::string& folder = ".");

/// Sessions of a folder, newest first, then the last session that was left, then the program's scenarios.
std::vector<ui::Openable> openables(const DataRoot& data, const std::string& folder = ".");

/// Where the session of the desk is kept when it closes; empty when there is no place for it.
std::string lastSessionPath();

}  // namespace openline::app
