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

pages::pages(catalogue& launches, sales::reviews& reviews, const http::web_app& app,
             const std::filesystem::path& folder, std::string public_url)
    : launches_(launches), reviews_(reviews), app_(app), url_(std::move(public_url)) {
  for (const char* name : {"head", "shell", "home", "launches", "launch", "supplier", "launch-card",
                           "about", "terms", "privacy"}) {
    templates_[name] = read(folder / (std::string(name) + ".mustache"));
  }
  for (auto& [name, text] : templates_)
    replace(text, "{{> launch-card}}", templates_["launch-card"]);
}

std::string pages::text_of(const std::string& name, const object& data) const {
  return platform::mail::render(templates_.at(name), data, platform::mail::escape::html);
}

std::string pages::html(const http::request& r, const content& c) const {
  auto page = app_.index();
  const auto head = text_of("head", {{"title", c.title + " – AstroBookings"},
                                     {"description", c.description},
                                     {"canonical", c.canonical},
                                     {"noindex", c.noindex},
                                     {"jsonLd", c.json_ld}});
  const auto from = page.find("<!--ab:head-->"), to = page.find("<!--/ab:head-->");
  if (from != page.npos && to != page.npos)
    page.replace(from, to + std::string_view("<!--/ab:head-->").size() - from, head);
  const auto body = text_of("shell", {{"path", r.head->target},
                                      {"onLaunches", r.path.starts_with("/launches")},
                                      {"main", c.main}});
  replace(page, "<!--ab:body-->", body);
  replace(
      page, "<!--ab:data-->",
      "<script type=\"application/json\" id=\"ab-data\">" + for_script(c.embedded) + "</script>");
  return page;
}

http::response pages::home(http::request& r) {
  const auto now = launches_.now();
  search s;
  s.limit = on_home;
  content c{"Seats on the next space launches",
            "Find a space launch, see the price, the seats left and the refund dates, hold your "
            "seats and pay once.",
            url_ + "/",
            {},
            false,
            text_of("home", home_data(*now, now->find(s))),
            "{\"launches\":" + search_page(*now, s).body + "}"};
  return http::web_app::page(200, html(r, c), r);
}

http::response pages::list(http::request& r) {
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
  content c{"Launches",
            "All space launches on sale: compare dates, destinations, prices and seats.",
            url_ + "/launches",
            {},
            !s.cursor.empty(),
            text_of("launches", list_data(s, hits, *lists, r.query, now->as_of())),
            "{\"launches\":" + search_page(*now, s).body +
                ",\"destinations\":" + items_text(lists->destinations, destination_json) +
                ",\"spaceports\":" + items_text(lists->spaceports, spaceport_json) + "}"};
  return http::web_app::page(200, html(r, c), r);
}

http::response pages::launch(http::request& r) {
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
  if (!l) {
    auto missing = app_.answer(r);
    missing.status = 404;
    return missing;
  }
  const auto& m = l->master;
  if (m.slug != name) {  // a former address: the date has changed
    return {301,
            "text/plain",
            "This launch has moved.\n",
            {{"Location", "/launches/" + m.slug}, {"Cache-Control", "no-cache"}}};
  }
  const auto day = contract::text::day(m.departs_at);
  const auto url = url_ + "/launches/" + m.slug;
  const auto data = launch_data(*l, now->as_of());
  const auto seats = std::string(data.at("seatsText").as_string());
  content c{m.destination.name + " on " + m.rocket.name + ", " + day,
            "Fly to " + m.destination.name + " on " + m.rocket.name + " from " + m.spaceport.name +
                " on " + day + ". " + contract::text::money(m.price) + " per seat. " + seats + ".",
            url,
            launch_json_ld(*l, url, now->as_of()),
            false,
            text_of("launch", data),
            "{\"launch\":" + detail_text(*l, now->as_of()) + "}"};
  return http::web_app::page(200, html(r, c), r);
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
  const auto found = launches_.supplier(r.param("slug"));
  if (!found || found->slug != r.param("slug")) {
    auto missing = app_.answer(r);
    missing.status = 404;
    return missing;
  }
  const auto now = launches_.now();
  const auto url = url_ + "/suppliers/" + found->slug;
  const auto said = lenient_reviews(r.query, found->id, now->as_of());
  auto data = supplier_data(*found, *now);
  add_reviews(data, said, "/suppliers/" + found->slug);
  const auto offer = std::string(data.at("offer").as_string());
  content c{found->name,
            found->name + " on AstroBookings: " + offer +
                ". Compare dates, prices and seats, and book online.",
            url,
            supplier_json_ld(*found, said.rating, url, url_),
            said.later,
            text_of("supplier", data),
            "{\"supplier\":" + boost::json::serialize(supplier_json(*found, *now, said)) + "}"};
  return http::web_app::page(200, html(r, c), r);
}

// A page of plain text: the app shows what was rendered here.
http::response pages::text(const http::request& r, const std::string& name,
                           const std::string& title, const std::string& description) const {
  auto main = text_of(name, rules_data());
  const object embedded{{"text", {{"title", title}, {"description", description}, {"html", main}}}};
  const content c{title,
                  description,
                  url_ + "/" + name,
                  {},
                  false,
                  std::move(main),
                  boost::json::serialize(embedded)};
  return http::web_app::page(200, html(r, c), r);
}

http::response pages::about(http::request& r) {
  return text(r, "about", "About",
              "AstroBookings brings travellers and launch suppliers together: what you can rely "
              "on when you book a seat.");
}

http::response pages::terms(http::request& r) {
  return text(r, "terms", "Terms of booking",
              "Holding seats, paying, what comes back when you cancel, and what happens when a "
              "launch is delayed or aborted.");
}

http::response pages::privacy(http::request& r) {
  return text(r, "privacy", "Your data",
              "What AstroBookings knows about you, what it is for, who sees it and how long it "
              "stays.");
}

http::response pages::sitemap(http::request&) {
  const auto now = launches_.now();
  std::string xml =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset "
      "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
      "<url><loc>" +
      url_ + "/</loc></url>\n<url><loc>" + url_ + "/launches</loc></url>\n";
  std::set<std::string> suppliers;
  for (const char* name : {"about", "terms", "privacy"})
    xml += "<url><loc>" + url_ + "/" + name + "</loc></url>\n";
  for (const auto& l : now->all()) {
    if (!domain::on_sale(l->launch.master.status, l->launch.master.departs_at, now->as_of()))
      continue;
    suppliers.insert(l->launch.master.supplier_slug);
    xml += "<url><loc>" + url_ + "/launches/" + l->launch.master.slug + "</loc><lastmod>" +
           platform::format_instant(l->launch.changed_at) + "</lastmod></url>\n";
  }
  for (const auto& slug : suppliers)
    xml += "<url><loc>" + url_ + "/suppliers/" + slug + "</loc></url>\n";
  return {200, "application/xml", xml + "</urlset>\n", {{"Cache-Control", "no-cache"}}};
}

http::response pages::robots(http::request&) {
  return {200,
          "text/plain",
          "User-agent: *\nDisallow: /book/\nDisallow: /trips\nDisallow: /api/v1/auth/\nSitemap: " +
              url_ + "/sitemap.xml\n",
          {{"Cache-Control", "no-cache"}}};
}

}  // namespace customer_api
