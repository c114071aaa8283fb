#include "json_fault.hpp"

#include <vector>

namespace marsad::report {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

class Scanner {
 public:
  explicit Scanner(std::string_view json) : json_(json) {}

  std::optional<JsonFault> run() {
    bool value_next = true;
    while (!fault_) {
      skip();
      if (value_next)
        value_next = value();
      else if (open_.empty())
        return end();
      else
        value_next = after_value();
    }
    return fault_;
  }

 private:
  char peek() const { return at_ < json_.size() ? json_[at_] : '\0'; }
  void skip() {
    while (at_ < json_.size() && is_space(json_[at_])) ++at_;
  }
  bool fail(std::string what) {
    fault_ = JsonFault{at_, at_ >= json_.size() ? "the line ends too early, " + what : std::move(what)};
    return false;
  }
  std::optional<JsonFault> end() {
    if (at_ < json_.size()) fail("more text behind the end of the value");
    return fault_;
  }

  // True when another value must follow.
  bool value() {
    const char c = peek();
    if (c == '{' || c == '[') {
      open_.push_back(c);
      ++at_;
      skip();
      if (c == '{') return peek() == '}' ? close() : key();
      return peek() == ']' ? close() : true;
    }
    if (c == '"') return string();
    const std::size_t begin = at_;
    while (at_ < json_.size() &&
           (json_[at_] == '-' || json_[at_] == '+' || json_[at_] == '.' || (json_[at_] >= '0' && json_[at_] <= '9') ||
            (json_[at_] >= 'a' && json_[at_] <= 'z') || json_[at_] == 'E'))
      ++at_;
    const std::string_view word = json_.substr(begin, at_ - begin);
    const bool number = !word.empty() && (word[0] == '-' || (word[0] >= '0' && word[0] <= '9'));
    if (number || word == "true" || word == "false" || word == "null") return false;
    at_ = begin;
    return fail("expected a value");
  }

  bool after_value() {
    const bool object = open_.back() == '{';
    const char c = peek();
    if (c == ',') {
      ++at_;
      skip();
      return object ? key() : true;
    }
    if (c == (object ? '}' : ']')) return close();
    return fail(object ? "expected ',' or '}'" : "expected ',' or ']'");
  }

  bool close() {
    open_.pop_back();
    ++at_;
    return false;
  }

  bool key() {
    if (peek() != '"') return fail("expected a name in double quotes");
    string();
    if (fault_) return false;
    skip();
    if (peek() != ':') return fail("expected ':'");
    ++at_;
    return true;
  }

  bool string() {
    const std::size_t begin = at_++;
    for (; at_ < json_.size() && json_[at_] != '"'; ++at_) {
      if (static_cast<unsigned char>(json_[at_]) < 0x20) return fail("a control character inside a string");
      if (json_[at_] != '\\') continue;
      if (++at_ >= json_.size()) break;
      if (std::string_view("\"\\/bfnrtu").find(json_[at_]) == std::string_view::npos)
        return fail("an unknown escape inside a string");
    }
    if (at_ >= json_.size()) {
      at_ = begin;
      return fail("a string that is never closed");
    }
    ++at_;
    return false;
  }

  std::string_view json_;
  std::size_t at_ = 0;
  std::vector<char> open_;
  std::optional<JsonFault> fault_;
};

}  // namespace

std::optional<JsonFault> find_json_fault(std::string_view json) { return Scanner(json).run(); }

}  // namespace marsad::report
