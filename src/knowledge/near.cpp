#include "near.hpp"

#include <algorithm>

#include "../base/utf8.hpp"

namespace marsad::knowledge {
namespace {

std::u32string letters(std::string_view utf8) {
  std::u32string out;
  for (std::size_t i = 0, size = 1; i < utf8.size(); i += size) out += base::decode_utf8(utf8, i, size);
  return out;
}

// Optimal string alignment, a row at a time; gives up when a whole row is over `most`.
std::size_t distance(const std::u32string& a, const std::u32string& b, std::size_t most) {
  const std::size_t difference = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (difference > most) return most + 1;
  std::vector<std::size_t> before, above(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    std::size_t least = row[0];
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
      least = std::min(least, row[j]);
    }
    if (least > most) return most + 1;
    before = above;
    std::swap(above, row);
  }
  return std::min(above[b.size()], most + 1);
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t most) {
  return distance(letters(a), letters(b), most);
}

std::string_view nearest(std::string_view name, const std::vector<std::string_view>& candidates) {
  const std::u32string wanted = letters(name);
  if (wanted.size() < 3) return {};  // two letters are near to everything
  std::size_t most = std::max<std::size_t>(1, wanted.size() / 3);
  std::string_view best;
  for (const std::string_view candidate : candidates) {
    // A letter takes at most four bytes: what is much longer cannot be near.
    if (candidate.size() > (wanted.size() + most) * 4) continue;
    const std::size_t edits = distance(wanted, letters(candidate), most);
    if (edits > most) continue;
    best = candidate;
    if (edits == 0) break;
    most = edits - 1;
  }
  return best;
}

std::string did_you_mean(std::string_view name, const std::vector<std::string_view>& candidates) {
  const std::string_view near = nearest(name, candidates);
  return near.empty() ? std::string{} : "did you mean `" + std::string(near) + "`?";
}

}  // namespace marsad::knowledge
