// Drawing by Cairo and Pango; see document.hpp. Pages are recorded and written at the end, when the
// footers know how many there are.
#include "platform/pdf/document.hpp"

#include <cairo-pdf.h>
#include <qrencode.h>
#include <unistd.h>

#include <cmath>
#include <filesystem>
#include <numbers>
#include <stdexcept>

#include "platform/pdf/fonts.hpp"
#include "platform/pdf/path.hpp"

namespace platform::pdf {

namespace {

std::string users_font_cache() {
  return (std::filesystem::temp_directory_path() /
          ("astrobookings-fonts-" + std::to_string(getuid())))
      .string();
}

template <auto Free>
struct freed {
  template <class T>
  void operator()(T* p) const {
    Free(p);
  }
};
using surface = std::unique_ptr<cairo_surface_t, freed<cairo_surface_destroy>>;
using context = std::unique_ptr<cairo_t, freed<cairo_destroy>>;
using layout = std::unique_ptr<PangoLayout, freed<g_object_unref>>;
using font = std::unique_ptr<PangoFontDescription, freed<pango_font_description_free>>;
using attributes = std::unique_ptr<PangoAttrList, freed<pango_attr_list_unref>>;
using qr_code = std::unique_ptr<QRcode, freed<QRcode_free>>;

PangoWeight pango_weight(weight w) noexcept {
  return w == weight::bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL;
}

PangoAlignment pango_align(align a) noexcept {
  switch (a) {
    case align::left: break;
    case align::centre: return PANGO_ALIGN_CENTER;
    case align::right: return PANGO_ALIGN_RIGHT;
  }
  return PANGO_ALIGN_LEFT;
}

layout make_layout(const std::string& cache, const style& s, std::string_view utf8, double within,
                   align a) {
  layout l(pango_layout_new(font_context(cache)));
  const font f(pango_font_description_new());
  pango_font_description_set_family_static(f.get(), font_families);
  pango_font_description_set_weight(f.get(), pango_weight(s.weight));
  pango_font_description_set_absolute_size(f.get(), s.size * PANGO_SCALE);
  pango_layout_set_font_description(l.get(), f.get());
  pango_layout_set_auto_dir(l.get(), FALSE);  // a Hebrew name does not turn the page around
  pango_layout_set_text(l.get(), utf8.data(), static_cast<int>(utf8.size()));  // never markup
  const attributes list(pango_attr_list_new());
  if (s.letter_spacing != 0)
    pango_attr_list_insert(list.get(), pango_attr_letter_spacing_new(
                                           static_cast<int>(s.letter_spacing * PANGO_SCALE)));
  pango_attr_list_insert(list.get(), pango_attr_line_height_new_absolute(
                                         static_cast<int>(s.size * s.line_height * PANGO_SCALE)));
  pango_layout_set_attributes(l.get(), list.get());
  if (within > 0) {
    pango_layout_set_width(l.get(), static_cast<int>(within * PANGO_SCALE));
    pango_layout_set_wrap(l.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(l.get(), pango_align(a));
  }
  return l;
}

double height_of_layout(PangoLayout* l) {
  PangoRectangle logical;
  pango_layout_get_extents(l, nullptr, &logical);
  return static_cast<double>(logical.height) / PANGO_SCALE;
}

cairo_status_t append(void* to, const unsigned char* data, unsigned size) {
  static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(data), size);
  return CAIRO_STATUS_SUCCESS;
}

void set_colour(cairo_t* on, colour c) {
  cairo_set_source_rgb(on, c.red, c.green, c.blue);
}

void outline(cairo_t* on, double x, double y, double w, double h, double radius) {
  if (radius <= 0) {
    cairo_rectangle(on, x, y, w, h);
    return;
  }
  constexpr double quarter = std::numbers::pi / 2;
  cairo_new_sub_path(on);
  cairo_arc(on, x + w - radius, y + radius, radius, -quarter, 0);
  cairo_arc(on, x + w - radius, y + h - radius, radius, 0, quarter);
  cairo_arc(on, x + radius, y + h - radius, radius, quarter, 2 * quarter);
  cairo_arc(on, x + radius, y + radius, radius, 2 * quarter, 3 * quarter);
  cairo_close_path(on);
}

}  // namespace

struct document::state {
  std::unique_lock<std::mutex> fonts = lock_fonts();  // as long as the document is made
  document_settings settings;
  std::vector<surface> pages;
  context on;  // the page that is drawn on
  std::function<void(document&, int, int)> each_page;

  [[nodiscard]] cairo_t* canvas() const {
    if (!on) throw std::logic_error("PDF: the document is finished");
    return on.get();
  }
  void open(std::size_t page) { on.reset(cairo_create(pages[page].get())); }
};

document::document(document_settings settings) : state_(std::make_unique<state>()) {
  state_->settings = std::move(settings);
  if (state_->settings.font_cache.empty()) state_->settings.font_cache = users_font_cache();
  new_page();
}

document::~document() = default;

void document::new_page() {
  const cairo_rectangle_t extents{0, 0, page_width, page_height};
  state_->pages.emplace_back(cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &extents));
  state_->open(state_->pages.size() - 1);
}

double document::room_for(double y, double height) {
  if (y + height <= bottom) return y;
  new_page();
  return top;
}

void document::on_each_page(std::function<void(document&, int, int)> draw) {
  state_->each_page = std::move(draw);
}

