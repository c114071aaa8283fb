// What Telegram Desktop exports: result.json and messages.html.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "byte_stream.hpp"
#include "reader.hpp"
#include "report/page_words.hpp"

namespace marsad::collection {

// Each message with a text is a report: id "<chat>/<number>", published its day (in the clock of who exported it),
// publisher the chat's name, byline its signature, modified the day of its last edit. Joins, pins and other service
// messages are passed over, as are pictures without words. Memory: one message, at most 64 MiB.
std::unique_ptr<Reader> read_telegram_json(ByteStream stream, std::string place, std::string id);
bool is_telegram_json(std::string_view head) noexcept;

// The messages of one exported page (at most 64 MiB of bytes).
std::unique_ptr<Reader> read_telegram_html(std::string bytes, std::string place, std::string id,
                                           const report::PageWords& words);
bool is_telegram_html(std::string_view head) noexcept;

}  // namespace marsad::collection
