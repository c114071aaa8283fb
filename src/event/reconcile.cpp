// One act told twice is one event; headlines give way to the body; a list of places is one event a place.
#include <algorithm>

#include "../mention/gazetteer.hpp"
#include "shares.hpp"
#include "weighing.hpp"
#include "where_fit.hpp"

namespace marsad::event {
namespace {

using mention::Mode;
using mention::Place;

bool happened(const Draft& d) { return d.status == Status::reported || d.status == Status::claimed; }

// What happened and what is denied or planned are never one.
bool may_join(const OneAct& one, const Draft& a, const Draft& b) {
  if ((a.share && b.share && a.sentence == b.sentence) || one.told_anew(a, b)) return false;
  if (a.type != b.type && (one.beside_a_fight(a) || one.beside_a_fight(b))) return false;
  return a.status == b.status || (happened(a) && happened(b));
}

class Reconciler {
 public:
  Reconciler(const Document& doc, const Weighing& weighing, std::vector<Draft>& drafts)
      : doc_(doc), weighing_(weighing), drafts_(drafts), one_(doc) {}

  void settle() {
    told_where(doc_, drafts_);
    drop_empty();
    drop_titles();
    split_shares();
  }

  void run() {
    settle();
    merge_all();
    split_lists();
  }

 private:
  Mode mode(const Draft& d) const { return doc_.lexicon->act(d.act).mode; }

  // A word of harm or a weak act alone, with nobody and nothing to it, is no event.
  void drop_empty() {
    std::erase_if(drafts_, [&](const Draft& d) {
      if (d.aggregate) return true;
      if (d.type.empty()) return true;
      const bool only_harm = std::none_of(d.triggers.begin(), d.triggers.end(), [](const Trigger& t) { return t.act != 0; });
      if (only_harm && (d.harm.empty() || neutral(d))) return true;
      if (mode(d) == Mode::weak) return !stands_alone(d);
      if (mode(d) == Mode::body && d.harm.empty()) return true;
      if (accident(d)) return true;
      if (only_mentioned(d) || adds_nothing(d)) return true;
      return false;
    });
  }

  // A raid or an incursion that hurt somebody; a force that raided a spot or left one, both named, though nothing else came
  // of it.
  bool stands_alone(const Draft& d) const {
    const std::string_view id = doc_.lexicon->act(d.act).id;
    if ((id == "storm" || id == "raid") && !d.harm.empty()) return true;
    const bool told = d.main().finite && !d.title && one_.spot(d) && !d.side1.empty() && !d.side1.front().implied;
    return told && (id == "raid" || id == "withdrawal");
  }

  // The place stands behind the verb: what was left, not where they had been before.
  bool left(const Draft& d) const { return doc_.places[static_cast<std::size_t>(d.place)].extent.first >= d.main().last; }

  // "died", "met their end", "were hurt": nothing says that anybody did it, and no weapon and no force is named.
  bool neutral(const Draft& d) const {
    if (!d.weapons.empty()) return false;
    for (const std::vector<Party>* side : {&d.side1, &d.side2})
      for (const Party& p : *side)
        if (p.actor >= 0 && violent(doc_.actors[static_cast<std::size_t>(p.actor)])) return false;
    return std::all_of(d.triggers.begin(), d.triggers.end(), [&](const Trigger& t) { return says_no_violence(t); });
  }

  // "by the fire of unknown men": gunmen without a name do violence too.
  static bool violent(const mention::Actor& actor) {
    return !actor.generic || (!actor.civilian && actor.kind != "protesters" && actor.kind != "civilians");
  }

  bool says_no_violence(const Trigger& t) const {
    const mention::WordInfo* harm =
        doc_.phrase(t.first) ? doc_.phrase(t.first) : doc_.with(t.first, &mention::WordInfo::harm);
    return harm && doc_.lexicon->has_gloss(*harm, "neutral");
  }

  // A crash, a fire, a drowning told beside the dead, and no weapon: no violence.
  bool accident(const Draft& d) const {
    const auto& sentences = doc_.tokens->sentences;
    if (d.act && mode(d) != Mode::blast && mode(d) != Mode::detain && mode(d) != Mode::assault && mode(d) != Mode::strike)
      return false;
    const bool device = std::any_of(d.weapons.begin(), d.weapons.end(), [&](std::uint16_t w) {
      const mention::WeaponClass c = doc_.lexicon->weapon(w).cls;
      return c == mention::WeaponClass::ied || c == mention::WeaponClass::suicide || c == mention::WeaponClass::artillery ||
             c == mention::WeaponClass::air || c == mention::WeaponClass::drone || c == mention::WeaponClass::light;
    });
    if (device) return false;
    // "a fire broke out in X, and three were hurt in shelling on Y": the fire is of the other clause.
    const bool struck = d.act && mode(d) == Mode::strike && d.own_place;
    const std::uint32_t first = struck ? d.begin() : sentences[d.sentence].first;
    const std::uint32_t last = struck ? d.end() : sentences[doc_.sentence_of(d.end() - 1)].last;
    for (std::uint32_t i = first; i < last; ++i)
      if (doc_.value(i, &mention::WordInfo::role) == mention::Role::accident) return true;
    return false;
  }

