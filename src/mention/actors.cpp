#include "actors.hpp"

#include <algorithm>

#include "actor_choice.hpp"
#include "bare.hpp"
#include "gazetteer.hpp"
#include "group_names.hpp"

namespace marsad::mention {
namespace {

using knowledge::Gender;
using knowledge::kNone;
using knowledge::Number;
using token::Kind;

class Finder {
 public:
  Finder(Document& doc, std::string_view day) : doc_(doc), store_(doc.lexicon->store()), day_(day), choice_(doc, day) {}

  void run() {
    for (const token::Sentence& sentence : doc_.tokens->sentences) {
      first_ = sentence.first, last_ = sentence.last;
      for (std::uint32_t i = first_; i < last_;) i = std::max(i + 1, at(i));
    }
  }

 private:
  std::uint32_t at(std::uint32_t i) {
    if (doc_.time_at[i] >= 0 || describes_act(doc_, i, first_)) return i;
    if (doc_.match_at[i] >= 0) {
      const Match& match = doc_.matches[static_cast<std::size_t>(doc_.match_at[i])];
      if (match.first == i && match.actor && !(match.place && (means_place(i, match) || only_a_place(i, match))))
        if (const std::uint32_t end = named(i, match); end > i) return end;
      if (match.first == i && match.place && !match.actor)
        if (const std::uint32_t end = government(i, match); end > i) return end;
      if (match.first == i && match.place && !match.actor && match.last - match.first > 1) return match.last;
      if (match.lexicon != kNone && match.last - match.first > 1) return match.last;
    }
    if (const token::Analysis* noun = doc_.reading(i, &WordInfo::group)) return group(i, *noun);
    if (const WordInfo* info = doc_.with(i, &WordInfo::nationality)) return nationality(i, *info);
    return i;
  }

  // A country's name is a place behind a preposition of place or a direction, its government elsewhere.
  bool means_place(std::uint32_t i, const Match& match) const {
    (void)match;
    if (doc_.has_proclitic(i, token::kBi)) return true;
    if (i == first_) return false;
    const Preposition p = doc_.value(i - 1, &WordInfo::preposition);
    return p == Preposition::in || p == Preposition::near || p == Preposition::from || p == Preposition::to ||
           doc_.value(i - 1, &WordInfo::direction) != Direction::none ||
           doc_.value(i - 1, &WordInfo::place) != PlaceNoun::none;
  }

  // A capital stands for its government only where it speaks: "X denied", "X condemned".
  bool only_a_place(std::uint32_t i, const Match& match) const {
    if (!choice_.all_short(match)) return false;
    const auto speaks = [&](std::uint32_t k) {
      const token::Analysis* a = k < last_ ? doc_.reading(k, &WordInfo::speech) : nullptr;
      return a && a->features.pos == knowledge::Pos::verb;
    };
    if (i > first_ && speaks(i - 1)) return false;
    std::uint32_t next = match.last;
    if (next < last_ && doc_.value(next, &WordInfo::role) == Role::qad) ++next;
    return !speaks(next);
  }

  // "Jordan carried out raids": a country right behind a verb of doing, in the place of its subject.
  std::uint32_t government(std::uint32_t i, const Match& match) {
    if (i == first_ || match.proclitics) return i;
    const token::Analysis* verb = doc_.reading(i - 1, &WordInfo::light);
    if (!verb || verb->features.pos != knowledge::Pos::verb || verb->features.form != knowledge::Form::perfect) return i;
    for (const auto& entry : match.entries) {
      const knowledge::RecordView record = store_.record(entry.record);
      if (!doc_.lexicon->is_place(entry.record) || store_.text(record.tag(kind_)) != "country") continue;
      Actor actor;
      actor.record = doc_.lexicon->forces_of(record.tag(country_), day_);
      if (actor.record == kNone) return i;
      choice_.describe(actor);
      actor.text = text_of(i, match.last), actor.gender = Gender::feminine;
      return put(actor, i, match.last);
    }
    return i;
  }

