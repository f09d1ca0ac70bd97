#include "platform/xml/reader.hpp"

#include <expat.h>

#include <exception>
#include <memory>

namespace platform::xml {
namespace {

// Expat is C: nothing may be thrown through it, so what is wrong is kept until it has returned.
struct reading {
  XML_Parser parser = nullptr;
  visitor* to = nullptr;
  std::vector<element> path = {};
  std::string refused = {};
  std::exception_ptr thrown = {};

  void stop(const char* why) {
    refused = why;
    XML_StopParser(parser, XML_FALSE);
  }
  template <class F>
  void guarded(F f) {
    try {
      f();
    } catch (...) {
      thrown = std::current_exception();
      XML_StopParser(parser, XML_FALSE);
    }
  }
};

reading& of(void* data) {
  return *static_cast<reading*>(data);
}

// "urn:iso:…|Ntry" -> "Ntry"
std::string local(const char* name) {
  const std::string_view all(name);
  const auto bar = all.rfind('|');
  return std::string(bar == all.npos ? all : all.substr(bar + 1));
}

void XMLCALL begin_element(void* data, const char* name, const char** attributes) {
  auto& r = of(data);
  if (r.path.size() >= deepest) return r.stop("too deep");
  r.guarded([&] {
    element e{local(name)};
    for (; *attributes != nullptr; attributes += 2)
      e.attributes.emplace_back(local(attributes[0]), attributes[1]);
    r.path.push_back(std::move(e));
    r.to->begins(r.path);
  });
}

void XMLCALL end_element(void* data, const char*) {
  auto& r = of(data);
  r.guarded([&] {
    r.to->ends(r.path);
    r.path.pop_back();
  });
}

void XMLCALL take_text(void* data, const char* text, int size) {
  auto& r = of(data);
  if (r.path.empty()) return;
  auto& into = r.path.back().text;
  if (into.size() + static_cast<std::size_t>(size) > longest_text) return r.stop("a text too long");
  r.guarded([&] { into.append(text, static_cast<std::size_t>(size)); });
}

void XMLCALL refuse_type(void* data, const char*, const char*, const char*, int) {
  of(data).stop("a document type, which is not taken here");
}

}  // namespace

std::string element::attribute(std::string_view called) const {
  for (const auto& [key, value] : attributes)
    if (key == called) return value;
  return {};
}

void read(std::string_view document, visitor& v) {
  const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(
      XML_ParserCreateNS(nullptr, '|'), &XML_ParserFree);
  if (!parser) throw std::bad_alloc();
  reading r{parser.get(), &v};
  XML_SetUserData(parser.get(), &r);
  XML_SetElementHandler(parser.get(), begin_element, end_element);
  XML_SetCharacterDataHandler(parser.get(), take_text);
  XML_SetStartDoctypeDeclHandler(parser.get(), refuse_type);
  const auto done =
      XML_Parse(parser.get(), document.data(), static_cast<int>(document.size()), XML_TRUE);
  if (r.thrown) std::rethrow_exception(r.thrown);
  const auto line = static_cast<std::size_t>(XML_GetCurrentLineNumber(parser.get()));
  if (!r.refused.empty()) throw invalid(r.refused, line);
  if (done != XML_STATUS_OK) throw invalid(XML_ErrorString(XML_GetErrorCode(parser.get())), line);
}

}  // namespace platform::xml
