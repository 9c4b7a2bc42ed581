// Damage to bytes, the same in every run: what the tests of readers feed them. Number n is always the same
// damage.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "base/rng.h"

namespace openline::scenes {

/// Draws of one mutation.
class Damage {
  public:
    explicit Damage(int number) : number_(number) {}
    /// Range: 0 to below `limit`, which is above 0.
    std::size_t below(std::size_t limit) { return static_cast<std::size_t>(bits() % limit); }
    std::uint64_t bits() { return randomBits({0x0b5e55ed, number_, 0, Purpose::sceneTest, drawn_++}); }

  private:
    std::int64_t number_;
    std::uint32_t drawn_ = 0;
};

/// One to four places changed: a bit, a byte, a telling value, bytes gone, or bytes twice.
template <class Bytes>
Bytes damaged(Bytes bytes, int number) {
    using Byte = typename Bytes::value_type;
    constexpr unsigned kTelling[] = {0x00, 0x01, 0x7f, 0x80, 0xfe, 0xff, 0x0a, 0x22};
    Damage damage(number);
    for (std::size_t changes = 1 + damage.below(4); changes > 0 && !bytes.empty(); --changes) {
        const std::size_t at = damage.below(bytes.size());
        const auto place = bytes.begin() + static_cast<std::ptrdiff_t>(at);
        const auto some = static_cast<std::ptrdiff_t>(std::min(bytes.size() - at, 1 + damage.below(16)));
        switch (damage.below(5)) {
            case 0:
                *place = static_cast<Byte>(static_cast<unsigned>(*place) ^ (1u << damage.below(8)));
                break;
            case 1:
                *place = static_cast<Byte>(damage.below(256));
                break;
            case 2:
                *place = static_cast<Byte>(kTelling[damage.below(8)]);
                break;
            case 3:
                bytes.erase(place, place + some);
                break;
            default: {
                const Bytes twice(place, place + some);
                bytes.insert(place, twice.begin(), twice.end());
            }
        }
    }
    return bytes;
}

}  // namespace openline::scenes
