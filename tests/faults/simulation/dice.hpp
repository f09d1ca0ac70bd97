#pragma once
// All chance of a simulated world comes from one seed: the same seed is the same world, on every
// machine (the distributions of the standard library differ between libraries).

#include <cstdint>

namespace simulation {

class dice {
 public:
  explicit dice(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15ULL + 1) {}

  [[nodiscard]] std::uint64_t next() noexcept {  // splitmix64
    auto z = (state_ += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31U);
  }
  // 0 to n-1
  [[nodiscard]] int below(int n) noexcept {
    return static_cast<int>(next() % static_cast<std::uint64_t>(n));
  }
  [[nodiscard]] int between(int least, int most) noexcept {
    return least + below(most - least + 1);
  }
  [[nodiscard]] bool chance(int per_mille) noexcept { return below(1000) < per_mille; }
  template <class List>
  [[nodiscard]] auto& one_of(List& list) noexcept {
    return list[static_cast<std::size_t>(below(static_cast<int>(list.size())))];
  }

 private:
  std::uint64_t state_;
};

}  // namespace simulation
