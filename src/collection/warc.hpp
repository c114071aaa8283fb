// WARC and WET: web archives, record by record.
#pragma once

#include <memory>

#include "byte_stream.hpp"
#include "reader.hpp"

namespace marsad::collection {

// Pages and texts of `response`, `resource` and `conversion` records; others, and responses that are no page (pictures,
// status other than 200), are passed over. id: the record's own; url, retrieved: of its headers. Memory: one record, at
// most 64 MiB and what its body unpacks to, at most as much again; larger ones give an error and are skipped. A broken
// record gives an error, and reading goes on at the next line that begins a record. `stream` holds the records
// uncompressed.
std::unique_ptr<Reader> read_warc(ByteStream stream, std::string place, std::string id);

bool is_warc(std::string_view head) noexcept;

}  // namespace marsad::collection
