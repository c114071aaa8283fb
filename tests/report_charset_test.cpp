#include "report/charset.hpp"

#include <gtest/gtest.h>
#include <unicode/ucnv.h>

#include "report/sniff.hpp"
#include "text_spell.hpp"

namespace marsad::report {
namespace {

using marsad::test::spell;

const std::string& sentence() {
  static const std::string text = spell("qtl xmsP EnASr mn AlqwAt fy hjwm ElY HAjz jnwby AlmdynP, wOSyb Axrwn.");
  return text;
}

std::string encode(const std::string& utf8, const char* charset) {
  std::string out(utf8.size() * 4 + 8, '\0');
  UErrorCode status = U_ZERO_ERROR;
  const auto size = ucnv_convert(charset, "UTF-8", out.data(), static_cast<std::int32_t>(out.size()), utf8.data(),
                                 static_cast<std::int32_t>(utf8.size()), &status);
  EXPECT_TRUE(U_SUCCESS(status)) << charset;
  out.resize(static_cast<std::size_t>(size));
  return out;
}

std::string decoded(const std::string& bytes, const char* declared = "") {
  const auto text = to_utf8(bytes, declared);
  return text ? *text : "error: " + text.error().to_string();
}

TEST(Charset, EveryEncodingOfArabicPages) {
  for (const char* charset : {"UTF-8", "windows-1256", "ISO-8859-6", "UTF-16LE", "UTF-16BE", "UTF-32LE"}) {
    const std::string bytes =
        (std::string_view(charset) == "UTF-32LE" ? std::string("\xFF\xFE\0\0", 4) : "") + encode(sentence(), charset);
    EXPECT_EQ(decoded(bytes), sentence()) << charset;
    // A page that lies about it.
    for (const char* lie : {"utf-8", "windows-1252", "iso-8859-1", "windows-1256", "no-such-charset"})
      EXPECT_EQ(decoded(bytes, lie), sentence()) << charset << " declared " << lie;
  }
}

TEST(Charset, MarksGo) {
  EXPECT_EQ(decoded("\xEF\xBB\xBF" + sentence()), sentence());
  EXPECT_EQ(decoded("\xFF\xFE" + encode(sentence(), "UTF-16LE")), sentence());
  EXPECT_EQ(decoded("\xFE\xFF" + encode(sentence(), "UTF-16BE")), sentence());
}

TEST(Charset, ShortTextsAndAscii) {
  EXPECT_EQ(decoded(encode(spell("AlqSf ElY Hy AlzhwrA"), "windows-1256")), spell("AlqSf ElY Hy AlzhwrA"));
  EXPECT_EQ(decoded(encode(spell("AlqSf ElY Hy AlzhwrA"), "ISO-8859-6")), spell("AlqSf ElY Hy AlzhwrA"));
  EXPECT_EQ(decoded("plain"), "plain");
  EXPECT_EQ(decoded("a"), "a");
}

Error error_of(std::string_view bytes, BadBytes bad = BadBytes::refuse) {
  const auto text = to_utf8(bytes, "", bad);
  EXPECT_FALSE(text.has_value()) << *text;
  return text ? Error{} : text.error();
}

TEST(Charset, OneBadByteIsNamed) {
  std::string bytes = sentence();
  bytes[11] = '\xFF';
  const Error error = error_of(bytes);
  EXPECT_EQ(error.code, ErrorCode::encoding);
  EXPECT_NE(error.message.find("0xFF"), std::string::npos) << error.message;
  EXPECT_NE(error.message.find("offset 11"), std::string::npos) << error.message;
  EXPECT_FALSE(error.suggestion.empty());
  // Pages keep what can be read.
  const auto page = to_utf8(bytes, "", BadBytes::replace);
  ASSERT_TRUE(page.has_value());
  EXPECT_NE(page->find("\xEF\xBF\xBD"), std::string::npos);
}

TEST(Charset, TextThatEndsInsideACharacter) {
  const std::string arabic = spell("qtl xmsP");
  const Error error = error_of(arabic.substr(0, arabic.size() - 1));
  EXPECT_EQ(error.code, ErrorCode::encoding);
  EXPECT_NE(error.message.find("ends inside"), std::string::npos) << error.message;
  EXPECT_NE(error.message.find("offset " + std::to_string(arabic.size() - 2)), std::string::npos) << error.message;
}

TEST(Charset, OverlongAndSurrogatesAreInvalid) {
  for (const char* bad : {"\xC0\xAF", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\xE0\x80\x80"})
    EXPECT_EQ(error_of(sentence() + bad + " x").code, ErrorCode::encoding);
}

TEST(Charset, EmptyInputs) {
  for (const std::string_view bytes : {"", " \n\t\r\n", "\xEF\xBB\xBF", "\xC2\xA0\xE2\x80\x8F\n", "\xFF\xFE"})
    EXPECT_EQ(error_of(bytes).code, ErrorCode::empty);
}

TEST(Charset, BinariesAreNamed) {
  using namespace std::string_view_literals;
  const std::pair<std::string_view, const char*> files[] = {
      {"\x89PNG\r\n\x1A\n..."sv, "PNG"},
      {"%PDF-1.7 ..."sv, "PDF"},
      {"PK\x03\x04..."sv, "ZIP"},
      {"\x1F\x8B\x08..."sv, "gzip"},
      {"\xFF\xD8\xFF\xE0..."sv, "JPEG"},
      {"\x7F\x45LF\x02..."sv, "ELF"},
      {"{\\rtf1 text}"sv, "RTF"},
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "Office"},
      {"SQLite format 3\0..."sv, "SQLite"},
      {"RIFF....WEBPVP8"sv, "RIFF"},
      {"....ftypisom"sv, "MP4"},
      {"abc\0def"sv, "offset 3"},
      {"\x01\x02\x03\x04\x05\x06\x0E\x0F\x10 text"sv, "control characters"}};
  for (const auto& [bytes, name] : files) {
    const Error error = error_of(bytes);
    EXPECT_EQ(error.code, ErrorCode::binary) << name;
    EXPECT_NE(error.message.find(name), std::string::npos) << error.message;
  }
  for (const std::string_view bytes : {"abc"sv, "P"sv, "MZ is a word"sv, "RIFF"sv, "xxxx"sv, "ftyp"sv})
    EXPECT_EQ(known_binary(bytes), nullptr) << bytes;
}

TEST(Charset, TooLarge) {
  const std::string bytes(kMaxBytes + 1, 'a');
  EXPECT_EQ(error_of(bytes).code, ErrorCode::too_large);
}

TEST(Charset, NoiseIsRefusedNotGuessed) {
  std::string noise;
  unsigned state = 1;
  for (int i = 0; i < 4000; ++i) {
    state = state * 1664525u + 1013904223u;
    noise += static_cast<char>(0x80 | (state >> 25));
  }
  EXPECT_EQ(error_of(noise).code, ErrorCode::encoding);
}

TEST(Charset, DeclaredByThePage) {
  EXPECT_EQ(declared_charset("<meta charset=\"Windows-1256\">"), "windows-1256");
  EXPECT_EQ(declared_charset("<META HTTP-EQUIV=x CONTENT='text/html; charset = iso-8859-6'>"), "iso-8859-6");
  EXPECT_EQ(declared_charset("<?xml version='1.0' encoding='UTF-8'?>"), "utf-8");
  EXPECT_EQ(declared_charset("<p>charset</p>"), "");
  EXPECT_EQ(declared_charset("charset="), "");
}

TEST(Sniff, Formats) {
  EXPECT_EQ(sniff_format(" \n{\"a\":1}"), Format::json);
  EXPECT_EQ(sniff_format("\xEF\xBB\xBF<html>"), Format::html);
  EXPECT_EQ(sniff_format("text < {"), Format::text);
  EXPECT_EQ(sniff_format(""), Format::text);
  EXPECT_TRUE(looks_like_page("\n<!DOCTYPE HTML PUBLIC"));
  EXPECT_TRUE(looks_like_page("<?xml version='1.0'?><html>"));
  EXPECT_FALSE(looks_like_page("<p>a paragraph is no page"));
}

}  // namespace
}  // namespace marsad::report
