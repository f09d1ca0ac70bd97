#include "customer_api/pages/pages.hpp"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <fstream>
#include <iterator>
#include <set>
#include <stdexcept>

#include "contract/text.hpp"
#include "customer_api/catalogue/catalogue_http.hpp"
#include "customer_api/catalogue/launch_json.hpp"
#include "customer_api/catalogue/supplier_json.hpp"
#include "customer_api/pages/page_data.hpp"
#include "platform/json/read.hpp"
#include "platform/mail/template.hpp"
#include "platform/runtime/time.hpp"

namespace customer_api {
namespace {

namespace http = platform::http;
namespace text = contract::text;
using boost::json::object;

constexpr std::size_t on_home = 6, on_list = 24;

std::string read(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + file.string() + ": build the project first");
  return {std::istreambuf_iterator<char>(in), {}};
}

void replace(std::string& text, std::string_view what, std::string_view with) {
  if (const auto at = text.find(what); at != text.npos) text.replace(at, what.size(), with);
}

template <class Items, class F>
std::string items_text(const Items& items, F json_of) {
  boost::json::array list;
  for (const auto& i : items) list.push_back(json_of(i));
  return boost::json::serialize(object{{"items", std::move(list)}});
}

// What a visitor typed into the address is read leniently: values that are not accepted are left
// out.
search lenient_search(std::string_view query) {
  try {
    return read_search(query, on_list);
  } catch (const platform::json::invalid&) {
    search s;
    s.limit = on_list;
    return s;
  }
}

}  // namespace

domain::language language_of(std::string_view path) noexcept {
  for (const auto l : domain::languages) {
    const auto at = domain::pages_at(l);
    if (!at.empty() && path.starts_with(at) && (path.size() == at.size() || path[at.size()] == '/'))
      return l;
  }
  return domain::language::english;
}

pages::pages(catalogue& launches, sales::reviews& reviews, const web_editions& apps,
             const std::filesystem::path& share, std::string public_url)
    : launches_(launches), reviews_(reviews), url_(std::move(public_url)) {
  for (const auto& [l, app] : apps) {
    edition e{words_in(l), app, {}};
    const auto from = l == domain::language::english
                          ? share / "pages"
                          : share / "translated-pages" / domain::code_of(l);
    for (const char* name : {"head", "shell", "home", "launches", "launch", "supplier",
                             "launch-card", "about", "terms", "privacy"}) {
      e.templates[name] = read(from / (std::string(name) + ".mustache"));
    }
    for (auto& [name, text] : e.templates)
      replace(text, "{{> launch-card}}", e.templates["launch-card"]);
    editions_.emplace(l, std::move(e));
  }
}

const pages::edition& pages::edition_of(const http::request& r) const {
  return editions_.at(language_of(r.path));
}

std::string pages::text_of(const edition& e, const std::string& name, const object& data) {
  return platform::mail::render(e.templates.at(name), data, platform::mail::escape::html);
}

std::string pages::address(domain::language l, std::string_view path) const {
  return url_ + domain::pages_at(l) + std::string(path);
}

// The same page in each language, and which one a search engine shows who asks for none of them.
boost::json::array pages::alternates_of(const std::string& path) const {
  boost::json::array list;
  for (const auto& [l, e] : editions_)
    list.push_back(object{{"code", domain::code_of(l)}, {"href", address(l, path)}});
  list.push_back(object{{"code", "x-default"}, {"href", address(domain::language::english, path)}});
  return list;
}

// Ways to this page in the other languages.
boost::json::array pages::others(const edition& e, const http::request& r) const {
  const std::string_view here(r.head->target);
  const auto rest = here.substr(domain::pages_at(e.words.language).size());
  boost::json::array list;
  for (const auto& [l, other] : editions_) {
    if (l == e.words.language) continue;
    list.push_back(object{{"code", domain::code_of(l)},
                          {"name", domain::name_of(l)},
                          {"href", domain::pages_at(l) + std::string(rest)}});
  }
  return list;
}

