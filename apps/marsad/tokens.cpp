// marsad tokens: the words of each line and what hangs on them, for people and for tests.
#include <unistd.h>

#include <algorithm>

#include "codebook/tokens.hpp"
#include "command.hpp"
#include "lines.hpp"
#include "marsad/engine.hpp"
#include "output.hpp"

namespace marsad::cli {

int run_tokens(const Options& options) {
  const auto refuse = [](const Error& error, int code) {
    complain(error);
    return code;
  };
  if (options.inputs.empty() && isatty(STDIN_FILENO))
    return refuse(usage_error("tokens", "nothing to read", "name a file, or `-` for standard input"), kUsage);
  auto knowledge = open_knowledge(options);
  if (!knowledge) return refuse(knowledge.error(), kSomeFailed);
  auto output = Output::open("");
  if (!output) return refuse(output.error(), kSomeFailed);
  Engine engine(*knowledge);
  const bool table = options.format == "table";
  int status = kDone;
  const auto put = [&](const std::string& bytes) {
    if (auto written = (*output)->write(bytes); !written) {
      status = refuse(written.error(), kSomeFailed);
      return false;
    }
    return !(*output)->gone();
  };
  if (table && !put(codebook::tokens_heading())) return status;
  const int read = each_line(options.inputs, [&](const std::string& name, std::uint64_t number, const std::string& text) {
    auto words = engine.words(text);
    if (!words) {
      words.error().place = name + ":" + std::to_string(number);
      status = refuse(words.error(), kSomeFailed);
      words.emplace();  // one object a line, so that lines can be counted on
    }
    return put(table ? codebook::tokens_rows(number, *words) : codebook::tokens_json(number, *words, text) + "\n");
  });
  return std::max(read, status);
}

}  // namespace marsad::cli
