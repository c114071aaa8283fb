#include "shares.hpp"

#include <algorithm>

#include "../mention/bare.hpp"
#include "../mention/gazetteer.hpp"

namespace marsad::event {
namespace {

using mention::Mode;
using mention::People;
using mention::Person;
using mention::Place;
using mention::WordInfo;

// What is told of one further place: how many, and where.
struct Share {
  std::uint32_t first = 0, last = 0;  // tokens of the people or the count
  int people = -1;
  std::int64_t min = 1;
  std::optional<std::int64_t> max = 1;
  bool approx = false, vague = false;
  int place = -1;
};

constexpr std::uint32_t kReach = 6;  // tokens from a place to the next share, and from its people to their place

class Shares {
 public:
  Shares(const Document& doc, const Draft& draft) : doc_(doc), draft_(draft) {}

  std::vector<Draft> run() {
    std::vector<Draft> out;
    const Mode mode = doc_.lexicon->act(draft_.act).mode;
    if (draft_.title || mode == Mode::crowd || mode == Mode::riotous || mode == Mode::deal) return out;
    end_ = clause_end(draft_.main().first);
    base_ = first_people();
    first_ = base_ ? place_behind(base_->extent.last) : mode == Mode::disrupt ? first_counted() : -1;
    if (first_ < 0) return out;
    for (std::uint32_t at = place(first_).extent.last; const auto share = next(at); at = place(share->place).extent.last)
      out.push_back(made(*share));
    if (!out.empty()) out.insert(out.begin(), rest(out));
    return out;
  }

 private:
  const Place& place(int p) const { return doc_.places[static_cast<std::size_t>(p)]; }

  // The end of the draft's range around token t, or of its sentence.
  std::uint32_t clause_end(std::uint32_t t) const {
    const token::Sentence& s = doc_.tokens->sentences[doc_.sentence_of(t)];
    for (const TokenRange& range : draft_.ranges)
      if (t >= range.first && t < range.last) return std::min(range.last, s.last);
    return 0;
  }

  // The people that the verb tells of first.
  const HarmFact* first_people() const {
    const HarmFact* best = nullptr;
    for (const HarmFact& h : draft_.harm)
      if (h.extent.first >= doc_.tokens->sentences[draft_.sentence].first && h.extent.first < end_ &&
          (!best || h.extent.first < best->extent.first))
        best = &h;
    return best;
  }

  // Their place: the next one named.
  int place_behind(std::uint32_t from) const {
    for (std::uint32_t i = from; i < std::min(end_, from + 2 * kReach); ++i) {
      if (doc_.is_punctuation(i, ',') || doc_.is_punctuation(i, ';')) return -1;
      if (doc_.place_at[i] >= 0) return led(doc_.place_at[i]) ? doc_.place_at[i] : -1;
    }
    return -1;
  }

  // "44 drones over X": the place of the first things counted.
  int first_counted() const {
    const token::Sentence& s = doc_.tokens->sentences[draft_.sentence];
    for (std::uint32_t i = s.first; i < end_; ++i)
      if (doc_.count_at[i] >= 0 && doc_.people_at[i] < 0)
        return place_behind(doc_.counts[static_cast<std::size_t>(doc_.count_at[i])].extent.last);
    return -1;
  }

  bool led(int p) const {
    const Place& there = place(p);
    const bool led = there.in || there.near || there.target || there.origin || there.governed;
    return led && !there.weak && !there.reference && !there.destination;
  }

  bool verb(std::uint32_t i) const {
    const auto all = doc_.readings(i);
    return !all.empty() && all.front().finite_verb();
  }

  // A word that opens another act or clause.
  bool breaks(std::uint32_t i) const {
    if (doc_.is_punctuation(i, '.') || doc_.is_punctuation(i, ';') || doc_.is_punctuation(i, ':')) return true;
    if (doc_.value(i, &WordInfo::link) != mention::Link::none && doc_.code(i) != "w") return true;
    for (const Trigger& t : draft_.triggers)
      if (i >= t.first && i < t.last) return true;
    return doc_.place_at[i] < 0 && doc_.people_at[i] < 0 && doc_.count_at[i] < 0 && verb(i);
  }

  std::optional<Share> next(std::uint32_t from) const {
    for (std::uint32_t i = from; i < std::min(end_, from + kReach); ++i) {
      if (breaks(i)) return std::nullopt;
      const bool joined =
          mention::opens_with_and(doc_, i) || doc_.code(i) == "w" || (i > 0 && doc_.is_punctuation(i - 1, ','));
      if (!joined) continue;
      std::optional<Share> share = counted(i);
      if (share && placed(*share)) return share;
      if (share) return std::nullopt;
    }
    return std::nullopt;
  }

