#include "sources_speaker.hpp"

#include <algorithm>

namespace marsad::mention {

using knowledge::Pos;
using token::Kind;

const WordInfo* SpeakerWords::speech_verb(std::uint32_t i) const {
  if (const WordInfo* info = text_.phrase(i)) {
    if (info->speech != Speech::none) return info;
    // "opinion", a heading of the page, is spelled like "he saw"; "belonging" like "he went on".
    if (!info->chrome && (info->role != Role::belonging || belonging(i))) return nullptr;
  }
  // "not to mention his name": a noun behind "not to".
  if (i > first_ && text_.code(i - 1) == "Edm") return nullptr;
  // "of the most dangerous": behind a preposition stands no verb.
  if (i > first_ && !text_.phrase(i - 1) && text_.value(i - 1, &WordInfo::preposition) != Preposition::none) return nullptr;
  for (const token::Analysis& a : text_.readings(i)) {
    const WordInfo& info = text_.lexicon->of(a.record);
    if (info.speech == Speech::none) continue;
    if (also_function_word(i) || belonging(i)) return nullptr;
    // "the son of": the feminine plural of a hollow verb, which reports do not use, is spelled like it.
    const bool women = a.features.number == knowledge::Number::plural && !text_.code(i).ends_with("wA");
    if (a.features.form == knowledge::Form::perfect && !women) return &info;
    if (a.features.form == knowledge::Form::imperfect) return &info;
    // "mWkdA", "mbynA": a participle in the accusative says, "a headquarters" does not; a masdar only where it denies.
    if (a.features.form == knowledge::Form::active_participle && text_.code(i).back() == 'A')
      return text_.with(i, &WordInfo::site) ? nullptr : &info;
    if (info.speech == Speech::deny && a.features.pos != Pos::verb) return &info;
  }
  return nullptr;
}

// "byn" is a preposition far more often than "he made clear".
bool SpeakerWords::also_function_word(std::uint32_t i) const {
  for (const token::Analysis& a : text_.readings(i)) {
    const WordInfo& info = text_.lexicon->of(a.record);
    if (info.preposition != Preposition::none || info.link != Link::none) return true;
  }
  return false;
}

// "belonging to", where the same letters say "he went on".
bool SpeakerWords::belonging(std::uint32_t i) const {
  if (text_.value(i, &WordInfo::role) != Role::belonging) return false;
  const bool opens = i == first_ || text_.has_proclitic(i, token::kWa | token::kFa);
  return !opens || (i + 1 < last_ && text_.has_proclitic(i + 1, token::kLi));
}

bool SpeakerWords::that(std::uint32_t k) const {
  return k < last_ &&
         (text_.value(k, &WordInfo::reference) == Reference::that || (text_.phrase(k) && text_.glossed(k, "provided")));
}

// May a speaker begin with this token: a source noun, a title, an actor, people.
bool SpeakerWords::speaks(std::uint32_t j) const {
  if (j >= last_) return false;
  if (text_.actor_at[j] >= 0) return true;
  if (text_.people_at[j] >= 0 && text_.people[static_cast<std::size_t>(text_.people_at[j])].kind != Person::none)
    return true;
  if (text_.value(j, &WordInfo::role) == Role::issued && text_.definite(j)) return true;  // "the statement"
  return text_.with(j, &WordInfo::source) || text_.with(j, &WordInfo::title) ||
         text_.value(j, &WordInfo::group) != Group::none || text_.value(j, &WordInfo::site) == Site::facility;
}

// "said <name>, governor of": the title behind up to four words that nothing is known of; j when there is none.
std::uint32_t SpeakerWords::behind_name(std::uint32_t j) const {
  std::uint32_t k = j;
  while (k < last_ && k < j + 4 && text_.token(k).kind == Kind::word && (unknown(k) || (k == j && called_ali(k)))) ++k;
  if (k == j || k >= last_) return j;
  const bool title = text_.with(k, &WordInfo::title) || text_.with(k, &WordInfo::source) ||
                     (text_.people_at[k] >= 0 && text_.value(k, &WordInfo::person) == Person::official);
  return title ? k : j;
}

bool SpeakerWords::unknown(std::uint32_t k) const {
  const auto readings = text_.readings(k);
  return std::all_of(readings.begin(), readings.end(),
                     [](const token::Analysis& a) { return a.record == knowledge::kNone; });
}

// The given name that is spelled like "on": before another name.
bool SpeakerWords::called_ali(std::uint32_t k) const {
  const auto readings = text_.readings(k);
  return k + 1 < last_ && text_.value(k, &WordInfo::preposition) == Preposition::on &&
         text_.token(k + 1).kind == Kind::word && unknown(k + 1) && !text_.definite(k + 1) && text_.place_at[k + 1] < 0 &&
         std::all_of(readings.begin(), readings.end(), [](const token::Analysis& a) { return a.proclitics == 0; }) &&
         text_.words(k, k + 1).ends_with("\u064a");
}

// The noun phrase ends at punctuation, "that", a verb, a time, "in a statement" stays inside.
std::uint32_t SpeakerWords::speaker_end(std::uint32_t j) const {
  const std::uint32_t limit = std::min(last_, j + 12);
  std::uint32_t k = j;
  bool quoted = false;
  while (k < limit) {
    if (k > j && !quoted && text_.is_punctuation(k, '"') && whole_without_name(j, k)) break;
    if (text_.is_punctuation(k, '"') || text_.is_punctuation(k, '(') || text_.is_punctuation(k, ')')) {
      if (text_.is_punctuation(k, '"')) quoted = !quoted;
      ++k;
      continue;
    }
    if (text_.token(k).kind != Kind::word && text_.token(k).kind != Kind::number) break;
    if (text_.time_at[k] >= 0 && !quoted) break;  // the newspaper "Today" is no day
    if (that(k) || text_.value(k, &WordInfo::reference) == Reference::relative) break;
    const bool page = k == j + 1 && text_.value(j, &WordInfo::source) == SourceKind::media;  // "the page Furat Post"
    if (k > j && (((speech_verb(k) || (text_.only_finite_verb(k) && !page)) && !given_name(k, j)) ||
                  text_.with(k, &WordInfo::source_link) || text_.with(k, &WordInfo::link)))
      break;
    // "the father of the victim", "the hospital of the Martyrs": a name, or an owner
    const bool owner = text_.place_at[k] >= 0 || (text_.definite(k) && k > j && !text_.definite(k - 1));
    if (k > j && !page && text_.with(k, &WordInfo::harm) && !owner) break;
    if (k > j && !page && text_.with(k, &WordInfo::act) && text_.actor_at[k] < 0) break;
    // "footage [showed] protesters": behind a set phrase for a source stands somebody else.
    if (k > j + 1 && text_.phrase(k - 1) && text_.with(k - 1, &WordInfo::source) && begins_people(k)) break;
    // Behind a definite noun only its adjectives, a preposition or a name go on.
    if (k > j && text_.definite(k - 1) && !text_.definite(k) && text_.actor_at[k] < 0 && text_.place_at[k] < 0 &&
        !text_.with(k, &WordInfo::preposition) && !text_.has_proclitic(k, token::kBi | token::kLi | token::kWa) &&
        !named(k, j))
      break;
    if (k > j && (text_.value(k, &WordInfo::preposition) == Preposition::about || text_.code(k) == "En")) break;
    // "told the agency": to whom it was said is no part of who said it.
    if (k > j && text_.has_proclitic(k, token::kLi) && medium(k) && text_.value(j, &WordInfo::source) != SourceKind::media)
      break;  // "the correspondent of the channel" is whole
    if (k > j && (text_.code(k) == "l" || text_.value(k, &WordInfo::preposition) == Preposition::to)) break;
    if (k > j && text_.definite(k) && text_.with(k, &WordInfo::speech) && !text_.with(k, &WordInfo::title) && !sayer(k))
      break;  // "the saying"
    // "X has issued a statement", "X claimed responsibility": what is said is no part of who says it.
    const Role role = text_.value(k, &WordInfo::role);
    if (k > j && (role == Role::claims_deed || role == Role::qad || (role == Role::issued && !text_.definite(k)))) break;
    const Preposition p = text_.value(k, &WordInfo::preposition);
    if (k > j && (p == Preposition::via || said_in(k))) break;
    if (k > j && (text_.code(k) == "mA" || his_words(k) || by_doing(k))) break;
    if (k > j && text_.code(k - 1) != "bAsm" && other_medium(k, j)) break;
    // "the agency from security sources"
    if (k > j && p == Preposition::from && k + 1 < last_ && text_.with(k + 1, &WordInfo::source) && medium(j)) break;
    // "an official who preferred not to be named", "a statement that came out today".
    if (k > j && (glossed(k, "aside") || (k + 1 < last_ && text_.code(k + 1) == "Edm"))) break;
    ++k;
  }
  // A name that the knowledge has is whole.
  if (const int a = text_.actor_at[k - 1]; a >= 0) {
    const Extent& name = text_.actors[static_cast<std::size_t>(a)].extent;
    if (name.first >= j && name.last > k && name.last <= last_) k = name.last;
  }
  while (k > j + 1 && hangs(k - 1)) --k;
  return std::max(k, j + 1);
}

// "in a statement", "in a report", "within a speech of his": where it was said.
bool SpeakerWords::said_in(std::uint32_t k) const {
  if (k + 1 >= last_) return false;
  const Preposition p = text_.value(k, &WordInfo::preposition);
  if (p == Preposition::on) return occasion(k + 1) || network(k + 1) || his_page(k + 1);
  // "in a series of statements"
  if (p == Preposition::in && k + 2 < last_ && text_.value(k + 2, &WordInfo::role) == Role::issued && !text_.definite(k + 2))
    return true;
  return p == Preposition::in && (occasion(k + 1) || network(k + 1) || text_.value(k + 1, &WordInfo::role) == Role::issued);
}

// "[promised] by holding to account": what he does, no part of his name; "in the administration" is.
bool SpeakerWords::by_doing(std::uint32_t k) const {
  if (text_.actor_at[k] >= 0 || text_.place_at[k] >= 0 || text_.with(k, &WordInfo::source) ||
      text_.value(k, &WordInfo::group) != Group::none || text_.value(k, &WordInfo::site) != Site::none)
    return false;
  const auto all = text_.readings(k);
  // "bmHAsbh": a verbal noun that the lexicon lacks.
  if (all.empty()) return text_.definite(k - 1) && text_.code(k).starts_with("bm") && text_.code(k).ends_with("h");
  return std::any_of(all.begin(), all.end(), [](const token::Analysis& a) {
    return a.has(token::kBi) && !a.has(token::kAl) && a.features.form == knowledge::Form::masdar;
  });
}

bool SpeakerWords::begins_people(std::uint32_t k) const {
  const int people = text_.people_at[k];
  return people >= 0 && text_.people[static_cast<std::size_t>(people)].extent.first == k &&
         !text_.has_proclitic(k, token::kWa);
}

// "on her account", "on its site".
bool SpeakerWords::his_page(std::uint32_t k) const {
  const auto all = text_.readings(k);
  return text_.place_at[k] < 0 && text_.actor_at[k] < 0 && std::any_of(all.begin(), all.end(), [](const token::Analysis& a) {
           return a.enclitic != token::Enclitic::none && a.features.pos != Pos::verb;
         });
}

// "a source, his saying": the words of the speaker.
bool SpeakerWords::his_words(std::uint32_t k) const {
  const token::Analysis* said = text_.reading(k, &WordInfo::speech);
  return said && said->enclitic != token::Enclitic::none && said->features.form == knowledge::Form::masdar;
}

// "witnesses [told] «Asharq Al-Awsat»": witnesses, sources, residents have no name in quotation marks.
bool SpeakerWords::whole_without_name(std::uint32_t j, std::uint32_t k) const {
  const SourceKind kind = text_.value(j, &WordInfo::source);
  const bool nobody = kind == SourceKind::witness || (kind != SourceKind::none && text_.phrase(j) && text_.phrase(k - 1));
  return nobody && kind != SourceKind::media;
}

// "the public prosecutor": who says, where "the saying" is none.
bool SpeakerWords::sayer(std::uint32_t k) const {
  const token::Analysis* said = text_.reading(k, &WordInfo::speech);
  return said && said->features.form == knowledge::Form::active_participle;
}

// Nothing that a name ends with.
bool SpeakerWords::hangs(std::uint32_t k) const {
  const Preposition p = text_.phrase(k) ? Preposition::none : text_.value(k, &WordInfo::preposition);
  // "Colonel Ahmad Ali,": the given name that is spelled like "on".
  const bool called = p == Preposition::on && text_.words(k, k + 1).ends_with("\u064a") && k + 1 < last_ &&
                      (text_.is_punctuation(k + 1, ',') || that(k + 1));
  if (called) return false;
  return text_.is_punctuation(k, '"') || text_.is_punctuation(k, '(') || p == Preposition::on || p == Preposition::from ||
         p == Preposition::to;
}

// Another outlet is named there, and no "and" joins it: "told the channel".
bool SpeakerWords::other_medium(std::uint32_t k, std::uint32_t j) const {
  // "the site «Sahara Media»": a noun and its name.
  const bool beside = k == j + 1 || (k == j + 2 && text_.is_punctuation(j + 1, '"'));
  if (beside && !text_.with(j, &WordInfo::source) && !text_.with(j, &WordInfo::title) && text_.people_at[j] < 0)
    return false;
  const int a = text_.actor_at[k];
  // "residents and local sources the newspaper".
  if (k > j + 1 && text_.value(k, &WordInfo::source) == SourceKind::media && text_.definite(k) && !text_.definite(k - 1) &&
      !medium(j))
    return true;
  return a >= 0 && a != text_.actor_at[j] && text_.actors[static_cast<std::size_t>(a)].extent.first == k && medium(k) &&
         !medium(j) && !text_.has_proclitic(k, token::kWa) && !text_.reading(k, &WordInfo::title);
}

// "the spokesman bAsm the ministry Najib Danish": what links an office to whom it speaks for, and a personal name.
bool SpeakerWords::named(std::uint32_t k, std::uint32_t j) const {
  if (text_.code(k) == "bAsm" || text_.code(k - 1) == "bAsm") return true;
  const bool office = text_.with(j, &WordInfo::title) || text_.value(j, &WordInfo::person) == Person::officer ||
                      text_.value(j, &WordInfo::person) == Person::official || text_.with(j, &WordInfo::source) ||
                      text_.value(j, &WordInfo::role) == Role::statement;
  if (!office || text_.token(k).kind != Kind::word) return false;
  if (unknown(k) || (k + 1 < last_ && unknown(k + 1) && !verb_like(k))) return true;
  if (called_ali(k) || behind_rank(k)) return true;
  return given_name(k, j);
}

// "the lieutenant colonel Samer": behind a rank that another title goes before stands a given name, whatever else it means.
bool SpeakerWords::behind_rank(std::uint32_t k) const {
  const bool rank = text_.value(k - 1, &WordInfo::person) == Person::officer || text_.with(k - 1, &WordInfo::title);
  return rank && text_.definite(k - 1) && text_.actor_at[k - 1] < 0 && !text_.only_finite_verb(k) &&
         !text_.with(k, &WordInfo::preposition) && !text_.with(k, &WordInfo::link) &&
         !text_.has_proclitic(k, token::kWa | token::kFa | token::kBi | token::kLi);
}

// "the colonel <given name> <family name>, the spokesman": two words between a rank and an office.
bool SpeakerWords::given_name(std::uint32_t k, std::uint32_t j) const {
  if (k == j || k + 2 >= last_ || !unknown(k + 1) || text_.token(k + 2).kind != Kind::word) return false;
  const bool rank =
      text_.value(k - 1, &WordInfo::person) == Person::officer ||
      (k == j + 1 && (text_.with(j, &WordInfo::title) || text_.value(j, &WordInfo::person) == Person::official));
  const int a = text_.actor_at[k + 2];
  const bool office = a >= 0 && text_.actors[static_cast<std::size_t>(a)].source_only;
  return rank && (office || text_.with(k + 2, &WordInfo::title) || that(k + 2));
}

bool SpeakerWords::verb_like(std::uint32_t k) const {
  const auto all = text_.readings(k);
  return std::any_of(all.begin(), all.end(), [](const token::Analysis& a) {
    return a.features.pos == Pos::verb || a.features.form == knowledge::Form::masdar;
  });
}

// "on the platform X": where it was written.
bool SpeakerWords::network(std::uint32_t k) const { return k < last_ && text_.phrase(k) && text_.phrase(k)->chrome; }

// "in a report", "in a separate item": where it was said.
bool SpeakerWords::occasion(std::uint32_t k) const { return k < last_ && glossed(k, "occasion"); }

bool SpeakerWords::glossed(std::uint32_t k, std::string_view gloss) const { return text_.word_glossed(k, gloss); }

bool SpeakerWords::medium(std::uint32_t k) const {
  if (text_.value(k, &WordInfo::source) == SourceKind::media) return true;
  const int a = text_.actor_at[k];
  if (a < 0 || !text_.actors[static_cast<std::size_t>(a)].source_only) return false;
  const Actor& actor = text_.actors[static_cast<std::size_t>(a)];
  const std::string_view kind =
      actor.record == knowledge::kNone ? std::string_view{} : text_.lexicon->store().field(actor.record, "source");
  if (kind.empty() || kind == "media") return true;
  // State agencies and the channels of a party; no ministries, officials, security sources.
  const bool state = kind == "official" || kind == "belligerent";
  return state && !text_.with(k, &WordInfo::source) && !text_.with(k, &WordInfo::title) && text_.people_at[k] < 0;
}

}  // namespace marsad::mention
