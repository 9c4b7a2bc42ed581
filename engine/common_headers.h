// What nearly every source reads of the standard library, read once by the compiler: it builds in two thirds
// of the time. Each file still includes what it uses, and builds without this (-DOPENLINE_PRECOMPILE=OFF).
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>