  bool leads_place(std::uint32_t i) const {
    if (doc_.has_proclitic(i, token::kBi)) return true;
    const Preposition p = i > first_ ? doc_.value(i - 1, &WordInfo::preposition) : Preposition::none;
    return p == Preposition::in || p == Preposition::on || p == Preposition::near;
  }

  // "the movement" is first whoever was called so before; only then the movement of this theatre.
  const token::Analysis* described(std::uint32_t i, const Match& match) const {
    if (match.last != i + 1 || !choice_.all_short(match)) return nullptr;
    const token::Analysis* noun = doc_.reading(i, &WordInfo::group);
    if (!noun || !noun->has(token::kAl) || noun->features.number == Number::dual) return nullptr;
    const int newest = static_cast<int>(doc_.actors.size()) - 1;
    for (int k = newest; k >= 0 && newest - k < 6; --k) {
      const Actor& earlier = doc_.actors[static_cast<std::size_t>(k)];
      if (earlier.noun == noun->record && !earlier.both && !earlier.reference && earlier.record != kNone) return noun;
    }
    return nullptr;
  }

  std::uint32_t named(std::uint32_t i, const Match& match) {
    if (const token::Analysis* noun = described(i, match)) return description(i, *noun);
    Actor actor;
    actor.extent = doc_.extent(i, match.last);
    choice_.choose(match, actor);
    if (actor.record == kNone) return i;
    if (match.last == i + 1)
      for (const token::Analysis& a : doc_.readings(i))
        if (a.has(token::kAl) && a.features.number == Number::dual && doc_.lexicon->of(a.record).group != Group::none)
          return pair(i, a);
    const std::uint32_t after = branch(match, of_its_nation(match, actor));
    actor.text = text_of(i, after);
    choice_.describe(actor);
    if (actor.source_only && done_to(i)) return i;
    actor.noun = leading_noun(i);
    std::uint32_t end = apposition(after, actor);
    const int index = static_cast<int>(doc_.actors.size());
    put(actor, i, end);
    if (actor.noun != kNone && match.last == i + 2 && doc_.count_at[i + 1] >= 0) unit_force(index, end);
    return end;
  }

  // "the military security", "the judicial police": an adjective behind one word for a force belongs to its name.
  std::uint32_t branch(const Match& match, std::uint32_t end) const {
    if (end != match.last || match.last - match.first > 1 || end >= last_ || !doc_.definite(end) || doc_.phrase(end) ||
        doc_.match_at[end] >= 0 || doc_.with(end, &WordInfo::role) || doc_.with(end, &WordInfo::nationality) ||
        !(doc_.code(end).ends_with("y") || doc_.code(end).ends_with("yp")))
      return end;
    const token::Analysis* force = doc_.reading(match.first, &WordInfo::group);
    if (!force || doc_.lexicon->of(force->record).group != Group::force) return end;
    for (const token::Analysis& a : doc_.readings(end))
      if (a.features.pos == knowledge::Pos::adjective && a.features.gender == force->features.gender) return end + 1;
    return end;
  }

  // "an officer of the police was killed", "the murder of a field commander": he who elsewhere is only quoted.
  bool done_to(std::uint32_t i) const {
    if (i == first_ || !doc_.reading(i, &WordInfo::person)) return false;
    const std::uint16_t act = doc_.value(i - 1, &WordInfo::act);
    return doc_.with(i - 1, &WordInfo::harm) || (act && doc_.lexicon->act(act).mode == Mode::assault);
  }

