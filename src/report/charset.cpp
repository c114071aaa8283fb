#include "charset.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <optional>
#include <vector>

#include <fmt/format.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include "base/utf8.hpp"
#include "sniff.hpp"

namespace marsad::report {
namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;

struct CloseConverter {
  void operator()(UConverter* c) const noexcept { ucnv_close(c); }
};
struct CloseDetector {
  void operator()(UCharsetDetector* d) const noexcept { ucsdet_close(d); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

// nullopt when ICU knows no such encoding or gives up. Bytes without a character become U+FFFD.
std::optional<std::string> convert(std::string_view bytes, const char* charset) {
  UErrorCode status = U_ZERO_ERROR;
  const Converter from(ucnv_open(charset, &status)), to(ucnv_open("UTF-8", &status));
  if (U_FAILURE(status)) return std::nullopt;
  std::string out;
  std::array<char, 1 << 14> buffer{};
  std::array<UChar, 1 << 12> pivot{};
  UChar *pivot_from = pivot.data(), *pivot_to = pivot.data();
  const char* source = bytes.data();
  const char* const source_end = bytes.data() + bytes.size();
  for (bool first = true;; first = false) {
    char* target = buffer.data();
    status = U_ZERO_ERROR;
    ucnv_convertEx(to.get(), from.get(), &target, buffer.data() + buffer.size(), &source, source_end, pivot.data(),
                   &pivot_from, &pivot_to, pivot.data() + pivot.size(), first, true, &status);
    out.append(buffer.data(), target);
    if (status != U_BUFFER_OVERFLOW_ERROR) break;
  }
  if (U_FAILURE(status)) return std::nullopt;
  return out;
}

// How much a text reads like Arabic: letters count, and words that open with the article count more, for they are one in
// five.
struct Plausible {
  std::size_t arabic = 0, odd = 0, articles = 0, words = 0;

  double share() const { return arabic + odd == 0 ? 0 : static_cast<double>(arabic) / static_cast<double>(arabic + odd); }
  double score() const {
    return share() + (words == 0 ? 0 : 2.0 * static_cast<double>(articles) / static_cast<double>(words));
  }
};

Plausible judge(std::string_view utf8) {
  Plausible seen;
  char32_t first = 0, before = 0;
  std::size_t length = 0;
  for (std::size_t i = 0; i < utf8.size();) {
    std::size_t size = 1;
    const char32_t c = base::decode_utf8(utf8, i, size);
    i += size;
    const bool letter = c >= 0x0621 && c <= 0x064A;
    const bool fine =
        letter || (c >= 0x060C && c <= 0x06FF) || (c >= 0x2010 && c <= 0x203A) || c == 0xA0 || c == 0xAB || c == 0xBB;
    if (c >= 0x80) (fine ? seen.arabic : seen.odd) += 1;
    length = letter ? length + 1 : 0;
    if (length == 1) ++seen.words, first = c;
    if (length == 2 && first == 0x0627 && c == 0x0644) ++seen.articles;
    // Final forms inside a word (ta marbuta, alef maqsura before a letter) betray a wrong table.
    if (length > 1 && (before == 0x0629 || before == 0x0649)) ++seen.odd;
    before = letter ? c : 0;
  }
  return seen;
}

bool reads_like_arabic(const Plausible& seen) { return seen.arabic >= 4 && seen.share() >= 0.75; }

struct Utf8Health {
  std::size_t first_bad = std::string_view::npos, good = 0, bad = 0;
};

Utf8Health health_of(std::string_view bytes) {
  Utf8Health seen;
  for (std::size_t i = 0; i < bytes.size();) {
    std::size_t size = 1;
    const bool high = static_cast<unsigned char>(bytes[i]) >= 0x80;
    if (high && base::decode_utf8(bytes, i, size) == 0xFFFD && size == 1) {
      if (seen.bad++ == 0) seen.first_bad = i;
    } else if (high) {
      ++seen.good;
    }
    i += size;
  }
  return seen;
}

// nullptr: not UTF-16 without a mark. Text of two bytes a character has the same high byte over and over in one column.
const char* bare_utf16(std::string_view bytes) {
  if (bytes.size() < 4 || bytes.size() % 2 != 0) return nullptr;
  const std::string_view head = bytes.substr(0, 4096);
  std::size_t high[2] = {0, 0};
  for (std::size_t i = 0; i < head.size(); ++i) high[i % 2] += head[i] == 0 || head[i] == 6 || head[i] == 0x20;
  const std::size_t pairs = head.size() / 2;
  if (high[1] * 10 >= pairs * 9 && high[0] * 2 < pairs) return "UTF-16LE";
  if (high[0] * 10 >= pairs * 9 && high[1] * 2 < pairs) return "UTF-16BE";
  return nullptr;
}

// ICU's guess for the encodings we have no rule for; "" when it is unsure.
std::string detected(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&status));
  const std::string_view head = bytes.substr(0, 1 << 16);
  ucsdet_setText(detector.get(), head.data(), static_cast<std::int32_t>(head.size()), &status);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) || match == nullptr || ucsdet_getConfidence(match, &status) < 30) return {};
  const char* name = ucsdet_getName(match, &status);
  return U_SUCCESS(status) && name != nullptr ? name : "";
}

