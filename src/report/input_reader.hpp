// Files, folders and standard input -> one Report after another.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "byte_stream.hpp"
#include "json_reader.hpp"
#include "marsad/error.hpp"
#include "marsad/report.hpp"
#include "page_words.hpp"

namespace marsad::report {

struct InputCounts {
  std::size_t reports = 0;  // given out
  std::size_t errors = 0;   // inputs or lines that gave an error instead
  std::size_t skipped = 0;  // files of a folder that are no input (warnings say which)
  std::size_t doubled = 0;  // ids that came again and got a number
};

// .txt, .html/.htm, .jsonl/.ndjson (one object a line), .json (an object, an array, or lines); any other name and standard
// input are judged by their bytes: '{' or '[' JSON, '<' a page, else text. A folder is read recursively in the order of its
// sorted paths; hidden files are left out, files of other names are skipped with a warning. Ids: the JSON's own; else the
// file's name without extension (in a folder: its path inside it), for lines "name:17"; "stdin". An id that came before
// gets "#2" and a warning that names both places. Memory: JSON lines are read one at a time, a line over 64 MiB is skipped
// with an error; about 60 bytes stay for each id seen.
class InputReader {
 public:
  // `words` must outlive the reader. "-" is standard input.
  InputReader(std::vector<std::string> inputs, const PageWords& words);

  // nullopt at the end. An error concerns one input or line only; go on calling. Errors: all of ErrorCode's reading ones,
  // the place is the file or "file:line".
  std::optional<Expected<Report>> next();

  const InputCounts& counts() const noexcept { return counts_; }
  // Warnings since the last call, oldest first: skipped files, doubled ids.
  std::vector<Error> take_warnings();

 private:
  struct Input {
    std::string path, id;
    bool standard = false;  // standard input: path is only its name in errors
  };
  struct Seen {
    std::string place;
    unsigned times = 1;
  };

  bool open_next();
  void list_folder(const std::string& folder);
  void open_input(const Input& input);
  void open_json(const Input& input, bool document);
  void read_whole(const Input& input, bool page);
  std::optional<Expected<Report>> next_line();
  void name_uniquely(Report& report, const std::string& place);
  void ready(Expected<Report> report, std::string place);
  void warn(ErrorCode code, std::string place, std::string fragment, std::string message, std::string suggestion = "");

  const PageWords& words_;
  JsonReader json_;
  std::deque<Input> todo_;
  std::deque<std::pair<Expected<Report>, std::string>> ready_;  // with the place each came from
  std::optional<ByteStream> lines_;                             // JSON lines being read
  std::string lines_path_, lines_id_;
  std::size_t line_ = 0;
  bool any_line_ = false;
  std::unordered_map<std::string, Seen> seen_;
  std::vector<Error> warnings_;
  InputCounts counts_;
};

}  // namespace marsad::report
