#include "same_text.hpp"

#include <algorithm>
#include <limits>

#include "text/fold.hpp"

namespace marsad::collection {
namespace {

constexpr std::size_t kHashes = 128, kRows = 2, kBands = kHashes / kRows, kShingle = 3, kFewWords = 12, kLeastBands = 2,
                      kMostTwins = 16;
constexpr double kAlike = 0.4, kContained = 0.75;
constexpr std::uint32_t kNumber = 1u << 31, kHash = kNumber - 1;
constexpr std::uint16_t kDual = 1u << 15, kStem = kDual - 1;

std::uint64_t mix(std::uint64_t x) noexcept {
  x ^= x >> 30, x *= 0xBF58476D1CE4E5B9ull;
  x ^= x >> 27, x *= 0x94D049BB133111EBull;
  return x ^ (x >> 31);
}

std::uint32_t hash_word(std::string_view word) noexcept {
  std::uint64_t h = 1469598103934665603ull;
  for (const char c : word) h = (h ^ static_cast<unsigned char>(c)) * 1099511628211ull;
  return static_cast<std::uint32_t>(mix(h)) & kHash;
}

std::vector<std::uint32_t> shingles_of(const std::vector<std::uint32_t>& words) {
  std::vector<std::uint32_t> out;
  for (std::size_t i = 0; i + kShingle <= words.size(); ++i) {
    std::uint64_t h = 0;
    for (std::size_t n = 0; n < kShingle; ++n) h = mix(h ^ (words[i + n] & kHash)) + n;
    out.push_back(static_cast<std::uint32_t>(h));
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::vector<std::uint32_t> minhashes(const std::vector<std::uint32_t>& shingles) {
  std::vector<std::uint32_t> least(kHashes, std::numeric_limits<std::uint32_t>::max());
  for (const std::uint32_t shingle : shingles) {
    // Two independent hashes make the others (double hashing).
    const std::uint64_t h = mix(shingle + 0x9E3779B97F4A7C15ull);
    const auto a = static_cast<std::uint32_t>(h), b = static_cast<std::uint32_t>(h >> 32) | 1u;
    for (std::uint32_t i = 0; i < kHashes; ++i) {
      std::uint32_t one = a + i * b;
      one ^= one >> 15, one *= 0x2C1B3C6Du;
      one ^= one >> 13;
      least[i] = std::min(least[i], one);
    }
  }
  return least;
}

std::size_t shared(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  std::size_t both = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j])
      ++both, ++i, ++j;
    else
      a[i] < b[j] ? ++i : ++j;
  }
  return both;
}

// How alike two sets are: 0 when they are not the same text.
double likeness(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  const auto both = static_cast<double>(shared(a, b));
  const auto less = static_cast<double>(std::min(a.size(), b.size())),
             more = static_cast<double>(std::max(a.size(), b.size()));
  const double alike = both / (less + more - both);
  const bool contained = both >= kContained * less && less * 3 >= more && less >= kFewWords;
  return alike >= kAlike || contained ? std::max(alike, both / more) : 0;
}

// Where the words of `now` stand in `before`: the greatest run of matches in order, found from triples that both have once.
struct Hunk {
  std::size_t a_begin, a_end, b_begin, b_end;  // words of before and now that differ
};

std::vector<Hunk> differences(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  // Greedy alignment: at a difference the nearest place where two words in a row agree again, within a window. A window
  // of 200 words bounds the cost and is longer than any lead.
  constexpr std::size_t kWindow = 200;
  std::vector<Hunk> out;
  const auto same = [&](std::size_t i, std::size_t j) {
    if (a[i] != b[j]) return false;
    const bool ends = i + 1 == a.size() || j + 1 == b.size();
    return ends || a[i + 1] == b[j + 1];
  };
  std::size_t i = 0, j = 0;
  while (i < a.size() && j < b.size()) {
    if (a[i] == b[j]) {
      ++i, ++j;
      continue;
    }
    bool found = false;
    for (std::size_t sum = 1; sum <= kWindow && !found; ++sum)
      for (std::size_t da = 0; da <= sum && !found; ++da) {
        const std::size_t ia = i + da, jb = j + (sum - da);
        if (ia >= a.size() || jb >= b.size() || !same(ia, jb)) continue;
        out.push_back({i, ia, j, jb});
        i = ia, j = jb, found = true;
      }
    if (!found) break;
  }
  if (i < a.size() || j < b.size()) out.push_back({i, a.size(), j, b.size()});
  return out;
}

}  // namespace

const char* name_of(Sameness sameness) noexcept {
  return sameness == Sameness::exact ? "exact" : sameness == Sameness::near ? "near" : "update";
}

SameText::SameText(const std::vector<std::string>& numbers) {
  for (const std::string& number : numbers) numbers_.insert(text::fold_word(number));
}

