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
// clang-format off: two rows of 16 a line.
constexpr std::string_view kArabicRow =
    "!!!!!!$$$%%$}/$$"
    "```````````;!..?"  // U+0600
    "yeAAwAyAbhtvjHxd"
    "orzscSDTZEgkkyyy"  // U+0620
    "}fqklmnhwyy`````"
    "````````````````"  // U+0640
    "0123456789%}}*bq"
    "`AAA`Awwyttbtvbt"  // U+0660
    "bHHjjxjjddddodod"
    "drrrrrzzzzcscSDZ"  // U+0680
    "gffffffqqkkkkkkk"
    "kkkkkllllnnnnnhj"  // U+06A0
    "hhhhwwwwwwwwyyyw"
    "yyyy.h```````!$`"  // U+06C0
    "`````````$````dr"
    "0123456789cDg$$h";  // U+06E0
// clang-format on

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

// Quotation marks, bullets and the like that Unicode's classes do not tell apart.
struct Signs {
  char code;
  std::u32string_view points;
};
constexpr Signs kSigns[] = {
    {'"',
     U"\u00AB\u00BB\u2018\u2019\u201A\u201B\u201C\u201D\u201E\u201F\u2033\u2036\u2039\u203A\u275B\u275C"
     U"\u275D\u275E\u276E\u276F\u301D\u301E\u301F"},
    {'\'', U"\u00B4\u02BB\u02BC\u02BE\u02BF\u2032\u2035"},
    {'*',
     U"\u00B7\u2022\u2023\u2043\u2219\u25A0\u25A1\u25AA\u25AB\u25B6\u25BA\u25C6\u25C7\u25C8\u25CB\u25CF"
     U"\u25E6\u25FC\u25FD\u25FE\u2605\u2606\u2713\u2714\u2726\u2756\u27A2\u27A4\u2B24\u2217\u00D7"},
    {'.', U"\u2026\u3002"},
    {'!', U"\u203C\u2049\u2755\u2757\u00A1"},
    {'?', U"\u2047\u2048\u2753\u2754\u00BF"},
    {'/', U"\u2044\u2215"},
    {'|', U"\u00A6\u2016"},
    {'%', U"\u2030"},
    {'-', U"\u2212\u2796"},
    {'\n', U"\x85\u2028\u2029"},
};

// 0 when not listed.
char punctuation(char32_t c) {
  for (const Signs& signs : kSigns)
    if (signs.points.find(c) != std::u32string_view::npos) return signs.code;
  return 0;
}

// Latin letters that do not come apart into a base letter and marks.
char bare_latin(char32_t c) {
  switch (c) {
    case 0xDF: return 's';
    case 0xC6:
    case 0xE6: return 'a';
    case 0xD8:
    case 0xF8: return 'o';
    case 0x110:
    case 0x111:
    case 0xD0:
    case 0xF0: return 'd';
    case 0x131: return 'i';
    case 0x141:
    case 0x142: return 'l';
    case 0x152:
    case 0x153: return 'o';
    case 0x126:
    case 0x127: return 'h';
    case 0x18F:
    case 0x259: return 'e';
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
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK: return {{}, 0, true};
    case U_FORMAT_CHAR:
    case U_CONTROL_CHAR: return {};
    case U_SPACE_SEPARATOR: return one(' ');
    case U_DECIMAL_DIGIT_NUMBER: return one(static_cast<char>('0' + u_charDigitValue(point)));
    case U_DASH_PUNCTUATION: return one('-');
    case U_START_PUNCTUATION: return one('(');
    case U_END_PUNCTUATION: return one(')');
    case U_INITIAL_PUNCTUATION:
    case U_FINAL_PUNCTUATION: return one('"');
    case U_CONNECTOR_PUNCTUATION: return one('_');
    case U_OTHER_NUMBER:
    case U_OTHER_SYMBOL:
    case U_SURROGATE:
    case U_PRIVATE_USE_CHAR:
    case U_UNASSIGNED: return one('$');
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
