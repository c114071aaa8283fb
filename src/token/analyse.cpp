#include "analyse.hpp"

#include <algorithm>
#include <string>

#include "reading.hpp"

namespace marsad::token {

namespace {

using knowledge::Features;
using knowledge::Form;
using knowledge::FormEntry;
using knowledge::kNone;
using knowledge::Number;
using knowledge::Pos;

// A short string built on the stack: a word with its article or its ta marbuta back.
class Spelling {
 public:
  Spelling(std::string_view first, std::string_view second) : size_(first.size() + second.size()) {
    std::copy(second.begin(), second.end(), std::copy(first.begin(), first.end(), text_.begin()));
  }
  std::string_view view() const { return {text_.data(), size_}; }

 private:
  std::array<char, kLongestWord + 8> text_;
  std::size_t size_;
};

bool preposed(const std::uint16_t proclitics) { return (proclitics & (kBi | kLi | kKa)) != 0; }

// May the form `code` of a word stand behind these proclitics?
bool takes(const Features& f, std::string_view code, std::uint16_t proclitics) {
  const bool finite = is_finite(f);
  if (proclitics & kHamza) return finite || f.pos == Pos::particle;
  if (proclitics & kSa) return finite && f.form == Form::imperfect;
  if (proclitics & (kBi | kKa) && finite) return false;
  if (proclitics & kLi && finite) return f.form == Form::imperfect;
  const bool dual_subject = f.construct && f.number == Number::dual && code.back() == 'A';
  if (preposed(proclitics) && (f.accusative || dual_subject)) return false;
  if (proclitics & kAl) return is_nominal(f) && !f.construct && !f.accusative;
  return true;
}

// Shapes that words take before a pronoun only: the -t of ta marbuta, the -A of alef maqsura, the seats of a last hamza.
bool needs_pronoun(const Features& f, std::string_view code) {
  if (!f.construct) return false;
  if (is_finite(f)) return code.back() != 'w';  // -w for -wA is how many people type
  if (f.number == Number::singular || code.back() == 't') return true;
  return f.number == Number::plural && code.back() == 'A' && !code.ends_with("wA");
}

}  // namespace

std::span<const Analysis> Analyser::read(std::string_view code, bool closed) {
  count_ = 0;
  closed_ = closed;
  if (code.empty() || code.size() > kLongestWord) return {};
  if (!text::is_arabic(code[0])) {
    plain({code, 0, 0});
  } else {
    conjunctions(code, Rare::none);
    if (count_ == 0) conjunctions(code, Rare::pronouns);
    if (count_ == 0) conjunctions(code, Rare::question);
  }
  // Fewest clitics first, then those with a record, then the third person: reports are told in it.
  // Insertion keeps the order of equals.
  std::size_t kept = 0;
  for (std::size_t i = 0; i < count_; ++i) {
    std::size_t at = kept;
    while (at > 0 && rank_[i] < best_rank_[at - 1]) --at;
    if (at == kMostReadings) continue;
    kept = std::min(kept + 1, kMostReadings);
    std::move_backward(best_.begin() + at, best_.begin() + kept - 1, best_.begin() + kept);
    std::move_backward(best_rank_.begin() + at, best_rank_.begin() + kept - 1, best_rank_.begin() + kept);
    best_[at] = found_[i], best_rank_[at] = rank_[i];
  }
  return {best_.data(), kept};
}

void Analyser::conjunctions(std::string_view code, Rare rare) {
  if (rare == Rare::question) {
    if (code.size() > 2 && code[0] == 'A') plain({code.substr(1), kHamza, 1});
    return;
  }
  prepositions({code, 0, 0}, rare);
  if (code.size() < 2) return;
  if (code[0] == 'w') prepositions({code.substr(1), kWa, 1}, rare);
  if (code[0] == 'f') prepositions({code.substr(1), kFa, 1}, rare);
}

void Analyser::prepositions(Stem stem, Rare rare) {
  const auto stems = [&](const Stem& s) {
    if (rare == Rare::none) {
      if (s.code.starts_with("Al") && (s.proclitics & kSa) == 0) article(s, s.code.substr(2));
      plain(s);
    }
    pronouns(s, rare == Rare::pronouns);
  };
  stems(stem);
  if (stem.code.size() < 3) return;
  const char c = stem.code[0];
  const int bit = c == 'b' ? kBi : c == 'l' ? kLi : c == 'k' ? kKa : c == 's' ? kSa : 0;
  if (bit == 0) return;
  const Stem behind{stem.code.substr(1), static_cast<std::uint16_t>(stem.proclitics | bit), stem.clitics + 1};
  if (bit == kLi && behind.code[0] == 'l' && rare == Rare::none) {
    article(behind, behind.code.substr(1));  // "to the" is written ll-, the alef gone
    article(behind, behind.code);            // and before a word in l- the third l is gone too
  }
  stems(behind);
}

// `bare` is the word behind the article.
void Analyser::article(Stem stem, std::string_view bare) {
  if (bare.size() < 2) return;
  stem.proclitics |= kAl;
  const Id whole = store_.word(Spelling("Al", bare).view());
  const Id word = store_.word(bare);
  const std::size_t before = count_;
  if (word != kNone) {
    for (const FormEntry& form : store_.forms(word))
      if (takes(form.features, bare, stem.proclitics)) add(stem, Enclitic::none, whole, &form);
  }
  if (count_ == before && whole != kNone && store_.forms(whole).empty()) add(stem, Enclitic::none, whole, nullptr);
}

void Analyser::plain(const Stem& stem) {
  const Id word = store_.word(stem.code);
  if (word == kNone) return;
  const std::size_t before = count_;
  for (const FormEntry& form : store_.forms(word)) {
    if (needs_pronoun(form.features, stem.code)) continue;
    if (takes(form.features, stem.code, stem.proclitics)) add(stem, Enclitic::none, word, &form);
  }
  // A part of names: with the article in it, article() has found it already.
  const bool has_article = stem.code.starts_with("Al") && stem.code.size() > 3;
  const bool alone = stem.clitics == 0 || stem.code.size() > 1;
  const bool asks = (stem.proclitics & (kSa | kHamza)) != 0;
  if (count_ == before && !asks && alone && !(has_article && store_.forms(word).empty()))
    add(stem, Enclitic::none, word, nullptr);
}

void Analyser::pronouns(const Stem& stem, bool rare) {
  static constexpr Pronoun kUsual[] = {{"h", Enclitic::h, false},     {"hA", Enclitic::hA, false},
                                       {"hm", Enclitic::hm, false},   {"hn", Enclitic::hn, false},
                                       {"hmA", Enclitic::hmA, false}, {"nA", Enclitic::nA, false}};
  static constexpr Pronoun kRare[] = {
      {"km", Enclitic::km, false}, {"k", Enclitic::k, false}, {"ny", Enclitic::y, true}, {"y", Enclitic::y, false}};
  const auto each = [&](std::span<const Pronoun> list) {
    for (const Pronoun& p : list)
      if (stem.code.back() == p.code.back() && stem.code.ends_with(p.code)) pronoun(stem, p);
  };
  rare ? each(kRare) : each(kUsual);
}

void Analyser::pronoun(const Stem& stem, const Pronoun& pronoun) {
  if (pronoun.enclitic == Enclitic::h && closed_) return;
  const std::string_view base = stem.code.substr(0, stem.code.size() - pronoun.code.size());
  const Id word = base.empty() ? kNone : store_.word(base);
  if (word == kNone) return;
  for (const FormEntry& form : store_.forms(word)) {
    const Features& f = form.features;
    if (!takes(f, base, stem.proclitics) || f.accusative || f.pos == Pos::phrase) continue;
    if (f.pos != Pos::particle && (base.size() < 2 || (is_finite(f) ? pronoun.code == "y" : pronoun.verbs_only))) continue;
    if (!is_finite(f) && !f.construct && f.pos != Pos::particle && has_twin(form, base)) continue;
    add(stem, pronoun.enclitic, word, &form);
  }
}

// Does this free form change before a pronoun (-h to -t, -An to -A, -wn to -w, -yn to -y)? Then it cannot carry one itself.
bool Analyser::has_twin(const FormEntry& form, std::string_view base) const {
  const char last = base.back();
  if (last != 'h' && last != 'n') return false;
  const std::string_view shorter = base.substr(0, base.size() - 1);
  const Id twin = store_.word(last == 'h' ? Spelling(shorter, "t").view() : shorter);
  if (twin == kNone) return false;
  const auto forms = store_.forms(twin);
  return std::any_of(forms.begin(), forms.end(), [&](const FormEntry& t) {
    return t.record == form.record && t.features.construct && t.features.number == form.features.number;
  });
}

void Analyser::add(const Stem& stem, Enclitic enclitic, Id core, const FormEntry* form) {
  if (count_ == found_.size()) return;
  Analysis a;
  a.proclitics = stem.proclitics;
  a.enclitic = enclitic;
  a.core = core;
  if (form) a.record = form->record, a.features = form->features;
  const bool near_person = a.features.person == 1 || a.features.person == 2;
  for (std::size_t i = 0; i < count_; ++i) {
    const Analysis& b = found_[i];
    if (b.proclitics != a.proclitics || b.enclitic != a.enclitic || b.record != a.record) continue;
    if (b.features == a.features && b.core == a.core) return;
    // The same letters as a third person of the same tense: nobody in a report is addressed.
    if (near_person && b.features.person == 3 && b.features.form == a.features.form) return;
    if (near_person && b.features.person == 3 && a.features.form == Form::imperative) return;
  }
  const bool slip = form && enclitic == Enclitic::none && a.features.construct && is_finite(a.features);
  // "qtly" is the dead far more often than "the two killings of".
  const bool two_of = form && enclitic == Enclitic::none && a.features.construct && a.features.number == Number::dual;
  const unsigned clitics = stem.clitics + (enclitic != Enclitic::none ? 1u : 0u);
  rank_[count_] = static_cast<std::uint8_t>(clitics * 4 + (form ? 0 : 2) + (near_person || slip || two_of ? 1 : 0));
  found_[count_++] = a;
}

}  // namespace marsad::token
