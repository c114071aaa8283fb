#include "sentence.hpp"

namespace marsad::token {

namespace {

constexpr std::size_t kBracketReach = 12;  // tokens between brackets that are an aside, not a text of their own

class Splitter {
 public:
  Splitter(std::string_view utf8, Tokens& out) : utf8_(utf8), out_(out), tokens_(out.tokens) {}

  void run() {
    std::size_t at = 0;
    while (at < tokens_.size() && tokens_[at].kind == Kind::newline) ++at;  // leading blank lines open the first sentence
    begin_line(at);
    for (; at < tokens_.size(); ++at) {
      if (tokens_[at].kind == Kind::newline) {
        while (at + 1 < tokens_.size() && tokens_[at + 1].kind == Kind::newline) ++at;
        close(at + 1);
        ++paragraph_;
        begin_line(at + 1);
      } else {
        track(at);
        if (at >= body_ && ends(at)) at = finish(at);
      }
    }
    close(tokens_.size());
  }

 private:
  char sign(std::size_t at) const {
    return at < tokens_.size() && tokens_[at].kind == Kind::punctuation ? out_.folded.code[tokens_[at].code_begin] : '\0';
  }
  char before(std::size_t at) const {
    const std::uint32_t code = tokens_[at].code_begin;
    return code > 0 ? out_.folded.code[code - 1] : '\n';
  }
  char behind(std::size_t at) const {
    const std::uint32_t code = tokens_[at].code_end;
    return code < out_.folded.code.size() ? out_.folded.code[code] : '\n';
  }
  std::size_t letters(std::size_t at) const { return tokens_[at].code_end - tokens_[at].code_begin; }
  bool is(std::size_t at, Kind kind) const { return at < tokens_.size() && tokens_[at].kind == kind; }

  // Finds a list mark at the start of a line: "*", "-", "1-", "1.", "1)", "(1)", and the same with a single letter.
  void begin_line(std::size_t at) {
    opens_ = true, bullet_ = false, open_ = 0;
    body_ = at;
    if (sign(at) == '*' || sign(at) == '-') {
      bullet_ = true, body_ = at + 1;
      return;
    }
    const bool bracket = sign(at) == '(' || sign(at) == '[';
    if (bracket) ++at;
    const bool number = is(at, Kind::number) && letters(at) <= (bracket ? 3u : 2u);
    const bool letter = is(at, Kind::word) && letters(at) == 1 && text::is_arabic(out_.folded.code[tokens_[at].code_begin]);
    if (!number && !letter) return;
    const char close = sign(at + 1);
    const bool closes = bracket ? close == ')' || close == ']' : close == ')' || close == '-' || close == '.';
    if (!closes) return;
    const bool apart = before(at + 1) == ' ';
    if (apart && (close != '-' || !number)) return;
    if (is(at + 2, Kind::number) && (close != ')' && close != ']')) return;  // "10-15", "1 - 2", "3.5"
    if (letter && close == '.' && behind(at + 1) != ' ') return;             // initials
    if (letter && close == '.' && !is_list_letter(at)) return;
    bullet_ = true, body_ = at + 2;
  }

  // Titles and abbreviations of one letter: "d." doctor, "m." engineer. Lists go a, b, j ...
  bool is_list_letter(std::size_t at) const {
    const char c = out_.folded.code[tokens_[at].code_begin];
    return c == 'A' || c == 'b' || c == 'j' || c == 'h' || c == 'w';
  }

  void track(std::size_t at) {
    const char c = sign(at);
    if (c == '(' || c == '[') open_ = at + 1;
    if (c == ')' || c == ']') open_ = 0;
    spoken_ |= at >= body_ && (is(at, Kind::word) || is(at, Kind::number));
  }

  // Is the stop at `at` inside brackets that opened not long ago and close soon, on the same line?
  bool bracketed(std::size_t at) const {
    if (open_ == 0 || at - (open_ - 1) > kBracketReach) return false;
    for (std::size_t k = at + 1; k < tokens_.size() && k < at + kBracketReach && tokens_[k].kind != Kind::newline; ++k) {
      const char c = sign(k);
      if (c == ')' || c == ']') return true;
      if (c == '(' || c == '[') return false;
    }
    return false;
  }