  // "the security forces", "the police" with a nationality right behind: those of that country, whatever the theatre.
  std::uint32_t of_its_nation(const Match& match, Actor& actor) const {
    const std::uint32_t j = match.last;
    if (j >= last_ || doc_.match_at[j] >= 0 || doc_.place_at[j] >= 0 || !doc_.definite(j)) return j;
    const WordInfo* nation = doc_.with(j, &WordInfo::nationality);
    if (!nation) return j;
    const bool state = store_.record(actor.record).tag(kind_) == state_;
    if (!state || store_.record(actor.record).tag(country_) == nation->nationality) return state ? j + 1 : j;
    Id found = kNone;
    for (const auto& entry : match.entries)
      if (found == kNone && doc_.lexicon->is_actor(entry.record) &&
          store_.record(entry.record).tag(country_) == nation->nationality)
        found = entry.record;
    const bool unnamed = store_.record(actor.record).tag(country_) == 0 || choice_.all_short(match);
    if (found == kNone && unnamed) found = doc_.lexicon->forces_of(nation->nationality, day_);
    if (found == kNone) return j;
    actor.record = found;
    return j + 1;
  }

  Id leading_noun(std::uint32_t i) const {
    for (const token::Analysis& a : doc_.readings(i))
      if (doc_.lexicon->of(a.record).group != Group::none) return a.record;
    return kNone;
  }

  // «name» or (name) of the same actor right behind, and "AlmsmAp / so-called X".
  std::uint32_t apposition(std::uint32_t end, const Actor& actor) const {
    std::uint32_t j = end;
    while (j < last_ && (doc_.is_punctuation(j, '"') || doc_.is_punctuation(j, '('))) ++j;
    if (j >= last_ || doc_.match_at[j] < 0) return end;
    const Match& next = doc_.matches[static_cast<std::size_t>(doc_.match_at[j])];
    if (next.first != j || !next.actor || next.proclitics) return end;
    for (const auto& entry : next.entries)
      if (entry.record == actor.record) {
        std::uint32_t after = next.last;
        while (after < last_ && (doc_.is_punctuation(after, '"') || doc_.is_punctuation(after, ')'))) ++after;
        return after;
      }
    return end;
  }

  // A group noun: a unit with a number, a name by pattern, a nationality, a description.
  std::uint32_t group(std::uint32_t i, const token::Analysis& noun) {
    const WordInfo& info = doc_.lexicon->of(noun.record);
    if (noun.features.pos == knowledge::Pos::verb) return i;
    if (noun.has(token::kBi) && doc_.value(i, &WordInfo::role) == Role::backed) return i;  // "led by"
    // "fy jbhp X": a front line, no group.
    if (info.place != PlaceNoun::none && !noun.has(token::kAl) && leads_place(i)) return i;
    std::uint32_t j = i + 1;
    const bool definite = noun.has(token::kAl);
    // "the quarter of Unity": the name of a place.
    if (definite && i > first_ && !doc_.definite(i - 1) && doc_.value(i - 1, &WordInfo::place) != PlaceNoun::none &&
        doc_.value(i - 1, &WordInfo::group) == Group::none && doc_.value(i - 1, &WordInfo::site) == Site::none)
      return i;
    if (const std::uint32_t end = unit_number(doc_, last_, j); end > j) return unit(i, end, noun);
    if (info.group == Group::side && definite && noun.features.number == Number::dual) return pair(i, noun);
    if (definite && noun.features.number == Number::dual && info.group != Group::force) return pair(i, noun);
    if (j + 1 < last_ && doc_.is_punctuation(j, '"') && doc_.match_at[j + 1] >= 0) {
      const Match& match = doc_.matches[static_cast<std::size_t>(doc_.match_at[j + 1])];
      if (match.first == j + 1 && match.actor && !match.proclitics) {
        const std::uint32_t end = named(j + 1, match);
        if (end > j + 1) {
          Actor& actor = doc_.actors.back();
          actor.extent = doc_.extent(i, end), actor.noun = noun.record;
          for (std::uint32_t t = i; t < end; ++t) doc_.actor_at[t] = static_cast<int>(doc_.actors.size()) - 1;
          return end;
        }
      }
    }
    if (j < last_) {
      if (const WordInfo* nation = doc_.with(j, &WordInfo::nationality)) return of_nation(i, j, *nation, noun);
      if (!definite && noun.enclitic == token::Enclitic::none && info.group != Group::side) {
        if (const std::uint32_t end = new_name(doc_, last_, j, info); end > j) return provisional(i, end, noun);
      }
    }
    if (definite && info.group != Group::side) return description(i, noun);
    const bool whole = info.group == Group::force || info.group == Group::unit;
    if (noun.enclitic != token::Enclitic::none && whole && doc_.people_at[i] < 0) return possessed(i, noun);
    return i;
  }

