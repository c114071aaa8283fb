#include "inflect.hpp"

#include <algorithm>

#include "inflect_parts.hpp"

namespace marsad::knowledge {
namespace inflection {

void Forms::add(std::string code, Features features) {
  if (code.size() > 1) forms_.push_back({std::move(code), features});
}

void Forms::add_joined(const std::string& stem, const std::string& suffix, Features features) {
  for (std::string& code : joined(stem, suffix)) add(std::move(code), features);
}

std::vector<SurfaceForm> Forms::finish() {
  std::vector<SurfaceForm> kept;
  const auto same_but_voice = [](const SurfaceForm& a, const SurfaceForm& b) {
    Features f = a.features;
    f.voice = b.features.voice;
    return a.code == b.code && f == b.features;
  };
  std::stable_sort(forms_.begin(), forms_.end(), [](const auto& a, const auto& b) { return a.code < b.code; });
  std::size_t group = 0;
  for (SurfaceForm& form : forms_) {
    if (kept.empty() || kept.back().code != form.code) group = kept.size();
    const auto twin = std::find_if(kept.begin() + static_cast<std::ptrdiff_t>(group), kept.end(),
                                   [&](const SurfaceForm& other) { return same_but_voice(form, other); });
    if (twin == kept.end())
      kept.push_back(std::move(form));
    else if (twin->features.voice != form.features.voice)
      twin->features.voice = Voice::either;
  }
  forms_.clear();
  return kept;
}

std::vector<std::string> joined(const std::string& stem, const std::string& suffix) {
  if (suffix.empty() || stem.empty()) return {stem};
  const char last = stem.back(), next = suffix.front();
  const std::string before = stem.substr(0, stem.size() - 1);
  const auto seated = [&](char seat) { return before + seat + suffix; };
  if (last == 'A') {  // a hamza on alef: alef of length never ends a stem
    if (next == 'A') return {before + suffix};
    if (next == 'w') return {seated('A'), seated('w'), seated('e'), before + suffix};
    if (next == 'y') return {seated('A'), seated('y')};
  }
  if (last == 'e') {
    const bool after_ya = !before.empty() && before.back() == 'y';
    if (next == 'A' || next == 'h') return after_ya ? std::vector{seated('y')} : std::vector{seated('e')};
    if (next == 't' && after_ya) return {seated('y')};
    if (next == 'w' && after_ya) return {seated('y'), seated('e')};
    if (next == 'w') return {seated('e'), seated('w'), before + suffix};
    if (next == 'y') return {seated('y'), seated('e')};
  }
  return {stem + suffix};
}

}  // namespace inflection

Expected<std::vector<SurfaceForm>> inflect(const VerbBase& verb) {
  const auto stems = inflection::stems_of(verb);
  if (!stems) return tl::unexpected(stems.error());
  inflection::Forms forms;
  inflection::conjugate(*stems, forms);
  for (const std::string& masdar : stems->masdars) inflection::add_masdar(masdar, stems->countable, forms);
  const Features active{.pos = Pos::verb, .form = Form::active_participle, .voice = Voice::active};
  const Features passive{.pos = Pos::verb, .form = Form::passive_participle, .voice = Voice::passive};
  inflection::add_participle(stems->active, active, forms);
  inflection::add_participle(stems->passive, passive, forms);
  return forms.finish();
}

}  // namespace marsad::knowledge
