// "The attack took place in X": a sentence of its own that says where an act told before was.
#include <algorithm>

#include "../mention/gazetteer.hpp"
#include "one_act.hpp"
#include "where_fit.hpp"

namespace marsad::event {
namespace {

using mention::Mode;
using mention::Place;
using mention::PlaceNoun;
using mention::WordInfo;

class ToldWhere {
 public:
  ToldWhere(const Document& doc, std::vector<Draft>& drafts) : doc_(doc), drafts_(drafts), one_(doc) {}

  void run() {
    for (std::uint32_t i = 0; i < doc_.size(); ++i)
      if (happened(i)) place_of(i);
  }

 private:
  // "the attack took place", "took place the attack": a definite noun of an act, a verb of happening beside it.
  bool happened(std::uint32_t i) const {
    const token::Sentence& s = doc_.tokens->sentences[doc_.sentence_of(i)];
    const mention::Reference reference = doc_.value(i, &WordInfo::reference);  // "that took place in"
    if (reference == mention::Reference::that || reference == mention::Reference::this_) return i > s.first && finite(i - 1);
    if (!doc_.definite(i) || !(doc_.with(i, &WordInfo::act) || doc_.glossed(i, "incident") || doc_.glossed(i, "operation")))
      return false;
    for (std::uint32_t back = 1; back <= 2 && i >= s.first + back; ++back)
      if (finite(i - back)) return true;
    for (std::uint32_t ahead = 1; ahead <= 2 && i + ahead < s.last; ++ahead)
      if (finite(i + ahead)) return true;
    return false;
  }

  bool finite(std::uint32_t i) const {
    for (const token::Analysis& a : doc_.readings(i))
      if (a.finite_verb() && doc_.lexicon->of(a.record).carry) return true;
    return false;
  }

  void place_of(std::uint32_t i) {
    const std::uint32_t sentence = doc_.sentence_of(i);
    Draft* told = told_before(i, sentence);
    if (!told || !one_.loosely_placed(*told)) return;
    const int p = spot_behind(i, doc_.tokens->sentences[sentence].last);
    if (p < 0 || !fits(*told, p)) return;
    told->place = p, told->own_place = true;
  }

  // The last act told as news in one of the sentences right before.
  Draft* told_before(std::uint32_t i, std::uint32_t sentence) const {
    const auto& sentences = doc_.tokens->sentences;
    for (auto d = drafts_.rbegin(); d != drafts_.rend(); ++d) {
      if (d->main().first >= i || d->sentence >= sentence || d->title || (OneAct::only_named(*d) && d->harm.empty()))
        continue;
      const bool near = sentence - d->sentence <= kSentences &&
                        sentences[sentence].paragraph - sentences[d->sentence].paragraph <= kParagraphs;
      return near && alike(*d, i) ? &*d : nullptr;
    }
    return nullptr;
  }

  // A crowd for a crowd, violence for violence; an incident is either.
  bool alike(const Draft& d, std::uint32_t i) const {
    const std::uint16_t act = doc_.value(i, &WordInfo::act);
    if (act == 0) return true;
    const auto crowd = [](Mode m) { return m == Mode::crowd || m == Mode::riotous || m == Mode::disperse; };
    return crowd(doc_.lexicon->act(act).mode) == crowd(doc_.lexicon->act(d.act).mode);
  }

  int spot_behind(std::uint32_t i, std::uint32_t end) const {
    for (std::uint32_t k = i + 1; k < std::min(end, i + kReach); ++k) {
      const int p = doc_.place_at[k];
      if (p < 0) continue;
      const Place& place = doc_.places[static_cast<std::size_t>(p)];
      const auto info = doc_.lexicon->place(place.record);
      const bool spot = !place.weak && !place.reference && !place.seat &&
                        (info.kind == "district" || !mention::is_area(info.kind)) && place.noun != PlaceNoun::countryside &&
                        place.noun != PlaceNoun::governorate && place.noun != PlaceNoun::border &&
                        place.noun != PlaceNoun::capital;
      if (spot && (place.in || place.near || place.target) && doc_.source_at[k] < 0 && !led_to(doc_, place)) return p;
      k = place.extent.last - 1;
    }
    return -1;
  }

  // Inside what the act was told of, for all that is known.
  bool fits(const Draft& d, int p) const {
    if (d.place < 0 || !d.own_place) return true;
    const Place &area = doc_.places[static_cast<std::size_t>(d.place)], &spot = doc_.places[static_cast<std::size_t>(p)];
    if (one_.wider(d.place, p) || one_.area_around(area, spot) || one_.in_region(area, spot)) return true;
    if (one_.near_by(d.place, p)) return true;
    if (spot.record != knowledge::kNone) return false;
    for (int k = spot.parent, guard = 0; k >= 0 && guard < 4; k = doc_.places[static_cast<std::size_t>(k)].parent, ++guard) {
      const Place& outer = doc_.places[static_cast<std::size_t>(k)];
      if (outer.record != knowledge::kNone) return outer.record == area.record || one_.area_around(area, outer);
    }
    return true;
  }

  static constexpr std::uint32_t kSentences = 4, kParagraphs = 3, kReach = 16;

  const Document& doc_;
  std::vector<Draft>& drafts_;
  OneAct one_;
};

}  // namespace

void told_where(const Document& doc, std::vector<Draft>& drafts) { ToldWhere(doc, drafts).run(); }

}  // namespace marsad::event