  std::uint32_t unit(std::uint32_t i, std::uint32_t end, const token::Analysis& noun) {
    Actor actor;
    actor.extent = doc_.extent(i, end);
    actor.text = text_of(i, end), actor.unit = actor.text, actor.name_ar = actor.text;
    actor.id = "unit:" + std::string(doc_.code(i));
    actor.provisional = true, actor.kind = "state";
    actor.gender = noun.features.gender, actor.number = Number::singular, actor.noun = noun.record;
    const int index = static_cast<int>(doc_.actors.size());
    put(actor, i, end);
    unit_force(index, end);
    return end;
  }

  // "brigade 47 that belongs to X", "division 17 in X's army": the unit is X's.
  void unit_force(int index, std::uint32_t end) {
    std::uint32_t k = end;
    while (k < last_ && k < end + 3 && doc_.match_at[k] < 0 && !doc_.with(k, &WordInfo::preposition) &&
           doc_.value(k, &WordInfo::role) != Role::belonging && doc_.token(k).kind == Kind::word && describes(doc_, k))
      ++k;
    if (k >= last_) return;
    const bool linked = doc_.value(k, &WordInfo::role) == Role::belonging || doc_.value(k, &WordInfo::role) == Role::ranks ||
                        doc_.value(k, &WordInfo::preposition) == Preposition::in ||
                        doc_.value(k, &WordInfo::preposition) == Preposition::from;
    if (!linked) return;
    k = doc_.phrase(k) ? doc_.matches[static_cast<std::size_t>(doc_.match_at[k])].last : k + 1;
    while (k < last_ && doc_.is_punctuation(k, '"')) ++k;
    if (k >= last_ || doc_.match_at[k] < 0) return;
    const Match match = doc_.matches[static_cast<std::size_t>(doc_.match_at[k])];
    if (match.first != k || !match.actor || match.place) return;
    Actor force;
    choice_.choose(match, force);
    if (force.record == kNone) return;
    choice_.describe(force);
    if (force.generic || force.source_only) return;
    Actor& unit = doc_.actors[static_cast<std::size_t>(index)];
    // "division 17 of X": no other country's division 17.
    if (unit.record != kNone && share_country(store_, unit.record, force.record)) return;
    unit.unit = unit.text;
    unit.record = force.record, unit.id = force.id, unit.kind = force.kind, unit.name_ar = force.name_ar,
    unit.name_en = force.name_en, unit.provisional = false;
  }

  // "his forces", "their brigades": the actor that the pronoun stands for.
  std::uint32_t possessed(std::uint32_t i, const token::Analysis& noun) {
    const int owner = speaker_before(i, noun.enclitic);
    const int stands_for = owner >= 0 ? owner : resolve_pronoun(doc_, noun.enclitic, i);
    if (stands_for < 0) return i;
    const int final = final_actor(doc_, stands_for);
    Actor actor = doc_.actors[static_cast<std::size_t>(final)];
    if (actor.generic || actor.both || actor.reference) return i;
    actor.same_as = final, actor.resolved = true, actor.both = false, actor.by_adjective = false, actor.noun = noun.record;
    actor.text = text_of(i, i + 1), actor.unit.clear(), actor.candidates.clear();
    actor.gender = noun.features.gender, actor.number = noun.features.number;
    return put(actor, i, i + 1);
  }

