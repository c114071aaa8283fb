#include "tokens.hpp"

#include <fmt/format.h>

#include "json_value.hpp"

namespace marsad::codebook {

std::string tokens_json(std::uint64_t line, const std::vector<Word>& words, std::string_view text) {
  Json list = Json::array();
  for (const Word& w : words)
    list.push_back({{"text", w.span.of(text)},
                    {"begin", w.span.begin},
                    {"end", w.span.end},
                    {"proclitics", w.proclitics},
                    {"stem", w.stem},
                    {"enclitics", w.enclitics},
                    {"lemma", text_or_null(w.lemma)},
                    {"sentence", w.sentence}});
  return one_line(Json{{"line", line}, {"tokens", std::move(list)}});
}

std::string parts_of(const Word& word) {
  std::string out;
  for (const std::string& part : word.proclitics) out += part + "+";
  out += word.stem;
  for (const std::string& part : word.enclitics) out += "+" + part;
  return out;
}

std::string tokens_heading() { return "LINE  SENTENCE  BYTES      WORD = LEMMA\n"; }

std::string tokens_rows(std::uint64_t line, const std::vector<Word>& words) {
  std::string out;
  for (const Word& w : words) {
    const std::string bytes = fmt::format("{}-{}", w.span.begin, w.span.end);
    out += fmt::format("{:<6}{:<10}{:<11}{}{}\n", line, w.sentence + 1, bytes, parts_of(w),
                       w.lemma.empty() ? "" : " = " + w.lemma);
  }
  return out;
}

}  // namespace marsad::codebook
