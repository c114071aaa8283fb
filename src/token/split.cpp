#include "split.hpp"

#include "../text/words.hpp"

namespace marsad::token {

namespace {

using text::Piece;

Kind kind_of(Piece piece) {
  switch (piece) {
    case Piece::word: return Kind::word;
    case Piece::number: return Kind::number;
    case Piece::newline: return Kind::newline;
    case Piece::symbol: return Kind::symbol;
    default: return Kind::punctuation;
  }
}

// A damma on the first letter behind "and", "so" and the future mark: "qu-", "wa-qu-", "sa-yu-".
bool starts_with_damma(std::string_view utf8, const text::Folded& folded, std::size_t begin, std::size_t end) {
  bool conjunction = false, future = false;
  for (std::size_t i = begin; i < end; ++i) {
    const Span letter = folded.source(i, i + 1);
    if (letter.size() > 2 && letter.of(utf8).find("\xD9\x8F") != std::string_view::npos) return true;
    const char c = folded.code[i];
    if ((c == 'w' || c == 'f') && !conjunction && !future) {
      conjunction = true;
    } else if (c == 's' && !future) {
      future = true;
    } else {
      return false;
    }
  }
  return false;
}

}  // namespace

void split(std::string_view utf8, Tokens& out) {
  std::string& code = out.folded.code;
  bool hash = false;
  for (std::size_t at = 0, end = 0; at < code.size(); at = end) {
    const Piece piece = text::piece_at(code, at, end);
    if (piece == Piece::space) {
      hash = false;
      continue;
    }
    if (hash && code[at] == '_') {
      code[at] = ' ';
      continue;
    }
    Token token;
    token.kind = kind_of(piece);
    token.code_begin = static_cast<std::uint32_t>(at);
    token.code_end = static_cast<std::uint32_t>(end);
    token.span = out.folded.source(at, end);
    if (token.kind == Kind::word || token.kind == Kind::number) {
      token.hash = hash;
      token.quoted_before = at > 0 && code[at - 1] == '"';
      token.damma_on_first = token.kind == Kind::word && starts_with_damma(utf8, out.folded, at, end);
    } else {
      hash = code[at] == '#';
    }
    out.tokens.push_back(token);
  }
}

}  // namespace marsad::token
