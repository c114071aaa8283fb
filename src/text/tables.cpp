// What each character folds to when its neighbours do not matter.
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>

#include <vector>

#include "folder.hpp"

namespace marsad::text {

namespace {

constexpr std::array<unsigned char, 128> make_ascii() {
  std::array<unsigned char, 128> table{};
  for (unsigned c = 0; c < 128; ++c) table[c] = c < 32 || c == 127 ? kGone : static_cast<unsigned char>(c);
  for (unsigned c = 'a'; c <= 'z'; ++c) table[c] = table[c - 32] = static_cast<unsigned char>(c | kLatin);
  table['\t'] = table['\v'] = table['\f'] = ' ';
  table['\n'] = '\n';
  table['{'] = '(', table['}'] = ')', table['\\'] = '/', table['`'] = '\'';
  table['&'] = table['.'] = table[','] = table['*'] = table['\r'] = kSpecial;
  return table;
}

// One character of the string a code point, from U+0600: '`' a mark, '!' gone, '}' special, otherwise the code.
constexpr std::string_view kArabicRow =
    "!!!!!!$$$%%$}/$$" "```````````;!..?"   // U+0600
    "yeAAwAyAbhtvjHxd" "orzscSDTZEgkkyyy"   // U+0620
    "}fqklmnhwyy`````" "````````````````"   // U+0640
    "0123456789%}}*bq" "`AAA`Awwyttbtvbt"   // U+0660
    "bHHjjxjjddddodod" "drrrrrzzzzcscSDZ"   // U+0680
    "gffffffqqkkkkkkk" "kkkkkllllnnnnnhj"   // U+06A0
    "hhhhwwwwwwwwyyyw" "yyyy.h```````!$`"   // U+06C0
    "`````````$````dr" "0123456789cDg$$h";  // U+06E0

constexpr std::array<unsigned char, 256> make_arabic() {
  std::array<unsigned char, 256> table{};
  for (std::size_t i = 0; i < 256; ++i) {
    const char c = kArabicRow[i];
    table[i] = c == '`' ? kMark : c == '!' ? kGone : c == '}' ? kSpecial : static_cast<unsigned char>(c);
  }
  return table;
}
static_assert(kArabicRow.size() == 256);

constexpr std::string_view kSupplement = "bbbbbbbHHddrcEEEffkkkmmnnnlrrsHHsrHAAyyywwyyHssk";  // U+0750 to U+077F
static_assert(kSupplement.size() == 48);

Codes one(char c) { return {{c}, 1, false}; }

// Quotation marks, bullets and the like that Unicode's classes do not tell apart; 0 when not listed.
char punctuation(char32_t c) {
  switch (c) {
    case 0xAB: case 0xBB: case 0x2018: case 0x2019: case 0x201A: case 0x201B: case 0x201C: case 0x201D: case 0x201E: case 0x201F:
    case 0x2033: case 0x2036: case 0x2039: case 0x203A: case 0x275B: case 0x275C: case 0x275D: case 0x275E: case 0x276E:
    case 0x276F: case 0x301D: case 0x301E: case 0x301F: return '"';
    case 0xB4: case 0x2BB: case 0x2BC: case 0x2BE: case 0x2BF: case 0x2032: case 0x2035: return '\'';
    case 0xB7: case 0x2022: case 0x2023: case 0x2043: case 0x2219: case 0x25A0: case 0x25A1: case 0x25AA: case 0x25AB:
    case 0x25B6: case 0x25BA: case 0x25C6: case 0x25C7: case 0x25C8: case 0x25CB: case 0x25CF: case 0x25E6: case 0x25FC:
    case 0x25FD: case 0x25FE: case 0x2605: case 0x2606: case 0x2713: case 0x2714: case 0x2726: case 0x2756: case 0x27A2:
    case 0x27A4: case 0x2B24: case 0x2217: case 0xD7: return '*';
    case 0x2026: case 0x3002: return '.';
    case 0x203C: case 0x2049: case 0x2755: case 0x2757: case 0xA1: return '!';
    case 0x2047: case 0x2048: case 0x2753: case 0x2754: case 0xBF: return '?';
    case 0x2044: case 0x2215: return '/';
    case 0xA6: case 0x2016: return '|';
    case 0x2030: return '%';
    case 0x2212: case 0x2796: return '-';
    case 0x85: case 0x2028: case 0x2029: return '\n';
    default: return 0;
  }
}

// Latin letters that do not come apart into a base letter and marks.
char bare_latin(char32_t c) {
  switch (c) {
    case 0xDF: return 's';
    case 0xC6: case 0xE6: return 'a';
    case 0xD8: case 0xF8: return 'o';
    case 0x110: case 0x111: case 0xD0: case 0xF0: return 'd';
    case 0x131: return 'i';
    case 0x141: case 0x142: return 'l';
    case 0x152: case 0x153: return 'o';
    case 0x126: case 0x127: return 'h';
    case 0x18F: case 0x259: return 'e';
    default: return 0;
  }
}

// Compatibility decomposition: presentation forms, ligatures, accented and full-width letters.
Codes decomposed(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* nfkc = unorm2_getNFKCInstance(&status);
  std::array<UChar, 32> parts{};
  const int32_t size =
      U_SUCCESS(status) ? unorm2_getDecomposition(nfkc, static_cast<UChar32>(c), parts.data(), parts.size(), &status) : -1;
  if (U_FAILURE(status) || size <= 0) return one('$');
  Codes codes;
  bool blank = false;
  for (int32_t i = 0; i < size;) {
    UChar32 part = 0;
    U16_NEXT(parts.data(), i, size, part);
    if (part == ' ') {
      blank = true;
      continue;
    }
    if (part == 0x640) continue;
    const Codes inner = codes_of(static_cast<char32_t>(part));
    if (codes.size + inner.size > codes.text.size()) return one('$');
    for (unsigned k = 0; k < inner.size; ++k) codes.text[codes.size++] = inner.text[k];
  }
  if (codes.size == 0) return {{}, 0, true};  // the isolated form of a mark
  if (blank) return one('$');                 // a whole phrase in one sign
  const auto same = [&](auto is) {
    for (unsigned k = 0; k < codes.size; ++k)
      if (!is(codes.text[k])) return false;
    return true;
  };
  return codes.size == 1 || same(is_arabic) || same(is_latin) ? codes : one('$');
}

Codes by_class(char32_t c) {
  const auto point = static_cast<UChar32>(c);
  switch (u_charType(point)) {
    case U_NON_SPACING_MARK: case U_ENCLOSING_MARK: case U_COMBINING_SPACING_MARK: return {{}, 0, true};
    case U_FORMAT_CHAR: case U_CONTROL_CHAR: return {};
    case U_SPACE_SEPARATOR: return one(' ');
    case U_DECIMAL_DIGIT_NUMBER: return one(static_cast<char>('0' + u_charDigitValue(point)));
    case U_DASH_PUNCTUATION: return one('-');
    case U_START_PUNCTUATION: return one('(');
    case U_END_PUNCTUATION: return one(')');
    case U_INITIAL_PUNCTUATION: case U_FINAL_PUNCTUATION: return one('"');
    case U_CONNECTOR_PUNCTUATION: return one('_');
    case U_OTHER_NUMBER: case U_OTHER_SYMBOL: case U_SURROGATE: case U_PRIVATE_USE_CHAR: case U_UNASSIGNED: return one('$');
    default: break;
  }
  if (const char latin = bare_latin(c)) return one(static_cast<char>(latin | static_cast<char>(kLatin)));
  return decomposed(c);
}

// U+FB50 to U+FEFF, worked out once: whole pages come in presentation forms.
constexpr char32_t kFirstForm = 0xFB50, kLastForm = 0xFEFF;
const std::vector<Codes>& forms() {
  static const std::vector<Codes> table = [] {
    std::vector<Codes> made;
    made.reserve(kLastForm - kFirstForm + 1);
    for (char32_t c = kFirstForm; c <= kLastForm; ++c) made.push_back(by_class(c));
    return made;
  }();
  return table;
}

}  // namespace

constinit const std::array<unsigned char, 128> kAscii = make_ascii();
constinit const std::array<unsigned char, 256> kArabic = make_arabic();

Codes codes_of(char32_t c) {
  if (c < 0x80) {
    const unsigned char code = kAscii[c];
    if (code == kSpecial) return one(c == '\r' ? '\n' : static_cast<char>(c));
    return code == kGone ? Codes{} : one(static_cast<char>(code));
  }
  if (c >= 0x600 && c <= 0x6FF) {
    const unsigned char code = kArabic[c - 0x600];
    if (code == kSpecial) return c == 0x640 ? Codes{} : one(',');
    return code == kMark ? Codes{{}, 0, true} : code == kGone ? Codes{} : one(static_cast<char>(code));
  }
  if (c >= 0x750 && c <= 0x77F) return one(kSupplement[c - 0x750]);
  if (const char mark = punctuation(c)) return one(mark);
  if (c == 0xFFFD) return one('$');
  if (c >= kFirstForm && c <= kLastForm) return forms()[c - kFirstForm];
  return by_class(c);
}

}  // namespace marsad::text
