#include "base/digest.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <bit>

namespace openline {

struct Digest::State {
    struct Free {
        void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
    };
    std::unique_ptr<XXH3_state_t, Free> xxh{XXH3_createState()};
};

Digest::Digest() : state_(std::make_unique<State>()) {
    XXH3_64bits_reset(state_->xxh.get());
}
Digest::~Digest() = default;
Digest::Digest(Digest&&) noexcept = default;
Digest& Digest::operator=(Digest&&) noexcept = default;

void Digest::addBytes(const void* data, std::size_t size) {
    XXH3_64bits_update(state_->xxh.get(), data, size);
}

void Digest::add(double value) {
    add(std::bit_cast<std::uint64_t>(value == 0.0 ? 0.0 : value));
}

void Digest::add(std::string_view text) {
    add(static_cast<std::uint64_t>(text.size()));
    addBytes(text.data(), text.size());
}

std::uint64_t Digest::value() const {
    return XXH3_64bits_digest(state_->xxh.get());
}

std::string hexadecimal(std::uint64_t value) {
    return fmt::format("{:016x}", value);
}

std::uint64_t digestOf(std::span<const std::uint8_t> bytes) {
    return XXH3_64bits(bytes.data(), bytes.size());
}

}  // namespace openline
