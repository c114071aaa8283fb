#include "where_list.hpp"

#include <algorithm>

#include "../mention/bare.hpp"
#include "../mention/gazetteer.hpp"
#include "where_fit.hpp"

namespace marsad::event {
namespace {

using mention::Link;
using mention::Mode;
using mention::Place;
using mention::PlaceInfo;
using mention::PlaceNoun;
using mention::WordInfo;

constexpr std::uint32_t kLoose = 8;   // tokens that may still stand with a place: "X with six rockets in two volleys"
constexpr std::uint32_t kThings = 4;  // tokens from "and" or "as well as" to what leads the next place

class List {
 public:
  List(const Document& doc, const Draft& draft) : doc_(doc), draft_(draft) {}

  // The place that the list goes on with behind place p, -1 when it ends there.
  int next(int p) const {
    const int last = outermost(p), n = last + 1;
    if (n >= static_cast<int>(doc_.places.size())) return -1;
    const Place &a = place(p), &b = place(n);
    const TokenRange range = range_of(a.extent.first);
    if (b.extent.first >= range.last || b.reference || a.reference || a.relation == "between") return -1;
    if (doc_.sentence_of(a.extent.first) != doc_.sentence_of(b.extent.first)) return -1;
    if (whole_area(b) && !whole_area(a)) return -1;
    const std::uint32_t from = place(last).extent.last;
    if (mention::side_by_side(doc_, from, b.extent.first)) return last == p || of_its_own(from, b) ? n : -1;
    return fits(a, b) && joined(from, a, b, n) ? n : -1;
  }

  // The place whose list goes on with place p, -1 for none.
  int before(int p) const {
    for (int q = p - 1, steps = 0; q >= 0 && steps < 4; --q, ++steps) {
      const Place& a = place(q);
      if (a.weak || a.reference || doc_.sentence_of(a.extent.first) != doc_.sentence_of(place(p).extent.first)) return -1;
      if (next(q) == p) return q;
      if (q > 0 && place(q - 1).parent != q) return -1;
    }
    return -1;
  }

 private:
  const Place& place(int p) const { return doc_.places[static_cast<std::size_t>(p)]; }
  Mode mode() const { return doc_.lexicon->act(draft_.act).mode; }

  // "X in the countryside of Y": the last of what holds it, told right behind it.
  int outermost(int p) const {
    while (p + 1 < static_cast<int>(doc_.places.size()) && place(p).parent == p + 1) ++p;
    return p;
  }

  TokenRange range_of(std::uint32_t token) const {
    for (const TokenRange& r : draft_.ranges)
      if (token >= r.first && token < r.last) return r;
    return {};
  }

  // A governorate, a district, a country; not the village of its name.
  bool whole_area(const Place& p) const {
    switch (p.noun) {
      case PlaceNoun::village:
      case PlaceNoun::town:
      case PlaceNoun::city:
      case PlaceNoun::neighbourhood:
      case PlaceNoun::area: return false;
      case PlaceNoun::district:
      case PlaceNoun::governorate:
      case PlaceNoun::region: return true;
      default: return mention::is_area(doc_.lexicon->place(p.record).kind);
    }
  }

  // Behind "in the countryside of X" only a comma or a word of its own sets the next one apart from X.
  bool of_its_own(std::uint32_t from, const Place& b) const {
    return b.noun != PlaceNoun::none || doc_.is_punctuation(from, ',');
  }

  // Both are told as where it happened.
  bool fits(const Place& a, const Place& b) const {
    const auto where = [](const Place& p) { return p.in || p.near || p.target || p.governed || p.object; };
    const Mode m = mode();
    const bool acts = m == Mode::strike || m == Mode::blast || m == Mode::fight || m == Mode::assault ||
                      m == Mode::disrupt || m == Mode::take || m == Mode::crowd || m == Mode::riotous || m == Mode::property;
    return acts && where(a) && !a.weak && !b.weak && !a.origin && !b.origin && !a.header && doc_.source_at[b.name.first] < 0;
  }

  bool verb(std::uint32_t i) const {
    if (doc_.place_at[i] >= 0 || doc_.actor_at[i] >= 0 || doc_.people_at[i] >= 0 || doc_.count_at[i] >= 0) return false;
    const auto all = doc_.readings(i);
    return !all.empty() && all.front().finite_verb();
  }

  // Another act or clause, people hurt, a party: what is told beside the place is no list.
  bool breaks(std::uint32_t i) const {
    if (doc_.is_punctuation(i, ';') || doc_.is_punctuation(i, ':') || doc_.is_punctuation(i, '.')) return true;
    if (const int p = doc_.people_at[i]; p >= 0 && doc_.people[static_cast<std::size_t>(p)].counted && !counts_another(i))
      return true;
    if (doc_.value(i, &WordInfo::harm) || doc_.value(i, &WordInfo::link) == Link::contrast) return true;
    for (const Trigger& t : draft_.triggers)
      if (i >= t.first && i < t.last) return true;
    return verb(i);
  }