std::string pages::html(const edition& e, const http::request& r, const content& c) const {
  auto page = e.app.index();
  const auto head = text_of(e, "head",
                            {{"title", c.title + " – AstroBookings"},
                             {"description", c.description},
                             {"canonical", address(e.words.language, c.path)},
                             {"alternates", alternates_of(c.path)},
                             {"noindex", c.noindex},
                             {"jsonLd", c.json_ld}});
  const auto from = page.find("<!--ab:head-->"), to = page.find("<!--/ab:head-->");
  if (from != page.npos && to != page.npos)
    page.replace(from, to + std::string_view("<!--/ab:head-->").size() - from, head);
  const auto within = r.path.substr(domain::pages_at(e.words.language).size());
  const auto body = text_of(e, "shell",
                            {{"path", r.head->target},
                             {"onLaunches", within.starts_with("/launches")},
                             {"languages", others(e, r)},
                             {"main", c.main}});
  replace(page, "<!--ab:body-->", body);
  replace(
      page, "<!--ab:data-->",
      "<script type=\"application/json\" id=\"ab-data\">" + for_script(c.embedded) + "</script>");
  return page;
}

http::response pages::missing(const edition& e, const http::request& r) {
  auto answer = e.app.answer(r);
  answer.status = 404;
  return answer;
}

http::response pages::home(http::request& r) {
  const auto& e = edition_of(r);
  const auto now = launches_.now();
  search s;
  s.limit = on_home;
  content c{std::string(e.words.home.title),
            std::string(e.words.home.description),
            "/",
            {},
            false,
            text_of(e, "home", home_data(*now, now->find(s), e.words)),
            "{\"launches\":" + search_page(*now, s).body + "}"};
  return http::web_app::page(200, html(e, r, c), r);
}

http::response pages::to_home(http::request& r) {
  return {301,
          "text/plain",
          "AstroBookings\n",
          {{"Location", std::string(r.path) + "/"}, {"Cache-Control", "no-cache"}}};
}

http::response pages::list(http::request& r) {
  const auto& e = edition_of(r);
  const auto now = launches_.now();
  const auto lists = launches_.places();
  auto s = lenient_search(r.query);
  found hits;
  try {
    hits = now->find(s);
  } catch (const platform::json::invalid&) {  // a cursor that is not ours: the first page
    s.cursor.clear();
    hits = now->find(s);
  }
  content c{std::string(e.words.list.title),
            std::string(e.words.list.description),
            "/launches",
            {},
            !s.cursor.empty(),
            text_of(e, "launches", list_data(s, hits, *lists, r.query, e.words, now->as_of())),
            "{\"launches\":" + search_page(*now, s).body +
                ",\"destinations\":" + items_text(lists->destinations, destination_json) +
                ",\"spaceports\":" + items_text(lists->spaceports, spaceport_json) + "}"};
  return http::web_app::page(200, html(e, r, c), r);
}

http::response pages::launch(http::request& r) {
  const auto& e = edition_of(r);
  const auto now = launches_.now();
  const auto name = r.param("slug");
  const auto listed = now->find(name);
  std::optional<sales::launch> l;
  if (listed)
    l = listed->launch;
  else if (!r.may_block)
    return http::ask_worker();
  else
    l = launches_.from_database(name);
  if (!l) return missing(e, r);
  const auto& m = l->master;
  if (m.slug != name) {  // a former address: the date has changed
    return {301,
            "text/plain",
            "This launch has moved.\n",
            {{"Location", domain::pages_at(e.words.language) + "/launches/" + m.slug},
             {"Cache-Control", "no-cache"}}};
  }
  const auto& w = e.words;
  const auto day = text::day(m.departs_at, w.language);
  const auto path = "/launches/" + m.slug;
  const auto data = launch_data(*l, w, now->as_of());
  const std::string_view seats = data.at("seatsText").as_string();
  content c{
      text::filled(w.launch_page.title, {m.destination.name, m.rocket.name, day}),
      text::filled(w.launch_page.description, {m.destination.name, m.rocket.name, m.spaceport.name,
                                               day, text::money(m.price, w.language), seats}),
      path,
      launch_json_ld(*l, address(w.language, path), w, now->as_of()),
      false,
      text_of(e, "launch", data),
      "{\"launch\":" + detail_text(*l, now->as_of()) + "}"};
  return http::web_app::page(200, html(e, r, c), r);
}

