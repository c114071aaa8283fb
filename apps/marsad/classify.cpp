// marsad classify: whether each line reports an assault or a protest, for people who sort sentences.
#include <unistd.h>

#include <algorithm>

#include "codebook/findings.hpp"
#include "command.hpp"
#include "lines.hpp"
#include "marsad/engine.hpp"
#include "output.hpp"

namespace marsad::cli {

int run_classify(const Options& options) {
  const auto refuse = [](const Error& error, int code) {
    complain(error);
    return code;
  };
  if (options.inputs.empty() && isatty(STDIN_FILENO))
    return refuse(usage_error("classify", "nothing to read", "name a file, or `-` for standard input"), kUsage);
  auto knowledge = open_knowledge(options);
  if (!knowledge) return refuse(knowledge.error(), kSomeFailed);
  auto output = Output::open("");
  if (!output) return refuse(output.error(), kSomeFailed);
  Engine engine(*knowledge);
  const bool table = options.format == "table";
  const std::size_t width = table ? terminal_width(STDOUT_FILENO) : 0;
  int status = kDone;
  const auto put = [&](const std::string& bytes) {
    if (auto written = (*output)->write(bytes); !written) {
      status = refuse(written.error(), kSomeFailed);
      return false;
    }
    return !(*output)->gone();
  };
  if (table && !put(codebook::findings_heading())) return status;
  const int read = each_line(options.inputs, [&](const std::string& name, std::uint64_t number, const std::string& text) {
    auto found = engine.classify(text);
    if (!found) {
      found.error().place = name + ":" + std::to_string(number);
      status = refuse(found.error(), kSomeFailed);
      found.emplace();  // one object a line, so that lines can be counted on
    }
    return put(table ? codebook::findings_rows(number, *found, text, width)
                     : codebook::findings_json(number, *found, text) + "\n");
  });
  return std::max(read, status);
}

}  // namespace marsad::cli
