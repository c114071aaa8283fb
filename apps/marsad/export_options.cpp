#include "export_options.hpp"

#include "base/date.hpp"
#include "helper.hpp"

namespace marsad::cli {
namespace {

std::string one_of(const std::string& what, const std::string& value, const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& name : names) {
    if (name == value) return "";
    list += (list.empty() ? "" : ", ") + name;
  }
  const std::string near = nearest(value, names);
  return "there is no " + what + " '" + value + "' (" + (near.empty() ? "one of " + list : "did you mean '" + near + "'?") +
         ")";
}

std::string day_fault(const std::string& day) {
  return day.size() == 10 && base::parse_day(day) ? "" : "'" + day + "' is no day (write it as 2019-01-27)";
}

void add_period(CLI::App& app, Options& options) {
  app.add_option("--from", options.exporting.from, "first day")->type_name("DATE")->check(day_fault);
  app.add_option("--to", options.exporting.to, "last day, inclusive")->type_name("DATE")->check(day_fault);
  app.add_option("--country", options.exporting.countries, "ISO codes, as SY")->type_name("CC")->delimiter(',');
  app.add_option("--admin1", options.exporting.admin1, "first-level areas, as \"Deir ez-Zor\"")->type_name("NAME");
  app.add_option("--type", options.exporting.types, "types or sub-types of event")->type_name("NAME");
  app.add_option("--actor", options.exporting.actors, "ids of actors, of either side")->type_name("ID")->delimiter(',');
}

void add_common(CLI::App& app, Options& options) {
  app.add_option("--out", options.out, "write to FILE, whole or not at all")->type_name("FILE");
  app.add_flag("-q,--quiet", options.quiet, "no counts and no notes; errors are still told");
}

void add_store(CLI::App& app, Options& options) {
  app.add_option("--store", options.store, "read a store instead: a file, or postgresql://USER@HOST:PORT/DATABASE")
      ->type_name("STORE");
}

void add_language(CLI::App& app, Options& options, const char* what) {
  app.add_option("--lang", options.exporting.lang, what)->type_name("LANG")->check([](const std::string& name) {
    return one_of("language", name, {"en", "ar"});
  });
}

}  // namespace

void add_export_options(CLI::App& app, Options& options) {
  app.add_option("LINES", options.inputs, "event or incident lines, - for standard input (the default)");
  app.add_option("--format", options.format, "acled, ucdp, plover, hxl, geojson, gpkg, csv, parquet or jsonl (default)")
      ->type_name("FORMAT")
      ->check([](const std::string& name) {
        return one_of("format", name, {"acled", "ucdp", "plover", "hxl", "geojson", "gpkg", "csv", "parquet", "jsonl"});
      });
  add_common(app, options);
  add_store(app, options);
  app.add_flag("--incidents", options.exporting.incidents, "with --store: its incidents (default: its events)");
  app.add_flag("--public", options.exporting.open, "coarsen and leave out what may harm");
  app.add_flag("--restricted", options.exporting.restricted, "change nothing (the default)");
  app.add_option("--log", options.exporting.log, "with --public: write what was changed to FILE")->type_name("FILE");
  add_period(app, options);
  add_language(app, options, "en (default) or ar: the notes of acled and hxl");
  app.add_flag("--acled-numbers", options.acled_numbers, "with acled: inter and interaction as numbers");
  app.add_option("--before", options.exporting.before, "with acled: the table of an earlier export")->type_name("FILE");
  app.add_option("--deleted", options.exporting.deleted, "with --before: write the ids of rows that are no more to FILE")
      ->type_name("FILE");
}

void add_import_options(CLI::App& app, Options& options) {
  app.add_option("TABLE", options.inputs, "CSV tables, - for standard input (the default)");
  options.format = "jsonl";
  app.add_option("--format", options.kind, "acled")->type_name("FORMAT")->required()->check([](const std::string& name) {
    return one_of("format", name, {"acled"});
  });
  add_common(app, options);
}

void add_sitrep_options(CLI::App& app, Options& options) {
  app.add_option("LINES", options.inputs, "event or incident lines, - for standard input (the default)");
  add_store(app, options);
  add_period(app, options);
  add_language(app, options, "en (default) or ar");
  app.add_flag("--public", options.exporting.open, "coarsen and leave out what may harm, as export does");
  add_common(app, options);
}

std::string formats_here() {
  const std::string gpkg =
      find_program("ogr2ogr").empty() ? "no: ogr2ogr is not installed (Debian: gdal-bin)" : "yes, by GDAL's ogr2ogr";
  const std::string parquet = has_pyarrow()
                                  ? "yes, by Python's pyarrow"
                                  : "no: Python has no pyarrow (pip install pyarrow; MARSAD_PYTHON names another Python)";
  return "Here: gpkg " + gpkg + "; parquet " + parquet + ".\n";
}

}  // namespace marsad::cli
