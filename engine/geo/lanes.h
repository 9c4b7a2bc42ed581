// Four numbers side by side: the same arithmetic with the same bits for four craft at once, so that one waits
// less for the roots and divisions of another. Only + - * / and roots; not a general vector library. Only
// functions that are always inlined take or return lanes: where the processor keeps them depends on the
// build.
#pragma once

#include "base/math.h"

// It warns of lanes passed by value to functions that are called; there are none. Not taken back: the
// compiler warns where such a template is used.
#pragma GCC diagnostic ignored "-Wpsabi"

/// A function compiled twice: for processors with 32-byte registers and for all others. The bits are the
/// same. Thread sanitizers run before such functions are resolved, so not there.
#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
#define OPENLINE_ONE_VERSION 1
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer) || __has_feature(address_sanitizer)
#define OPENLINE_ONE_VERSION 1
#endif
#endif
#if defined(__x86_64__) && defined(__ELF__) && !defined(OPENLINE_ONE_VERSION)
#define OPENLINE_WIDE_LANES __attribute__((target_clones("avx2", "default")))
#else
#define OPENLINE_WIDE_LANES
#endif

namespace openline::geo {

using Quad = double __attribute__((vector_size(32)));

/// Each number becomes its root.
[[gnu::always_inline]] inline void takeRoot(double& x) {
    x = math::sqrt(x);
}
[[gnu::always_inline]] inline void takeRoot(Quad& x) {
    x = Quad{math::sqrt(x[0]), math::sqrt(x[1]), math::sqrt(x[2]), math::sqrt(x[3])};
}

}  // namespace openline::geo
