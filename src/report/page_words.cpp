#include "page_words.hpp"

#include <algorithm>
#include <span>

namespace marsad::report {
namespace {

// Lines longer than these are prose, whatever words they hold.
constexpr std::size_t kLongestCaption = 20, kLongestShare = 20, kLongestFooter = 40, kLongestMark = 25, kLongestMeta = 18,
                      kMostParts = 60;

Chrome kind_of(std::string_view name) {
  static constexpr std::pair<std::string_view, Chrome> kKinds[] = {
      {"menu", Chrome::menu},       {"share", Chrome::share},     {"related", Chrome::related}, {"footer", Chrome::footer},
      {"caption", Chrome::caption}, {"counter", Chrome::counter}, {"update", Chrome::update}};
  for (const auto& [key, kind] : kKinds)
    if (key == name) return kind;
  return Chrome::none;
}

struct Word {
  std::string_view code;
  std::size_t begin = 0, end = 0;
};

std::vector<Word> words_of(std::string_view code) {
  std::vector<Word> words;
  words.reserve(code.size() / 4);
  for (std::size_t i = 0; i < code.size();) {
    if (!text::is_word(code[i])) {
      ++i;
      continue;
    }
    const std::size_t begin = i;
    while (i < code.size() && text::is_word(code[i])) ++i;
    words.push_back({code.substr(begin, i - begin), begin, i});
  }
  return words;
}

bool is_number(std::string_view word) { return std::all_of(word.begin(), word.end(), text::is_digit); }

constexpr std::string_view kBars[] = {"|", "\xC2\xB7", "\xE2\x80\xA2", ">", "\xC2\xBB", "\xE2\x80\xBA"};

// What stands behind `at`, blanks skipped; '\0' at the end.
char next_mark(std::string_view code, std::size_t at) {
  while (at < code.size() && code[at] == ' ') ++at;
  return at < code.size() ? code[at] : '\0';
}

}  // namespace

// Which words of a line are furniture.
struct PageWords::Cover {
  struct Hit {
    std::size_t first = 0, size = 0;  // words
    std::size_t begin = 0, end = 0;   // codes
    Chrome kind = Chrome::none;
  };
  std::vector<Hit> hits;
  std::size_t words = 0, covered = 0, numbers = 0;

