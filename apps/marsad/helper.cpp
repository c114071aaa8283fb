#include "helper.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "codebook/flat.hpp"

extern char** environ;

namespace marsad::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* kToParquet = R"(
import datetime, json, sys
import pyarrow, pyarrow.parquet
lines, out, columns = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])
types = {"text": pyarrow.string(), "integer": pyarrow.int64(), "real": pyarrow.float64(), "date": pyarrow.date32()}
schema = pyarrow.schema([(name, types[kind]) for name, kind in columns])
dates = [name for name, kind in columns if kind == "date"]
def flush(rows):
    writer.write_table(pyarrow.Table.from_pylist(rows, schema=schema))
    rows.clear()
with pyarrow.parquet.ParquetWriter(out, schema, compression="zstd") as writer, open(lines, encoding="utf-8") as source:
    rows = []
    for line in source:
        row = json.loads(line)
        for name in dates:
            row[name] = row[name] and datetime.date.fromisoformat(row[name])
        rows.append(row)
        if len(rows) == 20000:
            flush(rows)
    flush(rows)
)";

Error failure(const std::string& program, const std::string& message, const std::string& suggestion = "") {
  return {ErrorCode::io, program, "", message, suggestion};
}

std::string first_line(const std::string& path) {
  std::ifstream file(path);
  std::string line, last;
  // Python says at the end what went wrong, GDAL at the beginning.
  while (std::getline(file, line))
    if (last.empty() || line.find("Error") != std::string::npos) last = line;
  return last;
}

Expected<void> moved(const std::string& from, const std::string& to) {
  std::error_code error;
  fs::rename(from, to, error);
  if (!error) return {};
  fs::remove(from, error);
  return tl::unexpected(failure(to, "cannot write: " + error.message()));
}

std::string for_xml(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '"')
      out += "&quot;";
    else
      out += c;
  }
  return out;
}

// The table with its types, for GDAL: a virtual layer over the CSV.
std::string virtual_layer(const std::string& csv) {
  std::string out = "<OGRVRTDataSource><OGRVRTLayer name=\"" + for_xml(fs::path(csv).stem().string()) +
                    "\"><SrcDataSource>" + for_xml(csv) +
                    "</SrcDataSource><OpenOptions><OOI key=\"EMPTY_STRING_AS_NULL\">YES</OOI></OpenOptions>"
                    "<GeometryType>wkbPoint</GeometryType><LayerSRS>EPSG:4326</LayerSRS>"
                    "<GeometryField encoding=\"PointFromColumns\" x=\"lon\" y=\"lat\"/>";
  for (const codebook::FlatColumn& column : codebook::flat_columns()) {
    const std::string type = column.type;
    out += std::string("<Field name=\"") + column.name + "\" type=\"" +
           (type == "integer" ? "Integer64"
            : type == "real"  ? "Real"
            : type == "date"  ? "Date"
                              : "String") +
           "\"/>";
  }
  return out + "</OGRVRTLayer></OGRVRTDataSource>";
}

}  // namespace

std::string find_program(const std::string& name) {
  if (name.find('/') != std::string::npos) return access(name.c_str(), X_OK) == 0 ? name : "";
  const char* path = std::getenv("PATH");
  std::string left = path ? path : "/usr/bin:/bin";
  for (std::size_t at = 0; at <= left.size();) {
    const std::size_t end = std::min(left.find(':', at), left.size());
    const std::string candidate = left.substr(at, end - at) + "/" + name;
    if (access(candidate.c_str(), X_OK) == 0) return candidate;
    at = end + 1;
  }
  return "";
}

std::string python() {
  const char* named = std::getenv("MARSAD_PYTHON");
  return named && *named ? named : "python3";
}

bool has_pyarrow() {
  return !find_program(python()).empty() &&
         run_program({python(), "-c", "import importlib.util, sys; sys.exit(importlib.util.find_spec('pyarrow') is None)"});
}

Expected<void> run_program(const std::vector<std::string>& arguments) {
  std::vector<char*> argv;
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  char said[] = "/tmp/marsad-XXXXXX";
  const int file = mkstemp(said);
  if (file < 0) return tl::unexpected(failure(arguments[0], std::string("no temporary file: ") + std::strerror(errno)));
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, file, STDERR_FILENO);
  pid_t child = 0;
  const int started = posix_spawnp(&child, argv[0], &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  int status = 0;
  if (started == 0)
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
  close(file);
  const std::string why = first_line(said);
  unlink(said);
  if (started != 0) return tl::unexpected(failure(arguments[0], std::string("cannot start: ") + std::strerror(started)));
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return {};
  return tl::unexpected(failure(arguments[0], "failed" + (why.empty() ? "" : ": " + why)));
}

Expected<void> write_geopackage(const std::string& csv, const std::string& out) {
  if (find_program("ogr2ogr").empty())
    return tl::unexpected(failure("gpkg", "GeoPackage is written by GDAL's ogr2ogr, which is not installed",
                                  "Debian: apt-get install gdal-bin; or take --format geojson"));
  const std::string part = out + ".part" + std::to_string(getpid()) + ".gpkg";
  auto done = run_program({"ogr2ogr", "-f", "GPKG", part, virtual_layer(csv), "-nln", "marsad", "-lco", "FID=fid"});
  std::error_code ignored;
  if (!done) return fs::remove(part, ignored), done;
  return moved(part, out);
}

Expected<void> write_parquet(const std::string& lines, const std::string& out) {
  if (!has_pyarrow())
    return tl::unexpected(failure("parquet", "Parquet is written by Python's pyarrow, which " + python() + " does not have",
                                  "pip install pyarrow, or name a Python that has it with MARSAD_PYTHON"));
  std::string columns;
  for (const codebook::FlatColumn& column : codebook::flat_columns())
    columns += std::string(columns.empty() ? "[" : ",") + "[\"" + column.name + "\",\"" + column.type + "\"]";
  const std::string part = out + ".part" + std::to_string(getpid());
  auto done = run_program({python(), "-c", kToParquet, lines, part, columns + "]"});
  std::error_code ignored;
  if (!done) return fs::remove(part, ignored), done;
  return moved(part, out);
}

}  // namespace marsad::cli
