#include "http_message.hpp"

#include <algorithm>
#include <cstdlib>

#include <fmt/format.h>
#include <zlib.h>

#include "base/utf8.hpp"
#include "report/dom.hpp"

namespace marsad::collection {
namespace {

using report::trim;

constexpr std::size_t kMostHeaders = 200, kLongestValue = 8192;

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return out;
}

std::string_view line_at(std::string_view bytes, std::size_t& at) {
  const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
  std::string_view line = bytes.substr(at, end - at);
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  at = std::min(end + 1, bytes.size());
  return line;
}

// Crawlers store some bodies chunked and some already joined under the same header: a body that is none is left as it is.
std::string unchunked(std::string_view body) {
  std::string out;
  for (std::size_t at = 0; at < body.size();) {
    const std::string_view size = trim(line_at(body, at));
    const std::string digits(size.substr(0, size.find(';')));
    char* end = nullptr;
    const unsigned long long bytes = std::strtoull(digits.c_str(), &end, 16);
    if (digits.empty() || *end != '\0') return out.empty() ? std::string(body) : out;
    if (bytes == 0) break;
    out += body.substr(at, bytes);
    at = bytes > body.size() - at ? body.size() : at + bytes;
    if (at < body.size() && body[at] == '\r') ++at;
    if (at < body.size() && body[at] == '\n') ++at;
  }
  return out;
}

tl::unexpected<Error> fail(ErrorCode code, std::string message, std::string suggestion = "") {
  return tl::unexpected(Error{code, "", "", std::move(message), std::move(suggestion)});
}

// `bits`: zlib's window bits, which also say which wrapping is expected.
Expected<std::string> inflated(std::string_view body, int bits, std::size_t most) {
  z_stream state{};
  if (inflateInit2(&state, bits) != Z_OK) return fail(ErrorCode::io, "no memory to decompress the body");
  std::string out;
  state.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(body.data()));
  state.avail_in = static_cast<uInt>(std::min<std::size_t>(body.size(), 0xFFFFFFFFu));
  int code = Z_OK;
  while (code == Z_OK && out.size() <= most) {
    const std::size_t had = out.size();
    out.resize(had + (1 << 16));
    state.next_out = reinterpret_cast<Bytef*>(out.data() + had);
    state.avail_out = 1 << 16;
    code = inflate(&state, Z_NO_FLUSH);
    out.resize(out.size() - state.avail_out);
    if (code == Z_BUF_ERROR || (code == Z_OK && state.avail_in == 0 && state.avail_out != 0)) break;
  }
  inflateEnd(&state);
  if (out.size() > most)
    return fail(ErrorCode::too_large, fmt::format("the body unpacks to more than {} MiB", most >> 20),
                "a page is never so large: this is a decompression bomb");
  // A body that was cut off is still worth reading.
  if (out.empty()) return fail(ErrorCode::io, "the compressed body is damaged");
  return out;
}

}  // namespace

std::string_view HttpMessage::header(std::string_view name) const noexcept {
  for (const auto& [key, value] : headers)
    if (key == name) return value;
  return {};
}

Headers read_headers(std::string_view bytes, std::size_t& at) {
  Headers headers;
  while (at < bytes.size()) {
    const std::string_view line = line_at(bytes, at);
    if (line.empty()) break;
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0 || headers.size() >= kMostHeaders) continue;
    headers.emplace_back(lower(trim(line.substr(0, colon))), trim(line.substr(colon + 1)).substr(0, kLongestValue));
  }
  return headers;
}

Expected<HttpMessage> read_http(std::string_view bytes) {
  HttpMessage message;
  std::size_t at = 0;
  const std::string_view status = line_at(bytes, at);
  const std::size_t blank = status.find(' ');
  if (!status.starts_with("HTTP/") || blank == std::string_view::npos)
    return tl::unexpected(
        Error{ErrorCode::field, "", std::string(base::utf8_prefix(status, 40)), "the record holds no HTTP response", ""});
  message.status = std::atoi(std::string(status.substr(blank + 1, 3)).c_str());
  message.headers = read_headers(bytes, at);
  message.body = bytes.substr(at);
  return message;
}

Expected<std::string> decoded_body(const HttpMessage& message, std::size_t most) {
  std::string body;
  if (lower(message.header("transfer-encoding")).find("chunked") != std::string::npos)
    body = unchunked(message.body);
  else
    body = message.body;
  const std::string coding = lower(trim(message.header("content-encoding")));
  const bool gzip = body.starts_with("\x1F\x8B");
  if (coding.empty() || coding == "identity" || ((coding == "gzip" || coding == "x-gzip") && !gzip)) return body;
  if (gzip) return inflated(body, 15 + 16, most);
  if (coding != "deflate") {
    // Many crawlers undo the coding and keep the header.
    if (base::first_invalid_utf8(std::string_view(body).substr(0, 512)) == std::string_view::npos) return body;
    return fail(ErrorCode::field,
                "the body is coded as '" + std::string(base::utf8_prefix(coding, 20)) + "', which is not read",
                "gzip and deflate are; fetch the page without compression");
  }
  auto out = inflated(body, 15, most);
  return out || out.error().code == ErrorCode::too_large ? out : inflated(body, -15, most);
}

std::pair<std::string, std::string> content_type(std::string_view value) {
  std::string all = lower(value), charset;
  const std::size_t semicolon = std::min(all.find(';'), all.size());
  if (const std::size_t at = all.find("charset=", semicolon); at != std::string::npos) {
    const std::string_view rest = std::string_view(all).substr(at + 8);
    charset = trim(rest.substr(0, rest.find(';')));
    std::erase_if(charset, [](char c) { return c == '"' || c == '\''; });
  }
  return {std::string(trim(std::string_view(all).substr(0, semicolon))), charset};
}

}  // namespace marsad::collection