  bool whole() const { return !hits.empty() && covered + numbers == words; }
  bool opens() const { return !hits.empty() && hits.front().first == 0; }
  std::size_t count(Chrome kind) const {
    return static_cast<std::size_t>(std::count_if(hits.begin(), hits.end(), [&](const Hit& h) { return h.kind == kind; }));
  }
};

PageWords::PageWords(const PagePatterns& patterns) {
  for (const auto& [wording, kind] : patterns.phrases) add(wording, kind_of(kind));
  for (auto& [first, list] : phrases_)
    std::stable_sort(list.begin(), list.end(),
                     [](const Phrase& a, const Phrase& b) { return a.words.size() > b.words.size(); });
  static constexpr const char* kEnglish[] = {"january", "february", "march",     "april",   "may",      "june",
                                             "july",    "august",   "september", "october", "november", "december"};
  for (unsigned month = 1; month <= 12; ++month) {
    const std::string_view name = kEnglish[month - 1];
    add_month(text::fold_word(name), month);
    add_month(text::fold_word(name.substr(0, 3)), month);
  }
  add_month(text::fold_word("sept"), 9);
  for (const auto& [name, month] : patterns.months) add_month(text::fold_word(name), month);
  for (auto& [first, list] : months_)
    std::stable_sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
}

std::size_t PageWords::shade(std::string_view word) noexcept {
  const auto letter = [](char c) { return static_cast<std::size_t>(static_cast<unsigned char>(c)); };
  return (letter(word.front()) * 29 + letter(word.back()) * 157 + word.size() * 613) % kShades;
}

void PageWords::add(std::string_view wording, Chrome kind) {
  if (kind == Chrome::none) return;
  const std::string code = text::fold_word(wording);
  Phrase phrase{{}, kind};
  for (const Word& word : words_of(code)) phrase.words.emplace_back(word.code);
  if (phrase.words.empty()) return;
  openers_.set(shade(phrase.words.front()));
  phrases_[phrase.words.front()].push_back(std::move(phrase));
}

void PageWords::add_month(std::string code, unsigned month) {
  if (code.size() < 2 || month < 1 || month > 12) return;
  months_[code.substr(0, 2)].emplace_back(std::move(code), month);
}

PageWords::Cover PageWords::cover(const text::Folded& line) const {
  const std::string_view code = line.code;
  const std::vector<Word> words = words_of(code);
  Cover seen;
  seen.words = words.size();
  for (std::size_t i = 0; i < words.size();) {
    const auto found = openers_[shade(words[i].code)] ? phrases_.find(words[i].code) : phrases_.end();
    const Phrase* hit = nullptr;
    if (found != phrases_.end()) {
      for (const Phrase& phrase : found->second) {
        if (i + phrase.words.size() > words.size()) continue;
        if (std::equal(phrase.words.begin(), phrase.words.end(), words.begin() + static_cast<std::ptrdiff_t>(i),
                       [](const std::string& want, const Word& have) { return want == have.code; })) {
          hit = &phrase;
          break;
        }
      }
    }
    const std::size_t size = hit != nullptr ? hit->words.size() : 1;
    if (hit != nullptr) {
      seen.hits.push_back({i, size, words[i].begin, words[i + size - 1].end, hit->kind});
      seen.covered += size;
    } else if (is_number(words[i].code)) {
      ++seen.numbers;
    }
    i += size;
  }
  return seen;
}

// Lines that their first words give away.
LineVerdict PageWords::judge_opening(const Cover& seen, std::string_view code) const {
  const Cover::Hit& hit = seen.hits.front();
  const char mark = next_mark(code, hit.end);
  const bool colon = mark == ':' || mark == '\0', dash = mark == '-' || mark == '|';
  switch (hit.kind) {
    case Chrome::related:
      if (hit.size > 1 || colon || mark == '|') return {Chrome::related};
      break;
    case Chrome::caption:
      if ((colon || dash || mark == ')' || mark == ',') && seen.words <= kLongestCaption) return {Chrome::caption};
      break;
    case Chrome::share:
      if (seen.words > kLongestShare) break;
      if (hit.size > 2 || (hit.size > 1 && (colon || dash)) || (colon && seen.count(Chrome::share) > 1))
        return {Chrome::share};
      break;
    case Chrome::footer:
      if (hit.size == 1 && (mark == ':' || dash) && seen.words <= kLongestMark) return {Chrome::footer, false, true};
      break;
    case Chrome::update:
      // "Last updated: 13/5/2019 09:00": no day of publication.
      if (seen.words <= kLongestMeta) return {Chrome::update};
      break;
    default: break;
  }
  return {};
}

// Lines of parts between bars: menus, and the line of counters under a headline.
LineVerdict PageWords::judge_segments(std::string_view line, const Cover& seen) const {
  if (seen.words > 3 * kLongestMeta) return {};
  std::size_t segments = 0, menu = 0, longest = 0, counters = 0, parts = 0;
  bool opens_menu = false, arrows = true;
  for (std::size_t at = 0; at <= line.size();) {
    // Bars, bullets and arrows: "|", U+00B7, U+2022, ">", U+00BB, U+203A.
    std::size_t end = line.size(), size = 1;
    for (const std::string_view bar : kBars)
      if (const std::size_t found = line.find(bar, at); found < end) end = found, size = bar.size();
    Cover cut;
    if (end - at < line.size()) {
      text::Folded folded;
      text::fold(line.substr(at, end - at), folded);
      cut = cover(folded);
    }
    const Cover& part = end - at < line.size() ? cut : seen;  // a line without bars is seen already
    if (part.words != 0) {
      ++segments;
      longest = std::max(longest, part.words);
      menu += part.whole() && part.count(Chrome::menu) != 0;
      opens_menu |= segments == 1 && menu == 1;
      counters += part.whole() && part.count(Chrome::counter) != 0;
    }
    if (end == line.size() || ++parts > kMostParts) break;
    arrows &=
        line.substr(end, size) == ">" || line.substr(end, size) == "\xC2\xBB" || line.substr(end, size) == "\xE2\x80\xBA";
    at = end + size;
  }
  if (segments >= 4 && longest <= 3 && menu * 4 >= segments) return {Chrome::menu, true};
  // "Home > Iraq > Anbar", but not "Urgent | ...", which opens a post.
  if (segments >= 2 && longest <= 4 && opens_menu && arrows) return {Chrome::menu};
  if (counters != 0 && seen.words <= kLongestMeta) return {Chrome::counter};
  return {};
}

LineVerdict PageWords::judge(std::string_view line) const {
  // Furniture is short; a paragraph need not be folded to know that it is none.
  if (line.size() > 1200) return {};
  const LineVerdict verdict = judge_words(line);
  // "Urgent | Thursday 2 March 2023" is a dateline, and the story needs its day.
  const bool bar = verdict.kind == Chrome::menu || verdict.kind == Chrome::share || verdict.kind == Chrome::counter;
  return bar && find_day(line) ? LineVerdict{} : verdict;
}

LineVerdict PageWords::judge_words(std::string_view line) const {
  text::Folded folded;
  text::fold(line, folded);
  const Cover seen = cover(folded);
  if (seen.words == 0) return {};
  if (seen.whole() && seen.words <= kLongestFooter) return {seen.hits.front().kind, true};
  if (seen.opens())
    if (const LineVerdict verdict = judge_opening(seen, folded.code); verdict.kind != Chrome::none) return verdict;
  for (const Cover::Hit& hit : seen.hits) {
    if (hit.kind == Chrome::footer && hit.size > 1 && seen.words <= kLongestFooter) return {Chrome::footer};
    const bool last = hit.first + hit.size == seen.words;
    if (hit.kind == Chrome::caption && last && next_mark(folded.code, hit.end) == ')' && seen.words <= kLongestCaption)
      return {Chrome::caption};
  }
  if (seen.words <= kLongestMark && line.find("\xC2\xA9") != std::string_view::npos)
    return {Chrome::footer};  // copyright sign
  return judge_segments(line, seen);
}

bool PageWords::is_counter(std::string_view segment) const {
  if (segment.size() > 200) return false;
  text::Folded folded;
  text::fold(segment, folded);
  const Cover seen = cover(folded);
  return seen.whole() && seen.count(Chrome::counter) != 0 && seen.numbers != 0;
}

}  // namespace marsad::report
