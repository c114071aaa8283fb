// JSON objects -> Reports.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "draft.hpp"
#include "marsad/error.hpp"
#include "marsad/report.hpp"
#include "page_words.hpp"

namespace marsad::report {

// The names that a line's fields have, where they are not the usual ones: {"text", "body"}; a name that begins with '/'
// is a JSON pointer ("/article/body").
using FieldNames = std::vector<std::pair<std::string, std::string>>;

// Reuses its parser's memory from line to line. One a thread.
class JsonReader {
 public:
  explicit JsonReader(const PageWords& words, FieldNames names = {});
  ~JsonReader();
  JsonReader(JsonReader&&) noexcept;
  JsonReader& operator=(JsonReader&&) noexcept;

  // One object: `text` or `html` (a `text` that is a whole page counts as html), and if there id (text or whole
  // number), url, title, published, publisher, retrieved, byline, modified, language, same_as, same, sha256. null and
  // unknown fields are ignored. published becomes an ISO day with published_from `argument`; without it a page's own
  // metadata, then the url serve (`metadata`). sha256 is the one given, else over `line`. `place` stands in errors,
  // `id` is used when the object has none. Errors: json (with the offset and what is wrong), field, date, encoding,
  // empty, binary, too_large.
  Expected<Report> read(std::string_view line, std::string_view place, std::string_view id);

  // The same, but a page is not parsed yet: finish() does that, on any thread.
  Expected<Draft> draft(std::string_view line, std::string_view place, std::string_view id);

  // A whole file: one object, or an array of them. Elements of an array are placed as "place[0]".
  std::vector<Expected<Draft>> read_document(std::string_view bytes, std::string_view place, std::string_view id);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace marsad::report