  // People, a number, or "another" at token i.
  std::optional<Share> counted(std::uint32_t i) const {
    if (doc_.code(i) == "w" && i + 1 < end_) ++i;
    Share share;
    share.first = i, share.last = i + 1;
    if (const int p = doc_.people_at[i]; p >= 0) {
      const People& people = doc_.people[static_cast<std::size_t>(p)];
      if (!base_ || people.extent.first != i || people.subset || people.harm || !same_sort(people)) return std::nullopt;
      share.people = p, share.last = people.extent.last, share.min = people.min, share.max = people.max;
      share.approx = people.approx, share.vague = people.vague;
      return share;
    }
    if (const int c = doc_.count_at[i]; c >= 0) {
      const mention::Count& count = doc_.counts[static_cast<std::size_t>(c)];
      if (count.extent.first != i || count.use != mention::Count::Use::open) return std::nullopt;
      share.last = count.extent.last, share.min = count.min, share.max = count.max;
      if (count.kind == mention::Count::Kind::ordinal) share.min = 1, share.max = 1;  // "and a third in Z"
      share.approx = count.approx, share.vague = count.vague;
      return share;
    }
    if (!base_ || !glossed(doc_, i, "others")) return std::nullopt;
    // "another in Y"; not "another was taken to a hospital in Y".
    if (share.last < end_ && doc_.place_at[share.last] < 0 && !doc_.with(share.last, &WordInfo::preposition))
      return std::nullopt;
    if (!single(i)) share.vague = true, share.max.reset();
    return share;
  }

  // "another", not "others".
  bool single(std::uint32_t i) const {
    const auto readings = doc_.readings(i);
    return std::any_of(readings.begin(), readings.end(), [&](const token::Analysis& a) {
      return a.record != knowledge::kNone && a.features.number == knowledge::Number::singular &&
             doc_.lexicon->store().field(a.record, "gloss") == "others";
    });
  }

  // Soldiers are no further share of killed civilians.
  bool same_sort(const People& people) const {
    const auto armed = [](Person kind) {
      return kind == Person::soldier || kind == Person::fighter || kind == Person::officer || kind == Person::attacker;
    };
    const bool first = base_->people >= 0 && armed(doc_.people[static_cast<std::size_t>(base_->people)].kind);
    return armed(people.kind) == first;
  }

  // The place behind the people: named, led to by a preposition or a noun of place.
  bool placed(Share& share) const {
    for (std::uint32_t i = share.last; i < std::min(end_, share.last + kReach); ++i) {
      if (doc_.is_punctuation(i, ',')) return false;
      const int p = doc_.place_at[i];
      if (p < 0) {
        if (breaks(i) || doc_.people_at[i] >= 0 || doc_.count_at[i] >= 0 || doc_.actor_at[i] >= 0) return false;
        continue;
      }
      if (!led(p) || same_place(p) || (area(p) && !area(first_))) return false;
      share.place = p;
      return true;
    }
    return false;
  }

  bool area(int p) const { return mention::is_area(doc_.lexicon->place(place(p).record).kind); }

  bool same_place(int p) const {
    const Place &x = place(first_), &y = place(p);
    return p == first_ || (x.record != knowledge::kNone && x.record == y.record) || x.text == y.text;
  }

  Draft made(const Share& share) const {
    Draft next = draft_;
    next.place = share.place, next.own_place = next.share = true, next.harm.clear(), next.more_places.clear();
    if (!base_) return next;
    HarmFact fact = *base_;
    fact.people = share.people, fact.min = share.min, fact.max = share.max;
    fact.approx = share.approx, fact.vague = share.vague, fact.extent = doc_.extent(share.first, share.last);
    next.harm.push_back(fact);
    return next;
  }

  // The draft itself, without what the others have of it.
  Draft rest(const std::vector<Draft>& shares) const {
    Draft first = draft_;
    first.place = first_, first.own_place = first.share = true;
    for (const Draft& share : shares) {
      std::erase(first.more_places, share.place);
      for (const HarmFact& theirs : share.harm)
        std::erase_if(first.harm, [&](const HarmFact& h) { return h.extent.first == theirs.extent.first; });
    }
    return first;
  }

  const Document& doc_;
  const Draft& draft_;
  int first_ = -1;
  const HarmFact* base_ = nullptr;
  std::uint32_t end_ = 0;
};

}  // namespace

std::vector<Draft> shares_of(const Document& doc, const Draft& draft) { return Shares(doc, draft).run(); }

}  // namespace marsad::event
