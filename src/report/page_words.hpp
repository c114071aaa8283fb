// The words of page furniture (menus, share bars, "read also") and of months, and what a line made of them is.
#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/date.hpp"
#include "text/fold.hpp"

namespace marsad::report {

// What the readers need of knowledge/: filled by the caller from the records of kind `phrase` with a `chrome` field (all
// wordings) and the records with a `month` field. Wordings are UTF-8 as the files spell them; folding is done here.
struct PagePatterns {
  std::vector<std::pair<std::string, std::string>>
      phrases;                                           // wording, kind: menu share related footer caption counter update
  std::vector<std::pair<std::string, unsigned>> months;  // name, 1 to 12
};

enum class Chrome : std::uint8_t { none, menu, share, related, footer, caption, counter, update };

struct LineVerdict {
  Chrome kind = Chrome::none;
  bool whole = false;   // nothing but furniture words: such a line of kind related or footer opens a section of the like
  bool credit = false;  // "special - name of the site": furniture only at the end of a text

  explicit operator bool() const noexcept { return kind != Chrome::none && !credit; }
};

// Immutable after construction; may be shared by threads.
class PageWords {
 public:
  // A kind that is none of the seven is ignored.
  explicit PageWords(const PagePatterns& patterns);

  // Judges one line of text. Linear; allocates.
  LineVerdict judge(std::string_view line) const;

  // The first full date (day, month, year 1990 to 2099) that the line shows: "21 May 2025", "19/11/2023" (day first),
  // "2021-6-3", in digits of any script; month names are those given and the English ones.
  std::optional<base::Day> find_day(std::string_view line) const;

  // Is a segment of a line nothing but a counter ("1,842 views", "comments: 3")?
  bool is_counter(std::string_view segment) const;

 private:
  struct Phrase {
    std::vector<std::string> words;
    Chrome kind;
  };
  struct Cover;
  // Looked up by views, so that no word is copied.
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const noexcept { return std::hash<std::string_view>{}(word); }
  };

  // By first and last letter and length: of most words of prose there is none in openers_, and they are not looked up.
  static constexpr std::size_t kShades = 4096;
  static std::size_t shade(std::string_view word) noexcept;

  void add(std::string_view wording, Chrome kind);
  void add_month(std::string code, unsigned month);
  Cover cover(const text::Folded& line) const;
  LineVerdict judge_words(std::string_view line) const;
  LineVerdict judge_opening(const Cover& seen, std::string_view code) const;
  LineVerdict judge_segments(std::string_view line, const Cover& seen) const;
  unsigned month_at(std::string_view code, std::size_t at, std::size_t& end) const;
  std::optional<base::Day> day_at(std::string_view code, std::size_t at) const;
  std::optional<base::Day> named_day(std::string_view code, unsigned day, std::size_t at) const;
  std::optional<base::Day> month_first(std::string_view code, std::size_t at) const;

  std::unordered_map<std::string, std::vector<Phrase>, Hash, std::equal_to<>> phrases_;    // by their first word
  std::bitset<kShades> openers_;                                                           // the shades of those first words
  std::unordered_map<std::string, std::vector<std::pair<std::string, unsigned>>> months_;  // by their first two codes
};

}  // namespace marsad::report
