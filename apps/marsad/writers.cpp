#include "writers.hpp"

#include <utility>

#include "codebook/acled.hpp"
#include "codebook/geojson.hpp"
#include "codebook/html.hpp"
#include "codebook/json.hpp"
#include "codebook/table.hpp"
#include "demo_page.hpp"

namespace marsad::cli {
namespace {

class JsonLines : public Writer {
 public:
  explicit JsonLines(WriterOptions options) : knowledge_(std::move(options.knowledge)) {}
  std::string piece(const Report& report, const Reading& reading) const override {
    std::string out;
    for (const Event& event : reading.events) out += codebook::event_json(event, report, reading.anchor, knowledge_) + "\n";
    return out;
  }

 private:
  std::string knowledge_;
};

class GeoJson : public Writer {
 public:
  explicit GeoJson(WriterOptions options) : knowledge_(std::move(options.knowledge)) {}
  std::string begin() override { return codebook::geojson_open(); }
  std::string piece(const Report& report, const Reading& reading) const override {
    std::string out;
    for (const Event& event : reading.events)
      out += (out.empty() ? "" : ",\n") + codebook::geojson_feature(event, report, reading.anchor, knowledge_);
    return out;
  }
  std::string add(const Report&, const Reading&, std::string piece) override {
    if (piece.empty()) return piece;
    const bool first = std::exchange(first_, false);
    return first ? piece : ",\n" + piece;
  }
  std::string end() override { return codebook::geojson_close(); }

 private:
  std::string knowledge_;
  bool first_ = true;
};

class Acled : public Writer {
 public:
  Acled(const knowledge::Store& store, WriterOptions options)
      : tables_(codebook::AcledTables::from(store)), options_(std::move(options)) {}
  std::string begin() override { return codebook::acled_header(); }
  std::string add(const Report& report, const Reading& reading, std::string) override {
    const auto rows = codebook::acled_rows(report, reading, tables_, {options_.acled_numbers});
    if (options_.note)
      for (const std::string& why : rows.left_out)
        options_.note(report.id + ": " + why + "; the acled format leaves it out");
    return codebook::acled_csv(rows.rows);
  }

 private:
  codebook::AcledTables tables_;
  WriterOptions options_;
};

class Tabular : public Writer {
 public:
  explicit Tabular(WriterOptions options) : options_(std::move(options)) {}
  std::string add(const Report&, const Reading& reading, std::string) override {
    for (const Event& event : reading.events) table_.add(event);
    return "";
  }
  std::string end() override { return table_.print(options_.width, options_.colour); }

 private:
  WriterOptions options_;
  codebook::Table table_;
};

class Html : public Writer {
 public:
  explicit Html(const WriterOptions& options) : page_(options.knowledge, MARSAD_VERSION) {}
  std::string add(const Report& report, const Reading& reading, std::string) override {
    page_.add(report, reading);
    return "";
  }
  std::string end() override { return page_.page(kDemoPage); }

 private:
  codebook::HtmlPage page_;
};

}  // namespace

std::string Writer::add(const Report&, const Reading&, std::string piece) { return piece; }

const std::vector<std::string>& writer_formats() {
  static const std::vector<std::string> kFormats = {"jsonl", "table", "acled", "geojson", "html"};
  return kFormats;
}

std::unique_ptr<Writer> make_writer(std::string_view format, const knowledge::Store& store, WriterOptions options) {
  if (format == "table") return std::make_unique<Tabular>(std::move(options));
  if (format == "acled") return std::make_unique<Acled>(store, std::move(options));
  if (format == "geojson") return std::make_unique<GeoJson>(std::move(options));
  if (format == "html") return std::make_unique<Html>(options);
  return std::make_unique<JsonLines>(std::move(options));
}

std::string doubtful_lines(const Report& report, const Reading& reading, std::string_view knowledge) {
  std::string out;
  for (const Event& event : reading.doubtful) out += codebook::event_json(event, report, reading.anchor, knowledge) + "\n";
  return out;
}

std::string aggregate_lines(const Report& report, const Reading& reading, std::string_view knowledge) {
  std::string out;
  for (const Aggregate& total : reading.aggregates)
    out += codebook::aggregate_json(total, report, reading.anchor, knowledge) + "\n";
  return out;
}

}  // namespace marsad::cli
