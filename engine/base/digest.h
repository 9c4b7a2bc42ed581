// A 64-bit digest of a world, field by field in a defined order: the proof of determinism. XXH3 from xxHash.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace openline {

class Digest {
  public:
    Digest();
    ~Digest();
    Digest(Digest&&) noexcept;
    Digest& operator=(Digest&&) noexcept;

    void addBytes(const void* data, std::size_t size);
    /// Doubles are added by their bits, with -0 made +0 first.
    void add(double value);
    void add(std::int64_t value) { addBytes(&value, sizeof value); }
    void add(std::uint64_t value) { addBytes(&value, sizeof value); }
    void add(std::uint32_t value) { addBytes(&value, sizeof value); }
    void add(std::int32_t value) { addBytes(&value, sizeof value); }
    void add(std::uint8_t value) { addBytes(&value, sizeof value); }
    void add(bool value) { add(static_cast<std::uint8_t>(value)); }
    void add(std::string_view text);

    [[nodiscard]] std::uint64_t value() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

/// 16 lower-case hexadecimal digits.
std::string hexadecimal(std::uint64_t value);
/// Digest of a block of bytes, for files and frames.
std::uint64_t digestOf(std::span<const std::uint8_t> bytes);

}  // namespace openline
