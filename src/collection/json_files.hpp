// JSON files: an object a line, or one document.
#pragma once

#include <memory>

#include "byte_stream.hpp"
#include "reader.hpp"
#include "report/page_words.hpp"

namespace marsad::collection {

// Lines are read one at a time; one over 64 MiB is skipped with an error. Their place is "place:17".
std::unique_ptr<Reader> read_json_lines(ByteStream stream, ColumnMap columns, std::string place, std::string id,
                                        const report::PageWords& words);
// One object or an array of them, at most 64 MiB.
std::unique_ptr<Reader> read_json_document(std::string bytes, ColumnMap columns, std::string place, std::string id,
                                           const report::PageWords& words);

}  // namespace marsad::collection
