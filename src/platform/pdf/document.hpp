#pragma once
// A4 documents: text in any script, rules, tables over pages, QR codes, shapes. The same calls give
// the same bytes (with one version of the libraries): no clock, no random ids, our own fonts.
// Coordinates in points from the top left; y is the top of what is drawn. One thread at a time.

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "platform/pdf/style.hpp"
#include "platform/runtime/time.hpp"

namespace platform::pdf {

struct document_settings {
  std::string title;
  std::string author = {};
  platform::instant created;  // the only time in the file
  // A folder that may be written to; by default one of this user's in the folder for temporary
  // files.
  std::string font_cache = {};
};

struct column {
  std::string title;
  double width;
  pdf::align align = pdf::align::left;
};

// A cell's first line is the text; what follows after a line break is said small and quiet.
struct table_row {
  std::vector<std::string> cells;
  bool strong = false;  // a sum
};

class document {
 public:
  static constexpr double page_width = 595.28, page_height = 841.89;
  static constexpr double left = 56, right = page_width - 56, width = right - left;
  static constexpr double top = 56, bottom = page_height - 76;  // the rest is the footer's

  explicit document(document_settings settings);
  ~document();
  document(const document&) = delete;
  document& operator=(const document&) = delete;

  // Returns the height. Width 0: one line without end.
  double text(double x, double y, const style& s, std::string_view utf8, double within = 0,
              align a = align::left);
  [[nodiscard]] double height_of(const style& s, std::string_view utf8, double within = 0) const;
  [[nodiscard]] double width_of(const style& s, std::string_view utf8) const;

  void line(double x1, double y1, double x2, double y2, colour c = palette::hairline,
            double thickness = 0.75);
  void rectangle(double x, double y, double w, double h, colour fill, double radius = 0);
  void frame(double x, double y, double w, double h, colour stroke, double radius = 0,
             double thickness = 0.75);
  void circle(double x, double y, double radius, colour fill);
  // SVG path data (see path.hpp), scaled, its origin at x, y.
  void path(double x, double y, double scale, std::string_view svg, colour fill);
  void qr(double x, double y, double size, const std::string& content, colour c = palette::ink);

  // Draws a table from y on, over as many pages as it takes, each with the header. Returns the y
  // below it.
  double table(double x, double y, const std::vector<column>& columns,
               const std::vector<table_row>& rows);

  void new_page();
  // y, or the top of a new page when fewer than `height` points are left.
  double room_for(double y, double height);
  // Called for each page at the end, when the number of pages is known.
  void on_each_page(std::function<void(document&, int page, int pages)> draw);

  // The file's bytes. Nothing can be drawn afterwards.
  [[nodiscard]] std::string finish();
  [[nodiscard]] int pages() const noexcept;
  // Characters that none of our fonts has (they are drawn as boxes).
  [[nodiscard]] int missing_glyphs() const noexcept { return missing_glyphs_; }

 private:
  struct state;
  double table_head(double x, double y, const std::vector<column>& columns);
  [[nodiscard]] double row_height(const std::vector<column>& columns, const table_row& row) const;
  void draw_row(double x, double y, const std::vector<column>& columns, const table_row& row);

  std::unique_ptr<state> state_;
  int missing_glyphs_ = 0;
};

}  // namespace platform::pdf
