#include "expression_lexer.hpp"

#include <algorithm>
#include <array>

#include "database.hpp"

namespace marsad::store {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c & 0x80) != 0; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  std::vector<Lexeme> run() {
    while (skip_space()) {
      const char c = text_[at_];
      if (c == '\'' || c == '"')
        quoted(c);
      else if (is_digit(c) || ((c == '-' || c == '+' || c == '.') && at_ + 1 < text_.size() && is_digit(text_[at_ + 1])))
        take(Lexeme::Kind::number, [](char d) { return is_digit(d) || is_letter(d) || d == '.' || d == '-' || d == '+'; });
      else if (is_letter(c))
        take(Lexeme::Kind::name, [](char d) { return is_letter(d) || is_digit(d) || d == '.'; });
      else
        sign();
    }
    out_.push_back({Lexeme::Kind::end, "", text_.size()});
    return std::move(out_);
  }

 private:
  bool skip_space() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n' || text_[at_] == '\r'))
      ++at_;
    return at_ < text_.size();
  }
  template <typename Belongs>
  void take(Lexeme::Kind kind, Belongs belongs) {
    const std::size_t begin = at_++;
    while (at_ < text_.size() && belongs(text_[at_])) ++at_;
    out_.push_back({kind, std::string(text_.substr(begin, at_ - begin)), begin});
  }
  void quoted(char quote) {
    const std::size_t begin = at_++;
    std::string value;
    for (; at_ < text_.size(); ++at_) {
      if (text_[at_] == quote) {
        if (at_ + 1 >= text_.size() || text_[at_ + 1] != quote) break;
        ++at_;
      }
      value += text_[at_];
    }
    if (at_ >= text_.size())
      refuse(text_, begin, std::string(text_.substr(begin)), "the quote is not closed",
             std::string("end the text with ") + quote);
    ++at_;
    out_.push_back({Lexeme::Kind::text, std::move(value), begin});
  }
  void sign() {
    static constexpr std::array<std::string_view, 13> kSigns = {"<=", ">=", "!=", "<>", "==", "&&", "||",
                                                                "=",  "<",  ">",  "~",  "(",  ")"};
    for (const std::string_view sign : kSigns)
      if (text_.substr(at_, sign.size()) == sign) return push(std::string(sign));
    if (text_[at_] == ',') return push(",");
    refuse(text_, at_, std::string(text_.substr(at_, 1)), "this sign means nothing here",
           "there are = != < <= > >= ~ in, and, or, not, is unknown, ( )");
  }
  void push(std::string value) {
    const std::size_t begin = at_;
    at_ += value.size();
    if (value == "<>") value = "!=";
    if (value == "==") value = "=";
    if (value == "&&" || value == "||")
      refuse(text_, begin, value, "conditions are joined with words", value == "&&" ? "write `and`" : "write `or`");
    out_.push_back({Lexeme::Kind::sign, std::move(value), begin});
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<Lexeme> out_;
};

}  // namespace

std::vector<Lexeme> lexemes(std::string_view text) { return Lexer(text).run(); }

void refuse(std::string_view text, std::size_t at, std::string fragment, std::string message, std::string suggestion) {
  const auto column = 1 + std::count_if(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(std::min(at, text.size())),
                                        [](char c) { return (c & 0xc0) != 0x80; });
  throw Fault{{ErrorCode::usage, "--where, column " + std::to_string(column), std::move(fragment), std::move(message),
               std::move(suggestion)}};
}

}  // namespace marsad::store