  // "a source in X said that his forces": he speaks for X.
  int speaker_before(std::uint32_t i, token::Enclitic pronoun) const {
    if (pronoun != token::Enclitic::h) return -1;
    for (std::uint32_t k = i; k > first_ && i - k < 14; --k) {
      const std::uint32_t p = k - 1;
      if (!doc_.with(p, &WordInfo::title) && !doc_.with(p, &WordInfo::source)) continue;
      for (std::uint32_t a = p; a < std::min(p + 5, i); ++a)
        if (doc_.actor_at[a] >= 0 && !doc_.actors[static_cast<std::size_t>(doc_.actor_at[a])].source_only)
          return doc_.actor_at[a];
    }
    return -1;
  }

  std::uint32_t pair(std::uint32_t i, const token::Analysis& noun) {
    Actor actor;
    actor.extent = doc_.extent(i, i + 1);
    actor.text = text_of(i, i + 1), actor.both = true, actor.noun = noun.record, actor.number = Number::dual;
    return put(actor, i, i + 1);
  }

  std::uint32_t of_nation(std::uint32_t i, std::uint32_t j, const WordInfo& nation, const token::Analysis& noun) {
    Actor actor;
    actor.extent = doc_.extent(i, j + 1);
    actor.record = doc_.lexicon->forces_of(nation.nationality, day_);
    actor.text = text_of(i, j + 1);
    if (actor.record != kNone)
      choice_.describe(actor);
    else
      actor.id = "new:" + std::string(doc_.code(i)) + "-" + std::string(doc_.code(j)), actor.provisional = true,
      actor.kind = "state";
    actor.gender = noun.features.gender, actor.number = noun.features.number, actor.noun = noun.record;
    return put(actor, i, j + 1);
  }

  // "in Diyala, Iraqi": the adjective says where the place lies, unless a post or a base bears its name.
  bool of_a_place(std::uint32_t p) const {
    if (doc_.match_at[p] < 0) return false;
    const Match& match = doc_.matches[static_cast<std::size_t>(doc_.match_at[p])];
    if (!match.place || match.actor) return false;
    for (std::uint32_t k = match.first; k > first_ && match.first - k < 2; --k)
      if (doc_.value(k - 1, &WordInfo::site) == Site::military) return false;
    return true;
  }

  // An adjective of nationality beside a weapon or an act: "gArAt IsrAylyp".
  std::uint32_t nationality(std::uint32_t i, const WordInfo& info) {
    if (i == first_) return i;
    std::uint32_t p = i - 1;
    // "the north of Mali": the name of the country and its adjective are one word.
    if (of_a_place(p) || doc_.value(p, &WordInfo::direction) != Direction::none) return i;
    // "eight Palestinians were killed", "the killing of a Syrian": people, no government.
    if (doc_.count_at[p] >= 0 || (doc_.with(p, &WordInfo::harm) && !doc_.with(p, &WordInfo::weapon))) return i;
    if (doc_.with(p, &WordInfo::weapon) == nullptr && !doc_.with(p, &WordInfo::act) && p > first_) --p;
    bool beside = doc_.with(p, &WordInfo::weapon) || doc_.with(p, &WordInfo::act) || doc_.with(p, &WordInfo::group);
    // "the post X, Israeli", "an Israeli tank": whose it is.
    for (std::uint32_t k = i; k > first_ && i - k < 3 && !beside; --k)
      beside = doc_.value(k - 1, &WordInfo::site) == Site::military;
    if (!beside) return i;
    // "clashes with the Palestinians": a plural of persons is no adjective of the act.
    const token::Analysis* word = doc_.reading(i, &WordInfo::nationality);
    if (word && word->features.number != Number::singular && doc_.value(i - 1, &WordInfo::person) == Person::none) return i;
    Actor actor;
    actor.extent = doc_.extent(i, i + 1);
    actor.record = doc_.lexicon->forces_of(info.nationality, day_);
    if (actor.record == kNone) return i;
    actor.by_adjective = true;
    choice_.describe(actor);
    const Id country = doc_.lexicon->country_place(info.nationality);
    actor.text = country != kNone ? std::string(store_.field(country, "name_ar")) : text_of(i, i + 1);
    actor.gender = Gender::feminine;
    return put(actor, i, i + 1);
  }

