// Reads a file that a person wrote, or says plainly why it cannot be one: missing, a folder, too large, not
// text. Not for data that programs write.
#pragma once

#include <cstddef>
#include <string>

#include "base/result.h"

namespace openline::scenario {

/// Larger files are refused unread.
inline constexpr std::size_t kMaximumTextBytes = std::size_t{16} << 20;

/// The whole file. Errors: no such file, a folder, not a regular file, unreadable, over 16 MiB, see
/// checkText.
Result<std::string> readTextFile(const std::string& path);

/// Errors: empty or blank, over 16 MiB, a zero byte, invalid UTF-8 (with line and column).
Result<Done> checkText(const std::string& text, const std::string& file);

}  // namespace openline::scenario
