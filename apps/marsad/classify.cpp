// marsad classify: whether each line reports an assault or a protest, for people who sort sentences.
#include <unistd.h>

#include "codebook/findings.hpp"
#include "command.hpp"
#include "lines.hpp"
#include "output.hpp"

namespace marsad::cli {

int run_classify(const Options& options) {
  const bool table = options.format == "table";
  const std::size_t width = table ? terminal_width(STDOUT_FILENO) : 0;
  const auto show = [table, width](std::uint64_t number, const auto& found, const std::string& text) {
    return table ? codebook::findings_rows(number, found, text, width) : codebook::findings_json(number, found, text) + "\n";
  };
  return run_line_command(options,
                          {"classify", table ? codebook::findings_heading() : "",
                           [&](Engine& engine, std::uint64_t number, const std::string& text) {
                             return engine.classify(text).map([&](const auto& found) { return show(number, found, text); });
                           },
                           [&](std::uint64_t number) { return show(number, std::vector<Finding>{}, ""); }});
}

}  // namespace marsad::cli