Error bad_utf8(std::string_view bytes, std::size_t at) {
  const auto byte = static_cast<unsigned>(static_cast<unsigned char>(bytes[at]));
  const bool cut = at + 4 > bytes.size() && byte >= 0xC2 && byte <= 0xF4 &&
                   std::all_of(bytes.begin() + static_cast<std::ptrdiff_t>(at) + 1, bytes.end(),
                               [](char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; });
  // The fragment is what stands before the fault: it is readable, and the byte itself is in the message.
  std::size_t from = at > 48 ? at - 48 : 0;
  while (from < at && (static_cast<unsigned char>(bytes[from]) & 0xC0) == 0x80) ++from;
  Error error{ErrorCode::encoding, "", std::string(bytes.substr(from, at - from)), "", ""};
  if (base::first_invalid_utf8(error.fragment) != std::string_view::npos) error.fragment.clear();
  if (cut) {
    error.message =
        fmt::format("the text ends inside a UTF-8 character: byte 0x{:02X} at offset {} of {}", byte, at, bytes.size());
    error.suggestion = "the file looks cut off; fetch it again";
  } else {
    error.message =
        fmt::format("byte 0x{:02X} at offset {} is no valid UTF-8, and the text fits no Arabic encoding", byte, at);
    error.suggestion = "save the text as UTF-8";
  }
  return error;
}

std::string replaced(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + 64);
  for (std::size_t i = 0; i < bytes.size();) {
    std::size_t size = 1;
    const char32_t c = base::decode_utf8(bytes, i, size);
    if (c == 0xFFFD && size == 1) {
      out += "\xEF\xBF\xBD";
    } else {
      out.append(bytes.substr(i, size));
    }
    i += size;
  }
  return out;
}

// Single-byte text: the candidate that reads most like Arabic. The declared one wins a tie.
std::optional<std::string> best_single_byte(std::string_view bytes, std::string_view declared, BadBytes bad) {
  // A sample decides, so that a long page is converted once.
  const std::string_view sample = bytes.substr(0, 1 << 18);
  std::string best;
  double best_score = 0;
  const std::string guess = detected(sample);
  for (const std::string& name : {std::string(declared), "windows-1256"s, "ISO-8859-6"s, guess}) {
    if (name.empty()) continue;
    const auto text = convert(sample, name.c_str());
    if (!text) continue;
    const Plausible seen = judge(*text);
    if (reads_like_arabic(seen) && seen.score() > best_score + 0.02) best = name, best_score = seen.score();
  }
  // Pages in other scripts (French, Turkish) are still pages.
  if (best.empty() && bad == BadBytes::replace) best = !declared.empty() && declared != "utf-8" ? declared : guess;
  if (best.empty()) return std::nullopt;
  return convert(bytes, best.c_str());
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return out;
}

Expected<std::string> decode(std::string_view bytes, std::string_view declared, BadBytes bad) {
  struct Mark {
    std::string_view bytes;
    const char* charset;
  };
  static constexpr Mark kMarks[] = {{"\xFF\xFE\0\0"sv, "UTF-32LE"},
                                    {"\0\0\xFE\xFF"sv, "UTF-32BE"},
                                    {"\xFF\xFE"sv, "UTF-16LE"},
                                    {"\xFE\xFF"sv, "UTF-16BE"}};
  for (const Mark& mark : kMarks) {
    if (bytes.substr(0, mark.bytes.size()) != mark.bytes) continue;
    if (auto text = convert(bytes.substr(mark.bytes.size()), mark.charset)) return *std::move(text);
  }
  if (const char* name = bare_utf16(bytes))
    if (auto text = convert(bytes, name)) return *std::move(text);
  const std::size_t skip = bytes.substr(0, 3) == "\xEF\xBB\xBF"sv ? 3 : 0;
  const Utf8Health health = health_of(bytes.substr(skip));
  if (health.bad == 0) return std::string(bytes.substr(skip));
  // Some good among the bad is chance (two letters of windows-1256 in a row); mostly good is UTF-8 with a fault.
  const bool mostly_utf8 = skip != 0 || (health.good != 0 && health.good >= health.bad);
  if (!mostly_utf8)
    if (auto text = best_single_byte(bytes, lower(declared), bad)) return *std::move(text);
  if (bad == BadBytes::replace) return replaced(bytes.substr(skip));
  return tl::unexpected(bad_utf8(bytes, health.first_bad + skip));
}

}  // namespace

Expected<std::string> to_utf8(std::string_view bytes, std::string_view declared, BadBytes bad) {
  if (auto error = refuse_bytes(bytes, "")) return tl::unexpected(*std::move(error));
  auto text = decode(bytes, declared, bad);
  if (!text) return text;
  std::erase(*text, '\0');
  if (auto error = refuse_blank(*text, "")) return tl::unexpected(*std::move(error));
  return text;
}

std::string declared_charset(std::string_view page) {
  const std::string head = lower(page.substr(0, 2048));
  for (const std::string_view key : {"charset"sv, "encoding"sv}) {
    for (std::size_t at = head.find(key); at != std::string::npos; at = head.find(key, at + 1)) {
      std::size_t i = head.find_first_not_of(" \t\r\n", at + key.size());
      if (i == std::string::npos || head[i] != '=') continue;
      i = head.find_first_not_of(" \t\r\n\"'", i + 1);
      if (i == std::string::npos) continue;
      const std::size_t end = std::min(head.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_:.", i), head.size());
      if (end > i && end - i <= 40) return head.substr(i, end - i);
    }
  }
  return {};
}

}  // namespace marsad::report
