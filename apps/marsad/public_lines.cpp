#include "public_lines.hpp"

#include <chrono>

#include <fmt/chrono.h>
#include <fmt/format.h>

namespace marsad::cli {

PublicLines::PublicLines(const Knowledge& knowledge) : knowledge_(knowledge), care_(knowledge_.store()) {}

Expected<std::unique_ptr<PublicLines>> PublicLines::open(const Options& options, const Knowledge& knowledge) {
  std::unique_ptr<PublicLines> out(new PublicLines(knowledge));
  std::string path = options.exporting.log;
  if (path.empty() && !options.out.empty()) path = options.out + ".redactions.jsonl";
  if (path.empty()) return out;
  auto log = Output::open(path);
  if (!log) return tl::unexpected(log.error());
  out->log_ = std::move(*log);
  // Berkeley protocol: when, with which tool and version.
  const auto now = fmt::gmtime(std::time(nullptr));
  out->pending_ = codebook::one_line({{"schema", "marsad.redactions/1"},
                                      {"time", fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", now)},
                                      {"tool", "marsad " MARSAD_VERSION},
                                      {"knowledge", knowledge.content_hash()},
                                      {"out", options.out}}) +
                  "\n";
  return out;
}

Expected<void> PublicLines::redact(codebook::Json& line) {
  const auto tell = [&](const codebook::Redaction& one) {
    ++counts_[one.field + " " + one.what];
    if (log_)
      pending_ += codebook::one_line({{"id", one.id}, {"field", one.field}, {"what", one.what}, {"why", one.why}}) + "\n";
  };
  try {
    care_.redact(line, tell);
  } catch (const std::exception& error) {
    return tl::unexpected(Error{ErrorCode::field, "", "", std::string("a field has a wrong value: ") + error.what(), ""});
  }
  if (!log_ || pending_.size() < (std::size_t{1} << 16)) return {};
  auto written = log_->write(pending_);
  pending_.clear();
  return written;
}

Expected<void> PublicLines::finish() {
  if (!log_) return {};
  if (auto written = log_->write(pending_); !written) return written;
  return log_->finish();
}

std::string PublicLines::summary() const {
  std::string out;
  for (const auto& [what, count] : counts_) out += fmt::format("{}{} {}", out.empty() ? "" : ", ", count, what);
  return out.empty() ? "nothing to change" : out;
}

}  // namespace marsad::cli
