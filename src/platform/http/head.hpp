#pragma once
// Strict HTTP/1.1 request head (RFC 9112, no leniency): one pass, no allocation, views into the
// read buffer.

#include <array>
#include <cstdint>
#include <string_view>

namespace platform::http {

enum class method : std::uint8_t { get, head, post, put, patch, del };
[[nodiscard]] std::string_view name_of(method m) noexcept;

struct field {
  std::string_view name, value;
};

struct request_head {
  static constexpr std::size_t max_bytes = 8192, max_target = 2048, max_fields = 64;

  method verb{};
  bool keep_alive = true;
  std::uint32_t content_length = 0;
  std::size_t size = 0;  // bytes of the head, blank line included
  std::string_view target;
  std::size_t count = 0;
  std::array<field, max_fields> fields;

  // The first field of this name (given in lower case), empty if there is none.
  [[nodiscard]] std::string_view get(std::string_view lower_name) const noexcept;
};

// 0: more bytes are needed. 200: complete. Otherwise the status to answer before closing the
// connection. Refused: bare LF, folded lines, no or two Hosts, two Content-Lengths, any
// Transfer-Encoding, absolute-form targets, unknown methods, a body on GET, HEAD or DELETE, and all
// beyond the limits above.
[[nodiscard]] int read_head(std::string_view in, request_head& out) noexcept;

[[nodiscard]] bool equal_ignoring_case(std::string_view a, std::string_view lower) noexcept;

}  // namespace platform::http
