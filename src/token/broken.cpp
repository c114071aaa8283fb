#include <string_view>

#include "mend.hpp"

namespace marsad::token {

namespace {

using knowledge::kNone;

constexpr std::size_t kMostPieces = 12;

// Marks between two letters: the weak ones also stand between words whose space is missing.
enum class Mark { none, weak, strong };

// The Arabic letter that a Latin one or a digit is typed for, 0 when none.
char stands_for(char c) {
  constexpr std::string_view kFrom = "abtjdrzscfqklmnhwyieuo1379568", kTo = "AbtjdrzscfqklmnhwyyywwAEHqxTg";
  const char plain = text::is_latin(c) ? static_cast<char>(c & 0x7F) : c;
  const std::size_t at = kFrom.find(plain);
  return at == std::string_view::npos ? '\0' : kTo[at];
}

// One word in pieces: letters [begin, end) of the folded text each, with marks between.
class Pieces {
 public:
  Pieces(Analyser& analyser, const knowledge::Store& store, const Tokens& out)
      : analyser_(analyser), store_(store), out_(out) {}

  Mend find(std::size_t first) {
    Mend mend;
    mend.last = first;
    collect(first);
    for (; count_ > 1; --count_) {
      if (!(foreign_ && joins(true)) && !joins(false)) continue;
      mend.last = pieces_[count_ - 1];
      if (mapped_) mend.letter_count = std::min(letter_count_, mend.letters.size());
      if (mapped_) std::copy_n(letters_.begin(), mend.letter_count, mend.letters.begin());
      return mend;
    }
    return mend;
  }

 private:
  const Token& token(std::size_t i) const { return out_.tokens[i]; }
  char code(std::size_t at) const { return out_.folded.code[at]; }
  std::size_t size(std::size_t i) const { return token(i).code_end - token(i).code_begin; }

  Mark mark(const Token& t) const {
    const std::size_t letters = t.code_end - t.code_begin;
    const char c = code(t.code_begin);
    switch (t.kind) {
      case Kind::symbol: return c == '$' ? Mark::strong : Mark::none;
      case Kind::word: return text::is_latin(c) && letters <= 2 ? Mark::strong : Mark::none;
      case Kind::number: return letters == 1 ? Mark::strong : Mark::none;
      case Kind::punctuation: break;
      default: return Mark::none;
    }
    if (std::string_view(".-/,!").find(c) != std::string_view::npos) return Mark::weak;
    return std::string_view("*_|+=~^<>&%#@'").find(c) != std::string_view::npos ? Mark::strong : Mark::none;
  }

  // The pieces that begin with token `first`, no space between them.
  void collect(std::size_t first) {
    pieces_[count_++] = first;
    std::size_t at = first;
    while (count_ < kMostPieces && at + 2 < out_.tokens.size()) {
      std::size_t next = at + 1;
      const Mark here = mark(token(next));
      if (here == Mark::none || token(next).code_begin != token(at).code_end) return;
      const char sign = code(token(next).code_begin);
      while (next + 1 < out_.tokens.size() && next - at < 3 && token(next).kind == Kind::punctuation &&
             token(next + 1).code_begin == token(next).code_end && code(token(next + 1).code_begin) == sign)
        ++next;
      ++next;
      if (next >= out_.tokens.size() || !is_arabic_word(out_, token(next)) ||
          token(next).code_begin != token(next - 1).code_end)
        return;
      weak_ |= here == Mark::weak;
      foreign_ |= token(at + 1).kind == Kind::word || token(at + 1).kind == Kind::number;
      pieces_[count_++] = next;
      at = next;
    }
  }

  // Writes the word that the first count_ pieces make; Latin letters and digits between them read as Arabic or left out.
  bool spell(bool mapped) {
    size_ = 0, letter_count_ = 0, mapped_ = mapped;
    for (std::size_t p = 0; p < count_; ++p) {
      if (p > 0 && mapped) {
        for (std::uint32_t at = token(pieces_[p - 1]).code_end; at < token(pieces_[p]).code_begin; ++at) {
          const char letter = stands_for(code(at));
          if (!letter || size_ == text_.size() || letter_count_ == letters_.size()) return false;
          letters_[letter_count_++] = {at, letter};
          text_[size_++] = letter;
        }
      }
      const std::string_view piece = out_.code(token(pieces_[p]));
      if (size_ + piece.size() > text_.size()) return false;
      size_ += piece.copy(text_.data() + size_, piece.size());
    }
    return true;
  }

