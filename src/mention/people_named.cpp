#include "people_named.hpp"

#include <algorithm>

namespace marsad::mention {
namespace {

using knowledge::Pos;
using token::Kind;

class Names {
 public:
  Names(const Document& doc, std::uint32_t last) : doc_(doc), last_(last) {}

  NameList run(std::uint32_t i) const {
    const bool each = each_of(i);
    std::uint32_t k = i + (each ? 2 : 0);
    const std::uint32_t least = each ? 1 : 2;
    NameList list;
    while (k < last_) {
      k = opened(k);
      const std::uint32_t end = name(k, list.count > 0);
      // Behind the first of them a single word may be a brother of the same family.
      if (end - k < (list.count > 0 ? 1 : least)) break;
      ++list.count, list.end = end, k = closed(end);
      if (k < last_ && doc_.is_punctuation(k, ',') && joined(k + 1)) ++k;
      if (k >= last_ || !joined(k)) break;
    }
    if (list.count == 1 && each) list.count = 0;  // "everybody who"
    return list;
  }

 private:
  // "kl mn", "klA mn".
  bool each_of(std::uint32_t i) const {
    if (i + 2 >= last_) return false;
    const std::string_view first = doc_.code(i);
    return (first == "kl" || first == "klA") && doc_.code(i + 1) == "mn";
  }

  std::uint32_t opened(std::uint32_t k) const {
    while (k < last_ && (doc_.is_punctuation(k, '"') || doc_.is_punctuation(k, ':'))) ++k;
    return k;
  }
  std::uint32_t closed(std::uint32_t k) const {
    while (k < last_ && doc_.is_punctuation(k, '"')) ++k;
    return k;
  }

  bool joined(std::uint32_t k) const {
    return k < last_ && doc_.token(k).kind == Kind::word && doc_.code(k).size() > 3 && doc_.code(k).front() == 'w';
  }

  // The end of the one name that begins at k.
  std::uint32_t name(std::uint32_t k, bool with_and) const {
    std::uint32_t end = k;
    // "wEmr": a name with "and" written onto it may be spelled like a word; the name behind it tells.
    if (with_and && joined(k) && plain(k) && k + 2 < last_ && part(k + 1, false) && !joined(k + 1)) ++end;
    while (end < last_ && end < k + 6 && part(end, end == k) && (end == k || !next_begins(end, k))) ++end;
    // "wnA'l Zyd wmHmd": the father's name may be spelled like a verb; the "and" of the next name behind it tells.
    if (end == k + 1 && end + 1 < last_ && quiet(end) && !doc_.definite(end) && !joined(end) && joined(end + 1) &&
        doc_.people_at[end + 1] < 0 && name(end + 1, true) > end + 1)
      ++end;
    if (end == k || (!with_and && (doc_.definite(k) || joined(k)))) return k;
    return end;
  }

  // "A B wC": the "and" of the next name, behind two words at least.
  bool next_begins(std::uint32_t end, std::uint32_t k) const { return joined(end) && end > k; }

  bool plain(std::uint32_t k) const { return quiet(k) && !doc_.with(k, &WordInfo::speech); }

  // No mention lies there, and it tells of no act.
  bool quiet(std::uint32_t k) const {
    return doc_.token(k).kind == Kind::word && !doc_.phrase(k) && doc_.time_at[k] < 0 && doc_.count_at[k] < 0 &&
           doc_.people_at[k] < 0 && doc_.actor_at[k] < 0 && !doc_.with(k, &WordInfo::harm) &&
           !doc_.with(k, &WordInfo::act) && !doc_.with(k, &WordInfo::person);
  }

  bool part(std::uint32_t k, bool first) const {
    if (!first && rank_as_name(k)) return true;
    if (!plain(k)) return false;
    if (doc_.place_at[k] >= 0 && (first || doc_.has_proclitic(k, token::kBi | token::kLi))) return false;
    const std::string_view code = doc_.code(k);
    if (!first && particle(code)) return true;
    // "mtOvrA", "fyhA": an adverb or a pronoun, no name.
    if (code.size() < 3 || code.back() == 'A') return false;
    return unknown(k);
  }

  // "Muhammad Ra'id Abu l-Rubb": a rank without the article behind a name, with more of a name behind it.
  bool rank_as_name(std::uint32_t k) const {
    return doc_.token(k).kind == Kind::word && doc_.value(k, &WordInfo::person) == Person::officer && !doc_.definite(k) &&
           !joined(k) && k + 1 < last_ && (unknown(k + 1) || particle(doc_.code(k + 1)));
  }

  // "abw", "bn", "Ebd" within a name.
  static bool particle(std::string_view code) {
    return code == "Abw" || code == "bn" || code == "Ebd" || code == "Al" || code == "Aby" || code == "Am";
  }

  bool unknown(std::uint32_t k) const {
    const auto readings = doc_.readings(k);
    return std::all_of(readings.begin(), readings.end(),
                       [](const token::Analysis& a) { return a.record == knowledge::kNone; });
  }

  const Document& doc_;
  std::uint32_t last_;
};

}  // namespace

bool each_of_hurt(const Document& doc, std::uint32_t i, std::uint32_t first, std::uint32_t last) {
  if (i + 2 >= last || doc.code(i) != "klA" || doc.code(i + 1) != "mn") return false;
  for (std::uint32_t k = i; k > first && i - k < 10; --k) {
    if (doc.people_at[k - 1] >= 0) return false;
    if (doc.with(k - 1, &WordInfo::harm)) return true;
  }
  return false;
}

NameList named_people(const Document& doc, std::uint32_t i, std::uint32_t last) { return Names(doc, last).run(i); }

}  // namespace marsad::mention
