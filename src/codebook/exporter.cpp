#include "exporter.hpp"

#include <utility>

#include "acled.hpp"
#include "csv.hpp"
#include "flat.hpp"
#include "geojson.hpp"
#include "hxl.hpp"
#include "plover.hpp"
#include "ucdp.hpp"

namespace marsad::codebook {
namespace {

class Acled : public Exporter {
 public:
  Acled(const knowledge::Store& store, ExportOptions options)
      : tables_(AcledTables::from(store)),
        wording_(Wording::from(store, options.language)),
        book_(tables_, {options.acled_numbers, &wording_}),
        update_(options.acled_update) {}
  std::string begin() override { return acled_header(); }
  std::string add(const Record& record, std::string& why) override {
    why = book_.add(record);
    return "";
  }
  std::string end() override {
    std::vector<AcledRow> rows = book_.take();
    if (update_) update_->apply(rows);
    return acled_csv(rows);
  }

 private:
  AcledTables tables_;
  Wording wording_;
  AcledBook book_;
  AcledUpdate* update_;
};

class Ucdp : public Exporter {
 public:
  explicit Ucdp(const knowledge::Store& store)
      : ucdp_(UcdpTables::from(store)), tables_(AcledTables::from(store)), book_(ucdp_, tables_) {}
  std::string begin() override { return ucdp_header(); }
  std::string add(const Record& record, std::string& why) override {
    why = book_.add(record);
    return "";
  }
  std::string end() override {
    std::string out;
    for (const UcdpRow& row : book_.take()) out += csv_row(row);
    return out;
  }

 private:
  UcdpTables ucdp_;
  AcledTables tables_;
  UcdpBook book_;
};

class Plover : public Exporter {
 public:
  explicit Plover(const knowledge::Store& store) : plover_(PloverTables::from(store)), tables_(AcledTables::from(store)) {}
  std::string begin() override { return plover_header(); }
  std::string add(const Record& record, std::string& why) override { return plover_row(record, plover_, tables_, why); }

 private:
  PloverTables plover_;
  AcledTables tables_;
};

class Hxl : public Exporter {
 public:
  Hxl(const knowledge::Store& store, ExportOptions options)
      : tables_(AcledTables::from(store)), wording_(Wording::from(store, options.language)) {}
  std::string begin() override { return hxl_header(); }
  std::string add(const Record& record, std::string&) override { return hxl_row(record, tables_, wording_); }

 private:
  AcledTables tables_;
  Wording wording_;
};

// Both notes, whatever the language asked for.
class Flat : public Exporter {
 public:
  explicit Flat(const knowledge::Store& store)
      : tables_(AcledTables::from(store)), arabic_(Wording::from(store, Language::ar)) {}
  std::string add(const Record& record, std::string&) override { return one_line(row(record)) + "\n"; }

 protected:
  Json row(const Record& record) const { return flat(record, tables_, english_, arabic_); }

 private:
  AcledTables tables_;
  Wording english_, arabic_;
};

class Csv : public Flat {
 public:
  using Flat::Flat;
  std::string begin() override {
    std::vector<std::string> names;
    for (const FlatColumn& column : flat_columns()) names.emplace_back(column.name);
    return csv_row(names);
  }
  std::string add(const Record& record, std::string&) override {
    std::vector<std::string> cells;
    const Json columns = row(record);
    for (const auto& [name, value] : columns.items())
      cells.push_back(value.is_null() ? "" : value.is_string() ? value.get<std::string>() : value.dump());
    return csv_row(cells);
  }
};

class GeoJson : public Flat {
 public:
  using Flat::Flat;
  std::string begin() override { return geojson_open(); }
  std::string add(const Record& record, std::string&) override {
    Json properties = row(record);
    const Json id = properties["id"], lat = properties["lat"], lon = properties["lon"];
    for (const char* in_the_geometry : {"id", "lat", "lon"}) properties.erase(in_the_geometry);
    const Json geometry =
        lat.is_null() || lon.is_null() ? Json(nullptr) : Json{{"type", "Point"}, {"coordinates", Json::array({lon, lat})}};
    const bool first = std::exchange(first_, false);
    return (first ? "" : ",\n") +
           one_line({{"type", "Feature"}, {"id", id}, {"geometry", geometry}, {"properties", std::move(properties)}});
  }
  std::string end() override { return geojson_close(); }

 private:
  bool first_ = true;
};

}  // namespace

std::unique_ptr<Exporter> make_exporter(std::string_view format, const knowledge::Store& store, ExportOptions options) {
  if (format == "acled") return std::make_unique<Acled>(store, options);
  if (format == "ucdp") return std::make_unique<Ucdp>(store);
  if (format == "plover") return std::make_unique<Plover>(store);
  if (format == "hxl") return std::make_unique<Hxl>(store, options);
  if (format == "geojson") return std::make_unique<GeoJson>(store);
  if (format == "csv") return std::make_unique<Csv>(store);
  if (format == "flat") return std::make_unique<Flat>(store);
  return nullptr;
}

}  // namespace marsad::codebook
