// Evidence kept: the untouched bytes of what was read, where and when it was found, in a folder that only grows.
//
//   objects/ab/abcd....zst   the bytes, zstd, named by the SHA-256 of what they unpack to: the same bytes are kept once
//   index.jsonl              one line a finding: {"sha256", "bytes", "url", "time", "headers", "tool", "before"};
//   `before` is the SHA-256
//                            of the line before, so that a line that was changed or taken out shows
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "collection/source.hpp"
#include "marsad/error.hpp"

namespace marsad::archive {

struct Finding {
  std::string sha256;  // of the untouched bytes, 64 hex digits
  std::uint64_t bytes = 0;
  std::string url;   // where they were found; a path or "" when they come from no address
  std::string time;  // UTC, "2019-01-27T10:00:00Z"
  std::vector<std::pair<std::string, std::string>> headers;  // of the response, names in lower case
  int status = 0;                                            // of the response, 0 when there was none
  std::string tool;                                          // "marsad 0.1.0"
};

// What verify() found.
struct Verdict {
  std::uint64_t findings = 0, objects = 0, bytes = 0;
  std::vector<Error> faults;  // damaged, missing, unlisted; a changed line of the index. Empty: the archive is whole
};

class Archive {
 public:
  // Makes the folder when it is not there. One process writes at a time: a second one is refused. A line that a kill
  // cut off is taken off the end of the index (its object stays and is found again). Errors: io, usage (in use).
  static Expected<Archive> open(const std::string& folder);
  ~Archive();
  Archive(Archive&&) noexcept;
  Archive& operator=(Archive&&) noexcept;

  // Streams the bytes into the archive, then adds the line: first the object reaches the disk, then its finding, so a
  // kill at any moment leaves a whole archive. sha256, bytes, and time when empty, are filled in and given back.
  // Errors: io. Memory: under 10 MB.
  Expected<Finding> add(collection::Source& bytes, Finding finding);
  Expected<Finding> add(std::string bytes, Finding finding);

 private:
  struct State;
  explicit Archive(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// Calls visit for each finding, oldest first, until it says false. Errors: io, json (with the line).
Expected<void> each_finding(const std::string& folder, const std::function<bool(const Finding&)>& visit);
// Unpacks every object and reads every line. Errors: io (no archive there); what is wrong inside it is in the verdict.
Expected<Verdict> verify(const std::string& folder);
// The untouched bytes, at most `most`. Errors: io, too_large, field (no such object).
Expected<std::string> bytes_of(const std::string& folder, const std::string& sha256, std::size_t most);

// Now, as Finding::time writes it.
std::string utc_now();

}  // namespace marsad::archive
