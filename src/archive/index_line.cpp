#include "index_line.hpp"

#include <nlohmann/json.hpp>

#include "base/utf8.hpp"

namespace marsad::archive {
namespace {

using Json = nlohmann::ordered_json;

std::string text_at(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace

std::string index_line(const Finding& finding, const std::string& before) {
  Json headers = Json::object();
  for (const auto& [key, value] : finding.headers) {
    // Several headers of a name: one line, as HTTP allows.
    const std::string old = text_at(headers, key.c_str());
    headers[key] = old.empty() ? value : old + ", " + value;
  }
  Json out = {{"sha256", finding.sha256}, {"bytes", finding.bytes}, {"url", finding.url}, {"time", finding.time}};
  if (finding.status != 0) out["status"] = finding.status;
  out["headers"] = std::move(headers);
  out["tool"] = finding.tool;
  out["before"] = before;
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Expected<Finding> read_index_line(std::string_view line, std::string& before) {
  const auto fail = [&](const char* what) {
    return tl::unexpected(Error{ErrorCode::json, "", std::string(base::utf8_prefix(line, 60)), what, ""});
  };
  const Json json = Json::parse(line, nullptr, false);
  if (!json.is_object()) return fail("the line of the index is no JSON object");
  Finding out;
  out.sha256 = text_at(json, "sha256"), out.url = text_at(json, "url"), out.time = text_at(json, "time");
  out.tool = text_at(json, "tool");
  before = text_at(json, "before");
  if (out.sha256.size() != 64 || out.sha256.find_first_not_of("0123456789abcdef") != std::string::npos)
    return fail("the line of the index names no SHA-256");
  if (const auto bytes = json.find("bytes"); bytes != json.end() && bytes->is_number_unsigned()) out.bytes = *bytes;
  if (const auto status = json.find("status"); status != json.end() && status->is_number_integer()) out.status = *status;
  if (const auto headers = json.find("headers"); headers != json.end() && headers->is_object())
    for (const auto& [key, value] : headers->items())
      if (value.is_string()) out.headers.emplace_back(key, value.get<std::string>());
  return out;
}

}  // namespace marsad::archive
