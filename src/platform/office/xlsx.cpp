#include "platform/office/xlsx.hpp"

#include <zlib.h>

#include "platform/xml/writer.hpp"

namespace platform::office {
namespace {

using platform::xml::escaped;

void put(std::string& to, std::uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) to += static_cast<char>((value >> (8 * i)) & 0xFF);
}

std::uint32_t checksum(const std::string& bytes) {
  return static_cast<std::uint32_t>(
      crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size())));
}

// What the local header and the directory have in common: version, UTF-8 names, stored, 1980-01-01.
std::string facts_of(const packed_file& f) {
  std::string out;
  put(out, 20, 2);
  put(out, 0x0800, 2);
  put(out, 0, 2);
  put(out, 0, 2);
  put(out, 0x21, 2);
  put(out, checksum(f.content), 4);
  put(out, f.content.size(), 4);
  put(out, f.content.size(), 4);
  put(out, f.name.size(), 2);
  put(out, 0, 2);
  return out;
}

std::string column_name(std::size_t n) {
  std::string out(1, static_cast<char>('A' + n % 26));
  if (n >= 26) out.insert(out.begin(), static_cast<char>('A' + n / 26 - 1));
  return out;
}

std::string amount_text(std::int64_t hundredths) {
  const auto all = hundredths < 0 ? -hundredths : hundredths;
  const auto rest = std::to_string(all % 100);
  return (hundredths < 0 ? "-" : "") + std::to_string(all / 100) + (rest.size() < 2 ? ".0" : ".") +
         rest;
}

// Styles: 0 plain, 1 the head, 2 an amount.
std::string cell_xml(const cell& c, const std::string& at, bool head) {
  const auto open = "<c r=\"" + at + "\"";
  if (const auto* text = std::get_if<std::string>(&c))
    return open + (head ? " s=\"1\"" : "") + " t=\"inlineStr\"><is><t xml:space=\"preserve\">" +
           escaped(*text) + "</t></is></c>";
  if (const auto* amount = std::get_if<hundredths>(&c))
    return open + " s=\"2\"><v>" + amount_text(amount->value) + "</v></c>";
  return open + "><v>" + std::to_string(std::get<std::int64_t>(c)) + "</v></c>";
}

std::string sheet_xml(const std::vector<std::vector<cell>>& rows) {
  std::string data;
  for (std::size_t y = 0; y < rows.size(); ++y) {
    const auto number = std::to_string(y + 1);
    data += "<row r=\"" + number + "\">";
    for (std::size_t x = 0; x < rows[y].size(); ++x)
      data += cell_xml(rows[y][x], column_name(x) + number, y == 0);
    data += "</row>";
  }
  const auto columns = rows.empty() ? 1 : std::max<std::size_t>(1, rows.front().size());
  return "<worksheet "
         "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetViews>"
         "<sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" "
         "activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols><col "
         "min=\"1\" "
         "max=\"" +
         std::to_string(columns) + "\" width=\"18\" customWidth=\"1\"/></cols><sheetData>" + data +
         "</sheetData></worksheet>";
}

constexpr std::string_view xml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

constexpr std::string_view types =
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default "
    "Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    "<Override PartName=\"/xl/workbook.xml\" "
    "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
    "<Override PartName=\"/xl/worksheets/sheet1.xml\" "
    "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
    "<Override PartName=\"/xl/styles.xml\" "
    "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>"
    "</Types>";

constexpr std::string_view styles =
    "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><fonts "
    "count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz "
    "val=\"11\"/><name "
    "val=\"Calibri\"/></font></fonts><fills count=\"2\"><fill><patternFill "
    "patternType=\"none\"/></fill><fill><patternFill "
    "patternType=\"gray125\"/></fill></fills><borders "
    "count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs "
    "count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" "
    "borderId=\"0\"/></cellStyleXfs><cellXfs "
    "count=\"3\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/><xf "
    "numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/><xf "
    "numFmtId=\"4\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
    "applyNumberFormat=\"1\"/></cellXfs></styleSheet>";

std::string relation(const char* id, const char* what, const char* target) {
  return std::string("<Relationship Id=\"") + id +
         "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + what +
         "\" Target=\"" + target + "\"/>";
}

std::string relations(const std::string& all) {
  return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
         all + "</Relationships>";
}

// Spreadsheet programs take 31 characters and none of these.
std::string sheet_name(const std::string& wish) {
  std::string out;
  for (const char c : wish.substr(0, 31)) {
    if (std::string_view("[]:*?/\\").find(c) == std::string_view::npos) out += c;
  }
  return escaped(out);
}

}  // namespace

std::string zip(const std::vector<packed_file>& files) {
  std::string out, directory;
  for (const auto& f : files) {
    const auto at = out.size();
    const auto facts = facts_of(f);
    put(out, 0x04034b50, 4);
    out += facts + f.name + f.content;
    put(directory, 0x02014b50, 4);
    put(directory, 20, 2);
    directory += facts;
    put(directory, 0, 2);  // no comment, one disk, no attributes
    put(directory, 0, 2);
    put(directory, 0, 2);
    put(directory, 0, 4);
    put(directory, at, 4);
    directory += f.name;
  }
  const auto start = out.size();
  out += directory;
  put(out, 0x06054b50, 4);
  put(out, 0, 4);
  put(out, files.size(), 2);
  put(out, files.size(), 2);
  put(out, directory.size(), 4);
  put(out, start, 4);
  put(out, 0, 2);
  return out;
}

std::string xlsx(const std::string& sheet, const std::vector<std::vector<cell>>& rows) {
  const std::string head(xml);
  const auto workbook =
      "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
      "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/"
      "relationships\"><sheets><sheet "
      "name=\"" +
      sheet_name(sheet) + "\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
  return zip(
      {{"[Content_Types].xml", head + std::string(types)},
       {"_rels/.rels", head + relations(relation("rId1", "officeDocument", "xl/workbook.xml"))},
       {"xl/workbook.xml", head + workbook},
       {"xl/_rels/workbook.xml.rels",
        head + relations(relation("rId1", "worksheet", "worksheets/sheet1.xml") +
                         relation("rId2", "styles", "styles.xml"))},
       {"xl/styles.xml", head + std::string(styles)},
       {"xl/worksheets/sheet1.xml", head + sheet_xml(rows)}});
}

}  // namespace platform::office
