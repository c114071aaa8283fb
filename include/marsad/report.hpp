// A report as it comes in: the text that is read and what is known about the page around it.
#pragma once

#include <optional>
#include <string>

namespace marsad {

// Where a publication day was taken from, best first (contract: report.published_from).
enum class PublishedFrom { argument, metadata, text, inferred, unknown };

const char* name_of(PublishedFrom from) noexcept;

struct Report {
  std::string id;         // unique among the inputs of a run; the caller's, or made from the file name
  std::string text;       // UTF-8, what all spans point into. Of an HTML page: title, then paragraphs, one a line
  std::string title;      // empty when unknown; the text may open with it
  std::string url;        // empty when unknown
  std::string publisher;  // empty when unknown
  std::string retrieved;  // ISO date or date-time, empty when unknown
  std::string published;  // ISO day "2019-01-27" in the page's own time zone, empty when unknown
  PublishedFrom published_from = PublishedFrom::unknown;
  // What a page, feed or archive says besides; all empty when unknown.
  std::string byline;    // who wrote it, as shown
  std::string dateline;  // the line that shows its date, as shown; it stands in the text too
  std::string modified;  // ISO day of its last change, in the page's own time zone
  std::string language;  // two letters, lower case: "ar"
  // The same text came before, in the report of that id (filled only when duplicates are looked for).
  std::string same_as;
  std::string same;    // how it is the same: "exact", "near", or "update" (near, but a count differs)
  std::string sha256;  // 64 hex digits over the untouched input bytes; filled by the readers in report/
};

}  // namespace marsad
