#include "draft.hpp"

#include "html_reader.hpp"
#include "page_days.hpp"
#include "sniff.hpp"
#include "text_reader.hpp"

namespace marsad::report {
namespace {

void keep(std::string& known, std::string&& said) {
  if (known.empty()) known = std::move(said);
}

Expected<Report> parse(const Draft& draft, const PageWords& words) {
  if (draft.utf8) {
    if (auto error = refuse_bytes(draft.bytes, "")) return tl::unexpected(*std::move(error));
    if (draft.shape == Shape::page) return read_page(draft.bytes, words, draft.report.url);
  }
  return draft.shape == Shape::page ? read_html(draft.bytes, words, {draft.charset, draft.report.url})
                                    : read_text(draft.bytes, words);
}

}  // namespace

Expected<Report> finish(Draft draft, const PageWords& words) {
  Report& known = draft.report;
  if (draft.shape != Shape::ready) {
    auto read = parse(draft, words);
    if (!read) {
      if (read.error().place.empty()) read.error().place = draft.place;
      return read;
    }
    known.text = std::move(read->text);
    // A fetched page knows its own address better than the one who followed a link to it.
    if (!draft.utf8 && !read->url.empty()) known.url.clear();
    for (std::string Report::*field : {&Report::title, &Report::url, &Report::publisher, &Report::byline, &Report::dateline,
                                       &Report::modified, &Report::language, &Report::sha256})
      keep(known.*field, std::move((*read).*field));
    if (known.published.empty() && !read->published.empty())
      known.published = std::move(read->published), known.published_from = read->published_from;
  }
  if (known.published.empty())
    if (const auto day = url_day(known.url))
      known.published = base::format_day(*day), known.published_from = PublishedFrom::metadata;
  return std::move(known);
}

}  // namespace marsad::report
