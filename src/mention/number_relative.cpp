#include "number_relative.hpp"

#include <charconv>

#include "number_tags.hpp"

namespace marsad::mention {
namespace {

using Hit = TagTable::Hit;
using token::Enclitic;

using namespace tag;

constexpr Keys kOpeners = bit(kRelative) | bit(kOrdinal) | bit(kPreposition) | bit(kValue);

class Finder {
 public:
  Finder(const Document& doc, const TagTable& tags) : doc_(doc), tags_(tags) {}

  void run(std::vector<RelativeOrdinal>& out) const {
    for (std::uint32_t i = 0; i < doc_.size(); ++i)
      if (doc_.time_at[i] < 0 && (tags_.keys(i) & kOpeners) != 0)
        if (auto one = at(i)) out.push_back(std::move(*one));
  }

 private:
  std::optional<RelativeOrdinal> at(std::uint32_t i) const {
    const Hit hit = tags_.find(i, kRelative, [&](const Hit& h) { return h.enclitic == Enclitic::none && stands(i, h); });
    if (!hit) return std::nullopt;
    if (hit.value == "end+0")
      if (auto from_end = from_the_end(i)) return from_end;
    return RelativeOrdinal{doc_.extent(i, i + 1), std::string(hit.value)};
  }

  // An adjective with its article; a particle ("Axr jmlp") before the thing itself, for behind it it is "another".
  bool stands(std::uint32_t i, const Hit& hit) const {
    const bool article = (hit.proclitics & token::kAl) != 0;
    if ((hit.proclitics & (token::kBi | token::kKa)) != 0) return false;  // "bAltAly": therefore
    if (hit.features.pos != knowledge::Pos::particle) return article;
    if (article) return doc_.token(i).quoted_before;
    if (!names_a_thing(i + 1) || (hit.proclitics & token::kWa) != 0) return false;
    if (i == 0 || !names_a_thing(i - 1)) return true;
    // Of a word that no list knows, a preposition before it makes a noun: "fy syAq Axr" is another context.
    return !known_noun(i - 1) && !(i > 1 && tags_.get(i - 2, kPreposition));
  }
  bool names_a_thing(std::uint32_t i) const {
    if (i >= doc_.size() || doc_.token(i).kind != token::Kind::word || doc_.definite(i)) return false;
    if (tags_.get(i, kPreposition)) return false;
    for (const token::Analysis& a : doc_.readings(i))
      if (a.features.pos == knowledge::Pos::particle || a.proclitics != 0) return false;
    return true;
  }
  bool known_noun(std::uint32_t i) const {
    for (const token::Analysis& a : doc_.readings(i))
      if (a.features.pos == knowledge::Pos::noun || a.features.pos == knowledge::Pos::adjective) return true;
    return false;
  }

  // "qbl AlOxyr", "AlwAHd qbl AlOxyr", "AlvAny mn AlOxyr"
  std::optional<RelativeOrdinal> from_the_end(std::uint32_t i) const {
    if (i == 0) return std::nullopt;
    const std::string_view before = doc_.code(i - 1);
    const bool ahead = before == "qbl" || before == "qblA";
    const std::string_view preposition = tags_.get(i - 1, kPreposition).value;
    if (!ahead && preposition != "to" && preposition != "from") return std::nullopt;
    std::uint32_t first = ahead ? i - 1 : i;
    int back = ahead ? 1 : 0;
    if (i > 1) {
      const auto article = [](const Hit& h) { return (h.proclitics & token::kAl) != 0; };
      if (const Hit nth = tags_.find(i - 2, kOrdinal, article); nth && !ahead) {
        int value = 0;
        std::from_chars(nth.value.data(), nth.value.data() + nth.value.size(), value);
        first = i - 2, back = value - 1;
      } else if (const Hit one = tags_.find(i - 2, kValue, article); one && ahead && one.value == "1") {
        first = i - 2;
      }
    }
    if (back < 1) return std::nullopt;
    return RelativeOrdinal{doc_.extent(first, i + 1), "end-" + std::to_string(back)};
  }

  const Document& doc_;
  const TagTable& tags_;
};

}  // namespace

void find_relative_ordinals(const Document& doc, const TagTable& tags, std::vector<RelativeOrdinal>& out) {
  Finder(doc, tags).run(out);
}

}  // namespace marsad::mention