double document::text(double x, double y, const style& s, std::string_view utf8, double within,
                      align a) {
  auto* on = state_->canvas();
  pango_cairo_update_context(on, font_context(state_->settings.font_cache));
  const auto l = make_layout(state_->settings.font_cache, s, utf8, within, a);
  set_colour(on, s.ink);
  cairo_move_to(on, x, y);
  pango_cairo_show_layout(on, l.get());
  missing_glyphs_ += pango_layout_get_unknown_glyphs_count(l.get());
  return height_of_layout(l.get());
}

double document::height_of(const style& s, std::string_view utf8, double within) const {
  return height_of_layout(
      make_layout(state_->settings.font_cache, s, utf8, within, align::left).get());
}

double document::width_of(const style& s, std::string_view utf8) const {
  const auto l = make_layout(state_->settings.font_cache, s, utf8, 0, align::left);
  PangoRectangle logical;
  pango_layout_get_extents(l.get(), nullptr, &logical);
  return static_cast<double>(logical.width) / PANGO_SCALE;
}

void document::line(double x1, double y1, double x2, double y2, colour c, double thickness) {
  auto* on = state_->canvas();
  set_colour(on, c);
  cairo_set_line_width(on, thickness);
  cairo_move_to(on, x1, y1);
  cairo_line_to(on, x2, y2);
  cairo_stroke(on);
}

void document::rectangle(double x, double y, double w, double h, colour fill, double radius) {
  outline(state_->canvas(), x, y, w, h, radius);
  set_colour(state_->canvas(), fill);
  cairo_fill(state_->canvas());
}

void document::frame(double x, double y, double w, double h, colour stroke, double radius,
                     double thickness) {
  outline(state_->canvas(), x, y, w, h, radius);
  set_colour(state_->canvas(), stroke);
  cairo_set_line_width(state_->canvas(), thickness);
  cairo_stroke(state_->canvas());
}

void document::circle(double x, double y, double radius, colour fill) {
  cairo_new_path(state_->canvas());
  cairo_arc(state_->canvas(), x, y, radius, 0, 2 * std::numbers::pi);
  set_colour(state_->canvas(), fill);
  cairo_fill(state_->canvas());
}

void document::path(double x, double y, double scale, std::string_view svg, colour fill) {
  auto* on = state_->canvas();
  cairo_new_path(on);
  const auto px = [&](double v) { return x + v * scale; };
  const auto py = [&](double v) { return y + v * scale; };
  for (const auto& [command, p] : parse_path(svg)) {
    if (command == 'M') cairo_move_to(on, px(p[0]), py(p[1]));
    if (command == 'L') cairo_line_to(on, px(p[0]), py(p[1]));
    if (command == 'C')
      cairo_curve_to(on, px(p[0]), py(p[1]), px(p[2]), py(p[3]), px(p[4]), py(p[5]));
    if (command == 'Z') cairo_close_path(on);
  }
  set_colour(on, fill);
  cairo_fill(on);
}

void document::qr(double x, double y, double size, const std::string& content, colour c) {
  const qr_code code(QRcode_encodeString(content.c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1));
  if (!code) throw std::invalid_argument("PDF: not content for a QR code");
  auto* on = state_->canvas();
  const double module = size / code->width;
  // One rectangle for each run of dark modules in a line; neighbours overlap by a hair against
  // seams.
  for (int row = 0; row < code->width; ++row)
    for (int from = 0; from < code->width;) {
      int to = from;
      while (to < code->width && (code->data[row * code->width + to] & 1) != 0) ++to;
      if (to > from)
        cairo_rectangle(on, x + from * module, y + row * module, (to - from) * module,
                        module * 1.02);
      from = to + 1;
    }
  set_colour(on, c);
  cairo_fill(on);
}

int document::pages() const noexcept {
  return static_cast<int>(state_->pages.size());
}

std::string document::finish() {
  const int count = pages();
  for (int i = 0; state_->each_page && i < count; ++i) {
    state_->open(static_cast<std::size_t>(i));
    state_->each_page(*this, i + 1, count);
  }
  state_->on.reset();

  std::string bytes;
  const surface file(cairo_pdf_surface_create_for_stream(append, &bytes, page_width, page_height));
  const auto& s = state_->settings;
  cairo_pdf_surface_restrict_to_version(file.get(), CAIRO_PDF_VERSION_1_5);
  cairo_pdf_surface_set_metadata(file.get(), CAIRO_PDF_METADATA_TITLE, s.title.c_str());
  if (!s.author.empty())
    cairo_pdf_surface_set_metadata(file.get(), CAIRO_PDF_METADATA_AUTHOR, s.author.c_str());
  const auto created = format_instant(s.created);
  cairo_pdf_surface_set_metadata(file.get(), CAIRO_PDF_METADATA_CREATE_DATE,
                                 (created.substr(0, 19) + 'Z').c_str());
  {
    const context on(cairo_create(file.get()));
    for (const auto& page : state_->pages) {
      cairo_set_source_surface(on.get(), page.get(), 0, 0);
      cairo_paint(on.get());
      cairo_show_page(on.get());
    }
  }
  cairo_surface_finish(file.get());
  if (const auto status = cairo_surface_status(file.get()); status != CAIRO_STATUS_SUCCESS)
    throw std::runtime_error(std::string("PDF: ") + cairo_status_to_string(status));
  state_->pages.clear();
  return bytes;
}

}  // namespace platform::pdf
