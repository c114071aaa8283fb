#include "search_words.hpp"

#include "text/fold.hpp"
#include "text/words.hpp"

namespace marsad::store {
namespace {

// Folded code tells Arabic letters apart by case; stores do not: "H" is spelled "h1". No word of letters begins with a
// digit, so that "0" in front can say that the letters are Latin.
void spell(std::string_view code, std::string& out) {
  bool latin = false;
  for (const char c : code) latin = latin || text::is_latin(c);
  if (latin) out += '0';
  for (const char c : code) {
    if (text::is_latin(c))
      out += static_cast<char>(static_cast<unsigned char>(c) & 0x7f);
    else if (c >= 'A' && c <= 'Z')
      out += static_cast<char>(c - 'A' + 'a'), out += '1';
    else if (text::is_word(c))
      out += c;
  }
}

}  // namespace

std::string search_words(std::string_view utf8) {
  text::Folded folded;
  text::fold(utf8, folded);
  std::string out;
  std::size_t words = 0;
  for (std::size_t at = 0, end = 0; at < folded.code.size() && words < kMostWords; at = end) {
    const text::Piece piece = text::piece_at(folded.code, at, end);
    if (piece != text::Piece::word && piece != text::Piece::number) continue;
    if (!out.empty()) out += ' ';
    spell(std::string_view(folded.code).substr(at, end - at), out);
    ++words;
  }
  return out;
}

}  // namespace marsad::store