  std::uint32_t provisional(std::uint32_t i, std::uint32_t end, const token::Analysis& noun) {
    Actor actor;
    actor.extent = doc_.extent(i, end);
    actor.text = text_of(i, end), actor.name_ar = actor.text;
    actor.id = "new:";
    for (std::uint32_t k = i; k < end; ++k)
      if (doc_.token(k).kind == Kind::word) actor.id += (k > i ? "-" : "") + std::string(doc_.code(k));
    actor.provisional = true;
    actor.kind = doc_.lexicon->of(noun.record).group == Group::tribe ? "identity_militia" : "rebel";
    actor.gender = noun.features.gender, actor.number = noun.features.number, actor.noun = noun.record;
    return put(actor, i, end);
  }

  // "AltnZym", "Almylycya": the last actor whose name opens with that noun.
  std::uint32_t description(std::uint32_t i, const token::Analysis& noun) {
    Actor actor;
    actor.extent = doc_.extent(i, i + 1);
    actor.text = text_of(i, i + 1), actor.noun = noun.record;
    actor.gender = noun.features.gender, actor.number = noun.features.number;
    // Whoever was just called by that noun goes before whoever has it in some name.
    constexpr int kLookBack = 200, kNear = 6;
    const int newest = static_cast<int>(doc_.actors.size()) - 1;
    int found = -1;
    for (int k = newest; k >= 0 && newest - k < kNear && found < 0; --k)
      if (const Actor& earlier = doc_.actors[static_cast<std::size_t>(k)];
          earlier.noun == noun.record && !earlier.both && !earlier.reference)
        found = k;
    for (int k = found >= 0 ? found : newest; k >= 0 && newest - k < kLookBack; --k) {
      const Actor& earlier = doc_.actors[static_cast<std::size_t>(k)];
      if (earlier.both || earlier.reference || !opens_with(earlier, noun.record)) continue;
      actor.same_as = final_actor(doc_, k), actor.resolved = true;
      const Actor& named = doc_.actors[static_cast<std::size_t>(actor.same_as)];
      actor.record = named.record, actor.id = named.id, actor.name_ar = named.name_ar, actor.name_en = named.name_en,
      actor.kind = named.kind;
      actor.generic = named.generic, actor.civilian = named.civilian, actor.provisional = named.provisional;
      break;
    }
    if (!actor.resolved) actor.reference = true, actor.id = "generic:" + std::string(doc_.code(i)), actor.kind = "rebel";
    return put(actor, i, i + 1);
  }

  // Does any name of the actor begin with a form of that noun?
  bool opens_with(const Actor& actor, Id noun) const {
    if (actor.noun == noun) return true;
    if (actor.record == kNone) return false;
    return doc_.lexicon->name_opens_with(actor.record, noun);
  }

  std::string text_of(std::uint32_t first, std::uint32_t end) const { return bare_words(doc_, first, end, true); }

  std::uint32_t put(const Actor& actor, std::uint32_t first, std::uint32_t end) {
    const int index = static_cast<int>(doc_.actors.size());
    doc_.actors.push_back(actor);
    doc_.actors.back().extent = doc_.extent(first, end);
    if (actor.record != kNone) choice_.remember(actor.record);
    for (std::uint32_t t = first; t < end; ++t) doc_.actor_at[t] = index;
    return end;
  }

  Document& doc_;
  const knowledge::Store& store_;
  std::string_view day_;
  const std::uint32_t country_ = store_.intern("country"), kind_ = store_.intern("kind"), state_ = store_.intern("state");
  ActorChoice choice_;
  std::uint32_t first_ = 0, last_ = 0;
};

}  // namespace

void find_actors(Document& doc, std::string_view day) { Finder(doc, day).run(); }

}  // namespace marsad::mention
