#include "trigger_done.hpp"

#include <algorithm>

#include "guards.hpp"

namespace marsad::event {

using knowledge::Form;
using mention::Link;
using mention::Modal;
using mention::Reference;
using mention::Role;
using mention::WordInfo;

bool carried_out(const Document& doc, std::uint32_t first, std::uint32_t i, const token::Analysis& a) {
  if (doc.lexicon->of(a.record).harm && announced(doc, i, first)) return true;
  if (!a.has(token::kBi)) return false;
  for (std::uint32_t k = i; k > first && i - k < 12; --k) {
    if (doc.is_punctuation(k - 1, ',') || doc.value(k - 1, &WordInfo::link) == Link::contrast) return false;
    if (doc.with(k - 1, &WordInfo::light)) return true;
  }
  return false;
}

bool exposed(const Document& doc, std::uint32_t first, std::uint32_t i) {
  for (std::uint32_t k = i; k > first && i - k < 16; --k)
    if (doc.value(k - 1, &WordInfo::role) == Role::exposed) return true;
  return false;
}

// "wDbT": he seized, or the seizing.
static bool masdar_too(const Document& doc, std::uint32_t i) {
  const auto all = doc.readings(i);
  return std::any_of(all.begin(), all.end(), [](const token::Analysis& a) {
    return a.features.form == Form::masdar && a.has(token::kWa) && !a.has(token::kAl);
  });
}

static bool joined_to_purpose(const Document& doc, std::uint32_t first, std::uint32_t i) {
  for (std::uint32_t k = i; k > first && i - k < 12; --k) {
    const std::uint32_t p = k - 1;
    if (doc.is_punctuation(p, ',') || doc.is_punctuation(p, '.')) return false;
    if (doc.value(p, &WordInfo::link) != Link::none) return false;
    for (const token::Analysis& a : doc.readings(p)) {
      if (a.features.form == Form::perfect || a.features.form == Form::imperfect) continue;
      const bool deed = a.features.form == Form::masdar || doc.lexicon->of(a.record).act;
      if (a.has(token::kLi) && !a.has(token::kAl) && deed) return true;
    }
  }
  return false;
}

bool purpose(const Document& doc, std::uint32_t first, const Trigger& t, const token::Analysis& a) {
  if (!t.act || exposed(doc, first, t.first)) return false;
  if (t.finite) return masdar_too(doc, t.first) && joined_to_purpose(doc, first, t.first);
  if (!a.has(token::kLi)) return a.has(token::kWa) && !a.has(token::kAl) && joined_to_purpose(doc, first, t.first);
  const mention::Mode m = doc.lexicon->act(t.act).mode;
  if (doc.lexicon->act(t.act).id == "repel") return true;
  return m == mention::Mode::people || m == mention::Mode::take || m == mention::Mode::property ||
         m == mention::Mode::disrupt || m == mention::Mode::detain || m == mention::Mode::other || m == mention::Mode::weak;
}

bool since_then(const Document& doc, std::uint32_t first, const Trigger& t) {
  if (t.finite || (t.act && doc.lexicon->act(t.act).mode == mention::Mode::people)) return false;
  for (std::uint32_t back = 1; back <= 3 && back <= t.first - first; ++back) {
    const mention::TimeWord word = doc.value(t.first - back, &WordInfo::time_word);
    if (word == mention::TimeWord::since) return true;
    if (word != mention::TimeWord::start && word != mention::TimeWord::outbreak &&
        doc.value(t.first - back, &WordInfo::modal) != Modal::begin)
      return false;
  }
  return false;
}

bool former(const Document& doc, std::uint32_t last, const Trigger& t) {
  if (t.finite) return false;
  for (std::uint32_t k = t.last; k < std::min(t.last + 2, last); ++k)
    if (doc.value(k, &WordInfo::role) == Role::former && doc.time_at[k] < 0) return true;
  return false;
}

bool told_beside(const Document& doc, std::uint32_t first, std::uint32_t i) {
  for (std::uint32_t back = 1; back <= 3 && back <= i - first; ++back)
    if (doc.value(i - back, &WordInfo::reference) == Reference::relative ||
        doc.value(i - back, &WordInfo::link) == Link::time)
      return true;
  return false;
}

}  // namespace marsad::event