  // "..., as well as the village Y", "and on Y", "and another on Y", "and two shells on Y".
  bool joined(std::uint32_t from, const Place& a, const Place& b, int n) const {
    for (std::uint32_t i = from; i <= b.extent.first && i <= from + kLoose; ++i) {
      if (i == b.extent.first) return i > from && mention::opens_with_and(doc_, i) && again(i, a, b, n);
      if (doc_.value(i, &WordInfo::link) == Link::also && doc_.code(i) != "w" && doc_.code(i) != "kmA") return added(i, b);
      if (doc_.is_punctuation(i, ',')) continue;
      if (doc_.code(i) == "w") return again(i + 1, a, b, n);
      if (mention::opens_with_and(doc_, i) && doc_.place_at[i] < 0) {
        if (doc_.value(i, &WordInfo::link) == Link::also) return added(i, b);
        return again(i, a, b, n);
      }
      if (breaks(i) || doc_.actor_at[i] >= 0) return false;
    }
    return false;
  }

  // Behind "as well as": the place, or what was hit there.
  bool added(std::uint32_t i, const Place& b) const {
    const std::uint32_t rest = doc_.phrase(i) ? doc_.matches[static_cast<std::size_t>(doc_.match_at[i])].last : i + 1;
    if (b.extent.first > rest + kThings) return false;
    for (std::uint32_t k = rest; k < b.extent.first; ++k)
      if (breaks(k) || doc_.is_punctuation(k, ',')) return false;
    return b.extent.first == rest || b.in || b.target || b.near || b.governed;
  }

  // Behind "and": the same preposition once more, or one more of what struck.
  bool again(std::uint32_t i, const Place& a, const Place& b, int n) const {
    const auto struck = [](const Place& p) { return p.target || p.near || p.object; };
    const bool alike = (struck(a) && struck(b)) || (a.in && (b.in || b.near));
    const bool plain = b.noun != PlaceNoun::none && (a.target || a.object) && i == b.extent.first;
    if (i >= b.lead) return (alike || plain) && !fronted(b, n, range_of(a.extent.first).last);
    if (b.lead > i + kThings || !(b.target || b.in || b.near)) return false;
    bool one_more = false;
    for (std::uint32_t k = i; k < b.lead; ++k) {
      if (breaks(k) || (!owner(k) && (doc_.actor_at[k] >= 0 || (doc_.people_at[k] >= 0 && !counts_another(k)))))
        return false;
      one_more = one_more || doc_.count_at[k] >= 0 || doc_.with(k, &WordInfo::weapon) || another(k) || (k == i && hit(k));
    }
    return one_more && !(doc_.value(i, &WordInfo::preposition) != mention::Preposition::none);
  }

  // "and a tent of the displaced in Y": what else was hit.
  bool hit(std::uint32_t i) const {
    const Mode m = mode();
    return (m == Mode::strike || m == Mode::assault || m == Mode::property) &&
           doc_.value(i, &WordInfo::site) != mention::Site::none && !doc_.definite(i);
  }
  bool owner(std::uint32_t i) const { return doc_.has_proclitic(i, token::kLi); }

  bool counts_another(std::uint32_t i) const {
    const mention::Extent& e = doc_.people[static_cast<std::size_t>(doc_.people_at[i])].extent;
    for (std::uint32_t k = e.first; k < e.last; ++k)
      if (another(k)) return !hurts();
    return false;
  }

  // "one was killed in X and another in Y": people, which are shared out elsewhere.
  bool hurts() const {
    return std::any_of(draft_.triggers.begin(), draft_.triggers.end(), [](const Trigger& t) { return t.harm != 0; });
  }

  bool another(std::uint32_t i) const { return doc_.glossed(i, "others") || doc_.glossed(i, "another"); }

  // "..., and in Y a mine went off": the place opens the next clause.
  bool fronted(const Place& b, int index, std::uint32_t end) const {
    std::uint32_t i = place(outermost(index)).extent.last;
    if (b.target && !doc_.is_punctuation(i, ',')) return false;
    while (i < end && (doc_.is_punctuation(i, ',') || doc_.is_punctuation(i, '"'))) ++i;
    const token::Sentence& s = doc_.tokens->sentences[doc_.sentence_of(b.extent.first)];
    if (i >= s.last) return false;
    if (i >= end) return true;
    const auto all = doc_.readings(i);
    return std::any_of(all.begin(), all.end(),
                       [](const token::Analysis& x) { return x.finite_verb() && !x.has(token::kWa) && !x.has(token::kFa); });
  }

  const Document& doc_;
  const Draft& draft_;
};

}  // namespace

int list_head(const Document& doc, const Draft& draft, int place) {
  const List list(doc, draft);
  for (int q = list.before(place); q >= 0; q = list.before(place)) place = q;
  return place;
}

void list_of_places(const Document& doc, Draft& draft) {
  if (draft.place < 0) return;
  const List list(doc, draft);
  for (int p = list.next(draft.place); p >= 0; p = list.next(p)) draft.more_places.push_back(p);
}

}  // namespace marsad::event