  // "the commander announced his defection": what a party says of itself.
  bool announced(const Draft& d) const {
    const Trigger& t = d.main();
    if (mode(d) != Mode::other || t.finite || t.enclitic == token::Enclitic::none) return false;
    const std::uint32_t first = doc_.tokens->sentences[t.sentence].first;
    for (std::uint32_t k = t.first; k > first && t.first - k < 9; --k)
      if (doc_.glossed(k - 1, "announce")) return true;
    return false;
  }

  // "with the battles near their end": a definite noun of act alone, with no day and no harm, only speaks of
  // something known.
  bool only_mentioned(const Draft& d) const {
    if (!d.harm.empty() || (d.own_time && one_.spot(d)) || d.title || announced(d)) return false;
    return std::all_of(d.triggers.begin(), d.triggers.end(),
                       [&](const Trigger& t) { return !t.finite && t.definite && !doc_.phrase(t.first) && !begun(t); });
  }

  // Fighting told at large, with no day, no spot and no harm, in a report that tells of it in detail elsewhere.
  bool adds_nothing(const Draft& d) const {
    if (!d.harm.empty() || d.own_time || d.title || one_.spot(d) || d.type != "Battles") return false;
    return std::any_of(drafts_.begin(), drafts_.end(), [&](const Draft& o) {
      return &o != &d && !o.title && o.type == d.type && o.status == d.status && (!o.harm.empty() || o.own_time) &&
             one_.same_pair(o, d);
    });
  }

  // "with the fighting going on", "amid rising clashes": a noun of going on behind a preposition only sets the scene.
  bool background(std::uint32_t modal) const {
    if (modal == 0) return false;
    const token::Analysis* a = doc_.reading(modal, &mention::WordInfo::modal);
    if (!a || a->features.form != knowledge::Form::masdar) return false;
    const auto led = [&](std::uint32_t back) {
      return modal >= back && doc_.with(modal - back, &mention::WordInfo::preposition) != nullptr;
    };
    return led(1) || led(2) || doc_.with(modal - 1, &mention::WordInfo::link) || a->has(token::kBi | token::kLi);
  }

  // "broke out", "went on": a verb of beginning stands beside it.
  bool begun(const Trigger& t) const {
    for (std::uint32_t back = 1; back <= 4 && back <= t.first; ++back) {
      const mention::Modal m = doc_.value(t.first - back, &mention::WordInfo::modal);
      if ((m == mention::Modal::begin || m == mention::Modal::continue_) && !background(t.first - back)) return true;
    }
    return false;
  }

  // The headline only announces; it stands alone where the body tells nothing.
  void drop_titles() {
    const bool body = std::any_of(drafts_.begin(), drafts_.end(), [](const Draft& d) { return !d.title; });
    if (body) std::erase_if(drafts_, [](const Draft& d) { return d.title; });
  }

  // Each draft looks back for the one that it most likely retells, as both were first read; then they are joined.
  void merge_all() {
    const Retold retold(doc_, weighing_.retold);
    std::vector<std::size_t> first(drafts_.size());
    for (std::size_t k = 0; k < drafts_.size(); ++k) {
      first[k] = k;
      float best = 0;
      for (std::size_t i = k; i > 0 && k - i < kLookBack; --i) {
        if (!may_join(one_, drafts_[i - 1], drafts_[k])) continue;
        const float score = retold.score(drafts_[i - 1], drafts_[k], k - i);
        if (score > best) best = score, first[k] = first[i - 1];
      }
    }
    std::vector<float> told(drafts_.size());
    for (std::size_t k = 0; k < drafts_.size(); ++k) {
      told[k] = told_as_event(doc_, drafts_[k], weighing_.news, weighing_.told);
      if (first[k] == k) continue;
      told[first[k]] = std::max(told[first[k]], told[k]);
      merge(drafts_[first[k]], drafts_[k]);
    }
    std::size_t kept = 0;
    for (std::size_t k = 0; k < drafts_.size(); ++k)
      if (first[k] == k && (told[k] > 0 || !happened(drafts_[k]))) {
        if (kept != k) drafts_[kept] = std::move(drafts_[k]);
        ++kept;
      }
    drafts_.erase(drafts_.begin() + static_cast<std::ptrdiff_t>(kept), drafts_.end());
  }