  bool ends(std::size_t at) const {
    const char c = sign(at);
    if (c != '.' && c != '!' && c != '?') return false;
    if (!spoken_) return false;  // signs that open a line end nothing
    if (sign(at + 1) == '.' || sign(at + 1) == '!' || sign(at + 1) == '?') return false;  // the last of a row ends it
    if (bracketed(at)) return false;
    if (c != '.') return true;
    if (sign(at - 1) == '.' && at > start_) return true;
    const char left = before(at), right = behind(at);
    if (text::is_digit(left) && text::is_digit(right)) return false;
    if (text::is_latin(left) && (text::is_latin(right) || text::is_digit(right))) return false;
    return !abbreviates(at);
  }

  // A single letter, or a title's letter behind "and" or "to".
  bool initial(std::size_t at) const {
    if (letters(at) == 1) return true;
    const std::string_view word = std::string_view(out_.folded.code).substr(tokens_[at].code_begin, letters(at));
    return word == "wd" || word == "wm" || word == "wA" || word == "ld";
  }

  // An initial and its dot, within a line. Behind a number the letter is a unit or an era, and the dot a stop.
  bool abbreviates(std::size_t at) const {
    if (at == start_ || !is(at - 1, Kind::word) || !initial(at - 1) || before(at) == ' ') return false;
    if (at + 1 >= tokens_.size() || tokens_[at + 1].kind == Kind::newline) return false;
    return at < start_ + 2 || !is(at - 2, Kind::number);
  }

  bool opening_quote(std::size_t at) const {
    const std::string_view quote = tokens_[at].span.of(utf8_);
    return quote == "\u00AB" || quote == "\u201C" || quote == "\u2039" || quote == "\u201E" || quote == "&laquo;" ||
           quote == "&ldquo;";
  }

  // Takes in what hangs on the stop: closing quotes and brackets, and the line's end.
  std::size_t finish(std::size_t at) {
    while (at + 1 < tokens_.size() && before(at + 1) != ' ') {
      const char c = sign(at + 1);
      const bool closing = c == ')' || c == ']' || (c == '"' && !opening_quote(at + 1));
      if (!closing) break;
      ++at;
      track(at);
    }
    const bool line_ends = at + 1 >= tokens_.size() || tokens_[at + 1].kind == Kind::newline;
    if (!line_ends) close(at + 1);
    return at;
  }

  void close(std::size_t last) {
    if (last <= start_) return;
    Sentence s;
    s.first = static_cast<std::uint32_t>(start_), s.last = static_cast<std::uint32_t>(last);
    std::size_t first = start_, end = last;
    while (first + 1 < end && tokens_[first].kind == Kind::newline) ++first;
    while (end > first + 1 && tokens_[end - 1].kind == Kind::newline) --end;
    s.span = {tokens_[first].span.begin, tokens_[end - 1].span.end};
    s.paragraph = paragraph_;
    s.opens_paragraph = opens_;
    s.bullet = bullet_;
    out_.sentences.push_back(s);
    start_ = body_ = last;
    opens_ = bullet_ = spoken_ = false;
    open_ = 0;
  }

  std::string_view utf8_;
  Tokens& out_;
  const std::vector<Token>& tokens_;
  std::size_t start_ = 0;  // first token of the sentence being read
  std::size_t body_ = 0;   // first token behind its list mark
  std::size_t open_ = 0;   // 1 + the token of an open bracket, 0 when none is open
  std::uint32_t paragraph_ = 0;
  bool opens_ = true, bullet_ = false;
  bool spoken_ = false;  // a word or number stands in it
};

}  // namespace

void split_sentences(std::string_view utf8, Tokens& out) { Splitter(utf8, out).run(); }

}  // namespace marsad::token
