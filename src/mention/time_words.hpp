// Tokens seen as words of time. Not for other rooms.
#pragma once

#include <optional>

#include "document.hpp"
#include "number_tags.hpp"

namespace marsad::mention::times {

using namespace tag;

enum class Unit : std::uint8_t { none, second, minute, hour, day, week, month, year };

// Values of `time_word`; names as in knowledge/lexicon/calendar.rec.
enum class Word : std::uint8_t {
  none,
  last,
  recent,
  next,
  this_,
  following,
  before_last,
  few,
  equals,  // stand behind: "the last", "the following"
  start,
  middle,
  end,
  latest,
  outbreak,
  coming,  // stand before: "the start of"
  since,
  until,
  ago,
  before,
  after,
  during,
  for_,
  except,
  midnight,
  never,      // "the National Day": no time at all
  named,      // what a date gives its name to: "the movement of 23 March", "the street of 14 July"
  dated,      // "a statement dated"
  begins,     // "as of", "to begin"
  every,      // "every day"
  whole,      // "a whole month"
  rest,       // "the rest of the week"
  late,       // "late at": no other day
  now,        // "from now"
  feast_day,  // "the second of the days of the feast"
  weekend,
  quarter,
  decade,
  century,
  am,
  pm,
  filler,         // "early", "late" behind a part of the day
  night_between,  // "the night between Saturday and Sunday"
  same_,          // told by "same" beside it, no word of the lexicon
};

class Words {
 public:
  using Hit = TagTable::Hit;

  Words(const Document& doc, const TagTable& tags);

  std::uint32_t size() const noexcept { return doc_.size(); }
  const Document& doc() const noexcept { return doc_; }
  std::string_view code(std::uint32_t i) const noexcept { return i < size() ? doc_.code(i) : std::string_view{}; }
  bool is(std::uint32_t i, char sign) const noexcept { return i < size() && doc_.is_punctuation(i, sign); }
  bool is_word(std::uint32_t i) const noexcept { return i < size() && doc_.token(i).kind == token::Kind::word; }
  bool line_end(std::uint32_t i) const noexcept { return i >= size() || doc_.token(i).kind == token::Kind::newline; }
  Hit get(std::uint32_t i, Key key) const { return i < size() ? tags_.get(i, key) : Hit(); }
  // First reading or phrase of that key that `fits`.
  template <typename Fits>
  Hit find(std::uint32_t i, Key key, Fits fits) const {
    return i < size() ? tags_.find(i, key, fits) : Hit();
  }

  // Digits alone, at most four; -1 otherwise.
  int digits(std::uint32_t i) const noexcept;
  // The count that starts at token i.
  const Count* count(std::uint32_t i) const noexcept;
  // The same, or one that bound words before i lead: "about nine".
  const Count* bounded_count(std::uint32_t i) const noexcept;

  // May a time begin at token i? False only where Parser::at(i) finds none: a day, a unit, a figure, a word that leads or
  // places a time stands there. A rule that begins with other words must be told here.
  bool may_begin(std::uint32_t i) const noexcept;

  Word word(std::uint32_t i, std::uint32_t* last = nullptr) const;
  // An adjective that places a time: it agrees in having the article.
  Word adjective(std::uint32_t i, std::uint32_t* last = nullptr) const;
  std::string_view preposition(std::uint32_t i) const { return get(i, kPreposition).value; }

  struct Month {
    int number = 0;
    bool hijri = false;
    std::uint32_t last = 0;
    std::uint16_t proclitics = 0;
    explicit operator bool() const { return number != 0; }
  };
  Month month(std::uint32_t i) const;
  bool hamza_below(std::uint32_t i) const;

  struct UnitWord {
    Unit unit = Unit::none;
    knowledge::Number number = knowledge::Number::unknown;
    int times = 1;  // a decade is ten years, a century a hundred
    bool definite = false, construct = false, accusative = false;
    std::uint16_t proclitics = 0;
    std::uint32_t last = 0;
    explicit operator bool() const { return unit != Unit::none; }
  };
  UnitWord unit(std::uint32_t i) const;

  // 0 Sunday - 6 Saturday, -1 none. `sure`: with the article or in a set phrase.
  int weekday(std::uint32_t i, bool* sure = nullptr, std::uint32_t* last = nullptr) const;
  // Days from the day of the report: "yesterday" is -1.
  std::optional<int> day(std::uint32_t i, std::uint32_t* last = nullptr) const;
  // The typist set a mark (tanwin) on the last letter.
  bool marked_at_end(std::uint32_t i) const noexcept;
  // The word of time at i is a set phrase, or the last word of one.
  bool phrase_at(std::uint32_t i) const;
  // Every reading of the token is an imperfect verb, or its letters look like one of the future.
  bool is_imperfect(std::uint32_t i) const noexcept;
  // A movement, a unit, a street, an uprising: a date right behind it may be its name.
  bool names_by_date(std::uint32_t i) const;
  // Nothing that a number before it could count: the end of a line, a sign, a preposition, what "and" opens.
  bool ends(std::uint32_t i) const noexcept;
  bool punctuation(std::uint32_t i) const noexcept {
    return i >= size() || doc_.token(i).kind == token::Kind::punctuation || line_end(i);
  }
  // "olk Alywm", "Alchr nfsh", "nfs Alchr": behind or before; the number of tokens it takes, 0 when it is not there.
  std::uint32_t same(std::uint32_t i) const;
  bool same_before(std::uint32_t i) const;  // "the same" that leads a day
  // A number in figures or words that can be a year: 1000 to 2100.
  int year(std::uint32_t i, std::uint32_t* last) const noexcept;
  // A month, a word of time or a digit stands at i with these proclitics (clitics are no part of a time's words).
  std::uint16_t proclitics(std::uint32_t i) const;
  // The token starts with the article, whatever it is.
  bool with_article(std::uint32_t i) const noexcept;

 private:
  struct Known {
    Word word = Word::none;
    std::uint32_t last = 0;  // behind it
  };

  const Document& doc_;
  const TagTable& tags_;
  std::vector<Known> words_;  // by token
};

}  // namespace marsad::mention::times
