// Checks on our own mistakes: on in Debug and RelWithDebInfo, off with NDEBUG. Never for input from people.
#pragma once

#include <cassert>

#define OPENLINE_ASSERT(condition) assert(condition)