  bool one_place(const Draft& a, const Draft& b) const {
    return a.own_place && b.own_place && one_.names_one_place(a.place, b.place);
  }

  void merge(Draft& a, const Draft& told) const {
    Draft b = told;
    if (one_.crossed(a, b)) OneAct::turn(b);
    a.triggers.insert(a.triggers.end(), b.triggers.begin(), b.triggers.end());
    a.ranges.insert(a.ranges.end(), b.ranges.begin(), b.ranges.end());
    take_act(a, b);
    const bool named = b.own_place || named_there(b), narrower = one_.wider(a.place, b.place) || around(a.place, b.place);
    const bool nearer = (named && narrower) || (b.own_place && (!a.own_place || closer(a, b)));
    if (nearer) a.place = b.place, a.own_place = true;
    const bool list = nearer ? !b.more_places.empty() : a.more_places.empty() && one_place(a, b);
    if (list) a.more_places = b.more_places;
    if (b.own_time && (!a.own_time || (a.said_time && !b.said_time)))
      a.time = b.time, a.own_time = true, a.said_time = b.said_time, a.from = b.from, a.to = b.to;
    const auto join = [&](std::vector<Party>& to, const std::vector<Party>& from) {
      const bool weak = to.empty() || (to.size() == 1 && to.front().actor < 0 && to.front().implied);
      if (weak && !from.empty() && !(from.front().implied && !to.empty())) to = from;
    };
    const bool unnamed = !a.side2.empty() && a.side2.front().civilian && a.side2.front().implied;
    join(a.side1, b.side1), join(a.side2, b.side2);
    // "civilians were killed in an attack", "the attack on a patrol": whom it was meant for.
    if (unnamed && !a.side2.front().civilian && a.type == "Violence against civilians" && b.type == "Battles")
      a.type = b.type, a.act = b.act, a.subtype = b.subtype;
    for (const HarmFact& h : b.harm) {
      auto same =
          std::find_if(a.harm.begin(), a.harm.end(), [&](const HarmFact& x) { return x.kind == h.kind && x.who == h.who; });
      if (same == a.harm.end())
        a.harm.push_back(h);
      else if (!same->vague && !h.vague && h.min != same->min && rival(a, b))
        widen(*same, h);  // what both sides say: one range
      else if (same->vague || h.min > same->min)
        *same = h;  // a toll that rises: the last figure stands
    }
    for (std::size_t w = 0; w < b.weapons.size(); ++w)
      if (std::find(a.weapons.begin(), a.weapons.end(), b.weapons[w]) == a.weapons.end())
        a.weapons.push_back(b.weapons[w]), a.weapon_tokens.push_back(b.weapon_tokens[w]);
    if (a.source < 0) a.source = b.source;
    a.friendly_fire = a.friendly_fire || b.friendly_fire;
  }

  // Told loosely first (near X, in the governorate Y), then of a spot of its own, not half a country away.
  bool closer(const Draft& a, const Draft& b) const {
    if (!one_.loosely_placed(a) || one_.wider(b.place, a.place)) return false;
    if (one_.loosely_placed(b) && (one_.spot(a) || !one_.spot(b))) return false;
    constexpr double kAround = 60;
    return !one_.spot(a) || a.place < 0 || one_.apart_km(a.place, b.place) < kAround;
  }

  // "they raided houses in the village X and seized people": its sentence names the place.
  bool named_there(const Draft& d) const {
    return d.place >= 0 && doc_.sentence_of(doc_.places[static_cast<std::size_t>(d.place)].extent.first) == d.sentence;
  }

  bool around(int area, int spot) const {
    if (area < 0 || one_.names_one_place(area, spot)) return false;
    const Place &x = doc_.places[static_cast<std::size_t>(area)], &y = doc_.places[static_cast<std::size_t>(spot)];
    return one_.area_around(x, y) || one_.in_region(x, y);
  }

  // The more telling act of the two names the event.
  void take_act(Draft& a, const Draft& b) const {
    if (!OneAct::says_act(b)) return;
    const bool names_victims = one_.one_assault(a, b) && (a.side2.empty() || a.side2.front().implied) && !b.side2.empty();
    const bool ranked = doc_.lexicon->act(b.act).rank < doc_.lexicon->act(a.act).rank && !one_.echo(a, b);
    if (tells_less(b, a)) return;
    if (one_.struck_again(a, b) || !OneAct::says_act(a) || names_victims || tells_less(a, b) || ranked)
      a.type = b.type, a.act = b.act, a.subtype = b.subtype;
  }

