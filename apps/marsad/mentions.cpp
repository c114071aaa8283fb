// marsad mentions: what each line of a text names, for people and for tests.
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>

#include "codebook/mentions.hpp"
#include "command.hpp"
#include "lines.hpp"
#include "marsad/engine.hpp"
#include "output.hpp"

namespace marsad::cli {
namespace {

using Kinds = std::array<bool, kMentionKinds>;

Expected<Kinds> kinds_of(const std::string& list) {
  std::vector<std::string> names;
  for (int k = 0; k < kMentionKinds; ++k) names.emplace_back(name_of(static_cast<MentionKind>(k)));
  Kinds out{};
  if (list.empty()) out.fill(true);
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t end = std::min(list.find(',', at), list.size());
    const std::string name = list.substr(at, end - at);
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) {
      const std::string near = nearest(name, names);
      return tl::unexpected(
          usage_error("--kinds", "there is no kind of mention '" + name + "'",
                      near.empty() ? "marsad mentions --help lists them" : "did you mean '" + near + "'?"));
    }
    out[static_cast<std::size_t>(found - names.begin())] = true;
    at = end + 1;
  }
  return out;
}

class Lines {
 public:
  Lines(const Options& options, Engine& engine, const Kinds& kinds, Output& output)
      : engine_(engine), kinds_(kinds), output_(output), table_(options.format == "table") {
    how_.now = options.now, how_.prefer_future = options.prefer == "future";
    if (table_) width_ = terminal_width(STDOUT_FILENO);
  }

  // False when writing cannot go on.
  bool heading() { return !table_ || put(codebook::mentions_heading()); }
  int status() const noexcept { return status_; }
  bool line(const std::string& name, std::uint64_t number, const std::string& text) {
    auto mentions = engine_.mentions(text, how_);
    if (!mentions) {
      mentions.error().place = name + ":" + std::to_string(number);
      failed(mentions.error());
      mentions.emplace();  // one object a line, so that lines can be counted on
    }
    std::erase_if(*mentions, [&](const Mention& m) { return !kinds_[static_cast<std::size_t>(m.kind)]; });
    return put(table_ ? codebook::mentions_rows(number, *mentions, text, width_)
                      : codebook::mentions_json(number, *mentions, text) + "\n");
  }

 private:
  void failed(const Error& error) {
    complain(error);
    status_ = kSomeFailed;
  }

  bool put(const std::string& bytes) {
    if (auto written = output_.write(bytes); !written) {
      failed(written.error());
      return false;
    }
    return !output_.gone();
  }

  Engine& engine_;
  const Kinds& kinds_;
  Output& output_;
  MentionOptions how_;
  bool table_;
  std::size_t width_ = 0;
  int status_ = kDone;
};

}  // namespace

int run_mentions(const Options& options) {
  const auto refuse = [](const Error& error, int code) {
    complain(error);
    return code;
  };
  const auto kinds = kinds_of(options.kinds);
  if (!kinds) return refuse(kinds.error(), kUsage);
  if (options.inputs.empty() && isatty(STDIN_FILENO))
    return refuse(usage_error("mentions", "nothing to read", "name a file, or `-` for standard input"), kUsage);
  auto knowledge = open_knowledge(options);
  if (!knowledge) return refuse(knowledge.error(), kSomeFailed);
  auto output = Output::open("");
  if (!output) return refuse(output.error(), kSomeFailed);
  Engine engine(*knowledge);
  Lines lines(options, engine, *kinds, **output);
  if (!lines.heading()) return lines.status();
  const int read = each_line(options.inputs, [&](const std::string& name, std::uint64_t number, const std::string& text) {
    return lines.line(name, number, text);
  });
  return std::max(read, lines.status());
}

}  // namespace marsad::cli
