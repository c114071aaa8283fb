// The parts of check.hpp, each over all files. Internal to knowledge/.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check.hpp"
#include "schema.hpp"

namespace marsad::knowledge::checking {

// A record and the file it stands in.
struct Entry {
  const Recfile* file;
  const Record* record;
  std::string place() const { return file->place(record->line()); }
};

class Findings {
 public:
  void add(Severity severity, const Recfile& file, const Field& field, std::string message, std::string suggestion = {});
  void add(const Error& error, Severity severity = Severity::error);
  std::vector<Finding> take() { return std::move(list_); }

 private:
  std::vector<Finding> list_;
};

// Records but the schema's, and the ids of each kind in file order.
struct Index {
  explicit Index(const std::vector<Recfile>& files);
  const Entry* find(std::string_view kind, std::string_view id) const;
  std::vector<std::string_view> ids(std::string_view kind) const;

  std::vector<Entry> entries;
  std::map<std::string_view, std::map<std::string_view, Entry>> by_id;  // first of each id
};

// A finite number and nothing behind it.
std::optional<double> number_in(std::string_view text);

// Kinds, keys, values, required keys, references: what schema.rec says.
void check_schema(const Index& index, const Schema& schema, Findings& out);
// Ids twice, circles of `in` and `parent`.
void check_ids(const Index& index, Findings& out);
// Dates, coordinates, numbers, `basis`, and gender lines that qualify no name.
void check_values(const Index& index, Findings& out);
// Names that several records of a kind share, and words that fold to the same letters.
void check_names(const Index& index, Findings& out);

}  // namespace marsad::knowledge::checking
