// Tables: one report a row.
#pragma once

#include <memory>

#include "byte_stream.hpp"
#include "reader.hpp"
#include "report/page_words.hpp"

namespace marsad::collection {

// The first row names the columns. `columns` says which holds what ({"text", "body"}); those not named there are found
// by usual names (text, body, content, message; title, headline; published, date; url, link; publisher, source; id).
// Commas, semicolons or tabs between, double quotes around what holds them (RFC 4180), of any encoding. Memory: one
// row, at most 64 MiB; a larger one gives an error and is skipped. Errors: field (no column of text, a row with more
// cells than columns), date, too_large and those of reading texts.
std::unique_ptr<Reader> read_csv(ByteStream stream, ColumnMap columns, std::string place, std::string id,
                                 const report::PageWords& words);

}  // namespace marsad::collection
