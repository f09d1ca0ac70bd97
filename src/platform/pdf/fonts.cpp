// Our own font configuration; see fonts.hpp.
#include "platform/pdf/fonts.hpp"

#include <fontconfig/fontconfig.h>
#include <pango/pangofc-fontmap.h>

#include <filesystem>
#include <memory>
#include <mutex>
#include <stdexcept>

namespace platform::pdf {

namespace {

struct unref {
  void operator()(gpointer object) const { g_object_unref(object); }
};

std::string xml_escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '<' || c == '&' || c == '>')
      out += "&#" + std::to_string(static_cast<int>(c)) + ';';
    else
      out += c;
  }
  return out;
}

// One for the process; fontconfig's configurations may be shared by threads once built.
FcConfig* configuration(const std::string& cache) {
  static std::mutex mutex;
  static FcConfig* made = nullptr;
  const std::scoped_lock lock(mutex);
  if (made != nullptr) return made;
  std::filesystem::create_directories(cache);
  const std::string folder = "/usr/share/fonts/truetype/";
  std::string text =
      "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig><dir>" +
      folder + "noto</dir><dir>" + folder + "droid</dir><selectfont><rejectfont>";
  // Absolute: newer fontconfigs take a relative glob as relative to the process' working folder.
  for (const char* other :
       {"NotoSerif*", "NotoSansMono*", "NotoKufi*", "NotoNaskh*", "NotoNastaliq*", "*Italic*"})
    text += "<glob>" + folder + "noto/" + other + "</glob>";
  text += "</rejectfont></selectfont><cachedir>" +
          xml_escaped(std::filesystem::absolute(cache).string()) + "</cachedir></fontconfig>";
  auto* config = FcConfigCreate();
  if (FcConfigParseAndLoadFromMemory(config, reinterpret_cast<const FcChar8*>(text.c_str()),
                                     FcTrue) == FcFalse ||
      FcConfigBuildFonts(config) == FcFalse)
    throw std::runtime_error("PDF: the font configuration does not load");
  const auto* fonts = FcConfigGetFonts(config, FcSetSystem);
  if (fonts == nullptr || fonts->nfont == 0)
    throw std::runtime_error("PDF: no fonts; install fonts-noto-core and fonts-droid-fallback");
  return made = config;
}

}  // namespace

std::unique_lock<std::mutex> lock_fonts() {
  static std::mutex mutex;
  return std::unique_lock(mutex);
}

PangoContext* font_context(const std::string& cache) {
  static std::unique_ptr<PangoFontMap, unref> map;
  static std::unique_ptr<PangoContext, unref> context;
  if (!context) {
    map.reset(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT));
    if (!map) throw std::runtime_error("PDF: Pango without FreeType");
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map.get()), configuration(cache));
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(map.get()), 72);  // a point is a unit
    context.reset(pango_font_map_create_context(map.get()));
    pango_context_set_round_glyph_positions(context.get(), FALSE);
  }
  return context.get();
}

}  // namespace platform::pdf
