// Tatweel, and the breaks that censors (or those who evade them) put inside a word.
#include "../base/utf8.hpp"
#include "folder.hpp"

namespace marsad::text {

namespace {

constexpr std::size_t kMostSpelled = 24;  // letters of a word spelled "d.A.E.c"

bool is_break(char c) { return c == ' ' || c == '.' || c == '*' || c == '-' || c == '_' || c == '/'; }

// Letters that never join to the next one: no tatweel follows them in honest writing, so no broken word goes on behind them.
bool joins_next(char c) { return is_arabic(c) && std::string_view("Adorzwe").find(c) == std::string_view::npos; }

}  // namespace

std::size_t Folder::skip_marks(std::size_t at, bool tatweel_too, std::size_t* tatweels) const {
  for (;;) {
    const bool two_bytes = at + 1 < in_.size() && (byte(at) & 0xFC) == 0xD8;
    if (two_bytes && arabic_at(at) == kMark) {
      at += 2;
    } else if (two_bytes && tatweel_too && byte(at) == 0xD9 && byte(at + 1) == 0x80) {
      at += 2;
      if (tatweels) ++*tatweels;
    } else {
      return at;
    }
  }
}

bool Folder::follows_article(std::size_t at) const {
  if (letter_at(at) != 'A') return false;
  at = skip_marks(at + 2, true);
  if (letter_at(at) != 'l') return false;
  return letter_at(skip_marks(at + 2, true)) != '\0';
}

// The letter `back` codes before the end is ta marbuta or alef maqsura, which close a word.
bool Folder::closed(std::size_t back) const {
  const std::string_view letter = in_.substr(begin_[n_ - back], 2);
  return letter == "\xD8\xA9" || letter == "\xD9\x89";
}

// Behind a letter with tatweel at `at`: where the word goes on after a break, 0 when it ends here.
std::size_t Folder::end_of_break(std::size_t at) const {
  const std::size_t from = at;
  std::size_t breaks = 0;
  while (breaks < 3 && at < in_.size() && is_break(in_[at])) ++at, ++breaks;
  if (breaks == 0) return end_of_odd_break(from);
  if (breaks > 2) return 0;
  const char mark = in_[at - 1];
  std::size_t tatweels = 0;
  const std::size_t next = skip_marks(at, true, &tatweels);
  if (!letter_at(next)) return 0;
  if (tatweels > 0) return next;
  // Only this side has a tatweel: weaker proof.
  const char last = code_[n_ - 1];
  const bool alone = n_ < 2 || !is_arabic(code_[n_ - 2]);
  if (breaks != 1 || mark == '-' || mark == '/' || !joins_next(last) || closed()) return 0;
  if (alone && last == 'h') return 0;  // the mark of Hijri years
  if (!alone && follows_article(next)) return 0;
  return next;
}

// Behind a letter with tatweel: any one sign (an emoji, a comma, a Latin letter) and a tatweel that leads the next letter.
std::size_t Folder::end_of_odd_break(std::size_t at) const {
  constexpr std::size_t kMostBytes = 16;  // of a sign: an emoji may have a variant and a joiner
  const std::size_t from = at;
  for (std::size_t signs = 0; at < in_.size() && at - from < kMostBytes;) {
    std::size_t size = 1;
    const char32_t c = base::decode_utf8(in_, at, size);
    const Codes codes = codes_of(c);
    if (codes.size > 1 ||
        (codes.size == 1 && (is_arabic(codes.text[0]) || is_digit(codes.text[0]) || codes.text[0] == '\n')))
      return 0;
    const bool tatweel = c == 0x640;
    if (tatweel && signs == 0) return 0;
    if (tatweel) {
      const std::size_t next = skip_marks(at, true);
      return letter_at(next) ? next : 0;
    }
    if (codes.size == 1 && ++signs > 1) return 0;
    at += size;
  }
  return 0;
}

// A tatweel that leads the letter at `at` stands behind one break, and that behind a letter that could join it.
bool Folder::breaks_before(std::size_t at) const {
  if (n_ < 2) return false;
  const char mark = code_[n_ - 1];
  if (mark != ' ' && mark != '.' && mark != '*' && mark != '_') return false;
  return joins_next(code_[n_ - 2]) && !closed(2) && !follows_article(at);
}

void Folder::tatweel() {
  const std::size_t from = pos_;
  std::size_t count = 0;
  pos_ = skip_marks(pos_, true, &count);
  const char next = letter_at(pos_);
  if (n_ > 0 && is_arabic(code_[n_ - 1])) {
    end_[n_ - 1] = static_cast<std::uint32_t>(pos_);
    if (next) return;
    if (const std::size_t on = end_of_break(pos_)) pos_ = on;
    return;
  }
  if (next) {
    if (breaks_before(pos_)) --n_;
    return;
  }
  // By itself: one or two stand for a dash, a longer row is decoration.
  const auto blank = [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; };
  const bool apart = (n_ == 0 || blank(code_[n_ - 1])) && (pos_ >= in_.size() || blank(in_[pos_]));
  std::size_t width = 0;
  const bool between_digits = n_ > 0 && is_digit(code_[n_ - 1]) && digit_at(pos_, width);  // "11_9"
  if (count <= 2 && (apart || between_digits)) put('-', from, pos_);
}

// "d.A.E.c": at the first mark of at least three single letters with the same mark between them.
bool Folder::spelled_out() {
  if (pos_ < not_spelled_ || n_ == 0 || !is_arabic(code_[n_ - 1]) || (n_ > 1 && is_word(code_[n_ - 2]))) return false;
  const char mark = in_[pos_];
  std::size_t letters = 1, at = pos_;
  bool word = false;
  while (!word && at + 1 < in_.size() && in_[at] == mark && letter_at(at + 1)) {
    at = skip_marks(at + 3, true);
    ++letters;
    word = letter_at(at) != '\0';  // a word follows the initials
  }
  if (word || letters < 3 || letters > kMostSpelled) {
    not_spelled_ = at;  // nor is what begins further on in the same row; keeps this linear
    return false;
  }
  while (pos_ < at) {
    const std::size_t end = skip_marks(pos_ + 3, true);
    put(letter_at(pos_ + 1), pos_ + 1, end);
    pos_ = end;
  }
  return true;
}

}  // namespace marsad::text
