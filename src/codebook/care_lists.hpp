// What the knowledge says of care: which words and kinds of place are sensitive, which names are public, where areas lie.
// Internal to codebook/.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../knowledge/store.hpp"

namespace marsad::codebook {

struct CareLists {
  explicit CareLists(const knowledge::Store& s);

  // What makes these words sensitive ("hospital"), empty when nothing does.
  std::string sensitive(std::string_view words) const;
  std::string sensitive_place(const std::string& id) const;
  // The longest name of an actor or source that stands in these words, as the knowledge spells it.
  std::string known_name(std::string_view words) const;

  struct Middle {
    double lat = 0, lon = 0;  // sums
    int count = 0;
    void add(double la, double lo) { lat += la, lon += lo, ++count; }
  };
  const knowledge::Store& store;
  std::map<std::string, Middle> middles;      // area_key() -> its known places
  std::map<std::string, std::string> arabic;  // area_key() -> Arabic name

 private:
  struct Pair {
    std::string first, second, what;  // folded words
  };
  std::string sensitive_pair(const std::vector<std::string>& words) const;
  void add_place(knowledge::Id record);
  knowledge::Id step(knowledge::Id node, const std::string& code) const;

  std::map<knowledge::Id, std::string> nouns_;                // -> what it is
  std::vector<std::pair<std::string, std::string>> english_;  // folded beginning of a word -> what it is
  std::vector<Pair> pairs_;
  std::map<std::string, std::string, std::less<>> kinds_;  // kind of place -> what it is
};

// Which area: country, first level, second level or "".
std::string area_key(std::string_view country, std::string_view admin1, std::string_view admin2);

}  // namespace marsad::codebook