  bool joins(bool mapped) {
    if (!spell(mapped) || size_ < 3) return false;
    bool digits = false;
    for (std::size_t p = 1; p < count_; ++p) digits |= text::is_digit(code(token(pieces_[p] - 1).code_begin));
    if (digits && !mapped) return false;
    std::size_t broken = 0, whole = 0;
    for (std::size_t p = 0; p < count_; ++p) {
      const std::string_view piece = out_.code(token(pieces_[p]));
      const bool stands = piece.size() > (weak_ ? 1u : 2u) && look_up(analyser_, store_, piece, false).whole();
      whole += stands;
      broken += !stands && piece.size() > 1;
    }
    const bool letters = count_ > 2 && broken == 0 && whole == 0;  // spelled out
    if (weak_ && !letters && size_ < 4) return false;
    if (!letters && (weak_ || digits ? broken == 0 : whole == count_)) return false;
    const Finding found = look_up(analyser_, store_, {text_.data(), size_}, false);
    // Behind an initial a name may follow: "m.Hsn".
    if (weak_ && count_ == 2 && size(pieces_[0]) == 1) return found.record && whole == 0;
    return found.whole() || (found.any && size_ >= 6);
  }

  Analyser& analyser_;
  const knowledge::Store& store_;
  const Tokens& out_;
  std::array<std::size_t, kMostPieces> pieces_{};
  std::size_t count_ = 0;
  bool weak_ = false, foreign_ = false, mapped_ = false;
  std::array<char, kLongestRepair> text_{};
  std::size_t size_ = 0;
  std::array<Mend::Letter, 8> letters_{};
  std::size_t letter_count_ = 0;
};

// One space and nothing else parts `a` and `b`.
bool spaced(const Tokens& out, const Token& a, const Token& b) {
  return a.code_end + 1 == b.code_begin && out.folded.code[a.code_end] == ' ' && a.hash == b.hash;
}

// A single letter is a unit, an era or a list mark, else a piece of a word: it is not known by itself.
bool known(const Token& t) { return (t.analysis_count > 0 || t.word != kNone) && t.code_end - t.code_begin > 1; }

// Are `a` and `b`, a space between them, the halves of one word? "and" belongs to the word behind it.
bool halves(Analyser& analyser, const knowledge::Store& store, const Tokens& out, const Token& a, const Token& b) {
  const std::string_view one = out.code(a), two = out.code(b);
  const std::size_t size = one.size() + two.size();
  const bool conjunction = one == "w", first = known(a), second = known(b);
  if (size > kLongestRepair || (conjunction ? !second : size < 5 || (first && second))) return false;
  std::array<char, kLongestRepair> joined;
  two.copy(joined.data() + one.copy(joined.data(), one.size()), two.size());
  const Finding finding = look_up(analyser, store, {joined.data(), size}, false);
  if (conjunction) return finding.conjunction;
  if (!first && !second) return finding.any;
  // One half is a word by itself: only a long and certain outcome outweighs that.
  const std::string_view word = first ? one : two;
  const bool ending = first && two.size() == 2 && size >= 6;
  return finding.record && (ending || (size >= 8 && word.size() <= 3));
}

// "d A E c": the last token of a row of single letters, spaces between them, that spell a word; `first` when they do not.
std::size_t spelled(Analyser& analyser, const knowledge::Store& store, const Tokens& out, std::size_t first) {
  std::array<char, kMostPieces> letters;
  std::size_t size = 0, at = first;
  const auto single = [&](std::size_t i) {
    return i < out.tokens.size() && is_arabic_word(out, out.tokens[i]) && out.code(out.tokens[i]).size() == 1;
  };
  for (; size < kMostPieces && single(at) && (at == first || spaced(out, out.tokens[at - 1], out.tokens[at])); ++at)
    letters[size++] = out.code(out.tokens[at])[0];
  const bool enough = size >= 4 && !single(at);
  return enough && look_up(analyser, store, {letters.data(), size}, false).whole() ? at - 1 : first;
}

}  // namespace

Mend broken(Analyser& analyser, const knowledge::Store& store, const Tokens& out, std::size_t first) {
  Mend none;
  none.last = first;
  if (first + 1 >= out.tokens.size() || !is_arabic_word(out, out.tokens[first])) return none;
  const Token &a = out.tokens[first], &b = out.tokens[first + 1];
  if (b.code_begin == a.code_end) return Pieces(analyser, store, out).find(first);
  if (!spaced(out, a, b) || !is_arabic_word(out, b)) return none;
  none.last = spelled(analyser, store, out, first);
  if (none.last == first && halves(analyser, store, out, a, b)) none.last = first + 1;
  return none;
}

}  // namespace marsad::token
