// Tables over pages; see document.hpp.
#include <algorithm>

#include "platform/pdf/document.hpp"

namespace platform::pdf {

namespace {

constexpr double padding = 7;     // above and below a row's text
constexpr double gutter = 12;     // between two columns
constexpr double head_space = 5;  // between the header and its rule

struct cell_lines {
  std::string_view main, aside;
};

cell_lines split(std::string_view cell) {
  const auto end = cell.find('\n');
  if (end == std::string_view::npos) return {cell, {}};
  return {cell.substr(0, end), cell.substr(end + 1)};
}

double inner_width(const column& c, bool last) {
  return last ? c.width : c.width - gutter;
}

}  // namespace

double document::table_head(double x, double y, const std::vector<column>& columns) {
  double height = 0;
  double at = x;
  for (const auto& c : columns) {
    const double within = inner_width(c, &c == &columns.back());
    height = std::max(height, text(at, y, type::label, c.title, within, c.align));
    at += c.width;
  }
  const double below = y + height + head_space;
  line(x, below, at, below, palette::ink, 0.9);
  return below;
}

double document::row_height(const std::vector<column>& columns, const table_row& row) const {
  double height = 0;
  const style& s = row.strong ? type::strong : type::body;
  for (std::size_t i = 0; i < columns.size() && i < row.cells.size(); ++i) {
    const double within = inner_width(columns[i], i + 1 == columns.size());
    const auto [main, aside] = split(row.cells[i]);
    double h = height_of(s, main, within);
    if (!aside.empty()) h += height_of(type::small, aside, within);
    height = std::max(height, h);
  }
  return height + 2 * padding;
}

void document::draw_row(double x, double y, const std::vector<column>& columns,
                        const table_row& row) {
  const style& s = row.strong ? type::strong : type::body;
  for (std::size_t i = 0; i < columns.size() && i < row.cells.size(); ++i) {
    const double within = inner_width(columns[i], i + 1 == columns.size());
    const auto [main, aside] = split(row.cells[i]);
    const double h = text(x, y + padding, s, main, within, columns[i].align);
    if (!aside.empty()) text(x, y + padding + h, type::small, aside, within, columns[i].align);
    x += columns[i].width;
  }
}

double document::table(double x, double y, const std::vector<column>& columns,
                       const std::vector<table_row>& rows) {
  double full = 0;
  for (const auto& c : columns) full += c.width;
  const double first = rows.empty() ? 0 : row_height(columns, rows.front());
  y = table_head(x, room_for(y, 24 + first), columns);
  for (const auto& row : rows) {
    const double height = row_height(columns, row);
    if (y + height > bottom) {
      new_page();
      y = table_head(x, top, columns);
    }
    draw_row(x, y, columns, row);
    y += height;
    const bool sum_follows = &row != &rows.back() && (&row + 1)->strong && !row.strong;
    if (sum_follows)
      line(x, y, x + full, y, palette::ink, 0.9);
    else if (!row.strong)
      line(x, y, x + full, y);
  }
  return y;
}

}  // namespace platform::pdf
