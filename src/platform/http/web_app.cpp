#include "platform/http/web_app.hpp"

#include <array>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "platform/http/problem.hpp"
#include "platform/security/random.hpp"

namespace platform::http {
namespace {

constexpr std::string_view nonce_mark = "__AB_NONCE__";

constexpr std::array<std::pair<std::string_view, std::string_view>, 11> types{
    {{".js", "text/javascript"},
     {".css", "text/css"},
     {".html", "text/html; charset=utf-8"},
     {".svg", "image/svg+xml"},
     {".ico", "image/x-icon"},
     {".png", "image/png"},
     {".woff2", "font/woff2"},
     {".txt", "text/plain; charset=utf-8"},
     {".json", "application/json"},
     {".webmanifest", "application/manifest+json"},
     {".map", "application/json"}}};

std::string type_of(const std::string& name) {
  for (const auto& [ending, type] : types) {
    if (name.ends_with(ending)) return std::string(type);
  }
  return "application/octet-stream";
}

std::string read(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(in), {}};
}

// What the build names by its content never changes: fonts and pictures, and scripts with a hash of
// 8 characters.
bool immutable(const std::string& name) {
  if (name.find("media/") != name.npos) return true;
  const auto dash = name.rfind('-');
  const auto dot = name.rfind('.');
  return name.ends_with(".js") && dash != name.npos && dot != name.npos && dot - dash == 9;
}

void remove_between(std::string& text, std::string_view mark) {
  for (auto at = text.find(mark); at != text.npos; at = text.find(mark))
    text.erase(at, mark.size());
}

}  // namespace

web_app::web_app(const std::filesystem::path& folder, std::string prefix)
    : prefix_(std::move(prefix)) {
  if (!std::filesystem::exists(folder / "index.html")) {
    throw std::runtime_error("no web app in " + folder.string() + ": build the project first");
  }
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const auto extension = entry.path().extension();
    if (entry.is_regular_file() && extension != ".br" && extension != ".gz")
      load(folder, entry.path());
  }
  index_ = read(folder / "index.html");
}

void web_app::load(const std::filesystem::path& folder, const std::filesystem::path& path) {
  const auto name = std::filesystem::relative(path, folder).string();
  if (name == "index.html") return;
  auto& f = files_[prefix_ + name];
  for (const auto how : {coding::identity, coding::gzip, coding::brotli}) {
    const auto* ending = how == coding::gzip ? ".gz" : how == coding::brotli ? ".br" : "";
    const std::filesystem::path coded(path.string() + ending);
    if (!std::filesystem::exists(coded)) continue;
    response r{200, type_of(name), read(coded), {}};
    r.headers.emplace_back("Cache-Control",
                           immutable(name) ? "public, max-age=31536000, immutable" : "no-cache");
    r.headers.emplace_back("Vary", "Accept-Encoding");
    if (how != coding::identity) r.headers.emplace_back("Content-Encoding", name_of(how));
    f.by_coding[how] = std::make_shared<prepared>(prepare(r));
  }
}

response web_app::page(int status, std::string html, const request& r) {
  const auto nonce = security::random_hex(16);
  for (auto at = html.find(nonce_mark); at != html.npos; at = html.find(nonce_mark, at)) {
    html.replace(at, nonce_mark.size(), nonce);
  }
  response out{status,
               "text/html; charset=utf-8",
               {},
               {{"Cache-Control", "no-cache"}, {"Vary", "Accept-Encoding"}}};
  out.headers.emplace_back(
      "Content-Security-Policy",
      "default-src 'self'; style-src 'self' 'nonce-" + nonce +
          "'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; "
          "frame-ancestors 'none'");
  const auto how = choose_coding(r.header("accept-encoding"));
  out.body = encode(how, html);
  if (how != coding::identity) out.headers.emplace_back("Content-Encoding", name_of(how));
  return out;
}

response web_app::answer(const request& r) const {
  if (const auto it = files_.find(r.path); it != files_.end()) {
    const auto& by_coding = it->second.by_coding;
    const auto wanted = by_coding.find(choose_coding(r.header("accept-encoding")));
    response out;
    out.ready = wanted != by_coding.end() ? wanted->second : by_coding.at(coding::identity);
    return out;
  }
  const auto last = r.path.substr(r.path.rfind('/') + 1);
  const auto first = r.path.substr(0, r.path.find('/', 1));
  const bool not_a_page = first == "/api" || first == "/healthz" || first == "/readyz" ||
                          first == "/metrics" || first == "/.well-known";
  if (last.find('.') != last.npos || not_a_page) {
    return problem_response({404, "not_found", "There is nothing at this address."});
  }
  auto html = index_;
  for (const std::string_view mark :
       {"<!--ab:head-->", "<!--/ab:head-->", "<!--ab:body-->", "<!--ab:data-->"}) {
    remove_between(html, mark);
  }
  return page(200, std::move(html), r);
}

}  // namespace platform::http