  // A missile was fired, and it was shot down; "clashes", and civilians were killed in them: the second names the event.
  bool tells_less(const Draft& a, const Draft& b) const {
    if (mode(a) == Mode::strike && doc_.lexicon->act(b.act).id == "shootdown") return a.harm.empty();
    // an attack of which nothing is told but what was burnt or robbed
    if (doc_.lexicon->act(a.act).id == "attack" && mode(b) == Mode::property)
      return a.harm.empty() && a.weapons.empty() &&
             std::all_of(a.side2.begin(), a.side2.end(), [](const Party& p) { return p.civilian; });
    if (a.subtype != "Armed clash" || b.type != "Violence against civilians" || b.subtype != "Attack") return false;
    const auto of_side = [](const HarmFact& h) { return h.who == "side1" || h.who == "side2"; };
    const auto civilian = [](const HarmFact& h) { return h.who == "civilian"; };
    return std::any_of(b.harm.begin(), b.harm.end(), civilian) && std::none_of(b.harm.begin(), b.harm.end(), of_side) &&
           std::none_of(a.harm.begin(), a.harm.end(), of_side);
  }

  // Two voices, one of them a party's.
  bool rival(const Draft& a, const Draft& b) const {
    if (a.source < 0 || b.source < 0 || a.source == b.source) return false;
    const auto &x = doc_.sources[static_cast<std::size_t>(a.source)], &y = doc_.sources[static_cast<std::size_t>(b.source)];
    const bool party = x.kind == mention::SourceKind::belligerent || y.kind == mention::SourceKind::belligerent;
    return party && x.actor != y.actor;
  }

  static void widen(HarmFact& fact, const HarmFact& other) {
    if (!fact.max || !other.max)
      fact.max.reset();
    else
      fact.max = std::max(*fact.max, *other.max);
    fact.min = std::min(fact.min, other.min);
  }

  // "A youth from X was arrested, and a man from Y": an event a place, each with its own people.
  void split_shares() {
    std::vector<Draft> out;
    for (Draft& d : drafts_) {
      std::vector<Draft> shares = shares_of(doc_, d);
      if (shares.empty()) out.push_back(std::move(d));
      std::move(shares.begin(), shares.end(), std::back_inserter(out));
    }
    drafts_ = std::move(out);
  }

  // "the quarters of X, Y and Z": of one town, and one event.
  bool quarters(int place) const {
    return place >= 0 && doc_.places[static_cast<std::size_t>(place)].noun == mention::PlaceNoun::neighbourhood;
  }

  // "the quarter X, and the village Y": no quarter of one town.
  bool town(int place) const {
    const mention::PlaceNoun noun = doc_.places[static_cast<std::size_t>(place)].noun;
    return noun == mention::PlaceNoun::village || noun == mention::PlaceNoun::town || noun == mention::PlaceNoun::city ||
           noun == mention::PlaceNoun::camp;
  }

  // "fled to the villages X and Y": where they went is no place of the act.
  bool refuge(int place) const { return place >= 0 && doc_.places[static_cast<std::size_t>(place)].destination; }

  // One act on a list of places: an event a place, the harm on the first.
  void split_lists() {
    std::vector<Draft> out;
    for (Draft& d : drafts_) {
      std::vector<int> more = std::move(d.more_places);
      d.more_places.clear();
      if (quarters(d.place)) std::erase_if(more, [&](int place) { return !town(place); });
      const bool listed = !more.empty() && mode(d) != Mode::deal && !(mode(d) == Mode::people && refuge(d.place));
      Draft copy = listed ? d : Draft{};
      out.push_back(std::move(d));
      if (!listed) continue;
      for (const int place : more) {
        Draft next = copy;
        next.place = place, next.harm.clear();
        out.push_back(std::move(next));
      }
    }
    drafts_ = std::move(out);
  }

  static constexpr std::size_t kLookBack = 60;  // drafts; keeps long texts linear

  const Document& doc_;
  const Weighing& weighing_;
  std::vector<Draft>& drafts_;
  OneAct one_;
};

}  // namespace

void reconcile(const Document& doc, const Weighing& weighing, std::vector<Draft>& drafts) {
  Reconciler(doc, weighing, drafts).run();
}

void settle(const Document& doc, const Weighing& weighing, std::vector<Draft>& drafts) {
  Reconciler(doc, weighing, drafts).settle();
}

bool may_be_one(const Document& doc, const Draft& first, const Draft& second) {
  return may_join(OneAct(doc), first, second);
}

}  // namespace marsad::event
