#include "platform/http/encoding.hpp"

#include <brotli/encode.h>
#include <zlib.h>

#include <algorithm>
#include <cstdint>
#include <stdexcept>

namespace platform::http {
namespace {

bool accepts(std::string_view list, std::string_view name) noexcept {
  while (!list.empty()) {
    const auto end = std::min(list.find(','), list.size());
    auto one = list.substr(0, end);
    list.remove_prefix(std::min(end + 1, list.size()));
    while (!one.empty() && one.front() == ' ') one.remove_prefix(1);
    if (!one.starts_with(name)) continue;
    const auto rest = one.substr(name.size());
    if (rest.empty() || rest.front() == ' ' || rest.front() == ';') {
      return rest.find("q=0") == rest.npos || rest.find("q=0.") != rest.npos;
    }
  }
  return false;
}

std::string brotli(std::string_view in) {
  std::size_t size = BrotliEncoderMaxCompressedSize(in.size());
  std::string out(size, '\0');
  if (BrotliEncoderCompress(5, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, in.size(),
                            reinterpret_cast<const std::uint8_t*>(in.data()), &size,
                            reinterpret_cast<std::uint8_t*>(out.data())) == BROTLI_FALSE) {
    throw std::runtime_error("brotli failed");
  }
  out.resize(size);
  return out;
}

std::string gzip(std::string_view in) {
  z_stream z{};
  constexpr int gzip_window = 15 + 16;
  if (deflateInit2(&z, 6, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::runtime_error("gzip failed");
  }
  std::string out(deflateBound(&z, in.size()), '\0');
  z.next_in = reinterpret_cast<Bytef*>(
      const_cast<char*>(in.data()));  // zlib's old signature: it only reads
  z.avail_in = static_cast<uInt>(in.size());
  z.next_out = reinterpret_cast<Bytef*>(out.data());
  z.avail_out = static_cast<uInt>(out.size());
  const int done = deflate(&z, Z_FINISH);
  out.resize(z.total_out);
  deflateEnd(&z);
  if (done != Z_STREAM_END) throw std::runtime_error("gzip failed");
  return out;
}

}  // namespace

coding choose_coding(std::string_view accept_encoding) noexcept {
  if (accept_encoding.empty()) return coding::identity;
  if (accepts(accept_encoding, "br")) return coding::brotli;
  if (accepts(accept_encoding, "gzip")) return coding::gzip;
  return coding::identity;
}

std::string encode(coding how, std::string_view bytes) {
  switch (how) {
    case coding::identity: return std::string(bytes);
    case coding::gzip: return gzip(bytes);
    case coding::brotli: return brotli(bytes);
  }
  return std::string(bytes);
}

std::string_view name_of(coding c) noexcept {
  switch (c) {
    case coding::identity: return "identity";
    case coding::gzip: return "gzip";
    case coding::brotli: return "br";
  }
  return "identity";
}

}  // namespace platform::http
