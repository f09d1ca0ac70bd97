#include "platform/xml/writer.hpp"

namespace platform::xml {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t')
      out += c;
  }
  return out;
}

writer::writer(std::string_view root, const attributes& a) : root_(root) {
  out_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  open(root, a);
  out_ += '\n';
}

void writer::open(std::string_view name, const attributes& a) {
  out_ += '<';
  out_ += name;
  for (const auto& [key, value] : a) {
    out_ += ' ';
    out_ += key;
    out_ += "=\"" + escaped(value) + '"';
  }
  out_ += '>';
}

void writer::element(std::string_view name, std::string_view text, const attributes& a) {
  if (text.empty()) return;
  open(name, a);
  out_ += escaped(text) + "</";
  out_ += name;
  out_ += ">\n";
}

void writer::within(std::string_view name, const std::function<void()>& content) {
  open(name, {});
  out_ += '\n';
  content();
  out_ += "</";
  out_ += name;
  out_ += ">\n";
}

std::string writer::text() const {
  return out_ + "</" + root_ + ">\n";
}

}  // namespace platform::xml
