#include "platform/runtime/trace.hpp"

#include <array>
#include <cstdint>
#include <random>

namespace platform {
namespace {

thread_local trace current;

// Trace ids need to be unique, not secret: a fast generator, seeded by the system for each thread.
std::uint64_t next_random() {
  thread_local std::mt19937_64 generator{[] {
    std::random_device device;
    std::seed_seq seed{device(), device(), device(), device()};
    return std::mt19937_64{seed};
  }()};
  return generator();
}

void append_hex(std::string& out, std::uint64_t bits) {
  static constexpr std::string_view alphabet = "0123456789abcdef";
  for (int shift = 60; shift >= 0; shift -= 4) out += alphabet[(bits >> shift) & 15];
}

bool hex_and_not_zero(std::string_view s) {
  return s.find_first_not_of("0123456789abcdef") == s.npos && s.find_first_not_of('0') != s.npos;
}

}  // namespace

trace trace::start() {
  trace t;
  t.id.reserve(32);
  append_hex(t.id, next_random());
  append_hex(t.id, next_random() | 1);
  return t;
}

trace trace::from(std::string_view h) {
  // 00-<32 hex>-<16 hex>-<2 hex>
  if (h.size() != 55 || h.substr(0, 3) != "00-" || h[35] != '-' || h[52] != '-' ||
      !hex_and_not_zero(h.substr(3, 32)) || !hex_and_not_zero(h.substr(36, 16))) {
    return start();
  }
  return {std::string(h.substr(3, 32)), std::string(h.substr(36, 16))};
}

std::string trace::header() const {
  std::string h = "00-" + id + "-";
  append_hex(h, next_random() | 1);
  return h + "-01";
}

const trace& current_trace() noexcept {
  return current;
}

trace_scope::trace_scope(trace t) : before_(std::move(current)) {
  current = std::move(t);
}
trace_scope::~trace_scope() {
  current = std::move(before_);
}

}  // namespace platform
