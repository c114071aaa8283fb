#include "sniff.hpp"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "base/utf8.hpp"

namespace marsad::report {
namespace {

using namespace std::string_view_literals;

struct Magic {
  std::string_view bytes;
  const char* name;
};

constexpr Magic kMagic[] = {
    {"\x89PNG\r\n\x1A\n"sv, "PNG image"},
    {"\xFF\xD8\xFF"sv, "JPEG image"},
    {"GIF8"sv, "GIF image"},
    {"%PDF-"sv, "PDF document"},
    {"PK\x03\x04"sv, "ZIP archive (docx, xlsx, odt, epub ...)"},
    {"PK\x05\x06"sv, "ZIP archive"},
    {"\x1F\x8B"sv, "gzip archive"},
    {"BZh"sv, "bzip2 archive"},
    {"\xFD\x37zXZ"sv, "xz archive"},
    {"7z\xBC\xAF\x27\x1C"sv, "7-Zip archive"},
    {"Rar!\x1A\x07"sv, "RAR archive"},
    {"\x28\xB5\x2F\xFD"sv, "Zstandard archive"},
    {"\x7F\x45LF"sv, "ELF program"},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "old Office document (doc, xls, ppt)"},
    {"{\\rtf"sv, "RTF document"},
    {"%!PS"sv, "PostScript document"},
    {"SQLite format 3\0"sv, "SQLite database"},
    {"ID3"sv, "MP3 audio"},
    {"OggS"sv, "Ogg audio or video"},
    {"\x1A\x45\xDF\xA3"sv, "Matroska video"},
    {"II*\0"sv, "TIFF image"},
    {"MM\0*"sv, "TIFF image"},
    {"wOFF"sv, "font"},
    {"\0asm"sv, "WebAssembly program"},
};

bool is_blank(char c) noexcept { return c == ' ' || (c >= '\t' && c <= '\r'); }

std::string_view skip_blank(std::string_view bytes) noexcept {
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF"sv) bytes.remove_prefix(3);
  while (!bytes.empty() && is_blank(bytes.front())) bytes.remove_prefix(1);
  return bytes;
}

bool starts_like(std::string_view text, std::string_view lower) noexcept {
  if (text.size() < lower.size()) return false;
  return std::equal(lower.begin(), lower.end(), text.begin(),
                    [](char want, char have) { return want == (have >= 'A' && have <= 'Z' ? have | 0x20 : have); });
}

// UTF-16 and UTF-32 are full of NULs but no binaries; charset.cpp tells them apart.
bool wide_text(std::string_view bytes) noexcept {
  if (bytes.substr(0, 2) == "\xFF\xFE"sv || bytes.substr(0, 2) == "\xFE\xFF"sv) return true;
  if (bytes.substr(0, 4) == "\0\0\xFE\xFF"sv) return true;
  const std::string_view head = bytes.substr(0, 4096);
  std::size_t even = 0, odd = 0, nul[2] = {0, 0};
  for (std::size_t i = 0; i + 1 < head.size(); i += 2) {
    // High bytes of Latin, Arabic and general punctuation.
    const auto high = [](char c) { return c == 0 || c == 6 || c == 0x20; };
    even += high(head[i]), odd += high(head[i + 1]);
    nul[0] += head[i] == 0, nul[1] += head[i + 1] == 0;
  }
  const std::size_t pairs = head.size() / 2;
  return pairs >= 2 && ((even * 10 >= pairs * 9 && nul[1] * 10 < pairs) || (odd * 10 >= pairs * 9 && nul[0] * 10 < pairs));
}

bool is_control(char c) noexcept {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && !is_blank(c) && byte != 0x1B) || byte == 0x7F;
}

Error binary(std::string_view place, std::string message) {
  return Error{ErrorCode::binary, std::string(place), "", std::move(message),
               "give plain text, an HTML page or JSON lines; turn documents into text first"};
}

}  // namespace

Format sniff_format(std::string_view bytes) noexcept {
  const std::string_view text = skip_blank(bytes);
  // UTF-16 has a NUL beside the first character, or a byte order mark before it.
  std::string_view first = text;
  if (first.substr(0, 2) == "\xFF\xFE"sv || first.substr(0, 2) == "\xFE\xFF"sv) first.remove_prefix(2);
  while (!first.empty() && (first.front() == 0 || is_blank(first.front()))) first.remove_prefix(1);
  if (first.empty()) return Format::text;
  return first.front() == '{' ? Format::json : first.front() == '<' ? Format::html : Format::text;
}

const char* known_binary(std::string_view bytes) noexcept {
  for (const Magic& magic : kMagic)
    if (bytes.substr(0, magic.bytes.size()) == magic.bytes) return magic.name;
  if (bytes.substr(0, 4) == "RIFF"sv && bytes.size() >= 12) return "RIFF file (WebP, WAV, AVI)";
  if (bytes.substr(0, 8).ends_with("ftyp"sv) && bytes.size() >= 8) return "MP4 video";
  if (bytes.substr(0, 2) == "MZ"sv && bytes.substr(0, 1024).find('\0') != std::string_view::npos) return "Windows program";
  return nullptr;
}

bool looks_like_page(std::string_view text) noexcept {
  text = skip_blank(text);
  return starts_like(text, "<!doctype html") || starts_like(text, "<html") || starts_like(text, "<head") ||
         starts_like(text, "<body") ||
         (starts_like(text, "<?xml") && text.substr(0, 1024).find("<html") != std::string_view::npos);
}

std::optional<Error> refuse_bytes(std::string_view bytes, std::string_view place) {
  if (bytes.size() > kMaxBytes) {
    return Error{ErrorCode::too_large, std::string(place), "",
                 fmt::format("{} bytes are over the limit of {} MiB for one report", bytes.size(), kMaxBytes >> 20),
                 "split it into reports, one JSON object a line"};
  }
  if (skip_blank(bytes).empty()) return refuse_blank({}, place);
  if (const char* name = known_binary(bytes)) return binary(place, fmt::format("this is a {}, no text", name));
  if (wide_text(bytes)) return std::nullopt;
  const std::size_t nul = bytes.find('\0');
  if (nul != std::string_view::npos)
    return binary(place, fmt::format("byte 0x00 at offset {}: this is binary data, no text", nul));
  const auto controls = static_cast<std::size_t>(std::count_if(bytes.begin(), bytes.end(), is_control));
  if (controls > 8 && controls * 50 > bytes.size())
    return binary(place,
                  fmt::format("{} control characters in {} bytes: this is binary data, no text", controls, bytes.size()));
  return std::nullopt;
}

std::optional<Error> refuse_blank(std::string_view utf8, std::string_view place) {
  for (std::size_t i = 0; i < utf8.size();) {
    std::size_t size = 1;
    const char32_t c = base::decode_utf8(utf8, i, size);
    const bool blank = c <= 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0xAD || c == 0x061C || (c >= 0x2000 && c <= 0x200F) ||
                       (c >= 0x2028 && c <= 0x202F) || (c >= 0x205F && c <= 0x206F) || c == 0x3000 || c == 0xFEFF;
    if (!blank) return std::nullopt;
    i += size;
  }
  return Error{ErrorCode::empty, std::string(place), "", "there is nothing to read: no characters but white space", ""};
}

}  // namespace marsad::report
