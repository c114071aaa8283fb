// marsad export: event or incident lines in, a codebook's file out.
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "codebook/care.hpp"
#include "codebook/exporter.hpp"
#include "codebook/selection.hpp"
#include "command.hpp"
#include "helper.hpp"
#include "output.hpp"
#include "public_lines.hpp"
#include "record_lines.hpp"

namespace marsad::cli {
namespace {

namespace fs = std::filesystem;
using codebook::Record;

int refuse(const Error& error, int code = kSomeFailed) {
  complain(error);
  return code;
}

std::string read_file(const std::string& path, std::optional<Error>& error) {
  std::ifstream file(path, std::ios::binary);
  std::string out((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  if (!file) error = Error{ErrorCode::io, path, "", "cannot read the file", ""};
  return out;
}

class Export {
 public:
  Export(const Options& options, Knowledge knowledge) : options_(options), knowledge_(std::move(knowledge)) {}

  int run() {
    if (const int fault = prepare(); fault != kDone) return fault;
    const auto each = [&](const std::string& name, std::uint64_t number, const std::string& text) {
      return text.empty() || take(name, number, text);
    };
    const int read = each_record_line(options_, options_.exporting.incidents, each);
    status_ = std::max(status_, read);
    if (broken_) return kSomeFailed;
    if (exporter_ && !put(exporter_->end())) return kSomeFailed;
    if (auto done = finish(); !done) return refuse(done.error());
    if (!options_.quiet) complain(summary());
    return status_;
  }

 private:
  bool packed() const { return options_.format == "gpkg" || options_.format == "parquet"; }

  int prepare() {
    const Exporting& e = options_.exporting;
    if (packed() && options_.out.empty())
      return refuse(usage_error("--format", options_.format + " is no text: it needs a file", "add --out FILE"), kUsage);
    if ((!e.before.empty() || !e.deleted.empty()) && options_.format != "acled")
      return refuse(usage_error("--before", "is for --format acled", ""), kUsage);
    if (!e.deleted.empty() && e.before.empty())
      return refuse(usage_error("--deleted", "needs the earlier table", "add --before FILE"), kUsage);
    codebook::ExportOptions exporting;
    exporting.language = e.lang == "ar" ? codebook::Language::ar : codebook::Language::en;
    exporting.acled_numbers = options_.acled_numbers;
    if (!e.before.empty()) {
      if (const int fault = read_before(); fault != kDone) return fault;
      exporting.acled_update = &update_;
    }
    const std::string inner = options_.format == "gpkg" ? "csv" : options_.format == "parquet" ? "flat" : options_.format;
    exporter_ = codebook::make_exporter(inner, knowledge_.store(), exporting);  // none: the lines themselves
    if (e.open) {
      auto lines = PublicLines::open(options_, knowledge_);
      if (!lines) return refuse(lines.error());
      public_ = std::move(*lines);
    }
    rows_ =
        packed() ? options_.out + ".rows" + std::to_string(getpid()) + (inner == "csv" ? ".csv" : ".jsonl") : options_.out;
    auto output = Output::open(rows_);
    if (!output) return refuse(output.error());
    output_ = std::move(*output);
    return !exporter_ || put(exporter_->begin()) ? kDone : kSomeFailed;
  }

  int read_before() {
    std::optional<Error> error;
    const std::string bytes = read_file(options_.exporting.before, error);
    if (error) return refuse(*error);
    auto rows = codebook::read_acled(bytes);
    if (!rows) {
      rows.error().place = options_.exporting.before + ":" + rows.error().place;
      return refuse(rows.error());
    }
    update_.before = std::move(*rows);
    const char* epoch = std::getenv("SOURCE_DATE_EPOCH");
    update_.now = epoch ? std::strtoll(epoch, nullptr, 10) : static_cast<std::int64_t>(std::time(nullptr));
    return kDone;
  }

  // False: writing cannot go on.
  bool take(const std::string& name, std::uint64_t number, const std::string& text) {
    ++read_;
    auto line = codebook::parse_line(text);
    auto record = line ? codebook::record_of(*line) : tl::unexpected(line.error());
    if (record && codebook_selection().takes(*record)) {
      if (public_) {
        auto redacted = public_->redact(*line);
        record = redacted ? codebook::record_of(*line) : tl::unexpected(redacted.error());
      }
      if (record) return write(*record, *line, text);
    }
    if (record) return true;
    record.error().place = name + ":" + std::to_string(number);
    status_ = refuse(record.error());
    return true;
  }

  bool write(const Record& record, const codebook::Json& line, const std::string& text) {
    if (!exporter_) {
      ++taken_;
      return put((public_ ? codebook::one_line(line) : text) + "\n");
    }
    std::string why;
    const std::string row = exporter_->add(record, why);
    if (why.empty()) {
      ++taken_;
      return put(row);
    }
    ++left_out_[why];
    return true;
  }

  codebook::Selection codebook_selection() const {
    const Exporting& e = options_.exporting;
    return {e.from, e.to, e.types, e.countries, e.admin1, e.actors};
  }

  bool put(const std::string& bytes) {
    auto written = output_->write(bytes);
    if (!written) refuse(written.error()), broken_ = true;
    return written && !output_->gone();
  }

  Expected<void> finish() {
    if (auto done = output_->finish(); !done) return done;
    if (packed()) {
      auto made = options_.format == "gpkg" ? write_geopackage(rows_, options_.out) : write_parquet(rows_, options_.out);
      std::error_code ignored;
      fs::remove(rows_, ignored);
      if (!made) return made;
    }
    if (public_)
      if (auto done = public_->finish(); !done) return done;
    if (options_.exporting.deleted.empty()) return {};
    auto list = Output::open(options_.exporting.deleted);
    if (!list) return tl::unexpected(list.error());
    if (auto written = (*list)->write(update_.deleted_csv()); !written) return written;
    return (*list)->finish();
  }

  std::string summary() const {
    std::string out = fmt::format("{} lines, {} exported", read_, taken_);
    for (const auto& [why, count] : left_out_)
      out += fmt::format("; {} that {} leaves out: {}", count, options_.format, why);
    if (!options_.exporting.before.empty())
      out += fmt::format("; {} rows new, {} changed, {} deleted", update_.added, update_.changed, update_.deleted.size());
    return out + (public_ ? "; public: " + public_->summary() : "; restricted: not to be published");
  }

  const Options& options_;
  Knowledge knowledge_;
  codebook::AcledUpdate update_;
  std::unique_ptr<codebook::Exporter> exporter_;
  std::unique_ptr<PublicLines> public_;
  std::unique_ptr<Output> output_;
  std::string rows_;
  std::map<std::string, std::size_t> left_out_;
  std::size_t read_ = 0, taken_ = 0;
  int status_ = kDone;
  bool broken_ = false;
};

}  // namespace

int run_export(const Options& options) {
  if (options.exporting.open && options.exporting.restricted)
    return refuse(usage_error("--public", "and --restricted exclude each other", "write two files"), kUsage);
  if (!options.store.empty() && !options.inputs.empty())
    return refuse(usage_error("--store", "and files exclude each other", "leave one out"), kUsage);
  if (options.inputs.empty() && options.store.empty() && isatty(STDIN_FILENO))
    return refuse(usage_error("export", "nothing to read", "name a file of event or incident lines, `-`, or --store"),
                  kUsage);
  auto knowledge = open_knowledge(options);
  if (!knowledge) return refuse(knowledge.error());
  return Export(options, std::move(*knowledge)).run();
}

}  // namespace marsad::cli
