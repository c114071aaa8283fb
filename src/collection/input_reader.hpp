// Files, folders, archives and standard input -> one Report after another.
#pragma once

#include <atomic>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "marsad/error.hpp"
#include "marsad/report.hpp"
#include "packed.hpp"
#include "reader.hpp"
#include "report/page_words.hpp"

namespace marsad::collection {

struct InputCounts {
  std::size_t reports = 0;  // given out
  std::size_t errors = 0;   // inputs, records or lines that gave an error instead
  std::size_t skipped = 0;  // files of a folder or archive that are no input (warnings say which)
  std::size_t passed = 0;   // records inside collections that are no reports: pictures, redirects, service messages
  std::size_t doubled = 0;  // ids that came again and got a number
};

// What is read, judged by name and then by bytes:
//   .txt text · .html/.htm page, or an exported Telegram channel · .jsonl/.ndjson an object a line · .json an object,
//   an array, lines, or an exported Telegram channel · .csv/.tsv a table · .xml/.rss/.atom a feed or sitemap ·
//   .warc/.wet a web archive · .zip/.tar what is in it · any of these with .gz · a folder, recursively in the order of
//   its sorted paths (hidden files left out, files of other names skipped with a warning). Any other name and standard
//   input are judged by their bytes alone.
// Ids: the record's own; else the file's name without extension (in a folder or archive: its path inside it), for lines
// and rows "name:17"; "stdin". An id that came before gets "#2" and a warning that names both places; after the first
// million ids only those are compared. Memory: one record at a time (at most 64 MiB), and about 100 bytes for each of
// the first million ids.
class InputReader {
 public:
  // `words` must outlive the reader. "-" is standard input. `columns`: other names of columns and fields (reader.hpp).
  InputReader(std::vector<std::string> inputs, const report::PageWords& words, ColumnMap columns = {});
  ~InputReader();

  // nullopt at the end. An error concerns one input or record only; go on calling. Errors: all of ErrorCode's reading ones,
  // the place is the file, "file:line" or "file record 7". Pages are not parsed yet: report::finish does it.
  std::optional<Expected<report::Draft>> next_draft();
  // The same, parsed.
  std::optional<Expected<Report>> next();

  const InputCounts& counts() const noexcept { return counts_; }
  // Bytes of all inputs taken so far, as they lie on disk. May be asked from another thread.
  std::uint64_t taken() const noexcept { return taken_; }
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
  struct Opening;

  bool open_next();
  void list_folder(const std::string& folder);
  void open_input(const Input& input);
  void open_stream(Opening opening);
  void open_packed(const std::string& path, Opening opening);
  void next_entry();
  void read_whole(Opening opening, bool page);
  void read_xml(Opening opening);
  void close_reader();
  void count_taken() noexcept;
  void name_uniquely(Report& report, const std::string& place);
  void ready(Expected<report::Draft> draft, std::string place);
  void warn(ErrorCode code, std::string place, std::string fragment, std::string message, std::string suggestion = "");

  const report::PageWords& words_;
  const ColumnMap columns_;
  std::deque<Input> todo_;
  std::deque<std::pair<Expected<report::Draft>, std::string>> ready_;  // with the place each came from
  std::unique_ptr<Packed> packed_;                                     // the archive that reader_ reads an entry of
  std::string packed_place_;
  std::unique_ptr<Reader> reader_;
  std::uint64_t done_ = 0;  // bytes of inputs that are read to their end
  std::atomic<std::uint64_t> taken_{0};
  std::unordered_map<std::string, Seen> seen_;
  std::vector<Error> warnings_;
  InputCounts counts_;
};

}  // namespace marsad::collection
