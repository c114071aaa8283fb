// marsad tokens: the words of each line and what hangs on them, for people and for tests.
#include "codebook/tokens.hpp"
#include "command.hpp"
#include "lines.hpp"

namespace marsad::cli {

int run_tokens(const Options& options) {
  const bool table = options.format == "table";
  const auto show = [table](std::uint64_t number, const std::vector<Word>& words, const std::string& text) {
    return table ? codebook::tokens_rows(number, words) : codebook::tokens_json(number, words, text) + "\n";
  };
  return run_line_command(
      options, {"tokens", table ? codebook::tokens_heading() : "",
                [&](Engine& engine, std::uint64_t number, const std::string& text) {
                  return engine.words(text).map([&](const std::vector<Word>& words) { return show(number, words, text); });
                },
                [&](std::uint64_t number) { return show(number, {}, ""); }});
}

}  // namespace marsad::cli
