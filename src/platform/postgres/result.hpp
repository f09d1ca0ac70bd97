#pragma once
// Rows of an answer, read by column name. An absent column, NULL where a value is wanted or another
// type throws postgres::error with the column's name. A row keeps its result alive.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "platform/runtime/time.hpp"

struct pg_result;

namespace platform::postgres {

using platform::day;
using platform::instant;

class row {
 public:
  row(std::shared_ptr<pg_result> from, int index) : from_(std::move(from)), index_(index) {}

  [[nodiscard]] std::string text(const char* column) const;  // text, varchar, json, uuid, enum …
  [[nodiscard]] std::int64_t i64(const char* column) const;  // int2, int4, int8, a whole numeric
  [[nodiscard]] bool flag(const char* column) const;
  [[nodiscard]] instant at(const char* column) const;  // timestamptz, cut to milliseconds
  [[nodiscard]] day date(const char* column) const;
  [[nodiscard]] std::string bytes(const char* column) const;  // bytea
  [[nodiscard]] bool null(const char* column) const;

  [[nodiscard]] std::optional<std::string> maybe_text(const char* column) const;
  [[nodiscard]] std::optional<std::int64_t> maybe_i64(const char* column) const;
  [[nodiscard]] std::optional<bool> maybe_flag(const char* column) const;
  [[nodiscard]] std::optional<instant> maybe_at(const char* column) const;
  [[nodiscard]] std::optional<day> maybe_date(const char* column) const;

 private:
  [[nodiscard]] int column_number(const char* column) const;
  [[nodiscard]] std::string_view raw(const char* column) const;
  [[nodiscard]] unsigned type(const char* column) const;

  std::shared_ptr<pg_result> from_;
  int index_;
};

class result {
 public:
  result() = default;
  explicit result(std::shared_ptr<pg_result> from);

  [[nodiscard]] std::size_t size() const noexcept { return static_cast<std::size_t>(rows_); }
  [[nodiscard]] bool empty() const noexcept { return rows_ == 0; }
  [[nodiscard]] row operator[](std::size_t index) const;
  // Rows inserted, updated or deleted (or selected).
  [[nodiscard]] std::int64_t affected() const noexcept { return affected_; }
  // "INSERT 0 1", "COMMIT", …
  [[nodiscard]] std::string_view command() const noexcept;

  class iterator {
   public:
    iterator(const result& of, std::size_t index) : of_(&of), index_(index) {}
    row operator*() const { return (*of_)[index_]; }
    iterator& operator++() {
      ++index_;
      return *this;
    }
    bool operator==(const iterator& other) const { return index_ == other.index_; }

   private:
    const result* of_;
    std::size_t index_;
  };
  [[nodiscard]] iterator begin() const { return {*this, 0}; }
  [[nodiscard]] iterator end() const { return {*this, size()}; }

 private:
  std::shared_ptr<pg_result> from_;
  int rows_ = 0;
  std::int64_t affected_ = 0;
};

}  // namespace platform::postgres