// Digits, and number words behind "and", "the", "by", "to".
void SameText::read_words(std::string_view text, Kept& out) const {
  text::Folded folded;
  text::fold(text, folded);
  const auto is_number = [&](std::string word) {
    if (numbers_.contains(word)) return true;
    for (const std::string_view lead : {"w", "b", "l", "k", "f"})
      if (word.size() > 3 && word.starts_with(lead) && numbers_.contains(word.substr(1))) return true;
    for (const std::string_view lead : {"Al", "wAl", "bAl", "ll"})
      if (word.size() > lead.size() + 2 && word.starts_with(lead) && numbers_.contains(word.substr(lead.size())))
        return true;
    return false;
  };
  std::string word;
  for (const char c : folded.code + ' ') {
    if (text::is_word(c)) {
      word += c;
      continue;
    }
    if (word.empty()) continue;
    const bool digits = std::any_of(word.begin(), word.end(), text::is_digit);
    const bool dual = word.size() > 4 && (word.ends_with("yn") || word.ends_with("An"));
    out.words.push_back(hash_word(word) | (digits || is_number(word) ? kNumber : 0));
    out.stems.push_back(
        static_cast<std::uint16_t>((hash_word(std::string_view(word).substr(0, 3)) & kStem) | (dual ? kDual : 0)));
    word.clear();
  }
}

bool SameText::other_counts(const Kept& before, const Kept& now) const {
  const std::unordered_set<std::uint32_t> known(before.words.begin(), before.words.end());
  const std::unordered_set<std::uint32_t> kept(now.words.begin(), now.words.end());
  for (const Hunk& hunk : differences(before.words, now.words)) {
    const std::size_t left = hunk.a_end - hunk.a_begin, right = hunk.b_end - hunk.b_begin;
    // What is only cut says nothing new.
    if (right == 0) continue;
    // "two killed" is one word: against "a killed" the word's end changes, against "three killed" a number appears.
    const bool little = left != 0 && left <= 4 && right <= 4;
    bool changed = false, swapped = false;
    for (std::size_t j = hunk.b_begin; j < hunk.b_end; ++j) {
      const bool number = (now.words[j] & kNumber) != 0;
      changed |= number && !known.contains(now.words[j]);
      swapped |= number;
    }
    for (std::size_t i = hunk.a_begin; little && i < hunk.a_end; ++i) {
      changed |= (before.words[i] & kNumber) != 0 && !kept.contains(before.words[i]);
      for (std::size_t j = hunk.b_begin; j < hunk.b_end; ++j) {
        changed |= (before.stems[i] ^ now.stems[j]) == kDual;
        swapped &= now.words[j] != before.words[i];
      }
    }
    // A number known from elsewhere in the text stands in another's place.
    if (changed || (little && swapped)) return true;
  }
  return false;
}

void SameText::index(const Signature& signature, std::uint32_t report) {
  for (std::size_t band = 0; band < kBands; ++band) {
    std::uint64_t key = band;
    for (std::size_t row = 0; row < kRows; ++row)
      key = mix(key ^ (static_cast<std::uint64_t>(signature[band * kRows + row]) << 8));
    bands_[key].push_back(report);
  }
}

std::optional<Twin> SameText::add(std::string_view id, std::string_view text) {
  const auto self = static_cast<std::uint32_t>(kept_.size());
  Kept now{std::string(id), self, {}, {}, {}};
  read_words(text, now);
  std::uint64_t whole = now.words.size();
  for (const std::uint32_t word : now.words) whole = mix(whole ^ word) + 1;
  if (const auto found = exact_.find(whole); found != exact_.end() && kept_[found->second].words == now.words)
    return Twin{kept_[kept_[found->second].first].id, Sameness::exact};
  now.shingles = shingles_of(now.words);
  std::optional<Twin> twin;
  if (now.words.size() >= kFewWords) {
    const Signature signature = minhashes(now.shingles);
    std::unordered_map<std::uint32_t, unsigned> candidates;
    for (std::size_t band = 0; band < kBands; ++band) {
      std::uint64_t key = band;
      for (std::size_t row = 0; row < kRows; ++row)
        key = mix(key ^ (static_cast<std::uint64_t>(signature[band * kRows + row]) << 8));
      if (const auto found = bands_.find(key); found != bands_.end())
        for (const std::uint32_t report : found->second) ++candidates[report];
    }
    std::vector<std::pair<double, std::uint32_t>> alike;
    for (const auto& [report, times] : candidates)
      if (times >= kLeastBands)
        if (const double share = likeness(kept_[report].shingles, now.shingles); share > 0)
          alike.emplace_back(-share, report);
    // The most alike first, of equals the earlier.
    std::sort(alike.begin(), alike.end());
    if (alike.size() > kMostTwins) alike.resize(kMostTwins);
    if (!alike.empty()) {
      now.first = kept_[alike.front().second].first;
      // Once an update was read, its copies are copies: news is only what differs from all of them.
      const bool update = std::all_of(alike.begin(), alike.end(),
                                      [&](const auto& twin_of) { return other_counts(kept_[twin_of.second], now); });
      twin = Twin{kept_[now.first].id, update ? Sameness::update : Sameness::near};
    }
    index(signature, self);
  }
  exact_.emplace(whole, self);
  kept_.push_back(std::move(now));
  return twin;
}

}  // namespace marsad::collection
