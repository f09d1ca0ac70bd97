// BSON files over zlib; see dump.hpp.
#include "platform/mongo/dump.hpp"

#include <zlib.h>

#include <array>
#include <memory>
#include <stdexcept>

namespace platform::mongo {
namespace {

constexpr std::chrono::minutes longest_read{30};
constexpr std::size_t documents_at_once = 500, bytes_at_once = std::size_t{8} * 1024 * 1024;
constexpr std::size_t largest_document = std::size_t{17} * 1024 * 1024;

struct closed {
  void operator()(gzFile f) const { gzclose(f); }
};
using gz_handle = std::unique_ptr<std::remove_pointer_t<gzFile>, closed>;

[[noreturn]] void broken(const std::filesystem::path& file) {
  throw std::runtime_error(file.string() + " is broken");
}

gz_handle opened(const std::filesystem::path& file, const char* mode) {
  gz_handle f(gzopen(file.c_str(), mode));
  if (!f) throw std::runtime_error("cannot open " + file.string());
  return f;
}

// f(bytes) for each document.
template <class F>
void each_document(const std::filesystem::path& file, F f) {
  const auto in = opened(file, "rb");
  std::string bytes;
  for (;;) {
    std::array<unsigned char, 4> head{};
    const int n = gzread(in.get(), head.data(), 4);
    int error = Z_OK;
    gzerror(in.get(), &error);
    if (n == 0 && error == Z_OK && gzeof(in.get()) != 0) return;
    const std::size_t size = head[0] | (std::size_t{head[1]} << 8) | (std::size_t{head[2]} << 16) |
                             (std::size_t{head[3]} << 24);
    if (n != 4 || size < 5 || size > largest_document) broken(file);
    bytes.assign(reinterpret_cast<const char*>(head.data()), 4);
    bytes.resize(size);
    const auto rest = static_cast<int>(size - 4);
    if (gzread(in.get(), bytes.data() + 4, static_cast<unsigned>(rest)) != rest) broken(file);
    f(bytes);
  }
}

doc parsed(const std::string& bytes, const std::filesystem::path& file) {
  bson_t read;
  const bool good =
      bson_init_static(&read, reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  if (!good || !bson_validate(&read, BSON_VALIDATE_NONE, nullptr)) broken(file);
  return doc(&read);
}

}  // namespace

std::int64_t dump(const collection& from, const std::filesystem::path& to) {
  auto out = opened(to, "wb6");
  find_options options;
  options.max_time = longest_read;
  std::int64_t documents = 0;
  from.find_each(doc{}, options, [&](view v) {
    const auto copy = v.copy();
    const auto size = copy.raw()->len;
    if (gzwrite(out.get(), bson_get_data(copy.raw()), size) != static_cast<int>(size))
      throw std::runtime_error("cannot write " + to.string() + ": is the disk full?");
    ++documents;
  });
  if (gzclose(out.release()) != Z_OK)
    throw std::runtime_error("cannot write " + to.string() + ": is the disk full?");
  return documents;
}

std::int64_t count_dumped(const std::filesystem::path& file) {
  std::int64_t documents = 0;
  each_document(file, [&](const std::string& bytes) {
    (void)parsed(bytes, file);
    ++documents;
  });
  return documents;
}

std::int64_t load(const std::filesystem::path& file, collection into) {
  std::int64_t documents = 0;
  std::vector<doc> batch;
  std::size_t size = 0;
  const auto flush = [&] {
    documents += into.insert_many(batch);
    batch.clear();
    size = 0;
  };
  each_document(file, [&](const std::string& bytes) {
    batch.push_back(parsed(bytes, file));
    size += bytes.size();
    if (batch.size() >= documents_at_once || size >= bytes_at_once) flush();
  });
  if (!batch.empty()) flush();
  return documents;
}

}  // namespace platform::mongo
