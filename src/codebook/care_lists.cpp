#include "care_lists.hpp"

#include <cstdlib>

#include "../text/fold.hpp"

namespace marsad::codebook {
namespace {

using knowledge::Id;
using knowledge::kNone;
using knowledge::Store;

std::vector<std::string> words_of(std::string_view utf8) {
  const std::string code = text::fold_word(utf8);
  std::vector<std::string> out;
  for (std::size_t i = 0; i < code.size();) {
    while (i < code.size() && !text::is_word(code[i])) ++i;
    const std::size_t begin = i;
    while (i < code.size() && text::is_word(code[i])) ++i;
    if (i > begin) out.push_back(code.substr(begin, i - begin));
  }
  return out;
}

// The word and what is left when the particles that are written onto it are taken off.
std::vector<std::string> bare_forms(const std::string& word) {
  std::vector<std::string> out = {word};
  std::string rest = word;
  for (int i = 0; i < 2; ++i) {
    if (rest.size() > 3 && std::string_view("wfbkl").find(rest[0]) != std::string_view::npos)
      out.push_back(rest = rest.substr(1));
    else
      break;
  }
  for (std::size_t i = 0, n = out.size(); i < n; ++i) {
    if (out[i].size() > 4 && out[i].compare(0, 2, "Al") == 0) out.push_back(out[i].substr(2));
    if (out[i].size() > 4 && out[i][0] == 'l' && i > 0) out.push_back(out[i].substr(1));  // li- and the article: "ll..."
  }
  return out;
}

}  // namespace

std::string area_key(std::string_view country, std::string_view admin1, std::string_view admin2) {
  return std::string(country) + "|" + std::string(admin1) + "|" + std::string(admin2);
}

CareLists::CareLists(const Store& s) : store(s) {
  for (Id record = 0; record < store.record_count(); ++record) {
    const auto view = store.record(record);
    const std::string_view kind = store.text(view.kind);
    if (kind == "place") add_place(record);
    if (kind == "admin1")
      arabic[area_key(store.field(record, "country"), store.field(record, "name_en"), "")] = store.field(record, "name_ar");
    if (kind != "care") continue;
    for (const auto& tag : view.tags) {
      const std::string_view key = store.text(tag.key), value = store.text(tag.value);
      if (key == "noun") nouns_[store.find("noun", value)] = store.text(view.id);
      if (key == "word") english_.emplace_back(text::fold_word(value), store.text(view.id));
      if (key == "pair") {
        const std::vector<std::string> both = words_of(value);
        if (both.size() == 2) pairs_.push_back({both[0], both[1], std::string(store.text(view.id))});
      }
      if (key == "place") kinds_[std::string(value)] = store.text(view.id);
    }
  }
}

void CareLists::add_place(Id record) {
  const std::string lat(store.field(record, "lat")), lon(store.field(record, "lon"));
  const std::string_view admin1 = store.field(record, "admin1");
  if (lat.empty() || lon.empty() || admin1.empty()) return;
  const std::string_view country = store.field(record, "country"), admin2 = store.field(record, "admin2");
  const double la = std::strtod(lat.c_str(), nullptr), lo = std::strtod(lon.c_str(), nullptr);
  middles[area_key(country, admin1, "")].add(la, lo);
  if (!admin2.empty()) middles[area_key(country, admin1, admin2)].add(la, lo);
}

std::string CareLists::sensitive(std::string_view words) const {
  for (const std::string& word : words_of(words)) {
    for (const auto& [begin, what] : english_)
      if (word.compare(0, begin.size(), begin) == 0) return what;
    for (const std::string& form : bare_forms(word)) {
      const Id found = store.word(form);
      if (found == kNone) continue;
      for (const auto& entry : store.forms(found))
        if (const auto noun = nouns_.find(entry.record); noun != nouns_.end()) return noun->second;
    }
  }
  return sensitive_pair(words_of(words));
}

// "the Nasser medical compound": the second word up to three behind the first, of either gender.
std::string CareLists::sensitive_pair(const std::vector<std::string>& words) const {
  const auto is = [](const std::string& word, const std::string& base) {
    for (const std::string& form : bare_forms(word))
      if (form == base || form == base + 'h') return true;
    return false;
  };
  for (const Pair& pair : pairs_)
    for (std::size_t i = 0; i < words.size(); ++i)
      for (std::size_t j = i + 1; j < words.size() && j <= i + 3; ++j)
        if (is(words[i], pair.first) && is(words[j], pair.second)) return pair.what;
  return "";
}

std::string CareLists::sensitive_place(const std::string& id) const {
  const std::string name = id.rfind("marsad:", 0) == 0 ? id.substr(7) : id;
  const Id place = store.find("place", name);
  const auto found = place == kNone ? kinds_.end() : kinds_.find(store.field(place, "kind"));
  return found == kinds_.end() ? "" : found->second;
}

std::string CareLists::known_name(std::string_view words) const {
  const std::vector<std::string> all = words_of(words);
  std::size_t most = 0;
  std::string best;
  for (std::size_t i = 0; i < all.size(); ++i)
    for (const std::string& form : bare_forms(all[i])) {
      Id node = step(Store::kRoot, form);
      for (std::size_t j = i; node != kNone; node = ++j < all.size() ? step(node, all[j]) : kNone)
        for (const auto& entry : store.phrases(node)) {
          const auto view = store.record(entry.record);
          if (store.text(view.kind) != "actor" || j - i + 1 <= most) continue;
          // One word of a general name ("army", "party") names nobody.
          if (j == i && store.text(entry.key) == "short") continue;
          most = j - i + 1, best = store.field(entry.record, "name_ar");
        }
    }
  return best;
}

Id CareLists::step(Id node, const std::string& code) const {
  const Id word = store.word(code);
  return word == kNone ? kNone : store.step(node, word);
}

}  // namespace marsad::codebook