// A place in the list that is none is the first page.
reviewed pages::lenient_reviews(std::string_view query, const std::string& supplier,
                                domain::instant now) {
  try {
    const http::query_params q(query, {"cursor"});
    return reviews_of(reviews_, supplier, q.text("cursor").value_or(""), now);
  } catch (const platform::json::invalid&) {
    return reviews_of(reviews_, supplier, {}, now);
  }
}

http::response pages::supplier(http::request& r) {
  const auto& e = edition_of(r);
  const auto found = launches_.supplier(r.param("slug"));
  if (!found || found->slug != r.param("slug")) return missing(e, r);
  const auto now = launches_.now();
  const auto path = "/suppliers/" + found->slug;
  const auto said = lenient_reviews(r.query, found->id, now->as_of());
  auto data = supplier_data(*found, *now, e.words);
  add_reviews(data, said, domain::pages_at(e.words.language) + path, e.words);
  const auto offer = std::string(data.at("offer").as_string());
  content c{found->name,
            text::filled(e.words.supplier_description, {found->name, offer}),
            path,
            supplier_json_ld(*found, said.rating, address(e.words.language, path), url_),
            said.later,
            text_of(e, "supplier", data),
            "{\"supplier\":" + boost::json::serialize(supplier_json(*found, *now, said)) + "}"};
  return http::web_app::page(200, html(e, r, c), r);
}

// A page of plain text: the app shows what was rendered here.
http::response pages::text_page(const http::request& r, const std::string& name,
                                page_text page_words::*what) const {
  const auto& e = edition_of(r);
  const auto& [title, description] = e.words.*what;
  auto main = text_of(e, name, rules_data(e.words));
  const object embedded{{"text", {{"title", title}, {"description", description}, {"html", main}}}};
  const content c{std::string(title), std::string(description),        "/" + name, {}, false,
                  std::move(main),    boost::json::serialize(embedded)};
  return http::web_app::page(200, html(e, r, c), r);
}

http::response pages::about(http::request& r) {
  return text_page(r, "about", &page_words::about);
}

http::response pages::terms(http::request& r) {
  return text_page(r, "terms", &page_words::terms);
}

http::response pages::privacy(http::request& r) {
  return text_page(r, "privacy", &page_words::privacy);
}

// One page, in each language; `changed` may be empty.
std::string pages::sitemap_entries(const std::string& path, const std::string& changed) const {
  std::string alternates, xml;
  for (const auto& [l, e] : editions_) {
    alternates += "<xhtml:link rel=\"alternate\" hreflang=\"" + std::string(domain::code_of(l)) +
                  "\" href=\"" + address(l, path) + "\"/>";
  }
  const auto date = changed.empty() ? std::string() : "<lastmod>" + changed + "</lastmod>";
  for (const auto& [l, e] : editions_)
    xml += "<url><loc>" + address(l, path) + "</loc>" + date + alternates + "</url>\n";
  return xml;
}

http::response pages::sitemap(http::request&) {
  const auto now = launches_.now();
  std::string xml =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset "
      "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" "
      "xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n";
  for (const char* path : {"/", "/launches", "/about", "/terms", "/privacy"})
    xml += sitemap_entries(path, {});
  std::set<std::string> suppliers;
  for (const auto& l : now->all()) {
    if (!domain::on_sale(l->launch.master.status, l->launch.master.departs_at, now->as_of()))
      continue;
    suppliers.insert(l->launch.master.supplier_slug);
    xml += sitemap_entries("/launches/" + l->launch.master.slug,
                           platform::format_instant(l->launch.changed_at));
  }
  for (const auto& slug : suppliers) xml += sitemap_entries("/suppliers/" + slug, {});
  return {200, "application/xml", xml + "</urlset>\n", {{"Cache-Control", "no-cache"}}};
}

http::response pages::robots(http::request&) {
  return {200,
          "text/plain",
          "User-agent: *\nDisallow: /book/\nDisallow: /trips\nDisallow: /*/book/\n"
          "Disallow: /*/trips\nDisallow: /api/v1/auth/\nSitemap: " +
              url_ + "/sitemap.xml\n",
          {{"Cache-Control", "no-cache"}}};
}

}  // namespace customer_api
