// The machinery behind fold(): one walk over the bytes, with look-ahead for breaks, numbers and entities.
// Not for other rooms.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "fold.hpp"

namespace marsad::text {

// Table values below any code character.
inline constexpr unsigned char kMark = 0;     // dropped; belongs to the letter before it
inline constexpr unsigned char kGone = 1;     // dropped, belongs to nothing
inline constexpr unsigned char kSpecial = 2;  // looked at with what stands around it

extern const std::array<unsigned char, 128> kAscii;
extern const std::array<unsigned char, 256> kArabic;  // U+0600 to U+06FF

// What one character folds to when nothing around it matters. All of `text` shares the character's bytes.
struct Codes {
  std::array<char, 8> text{};
  unsigned size = 0;  // 0: dropped
  bool mark = false;  // dropped as a mark of the letter before it
};
Codes codes_of(char32_t c);

// The character an HTML entity at `at` ("&nbsp;", "&#1234;") stands for; 0 when there is none. Sets `end` behind it.
char32_t entity_at(std::string_view text, std::size_t at, std::size_t& end) noexcept;

class Folder {
 public:
  Folder(std::string_view in, Folded& out);
  void run();

 private:
  struct Chain;  // numbers.cpp

  void room(std::size_t codes);
  void put(char c, std::size_t from, std::size_t to);
  void put_codes(const Codes& codes, std::size_t from, std::size_t to);
  void fast(std::size_t limit);
  void slow();
  void slow_ascii(unsigned char c);
  void slow_arabic();
  void other();
  void repeated(char c);

  // breaks.cpp: tatweel and the breaks of censors
  void tatweel();
  bool spelled_out();
  std::size_t end_of_break(std::size_t at) const;
  std::size_t end_of_odd_break(std::size_t at) const;
  bool breaks_before(std::size_t at) const;
  bool closed(std::size_t back = 1) const;
  std::size_t skip_marks(std::size_t at, bool tatweel_too, std::size_t* tatweels = nullptr) const;

  // numbers.cpp: marks between digits
  bool number_mark();
  Chain scan_chain() const;

  unsigned char byte(std::size_t at) const { return static_cast<unsigned char>(in_[at]); }
  unsigned char arabic_at(std::size_t at) const;  // table value of the two-byte character there, kGone when none
  char letter_at(std::size_t at) const;           // Arabic letter there, 0 when none
  char digit_at(std::size_t at, std::size_t& size) const;
  bool follows_article(std::size_t at) const;  // "Al" and a third letter stand there

  std::string_view in_;
  Folded& out_;
  std::size_t pos_ = 0;
  std::size_t not_spelled_ = 0;  // up to here no word is spelled out in single letters
  std::size_t n_ = 0;            // codes written
  std::size_t room_ = 0;         // codes there is room for
  char* code_ = nullptr;
  std::uint32_t* begin_ = nullptr;
  std::uint32_t* end_ = nullptr;
};

}  // namespace marsad::text
